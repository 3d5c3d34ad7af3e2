/** Who is told when of what is near, and until which day they have been. */
import { and, eq, lte, notExists } from 'drizzle-orm';
import { isAmong } from '../../db/columns.ts';
import { careRounds } from '../../db/schema/digests.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { isColleague, personOf } from '../../people/store/people.ts';

export type Round = typeof careRounds.$inferSelect;

/** Claims one round that is due, for this transaction: a person's, or anybody's. */
export async function takeRoundDue(
  tx: Tx,
  { now, personId }: { readonly now: Temporal.Instant; readonly personId?: number },
): Promise<Round | undefined> {
  const rows = await tx
    .select()
    .from(careRounds)
    .where(and(lte(careRounds.nextAt, now), personId === undefined ? undefined : eq(careRounds.personId, personId)))
    .orderBy(careRounds.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  return rows[0];
}

/** Who of them looks ahead now. */
export async function roundsDue(
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Temporal.Instant },
): Promise<readonly number[]> {
  const rows = await tx
    .select({ id: careRounds.personId })
    .from(careRounds)
    .where(and(lte(careRounds.nextAt, now), isAmong(careRounds.personId, ids)));
  return rows.map(({ id }) => id);
}

export async function moveRound(
  tx: Tx,
  { id, ...told }: Pick<Round, 'id' | 'nextAt'> & Partial<Pick<Round, 'toldThrough'>>,
) {
  await tx.update(careRounds).set(told).where(eq(careRounds.id, id));
}

export async function endRound(tx: Tx, id: number) {
  await tx.delete(careRounds).where(eq(careRounds.id, id));
}

export async function peopleWithoutRound(tx: Tx) {
  const theirs = tx.select({ id: careRounds.id }).from(careRounds).where(eq(careRounds.personId, people.id));
  const rows = await tx
    .select()
    .from(people)
    .where(and(isColleague, notExists(theirs)));
  return rows.map(personOf);
}

export async function addRound(tx: Tx, round: Pick<Round, 'personId' | 'nextAt'>) {
  await tx.insert(careRounds).values(round).onConflictDoNothing();
}
