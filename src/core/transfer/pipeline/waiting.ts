/** Notes that waited for a customer of whom a table has told. */
import { namesWaiting } from '../../customers/store/customers.ts';
import { actAs, lookAs } from '../../db/session.ts';
import type { Tx } from '../../db/tx.ts';
import { bringAlong } from '../../notes/effects/waiting.ts';
import { findPerson } from '../../people/store/people.ts';
import { shortNames } from '../../reader/names/shortNames.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { type Import, madeAndCalled } from '../store/imports.ts';

/**
 * Whatever waits under a name that surely means one of the new customers is theirs, whoever noted it; where several go by
 * it, it goes on waiting. Resolves to how many notes that were.
 */
export async function bringWaiting(
  tx: Tx,
  { of, now }: { readonly of: Import; readonly now: Temporal.Instant },
): Promise<number> {
  const { id, personId, heardId } = of;
  const person = await findPerson(tx, personId);
  if (!person || heardId === null) return 0;
  actAs(tx, { personId, heardId });
  lookAs(tx, 'everything');
  const waiting = new Map((await namesWaiting(tx)).map((name) => [name, keysOf(name)]));
  const made = await madeAndCalled(tx, { importId: id, keys: [...waiting.values()].flat() });
  const keys = new Set(made.map(({ key }) => key));
  const ids = new Set(made.map(({ customerId }) => customerId));
  return bringAlong(
    { tx, person, now, heardId, today: now.toZonedDateTimeISO(person.zone).toPlainDate() },
    {
      names: [...waiting].flatMap(([name, its]) => (its.some((key) => keys.has(key)) ? [name] : [])),
      isMeant: (customer) => ids.has(customer.id),
    },
  );
}

const keysOf = (name: string) => [name, ...shortNames(name)].map(nameKeyOf).filter(Boolean);
