/** Customers of a handover go to somebody, with every open step there, the private ones too, and come back the same way. */
import type { ItemState } from '../../contract/customer.ts';
import type { Person } from '../../contract/person.ts';
import { withPrivateRows } from '../../db/session.ts';
import type { Tx } from '../../db/tx.ts';
import { passOn } from '../handover.ts';
import { giveCustomers, openAt, openElsewhere, showPrivateNotes, stillOpen } from '../store/estate.ts';
import type { Handover } from '../store/handovers.ts';
import { changeItems, type HandoverItem, keepItems, keepLoose } from '../store/items.ts';

export type Moving = { readonly tx: Tx; readonly now: Temporal.Instant };

/** A customer, and with whom it is, where somebody keeps it until it is taken. */
export type Moved = {
  readonly id: number;
  readonly kept?: Pick<HandoverItem, 'receiverId' | 'followUps'> | undefined;
};

type Move = {
  readonly handover: Pick<Handover, 'id' | 'fromId'>;
  readonly customers: readonly Moved[];
  readonly to: Person;
  readonly state: ItemState;
};

/** Resolves to how many follow-ups went along. */
export async function moveCustomers({ tx, now }: Moving, { handover, customers, to, state }: Move): Promise<number> {
  if (!customers.length) return 0;
  const customerIds = customers.map(({ id }) => id);
  return withPrivateRows(tx, async () => {
    const open = [
      ...(await openAt(tx, { customerIds, ownerId: handover.fromId })),
      ...(await keptSteps(tx, customers)),
    ];
    await giveCustomers(tx, { customerIds, ownerId: to.id });
    await passOn({ tx, now }, { open, to });
    const receiverId = to.id === handover.fromId ? null : to.id;
    await showPrivateNotes(tx, { customerIds, authorId: handover.fromId, receiverId });
    await keepItems(
      tx,
      customerIds.map((customerId) => ({
        handoverId: handover.id,
        customerId,
        receiverId: to.id,
        state,
        followUps: open.filter((step) => step.customerId === customerId).map(({ id }) => id),
        movedAt: now,
      })),
    );
    return open.length;
  });
}

/** What came along to those who keep customers, and is still to be done. */
async function keptSteps(tx: Tx, customers: readonly Moved[]) {
  const kept = customers.flatMap(({ kept: item }) => item ?? []);
  const steps: Awaited<ReturnType<typeof stillOpen>> = [];
  for (const [ownerId, items] of Map.groupBy(kept, ({ receiverId }) => receiverId))
    steps.push(...(await stillOpen(tx, { ids: items.flatMap(({ followUps }) => followUps), ownerId })));
  return steps;
}

/** Steps at a colleague's customer go to that colleague, all others to whoever takes the rest. */
export async function moveElsewhere(
  { tx, now }: Moving,
  {
    handover,
    rest,
    people,
  }: {
    readonly handover: Pick<Handover, 'id' | 'fromId'>;
    readonly rest: Person;
    readonly people: ReadonlyMap<number, Person>;
  },
): Promise<ReadonlyMap<number, number>> {
  return withPrivateRows(tx, async () => {
    const open = await openElsewhere(tx, handover.fromId);
    const byKeeper = Map.groupBy(open, ({ keeperId }) => (keeperId === null ? rest : (people.get(keeperId) ?? rest)));
    for (const [to, steps] of byKeeper) {
      await passOn({ tx, now }, { open: steps, to });
      await keepLoose(tx, {
        handoverId: handover.id,
        receiverId: to.id,
        followUps: steps.map(({ id }) => id),
        movedAt: now,
      });
    }
    return new Map([...byKeeper].map(([{ id }, steps]) => [id, steps.length]));
  });
}

type Return = {
  readonly items: readonly HandoverItem[];
  readonly handover: Pick<Handover, 'fromId'>;
  readonly to: Person;
  readonly state: ItemState;
  readonly reason?: string | null;
};

/** What receivers do not keep goes to somebody: all that came along and is still to be done. Whoever was given a customer since keeps it. */
export async function takeBack({ tx, now }: Moving, { items, handover, to, state, reason }: Return) {
  const customerIds = items.flatMap(({ customerId }) => customerId ?? []);
  const owned = items.flatMap(({ customerId, ownerId, receiverId }) =>
    customerId !== null && ownerId === receiverId ? [customerId] : [],
  );
  await withPrivateRows(tx, async () => {
    for (const [ownerId, own] of Map.groupBy(items, ({ receiverId }) => receiverId)) {
      const ids = own.flatMap(({ followUps }) => followUps);
      await passOn({ tx, now }, { open: await stillOpen(tx, { ids, ownerId }), to });
    }
    await giveCustomers(tx, { customerIds: owned, ownerId: to.id });
    const receiverId = to.id === handover.fromId ? null : to.id;
    await showPrivateNotes(tx, { customerIds, authorId: handover.fromId, receiverId });
  });
  await changeItems(tx, { ids: items.map(({ id }) => id), state, ...(reason !== undefined && { reason }) });
}
