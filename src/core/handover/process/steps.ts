/** A handover from its start to its end. Each step is one transaction: what a crash interrupts has not happened, and is done when it is asked for again. */
import { calendarFor } from '../../company/store/days.ts';
import type { Person } from '../../contract/person.ts';
import type { Tx } from '../../db/tx.ts';
import { leadsOf } from '../../people/store/colleagues.ts';
import { everyone, findAnyone, findPerson } from '../../people/store/people.ts';
import { missingTopics } from './interview.ts';
import { moveCustomers, moveElsewhere, type Moving, takeBack } from './move.ts';
import { type Placeable, splitCustomers } from './plan.ts';
import { nextLook, WATCH_DAYS } from './schedule.ts';
import { customersWith } from '../store/estate.ts';
import { changeHandover, type Handover, openHandover, openHandoverOf } from '../store/handovers.ts';
import { changeItems, type HandoverItem, itemsOf } from '../store/items.ts';
import { addQuestions, knownTopics } from '../store/questions.ts';

export type Leaver = Person & { readonly isHere: boolean };

/** A customer that is still to be placed, and with whom it is if not with the leaver. */
export type Open = Placeable & { readonly kept: HandoverItem | undefined };

/** What the leaver still has, and what is kept until somebody takes it. */
export async function placeableOf(
  tx: Tx,
  { fromId, items }: { readonly fromId: number; readonly items: readonly HandoverItem[] },
): Promise<readonly Open[]> {
  const own = await customersWith(tx, fromId);
  const kept = items.flatMap((item) => {
    const { customerId, customer, ownerId, receiverId, state } = item;
    const isKept = state === 'held' && ownerId === receiverId;
    return isKept && customerId !== null && customer !== null
      ? [{ id: customerId, name: customer, tier: item.tier, tags: item.tags ?? [], kept: item }]
      : [];
  });
  return [...own.map((customer) => ({ ...customer, kept: undefined })), ...kept];
}

export type Placed = {
  readonly handover: Handover;
  readonly from: Leaver;
  readonly shares: readonly {
    readonly to: Person;
    readonly customers: readonly Placeable[];
    readonly followUps: number;
  }[];
  /** What nobody takes. */
  readonly left: readonly Placeable[];
};

/** Carries a plan out: what is shown there goes to whom it names, and whoever starts it takes their own at once. */
export async function carryOut(
  moving: Moving,
  { plan, by }: { readonly plan: Handover; readonly by: Person },
): Promise<Placed | undefined> {
  const { tx } = moving;
  const from = await findAnyone(tx, plan.fromId);
  if (!from) return undefined;
  const handover = await opened(moving, { plan, by });
  const people = new Map((await everyone(tx)).map((person) => [person.id, person]));
  const open = await placeableOf(tx, { fromId: from.id, items: await itemsOf(tx, handover.id) });
  const { shares, left } = splitCustomers<Open>(
    open,
    plan.takers.filter(({ personId }) => people.has(personId)),
  );
  const moved = new Map<number, number>();
  for (const { personId, customers } of shares) {
    const to = people.get(personId);
    if (!to) continue;
    const state = to.id === by.id ? 'accepted' : 'offered';
    moved.set(to.id, await moveCustomers(moving, { handover, customers, to, state }));
  }
  const rest = plan.takers.find(({ tier, tag, customers }) => !tier && !tag && !customers);
  const taker = rest && people.get(rest.personId);
  if (taker)
    for (const [id, steps] of await moveElsewhere(moving, { handover, rest: taker, people }))
      moved.set(id, (moved.get(id) ?? 0) + steps);
  if (handover.isForGood && from.isHere) await askAbout(tx, { handover, customers: open });
  return {
    handover,
    from,
    shares: shares.flatMap(({ personId, customers }) => {
      const to = people.get(personId);
      return to ? [{ to, customers, followUps: moved.get(personId) ?? 0 }] : [];
    }),
    left,
  };
}

/** The plan itself, or the handover of the same colleague that is under way. */
async function opened(
  { tx, now }: Moving,
  { plan, by }: { readonly plan: Handover; readonly by: Person },
): Promise<Handover> {
  const running = await openHandoverOf(tx, plan.fromId);
  const endsAt = plan.endsAt ?? running?.endsAt ?? null;
  const change = {
    takers: plan.takers,
    isForGood: plan.isForGood,
    endsAt,
    watchUntil: now.toZonedDateTimeISO(by.zone).toPlainDate().add({ days: WATCH_DAYS }),
    nextAt: nextLook({ endsAt, by, calendar: await calendarFor(tx, by.zone) }, now),
  };
  const id = running?.id ?? plan.id;
  if (running) await changeHandover(tx, { id: plan.id, state: 'cancelled' });
  await changeHandover(tx, { id, state: 'open', ...change });
  return { ...(running ?? plan), ...change, state: 'open' };
}

