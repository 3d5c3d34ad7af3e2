/** A sentence that nothing took, and the card that says so. */
import { and, desc, eq } from 'drizzle-orm';
import { answerWith } from '../../delivery/store/outbox.ts';
import { heard, outbox } from '../../db/schema/messages.ts';
import { identities } from '../../db/schema/people.ts';
import { findPerson } from '../../people/store/people.ts';
import type { Tx } from '../../db/tx.ts';

/** What its card is about. */
export const aboutSentence = (heardId: number) => `sentence:${heardId}`;

/** Undefined where its words are gone, or something else has been said in the room since. */
export async function openSentence(tx: Tx, heardId: number) {
  const [said] = await tx
    .select({ text: heard.text, personId: heard.personId, at: heard.saidAt, role: identities.role })
    .from(heard)
    .leftJoin(
      identities,
      and(
        eq(identities.workspaceId, heard.workspaceId),
        eq(identities.platform, heard.platform),
        eq(identities.account, heard.account),
        eq(identities.external, heard.speaker),
      ),
    )
    .where(eq(heard.id, heardId));
  const person = said?.personId == null ? undefined : await findPerson(tx, said.personId);
  const answer = await answerWith(tx, { heardId, about: aboutSentence(heardId) });
  if (said?.text == null || !person || !answer) return undefined;
  const [lastHeard] = await tx
    .select({ id: heard.id })
    .from(heard)
    .where(eq(heard.roomId, answer.roomId))
    .orderBy(desc(heard.id))
    .limit(1);
  const [lastSaid] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(eq(outbox.roomId, answer.roomId))
    .orderBy(desc(outbox.id))
    .limit(1);
  if (lastHeard?.id !== heardId || lastSaid?.id !== answer.id) return undefined;
  const { text, at, role } = said;
  const local = at.toZonedDateTimeISO(person.zone).toPlainDateTime();
  // An account may see less than its person.
  return { text, local, person: { ...person, role: role ?? person.role }, answer };
}
