/** Sentences and forms that several commands share, in both languages. Pure. */
import { dayRange, shortDay } from '../calendar/format.ts';
import { countryOf } from '../calendar/timeZones.ts';
import { calendarOf } from '../calendar/workdays.ts';
import { isBareName } from './sentence.ts';
import type { Fact } from '../contract/card.ts';
import type { Locale, Localized } from '../contract/locale.ts';
import type { InteractionKind } from '../contract/customer.ts';
import type { Amount, Rung } from '../contract/reading.ts';

/** How an answer is worded: in whose language, and what «today» is. */
export type Translator = {
  readonly locale: Locale;
  readonly today: Temporal.PlainDate;
  /** The sentence in the language of the answer. */
  t(both: Localized): string;
  day(day: Temporal.PlainDate): string;
  /** Several names in a row. */
  list(words: readonly string[]): string;
  /** Whether the company has told its own days off of a year that no table of a country has. */
  isTold?(year: number, zone: string): boolean;
};

export function translator(
  locale: Locale,
  today: Temporal.PlainDate,
  knows: Pick<Translator, 'isTold'> = {},
): Translator {
  return {
    ...knows,
    locale,
    today,
    t: (both) => both[locale],
    day: (day) => shortDay(day, { locale, today }),
    list: (words) => words.join(locale === 'zh' ? '、' : ', '),
  };
}

const HAN = /\p{Script=Han}/gu;
const WORD = /\p{Script=Latin}+/gu;
const ENGLISH =
  /\b(?:the|to|at|with|and|for|who|is|on|called|met|visited|sent|today|tomorrow|yesterday|give|make|push|merge|into|means)\b/i;

/** The language a message is in, names in the other one included; a lone digit or name is in nobody's, and answered in the person's own. */
export function localeOf(text: string, own: Locale): Locale {
  const han = text.match(HAN)?.length ?? 0;
  const words = text.match(WORD)?.length ?? 0;
  if ((han === 0 && words === 0) || isBareName(text)) return own;
  if (ENGLISH.test(text) && han <= 3 * words) return 'en';
  // «hw 李» is as much the one as the other.
  return words === han ? own : words > han ? 'en' : 'zh';
}