/** Puts down what the leaver is to be asked: of thin records only what is missing in them. */
export async function askAbout(
  tx: Tx,
  { handover, customers }: { readonly handover: Pick<Handover, 'id'>; readonly customers: readonly Placeable[] },
) {
  const known = await knownTopics(
    tx,
    customers.map(({ id }) => id),
  );
  await addQuestions(
    tx,
    customers.flatMap(({ id: customerId }) =>
      missingTopics(known.get(customerId) ?? []).map((topic) => ({ handoverId: handover.id, customerId, topic })),
    ),
  );
}

/** Who keeps what nobody has taken: the lead or manager who started it, otherwise whoever leads the leaver. */
export async function keeperOf(
  tx: Tx,
  { fromId, startedBy }: Pick<Handover, 'fromId' | 'startedBy'>,
): Promise<Person | undefined> {
  const starter = startedBy === fromId ? undefined : await findPerson(tx, startedBy);
  if (starter?.role === 'lead' || starter?.role === 'manager') return starter;
  const from = await findAnyone(tx, fromId);
  return (await leadsOf(tx, { id: fromId, ...(from?.teamId !== undefined && { teamId: from.teamId }) }))[0];
}

/** Declined, it goes back to the leaver; to whoever keeps the rest, where the leaver has gone. */
export async function decline(
  moving: Moving,
  {
    items,
    handover,
    reason,
  }: { readonly items: readonly HandoverItem[]; readonly handover: Handover; readonly reason: string | undefined },
): Promise<Person | undefined> {
  const { tx } = moving;
  const from = await findPerson(tx, handover.fromId);
  const to = from ?? (await keeperOf(tx, handover));
  if (!to) return undefined;
  if (from) {
    await takeBack(moving, { items, handover, to, state: 'declined', reason: reason ?? null });
    return to;
  }
  const customers = items.flatMap((item) => (item.customerId === null ? [] : [{ id: item.customerId, kept: item }]));
  await moveCustomers(moving, { handover, customers, to, state: 'held' });
  await changeItems(tx, { ids: items.map(({ id }) => id), state: 'held', reason: reason ?? null });
  return to;
}

/** Everything that has not come to stay elsewhere is with whoever it was before, and nothing of it goes on. */
export async function callOff(
  moving: Moving,
  {
    handover,
    to,
    items,
  }: { readonly handover: Handover; readonly to: Person; readonly items: readonly HandoverItem[] },
) {
  const out = items.filter(({ state }) => state !== 'back' && state !== 'declined');
  await takeBack(moving, { items: out, handover, to, state: 'back' });
}

/** What is left with somebody who has gone is kept by a lead, who is reminded of it until somebody takes it. */
export async function holdRest(
  moving: Moving,
  { handover, keeper }: { readonly handover: Handover; readonly keeper: Person },
): Promise<number> {
  const left = await customersWith(moving.tx, handover.fromId);
  await moveCustomers(moving, { handover, customers: left, to: keeper, state: 'held' });
  const people = new Map((await everyone(moving.tx)).map((person) => [person.id, person]));
  await moveElsewhere(moving, { handover, rest: keeper, people });
  return left.length;
}

/** Somebody has gone: what they had is kept by a lead. Whoever looks has to see all of it. */
export async function keepRest(moving: Moving, { from, by }: { readonly from: Person; readonly by: Person }) {
  const { tx, now } = moving;
  const running = await openHandoverOf(tx, from.id);
  const nextAt = nextLook({ endsAt: now, by, calendar: await calendarFor(tx, by.zone) }, now);
  const change = { isForGood: true, endsAt: now, nextAt };
  if (running) await changeHandover(tx, { id: running.id, ...change });
  const handover = running ?? (await openHandover(tx, { fromId: from.id, startedBy: by.id, takers: [], ...change }));
  const keeper = await keeperOf(tx, handover);
  if (keeper) await holdRest(moving, { handover, keeper });
}

/** Somebody who had gone is back: what nobody has taken meanwhile is theirs again. */
export async function giveBackKept(moving: Moving, person: Person) {
  const handover = await openHandoverOf(moving.tx, person.id);
  if (!handover) return;
  const items = await itemsOf(moving.tx, handover.id);
  await callOff(moving, {
    handover,
    to: person,
    items: items.filter(({ state, customerId }) => state === 'held' || customerId === null),
  });
  await changeHandover(moving.tx, { id: handover.id, state: 'cancelled' });
}
