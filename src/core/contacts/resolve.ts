/** Which contact a name means, and how contacts are told apart when it is not clear. */
import type { Act } from '../command.ts';
import { matchPersonName, parsePersonName } from '../text/personName.ts';
import { plain } from '../reader/text/normalize.ts';
import { type ContactCandidate, contactWithCustomer, searchContacts } from './store/names.ts';
import { customersNamedIn } from '../customers/store/customers.ts';
import { certainCandidate, customerCandidates } from '../customers/resolve.ts';
import type { KnownCustomer } from '../contract/customer.ts';

/** The contacts whom a name may mean: those whom I have said it means, or mine and my team's, or, if there are none, anybody's. */
export async function contactCandidates(
  { tx, person }: Pick<Act, 'tx' | 'person'>,
  { name, at }: { readonly name: string; readonly at?: readonly number[] },
): Promise<readonly ContactCandidate[]> {
  const found = (await searchContacts(tx, { name, by: person, ...(at && { at }) })).filter(({ how }) => how !== 'part');
  const taught = found.filter(({ how }) => how === 'taught');
  if (taught.length) return taught;
  const near = found.filter(({ whose }) => whose !== 'other');
  return near.length ? near : found;
}

export type ResolvedContact = Pick<ContactCandidate, 'id' | 'name' | 'customer'>;
export type AmbiguousContact = { readonly people: readonly ContactCandidate[] };
type At = { readonly customer: { readonly id: number; readonly name: string }; readonly name: string };

/** «华为的李建国», "Li Jianguo at Huawei": a customer, and the name that is left. */
export async function parseContactAt(act: Act, words: string): Promise<At | undefined> {
  const [, called, where] = /^(.+?)\s+(?:at|from|of|@)\s+(.+)$/i.exec(words) ?? [];
  if (called !== undefined && where !== undefined) {
    const customer = certainCandidate(await customerCandidates(act, where));
    return customer && { customer, name: called };
  }
  const heads = (await customersNamedIn(act.tx, words)).flatMap(({ id, name, aliases }) =>
    [name, ...aliases]
      .filter((each) => plain(words).startsWith(plain(each)))
      .map((each) => ({ customer: { id, name }, name: words.slice(each.length).replace(/^[\s的·]+/, '') })),
  );
  // The longest name of a customer leaves the least.
  return heads.filter(({ name }) => name).toSorted((one, other) => one.name.length - other.name.length)[0];
}

/** The contact whom words mean, by number, at a customer, or anywhere; or the several who may be meant. */
export async function resolveContact(
  act: Act,
  { words, at }: { readonly words: string; readonly at: At | undefined },
): Promise<ResolvedContact | AmbiguousContact | undefined> {
  const id = /^#(\d{1,15})$/.exec(words)?.[1];
  if (id !== undefined) return contactWithCustomer(act.tx, Number(id));
  if (at) {
    const there = await searchContacts(act.tx, { name: at.name, by: act.person, at: [at.customer.id] });
    return there.find(({ how }) => how !== 'part' && how !== 'family');
  }
  const people = await contactCandidates(act, { name: words });
  return people.length > 1 ? { people } : people[0];
}

/** The contacts of a customer whom a name may mean that none of them has: 李总 is 李建国, or 李敏. */
export function possibleContacts(
  name: string,
  { contacts }: Pick<KnownCustomer, 'contacts'>,
): KnownCustomer['contacts'] {
  const who = parsePersonName(name);
  const found = contacts.filter((contact) => ['sound', 'family'].includes(matchPersonName(contact.name, who) ?? ''));
  return found.filter(({ id }, at) => found.findIndex((other) => other.id === id) === at);
}
