/**
 * The whole life of a message: hear, match, run, say.
 *
 * One message is one transaction. That it was heard, what follows from it, and every answer commit together or not at all;
 * only then does `receive` resolve and the platform get its acknowledgement. A second delivery finds the first one's claim
 * and ends there. When the database is away `receive` rejects, nothing has happened, and the platform is to deliver again.
 * When the fault is ours the person is told, with an id that is in the log, and the words they sent are kept.
 */
import { randomUUID } from 'node:crypto';
import { calendarOf } from './calendar/workdays.ts';
import { countryOf } from './calendar/zones.ts';
import { clean, LONGEST } from './clean.ts';
import type { Act, AnyCommand, Heard, Taken } from './command.ts';
import { isTable } from './commands/import.ts';
import { isGreeting, isQuestion, isSentence } from './match.ts';
import { read } from './note/read.ts';
import { isMore, MORE } from './pages.ts';
import { codeOf } from './store/guard.ts';
import { askIfSame } from './same.ts';
import { spent } from './spent.ts';
import { keepFile } from './store/files.ts';
import { actAs, forget, hear, type Hearing, saidBefore } from './store/hear.ts';
import type { Scope, Store, Tx } from './store/open.ts';
import { answerTo, lineAbout, post } from './store/outbox.ts';
import { addPerson, addRoom, findPerson, homeTeam, identify } from './store/people.ts';
import { doneBy, hasChanged, takeBack } from './store/undo.ts';
import { asText, choices } from './text.ts';
import type { Card, Handed, Hear, Message, Person, Reply } from './types.ts';
import { clock as wall, localeOf, short, tongue, UNDO } from './words.ts';

export type Bot = {
  readonly receive: Hear;
  /** What would be done and said, in words; nothing is kept. */
  explain(message: Message): Promise<string>;
};

/** What a message led to, once that is committed. */
export type Done = {
  readonly command: string;
  readonly outcome: string;
  readonly heardId: number;
  readonly scope: Scope;
};

type Parts = {
  readonly store: Store;
  readonly commands: readonly AnyCommand[];
  readonly clock: () => Temporal.Instant;
  /** Called after every commit, with what was done: something may have to be sent. */
  readonly wake: (done?: Done) => void;
  readonly log: (id: string, error: unknown) => void;
};

