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
