/** The customers that it is time to speak to again, those that matter most first. */
import { calendarFor } from '../company/store/days.ts';
import type { Tier } from '../contract/customer.ts';
import type { Tx } from '../db/tx.ts';
import { type Cadence, cadenceOf, overdueBy } from './cadence.ts';
import { type ContactedOf, contactHistories } from './store/cadence.ts';

export type ColdCustomer = {
  readonly id: number;
  readonly name: string;
  readonly tier: Tier | null;
  readonly owner: string;
  /** Undefined: nobody has spoken to them yet. */
  readonly lastOn: Temporal.PlainDate | undefined;
  readonly cadence: Cadence;
};

export async function coldCustomers(
  tx: Tx,
  {
    of,
    tier,
    today,
    zone,
  }: {
    readonly of: ContactedOf;
    readonly tier?: Tier | undefined;
    readonly today: Temporal.PlainDate;
    readonly zone: string;
  },
): Promise<readonly ColdCustomer[]> {
  const calendar = await calendarFor(tx, zone);
  const known = await contactHistories(tx, { of, tier, today });
  return known
    .map((customer) => {
      const since = customer.lastOn ?? customer.createdAt.toZonedDateTimeISO(zone).toPlainDate();
      const cadence = cadenceOf(customer);
      const late = overdueBy(cadence, { lastOn: since, today, calendar });
      return { customer: { ...customer, cadence }, late };
    })
    .filter(({ late }) => late > 0)
    .toSorted((one, other) => rank(one.customer) - rank(other.customer) || other.late - one.late)
    .map(({ customer: { id, name, tier: grade, owner, lastOn, cadence } }) => ({
      id,
      name,
      tier: grade,
      owner,
      lastOn,
      cadence,
    }));
}

function rank({ tier }: { readonly tier: Tier | null }) {
  return tier ? 'ABC'.indexOf(tier) : 3;
}
