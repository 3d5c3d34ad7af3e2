/** From a text to a reading in our own names: whose customers and people they are, and how this person uses words for days. */
import type { Act } from '../command.ts';
import { contactCandidates } from '../contacts/resolve.ts';
import { type ContactCandidate, contactsNamedIn, nicknamesIn } from '../contacts/store/names.ts';
import type { KnownCustomer } from '../contract/customer.ts';
import type { Person } from '../contract/person.ts';
import type { Reading, Span } from '../contract/reading.ts';
import { certainCandidate, customerCandidates } from '../customers/resolve.ts';
import { customersNamed, customersNamedIn, listUnconfirmed } from '../customers/store/customers.ts';
import { partnersAmong } from '../customers/store/partners.ts';
import { settle } from '../reader/dates/habits.ts';
import { impossibleDays, withoutImpossible } from '../reader/dates/impossible.ts';
import { withoutPartners } from '../reader/names/companies/partners.ts';
import { guessNames } from '../reader/names/guess.ts';
import { findNames } from '../reader/names/knownCustomers.ts';
import { read } from '../reader/read.ts';
import { plain } from '../reader/text/normalize.ts';
import { chatGist, forwardedChat } from '../reader/text/forwardedChat.ts';
import { inOtherWords } from '../understand/names/otherWords.ts';
import { nameKeyOf } from '../text/nameKey.ts';
import { parsePersonName } from '../text/personName.ts';
import { daysKept } from '../access/store/periods.ts';
import { type Privacy, privacyOf } from './privacy.ts';
import { resolveNames, resolvePeople } from './resolvePeople.ts';
import { dateHabitsOf } from './store/dateHabits.ts';
import { withColleagues, withDoers } from './team.ts';

type Reader = Pick<Act, 'tx' | 'local' | 'locale' | 'country'> & { readonly person: Person | undefined };

/**
 * A text as it was read. `rest`: without what it says of its own privacy; `known`: the customers that were looked for in it;
 * `noDay`: words for a day that no calendar has.
 */
export type ReadText = {
  readonly text: string;
  readonly rest: string;
  readonly privacy: Privacy | undefined;
  readonly reading: Reading;
  readonly known: readonly KnownCustomer[];
  readonly noDay: string | undefined;
  /** Talk of several people: «I» is whoever writes each line. */
  readonly isForwarded?: true;
};

/** Reads a text with the customers that it names, and its doubtful days as this person uses such words. */
export async function readText(reader: Reader, text: string): Promise<ReadText> {
  const knownIn = (words: string) => customersNamedIn(reader.tx, words);
  const chat = forwardedChat(text, reader.local);
  if (!chat) return readWith(reader, { text, knownIn });
  const told = await readWith({ ...reader, local: chat.at ?? reader.local }, { text: chat.body, knownIn });
  const contacts = told.reading.contacts.filter(({ name }) => name !== reader.person?.name);
  return { ...told, reading: { ...told.reading, contacts, gist: chatGist(chat) }, isForwarded: true };
}

/** Reads a text that is about this customer, whatever else it names; or about one that nobody has told yet. */
export async function readAbout(
  reader: Reader,
  { text, customer }: { readonly text: string; readonly customer: Pick<KnownCustomer, 'id' | 'name'> | undefined },
): Promise<ReadText> {
  const homes = customer ? await customersNamed(reader.tx, customer.name) : [];
  const known = homes.filter(({ id }) => id === customer?.id);
  const read = await readWith(reader, { text, knownIn: async () => known });
  const named = reader.person ? await withColleagues({ tx: reader.tx, me: reader.person }, read) : read.reading;
  const { contacts, steps, awaited } = named;
  const reading: Reading = {
    ...named,
    customers: customer ? [{ id: customer.id, name: customer.name, span: [0, 0] }] : [],
    contacts: contacts.map((contact) => ({ ...contact, customer: 0 })),
    steps: steps.map((step) => ({ ...step, customer: 0 })),
    awaited: awaited.map((step) => ({ ...step, customer: 0 })),
  };
  return { ...read, reading: withDoers(text, resolveNames(reading, { known, text })) };
}

