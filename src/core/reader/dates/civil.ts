/**
 * Civil arithmetic on plain numbers, for the scanner's inner loop: a day is its distance from 1970-01-01,
 * a minute its distance from that midnight. Temporal values are made once, when a date is handed out.
 */

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'quarter' | 'year';

export const DAY = 1440;

export function dayOf(y: number, m: number, d: number): number {
  const year = y + Math.floor((m - 1) / 12);
  const month = ((((m - 1) % 12) + 12) % 12) + 1;
  const a = month <= 2 ? year - 1 : year;
  const era = Math.floor(a / 400);
  const yoe = a - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
}

export function partsOf(day: number): { y: number; m: number; d: number } {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const m = mp < 10 ? mp + 3 : mp - 9;
  return { y: yoe + era * 400 + (m <= 2 ? 1 : 0), m, d: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The nearest day of a weekday before or after a day, never that day. */
export function nextWeekday(day: number, { weekday, side }: { weekday: number; side: 'before' | 'after' }): number {
  const off = (weekday - weekdayOf(day) + 7) % 7;
  return side === 'after' ? day + (off || 7) : day + off - 7;
}

export function mondayOf(day: number): number {
  return day - weekdayOf(day) + 1;
}

export function monthLength(y: number, m: number): number {
  return dayOf(y, m + 1, 1) - dayOf(y, m, 1);
}

export function valid(y: number, m: number, d: number): boolean {
  return m >= 1 && m <= 12 && d >= 1 && d <= monthLength(y, m);
}

/** The same day of another month, or that month's last. */
export function addMonths(day: number, months: number): number {
  const { y, m, d } = partsOf(day);
  const first = dayOf(y, m + months, 1);
  return first + Math.min(d, dayOf(y, m + months + 1, 1) - first) - 1;
}

export function plainDate(day: number): Temporal.PlainDate {
  const { y, m, d } = partsOf(day);
  return new Temporal.PlainDate(y, m, d);
}

export function plainDateTime(minute: number): Temporal.PlainDateTime {
  const day = Math.floor(minute / DAY);
  const { y, m, d } = partsOf(day);
  const rest = Math.floor(minute - day * DAY);
  return new Temporal.PlainDateTime(y, m, d, Math.floor(rest / 60), rest % 60);
}

export function minuteOf(at: Temporal.PlainDateTime): number {
  return dayOf(at.year, at.month, at.day) * DAY + at.hour * 60 + at.minute;
}
