import { and, desc, eq, inArray } from 'drizzle-orm';
import { contacts } from '../../../db/schema/contacts.ts';
import { customers } from '../../../db/schema/customers.ts';
import { interactionContacts, interactions } from '../../../db/schema/interactions.ts';
import { people } from '../../../db/schema/people.ts';
import type { Tx } from '../../../db/tx.ts';
import { type AtCustomer, equal, momentOf, namedOf, beforeCursor } from './page.ts';

export async function interactionRecords(tx: Tx, { id, customer, page }: AtCustomer) {
  const rows = await tx
    .select({ row: interactions, customerName: customers.name, author: people.name })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .where(
      and(equal(interactions.id, id), beforeCursor(interactions.id, page), equal(interactions.customerId, customer)),
    )
    .orderBy(desc(interactions.id))
    .limit(page.limit + 1);
  const ids = rows.map(({ row }) => row.id);
  const met = ids.length
    ? await tx
        .select({ of: interactionContacts.interactionId, name: contacts.name })
        .from(interactionContacts)
        .innerJoin(
          contacts,
          and(
            eq(contacts.workspaceId, interactionContacts.workspaceId),
            eq(contacts.id, interactionContacts.contactId),
          ),
        )
        .where(inArray(interactionContacts.interactionId, ids))
        .orderBy(interactionContacts.id)
    : [];
  return rows.map(({ row, customerName, author }) => ({
    id: row.id,
    customer: namedOf(row.customerId, customerName),
    mention: row.mention,
    author: { id: row.authorId, name: author },
    kind: row.kind,
    on: row.occurredOn.toString(),
    text: row.text,
    gist: row.gist,
    contacts: met.filter(({ of }) => of === row.id).map(({ name }) => name),
    private: row.isPrivate,
    createdAt: momentOf(row.createdAt),
  }));
}
