/**
 * Undo, for every write there is: the audit trigger has kept what each row was, so what one message did is taken back
 * row by row. What it linked goes first, to make room; then the rows that it removed come back, then changed ones, then
 * what it added goes, children before parents. A note goes together with what its author has done to it since. Nothing is
 * taken back that somebody else has changed since; a customer or contact that others have come to need stays. People who
 * were joined are one here, whoever of them did it, and their joining is nobody's change of what it moved.
 */
import { and, desc, eq, gt, gte, inArray, isNotNull, isNull, not, notExists, notInArray, sql } from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import { attempt, type Tx } from './open.ts';
import { codeOf } from './guard.ts';
import { importBy } from './imports.ts';
import { audit } from './schema/audit.ts';
import { followUps } from './schema/followups.ts';
import { people } from './schema/people.ts';
import { heard } from './schema/talk.ts';
import { selvesOf } from './same.ts';

/** Parents first. */
export const TABLES: readonly string[] = [
  'people',
  'identities',
  'senses',
  'codes',
  'teams',
  'rooms',
  'customers',
  'helpers',
  'aliases',
  'contacts',
  'nicknames',
  'merges',
  'interactions',
  'facts',
  'follow_ups',
  'questions',
  'offers',
  'interaction_contacts',
];
/** What links a note to the people it names: nothing refers to it. */
const LINKS = 'interaction_contacts';
/** What belongs to the one who made it. */
const OWN = ['interactions', 'follow_ups'];
/** Moved on by jobs: no reason not to undo. */
const MOVING = ['remind_at', 'reminded_at', 'reminders', 'next_digest_at'];
const IN_USE = '23503';
const TAKEN = '23505';

/** The newest message of a person, since an instant, that changed something and is not undone. */
export async function lastDoing(
  tx: Tx,
  { personId, since }: { readonly personId: number; readonly since: Temporal.Instant },
): Promise<number | undefined> {
  const rows = await tx
    .select({ heardId: audit.heardId })
    .from(audit)
    .where(
      and(
        inArray(audit.personId, await selvesOf(tx, personId)),
        isNotNull(audit.heardId),
        isNull(audit.undoneBy),
        gte(audit.at, since),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(1);
  return rows[0]?.heardId ?? undefined;
}

/** The message that added a row, unless it is undone: whose doing, and when. */
export async function doingOf(tx: Tx, { table, rowId }: { readonly table: string; readonly rowId: number }) {
  const rows = await tx
    .select({ heardId: audit.heardId, personId: audit.personId, at: audit.at })
    .from(audit)
    .where(and(eq(audit.tableName, table), eq(audit.rowId, rowId), eq(audit.action, 'insert'), isNull(audit.undoneBy)))
    .orderBy(desc(audit.id))
    .limit(1);
  return rows.flatMap(({ heardId, ...row }) => (heardId === null ? [] : [{ heardId, ...row }]))[0];
}

/** What a message said, the notes that it added, those that it changed, their follow-ups included, and whom it made one with another. */
export async function doneBy(tx: Tx, heardId: number) {
  const [said] = await tx.select({ text: heard.text }).from(heard).where(eq(heard.id, heardId));
  const touched = await tx
    .select({ id: audit.rowId, action: audit.action })
    .from(audit)
    .where(and(eq(audit.heardId, heardId), eq(audit.tableName, 'interactions')));
  const promised = await tx
    .select({ id: followUps.interactionId })
    .from(audit)
    .innerJoin(followUps, and(eq(followUps.workspaceId, audit.workspaceId), eq(followUps.id, audit.rowId)))
    .where(and(eq(audit.heardId, heardId), eq(audit.tableName, 'follow_ups')));
  const joined = await tx
    .select({ name: people.name })
    .from(audit)
    .innerJoin(people, and(eq(people.workspaceId, audit.workspaceId), eq(people.id, audit.rowId)))
    .where(and(eq(audit.heardId, heardId), joins(audit)));
  const added = touched.filter(({ action }) => action === 'insert').map(({ id }) => id);
  const changed = [...touched, ...promised].flatMap(({ id }) => (id === null || added.includes(id) ? [] : [id]));
  return { text: said?.text ?? '', added, changed: [...new Set(changed)], joined: joined.map(({ name }) => name) };
}

const joins = ({ tableName, after }: { readonly tableName: PgColumn; readonly after: PgColumn }) =>
  and(eq(tableName, 'people'), sql`${after} ? 'same_as'`);

/** Whether a message has changed anything, beyond making its speaker known. */
export async function hasChanged(tx: Tx, heardId: number): Promise<boolean> {
  const met = and(eq(audit.action, 'insert'), inArray(audit.tableName, ['people', 'identities']));
  const rows = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.heardId, heardId), not(met!)))
    .limit(1);
  return rows.length > 0;
}

