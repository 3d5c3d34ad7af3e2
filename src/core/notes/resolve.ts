import type { Act } from '../command.ts';
import type { Relation } from '../contract/permissions.ts';
import { relation } from '../contract/permissions.ts';
import { findNote, lastNoteId, type Note } from './store/find.ts';
import { findPerson } from '../people/store/people.ts';
import type { Refused } from '../followups/resolve.ts';

/** The note a sentence means: the named one, or the person's last. */
export async function resolveNote(
  act: Act,
  id: number | undefined,
): Promise<{ readonly note: Note; readonly relation: Relation } | Refused> {
  const noteId = id ?? (await lastNoteId(act.tx, act.person.id));
  if (noteId === undefined) return { kind: 'refused', why: 'none' };
  const note = await findNote(act.tx, noteId);
  if (!note) return { kind: 'refused', why: 'gone' };
  const author = await findPerson(act.tx, note.author.id);
  return { note, relation: relation(act.person, { ids: [note.author.id], teamId: author?.teamId }) };
}
