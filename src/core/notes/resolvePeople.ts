/** The people of a note in our own words: who is known under another name is nobody new, and says whose the note is. */
import type { Act } from '../command.ts';
import { nameKeysIn, nameKeyOf } from '../text/nameKey.ts';
import { type ContactCandidate, nicknamesIn } from '../contacts/store/names.ts';
import { possibleContacts, contactCandidates } from '../contacts/resolve.ts';
import type { KnownCustomer } from '../contract/customer.ts';
import type { Reading } from '../contract/reading.ts';
import { isBeside, isToldBy } from '../reader/names/companies/beside.ts';
import { plain } from '../reader/text/normalize.ts';

/** The contacts by the names we keep them under: a nickname is nobody new, and neither is 李总 where one Li is known. */
export function resolveNames(
  reading: Reading,
  { known, text }: { readonly known: readonly KnownCustomer[]; readonly text: string },
): Reading {
  const contacts = reading.contacts.map((contact) => {
    const home = known.find(({ id }) => id === reading.customers[contact.customer ?? 0]?.id);
    if (!home) return contact;
    const others = contact.id === undefined ? possibleContacts(contact.name, home) : [];
    const id = contact.id ?? (others.length === 1 ? others[0]?.id : undefined);
    const own = home.contacts.find((each) => each.id === id);
    return own ? { ...contact, id: own.id, name: own.name } : contact;
  });
  return { ...reading, contacts: [...contacts, ...(contacts.length ? [] : knownIn(text, { reading, known }))] };
}

/** Contacts of the customers in a note whom the reader has not taken for people: Old Li, Big Boss. */
function knownIn(
  text: string,
  { reading, known }: { reading: Reading; known: readonly KnownCustomer[] },
): Reading['contacts'] {
  const grams = new Set(nameKeysIn(text));
  return reading.customers.flatMap(({ id, span }, customer) => {
    const there = known.find((each) => each.id === id)?.contacts ?? [];
    const named = there.filter(({ name }) => nameKeyOf(name).length > 1 && grams.has(nameKeyOf(name)));
    return [...new Set(named.map((each) => each.id))].flatMap((contact) => {
      const own = there.find((each) => each.id === contact);
      return own ? [{ id: own.id, name: own.name, customer, span }] : [];
    });
  });
}

type Whose = { readonly reading: Reading; readonly people: readonly ContactCandidate[] };

/** Who is named without a customer may say by that whose the note is; where several go by the name, they are asked about. */
export async function resolvePeople(
  act: Act,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): Promise<Whose> {
  if (reading.customers.length) return { reading: await atHome(act, { text, reading }), people: [] };
  const [contact] = reading.contacts.length ? reading.contacts : await nicknamed(act, text);
  if (!contact) return { reading, people: [] };
  const people = await contactCandidates(act, { name: contact.name });
  const [one, another] = people;
  if (!one || another || (one.whose === 'other' && one.how !== 'taught')) return { reading, people };
  const { customer, id, name } = one;
  const others = reading.contacts.filter((each) => each !== contact).map((each) => ({ ...each, customer: 0 }));
  return {
    reading: {
      ...reading,
      customers: [{ ...customer, span: contact.span }],
      contacts: [{ ...contact, id, name, customer: 0 }, ...others],
    },
    people: [],
  };
}

/** Whoever is surely somebody's contact and tells of another company: the note is of their own, and the other one is named beside it. */
async function atHome(
  act: Act,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): Promise<Reading> {
  const [told, another] = reading.customers;
  const [contact] = reading.contacts;
  if (!told || another || told.id === undefined || !contact) return reading;
  const places = { person: contact.span, company: told.span };
  const flat = plain(text);
  if (!isToldBy(flat, places) || reading.contacts.some(({ span }) => isBeside(flat, { ...places, person: span })))
    return reading;
  const people = await contactCandidates(act, { name: contact.name });
  const [one] = people;
  if (!one || people.length > 1 || one.whose === 'other' || one.customer.id === told.id) return reading;
  const { customer, id, name } = one;
  const others = reading.contacts.filter((each) => each !== contact);
  return {
    ...reading,
    customers: [{ ...customer, span: contact.span }],
    contacts: [{ ...contact, id, name, customer: 0 }, ...others],
    others: [...reading.others, { id: told.id, name: told.name, span: told.span, part: 'mention' }],
  };
}

async function nicknamed({ tx }: Act, text: string): Promise<Reading['contacts']> {
  const names = await nicknamesIn(tx, text);
  return names.map((name) => ({ name, span: [0, 0] as const }));
}
