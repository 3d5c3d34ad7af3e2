/** Who takes which customer: by name or number before by tag, by tag before by tier, and the rest. Pure. */
import type { Taker, Tier } from '../../contract/customer.ts';

export type Placeable = {
  readonly id: number;
  readonly name: string;
  readonly tier: Tier | null;
  readonly tags: readonly string[];
};

export type Share<Customer extends Placeable> = { readonly personId: number; readonly customers: readonly Customer[] };

/** Several who take the rest share it evenly, in turns. What nobody takes is `left`. */
export function splitCustomers<Customer extends Placeable>(
  customers: readonly Customer[],
  takers: readonly Taker[],
): { readonly shares: readonly Share<Customer>[]; readonly left: readonly Customer[] } {
  const rest = takers.filter((taker) => !isFiltered(taker));
  const unclaimed = customers.filter((customer) => !takers.some((taker) => claims(taker, customer, takers)));
  const turns = new Map(unclaimed.map(({ id }, at) => [id, rest[at % rest.length]]));
  const shares = takers.map((taker) => ({
    personId: taker.personId,
    customers: customers.filter((customer) => claims(taker, customer, takers) || turns.get(customer.id) === taker),
  }));
  return { shares: joined(shares), left: rest.length ? [] : unclaimed };
}

const WAYS = [
  ({ customers }: Taker, { id }: Placeable) => customers?.includes(id) ?? false,
  ({ tag }: Taker, { tags }: Placeable) => tag !== undefined && tags.includes(tag),
  ({ tier }: Taker, customer: Placeable) => tier !== undefined && customer.tier === tier,
];

/** The first taker who names it in the surest of the ways in which anybody does. */
function claims(taker: Taker, customer: Placeable, takers: readonly Taker[]): boolean {
  for (const way of WAYS) {
    const first = takers.find((each) => way(each, customer));
    if (first) return first === taker;
  }
  return false;
}

function isFiltered({ customers, tag, tier }: Taker) {
  return customers !== undefined || tag !== undefined || tier !== undefined;
}

/** Whoever takes by two filters has one share. */
function joined<Customer extends Placeable>(shares: readonly Share<Customer>[]): readonly Share<Customer>[] {
  return [...Map.groupBy(shares, ({ personId }) => personId)].map(([personId, own]) => ({
    personId,
    customers: own.flatMap(({ customers }) => customers),
  }));
}
