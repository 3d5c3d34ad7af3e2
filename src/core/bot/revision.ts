import { changesBy, isCorrected } from '../access/store/changes.ts';
import { findNote } from '../notes/store/find.ts';
import type { Localized } from '../contract/locale.ts';
import { type Hearing, earlierMessages } from './store/hear.ts';
import type { Tx } from '../db/tx.ts';
import { answerTo } from '../delivery/store/outbox.ts';
import { retractNews } from '../news/retract.ts';
import { undoMessage } from '../access/store/undo.ts';
import { UNDO } from '../text/phrases.ts';
import type { Person } from '../contract/person.ts';
import type { Message } from '../contract/message.ts';
import { actAs } from '../db/session.ts';

/**
 * Words that stand for earlier ones: what those did is taken back, and these are heard in their place. A note that was
 * corrected since is reworded instead, so that its corrections stay. Deleted words are taken back by the sentence that does
 * so. Undefined: nothing to be done, as nothing was heard there or came of it.
 */
export async function applyRevision(
  tx: Tx,
  { message, hearing, person, text }: { message: Message; hearing: Hearing; person: Person | undefined; text: string },
): Promise<{ readonly text: string; readonly instead?: number | undefined } | undefined> {
  const { heardId, roomId } = hearing;
  if (message.revises === undefined && message.retracts === undefined) return { text };
  const [earlier, ...before] = await earlierMessages(tx, { message, heardId });
  if (earlier === undefined) return message.revises !== undefined && hearing.room === 'direct' ? { text } : undefined;
  if (person) actAs(tx, { heardId, personId: person.id });
  const locale = person?.locale ?? hearing.locale;
  const [note, ...others] = await notesOf(tx, [earlier, ...before]);
  const undo = { text: `${UNDO[locale]} #${note}` };
  if (message.retracts !== undefined) return note === undefined ? undefined : undo;
  const instead = await answerTo(tx, { heardId: earlier, roomId });
  if (note !== undefined && !others.length && (await isCorrected(tx, { noteId: note, by: earlier })))
    return { text: `${REWORD[locale]} #${note}: ${text}`, instead };
  if (await undoMessage(tx, { heardId: earlier, by: heardId })) {
    await retractNews(tx, { noteIds: note === undefined ? [] : [note, ...others], now: message.at });
    return { text, instead };
  }
  return note === undefined ? undefined : undo;
}

const REWORD: Localized = { zh: '改原话', en: 'reword' };

/** The notes that words have left: those of their newest version that left any. */
async function notesOf(tx: Tx, heardIds: readonly number[]): Promise<readonly number[]> {
  for (const heardId of heardIds) {
    const { added } = await changesBy(tx, heardId);
    const notes = await Promise.all(added.map((id) => findNote(tx, id)));
    const there = notes.flatMap((each) => each?.id ?? []);
    if (there.length) return there;
  }
  return [];
}