export function bot({ store, commands, clock, wake, log }: Parts): Bot {
  const receive: Hear = async (message) => {
    try {
      const handed = await take(message);
      wake(await store.within(scopeOf(message), (tx) => answer(tx, { message, handed })));
    } catch (error) {
      if (isAway(error)) throw error;
      const id = randomUUID().slice(0, 8);
      log(id, error);
      await store.within(scopeOf(message), (tx) => apologize(tx, { message, id }));
      wake();
    }
  };

  async function answer(
    tx: Tx,
    { message, handed }: { message: Message; handed: Held | undefined },
  ): Promise<Done | undefined> {
    const { text, cut } = clean(message.text);
    const hearing = await hear(tx, { ...message, text: text || (handed ? `📎 ${handed.name}` : '') });
    if (!hearing) return undefined;
    const now = clock();
    const person = hearing.person ?? (await meet(tx, { message, hearing }));
    if (person && !hearing.person && message.from.email && hearing.room === 'direct')
      await askIfSame(tx, { person, email: message.from.email, roomId: hearing.roomId, now });
    const meant = await afresh(tx, { message, hearing, person, text: await asSentence(tx, { text, handed, person }) });
    if (!meant) {
      await forget(tx, hearing.heardId);
      return undefined;
    }
    const said = await think({ tx, text: meant.text, now, hearing, person, message });
    const asideId = said && (await asideOf(tx, { message, hearing }));
    for (const [at, reply] of (said?.replies ?? []).entries())
      await put(tx, {
        reply: at === 0 && isLate(message.at, now) ? belated(reply, { message, act: said!.act }) : reply,
        hearing,
        message,
        now,
        asideId,
        locale: said!.act.locale,
        ...(at === 0 && { instead: meant.instead }),
      });
    if (cut && said) await put(tx, { reply: tooLong(said.act), hearing, message, now, locale: said.act.locale });
    if (!said) return undefined;
    const { command } = said.taken;
    return { command, outcome: said.outcome.kind, heardId: hearing.heardId, scope: scopeOf(message) };
  }

  async function think(of: {
    tx: Tx;
    text: string;
    now: Temporal.Instant;
    hearing: Hearing;
    person: Person | undefined;
    message: Message;
  }) {
    const { tx, now, hearing } = of;
    const person = of.person ?? stranger(of.message, hearing);
    if (!hearing.person) actAs(tx, { heardId: hearing.heardId, personId: person.id });
    const chosen = chosenBy(of.text, hearing.last);
    // Words that come late mean the day on which they were said.
    const local = (isLate(of.message.at, now) ? of.message.at : now).toZonedDateTimeISO(person.zone);
    const country = countryOf(person.zone);
    const heard: Heard = {
      text: chosen ?? of.text,
      locale: localeOf(of.text, chosen ? localeOf(chosen, person.locale) : person.locale),
      now,
      today: local.toPlainDate(),
      local: local.toPlainDateTime(),
      country,
      room: hearing.room,
    };
    const act: Act = {
      ...heard,
      tx,
      heardId: hearing.heardId,
      person,
      known: of.person !== undefined,
      roomId: hearing.roomId,
      thread: of.message.thread,
      calendar: calendarOf(country),
      listed: hearing.listed,
      last: hearing.last,
    };
    // A button says all it means: it fills no question's hole.
    const last = of.message.pressed === undefined ? hearing.last : undefined;
    for (const taken of takers(heard, { last, among: of.person ? commands : commands.filter(({ open }) => open) })) {
      const result = await taken.run(act);
      if (!result) continue;
      const replies = await inEachOnesWords(act, result.say);
      return { act, taken, outcome: result.outcome, replies };
    }
    return undefined;
  }

  /** Who takes these words for its own, in the order of asking: plain commands, then what answers our last question, then loose ones. */
  function* takers(
    heard: Heard,
    { last, among }: { readonly last: Card | undefined; readonly among: readonly AnyCommand[] },
  ): Generator<Taken> {
    const taking = (words: Heard) => among.map((command) => command.take(words)).filter((taken) => taken !== undefined);
    const all = taking(heard);
    yield* all.filter(({ loose }) => !loose);
    if (last?.ask && mayAnswer(heard))
      yield* taking({ ...heard, text: last.ask.replace('…', () => heard.text) }).filter(({ loose }) => !loose);
    yield* all.filter(({ loose }) => loose);
  }

  async function put(
    tx: Tx,
    {
      reply,
      hearing,
      message,
      now,
      locale,
      instead,
      asideId,
    }: {
      reply: Reply;
      hearing: Hearing;
      message: Message;
      now: Temporal.Instant;
      locale: Act['locale'];
      instead?: number | undefined;
      asideId?: number | undefined;
    },
  ) {
    const { to, about, first, ...told } = reply;
    // In a room full of people an answer names whom it answers.
    const card = hearing.room === 'group' && !to && hearing.person ? { people: [hearing.person.id], ...told } : told;
    const line = { heardId: hearing.heardId, about, now };
    if (to) {
      await post(tx, { ...line, roomId: undefined, to, locale: localeOf(card.title, locale), card });
      return;
    }
    const here = { ...line, roomId: hearing.roomId, thread: message.thread, locale };
    if (instead !== undefined) {
      await post(tx, { ...here, card, editsId: instead });
      return;
    }
    const shown = about && !first && (await lineAbout(tx, { roomId: hearing.roomId, about, receipt: message.pressed }));
    if (shown && !shown.pressed && shown.card.buttons)
      await post(tx, { ...here, card: spent(shown.card), editsId: shown.id });
    const inPlace = shown && shown.pressed ? shown.id : undefined;
    const apart = asideId !== undefined && inPlace === undefined && !card.ask && { roomId: asideId };
    await post(tx, { ...here, ...apart, card, editsId: inPlace });
  }

  async function apologize(tx: Tx, { message, id }: { message: Message; id: string }) {
    const { text } = clean(message.text);
    const hearing = await hear(tx, { ...message, text });
    if (!hearing) return;
    const locale = localeOf(text, hearing.person?.locale ?? hearing.locale);
    const { t } = tongue(locale, clock().toZonedDateTimeISO(hearing.zone).toPlainDate());
    const title = t({
      zh: `这句话我没处理好(编号 ${id}),管理员能按编号查到。你的原话我留着;请稍后再发一次`,
      en: `I stumbled over that one (id ${id}; the admin can find it by that). Your words are kept; please send them again later`,
    });
    await post(tx, {
      roomId: hearing.roomId,
      thread: message.thread,
      heardId: hearing.heardId,
      locale,
      card: { icon: '⚠️', title },
      now: clock(),
    });
  }

  async function explain(message: Message) {
    const explained = { text: '' };
    const rollback = new Error('explained');
    await store
      .within(scopeOf(message), async (tx) => {
        const { text } = clean(message.text);
        const hearing = await hear(tx, { ...message, text });
        if (!hearing) throw rollback;
        const person = hearing.person ?? (await meet(tx, { message, hearing }));
        const said = await think({ tx, text, now: clock(), hearing, person, message });
        explained.text = said ? inWords(said) : '(silence)';
        throw rollback;
      })
      .catch((error: unknown) => {
        if (error !== rollback) throw error;
      });
    return explained.text;
  }

  return { receive, explain };
}

