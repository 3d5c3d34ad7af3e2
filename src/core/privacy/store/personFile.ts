import { and, eq } from 'drizzle-orm';
import { contacts } from '../../db/schema/contacts.ts';
import { nicknames } from '../../db/schema/contacts.ts';
import { facts, interactionContacts, interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { rawOf, type Tx } from '../../db/tx.ts';

/** All that is kept of a contact, as far as the session may see it. */
export async function contactFile(tx: Tx, contactId: number) {
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, contactId));
  const called = await tx.select({ name: nicknames.name }).from(nicknames).where(eq(nicknames.contactId, contactId));
  const lasting = await tx
    .select({ topic: facts.topic, text: facts.text, on: facts.notedOn })
    .from(facts)
    .where(eq(facts.contactId, contactId))
    .orderBy(facts.id);
  const notes = await tx
    .select({ id: interactions.id, on: interactions.occurredOn, author: people.name, text: interactions.text })
    .from(interactionContacts)
    .innerJoin(
      interactions,
      and(
        eq(interactions.workspaceId, interactionContacts.workspaceId),
        eq(interactions.id, interactionContacts.interactionId),
      ),
    )
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .where(eq(interactionContacts.contactId, contactId))
    .orderBy(interactions.occurredOn, interactions.id);
  return { contact, called: called.map(({ name }) => name), lasting, notes };
}

/** Says in the audit who took it out. */
export async function logPersonFile(tx: Tx, { lines, fileId }: { readonly lines: number; readonly fileId: number }) {
  await rawOf(tx)`select keep_export('person', 'own', ${lines}::int, ${fileId}::bigint)`;
}
