/** The days of the week that somebody has chosen for what comes of itself. Pure. */
import type { Calendar } from './workdays.ts';

/** Whether a day is one of them: unless it is a holiday; every workday, where none were chosen. */
export function isDayOf(days: readonly number[] | null, calendar: Calendar) {
  return (day: Temporal.PlainDate): boolean =>
    days ? days.includes(day.dayOfWeek) && !calendar.isHoliday(day) : calendar.isWorkday(day);
}

/** The first of them from a day on. Where there is none for weeks, a week later: it is asked again then. */
export function nextOwnDay(from: Temporal.PlainDate, isOwn: (day: Temporal.PlainDate) => boolean): Temporal.PlainDate {
  const ahead = Array.from({ length: WEEKS * 7 }, (_, at) => from.add({ days: at }));
  return ahead.find(isOwn) ?? from.add({ weeks: 1 });
}

const WEEKS = 4;
