import type { Act } from '../command.ts';
import type { Relation } from '../contract/permissions.ts';
import { relation } from '../contract/permissions.ts';
import { findNote, lastNoteId, type Note } from './store/find.ts';
import { findPerson } from '../people/store/people.ts';
import type { Refused } from '../followups/resolve.ts';
import type { EchoChoices } from './echo.ts';
import { customerCandidates } from '../customers/resolve.ts';
import { contactCandidates } from '../contacts/resolve.ts';

/** A note of this age is meant by words that name none, where nothing else was shown. */
const LATELY = { hours: 24 };

/** The note a sentence means: the named one, the one that was spoken about last, or the person's last. */
export async function resolveNote(
  act: Act,
  id: number | undefined,
): Promise<{ readonly note: Note; readonly relation: Relation } | Refused> {
  const subject = act.conversation.subjects.find(({ kind }) => kind === 'note' || kind === 'notes');
  if (id === undefined && subject?.kind === 'notes') return { kind: 'refused', why: 'which_note' };
  const noteId = id ?? (subject?.kind === 'note' ? subject.id : await lastNote(act));
  if (noteId === undefined) return { kind: 'refused', why: 'none' };
  const note = await findNote(act.tx, noteId);
  if (!note) return { kind: 'refused', why: 'gone' };
  const author = await findPerson(act.tx, note.author.id);
  return { note, relation: relation(act.person, { ids: [note.author.id], teamId: author?.teamId }) };
}

/** Words in a thread or in front of others are about what was said there. */
function lastNote({ tx, person, now, room, thread }: Act) {
  if (room === 'group' || thread !== undefined) return undefined;
  return lastNoteId(tx, { personId: person.id, since: now.subtract(LATELY) });
}

/** Whose a note may be that has no customer yet: customers that are called like the one it names, or people of its first contact's name. */
export async function possibleOwners(act: Act, { customer, mention, contacts }: Note): Promise<EchoChoices> {
  const [name] = contacts;
  if (customer) return {};
  if (mention) return { nearest: (await customerCandidates(act, mention)).slice(0, 3) };
  return name === undefined ? {} : { people: await contactCandidates(act, { name }) };
}
