/** Notes that were filled into a form: their customer is named there, and their words may be a colleague's. */
import type { Act } from '../../command.ts';
import type { Reply } from '../../contract/card.ts';
import type { Reading } from '../../contract/reading.ts';
import { certainCandidate, customerCandidates } from '../../customers/resolve.ts';
import { addCustomer } from '../../customers/store/customers.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { type Translator, UNDO } from '../../text/phrases.ts';
import { echo } from '../echo.ts';
import { readAbout, type ReadText } from '../understand.ts';
import type { Note } from '../store/find.ts';

/** A customer that nobody is called like, and that a form has shown by name, is a new one. */
export async function withNewCustomer(act: Act, reading: Reading): Promise<Reading> {
  const [customer, ...others] = reading.customers;
  if (!customer || customer.id !== undefined) return reading;
  const { id, name } = await customerInForm(act, customer.name);
  return id === undefined ? reading : { ...reading, customers: [{ ...customer, id, name }, ...others] };
}

/** Whom a name in a form means: without an id it may be one of several, and is asked about. */
async function customerInForm(act: Act, name: string): Promise<{ readonly id?: number; readonly name: string }> {
  const found = await customerCandidates(act, name);
  const one = certainCandidate(found);
  if (one || found.length) return one ?? { name };
  return addCustomer(act.tx, { name, ownerId: authorOf(act).id });
}

/** The words of a form as they are about the customer that stands there, whomever else they name. */
export async function readForm(act: Act, told: ReadText): Promise<ReadText> {
  const name = act.form?.customer;
  const isNamed = told.reading.customers.some((each) => nameKeyOf(each.name) === nameKeyOf(name ?? ''));
  if (name === undefined) return told;
  if (isNamed) return { ...told, reading: { ...told.reading, gist: withoutHead(told.reading.gist, name) } };
  const { id, name: called } = await customerInForm(act, name);
  const whole = await readAbout(act, {
    text: told.text,
    customer: id === undefined ? undefined : { id, name: called },
  });
  const about = { ...whole, reading: { ...whole.reading, gist: withoutHead(whole.reading.gist, name) } };
  if (id !== undefined) return about;
  return { ...about, reading: { ...about.reading, customers: [{ name: called, span: [0, 0] }] } };
}

/** Without the name that the form puts before the words. */
function withoutHead(gist: string, name: string) {
  return gist.startsWith(name) ? gist.slice(name.length).replace(/^\s*[:：]\s*/, '') : gist;
}

/** Whose contact it is: of whoever wrote the words, once it is known whose customer they are about. */
export function authorOf({ form, person }: Pick<Act, 'form' | 'person'>) {
  return form?.author ?? person;
}

/** To whoever wrote the words: they are kept, and where. */
export function keptForYou(note: Note, by: string, to: Translator): Reply {
  const { about: _, ask: _ask, asksFor: _asksFor, footer: _footer, ...card } = echo(note, to);
  const customer = note.customer?.name ?? '';
  return {
    ...card,
    to: { person: note.author.id },
    icon: '📝',
    title: to.t({ zh: `${by}把你写的一条记到了${customer}`, en: `${by} kept a message of yours with ${customer}` }),
    buttons: [{ label: to.t(UNDO), says: `${to.t(UNDO)} #${note.id}`, key: '0', style: 'danger' }],
  };
}
