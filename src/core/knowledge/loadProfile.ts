import type { Known } from './profile.ts';
import { factsAt, rivalsKnown } from './store/facts.ts';
import { followUpsAt } from '../followups/store/followUps.ts';
import { historyOf, peopleAt, promisesTo } from './store/history.ts';
import { findKept } from '../customers/store/owners.ts';
import type { Tx } from '../db/tx.ts';

/** As far back as a brief looks. */
const NOTES = 60;

/** All that is known about a customer. Undefined: it is not there, or not for these eyes. */
export async function gather(tx: Tx, customerId: number): Promise<Known | undefined> {
  const kept = await findKept(tx, customerId);
  if (!kept) return undefined;
  return {
    kept,
    people: await peopleAt(tx, customerId),
    past: await historyOf(tx, { customerId, most: NOTES }),
    facts: await factsAt(tx, customerId),
    promises: await promisesTo(tx, customerId),
    followUps: await followUpsAt(tx, customerId),
    rivals: await rivalsKnown(tx),
  };
}
