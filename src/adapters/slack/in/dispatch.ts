import { mentioned, plain, typed } from '../out/escape.ts';
import { handed } from '../out/files.ts';
import { asNote, complaint, form, type Preview, sentence } from '../out/modal.ts';
import type { home } from '../out/homeTab.ts';
import type { Take } from './http.ts';
import { instantOf, parse } from './parse.ts';
import type { Profiles, Who } from '../account/profiles.ts';
import type { Memory } from '../../shared/recent.ts';
import type { Teams } from '../account/teams.ts';
import type { Told, Words } from './events.ts';
import { ELSEWHERE, NOT_KEPT, STALE } from '../out/messages.ts';
import { waiting } from './waiting.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Message } from '../../../core/contract/message.ts';
import type { Hear } from '../../../core/contract/adapter.ts';

type Parts = {
  /** Undefined until the house listens. */
  readonly ears: { readonly hear?: Hear };
  readonly known: Teams;
  readonly apiUrl: string;
  readonly profiles: Profiles;
  /** Aborted when we stop. */
  readonly signal: AbortSignal;
  readonly localeOf: (who: Who) => Promise<Locale>;
  readonly preview: (who: Who, words: { readonly text: string; readonly at: Temporal.Instant }) => Promise<Preview>;
  readonly pages: ReturnType<typeof home>;
  readonly memory: Memory;
  readonly clock: () => Temporal.Instant;
  readonly log: (sentence: string, error?: unknown) => void;
};

