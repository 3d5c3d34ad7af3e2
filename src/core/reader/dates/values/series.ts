import type { ClockTime, Ref, TimeSpan, Time } from './time.ts';
import type { Unit } from '../civil.ts';

/** What comes again, as the parts of an RFC 5545 rule. */
export type Series = {
  readonly freq: 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly weekdays?: readonly number[];
  /** First, last of these weekdays in a month. */
  readonly places?: readonly number[];
  readonly setpos?: number;
  readonly monthDays?: readonly number[];
  readonly month?: number | undefined;
  /** Of each year, where it is more than one. */
  readonly months?: readonly number[];
  readonly clock?: ClockTime | undefined;
  readonly starts?: Time;
  readonly until?: Time;
  /** The period into which it falls. */
  readonly within?: Time;
  /** How often in all. */
  readonly count?: number;
  readonly weak?: boolean;
};

export const workdays = [1, 2, 3, 4, 5];
export const weekendDays = [6, 7];
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Every so many units. */
export function everyUnit(unit: Unit, count: number): Series | undefined {
  const half = count === 0.5;
  if (half)
    return unit === 'year'
      ? { freq: 'MONTHLY', interval: 6 }
      : unit === 'month'
        ? { freq: 'WEEKLY', interval: 2 }
        : undefined;
  const interval = Math.max(1, Math.round(count));
  switch (unit) {
    case 'second':
    case 'minute':
      return undefined;
    case 'hour':
      return { freq: 'HOURLY', interval };
    case 'day':
      return { freq: 'DAILY', interval };
    case 'workday':
      return { freq: 'WEEKLY', interval: 1, weekdays: workdays };
    case 'week':
      return { freq: 'WEEKLY', interval };
    case 'month':
      return { freq: 'MONTHLY', interval };
    case 'quarter':
      return { freq: 'MONTHLY', interval: 3 * interval };
    case 'year':
      return { freq: 'YEARLY', interval };
  }
  return unit;
}

/** The rule as calendars read it; its end is told as the last day. */
export function ruleOf(series: Series, ref: Ref): string {
  const {
    freq,
    interval,
    weekdays = [],
    places = [],
    setpos,
    monthDays = [],
    month,
    months = [],
    clock,
    count,
  } = series;
  const byday =
    places.length > 0
      ? weekdays.flatMap((day) => places.map((place) => `${place}${codes[day - 1]}`))
      : weekdays.map((day) => codes[day - 1]);
  const end = (series.until ?? series.within)?.at(ref);
  const minute =
    clock &&
    (clock.fixed || clock.minute >= 420 || clock.minute < 60 || clock.grain === 'hour'
      ? clock.minute
      : clock.minute + 720);
  return [
    `FREQ=${freq}`,
    interval > 1 ? `INTERVAL=${interval}` : '',
    byday.length > 0 ? `BYDAY=${byday.join(',')}` : '',
    monthDays.length > 0 ? `BYMONTHDAY=${monthDays.join(',')}` : '',
    setpos === undefined ? '' : `BYSETPOS=${setpos}`,
    month === undefined ? '' : `BYMONTH=${month}`,
    months.length > 0 ? `BYMONTH=${months.join(',')}` : '',
    minute === undefined || clock?.grain === 'part'
      ? ''
      : `BYHOUR=${Math.floor(minute / 60) % 24};BYMINUTE=${minute % 60}`,
    end ? `UNTIL=${lastDay(end)}` : '',
    count === undefined ? '' : `COUNT=${count}`,
  ]
    .filter((part) => part !== '')
    .join(';');
}

function lastDay({ end }: TimeSpan): string {
  return new Date((end - 1) * 60_000).toISOString().slice(0, 10).replaceAll('-', '');
}
