/** What a handover would do: who takes which customer, and what goes along. Kept as a plan, so that one tap carries it out. */
import type { Act } from '../../command.ts';
import type { Taker, Tier } from '../../contract/customer.ts';
import type { Person } from '../../contract/person.ts';
import { countOpen } from '../store/estate.ts';
import { openHandoverOf, planHandover } from '../store/handovers.ts';
import { itemsOf } from '../store/items.ts';
import { splitCustomers } from './plan.ts';
import { endsAt } from './schedule.ts';
import { type Open, placeableOf } from './steps.ts';

export type Previewed =
  | {
      readonly kind: 'planned';
      readonly planId: number;
      readonly from: Person;
      readonly shares: readonly { readonly to: Person; readonly names: readonly string[] }[];
      readonly left: readonly string[];
      readonly counts: Awaited<ReturnType<typeof countOpen>>;
      readonly ends: { readonly at: Temporal.Instant; readonly isForGood: boolean; readonly zone: string } | undefined;
    }
  | { readonly kind: 'nothing'; readonly from: Person }
  /** Somebody is to take what the leaver does not have. */
  | { readonly kind: 'unknown'; readonly name: string; readonly from: Person };

/** Somebody who takes over, and what of it, in the words of whoever said so. */
export type NamedTaker = {
  readonly to: Person;
  readonly tier?: Tier | undefined;
  readonly tag?: string | undefined;
  readonly customers?: readonly { readonly id?: number | undefined; readonly name: string }[] | undefined;
};

/** `back`: for an absence, the day on which everything comes back. */
export async function preview(
  { tx, person }: Pick<Act, 'tx' | 'person'>,
  {
    from,
    takers: named,
    back,
  }: { readonly from: Person; readonly takers: readonly NamedTaker[]; readonly back: Temporal.PlainDate | undefined },
): Promise<Previewed> {
  const running = await openHandoverOf(tx, from.id);
  const customers = await placeableOf(tx, { fromId: from.id, items: running ? await itemsOf(tx, running.id) : [] });
  const unknown = named.map((taker) => unknownTo(taker, customers)).find((name) => name !== undefined);
  if (unknown !== undefined) return { kind: 'unknown', name: unknown, from };
  const own = await countOpen(tx, { customerIds: customers.map(({ id }) => id), ownerIds: [from.id] });
  const kept = customers.reduce((sum, { kept: item }) => sum + (item?.followUps.length ?? 0), 0);
  const counts = { ...own, followUps: own.followUps + kept };
  if (!customers.length && !counts.followUps) return { kind: 'nothing', from };
  const takers = named.map(asTaker);
  const { shares, left } = splitCustomers(customers, takers);
  const isForGood = back === undefined;
  const end = isForGood ? running?.endsAt : endsAt({ on: back, clock: undefined, zone: from.zone, isForGood });
  const plan = { fromId: from.id, startedBy: person.id, isForGood, takers, endsAt: end ?? null };
  return {
    kind: 'planned',
    planId: await planHandover(tx, plan),
    from,
    shares: shares.flatMap(({ personId, customers: share }) => {
      const to = named.find((taker) => taker.to.id === personId)?.to;
      return to ? [{ to, names: share.map(({ name }) => name) }] : [];
    }),
    left: left.map(({ name }) => name),
    counts,
    ends: end ? { at: end, isForGood, zone: from.zone } : undefined,
  };
}

/** A customer that is not the leaver's, or a tag that none of theirs has. */
function unknownTo({ tag, customers: named }: NamedTaker, customers: readonly Open[]): string | undefined {
  const foreign = named?.find(({ id }) => !customers.some((customer) => customer.id === id));
  if (foreign) return foreign.name;
  return tag === undefined || customers.some(({ tags }) => tags.includes(tag)) ? undefined : tag;
}

function asTaker({ to, tier, tag, customers }: NamedTaker): Taker {
  return {
    personId: to.id,
    ...(tier && { tier }),
    ...(tag !== undefined && { tag }),
    ...(customers && { customers: customers.flatMap(({ id }) => id ?? []) }),
  };
}