export const INTERACTION_KINDS: Readonly<Record<InteractionKind, Localized>> = {
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

/** What is said of a day that no calendar has. */
export function noSuchDay(words: string, { t }: Translator) {
  return t({ zh: `没有「${words}」这一天。哪天跟进?直接说日期`, en: `There is no “${words}”. Which day do you mean?` });
}

/** «1 customer», «2 customers»: in English a number and what it counts. */
export const howMany = (count: number | string, one: string, more = `${one}s`) =>
  `${count} ${String(count) === '1' ? one : more}`;

export const UNDO: Localized = { zh: '撤销', en: 'undo' };

export type DueTimes = {
  readonly dueOn: Temporal.PlainDate;
  readonly dueTime: Temporal.PlainTime | null;
  readonly until: Temporal.PlainDate | null;
  readonly zone: string;
  readonly rung: Rung;
  /** It is to be done by then. */
  readonly isDeadline: boolean;
  readonly remindAt: Temporal.Instant | null;
};

/** When something is due, as cards show it: `11-25 周三 09:30`, `Wed 25 Nov 09:30`. The hour is the named one, or, as long as nothing was said of it, that of its reminder. */
export function dueWords({ dueOn, dueTime, until, zone, rung, isDeadline, remindAt }: DueTimes, to: Translator) {
  const day = to.day(dueOn);
  if (until && !until.equals(dueOn)) return dayRange([dueOn, until], to);
  const isUnsaid = rung === 'due' || rung === 'ahead';
  const reminder = isUnsaid ? remindAt?.toZonedDateTimeISO(zone) : undefined;
  const isItsOwn = !isDeadline && reminder?.toPlainDate().equals(dueOn);
  const hour = dueTime ?? (isItsOwn ? reminder?.toPlainTime() : undefined);
  const time = [day, hour && timeWords(hour)].filter(Boolean).join(' ');
  // «今天前» would be over by today.
  const isNear = Math.abs(dueOn.until(to.today).days) <= 1;
  const deadline = isNear
    ? { zh: `${time}${hour ? '前' : '截止'}`, en: `due ${time}` }
    : { zh: `${time}前`, en: `by ${time}` };
  const when = isDeadline ? to.t(deadline) : time;
  const isAhead =
    reminder && Temporal.PlainDate.compare(reminder, to.today) >= 0 && Temporal.PlainDate.compare(dueOn, to.today) >= 0;
  if (!isAhead) return when;
  const isItsDay = reminder.toPlainDate().equals(dueOn);
  const isSooner = dueTime && Temporal.PlainTime.compare(reminder.toPlainTime(), dueTime) < 0;
  if (isItsDay && !isSooner) return when;
  const told = isItsDay ? timeWords(reminder.toPlainTime()) : to.day(reminder.toPlainDate());
  return to.t({ zh: `${when}(${told}提醒)`, en: `${when} (reminder ${told})` });
}

/** What a card adds to days whose reminders wait for a workday, in years whose holidays are not known where they are due. */
export function unknownHolidays(due: readonly DueTimes[], { t, isTold }: Translator): Fact[] {
  const waiting = due.filter(
    ({ dueOn: { year }, dueTime, zone }) =>
      !dueTime && !calendarOf(countryOf(zone)).knows(year) && !isTold?.(year, zone),
  );
  return [...new Set(waiting.map(({ dueOn }) => dueOn.year))].map((year) => ({
    label: '',
    text: t({
      zh: `⚠️ 还没有${year}年的节假日安排:提醒先按周一到周五算,放假和调休请自己留意`,
      en: `⚠️ The holidays of ${year} are not known yet: reminders go by Monday to Friday, so mind the days off yourself`,
    }),
  }));
}

/** What is to be done, unless it says no more than that something is. */
export function actionWords(action: string) {
  return /^(?:跟进|联系|follow[- ]?up)$/i.test(action) ? '' : shorten(action, 40);
}

export function timeWords(time: Temporal.PlainTime) {
  return time.toString({ smallestUnit: 'minute' });
}

export function amountWords(amount: Amount, { locale }: Translator) {
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
export function ago(day: Temporal.PlainDate, { locale, today }: Translator) {
  const days = day.since(today).days;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(days) < 31) return relative.format(days, 'day');
  return Math.abs(days) < 365
    ? relative.format(Math.trunc(days / 30.4), 'month')
    : relative.format(Math.trunc(days / 365), 'year');
}

/** User text for one line of a card: breaks become spaces, and what is too long ends in an ellipsis. */
export function shorten(text: string, length = 60) {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > length
    ? `${line
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : line;
}

/** A name in a line of a card: `most` characters of Chinese, and twice as many Latin letters, which take the same place. */
export const shortName = (name: string, most: number) => shorten(name, /\p{Script=Han}/u.test(name) ? most : 2 * most);

export function kindWords(kind: InteractionKind | undefined, { t }: Translator) {
  return kind && kind !== 'other' ? t(INTERACTION_KINDS[kind]) : '';
}

/** «李雷 电话», "Emma, call"; «王强(已离职) 电话». */
export function authorWords(
  {
    author,
    kind,
    isFormer = false,
  }: { readonly author: string; readonly kind: InteractionKind | null | undefined; readonly isFormer?: boolean },
  to: Translator,
) {
  return [isFormer ? formerName(author, to) : author, kindWords(kind ?? undefined, to)]
    .filter(Boolean)
    .join(to.t({ zh: ' ', en: ', ' }));
}

/** How somebody is named who has left. */
export function formerName(name: string, { t }: Translator) {
  return t({ zh: `${name}(已离职)`, en: `${name} (former colleague)` });
}
