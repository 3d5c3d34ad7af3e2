/** Customers to pick from: one's own, the last spoken to first, and whoever else the letters may mean. */
import type { Person } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import { searchCustomers } from './store/directory.ts';
import { customersOwnedBy } from './store/ownedBy.ts';

const MOST = 50;

export async function suggestCustomers(
  tx: Tx,
  { person, query }: { readonly person: Person; readonly query: string },
): Promise<readonly string[]> {
  const own = (await customersOwnedBy(tx, { of: { ownerId: person.id }, most: 500 }))
    .map(({ name }) => name)
    .toReversed();
  const letters = query.trim().toLowerCase();
  if (!letters) return own.slice(0, MOST);
  const found = await searchCustomers(tx, { name: letters, by: person });
  const near = own.filter((name) => name.toLowerCase().includes(letters));
  return [...new Set([...near, ...found.map(({ name }) => name)])].slice(0, MOST);
}
