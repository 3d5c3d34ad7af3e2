/** Notes that were filled into a form: their customer is named there, and their words may be a colleague's. */
import type { Act } from '../../command.ts';
import type { Reply } from '../../contract/card.ts';
import type { Reading } from '../../contract/reading.ts';
import { customerCandidates } from '../../customers/resolve.ts';
import { addCustomer } from '../../customers/store/customers.ts';
import { type Translator, UNDO } from '../../text/phrases.ts';
import { echo } from '../echo.ts';
import type { Note } from '../store/find.ts';

/** A customer that nobody is called like, and that a form has shown by name, is a new one. */
export async function withNewCustomer(act: Act, reading: Reading): Promise<Reading> {
  const [customer, ...others] = reading.customers;
  if (!customer || customer.id !== undefined) return reading;
  if ((await customerCandidates(act, customer.name)).length) return reading;
  const { id, name } = await addCustomer(act.tx, { name: customer.name, ownerId: authorOf(act).id });
  return { ...reading, customers: [{ ...customer, id, name }, ...others] };
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
