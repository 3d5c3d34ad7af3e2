import { words } from '../out/blocks.ts';
import { cut, mentioned, plain, typed } from '../out/escape.ts';
import { handed } from '../out/files.ts';
import { complaint, type Preview, sentence } from '../out/modal.ts';
import type { home } from '../out/homeTab.ts';
import type { Take } from './bolt.ts';
import { forms } from './forms.ts';
import { instantOf, parse } from './parse.ts';
import { whisperIn } from './pressed.ts';
import type { Profiles, Who } from '../account/profiles.ts';
import type { Answers } from '../account/answers.ts';
import type { Memory } from '../../shared/recent.ts';
import type { Teams } from '../account/teams.ts';
import type { Told, Words } from './events.ts';
import { NOT_KEPT, THINGS } from '../out/messages.ts';
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
  /** Customers whose name somebody has begun to type, those they had to do with last first. */
  readonly suggest: (who: Who, query: string) => Promise<readonly string[]>;
  readonly pages: ReturnType<typeof home>;
  readonly memory: Memory;
  readonly answers: Answers;
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
  suggest,
  pages,
  memory,
  answers,
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

  const form = forms({
    known,
    profiles,
    localeOf,
    preview,
    readable: async (text, { account, self }) => (await readable({ ...NO_WORDS, text }, { account, self })).text,
    clock,
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
    // Whoever speaks there has let us in.
    if (told.kind === 'words') known.reopen(told.account);
    if (told.kind === 'changes') await profiles.told(told, told.member);
    if (told.kind === 'looks') void pages.open(told);
    if (told.kind === 'asks') await form.ask(told);
    if (told.kind === 'fills') await form.fill(told);
    if (told.kind === 'searches') return options(await suggest(told, told.query));
    if (told.kind === 'submits') return submit(told);
    if (told.kind === 'words') return listen(told, ears.hear);
    return undefined;
  }

  async function listen(told: Told & { kind: 'words' }, hear: Hear): Promise<object | undefined> {
    const { words } = told;
    const isOnce = words.id.startsWith('slash:');
    try {
      const message = await messageOf(told);
      await remember(told, message);
      if ((await hear(message)) === 'again') {
        wait(told);
        // Slack sends an event again; a command, a press or a form it does not.
        if (!SENT_ONCE.test(words.id)) throw new UnknownSpeaker();
        return undefined;
      }
    } catch (error) {
      if (!isOnce) throw error;
      log('a command was not kept', error);
      const { locale = 'en' } = await profileOf(told).catch(() => ({ locale: undefined }));
      return { response_type: 'ephemeral', text: typed(NOT_KEPT[locale]) };
    }
    const isAtHome = words.pressed !== undefined && words.room === undefined;
    void (isAtHome ? pages.open(told) : pages.refresh(told));
    return undefined;
  }

  /** Where the answer is to go, which Slack tells only now. */
  async function remember({ account, user, words }: Told & { kind: 'words' }, { room, pressed }: Message) {
    if (room.kind === 'direct') memory.owners.set(`${account}/${room.id}`, user);
    if (room.kind !== 'whisper') return;
    const { answerAt, replaceAt } = words;
    const replaced = pressed !== undefined && replaceAt ? { of: pressed, url: replaceAt } : undefined;
    await answers.opened({ account, room: room.id }, { answerAt, ...(replaced && { replaced }) });
  }

  async function messageOf({ account, user, self, words }: Told & { kind: 'words' }): Promise<Message> {
    const who = { account, user };
    const from = await profileOf(who);
    const isColleague = from.standing === 'member' || from.standing === 'admin';
    const profileOfNamed = isColleague && !words.overheard ? profiles.named : profileOf;
    const { text, mentions } = words.markup
      ? await readable(words, { account, self, profileOfNamed })
      : await withColleague(words, { account, profileOfNamed });
    const { thing, id, thread, root, aside, place, revises, retracts, files, overheard } = words;
    const room = await roomOf(who, words);
    const pressed = words.pressed && (await shownAs(words.pressed, { account, room }));
    const token = files && (await known.find(account))?.client.token;
    return {
      id,
      platform: 'slack',
      account,
      from: { id: user, ...from },
      room,
      text: thing ? THINGS[thing][from.locale ?? 'en'] : text,
      ...(mentions.length > 0 && { mentions }),
      at: words.ts === undefined ? clock() : instantOf(words.ts),
      ...(files && { files: files.slice(0, 3).map((file) => handed(file, { token, apiUrl })) }),
      ...(thread !== undefined && { thread }),
      ...(root !== undefined && { root }),
      ...(overheard && { overheard }),
      ...(pressed !== undefined && { pressed }),
      ...(aside !== undefined && { aside }),
      ...(place !== undefined && { place }),
      ...(revises !== undefined && { revises }),
      ...(retracts !== undefined && { retracts }),
    };
  }

  async function readable(
    { text }: Words,
    { account, self, profileOfNamed = profileOf }: Naming & { readonly self: string | undefined },
  ) {
    const others = mentioned(text)
      .filter((user) => user !== self)
      .slice(0, 10);
    const names = await Promise.all(
      others.map(async (user) => [user, (await profileOfNamed({ account, user })).name ?? user] as const),
    );
    return { text: plain(text, { self, names: new Map(names) }), mentions: names.map(([id, name]) => ({ id, name })) };
  }

  /** Somebody who was picked is called by name, and known by more than that. */
  async function withColleague({ text, colleague: user }: Words, { account, profileOfNamed = profileOf }: Naming) {
    if (user === undefined) return { text, mentions: [] };
    const { name = user } = await profileOfNamed({ account, user });
    return { text: text.replace('…', () => name), mentions: [{ id: user, name }] };
  }

  /** Private is what is said in one's own direct messages with us; those of other people are a place like any other. */
  async function roomOf(who: Who, { room, typedIn, id }: Words): Promise<Message['room']> {
    if (typedIn !== undefined && typedIn === (await directOf(who))) return { id: typedIn, kind: 'direct' };
    if (!room) return { id: await directOf(who), kind: 'direct' };
    if (room.kind !== 'direct') return room;
    const key = `${who.account}/${who.user}`;
    if (!SENT_ONCE.test(id)) memory.directs.set(key, room.id);
    // A message of ours that more than one person sees stands in direct messages with us; whose they are we may know better.
    const own = memory.directs.get(key) ?? room.id;
    return room.id === own ? room : { id: whisperIn(room.id, who.user), kind: 'whisper' };
  }

  /** A message that Slack has given us no name of is the last one that was said there. */
  async function shownAs(pressed: string, { account, room }: Pick<Message, 'account' | 'room'>) {
    if (room.kind !== 'whisper') return pressed;
    return (await answers.nameless({ account, room: room.id })) ?? pressed;
  }

  async function submit(told: Told & { kind: 'submits' }) {
    const { account, user, view, values, logged } = told;
    const locale = await localeOf(told);
    const text = sentence(values, locale);
    const wrong = complaint(values, await preview(told, { text, at: clock() }));
    if (wrong) return wrong;
    try {
      const words = { id: `form:${view}`, text, markup: false };
      const spoken = { kind: 'words', account, user, words } as const;
      const message = await messageOf(spoken);
      const { customer } = values;
      const form = {
        ...(customer && { customer }),
        ...(logged && logged.user !== user && { author: logged.user }),
      };
      if ((await ears.hear?.({ ...message, form })) === 'again') wait(spoken);
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

type Naming = { readonly account: string; readonly profileOfNamed?: Profiles['of'] };

/** What Slack gives us once, whatever we answer. */
const SENT_ONCE = /^(?:slash|press|form):/;

class UnknownSpeaker extends Error {
  override readonly message = 'Slack has not said yet who that is: to be sent again';
}

const NO_WORDS = { id: '', markup: true };

const options = (names: readonly string[]) => ({
  options: names.slice(0, 100).map((name) => ({ text: words(name, 75), value: cut(name, 150) })),
});
