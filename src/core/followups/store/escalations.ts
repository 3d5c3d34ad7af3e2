/** Who leads and wants to hear of follow-ups that are late, and what they have heard. */
import { and, eq, isNull, lte } from 'drizzle-orm';
import { isAmong } from '../../db/columns.ts';
import { escalations } from '../../db/schema/digests.ts';
import type { Tier } from '../../contract/customer.ts';
import type { Tx } from '../../db/tx.ts';

export type Escalation = typeof escalations.$inferSelect;

type Whose = { readonly personId: number; readonly tier: Tier | null };

const isOf = ({ personId, tier }: Whose) =>
  and(eq(escalations.personId, personId), tier === null ? isNull(escalations.tier) : eq(escalations.tier, tier));

/** Has somebody hear of what is so late, instead of what they wanted to hear of that tier before. */
export async function keepEscalation(tx: Tx, escalation: Omit<Escalation, 'id' | 'workspaceId'>) {
  const changed = await tx
    .update(escalations)
    .set(escalation)
    .where(isOf(escalation))
    .returning({ id: escalations.id });
  if (!changed.length) await tx.insert(escalations).values(escalation);
}

/** How many of them are over: those of a tier, or all that somebody has. */
export async function endEscalations(
  tx: Tx,
  { personId, tier }: { readonly personId: number; readonly tier: Tier | undefined },
): Promise<number> {
  const ended = await tx
    .delete(escalations)
    .where(tier === undefined ? eq(escalations.personId, personId) : isOf({ personId, tier }))
    .returning({ id: escalations.id });
  return ended.length;
}

/** Claims what is to be told now, for this transaction: to one person, or to anybody. */
export async function takeEscalationsDue(
  tx: Tx,
  { now, personId }: { readonly now: Temporal.Instant; readonly personId?: number },
): Promise<readonly Escalation[]> {
  return tx
    .select()
    .from(escalations)
    .where(and(lte(escalations.nextAt, now), personId === undefined ? undefined : eq(escalations.personId, personId)))
    .orderBy(escalations.id)
    .limit(personId === undefined ? 1 : 20)
    .for('no key update', { skipLocked: true });
}

/** Who of them is to hear now of what colleagues are late with. */
export async function hearOfLate(
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Temporal.Instant },
): Promise<readonly number[]> {
  const rows = await tx
    .selectDistinct({ id: escalations.personId })
    .from(escalations)
    .where(and(lte(escalations.nextAt, now), isAmong(escalations.personId, ids)));
  return rows.map(({ id }) => id);
}

export async function moveEscalation(tx: Tx, { id, ...told }: Pick<Escalation, 'id' | 'toldThrough' | 'nextAt'>) {
  await tx.update(escalations).set(told).where(eq(escalations.id, id));
}
