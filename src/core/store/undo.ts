/**
 * Undo, for every write there is: the audit trigger has kept what each row was, so what one message did is taken back
 * row by row. Rows that it removed come back first, then changed ones, then what it added goes, children before parents.
 * Nothing is taken back that somebody has changed since.
 */
import { and, desc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { attempt, type Tx } from './open.ts';
import { codeOf } from './guard.ts';
import { audit, heard } from './schema.ts';

/** Parents first. */
const TABLES = [
  'people',
  'identities',
  'codes',
  'teams',
  'rooms',
  'customers',
  'aliases',
  'contacts',
  'interactions',
  'follow_ups',
  'interaction_contacts',
];
/** Moved on by jobs: no reason not to undo. */
const MOVING = ['remind_at', 'reminded_at', 'reminders', 'next_digest_at'];
const IN_USE = '23503';

/** The newest message of a person, since an instant, that changed something and is not undone. */
export async function lastDoing(
  tx: Tx,
  { personId, since }: { readonly personId: number; readonly since: Temporal.Instant },
): Promise<number | undefined> {
  const rows = await tx
    .select({ heardId: audit.heardId })
    .from(audit)
    .where(and(eq(audit.personId, personId), isNotNull(audit.heardId), isNull(audit.undoneBy), gte(audit.at, since)))
    .orderBy(desc(audit.id))
    .limit(1);
  return rows[0]?.heardId ?? undefined;
}

/** The message that added a row, if it is not undone: whose doing, and when. */
export async function doingOf(tx: Tx, { table, rowId }: { readonly table: string; readonly rowId: number }) {
  const rows = await tx
    .select({ heardId: audit.heardId, personId: audit.personId, at: audit.at })
    .from(audit)
    .where(and(eq(audit.tableName, table), eq(audit.rowId, rowId), eq(audit.action, 'insert'), isNull(audit.undoneBy)))
    .orderBy(desc(audit.id))
    .limit(1);
  return rows[0];
}

/** What a message said, and the rows it added to a table. */
export async function doneBy(tx: Tx, { heardId, table }: { readonly heardId: number; readonly table: string }) {
  const [said] = await tx.select({ text: heard.text }).from(heard).where(eq(heard.id, heardId));
  const added = await tx
    .select({ id: audit.rowId })
    .from(audit)
    .where(and(eq(audit.heardId, heardId), eq(audit.tableName, table), eq(audit.action, 'insert')));
  return { text: said?.text ?? '', added: added.map((row) => row.id) };
}

/** Takes back what a message did. Resolves to false, and has done nothing, when somebody has changed it since. */
export async function takeBack(
  tx: Tx,
  { heardId, by }: { readonly heardId: number; readonly by: number },
): Promise<boolean> {
  const rows = await doings(tx, [heardId]);
  const done = await attempt(tx, async (inner) => {
    const changed = await unwind(inner, rows);
    if (changed) throw new Changed();
    return true;
  }).catch((error: unknown) => {
    if (error instanceof Changed) return false;
    throw error;
  });
  if (done)
    await tx
      .update(audit)
      .set({ undoneBy: by })
      .where(inArray(audit.heardId, [heardId, by]));
  return done;
}

/** Takes back what many messages did, as far as nobody has built on it since. */
export async function takeBackAll(tx: Tx, heardIds: readonly number[]): Promise<void> {
  await unwind(tx, await doings(tx, heardIds));
}

/** Newest first. */
async function doings(tx: Tx, heardIds: readonly number[]) {
  return tx
    .select()
    .from(audit)
    .where(and(inArray(audit.heardId, [...heardIds]), isNull(audit.undoneBy)))
    .orderBy(desc(audit.id));
}

/** Resolves to how many rows had been changed by somebody else since, and were left alone. */
async function unwind(tx: Tx, rows: readonly Row[]): Promise<number> {
  const rank = ({ tableName }: Row) => TABLES.indexOf(tableName);
  const removed = rows.filter((row) => row.action === 'delete').toSorted((a, b) => rank(a) - rank(b));
  const added = rows.filter((row) => row.action === 'insert').toSorted((a, b) => rank(b) - rank(a));
  const isAdded = (row: Row) => added.some((other) => other.tableName === row.tableName && other.rowId === row.rowId);
  const madeCustomers = added.some((row) => row.tableName === 'customers');
  let left = 0;
  for (const row of removed) if (!isAdded(row)) await putBack(tx, row);
  for (const row of rows) if (row.action === 'update' && !isAdded(row) && !(await restore(tx, row))) left += 1;
  // A customer's names go and stay with it.
  for (const row of added) if (!(madeCustomers && row.tableName === 'aliases')) await remove(tx, row);
  return left;
}

class Changed extends Error {}

type Row = typeof audit.$inferSelect;

async function putBack(tx: Tx, { tableName, before }: Row) {
  const table = sql.identifier(tableName);
  await tx.execute(
    sql`insert into ${table} select * from jsonb_populate_record(null::${table}, ${JSON.stringify(before)}::text::jsonb)`,
  );
}

async function restore(tx: Tx, { tableName, rowId, before, after }: Row) {
  const table = sql.identifier(tableName);
  const columns = Object.keys(before ?? {}).map((name) => sql.identifier(name));
  const expected = Object.fromEntries(Object.entries(after ?? {}).filter(([name]) => !MOVING.includes(name)));
  const set = sql.join(
    columns.map((column) => sql`${column} = was.${column}`),
    sql`, `,
  );
  const found =
    await tx.execute(sql`update ${table} t set ${set} from jsonb_populate_record(null::${table}, ${JSON.stringify(before)}::text::jsonb) was
    where t.id = ${rowId} and to_jsonb(t) @> ${JSON.stringify(expected)}::text::jsonb returning t.id`);
  return found.length === 1;
}

/** What was added goes, unless others have come to need it: a customer that has other notes by now stays. */
async function remove(tx: Tx, { tableName, rowId }: Row) {
  await attempt(tx, (inner) => inner.execute(sql`delete from ${sql.identifier(tableName)} where id = ${rowId}`)).catch(
    (error: unknown) => {
      if (codeOf(error) !== IN_USE) throw error;
    },
  );
}
