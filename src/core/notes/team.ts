/** Our own people in a note: whom it names, who was there too, and whose each of its steps is. */
import type { Person } from '../contract/person.ts';
import type { Reading, Span, Step } from '../contract/reading.ts';
import type { Tx } from '../db/tx.ts';
import { nicknamesIn } from '../contacts/store/names.ts';
import { colleagueNamesOf } from '../people/store/colleagueNames.ts';
import { findCustomer } from '../customers/store/owners.ts';
import { everyone, findPerson } from '../people/store/people.ts';
import { companionsIn, inChargeIn } from '../reader/companions.ts';
import { type Doer, doerOf } from '../reader/steps/doer.ts';
import { plain } from '../reader/text/normalize.ts';
import { peopleIn } from '../understand/names/people.ts';
import { tokensOf } from '../understand/tokens.ts';

/** The reading with the colleagues whom it names by their numbers; they are nobody's contacts. */
export async function withColleagues(
  { tx, me }: { readonly tx: Tx; readonly me: Person },
  { text, reading }: { readonly text: string; readonly reading: Reading },
): Promise<Reading> {
  const folded = plain(text);
  const [called, people] = await Promise.all([colleagueNamesOf(tx, me.id), everyone(tx)]);
  const all = people.map((one) => ({
    ...one,
    also: called.filter(({ personId }) => personId === one.id).map(({ name }) => name),
  }));
  const known = all.filter(
    ({ id, name, also }) => id !== me.id && [name, ...also].some((each) => mayBeNamed(folded, plain(each))),
  );
  if (!known.length) return reading;
  const taught = await nicknamesIn(tx, text);
  const names = { me: { ...me, also: [] }, customers: [], colleagues: known };
  const named = peopleIn(tokensOf(text), { names, text, at: new Set() }).flatMap(
    ({ span, type, value }): Reading['colleagues'] => {
      const all = type === 'colleague' ? value : [];
      const [one, another] = all;
      if (!one || !isColleague(one.name, { span, text, reading, taught })) return [];
      const isContact = text[span[0] - 1] !== '@' && reading.contacts.some((contact) => overlaps(contact.span, span));
      if (!another) return [{ id: one.id, name: one.name, span }];
      return isContact ? [] : [{ name: text.slice(...span), span, among: all.map(({ id }) => id) }];
    },
  );
  if (!named.length) return reading;
  const isNamed = ({ span }: { readonly span: Span }) => named.some((one) => overlaps(one.span, span));
  return {
    ...reading,
    contacts: reading.contacts.filter((contact) => contact.id !== undefined || !isNamed(contact)),
    colleagues: [...named, ...reading.colleagues.filter((one) => !isNamed(one))],
  };
}

/** The colleague who is to have the customer from now on, where the note says so and somebody else has it. */
export async function takerOf(
  tx: Tx,
  {
    text,
    reading,
    customerId,
  }: { readonly text: string; readonly reading: Reading; readonly customerId: number | undefined },
): Promise<string | undefined> {
  const id = customerId === undefined ? undefined : inChargeIn(text, identified(reading));
  if (id === undefined || customerId === undefined) return undefined;
  const [customer, person] = await Promise.all([findCustomer(tx, customerId), findPerson(tx, id)]);
  return person && customer?.owner?.id !== id ? person.name : undefined;
}

/** Whose each step is, and what is only awaited: what the customer does on a day of theirs, unless we act soon after it anyway. */
export function withDoers(text: string, reading: Reading): Reading {
  // Those who may be several go by the place at which they are named, below all numbers of people.
  const several = reading.colleagues.flatMap(({ among, span }, at) => (among ? [{ id: -1 - at, span }] : []));
  const told = { reading, colleagues: [...identified(reading), ...several] };
  const doers = reading.steps.map((step) => ({ step, doer: doerOf(text, { step, told }) }));
  const steps = doers.flatMap(({ step, doer }): Step[] =>
    doer === 'customer' && isOneDay(step) ? [] : [typeof doer === 'string' ? step : theirStep(step, { doer, reading })],
  );
  const theirs = doers.flatMap(({ step, doer }) => (doer === 'customer' ? [step] : []));
  const awaited = [...reading.awaited, ...theirs].filter(
    (one) => isOneDay(one) && !steps.some((step) => isSoonAfter(step, one)),
  );
  return { ...reading, steps, awaited };
}

/** Whose it surely is; or whose it may be, to be asked. */
function theirStep(
  step: Step,
  { doer, reading }: { readonly doer: Exclude<Doer, string>; readonly reading: Reading },
): Step {
  const id = 'perhaps' in doer ? doer.perhaps : doer.colleague;
  if (id >= 0) return 'perhaps' in doer ? { ...step, among: [id] } : { ...step, colleague: id };
  const among = reading.colleagues[-1 - id]?.among;
  return among ? { ...step, among } : step;
}

/** The colleagues who were at the customer with the writer. */
export function companionsOf(text: string, reading: Reading): readonly number[] {
  const isMeeting = reading.kind !== undefined && MEETINGS.has(reading.kind);
  return reading.occurredOn && isMeeting ? companionsIn(text, identified(reading)) : [];
}

const MEETINGS = new Set<Reading['kind']>(['visit', 'meeting', 'video', 'meal', 'demo', 'event']);

function identified({ colleagues }: Reading) {
  return colleagues.flatMap(({ id, span }) => (id === undefined ? [] : [{ id, span }]));
}

/** What can be asked about on its day. */
function isOneDay({ dueOn, rule }: Step) {
  return dueOn !== undefined && rule === undefined;
}

const SOON = 4;

function isSoonAfter({ dueOn }: Step, theirs: Step) {
  if (!dueOn || !theirs.dueOn) return false;
  const days = theirs.dueOn.until(dueOn).days;
  return days >= 0 && days <= SOON;
}

/** A part of a name, or how it is spoken, is in the text: whoever has none of it there need not be looked for. */
function mayBeNamed(text: string, name: string) {
  if (/\p{Script=Han}/u.test(name))
    return Array.from(name).some((letter) => text.includes(letter)) || /[a-z]/.test(text);
  return name.split(/[^\p{L}]+/u).some((part) => part.length > 1 && text.includes(part));
}

/** A whole name is a colleague's, unless it is a known contact's, or what a contact is called here; a part of one or «小张» where it stands for nobody at the customer. */
function isColleague(
  name: string,
  {
    span,
    text,
    reading,
    taught,
  }: { readonly span: Span; readonly text: string; readonly reading: Reading; readonly taught: readonly string[] },
) {
  const words = text.slice(...span);
  if (reading.customers.some((customer) => overlaps(customer.span, span))) return false;
  const contact = reading.contacts.find((one) => overlaps(one.span, span));
  if (contact?.id !== undefined) return false;
  if (plain(words) === plain(name) || text[span[0] - 1] === '@') return true;
  if (reading.colleagues.some((one) => overlaps(one.span, span))) return true;
  if (taught.includes(words)) return false;
  return (
    !TITLED.test(words) &&
    !reading.customers.some(
      ({ span: [, to] }) => /^['’s的 ]*$/.test(text.slice(to, Math.max(to, span[0]))) && to <= span[0],
    )
  );
}

/** What customers' people are called as well. */
const TITLED =
  /(?:经理|总|姐|哥|弟|妹|总监|主管|组长|工|主任|老师|助理|秘书|师傅)$|^(?:mr|ms|mrs|miss|dr|manager|director|engineer)\b/i;

function overlaps(one: Span, other: Span) {
  return one[0] < other[1] && one[1] > other[0];
}
