/** What a checkup counts of the outbox. */
import { sql } from 'drizzle-orm';
import { parseInstant } from '../../db/columns.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

type Row = {
  readonly waiting: number;
  readonly answers: number;
  readonly oldest: string | null;
  readonly dead: number;
};

/** `answers`: those to somebody's message that have waited since before `patience`; `oldest`: since when the first of all has. */
export async function countWaiting(tx: Tx, patience: Temporal.Instant) {
  const { oldest, ...counts } = onlyRow(
    await tx.execute<Row>(sql`select count(*) filter (where state = 'due')::int as waiting,
        count(*) filter (where state = 'due' and heard_id is not null and created_at < ${patience.toString()}::text::timestamptz)::int as answers,
        count(*) filter (where state = 'dead')::int as dead, min(created_at) filter (where state = 'due')::text as oldest
      from outbox where workspace_id = current_workspace() and state <> 'sent'`),
  );
  return { ...counts, oldest: oldest === null ? undefined : parseInstant(oldest) };
}

/** Lines since an instant that say in the same minute what another has said in the same room, about the same message. */
export async function countRepeated(tx: Tx, since: Temporal.Instant): Promise<number> {
  const { many } = onlyRow(
    await tx.execute<{ many: number }>(sql`select coalesce(sum(times - 1), 0)::int as many from (
        select count(*) as times from outbox
        where workspace_id = current_workspace() and created_at > ${since.toString()}::text::timestamptz and edits_id is null
        group by room_id, thread, person_id, team_id, heard_id, date_trunc('minute', created_at), card
      ) said where times > 1`),
  );
  return many;
}
