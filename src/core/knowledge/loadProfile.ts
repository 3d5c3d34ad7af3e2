import type { CustomerProfile } from './profile.ts';
import { factsAt, knownRivals } from './store/facts.ts';
import { followUpsAt } from '../followups/store/followUps.ts';
import { historyOf, peopleAt, promisesTo, standingOf } from './store/history.ts';
import { findCustomer } from '../customers/store/owners.ts';
import type { Tx } from '../db/tx.ts';

/** As far back as a brief looks. */
const NOTES = 60;

/** All that is known about a customer, with its newest notes. Undefined: it is not there, or not for these eyes. */
export async function loadProfile(
  tx: Tx,
  customerId: number,
  { notes = NOTES }: { readonly notes?: number } = {},
): Promise<CustomerProfile | undefined> {
  const customer = await findCustomer(tx, customerId);
  if (!customer) return undefined;
  return {
    // What is open with it says where it stands.
    customer: { ...customer, ...(await standingOf(tx, customerId)) },
    people: await peopleAt(tx, customerId),
    past: notes === 0 ? [] : await historyOf(tx, { customerId, most: notes }),
    facts: await factsAt(tx, customerId),
    promises: await promisesTo(tx, customerId),
    followUps: await followUpsAt(tx, customerId),
    rivals: await knownRivals(tx),
  };
}