async function readWith(
  { tx, person, local, locale, country }: Reader,
  { text, knownIn }: { readonly text: string; readonly knownIn: (rest: string) => Promise<readonly KnownCustomer[]> },
): Promise<ReadText> {
  const { rest, privacy } = person
    ? await privacyOf({ person, local, locale, country }, { text, most: async () => (await daysKept(tx)).private })
    : { rest: text, privacy: undefined };
  const impossible = impossibleDays(rest);
  const possible = withoutImpossible(rest, impossible);
  const [known, people] = await Promise.all([
    knownIn(rest),
    person ? contactsNamedIn(tx, { words: possible, by: person }) : [],
  ]);
  const reading = withoutAhead(read(possible, { ref: local, known, people, locale, country, zone: person?.zone }));
  const isDoubtful = reading.steps.some(({ otherwise }) => otherwise?.length);
  return {
    text,
    rest,
    privacy,
    known,
    noDay: impossible[0]?.words,
    reading:
      isDoubtful && person ? settle(reading, { text: possible, senses: await dateHabitsOf(tx, person.id) }) : reading,
  };
}

/** A reminder that a step asks for is no step of its own. */
function withoutAhead(reading: Reading): Reading {
  if (!reading.steps.some(({ isAhead }) => isAhead)) return reading;
  return { ...reading, steps: reading.steps.filter(({ isAhead }) => !isAhead) };
}

/** The reading in our names: customers and people by those we keep them under; `people`: several of one name, to be asked about. */
export async function understandText(
  act: Act,
  told: ReadText,
): Promise<{ readonly reading: Reading; readonly people: readonly ContactCandidate[] }> {
  const { text, known } = told;
  const reading = await withWaiting(act, {
    text,
    reading: await withColleagues({ tx: act.tx, me: act.person }, told),
  });
  const nicknames = reading.customers.length ? [] : await familiarIn(act, { text, reading });
  const guessed = withGuesses(reading, { text, nicknames, partners: known.filter(({ isPartner }) => isPartner) });
  const found = await besidePartners(act, { text, reading: await spoken(act, guessed, known) });
  const resolved = await resolvePeople(act, { text, reading: resolveNames(found, { known, text }) });
  return told.isForwarded ? resolved : { ...resolved, reading: withDoers(text, resolved.reading) };
}

/** Whom an earlier note has named and nobody has confirmed yet is meant again, by the name or by the people who were named there. */
async function withWaiting(
  act: Act,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): Promise<Reading> {
  if (reading.customers.length) return reading;
  const people = reading.contacts.map(({ name }) => name);
  const waiting = await listUnconfirmed(act.tx, { words: text, contacts: people });
  const mentions = waiting.map(({ mention }) => mention).filter((name) => !people.includes(name));
  const [named] = findNames(plain(text), mentions);
  if (named) return withCustomer(reading, named);
  const home = waiting.find(({ contacts }) => contacts.some((one) => people.includes(one)));
  if (!home) return reading;
  const known = await Promise.all(people.map((name) => contactCandidates(act, { name })));
  // Whoever is known at a customer is no sign of one that waits.
  return known.some((each) => each.length) ? reading : withCustomer(reading, { name: home.mention, span: [0, 0] });
}

function withCustomer(reading: Reading, customer: Reading['customers'][number]): Reading {
  return { ...reading, customers: [customer], contacts: reading.contacts.map((one) => ({ ...one, customer: 0 })) };
}

async function besidePartners(
  { tx }: Act,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): Promise<Reading> {
  const ids = [...reading.customers, ...reading.others].flatMap(({ id }) => id ?? []);
  if (!ids.length || reading.customers.length + reading.others.length < 2) return reading;
  const partners = await partnersAmong(tx, ids);
  return withoutPartners(text, reading, (id) => partners.has(id));
}

