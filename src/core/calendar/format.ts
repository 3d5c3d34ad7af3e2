import type { Locale } from '../contract/locale.ts';

export function weekday(day: Temporal.PlainDate, locale: Locale): string {
  return weekdays[locale][day.dayOfWeek - 1] ?? '';
}

type Told = { readonly locale: Locale; readonly today: Temporal.PlainDate };

/** «明天», «11-25 周三», «2027-01-05 周二»; "tomorrow", "Wed 25 Nov", "Tue 5 Jan 2027". */
export function shortDay(day: Temporal.PlainDate, { locale, today }: Told): string {
  return nearby[locale][today.until(day).days] ?? dated(day, { locale, today });
}

/** «11-23 周一 至 11-29 周日», "Mon 23 Nov – Sun 29 Nov", both days included; one day alone where they are the same. */
export function dayRange([from, until]: readonly [Temporal.PlainDate, Temporal.PlainDate], to: Told): string {
  const days = from.equals(until) ? [from] : [from, until];
  return days.map((day) => dated(day, to)).join({ zh: ' 至 ', en: ' – ' }[to.locale]);
}

/** As somebody would say it, so that it can be said back: «12月1日», «2027年1月5日»; "1 Dec", "5 Jan 2027". */
export function saidDay(day: Temporal.PlainDate, { locale, today }: Told): string {
  const thisYear = day.year === today.year;
  if (locale === 'zh') return `${thisYear ? '' : `${day.year}年`}${day.month}月${day.day}日`;
  return `${day.day} ${months[day.month - 1]}${thisYear ? '' : ` ${day.year}`}`;
}

/** A sentence that names its days exactly, in words for people: «推迟2到2026-12-01» is shown as «推迟2到12月1日». */
export function withSaidDays(sentence: string, to: Told): string {
  return sentence.replaceAll(/\d{4}-\d{2}-\d{2}/g, (iso) => {
    const day = Temporal.PlainDate.from(iso);
    return nearby[to.locale][to.today.until(day).days] ?? saidDay(day, to);
  });
}

function dated(day: Temporal.PlainDate, { locale, today }: Told) {
  const thisYear = day.year === today.year;
  if (locale === 'zh') return `${thisYear ? day.toString().slice(5) : day.toString()} ${weekday(day, locale)}`;
  return `${weekday(day, locale)} ${day.day} ${months[day.month - 1]}${thisYear ? '' : ` ${day.year}`}`;
}

const nearby = { zh: ['今天', '明天'], en: ['today', 'tomorrow'] } as const satisfies Record<Locale, readonly string[]>;

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const satisfies Record<Locale, readonly string[]>;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
