import type { Calendar } from '../../../calendar/workdays.ts';
import { dayOf, plainDate } from '../civil.ts';

/** The n-th workday after a day, before it where n is negative, as a civil day number. */
export function addWorkdays(day: number, { count, calendar }: { count: number; calendar: Calendar }): number {
  return dayNumberOf(calendar.addWorkdays(plainDate(day), Math.sign(count) * Math.min(Math.abs(count), 400)));
}

/** The first workday once a holiday that starts on this day is over; `off` is how many days it keeps people away where no table says so. */
export function workdayAfter(day: number, { off, calendar }: { off: number; calendar: Calendar }): number {
  let at = day + Math.max(off, 1);
  if (calendar.isHoliday(plainDate(day))) {
    at = day;
    while (calendar.isHoliday(plainDate(at))) at++;
  }
  return dayNumberOf(calendar.nextWorkday(plainDate(at)));
}

export function dayNumberOf(day: Temporal.PlainDate): number {
  return dayOf(day.year, day.month, day.day);
}
