/** What somebody looks after, whoever looks: it moves as a whole. */
import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { isAmong } from '../../db/columns.ts';
import type { Tx } from '../../db/tx.ts';
import { customers, helpers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactions } from '../../db/schema/interactions.ts';

export async function customersWith(tx: Tx, ownerId: number) {
  return tx
    .select({ id: customers.id, name: customers.name, tier: customers.tier, tags: customers.tags })
    .from(customers)
    .where(eq(customers.ownerId, ownerId))
    .orderBy(asc(customers.tier), asc(customers.id));
}

const scheduled = {
  id: followUps.id,
  customerId: followUps.customerId,
  dueOn: followUps.dueOn,
  dueTime: followUps.dueTime,
  until: followUps.until,
  precision: followUps.precision,
  rule: followUps.rule,
  isDeadline: followUps.isDeadline,
  ahead: followUps.ahead,
  dayOff: followUps.dayOff,
};

/** What somebody still has to do at some customers. */
export async function openAt(
  tx: Tx,
  { customerIds, ownerId }: { readonly customerIds: readonly number[]; readonly ownerId: number },
) {
  return tx
    .select(scheduled)
    .from(followUps)
    .where(and(isAmong(followUps.customerId, customerIds), eq(followUps.ownerId, ownerId), eq(followUps.state, 'open')))
    .orderBy(asc(followUps.id))
    .for('update');
}

type Passed = {
  readonly id: number;
  readonly zone: string;
  readonly rung: typeof followUps.$inferSelect.rung;
  readonly remindAt: Temporal.Instant;
};

/** They are somebody else's from now on; a reminder already given counts no longer. */
export async function passSteps(
  tx: Tx,
  { steps, ownerId }: { readonly steps: readonly Passed[]; readonly ownerId: number },
) {
  if (!steps.length) return;
  const given = JSON.stringify(
    steps.map(({ id, zone, rung, remindAt }) => ({ id, zone, rung, at: remindAt.toString() })),
  );
  await tx.execute(sql`update follow_ups f set owner_id = ${ownerId}, zone = g.zone, rung = g.rung, remind_at = g.at, reminders = 0, reminded_at = null
    from jsonb_to_recordset(${given}::text::jsonb) as g(id bigint, zone text, rung text, at timestamptz)
    where f.workspace_id = current_workspace() and f.id = g.id`);
}

/** Customers get another owner, who is no backup of theirs any more. */
export async function giveCustomers(
  tx: Tx,
  { customerIds, ownerId }: { readonly customerIds: readonly number[]; readonly ownerId: number },
) {
  await tx.update(customers).set({ ownerId }).where(isAmong(customers.id, customerIds));
  await tx
    .update(customers)
    .set({ backupId: null })
    .where(and(isAmong(customers.id, customerIds), eq(customers.backupId, ownerId)));
}

/** Of some follow-ups those that are still somebody's and open. */
export async function stillOpen(
  tx: Tx,
  { ids, ownerId }: { readonly ids: readonly number[]; readonly ownerId: number },
) {
  if (!ids.length) return [];
  return tx
    .select(scheduled)
    .from(followUps)
    .where(and(isAmong(followUps.id, ids), eq(followUps.ownerId, ownerId), eq(followUps.state, 'open')))
    .orderBy(asc(followUps.id))
    .for('update');
}

/** What somebody still has to do elsewhere than at their own customers, and who looks after the customer. */
export async function openElsewhere(tx: Tx, ownerId: number) {
  return tx
    .select({ ...scheduled, keeperId: customers.ownerId })
    .from(followUps)
    .leftJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .where(
      and(
        eq(followUps.ownerId, ownerId),
        eq(followUps.state, 'open'),
        or(isNull(customers.id), isNull(customers.ownerId), ne(customers.ownerId, ownerId)),
      ),
    )
    .orderBy(asc(followUps.id));
}

/** How much there is to hand over: open follow-ups, those among them that recur, and promises that are still owed. */
export async function countOpen(
  tx: Tx,
  { customerIds, ownerIds }: { readonly customerIds: readonly number[]; readonly ownerIds: readonly number[] },
) {
  const [due] = await tx
    .select({
      followUps: sql<number>`count(*)::int`,
      recurring: sql<number>`count(${followUps.rule})::int`,
    })
    .from(followUps)
    .where(and(isAmong(followUps.ownerId, ownerIds), eq(followUps.state, 'open')));
  const [owed] = customerIds.length
    ? await tx
        .select({ promises: sql<number>`count(*)::int` })
        .from(facts)
        .where(and(isAmong(facts.customerId, customerIds), eq(facts.topic, 'promised'), isNull(facts.endedOn)))
    : [];
  return { followUps: due?.followUps ?? 0, recurring: due?.recurring ?? 0, promises: owed?.promises ?? 0 };
}

/** From now on whoever takes customers over sees what their author has kept to themselves there; null: nobody does. */
export async function showPrivateNotes(
  tx: Tx,
  {
    customerIds,
    authorId,
    receiverId,
  }: { readonly customerIds: readonly number[]; readonly authorId: number; readonly receiverId: number | null },
) {
  await tx
    .update(interactions)
    .set({ receiverId })
    .where(
      and(
        isAmong(interactions.customerId, customerIds),
        eq(interactions.authorId, authorId),
        eq(interactions.isPrivate, true),
      ),
    );
}

/** Whoever has left assists and backs up nobody any more. */
export async function endHelp(tx: Tx, personId: number) {
  await tx.delete(helpers).where(eq(helpers.personId, personId));
  await tx.update(customers).set({ backupId: null }).where(eq(customers.backupId, personId));
}
