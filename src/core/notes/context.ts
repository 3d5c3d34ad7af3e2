/** Whom a sentence is about that names a customer, a person there, or neither: then the customer this colleague was last busy with. */
import type { Act } from '../command.ts';
import { plain } from '../reader/text/normalize.ts';
import { read } from '../reader/read.ts';
import { searchContacts, keepContact } from '../contacts/store/names.ts';
import { customersNamed, customersNamedIn } from '../customers/store/customers.ts';
import { findCustomer } from '../customers/store/owners.ts';
import { lastNotedCustomer } from './store/find.ts';
import { type ContactRecord, findContactById } from '../contacts/store/contacts.ts';
import { logRead, lastRead } from '../access/store/readLog.ts';
import { type UnclearCustomer, resolveCustomer } from '../customers/resolve.ts';
import type { Translator } from '../text/phrases.ts';
import type { Slots } from '../understand/types.ts';
import type { Localized } from '../contract/locale.ts';
import type { Reply } from '../contract/card.ts';

export type CustomerRef = { readonly id: number; readonly name: string };

/** Nobody can tell which customer is meant. `says` is the sentence with `…` for it. */
export type UnclearSubject = { readonly kind: 'whose'; readonly says: Localized; readonly choices: readonly string[] };

const LATELY = { hours: 12 };

/** The customer that is named; without a name the one in hand. */
export async function customerInContext(
  act: Act,
  { name, says }: { readonly name: string | undefined; readonly says: Localized },
): Promise<CustomerRef | UnclearCustomer | UnclearSubject> {
  if (name) return resolveCustomer(act, { name, says });
  const hand = await currentCustomer(act);
  if (!hand) return { kind: 'whose', says, choices: [] };
  await logRead(act.tx, [hand.id]);
  return hand;
}

/** The customer that this colleague has noted something about, or read about, last. */
export async function currentCustomer({ tx, person, now }: Act): Promise<CustomerRef | undefined> {
  const since = now.subtract(LATELY);
  const read = await lastRead(tx, { personId: person.id, since });
  const noted = await lastNotedCustomer(tx, { personId: person.id, since });
  const isNoted = noted && (!read || Temporal.Instant.compare(noted.at, read.at) > 0);
  const id = isNoted ? noted.customerId : read?.customerId;
  return id ? findCustomer(tx, id) : undefined;
}

/** The customer named at the head or the end of words, and what they say beside it: «华为李总», "Mr Li at Huawei". */
export async function splitCustomer({ tx }: Act, words: string) {
  const folded = plain(words);
  const found = (await customersNamedIn(tx, words))
    .flatMap((customer) => customer.aliases.map((alias) => ({ customer, alias: plain(alias) })))
    .map((each) => ({ ...each, at: folded.indexOf(each.alias) }))
    .filter(({ alias, at }) => at === 0 || (at > 0 && at + alias.length === folded.length))
    .toSorted((a, b) => b.alias.length - a.alias.length)[0];
  if (!found) return undefined;
  const { customer, alias, at } = found;
  const rest = `${words.slice(0, at)} ${words.slice(at + alias.length)}`
    .replace(/^[\s的,，:：'’]*(?:s\b\s*)?|[\s,，]*(?:\b(?:at|of|in|from))?[\s的]*$/g, '')
    .trim();
  return { customer: { id: customer.id, name: customer.name }, alias: words.slice(at, at + alias.length), rest };
}

/** Whether words are a customer's name and nothing else. */
export async function isCustomerName({ tx }: Act, name: string) {
  return (await customersNamed(tx, name)).length > 0;
}

/** Who is named: a person there with the customer where it is named too, or the customer alone. */
export function whomIn({ customers, contacts }: Slots): string | undefined {
  const named = [customers?.[0]?.name, contacts?.[0]?.name].filter((name) => name !== undefined);
  return named.length ? named.join(' ') : undefined;
}

export type ContactRef = {
  readonly customer: CustomerRef;
  readonly name: string;
  readonly contact: ContactRecord | undefined;
};

/**
 * The person at a customer whom words name: at the customer that they name, at the one in hand, at the speaker's own, at
 * one where the speaker has met them. Undefined: words that name nobody.
 */
export async function contactInContext(
  act: Act,
  words: { readonly who: string; readonly says: Localized },
): Promise<ContactRef | UnclearSubject | undefined> {
  const someone = await meet(act, words);
  if (someone && !('kind' in someone)) await logRead(act.tx, [someone.customer.id]);
  return someone;
}

async function meet(
  act: Act,
  { who, says }: { readonly who: string; readonly says: Localized },
): Promise<ContactRef | UnclearSubject | undefined> {
  const { tx, person } = act;
  const within = await splitCustomer(act, who);
  if (within) {
    const { customer, rest } = within;
    if (!rest) return undefined;
    const [there] = await searchContacts(tx, { name: rest, by: person, at: [customer.id] });
    if (there) return { customer, name: there.name, contact: await findContactById(tx, there.id) };
    return isPerson(act, rest) ? { customer, name: rest, contact: undefined } : undefined;
  }
  const called = await searchContacts(tx, { name: who, by: person });
  const hand = await currentCustomer(act);
  const here = called.filter(({ customer }) => customer.id === hand?.id);
  const [first] = called;
  const nearest = here.length
    ? here.slice(0, 1)
    : called.filter(({ whose: near, how }) => near === first?.whose && (how === first.how || first.how !== 'taught'));
  const [only, another] = nearest;
  if (only && another)
    return {
      kind: 'whose',
      says,
      choices: nearest.slice(0, 5).map(({ customer, name }) => `${customer.name} ${name}`),
    };
  if (only) return { customer: only.customer, name: only.name, contact: await findContactById(tx, only.id) };
  return hand && isPerson(act, who) ? { customer: hand, name: who, contact: undefined } : undefined;
}

/** The same person as a row: met for the first time if need be. */
export async function ensureContact({ tx }: Act, { customer, name, contact }: ContactRef): Promise<ContactRecord> {
  if (contact) return contact;
  const made = await findContactById(tx, await keepContact(tx, { customerId: customer.id, name }));
  if (!made) throw new Error('a contact that was just made is not there');
  return made;
}

/** Whether words are what a person is called, and nothing else. */
function isPerson({ local, locale, country }: Act, words: string) {
  if (words.length < 2 || words.length > 30) return false;
  const { contacts } = read(`和${words}见面`, { ref: local, known: [], locale, country });
  const { contacts: english } = read(`Met ${words} today`, { ref: local, known: [], locale, country });
  return [...contacts, ...english].some(({ name }) => name === words);
}

export function unclearSubjectReply({ says, choices }: UnclearSubject, { t }: Translator): Reply {
  return {
    icon: '🔎',
    title: choices.length ? t({ zh: '是哪一位?', en: 'Which one?' }) : t({ zh: '是哪个客户?', en: 'Which customer?' }),
    buttons: choices.map((choice) => ({ label: choice, says: t(says).replace('…', () => choice) })),
    ...(!choices.length && {
      ask: t(says),
      asksFor: 'customer',
      footer: t({ zh: '直接说名字', en: 'Just type the name' }),
    }),
  };
}
