/** What a checkup counts of what is kept: for how long, and whether the audit knows of it. */
import { sql } from 'drizzle-orm';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { daysKept } from './periods.ts';

/** The sweep comes once a night. */
const GRACE_HOURS = 48;

/** Rows and words that should have been swept by `now`. */
export async function countUnswept(tx: Tx, now: Temporal.Instant): Promise<number> {
  const kept = await daysKept(tx);
  const before = (days: number) =>
    sql`${now.subtract({ hours: days * 24 + GRACE_HOURS }).toString()}::text::timestamptz`;
  const { many } = onlyRow(
    await tx.execute<{ many: number }>(sql`select (
        (select count(*) from heard where workspace_id = current_workspace() and message_id not like 'demo:%'
          and (created_at < ${before(kept.traces)} or text is not null and created_at < ${before(kept.words)}))
        + (select count(*) from outbox where workspace_id = current_workspace() and state <> 'due' and created_at < ${before(kept.traces)})
        + (select count(*) from audit where workspace_id = current_workspace() and action <> 'export' and at < ${before(kept.traces)}
          and (before is not null or after is not null))
      )::int as many`),
  );
  return many;
}

export type AuditCounts = {
  readonly rows: number;
  /** Made without a line of the audit. */
  readonly unknown: number;
  /** The bot may delete the audit, or write another past into it. */
  readonly isOpen: boolean;
};

/** Of customers, contacts, notes and follow-ups made since an instant. The transaction has to see all. */
export async function countAudited(tx: Tx, since: Temporal.Instant): Promise<AuditCounts> {
  const made = (['customers', 'contacts', 'interactions', 'follow_ups'] as const).map(
    (table) =>
      sql`select ${table}::text as table_name, id from ${sql.identifier(table)} where workspace_id = current_workspace() and created_at > ${since.toString()}::text::timestamptz`,
  );
  return onlyRow(
    await tx.execute<AuditCounts>(sql`select count(*)::int as rows,
        count(*) filter (where not exists (select from audit a where a.workspace_id = current_workspace()
          and a.table_name = made.table_name and a.row_id = made.id and a.action = 'insert'))::int as unknown,
        has_table_privilege('audit', 'DELETE') or has_column_privilege('audit', 'person_id', 'UPDATE') or has_column_privilege('audit', 'at', 'UPDATE') as "isOpen"
      from (${sql.join(made, sql` union all `)}) made`),
  );
}
