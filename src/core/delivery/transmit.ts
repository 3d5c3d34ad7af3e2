/** One line as its platform can carry it: in its measure, whole or with the long of it below, in its place or anew. */
import type { TakenLine } from './store/queue.ts';
import { splitPage, cardTextWithin, windowOf, withDetails, withPictureInWords } from '../contract/cardText.ts';
import type { Localized } from '../contract/locale.ts';
import type { OutboxLine, SendResult, Adapter } from '../contract/adapter.ts';

/** One try, within its time. No `sent`: nobody knows how it ended. */
export async function transmit(
  taken: TakenLine,
  { adapter, open }: { readonly adapter: Adapter; readonly open: (file: number) => Promise<Uint8Array | undefined> },
): Promise<{ sent: SendResult | undefined; error?: unknown }> {
  const isEdit = taken.edits_id !== null;
  if (isEdit && !adapter.can.edit && taken.card.spent) return { sent: { kind: 'sent' } };
  const said = adapter.can.pictures ? taken.card : withPictureInWords(taken.card);
  const whole = adapter.can.threads ? said : withDetails(said);
  const card = windowOf(whole, taken.locale).shown;
  const shown = adapter.can.short ? splitPage(card, taken.locale).shown : card;
  const { file } = card;
  const carried = adapter.can.files && file;
  const line: OutboxLine = {
    key: String(taken.id),
    account: taken.account,
    room: taken.room,
    locale: taken.locale,
    text:
      cardTextWithin(shown, {
        locale: taken.locale,
        most: adapter.can.maxChars,
        narrow: adapter.can.short === true,
      }) + (file && !carried ? `\n${ELSEWHERE[taken.locale]}` : ''),
    card,
    ...(carried && { file: { name: carried.name, read: async () => (await open(carried.id)) ?? new Uint8Array() } }),
    unsure: taken.unsure,
    ...(taken.thread !== null && { thread: taken.thread }),
    ...(taken.answers !== null && { answers: taken.answers }),
    ...(taken.edits !== null && adapter.can.edit && { edits: taken.edits }),
    ...(taken.calls.length && { calls: taken.calls }),
  };
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('the platform did not answer in time')), SENDING);
  try {
    return { sent: await Promise.race([adapter.send(line), late.promise]) };
  } catch (error) {
    return { sent: undefined, error };
  } finally {
    clearTimeout(timer);
  }
}

const SENDING = 20_000;

const ELSEWHERE: Localized = {
  zh: '这里发不了文件:在网页聊天、Slack 或终端里对我说同一句就能拿到',
  en: 'Files cannot be sent here: say the same to me in the web chat, in Slack or in a terminal to get it',
};

/** How many milliseconds a room rests after a message; what only took another's place was none. */
export function paceOf({ can }: Adapter, { edits_id: edits }: TakenLine) {
  return edits !== null && can.edit === true
    ? 0
    : Math.round(((can.pace ?? 0) + Math.random() * (can.jitter ?? 0)) * 1000);
}

/** What goes into the thread of a message follows once that is certainly there. */
export const threadDetailsOf = ({ can }: Adapter, { card }: TakenLine) => (can.threads ? card.details : undefined);
