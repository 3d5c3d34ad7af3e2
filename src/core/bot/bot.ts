/**
 * The whole life of a message: hear, match, run, say.
 *
 * One message is one transaction. That it was heard, what follows from it, and every answer commit together or not at all;
 * only then does `receive` resolve and the platform get its acknowledgement. A second delivery finds the first one's claim
 * and ends there. When the database is away `receive` rejects, nothing has happened, and the platform is to deliver again.
 * When the fault is ours the person is told, with an id that is in the log, and the words they sent are kept.
 */
import { randomUUID } from 'node:crypto';
import { applyRevision } from './revision.ts';
import { sanitize } from '../text/sanitize.ts';
import type { AnyCommand } from '../command.ts';
import { explainOutcome } from './explain.ts';
import { attachmentSentence, type ReceivedFile, receiveFile } from './attachment.ts';
import { addNewcomer, answerStranger, askToWait, isUnknown } from './newcomer.ts';
import { closeAnswered, closeUndone, listSaying, refresh, updateElsewhere } from './living.ts';
import { askIfSamePerson } from '../people/sameQuestion.ts';
import { apologize, asideOf, belated, isLate, sayReply, tooLong } from './say.ts';
import { isUnavailable } from '../db/pool.ts';
import { forgetText, hear } from './store/hear.ts';
import type { Scope } from '../db/session.ts';
import type { Store } from '../db/open.ts';
import type { Tx } from '../db/tx.ts';
import { isOthersTalk } from './choice.ts';
import { think } from './think.ts';
import { hasChanged } from '../access/store/changes.ts';
import { settleQuestion } from '../delivery/store/shown.ts';
import type { Message } from '../contract/message.ts';
import type { Vault } from '../contract/doors/vault.ts';
import type { Hear } from '../contract/adapter.ts';

export type Bot = {
  readonly receive: Hear;
  /** What would be done and said, in words; nothing is kept. */
  explain(message: Message): Promise<string>;
};

/** What a message led to, once that is committed. */
export type MessageResult = {
  readonly command: string;
  readonly outcome: string;
  readonly heardId: number;
  readonly scope: Scope;
};

type Parts = {
  readonly store: Store;
  readonly commands: readonly AnyCommand[];
  readonly clock: () => Temporal.Instant;
  /** The platforms whose messages can be changed in their place, and are. */
  readonly living?: readonly string[];
  /** What keeps secrets, where there is a key for it. */
  readonly vault?: Vault | undefined;
  /** Called after every commit, with what was done: something may have to be sent. */
  readonly wake: (done?: MessageResult) => void;
  readonly log: (id: string, error: unknown) => void;
};

export function bot({ store, commands, clock, living = [], vault, wake, log }: Parts): Bot {
  const receive: Hear = async (message) => {
    try {
      const handed = await receiveFile(message);
      const done = await store.within(scopeOf(message), (tx) => answer(tx, { message, handed }));
      wake(done === 'again' ? undefined : done);
      return done === 'again' ? done : undefined;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      const id = randomUUID().slice(0, 8);
      log(id, error);
      await store.within(scopeOf(message), (tx) => apologize(tx, { message, id, now: clock() }));
      wake();
      return undefined;
    }
  };

  async function answer(
    tx: Tx,
    { message, handed }: { message: Message; handed: ReceivedFile | undefined },
  ): Promise<MessageResult | 'again' | undefined> {
    const { text, cut } = sanitize(message.text);
    const hearing = await hear(tx, { ...message, text: text || (handed ? `📎 ${handed.name}` : '') });
    if (!hearing) return undefined;
    const now = clock();
    if (isOthersTalk(message, hearing)) {
      await forgetText(tx, hearing.heardId);
      return undefined;
    }
    const person = hearing.person ?? (await addNewcomer(tx, { message, hearing, now }));
    const isFirst = !hearing.person || !hearing.shown.length;
    if (person && isFirst && message.from.email && hearing.room === 'direct')
      await askIfSamePerson(tx, { person, email: message.from.email, roomId: hearing.roomId, now });
    const meant = await applyRevision(tx, {
      message,
      hearing,
      person,
      text: await attachmentSentence(tx, { text, handed, person }),
    });
    if (!meant) {
      await forgetText(tx, hearing.heardId);
      return undefined;
    }
    const said = await think({ tx, text: meant.text, now, hearing, person, message }, { commands, vault });
    if (!said && !person && isUnknown(message, hearing)) {
      await askToWait(tx, { message, hearing, now });
      return 'again';
    }
    const { heardId } = hearing;
    const isChange = said !== undefined && (await hasChanged(tx, heardId));
    if (said?.answers !== undefined && isChange) await settleQuestion(tx, { line: said.answers, heardId });
    if (!said) {
      if (message.overheard) await forgetText(tx, heardId);
      if (!person) await answerStranger(tx, { message, hearing, now });
      return undefined;
    }
    const asideId = await asideOf(tx, { message, hearing });
    const doing = { act: said.act, living };
    const lists = isChange ? await refresh(doing, { answers: said.replies }) : [];
    for (const [at, reply] of said.replies.entries()) {
      await sayReply(tx, {
        reply: at === 0 && isLate(message.at, now) ? belated(reply, { message, act: said.act }) : reply,
        hearing,
        message,
        now,
        asideId,
        locale: said.act.locale,
        isLiving: isChange && living.includes(message.platform),
        inList: at === 0 ? listSaying(reply, { lists, hearing }) : undefined,
        ...(at === 0 && { instead: meant.instead }),
      });
      if (isChange && reply.about && !reply.to && !reply.first)
        await updateElsewhere(doing, { about: reply.about, cardFor: (to) => said.words(to)[at] });
    }
    if (isChange) await closeUndone(doing);
    if (isChange) await closeAnswered(doing, { answers: said.answers, hearing, platform: message.platform });
    if (cut) await sayReply(tx, { reply: tooLong(said.act), hearing, message, now, locale: said.act.locale });
    const { command } = said.taken;
    return { command, outcome: said.outcome.kind, heardId, scope: scopeOf(message) };
  }

  async function explain(message: Message) {
    const explained = { text: '' };
    const rollback = new Error('explained');
    await store
      .within(scopeOf(message), async (tx) => {
        const { text } = sanitize(message.text);
        const hearing = await hear(tx, { ...message, text });
        if (!hearing) throw rollback;
        const person = hearing.person ?? (await addNewcomer(tx, { message, hearing, now: clock() }));
        const said = await think({ tx, text, now: clock(), hearing, person, message }, { commands, vault });
        explained.text = said ? explainOutcome(said) : '(silence)';
        throw rollback;
      })
      .catch((error: unknown) => {
        if (error !== rollback) throw error;
      });
    return explained.text;
  }

  return { receive, explain };
}

const scopeOf = ({ platform, account }: Message): Scope => ({ platform, account });
