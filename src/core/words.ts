/** Sentences and forms that several commands share, in both languages. Pure. */
import { shortDay } from './calendar/days.ts';
import type { Amount, Both, Kind, Locale, Precision } from './types.ts';

/** How an answer is worded: in whose language, and what «today» is. */
export type Tongue = {
  readonly locale: Locale;
  readonly today: Temporal.PlainDate;
  /** The sentence in the language of the answer. */
  t(both: Both): string;
  day(day: Temporal.PlainDate): string;
};

export function tongue(locale: Locale, today: Temporal.PlainDate): Tongue {
  return { locale, today, t: (both) => both[locale], day: (day) => shortDay(day, { locale, today }) };
}

const CHINESE = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;

/** The language a message is in; a lone digit or an emoji is in nobody's, and answered in the person's own. */
export function localeOf(text: string, own: Locale): Locale {
  if (CHINESE.test(text)) return 'zh';
  return LETTER.test(text) ? 'en' : own;
}

export const KINDS: Readonly<Record<Kind, Both>> = {
  call: { zh: '电话', en: 'call' },
  visit: { zh: '拜访', en: 'visit' },
  meeting: { zh: '会面', en: 'meeting' },
  video: { zh: '视频会议', en: 'video call' },
  chat: { zh: '聊天', en: 'chat' },
  wechat: { zh: '微信', en: 'WeChat' },
  email: { zh: '邮件', en: 'e-mail' },
  event: { zh: '活动', en: 'event' },
  meal: { zh: '吃饭', en: 'meal' },
  demo: { zh: '演示', en: 'demo' },
  fax: { zh: '传真', en: 'fax' },
  web: { zh: '网站', en: 'web' },
  other: { zh: '其他', en: 'other' },
};

export const UNDO: Both = { zh: '撤销', en: 'undo' };

/** When something is due, as the card shows it: `11-25 周三 09:30`, `Wed 25 Nov 09:30`, `11月内`. */
export function dueWords(
  due: {
    readonly dueOn: Temporal.PlainDate;
    readonly dueTime?: Temporal.PlainTime | undefined;
    readonly until?: Temporal.PlainDate | undefined;
    readonly precision: Precision;
  },
  to: Tongue,
) {
  const day = to.day(due.dueOn);
  if (due.until && !due.until.equals(due.dueOn))
    return to.t({ zh: `${day} 至 ${to.day(due.until)}`, en: `${day} – ${to.day(due.until)}` });
  return due.dueTime ? `${day} ${clock(due.dueTime)}` : day;
}

export function clock(time: Temporal.PlainTime) {
  return time.toString({ smallestUnit: 'minute' });
}

export function amountWords(amount: Amount, { locale }: Tongue) {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
    currencyDisplay: 'narrowSymbol',
  });
  return 'value' in amount ? format.format(amount.value) : format.formatRange(amount.min, amount.max);
}

/** «3 天前», "3 days ago"; today and yesterday by name. */
export function ago(day: Temporal.PlainDate, { locale, today }: Tongue) {
  const days = day.since(today).days;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(days) < 31) return relative.format(days, 'day');
  return Math.abs(days) < 365
    ? relative.format(Math.trunc(days / 30.4), 'month')
    : relative.format(Math.trunc(days / 365), 'year');
}

/** User text for one line of a card: breaks become spaces, and what is too long ends in an ellipsis. */
export function short(text: string, length = 60) {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > length
    ? `${line
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : line;
}
