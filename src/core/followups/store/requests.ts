/** Follow-ups that a colleague was given, and whether they have said that they take them. */
import { and, asc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { isAmong } from '../../db/columns.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';

/** From now on their owner is asked whether they take them: once more at `askAt`. */
export async function keepRequests(
  tx: Tx,
  {
    ids,
    giverId,
    askAt,
  }: { readonly ids: readonly number[]; readonly giverId: number; readonly askAt: Temporal.Instant },
) {
  if (ids.length)
    await tx
      .update(followUps)
      .set({ giverId, askAt })
      .where(inArray(followUps.id, [...ids]));
}

/** They have been answered, whichever way. */
export async function settleRequests(tx: Tx, ids: readonly number[]) {
  await tx
    .update(followUps)
    .set({ giverId: null, askAt: null })
    .where(and(inArray(followUps.id, [...ids]), isNotNull(followUps.giverId)));
}

/** Who waits for an answer. */
export async function giverOf(tx: Tx, id: number): Promise<number | undefined> {
  const [row] = await tx.select({ giverId: followUps.giverId }).from(followUps).where(eq(followUps.id, id));
  return row?.giverId ?? undefined;
}

/** A request that nobody has answered, as its owner is asked again. */
export type Unanswered = Awaited<ReturnType<typeof takeUnanswered>>[number];

/** Takes those to be asked about again, for this transaction: a person's, or those of whoever is first. They are asked once. */
export async function takeUnanswered(
  tx: Tx,
  { now, personId }: { readonly now: Temporal.Instant; readonly personId?: number },
) {
  const [first] = await tx
    .select({ ownerId: followUps.ownerId })
    .from(followUps)
    .where(
      and(
        eq(followUps.state, 'open'),
        isNotNull(followUps.askAt),
        lte(followUps.askAt, now),
        personId === undefined ? undefined : eq(followUps.ownerId, personId),
      ),
    )
    .orderBy(asc(followUps.id))
    .limit(1)
    .for('update', { skipLocked: true });
  if (!first) return [];
  const due = await tx
    .select({
      id: followUps.id,
      ownerId: followUps.ownerId,
      action: followUps.action,
      customer: customers.name,
      giver: people.name,
    })
    .from(followUps)
    .innerJoin(people, and(eq(people.workspaceId, followUps.workspaceId), eq(people.id, followUps.giverId)))
    .leftJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .where(and(eq(followUps.ownerId, first.ownerId), eq(followUps.state, 'open'), lte(followUps.askAt, now)))
    .orderBy(asc(followUps.id));
  return due;
}

/** Who of them is to be asked again now whether they take what they were given. */
export async function owingAnswers(
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Temporal.Instant },
): Promise<readonly number[]> {
  const rows = await tx
    .selectDistinct({ id: followUps.ownerId })
    .from(followUps)
    .where(
      and(
        eq(followUps.state, 'open'),
        isNotNull(followUps.askAt),
        lte(followUps.askAt, now),
        isAmong(followUps.ownerId, ids),
      ),
    );
  return rows.map(({ id }) => id);
}

/** When they are asked about again, if ever. */
export async function askAgainAt(
  tx: Tx,
  { ids, at }: { readonly ids: readonly number[]; readonly at: Temporal.Instant | null },
) {
  await tx
    .update(followUps)
    .set({ askAt: at })
    .where(inArray(followUps.id, [...ids]));
}
