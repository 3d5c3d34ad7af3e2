/** What colleagues are called beside their names, by whoever said so. */
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { colleagueNames } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { nameKeyOf } from '../../text/nameKey.ts';

/** From now on the name is this colleague's: to everybody where it was taught, to whoever chose where it was an answer. */
export async function keepColleagueName(
  tx: Tx,
  {
    name,
    ...kept
  }: { readonly personId: number; readonly name: string; readonly saidBy: number; readonly isTaught: boolean },
) {
  const { personId, isTaught } = kept;
  await tx
    .insert(colleagueNames)
    .values({ ...kept, name, key: nameKeyOf(name) })
    .onConflictDoUpdate({
      target: [colleagueNames.workspaceId, colleagueNames.saidBy, colleagueNames.key],
      set: { personId, name, isTaught },
    });
}

/** What colleagues are called by somebody: what they said themselves goes before what others have taught. */
export async function colleagueNamesOf(tx: Tx, personId: number) {
  const rows = await tx
    .select()
    .from(colleagueNames)
    .where(or(eq(colleagueNames.isTaught, true), eq(colleagueNames.saidBy, personId)));
  const own = new Set(rows.flatMap(({ saidBy, key }) => (saidBy === personId ? [key] : [])));
  return rows.filter(({ saidBy, key }) => saidBy === personId || !own.has(key));
}

/** Two people became one: what the one was called, and calls others, is the other's. */
export async function joinColleagueNames(tx: Tx, { from, into }: { readonly from: number; readonly into: number }) {
  await tx.update(colleagueNames).set({ personId: into }).where(eq(colleagueNames.personId, from));
  const known = tx.select({ key: colleagueNames.key }).from(colleagueNames).where(eq(colleagueNames.saidBy, into));
  await tx
    .update(colleagueNames)
    .set({ saidBy: into })
    .where(and(eq(colleagueNames.saidBy, from), sql`not ${inArray(colleagueNames.key, known)}`));
}