/** A file that was handed over, once its bytes are ours; without them it is too large, or nothing we can read. */
type Held = { readonly name: string; readonly bytes: Uint8Array | undefined };

/** A file comes in on its own, or with words that ask for it to be imported; beside other words it is not looked at. */
async function take({ files, room, text }: Message): Promise<Held | undefined> {
  const file = files?.find(({ name }) => isTable(name)) ?? files?.[0];
  if (!file || room.kind === 'group' || (text.trim() && !(isTable(file.name) && ASKS.test(text)))) return undefined;
  const name = short(clean(file.name.replaceAll(/[\\/]/g, ' ')).text, 120) || '?';
  const bytes = isTable(name) && fits(file) ? await file.read() : undefined;
  return { name, bytes: bytes && bytes.length <= LARGEST ? bytes : undefined };
}

const ASKS = /^.{0,12}(?:导入|import).{0,12}$/i;
const LARGEST = 20 * 1024 * 1024;
const fits = ({ size }: Handed) => size === undefined || size <= LARGEST;

/** The file as a sentence that stands for it; words stay what they are. */
async function asSentence(
  tx: Tx,
  { text, handed, person }: { text: string; handed: Held | undefined; person: Person | undefined },
): Promise<string> {
  if (!handed || !person) return text;
  const id = await keepFile(tx, { personId: person.id, ...handed });
  return localeOf(text, person.locale) === 'zh' ? `导入 #${id}` : `import #${id}`;
}

const scopeOf = ({ platform, account }: Message): Scope => ({ platform, account });

/** The database is not there, would not answer in time, or has put us off for somebody else: the message is to be delivered again. */
export function isAway(error: unknown) {
  return /^(CONNECTION_|CONNECT_TIMEOUT|DEADLINE|ECONN|ENOTFOUND|EPIPE|08|40001|40P01|53|57P)/.test(
    codeOf(error) ?? '',
  );
}

/**
 * Words that stand for earlier ones: what those did is taken back, and these are heard in their place. Deleted words are
 * taken back by the sentence that does so. Undefined: nothing to be done, as nothing was heard there or came of it.
 */
async function afresh(
  tx: Tx,
  { message, hearing, person, text }: { message: Message; hearing: Hearing; person: Person | undefined; text: string },
): Promise<{ readonly text: string; readonly instead?: number | undefined } | undefined> {
  const { heardId, roomId } = hearing;
  if (message.revises === undefined && message.retracts === undefined) return { text };
  const earlier = await saidBefore(tx, { message, heardId });
  if (earlier === undefined) return message.revises !== undefined && hearing.room === 'direct' ? { text } : undefined;
  if (person) actAs(tx, { heardId, personId: person.id });
  const [note] = (await doneBy(tx, earlier)).added;
  const undo = { text: `${UNDO[person?.locale ?? hearing.locale]} #${note}` };
  if (message.retracts !== undefined) return note === undefined ? undefined : undo;
  if (await takeBack(tx, { heardId: earlier, by: heardId }))
    return { text, instead: await answerTo(tx, { heardId: earlier, roomId }) };
  return note === undefined ? undefined : undo;
}

/** Where a press in a group is answered that changed nothing: a refusal, or something to read, is for whoever pressed. */
async function asideOf(tx: Tx, { message, hearing }: { message: Message; hearing: Hearing }) {
  const { aside, pressed, platform, account } = message;
  if (aside === undefined || pressed === undefined || hearing.room !== 'group') return undefined;
  if (await hasChanged(tx, hearing.heardId)) return undefined;
  return addRoom(tx, { platform, account, external: aside, kind: 'whisper' });
}

