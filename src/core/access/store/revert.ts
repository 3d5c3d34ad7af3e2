/**
 * Takes audited rows back, whoever asks for it. What they linked goes first, to make room; then the rows that they removed
 * come back, then changed ones, then what they added goes, children before parents. A row that somebody has changed since
 * stays as it is; a customer or contact that others have come to need stays.
 */
import { and, eq, gt, isNull, notExists, notInArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { isPersonJoin } from './changes.ts';
import { errorCode, FOREIGN_KEY_VIOLATION } from '../../db/pool.ts';
import { withPrivateRows } from '../../db/session.ts';
import { attempt, type Tx } from '../../db/tx.ts';
import { selvesOf } from '../../people/store/samePerson.ts';
import { audit } from '../../db/schema/audit.ts';

/** Parents first. */
export const REVERT_ORDER: readonly string[] = [
  'people',
  'identities',
  'senses',
  'colleague_names',
  'absences',
  'codes',
  'teams',
  'rooms',
  'digests',
  'escalations',
  'cadences',
  'company_days',
  'retention_periods',
  'approvals',
  'news_rules',
  'webhooks',
  'customers',
  'helpers',
  'aliases',
  'feeds',
  'feed_names',
  'meetings',
  'contacts',
  'nicknames',
  'merges',
  'interactions',
  'facts',
  'follow_ups',
  'stages',
  'deals',
  'sums',
  'rates',
  'complaints',
  'scores',
  'check_ins',
  'terms',
  'questions',
  'offers',
  'thanks',
  'news_shares',
  'interaction_contacts',
  'handovers',
  'handover_items',
  'handover_questions',
  'playbooks',
  'playbook_runs',
  'playbook_steps',
];
/** What links a note to the people it names: nothing refers to it. */
const LINKS = 'interaction_contacts';
/** What belongs to the one who made it. */
export const AUTHORED_TABLES = ['interactions', 'follow_ups', 'deals', 'complaints'];
/** Moved on by jobs, or called anew with a team's stages: no reason not to undo. */
const MOVING = [
  'rung',
  'back_at',
  'remind_at',
  'reminded_at',
  'reminders',
  'next_at',
  'said_at',
  'told_on',
  'told_through',
  'asked_on',
  'ask_at',
  'reached',
  'waits_for',
  'stage_name',
];

type Row = typeof audit.$inferSelect;

/** Resolves to how many rows had been changed by somebody else since, and were left alone. Others' private rows that were moved go back as well. */
export async function revertRows(tx: Tx, rows: readonly Row[]): Promise<number> {
  return withPrivateRows(tx, () => revertAll(tx, rows));
}

async function revertAll(tx: Tx, rows: readonly Row[]): Promise<number> {
  const rank = ({ tableName }: Row) => REVERT_ORDER.indexOf(tableName);
  const removed = rows.filter((row) => row.action === 'delete').toSorted((a, b) => rank(a) - rank(b));
  const added = rows.filter((row) => row.action === 'insert').toSorted((a, b) => rank(b) - rank(a));
  const isAdded = (row: Row) => added.some((other) => other.tableName === row.tableName && other.rowId === row.rowId);
  const madeCustomers = added.some((row) => row.tableName === 'customers');
  let left = 0;
  for (const row of added) if (row.tableName === LINKS) await remove(tx, row);
  for (const row of removed) if (!isAdded(row)) await putBack(tx, row);
  for (const row of rows) if (row.action === 'update' && !isAdded(row) && !(await restore(tx, row))) left += 1;
  for (const row of added) {
    // A customer's names go and stay with it.
    if (row.tableName === LINKS || (madeCustomers && row.tableName === 'aliases')) continue;
    if (row.tableName === 'customers' && (await othersHaveTouched(tx, row))) continue;
    if (!(await remove(tx, row)) && AUTHORED_TABLES.includes(row.tableName)) left += 1;
  }
  return left;
}

/** Whether somebody else has given a customer an owner, a tier or the like since it was made. */
async function othersHaveTouched(tx: Tx, { id, rowId, tableName, personId }: Row) {
  const joined = alias(audit, 'joined');
  const rows = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(
      and(
        eq(audit.tableName, tableName),
        eq(audit.rowId, rowId),
        gt(audit.id, id),
        eq(audit.action, 'update'),
        isNull(audit.undoneBy),
        personId === null ? undefined : notInArray(audit.personId, await selvesOf(tx, personId)),
        notExists(
          tx
            .select({ id: joined.id })
            .from(joined)
            .where(and(eq(joined.heardId, audit.heardId), isPersonJoin(joined))),
        ),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

async function putBack(tx: Tx, { tableName, before }: Row) {
  const table = sql.identifier(tableName);
  await tx.execute(
    sql`insert into ${table} select * from jsonb_populate_record(null::${table}, ${JSON.stringify(before)}::text::jsonb)`,
  );
}

async function restore(tx: Tx, { tableName, rowId, before, after }: Row) {
  if (!before) return false;
  const table = sql.identifier(tableName);
  const columns = Object.keys(before).map((name) => sql.identifier(name));
  const expected = Object.fromEntries(Object.entries(after ?? {}).filter(([name]) => !MOVING.includes(name)));
  const set = sql.join(
    columns.map((column) => sql`${column} = was.${column}`),
    sql`, `,
  );
  const [same] = await tx.execute(
    sql`select t.id from ${table} t where t.id = ${rowId} and to_jsonb(t) || ${JSON.stringify(expected)}::text::jsonb = to_jsonb(t) for update`,
  );
  if (!same) return false;
  await tx.execute(
    sql`update ${table} t set ${set} from jsonb_populate_record(null::${table}, ${JSON.stringify(before)}::text::jsonb) was where t.id = ${rowId}`,
  );
  return true;
}

/** A playbook whose step goes waits for the one before it again: what moves it on is not audited. */
async function stepBack(tx: Tx, id: number) {
  await tx.execute(sql`update playbook_runs r set reached = s.place - 1, waits_for = before.follow_up_id
    from playbook_steps s left join playbook_steps before
      on before.workspace_id = s.workspace_id and before.run_id = s.run_id and before.place = s.place - 1
    where s.workspace_id = current_workspace() and s.id = ${id} and r.workspace_id = s.workspace_id and r.id = s.run_id`);
}

/** What was added goes, unless others have come to need it: a customer that has other notes by now stays. */
async function remove(tx: Tx, { tableName, rowId }: Row): Promise<boolean> {
  return attempt(tx, async (inner) => {
    if (tableName === 'playbook_steps') await stepBack(inner, rowId);
    await inner.execute(sql`delete from ${sql.identifier(tableName)} where id = ${rowId}`);
    return true;
  }).catch((error: unknown) => {
    if (errorCode(error) !== FOREIGN_KEY_VIOLATION) throw error;
    return false;
  });
}