export function listening({
  ears,
  known,
  apiUrl,
  profiles,
  signal,
  localeOf,
  preview,
  pages,
  memory,
  clock,
  log,
}: Parts): Take {
  const profileOf = profiles.of;
  const wait = waiting<Told & { kind: 'words' }>({
    profileOf,
    again: async (told) => ears.hear && listen(told, ears.hear),
    signal,
    log,
  });

  async function take(body: unknown): Promise<object | undefined> {
    const told = parse(body);
    if (!told) return undefined;
    if (!ears.hear || known.isSettling()) throw new Error('not ready to hear');
    if (told.kind === 'leaves') {
      await known.leave(told.account);
      return undefined;
    }
    if (!(await known.find(told.account))) return undefined;
    // Whoever speaks there has let us in.
    if (told.kind === 'words') known.reopen(told.account);
    if (told.kind === 'changes') await profiles.told(told, told.member);
    if (told.kind === 'looks') void pages.open(told);
    if (told.kind === 'asks') return ask(told);
    if (told.kind === 'submits') return submit(told);
    if (told.kind === 'words') return listen(told, ears.hear);
    return undefined;
  }

  async function listen(told: Told & { kind: 'words' }, hear: Hear): Promise<object | undefined> {
    const { words } = told;
    const isOnce = words.id.startsWith('slash:');
    try {
      const message = await messageOf(told);
      if (message.room.kind === 'direct') memory.owners.set(`${told.account}/${message.room.id}`, told.user);
      if ((await hear(message)) === 'again') {
        wait(told);
        // Slack sends an event again; a command, a press or a form it does not.
        if (!SENT_ONCE.test(words.id)) throw new UnknownSpeaker();
        return undefined;
      }
      if (words.typedIn !== undefined && words.typedIn !== message.room.id)
        return { response_type: 'ephemeral', text: typed(ELSEWHERE[message.from.locale ?? 'en']) };
    } catch (error) {
      if (!isOnce) throw error;
      log('a command was not kept', error);
      const { locale = 'en' } = await profileOf(told).catch(() => ({ locale: undefined }));
      return { response_type: 'ephemeral', text: typed(NOT_KEPT[locale]) };
    }
    if (words.pressed && words.replaceAt) memory.replaceAt.set(words.pressed, words.replaceAt);
    const isAtHome = words.pressed !== undefined && words.room === undefined;
    void (isAtHome ? pages.open(told) : pages.refresh(told));
    return undefined;
  }

  async function messageOf({ account, user, self, words }: Told & { kind: 'words' }): Promise<Message> {
    const who = { account, user };
    const from = await profileOf(who);
    const { text, mentions } = words.markup
      ? await readable(words, { account, self })
      : { text: words.text, mentions: [] };
    const { id, thread, root, pressed, aside, place, revises, retracts, files } = words;
    const token = files && (await known.find(account))?.client.token;
    return {
      id,
      platform: 'slack',
      account,
      from: { id: user, ...from },
      room: words.room ?? { id: await directOf(who), kind: 'direct' },
      text,
      ...(mentions.length > 0 && { mentions }),
      at: words.ts === undefined ? clock() : instantOf(words.ts),
      ...(files && { files: files.slice(0, 3).map((file) => handed(file, { token, apiUrl })) }),
      ...(thread !== undefined && { thread }),
      ...(root !== undefined && { root }),
      ...(pressed !== undefined && { pressed }),
      ...(aside !== undefined && { aside }),
      ...(place !== undefined && { place }),
      ...(revises !== undefined && { revises }),
      ...(retracts !== undefined && { retracts }),
    };
  }

  async function readable({ text }: Words, { account, self }: { account: string; self: string | undefined }) {
    const others = mentioned(text)
      .filter((user) => user !== self)
      .slice(0, 10);
    const names = await Promise.all(
      others.map(async (user) => [user, (await profileOf({ account, user })).name ?? user] as const),
    );
    return { text: plain(text, { self, names: new Map(names) }), mentions: names.map(([id, name]) => ({ id, name })) };
  }

  /** A shortcut was used: Slack waits three seconds for the form. */
  async function ask(told: Told & { kind: 'asks' }) {
    const { account, user, message, trigger } = told;
    const team = await known.find(account);
    if (!team) return undefined;
    const at = message ? instantOf(message.ts) : clock();
    const { text } = message
      ? await readable({ ...NO_WORDS, text: message.text }, { account, self: team.bot })
      : { text: '' };
    const understood = await preview(told, { text, at });
    try {
      const blocks = form({ preview: understood, logs: { message: message !== undefined } });
      await team.client.views.open({ trigger_id: trigger, view: blocks });
    } catch (error) {
      log('a form did not open', error);
      const text = typed(STALE[understood.locale]);
      const spoken = told.answerAt
        ? fetch(told.answerAt, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
            signal: AbortSignal.timeout(5_000),
          })
        : team.client.chat.postMessage({ channel: user, text });
      await spoken.catch((error: unknown) => log('nor could that be said', error));
    }
    return undefined;
  }

  async function submit(told: Told & { kind: 'submits' }) {
    const { account, user, view, values } = told;
    const locale = await localeOf(told);
    const text = sentence(values, locale);
    const wrong = complaint(values, await preview(told, { text, at: clock() }));
    if (wrong) return wrong;
    try {
      const words = { id: `form:${view}`, text: asNote(text, locale), markup: false };
      const spoken = { kind: 'words', account, user, words } as const;
      if ((await ears.hear?.(await messageOf(spoken))) === 'again') wait(spoken);
    } catch (error) {
      log('a form was not kept', error);
      return { response_action: 'errors', errors: { words: NOT_KEPT[locale] } };
    }
    void pages.refresh(told);
    return undefined;
  }

  async function directOf({ account, user }: Who): Promise<string> {
    const key = `${account}/${user}`;
    const room =
      memory.directs.get(key) ??
      (await (await known.find(account))?.client.conversations.open({ users: user }))?.channel?.id;
    if (!room) throw new Error('no direct messages with this person');
    memory.directs.set(key, room);
    return room;
  }

  return take;
}

/** What Slack gives us once, whatever we answer. */
const SENT_ONCE = /^(?:slash|press|form):/;

class UnknownSpeaker extends Error {
  override readonly message = 'Slack has not said yet who that is: to be sent again';
}

const NO_WORDS = { id: '', markup: true };