/** What people known to this colleague and their team are called in a note: names of people, and so of no customer. */
async function familiarIn(
  act: Act,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): Promise<readonly string[]> {
  const met = await Promise.all(
    reading.contacts.map(async ({ name }) => {
      const people = await contactCandidates(act, { name });
      return people.some(({ whose }) => whose !== 'other') ? [name] : [];
    }),
  );
  return [...(await nicknamesIn(act.tx, text)), ...met.flat()];
}

/** What names no customer we know is asked about by the name at its head, and so is each such entry of a list. */
function withGuesses(
  reading: Reading,
  {
    text,
    nicknames,
    partners,
  }: {
    readonly text: string;
    readonly nicknames: readonly string[];
    readonly partners: readonly Pick<KnownCustomer, 'id'>[];
  },
): Reading {
  const heads = guessNames(withoutDays(withoutCompanions(text, reading), reading));
  const [likeliest] = reading.choices;
  // A list has a name at the head of each entry; of anything else the likeliest name counts, if there is one.
  const guesses = heads.length < 2 && likeliest && likeliest.sure >= 0.35 ? [likeliest] : heads;
  const isKnown = (at: number) =>
    [...reading.customers, ...reading.others].some(({ span: [from, to] }) => from <= at && at < to);
  const isPerson = ([from, to]: Span) =>
    reading.contacts.some(
      ({ name, span: [at] }) =>
        from <= at && at < to && MET.test(text.slice(from, at)) && parsePersonName(name).family !== undefined,
    );
  const isNickname = (guess: string) => nicknames.some((name) => nameKeyOf(guess).startsWith(nameKeyOf(name)));
  const fresh = guesses.filter(({ name, span }) => !isKnown(span[0]) && !isPerson(span) && !isNickname(name));
  const clients = reading.customers.filter(({ id }) => !partners.some((partner) => partner.id === id));
  if (!fresh.length || (clients.length && guesses.length < 2)) return reading;
  const contacts = reading.contacts.filter((contact) => !fresh.some(({ name }) => name === contact.name));
  return { ...reading, customers: [...reading.customers, ...fresh], contacts };
}

/** «和小王一起拜访了恒达»: a colleague who came along is no part of a name. */
function withoutCompanions(text: string, { colleagues }: Reading): string {
  return colleagues.reduce((left, { span: [from, to] }) => {
    const along = COMPANY.exec(left.slice(to))?.[0].length ?? 0;
    const start = from - (WITH.exec(left.slice(0, from))?.[0].length ?? 0);
    return left.slice(0, start) + ' '.repeat(to + along - start) + left.slice(to + along);
  }, text);
}

/** «周五前把合同发给刘芳»: what is left of a day at the head begins no name. */
function withoutDays(text: string, { dates }: Reading): string {
  return dates.reduce(
    (left, { span: [from, to] }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    text,
  );
}

const WITH = /(?:[和跟与同带陪]|\bwith )@?$/i;
const COMPANY = /^\s?(?:一起|一同|一道|一块儿?)?/;

/** What may stand before a person and be no company. */
const MET = /^(?:(?:called|phoned|rang|met|saw|visited|emailed|texted|pinged|with|to)\s+)*$/i;

/** Names that are written as they are spoken, huawei, or in other words, BYD电子, are found as well as those that stand in the directory. */
async function spoken(act: Act, reading: Reading, among: readonly KnownCustomer[]): Promise<Reading> {
  const customers = await Promise.all(
    reading.customers.map(async (customer) => {
      if (customer.id !== undefined) return customer;
      const known =
        certainCandidate(await customerCandidates(act, customer.name)) ??
        (await inOtherNames(act, customer.name, among));
      return known ? { ...customer, id: known.id, name: known.name } : customer;
    }),
  );
  return { ...reading, customers };
}

/** The one who is called so by another of the names of a customer with which the name begins. */
async function inOtherNames({ tx }: Act, name: string, among: readonly KnownCustomer[]) {
  const names = among.flatMap((each) => inOtherWords(name, { name: each.name, also: each.aliases }));
  const found = await Promise.all(names.map((each) => customersNamed(tx, each)));
  const all = new Map(found.flat().map((each) => [each.id, each]));
  return all.size === 1 ? [...all.values()][0] : undefined;
}