/** Takes back what a message did. Resolves to false, and has done nothing, when somebody has changed it since; an import has a way back of its own. */
export async function takeBack(
  tx: Tx,
  { heardId, by }: { readonly heardId: number; readonly by: number },
): Promise<boolean> {
  if ((await importBy(tx, heardId)) !== undefined) return false;
  const [doing] = await doings(tx, [heardId]);
  const selves = doing?.personId == null ? [] : await selvesOf(tx, doing.personId);
  const heardIds = [heardId, ...(await fixesSince(tx, { heardId, selves }))];
  const rows = await doings(tx, heardIds);
  const done = await attempt(tx, async (inner) => {
    if ((await othersHaveChanged(inner, { heardIds, selves })) || (await unwind(inner, rows))) throw new Changed();
    return true;
  }).catch((error: unknown) => {
    // What took its place, or took away what it belonged to, came later.
    if (error instanceof Changed || [TAKEN, IN_USE].includes(codeOf(error) ?? '')) return false;
    throw error;
  });
  if (done)
    await tx
      .update(audit)
      .set({ undoneBy: by })
      .where(inArray(audit.heardId, [...heardIds, by]));
  return done;
}

/** The messages by which whoever wrote a note has corrected it since, as far as they kept no other note. */
async function fixesSince(
  tx: Tx,
  { heardId, selves }: { readonly heardId: number; readonly selves: readonly number[] },
) {
  const rows = await tx.execute<{ heard_id: number }>(sql`
    with notes as (
      select row_id as id from audit
      where heard_id = ${heardId} and table_name = 'interactions' and action = 'insert' and undone_by is null
    )
    select distinct a.heard_id from audit a cross join notes n
    where a.person_id in (select jsonb_array_elements_text(${JSON.stringify(selves)}::text::jsonb)::bigint)
      and a.heard_id <> ${heardId} and a.undone_by is null
      and (a.table_name = 'interactions' and a.row_id = n.id
        or a.table_name = 'follow_ups' and a.row_id in (select f.id from follow_ups f where f.interaction_id = n.id))
      and not exists (select from audit o where o.heard_id = a.heard_id
        and (o.table_name = 'interactions' and o.action = 'insert' or o.table_name = 'people' and o.after ? 'same_as'))`);
  return rows.map((row) => row.heard_id);
}

async function othersHaveChanged(
  tx: Tx,
  { heardIds, selves }: { readonly heardIds: readonly number[]; readonly selves: readonly number[] },
) {
  const later = alias(audit, 'later');
  const joined = alias(audit, 'joined');
  const rows = await tx
    .select({ id: later.id })
    .from(audit)
    .innerJoin(later, and(eq(later.tableName, audit.tableName), eq(later.rowId, audit.rowId), gt(later.id, audit.id)))
    .where(
      and(
        inArray(audit.heardId, [...heardIds]),
        eq(audit.action, 'insert'),
        inArray(audit.tableName, OWN),
        isNull(later.undoneBy),
        notInArray(later.personId, [...selves]),
        notExists(
          tx
            .select({ id: joined.id })
            .from(joined)
            .where(and(eq(joined.heardId, later.heardId), joins(joined))),
        ),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Takes back what many messages did, as far as nobody has built on it since. Neither they nor this can be undone again. */
export async function takeBackAll(
  tx: Tx,
  { heardIds, by }: { readonly heardIds: readonly number[]; readonly by: number | undefined },
): Promise<void> {
  await unwind(tx, await doings(tx, heardIds));
  const doers = by === undefined ? heardIds : [...heardIds, by];
  await tx
    .update(audit)
    .set({ undoneBy: by ?? heardIds[0] })
    .where(inArray(audit.heardId, [...doers]));
}

/** Takes back what one message did and nobody has built on since, whatever else has happened. */
export async function takeApart(tx: Tx, { heardId, by }: { readonly heardId: number; readonly by: number }) {
  await takeBackAll(tx, { heardIds: [heardId], by });
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
export async function unwind(tx: Tx, rows: readonly Row[]): Promise<number> {
  const rank = ({ tableName }: Row) => TABLES.indexOf(tableName);
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
    if (!(await remove(tx, row)) && OWN.includes(row.tableName)) left += 1;
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
            .where(and(eq(joined.heardId, audit.heardId), joins(joined))),
        ),
      ),
    )
    .limit(1);
  return rows.length > 0;
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
  if (!before) return false;
  const table = sql.identifier(tableName);
  const columns = Object.keys(before).map((name) => sql.identifier(name));
  const expected = Object.fromEntries(Object.entries(after ?? {}).filter(([name]) => !MOVING.includes(name)));
  const set = sql.join(
    columns.map((column) => sql`${column} = was.${column}`),
    sql`, `,
  );
  const found =
    await tx.execute(sql`update ${table} t set ${set} from jsonb_populate_record(null::${table}, ${JSON.stringify(before)}::text::jsonb) was
    where t.id = ${rowId} and to_jsonb(t) || ${JSON.stringify(expected)}::text::jsonb = to_jsonb(t) returning t.id`);
  return found.length === 1;
}

/** What was added goes, unless others have come to need it: a customer that has other notes by now stays. */
async function remove(tx: Tx, { tableName, rowId }: Row): Promise<boolean> {
  return attempt(tx, async (inner) => {
    await inner.execute(sql`delete from ${sql.identifier(tableName)} where id = ${rowId}`);
    return true;
  }).catch((error: unknown) => {
    if (codeOf(error) !== IN_USE) throw error;
    return false;
  });
}