/** Whoever writes for the first time where that is enough becomes a colleague. */
async function meet(tx: Tx, { message, hearing }: { message: Message; hearing: Hearing }): Promise<Person | undefined> {
  const { from, platform, account } = message;
  if (!hearing.meets || from.standing === 'guest') return undefined;
  const team = await homeTeam(tx);
  const person = await addPerson(tx, {
    name: short(clean(from.name ?? '').text) || from.id,
    role: from.standing === 'admin' ? 'admin' : 'rep',
    locale: from.locale ?? hearing.locale,
    zone: from.zone ?? hearing.zone,
    teamId: team?.id,
  });
  await identify(tx, { platform, account, external: from.id, personId: person.id, roomId: hearing.roomId });
  return person;
}

/** Somebody we do not know: may do nothing but say who they are. */
function stranger({ from }: Message, { locale, zone }: Hearing): Person {
  return {
    id: 0,
    name: '',
    role: 'rep',
    locale: from.locale ?? locale,
    zone: from.zone ?? zone,
    morning: Temporal.PlainTime.from('09:30'),
    teamId: undefined,
  };
}

/** What goes to a colleague is said in the colleague's language, not in that of whoever caused it. */
async function inEachOnesWords(
  act: Act,
  say: (to: ReturnType<typeof tongue>) => readonly Reply[],
): Promise<readonly Reply[]> {
  const own = say(tongue(act.locale, act.now.toZonedDateTimeISO(act.person.zone).toPlainDate()));
  return Promise.all(
    own.map(async (reply, at) => {
      if (!reply.to || !('person' in reply.to)) return reply;
      const reader = await findPerson(act.tx, reply.to.person);
      if (!reader) return reply;
      return say(tongue(reader.locale, act.now.toZonedDateTimeISO(reader.zone).toPlainDate()))[at] ?? reply;
    }),
  );
}

const LATE = { minutes: 2 };
const isLate = (at: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(at.add(LATE), now) < 0;

/** An answer to words that reached us late says when they were said. */
function belated(reply: Reply, { message, act }: { message: Message; act: Act }): Reply {
  const { t, day } = tongue(act.locale, act.now.toZonedDateTimeISO(act.person.zone).toPlainDate());
  const said = message.at.toZonedDateTimeISO(act.person.zone);
  const when = `${day(said.toPlainDate())} ${wall(said.toPlainTime())}`;
  const words = t({ zh: `这是你 ${when} 说的,我刚收到`, en: `You said this ${when}; it reached me just now` });
  return { ...reply, footer: [reply.footer, words].filter(Boolean).join('\n') };
}

/** Whether words can be the answer to an open question: short ones, that are no digit, no greeting and no note of their own. */
function mayAnswer({ text, local, locale, country }: Heard) {
  if (text.length > 60 || !/\p{L}/u.test(text) || /[,，;；。\n]/.test(text)) return false;
  if (isGreeting(text) || isSentence(text) || isQuestion(text)) return false;
  const { kind, steps } = read(text, { ref: local, known: [], locale, country });
  return kind === undefined && steps.length === 0;
}

/** The sentence behind a digit, or behind «更多» where a list goes on. */
function chosenBy(text: string, last: Card | undefined) {
  const sentences = choices(last ?? { title: '' });
  return sentences.get(digits(text)) ?? (isMore(text) ? (sentences.get(MORE.zh) ?? sentences.get(MORE.en)) : undefined);
}

function digits(text: string) {
  return /^[0-9０-９]{1,2}$/.test(text) ? text.normalize('NFKC') : '';
}

function tooLong({ locale, today }: Act): Reply {
  const { t } = tongue(locale, today);
  return {
    icon: '✂️',
    title: t({
      zh: `消息太长,只读了前 ${LONGEST} 个字,后面的请分开发`,
      en: `Too long: I read the first ${LONGEST} characters; please send the rest separately`,
    }),
  };
}

function inWords({
  taken,
  outcome,
  replies,
  act,
}: {
  taken: Taken;
  outcome: { readonly kind: string };
  replies: readonly Reply[];
  act: Act;
}) {
  const { kind, trace, ...rest } = { trace: [] as readonly string[], ...outcome };
  return [
    `command  ${taken.command}`,
    `input    ${JSON.stringify(taken.input)}`,
    `outcome  ${kind} ${JSON.stringify(rest)}`,
    ...trace.map((line) => `         ${line}`),
    ...replies.flatMap((reply) =>
      asText(reply, act.locale)
        .split('\n')
        .map((line) => `says     ${line}`),
    ),
  ].join('\n');
}
