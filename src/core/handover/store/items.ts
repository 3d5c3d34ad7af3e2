/** What changes hands, customer by customer. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { customers, handoverItems, handovers } from '../../db/schema/customers.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { ItemState } from '../../contract/customer.ts';

/** A customer of a handover as cards show it. */
export type HandoverItem = Awaited<ReturnType<typeof itemsOf>>[number];

const shown = {
  id: handoverItems.id,
  handoverId: handoverItems.handoverId,
  fromId: handovers.fromId,
  customerId: handoverItems.customerId,
  customer: customers.name,
  tier: customers.tier,
  tags: customers.tags,
  ownerId: customers.ownerId,
  receiverId: handoverItems.receiverId,
  receiver: people.name,
  state: handoverItems.state,
  reason: handoverItems.reason,
  followUps: handoverItems.followUps,
  movedAt: handoverItems.movedAt,
  /** Whether its receiver has been in touch since. */
  isContacted: sql<boolean>`exists (select from ${interactions} where ${interactions.workspaceId} = ${handoverItems.workspaceId}
    and ${interactions.customerId} = ${handoverItems.customerId} and ${interactions.authorId} = ${handoverItems.receiverId}
    and ${interactions.createdAt} >= ${handoverItems.movedAt})`,
};

const itemsShown = (tx: Tx) =>
  tx
    .select(shown)
    .from(handoverItems)
    .innerJoin(
      handovers,
      and(eq(handovers.workspaceId, handoverItems.workspaceId), eq(handovers.id, handoverItems.handoverId)),
    )
    .innerJoin(people, and(eq(people.workspaceId, handoverItems.workspaceId), eq(people.id, handoverItems.receiverId)))
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, handoverItems.workspaceId), eq(customers.id, handoverItems.customerId)),
    )
    .$dynamic();

export async function itemsOf(tx: Tx, handoverId: number) {
  return itemsShown(tx)
    .where(eq(handoverItems.handoverId, handoverId))
    .orderBy(asc(customers.tier), asc(handoverItems.id));
}

/** What of the handovers that are under way is with somebody, in some of the states. */
export async function itemsWith(
  tx: Tx,
  { receiverId, states }: { readonly receiverId: number; readonly states: readonly ItemState[] },
): Promise<readonly HandoverItem[]> {
  return itemsShown(tx)
    .where(
      and(
        eq(handoverItems.receiverId, receiverId),
        inArray(handoverItems.state, [...states]),
        eq(handovers.state, 'open'),
      ),
    )
    .orderBy(asc(customers.tier), asc(handoverItems.id))
    .for('update', { of: handoverItems });
}

type NewItem = Pick<
  typeof handoverItems.$inferInsert,
  'handoverId' | 'customerId' | 'receiverId' | 'state' | 'followUps' | 'movedAt'
>;

/** A customer is in a handover once: given again, it is with somebody else. */
export async function keepItems(tx: Tx, items: readonly NewItem[]) {
  if (!items.length) return;
  await tx
    .insert(handoverItems)
    .values([...items])
    .onConflictDoUpdate({
      target: [handoverItems.workspaceId, handoverItems.handoverId, handoverItems.customerId],
      set: {
        receiverId: sql`excluded.receiver_id`,
        state: sql`excluded.state`,
        reason: null,
        followUps: sql`excluded.follow_ups`,
        movedAt: sql`excluded.moved_at`,
      },
    });
}

/** The steps of no customer of the leaver's, to one receiver. */
export async function keepLoose(
  tx: Tx,
  { handoverId, receiverId, followUps, movedAt }: Omit<NewItem, 'state' | 'customerId'>,
) {
  const own = and(
    eq(handoverItems.handoverId, handoverId),
    eq(handoverItems.receiverId, receiverId),
    isNull(handoverItems.customerId),
  );
  const [before] = await tx
    .select({ id: handoverItems.id, followUps: handoverItems.followUps })
    .from(handoverItems)
    .where(own);
  if (before)
    await tx
      .update(handoverItems)
      .set({ followUps: [...before.followUps, ...(followUps ?? [])], movedAt })
      .where(eq(handoverItems.id, before.id));
  else await tx.insert(handoverItems).values({ handoverId, receiverId, followUps, movedAt, state: 'accepted' });
}

export async function changeItems(
  tx: Tx,
  { ids, ...change }: { readonly ids: readonly number[]; readonly state: ItemState; readonly reason?: string | null },
) {
  if (ids.length)
    await tx
      .update(handoverItems)
      .set(change)
      .where(inArray(handoverItems.id, [...ids]));
}

/** The newest handover of a customer that came to somebody. */
export async function itemOfCustomer(tx: Tx, customerId: number) {
  const [found] = await tx
    .select({ fromId: handovers.fromId, receiverId: handoverItems.receiverId, receiver: people.name })
    .from(handoverItems)
    .innerJoin(
      handovers,
      and(eq(handovers.workspaceId, handoverItems.workspaceId), eq(handovers.id, handoverItems.handoverId)),
    )
    .innerJoin(people, and(eq(people.workspaceId, handoverItems.workspaceId), eq(people.id, handoverItems.receiverId)))
    .where(and(eq(handoverItems.customerId, customerId), inArray(handoverItems.state, ['offered', 'accepted'])))
    .orderBy(desc(handoverItems.id))
    .limit(1);
  return found;
}
