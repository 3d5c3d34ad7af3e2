import { changesBy } from '../access/store/changes.ts';
import { type Hearing, earlierMessage } from './store/hear.ts';
import type { Tx } from '../db/tx.ts';
import { answerTo } from '../delivery/store/outbox.ts';
import { undoMessage } from '../access/store/undo.ts';
import { UNDO } from '../text/phrases.ts';
import type { Person } from '../contract/person.ts';
import type { Message } from '../contract/message.ts';
import { actAs } from '../db/session.ts';

/**
 * Words that stand for earlier ones: what those did is taken back, and these are heard in their place. Deleted words are
 * taken back by the sentence that does so. Undefined: nothing to be done, as nothing was heard there or came of it.
 */
export async function applyRevision(
  tx: Tx,
  { message, hearing, person, text }: { message: Message; hearing: Hearing; person: Person | undefined; text: string },
): Promise<{ readonly text: string; readonly instead?: number | undefined } | undefined> {
  const { heardId, roomId } = hearing;
  if (message.revises === undefined && message.retracts === undefined) return { text };
  const earlier = await earlierMessage(tx, { message, heardId });
  if (earlier === undefined) return message.revises !== undefined && hearing.room === 'direct' ? { text } : undefined;
  if (person) actAs(tx, { heardId, personId: person.id });
  const [note] = (await changesBy(tx, earlier)).added;
  const undo = { text: `${UNDO[person?.locale ?? hearing.locale]} #${note}` };
  if (message.retracts !== undefined) return note === undefined ? undefined : undo;
  if (await undoMessage(tx, { heardId: earlier, by: heardId }))
    return { text, instead: await answerTo(tx, { heardId: earlier, roomId }) };
  return note === undefined ? undefined : undo;
}
