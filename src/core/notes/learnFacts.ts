import { factsIn } from '../reader/facts.ts';
import { findContact } from '../contacts/store/contacts.ts';
import { keepFact } from '../knowledge/store/facts.ts';
import type { Note } from './store/find.ts';
import type { Tx } from '../db/tx.ts';

/** Keeps what lasts of a note with a known customer, with the note as its source. What is private teaches nobody anything. */
export async function learnFacts(tx: Tx, { id, customer, contacts, text, author, occurredOn, privacy }: Note) {
  if (!customer || privacy) return;
  for (const { topic, text: what, contact } of factsIn(text, contacts)) {
    const who = contact === undefined ? undefined : await findContact(tx, { customerId: customer.id, name: contact });
    await keepFact(tx, {
      customerId: customer.id,
      contactId: who?.id,
      topic,
      text: what,
      interactionId: id,
      authorId: author.id,
      on: occurredOn,
    });
  }
}
