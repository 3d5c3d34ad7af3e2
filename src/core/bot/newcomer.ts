import { say } from '../delivery/say.ts';
import { type Hearing, leaveForLater } from './store/hear.ts';
import type { Tx } from '../db/tx.ts';
import { beginLearning } from '../learning/lesson.ts';
import { addMember } from '../people/newcomer.ts';
import { addRoom } from '../people/store/rooms.ts';
import { type Translator, translator } from '../text/phrases.ts';
import type { Card } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import type { Person } from '../contract/person.ts';
import type { Message } from '../contract/message.ts';

/** Whoever writes for the first time where that is enough becomes a colleague, once the platform says that they are one of its members. */
export async function addNewcomer(
  tx: Tx,
  { message, hearing, now }: { message: Message; hearing: Hearing; now: Temporal.Instant },
): Promise<Person | undefined> {
  const { from, platform, account } = message;
  if (!hearing.meets) return undefined;
  const identity = { platform, account, external: from.id };
  const person = await addMember(tx, { identity, profile: from, home: hearing, roomId: hearing.roomId });
  if (person) await beginLearning(tx, { person, isNamed: false, now });
  return person;
}

/** Whoever is met without a code where the platform says who they are, and has not said it yet. */
export function isUnknown({ from }: Message, { meets }: Hearing): boolean {
  return meets && from.standing === undefined;
}

const WAIT: Localized = {
  zh: '稍等,我还在问平台你是谁;一知道就接着办你这句',
  en: 'One moment: I am still asking who you are, and shall go on with this as soon as I know',
};

/** Says so, once in a while, and leaves the message to be heard again. */
export async function askToWait(
  tx: Tx,
  { message, hearing, now }: { message: Message; hearing: Hearing; now: Temporal.Instant },
) {
  const { heardId, roomId, locale } = hearing;
  if (!(await leaveForLater(tx, { heardId, now }))) return;
  const card = { icon: '⏳', title: WAIT[message.from.locale ?? locale] };
  await say(tx, { roomId, thread: message.thread, heardId, locale: message.from.locale ?? locale, card, now });
}

export function strangerCard({ t }: Translator): Card {
  return {
    icon: '👋',
    title: t({
      zh: '你好,我还不认识你。请发「绑定 123456」,换成你的一次性验证码',
      en: 'Hello! I do not know you yet. Please send “bind 123456” with your one-time code',
    }),
    footer: t({ zh: '验证码找管理员要', en: 'Your admin can give you a code' }),
  };
}

/** Whoever calls us among others, and is nobody here, is answered where they alone can be. */
export async function answerStranger(
  tx: Tx,
  { message, hearing, now }: { message: Message; hearing: Hearing; now: Temporal.Instant },
) {
  const { aside, overheard, platform, account, root, place, from } = message;
  if (hearing.room !== 'group' || aside === undefined || overheard) return;
  const roomId = await addRoom(tx, { platform, account, external: aside, kind: 'whisper' });
  const locale = from.locale ?? hearing.locale;
  const to = translator(locale, now.toZonedDateTimeISO(hearing.zone).toPlainDate());
  // In a thread that is none yet nobody would see it.
  const thread = root === place ? undefined : message.thread;
  await say(tx, { roomId, thread, heardId: hearing.heardId, locale, card: strangerCard(to), now });
}

/** Somebody we do not know: may do nothing but say who they are. */
export function stranger({ from }: Message, { locale, zone }: Hearing): Person {
  return {
    id: 0,
    name: '',
    role: 'rep',
    locale: from.locale ?? locale,
    zone: from.zone ?? zone,
    morning: Temporal.PlainTime.from('09:30'),
    morningDays: null,
    teamId: undefined,
  };
}
