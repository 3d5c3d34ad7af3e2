import { addMonths, DAY, dayOf, mondayOf, partsOf, type Unit } from '../civil.ts';
import { addWorkdays } from './workdays.ts';
import { dayOn, daySpan, type Ref, type TimeSpan, type Time } from './time.ts';

/** Weeks, months, quarters, seasons and years, counted from now or named. */

const kinds = { week: 'week', month: 'month', quarter: 'quarter', year: 'year', day: 'day', workday: 'day' } as const;

export type PeriodUnit = keyof typeof kinds;

export function isPeriod(unit: Unit): unit is PeriodUnit {
  return unit in kinds;
}

/** This, next, last, the one after next: so many units from the one that is now. */
export function relative(unit: PeriodUnit, by: number, { times = 1 }: { times?: number } = {}): Time {
  return {
    grain: times > 1 ? 'range' : kinds[unit],
    at: (ref) => relativeSpan(ref, { unit, by, times }),
  };
}

export function relativeSpan(
  ref: Ref,
  { unit, by, times = 1 }: { unit: PeriodUnit; by: number; times?: number },
): TimeSpan | undefined {
  const { today, y, m } = ref;
  switch (unit) {
    case 'week':
      return daySpan(mondayOf(today) + 7 * by * times, 7 * times);
    case 'month':
      return spanOfDays(dayOf(y, m + by * times, 1), dayOf(y, m + (by + 1) * times, 1));
    case 'quarter': {
      const first = 3 * (Math.ceil(m / 3) - 1) + 1 + 3 * by;
      return spanOfDays(dayOf(y, first, 1), dayOf(y, first + 3 * times, 1));
    }
    case 'year':
      return spanOfDays(dayOf(y + by * times, 1, 1), dayOf(y + (by + 1) * times, 1, 1));
    case 'day':
      return daySpan(today + by * times);
    case 'workday':
      return by === 0 ? undefined : daySpan(addWorkdays(today, { count: by, calendar: ref.calendar }));
  }
  return unit;
}

export function spanOfDays(from: number, to: number): TimeSpan {
  return { start: from * DAY, end: to * DAY };
}

export function quarter(q: number, y?: number): Time {
  return {
    grain: 'quarter',
    loose: y === undefined,
    at: (ref) => {
      const now = Math.ceil(ref.m / 3);
      const of = y ?? (ref.past ? (q <= now ? ref.y : ref.y - 1) : q >= now ? ref.y : ref.y + 1);
      return quarterSpan(of, q);
    },
  };
}

export function quarterSpan(y: number, q: number): TimeSpan {
  return spanOfDays(dayOf(y, 3 * q - 2, 1), dayOf(y, 3 * q + 1, 1));
}

export function half(h: number): Time {
  return {
    grain: 'range',
    at: ({ y, m, past }) => halfSpan(h === 1 && m > 6 && !past ? y + 1 : y, h),
  };
}

export function halfSpan(y: number, h: number): TimeSpan {
  return spanOfDays(dayOf(y, h === 1 ? 1 : 7, 1), dayOf(y, h === 1 ? 7 : 13, 1));
}

export function season(m: number, shift = 0): Time {
  return {
    grain: 'season',
    at: (ref) => {
      const coming = m + 2 >= ref.m || ref.past ? ref.y : ref.y + 1;
      return seasonSpan(coming + (shift > 0 && coming === ref.y && m <= ref.m ? 1 : shift < 0 ? -1 : 0), m);
    },
  };
}

export function seasonSpan(y: number, m: number): TimeSpan {
  return spanOfDays(dayOf(y, m, 1), dayOf(y, m + 3, 1));
}

/** The Saturday and Sunday of a week so many weeks from now. */
export function weekend(by: number): Time {
  return {
    grain: 'weekend',
    at: ({ today, weekday }) => daySpan(mondayOf(today) + 7 * (by === -1 && weekday > 5 ? -1 : by) + 5, 2),
  };
}

/** The week around a day; to an English ear «the week of Sunday» begins with it. */
export function weekAround(time: Time): Time {
  return {
    grain: 'week',
    loose: time.loose ?? false,
    at: (ref) => {
      const on = time.at(ref);
      return on && daySpan(mondayOf(dayOn(on.start)), 7);
    },
  };
}

/** The next or last so many units, not counting the one that is now. */
export function run(unit: Unit, { count, by, ref }: { count: number; by: 1 | -1; ref: Ref }): TimeSpan | undefined {
  const { today, d, m, now } = ref;
  const first = today - d + 1;
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour': {
      const length = Math.max(1, Math.round(count * (unit === 'hour' ? 60 : unit === 'minute' ? 1 : 1 / 60)));
      return by > 0 ? { start: now, end: now + length } : { start: now - length, end: now };
    }
    case 'week': {
      const monday = mondayOf(today);
      return by > 0
        ? spanOfDays(monday + 7, monday + 7 + 7 * Math.round(count))
        : spanOfDays(monday - 7 * Math.round(count), monday);
    }
    case 'month':
    case 'quarter': {
      const size = unit === 'month' ? 1 : 3;
      const here = unit === 'month' ? first : addMonths(first, -((m - 1) % 3));
      const edge = by > 0 ? addMonths(here, size) : here;
      const other = addMonths(edge, by * size * Math.round(count));
      return by > 0 ? spanOfDays(edge, other) : spanOfDays(other, edge);
    }
    case 'year': {
      const other = addMonths(today, 12 * Math.round(count) * by);
      return by > 0 ? spanOfDays(today + 1, other + 1) : spanOfDays(other, today);
    }
    case 'workday':
    case 'day': {
      const other =
        unit === 'day'
          ? today + by * Math.round(count)
          : addWorkdays(today, { count: by * Math.round(count), calendar: ref.calendar });
      return by > 0 ? spanOfDays(today + 1, other + 1) : spanOfDays(other, today);
    }
  }
  return unit;
}

/** The year of a time that is one. */
export function yearOf(time: Time, ref: Ref): number | undefined {
  const span = time.grain === 'year' ? time.at(ref) : undefined;
  return span && partsOf(dayOn(span.start)).y;
}
