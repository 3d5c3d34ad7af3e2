import { and, desc, eq } from 'drizzle-orm';
import { contacts } from '../../../db/schema/contacts.ts';
import { customers } from '../../../db/schema/customers.ts';
import { facts } from '../../../db/schema/interactions.ts';
import { people } from '../../../db/schema/people.ts';
import type { Tx } from '../../../db/tx.ts';
import { type AtCustomer, isoDay, equal, namedOf, beforeCursor } from './page.ts';

export async function factRecords(tx: Tx, { id, customer, page }: AtCustomer) {
  const rows = await tx
    .select({ row: facts, customerName: customers.name, contactName: contacts.name, author: people.name })
    .from(facts)
    .innerJoin(customers, and(eq(customers.workspaceId, facts.workspaceId), eq(customers.id, facts.customerId)))
    .innerJoin(people, and(eq(people.workspaceId, facts.workspaceId), eq(people.id, facts.authorId)))
    .leftJoin(contacts, and(eq(contacts.workspaceId, facts.workspaceId), eq(contacts.id, facts.contactId)))
    .where(and(equal(facts.id, id), beforeCursor(facts.id, page), equal(facts.customerId, customer)))
    .orderBy(desc(facts.id))
    .limit(page.limit + 1);
  return rows.map(({ row, customerName, contactName, author }) => ({
    id: row.id,
    customer: { id: row.customerId, name: customerName },
    contact: namedOf(row.contactId, contactName),
    topic: row.topic,
    text: row.text,
    author: { id: row.authorId, name: author },
    on: row.notedOn.toString(),
    endedOn: isoDay(row.endedOn),
  }));
}
