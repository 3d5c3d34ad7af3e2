import type { Act } from '../command.ts';
import { learnFacts } from './learnFacts.ts';
import { scheduleFollowUp } from '../followups/schedule.ts';
import type { Privacy } from './privacy.ts';
import type { Note } from './store/find.ts';
import { insertNote } from './store/write.ts';
import type { UnderstoodNote } from '../db/schema/interactions.ts';
import type { Reading } from '../contract/reading.ts';

/** One interaction for each customer; without any, one that waits for whose it is. What names no customer goes with the first. */
export async function recordReading(
  act: Act,
  { reading, privacy }: { readonly reading: Reading; readonly privacy: Privacy | undefined },
): Promise<Note[]> {
  const homes = reading.customers.length ? reading.customers : [undefined];
  const notes: Note[] = [];
  for (const [at, customer] of homes.entries()) {
    const belongs = (index: number | undefined) => index === at || (index === undefined && at === 0);
    const people = reading.contacts.filter((contact) => belongs(contact.customer));
    const titles = people.flatMap(({ name, role }) => (role ? [[name, role] as const] : []));
    const understood: UnderstoodNote = {
      contacts: [...new Set(people.map(({ name }) => name))],
      ...(titles.length && { titles: Object.fromEntries(titles) }),
      amounts: at === 0 ? reading.amounts : [],
      phones: at === 0 ? reading.phones : [],
      emails: at === 0 ? reading.emails : [],
      ...(reading.score && { score: reading.score }),
      ...(reading.nothingNext && { nothingNext: true as const }),
    };
    const followUps = reading.steps.flatMap((step) =>
      belongs(step.customer) && step.dueOn
        ? [
            {
              action: step.action,
              ...scheduleFollowUp({ ...step, dueOn: step.dueOn }, { owner: act.person, now: act.now }),
            },
          ]
        : [],
    );
    const note = await insertNote(act.tx, {
      customerId: customer?.id,
      mention: customer?.id === undefined ? customer?.name : undefined,
      authorId: act.person.id,
      kind: reading.kind,
      occurredOn: reading.occurredOn ?? act.today,
      text: act.text,
      gist: homes.length > 1 ? gistOf(act.text, reading, at) : reading.gist,
      understood,
      privacy,
      heardId: act.heardId,
      followUps,
    });
    await learnFacts(act.tx, note);
    notes.push(note);
  }
  return notes;
}

/** Of a note on several customers: the words from this one's name to the next one's. */
function gistOf(text: string, { customers }: Reading, at: number) {
  const from = customers[at]?.span[1] ?? 0;
  const next = customers.map((customer) => customer.span[0]).filter((place) => place > from);
  return text
    .slice(from, Math.min(text.length, ...next))
    .replace(/^[\s,，。:：;；、)）]+|[\s,，。:：;；、(（]*(?:\d+[)）.、]?)?\s*$/g, '');
}
