/** Talk that was passed on from another chat: a title, then who said what, with its own stamps. Pure. */

type Turn = { readonly speaker: string; readonly words: string; readonly at: Temporal.PlainDateTime | undefined };

export type ForwardedChat = {
  /** The talk without its title, which names nobody. */
  readonly body: string;
  readonly turns: readonly Turn[];
  /** The moment from which the talk's «tomorrow» is counted: its own stamp. */
  readonly at: Temporal.PlainDateTime | undefined;
};

/** Undefined: words of one's own. `now`: when they were passed on; a stamp without a year is the last such day. */
export function forwardedChat(text: string, now: Temporal.PlainDateTime): ForwardedChat | undefined {
  const title = TITLE.exec(text)?.[0] ?? '';
  const body = text.slice(title.length);
  const turns = turnsIn(body, { now, isTitled: title !== '' });
  if (!turns.length || (!title && turns.filter(({ at }) => at).length < 2)) return undefined;
  const dated = turns.findLast(({ at, words }) => at && DAY.test(words)) ?? turns.findLast(({ at }) => at);
  return { body, turns, at: dated?.at };
}

/** What was said, by whom, in one line. */
export function chatGist({ turns }: ForwardedChat) {
  return turns.map(({ speaker, words }) => `${speaker}: ${words}`).join(' / ');
}

const TITLE =
  /^(?:\[(?:聊天记录|chat history)\][^\n]*|[^\n:：,，]{0,30}聊天记录[^\n:：]{0,10}|[^\n:]{0,40}\bchat history\b[^\n:]{0,30})\n+/i;
const STAMP = String.raw`(?:(?<year>\d{4})[-/.年])?(?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2})?`;
const HEADS = [
  new RegExp(String.raw`^(?<speaker>[^\n:：,，。\d][^\n:：,，。]{0,19}?)\s+${STAMP}\s*[:：]?\s*(?<words>.*)$`),
  new RegExp(String.raw`^\[?${STAMP}\]?\s+(?<speaker>[^\n:：,，。]{1,20})[:：]\s*(?<words>.*)$`),
];
const SPOKEN = /^(?<speaker>[^\n:：,，。\d]{1,16})[:：]\s*(?<words>.*)$/;
const DAY =
  /[今明后]天|[周星期礼拜][一二三四五六日天]|下个?[周月]|\d[号日点月]|\b(?:today|tomorrow|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;

function turnsIn(
  body: string,
  { now, isTitled }: { readonly now: Temporal.PlainDateTime; readonly isTitled: boolean },
) {
  const turns: Turn[] = [];
  for (const line of body.split('\n')) {
    const head =
      HEADS.map((form) => form.exec(line)?.groups).find(Boolean) ?? (isTitled ? SPOKEN.exec(line)?.groups : undefined);
    const last = turns.at(-1);
    if (head)
      turns.push({
        speaker: head['speaker']?.trim() ?? '',
        words: head['words']?.trim() ?? '',
        at: stampOf(head, now),
      });
    else if (last && line.trim())
      turns[turns.length - 1] = { ...last, words: [last.words, line.trim()].filter(Boolean).join(' ') };
  }
  return turns.filter(({ words }) => words);
}

function stampOf(
  { year, month, day, hour, minute }: Readonly<Record<string, string | undefined>>,
  now: Temporal.PlainDateTime,
): Temporal.PlainDateTime | undefined {
  if (!month || Number(month) > 12 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const fields = { month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) };
  const at = Temporal.PlainDateTime.from({ year: year ? Number(year) : now.year, ...fields });
  return !year && Temporal.PlainDateTime.compare(at, now) > 0 ? at.subtract({ years: 1 }) : at;
}
