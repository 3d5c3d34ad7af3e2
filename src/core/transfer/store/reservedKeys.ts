/** The keys of rows before they are written: what refers to them is sent along with them, and nothing waits for an answer between. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Draft } from '../draft.ts';
import { statement, text } from '../../db/prepared.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

const keys = z.array(z.number());

const reserving = statement(
  z.object({ contacts: keys, customers: keys, notes: keys }),
  sql`select new_keys('contacts', ${text('contacts')}::integer) as contacts,
    new_keys('customers', ${text('customers')}::integer) as customers, new_keys('interactions', ${text('notes')}::integer) as notes`,
);

type DraftContact = Draft['contacts'] extends Map<string, infer Contact> ? Contact : never;

/** Every new customer, contact and note of these drafts gets its id. Resolves to the contacts that are new. */
export async function reserveKeys(tx: Tx, drafts: readonly Draft[]): Promise<ReadonlySet<DraftContact>> {
  const customers = drafts.filter(({ id }) => id === undefined);
  const contacts = drafts.flatMap((draft) => [...draft.contacts.values()].filter(({ id }) => id === undefined));
  const notes = drafts.flatMap(({ newNotes }) => newNotes);
  const reserved = onlyRow(
    await reserving(tx, {
      contacts: String(contacts.length),
      customers: String(customers.length),
      notes: String(notes.length),
    }),
  );
  for (const [at, draft] of customers.entries()) draft.id = reserved.customers[at];
  for (const [at, contact] of contacts.entries()) contact.id = reserved.contacts[at];
  for (const [at, note] of notes.entries()) note.id = reserved.notes[at];
  return new Set(contacts);
}
