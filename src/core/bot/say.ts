/** Say: a reply goes into the outbox, in the words of whoever reads it, to the place where it belongs. */
import { sanitize, MAX_MESSAGE_LENGTH } from '../text/sanitize.ts';
import type { Act } from '../command.ts';
import { calendarFor } from '../company/store/days.ts';
import { withoutChoices } from '../contract/cardText.ts';
import { POINTS } from './living.ts';
import { hear, type Hearing } from './store/hear.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { lineAbout } from '../delivery/store/outbox.ts';
import { findPerson } from '../people/store/people.ts';
import { hasChanged } from '../access/store/changes.ts';
import { addRoom } from '../people/store/rooms.ts';
import { timeWords as wall, localeOf, translator } from '../text/phrases.ts';
import type { Message } from '../contract/message.ts';
import type { Reply } from '../contract/card.ts';

/** Here, in the place of an older card about the same thing, beside the room where only one person is concerned, or to somebody else. */
export async function sayReply(
  tx: Tx,
  {
    reply,
    hearing,
    message,
    now,
    locale,
    instead,
    asideId,
    isLiving = false,
    inList,
  }: {
    reply: Reply;
    hearing: Hearing;
    message: Message;
    now: Temporal.Instant;
    locale: Act['locale'];
    instead?: number | undefined;
    asideId?: number | undefined;
    /** What is shown here is changed in its place, and not said again. */
    isLiving?: boolean;
    /** The place of a list that says so already. */
    inList?: number | undefined;
  },
) {
  const { to, about, first, ...told } = reply;
  // In a room full of people an answer names whom it answers.
  const card = hearing.room === 'group' && !to && hearing.person ? { people: [hearing.person.id], ...told } : told;
  const line = { heardId: hearing.heardId, about, now };
  if (to) {
    await say(tx, { ...line, roomId: undefined, to, locale: localeOf(card.title, locale), card });
    return;
  }
  const here = { ...line, roomId: hearing.roomId, thread: message.thread, locale };
  if (inList !== undefined) {
    if (message.pressed === undefined && !isLowest(inList, hearing))
      await say(tx, { ...here, about: undefined, card: pointer(card) });
    return;
  }
  if (instead !== undefined) {
    await say(tx, { ...here, card, editsId: instead });
    return;
  }
  const shown = about && !first && (await lineAbout(tx, { roomId: hearing.roomId, about, receipt: message.pressed }));
  if (shown && !shown.pressed && isLiving) {
    await say(tx, { ...here, card, editsId: shown.id });
    // Whoever typed this looks at the end of the talk.
    if (!isLowest(shown.id, hearing)) await say(tx, { ...here, about: undefined, card: pointer(card) });
    return;
  }
  if (shown && !shown.pressed && shown.card.buttons)
    await say(tx, { ...here, card: withoutChoices(shown.card), editsId: shown.id });
  const inPlace = shown && shown.pressed ? shown.id : undefined;
  const apart = asideId !== undefined && inPlace === undefined && !card.ask && { roomId: asideId };
  await say(tx, { ...here, ...apart, card, editsId: inPlace });
}

const isLowest = (place: number, { shown }: Hearing) => shown.every((line) => line.place <= place);

/** What has changed further up, in a line. */
function pointer({ icon, title }: Reply): Reply {
  return { icon: POINTS, title: [icon, title].filter(Boolean).join(' ') };
}

/** Where a press in a group is answered that changed nothing: a refusal, or something to read, is for whoever pressed. */
export async function asideOf(tx: Tx, { message, hearing }: { message: Message; hearing: Hearing }) {
  const { aside, pressed, platform, account } = message;
  if (aside === undefined || pressed === undefined || hearing.room !== 'group') return undefined;
  if (await hasChanged(tx, hearing.heardId)) return undefined;
  return addRoom(tx, { platform, account, external: aside, kind: 'whisper' });
}

/** What goes to a colleague is said in the colleague's language, not in that of whoever caused it. */
export async function repliesByReader(
  act: Act,
  words: (to: ReturnType<typeof translator>) => readonly Reply[],
): Promise<readonly Reply[]> {
  const years = yearsTold(act.tx);
  const wordsFor = ({ locale, zone }: { readonly locale: Act['locale']; readonly zone: string }) =>
    words(translator(locale, act.now.toZonedDateTimeISO(zone).toPlainDate(), years));
  const mine = { locale: act.locale, zone: act.person.zone };
  const said = wordsFor(mine);
  const own = (await years.learn()) ? wordsFor(mine) : said;
  return Promise.all(
    own.map(async (reply, at) => {
      if (!reply.to || !('person' in reply.to)) return reply;
      const reader = await findPerson(act.tx, reply.to.person);
      if (!reader) return reply;
      return wordsFor(reader)[at] ?? reply;
    }),
  );
}

/** Which years the company has told its days off of: looked up only where words would warn of one. */
function yearsTold(tx: Tx) {
  const asked = new Map<string, { readonly year: number; readonly zone: string }>();
  const told = new Set<string>();
  return {
    isTold(year: number, zone: string) {
      const key = `${year} ${zone}`;
      asked.set(key, { year, zone });
      return told.has(key);
    },
    /** Whether the words would now be others. */
    async learn() {
      for (const [key, { year, zone }] of asked) if ((await calendarFor(tx, zone)).knows(year)) told.add(key);
      return told.size > 0;
    },
  };
}

const LATE = { minutes: 2 };
export const isLate = (at: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(at.add(LATE), now) < 0;

/** An answer to words that reached us late says when they were said. */
export function belated(reply: Reply, { message, act }: { message: Message; act: Act }): Reply {
  const { t, day } = translator(act.locale, act.now.toZonedDateTimeISO(act.person.zone).toPlainDate());
  const said = message.at.toZonedDateTimeISO(act.person.zone);
  const when = `${day(said.toPlainDate())} ${wall(said.toPlainTime())}`;
  const words = t({ zh: `这是你 ${when} 说的,我刚收到`, en: `You said this ${when}; it reached me just now` });
  return { ...reply, footer: [reply.footer, words].filter(Boolean).join('\n') };
}

export function tooLong({ locale, today }: Act): Reply {
  const { t } = translator(locale, today);
  return {
    icon: '✂️',
    title: t({
      zh: `消息太长,只读了前 ${MAX_MESSAGE_LENGTH} 个字,后面的请分开发`,
      en: `Too long: I read the first ${MAX_MESSAGE_LENGTH} characters; please send the rest separately`,
    }),
  };
}

export async function apologize(tx: Tx, { message, id, now }: { message: Message; id: string; now: Temporal.Instant }) {
  const { text } = sanitize(message.text);
  const hearing = await hear(tx, { ...message, text });
  if (!hearing) return;
  const locale = localeOf(text, hearing.person?.locale ?? hearing.locale);
  const { t } = translator(locale, now.toZonedDateTimeISO(hearing.zone).toPlainDate());
  const title = t({
    zh: `这句话我没处理好(编号 ${id}),管理员能按编号查到。你的原话我留着;请稍后再发一次`,
    en: `I stumbled over that one (id ${id}; the admin can find it by that). Your words are kept; please send them again later`,
  });
  await say(tx, {
    roomId: hearing.roomId,
    thread: message.thread,
    heardId: hearing.heardId,
    locale,
    card: { icon: '⚠️', title },
    now,
  });
}
