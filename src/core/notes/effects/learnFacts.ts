import { type FactInText, factsIn } from '../../reader/facts.ts';
import { findContact } from '../../contacts/store/contacts.ts';
import { keepFact } from '../../knowledge/store/facts.ts';
import type { Note } from '../store/find.ts';
import type { Tx } from '../../db/tx.ts';

/** Keeps what lasts of a note with a known customer, with the note as its source. What is private teaches nobody anything. */
export async function learnFacts(
  tx: Tx,
  { id, customer, contacts, text, understood, author, occurredOn, privacy }: Note,
) {
  if (!customer || privacy) return;
  const told = factsIn(text, contacts);
  const isTold = (rival: string) => told.some((one) => one.topic === 'competitor' && one.text === rival);
  const rivals = (understood.rivals ?? [])
    .filter((rival) => rival !== customer.name && !isTold(rival))
    .map((rival): FactInText => ({ topic: 'competitor', text: rival }));
  for (const { topic, text: what, contact } of [...told, ...rivals]) {
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
