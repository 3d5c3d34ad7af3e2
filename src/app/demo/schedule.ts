/** The lines of the story on the days and in the words of the week before the one who plays it. Pure. */
import { calendarOf } from '../../core/calendar/workdays.ts';
import { countryOf } from '../../core/calendar/timeZones.ts';
import { shortDay, weekday } from '../../core/calendar/format.ts';
import { localeOf } from '../../core/text/phrases.ts';
import { STORY } from './script.ts';
import type { Locale } from '../../core/contract/locale.ts';

export type ScheduledLine = {
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly says: string;
  /** Told to those who read its language. */
  readonly toldIn?: Locale;
};

/** The workday on which the story is played, or the next one. */
const TODAY = 6;

/** The last five workdays before today, told in order; what they promise is overdue, due today, or still to come. */
export function week(now: Temporal.Instant, zone: string): readonly ScheduledLine[] {
  const calendar = calendarOf(countryOf(zone));
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const workday = (at: number) =>
    at < TODAY
      ? calendar.addWorkdays(today, at - TODAY)
      : calendar.addWorkdays(calendar.nextWorkday(today), at - TODAY);
  return [...STORY.matchAll(LINE)].map(([, day, time = '', by = '', told, words = '']) => {
    const from = workday(Number(day));
    return {
      at: from.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).toInstant(),
      by,
      ...(told && { toldIn: localeOf(words, 'zh') }),
      says: words.replace(DAY, (_, at: string) => named(workday(Number(at)), { from, locale: localeOf(words, 'zh') })),
    };
  });
}

const LINE = /^(\d) (\d\d:\d\d) (\w+)(\*?) (.+)$/gm;
const DAY = /\{(\d+)\}/g;

/** A day to come as people name it on another. */
function named(day: Temporal.PlainDate, { from, locale }: { from: Temporal.PlainDate; locale: Locale }) {
  const ahead = from.until(day).days;
  const week = from.subtract({ days: from.dayOfWeek - 1 }).until(day).days;
  if (ahead <= 1) return shortDay(day, { locale, today: from });
  if (week < 7) return weekday(day, locale);
  if (week < 14) return { zh: '下', en: 'next ' }[locale] + weekday(day, locale);
  return day.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', day: 'numeric' });
}
