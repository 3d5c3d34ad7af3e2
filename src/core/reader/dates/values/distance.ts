import { addMonths, DAY, type Unit } from '../civil.ts';
import type { Length } from '../found.ts';
import { nextHoliday } from '../lexicon/holidays.ts';
import { addWorkdays, workdayAfter } from './workdays.ts';
import { asOf, dayOn, daySpan, type Ref, type TimeSpan, type Time } from './time.ts';

/** Lengths of time: so long before or after now or another day, within so long. */

export type Lapse = { readonly parts: Length; readonly approximate?: boolean };

export function isShort(parts: Length): boolean {
  return parts.some(([, unit]) => minutesIn(unit) !== undefined);
}

function minutesIn(unit: Unit): number | undefined {
  return unit === 'hour' ? 60 : unit === 'minute' ? 1 : unit === 'second' ? 1 / 60 : undefined;
}

function minutesOf(parts: Length): number {
  return parts.reduce((sum, [count, unit]) => sum + count * (minutesIn(unit) ?? 0), 0);
}

/** A day so many units before or after another one. */
export function shiftDay(
  base: number,
  { parts, sign, ref }: { parts: Length; sign: 1 | -1; ref: Pick<Ref, 'calendar'> },
): number {
  let at = base;
  for (const [count, unit] of parts.toSorted((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]))) {
    const n = sign * Math.min(count, 20000);
    if (unit === 'year') at = addMonths(at, Math.round(n * 12));
    else if (unit === 'quarter') at = addMonths(at, Math.round(n * 3));
    else if (unit === 'month') at = addMonths(at, Math.trunc(n)) + (Number.isInteger(n) ? 0 : sign * 15);
    else if (unit === 'week') at += Math.round(n * 7);
    else if (unit === 'day') at += count < 1 ? 0 : sign * Math.ceil(count);
    else if (unit === 'workday') at = addWorkdays(at, { count: Math.round(n), calendar: ref.calendar });
  }
  return at;
}

const order: readonly Unit[] = ['year', 'quarter', 'month', 'week', 'day', 'workday', 'hour', 'minute', 'second'];

/** The minute so long before or after another one. */
export function lengthBefore(
  minute: number,
  { length, sign, calendar }: { length: Length; sign: 1 | -1; calendar: Ref['calendar'] },
): number {
  const day = dayOn(minute);
  const on = shiftDay(day, { parts: length, sign, ref: { calendar } });
  return minute + (on - day) * DAY + sign * Math.round(minutesOf(length));
}

/** Half a day, in minutes. */
function restOfDay(parts: Length): number {
  return parts.reduce((sum, [count, unit]) => sum + (unit === 'day' && count < 1 ? count * DAY : 0), 0);
}

/** In two weeks, three days ago, 一个半小时后. */
export function fromNow({ parts, approximate = false }: Lapse, sign: 1 | -1): Time {
  const [count = 0, unit = 'day'] = parts[0] ?? [];
  const minutes = minutesOf(parts) + restOfDay(parts);
  const timed = isShort(parts) || minutes > 0;
  const vague = !timed && (unit === 'week' || unit === 'month' || unit === 'year' || count >= 7);
  return {
    grain: timed ? 'minute' : 'day',
    approximate: approximate || vague || (timed && !isShort(parts)),
    counted: unit === 'week' ? 'week' : 'other',
    at: (ref) => {
      const base = shiftDay(ref.today, { parts, sign, ref });
      if (!timed) return daySpan(base);
      const start = ref.now + (base - ref.today) * DAY + sign * Math.round(minutes);
      return { start, end: start + 1 };
    },
  };
}

/** Two days after Christmas, a week before it expires on the 5th. */
export function fromTime(time: Time, { parts, approximate = false }: Lapse, sign: 1 | -1): Time {
  const short = isShort(parts);
  // Two days before Friday at three is at three.
  const timed = !short && (time.grain === 'minute' || time.grain === 'hour');
  return {
    grain: timed ? time.grain : short ? 'minute' : 'day',
    loose: time.loose ?? false,
    approximate,
    at: (ref) => {
      const base = time.at(ref);
      if (!base) return undefined;
      if (short) {
        const start = base.start + sign * Math.round(minutesOf(parts));
        return { start, end: start + 1 };
      }
      if (timed) {
        const moved = (shiftDay(dayOn(base.start), { parts, sign, ref }) - dayOn(base.start)) * DAY;
        return { start: base.start + moved, end: base.end + moved };
      }
      const edge = sign > 0 && time.grain !== 'day' ? dayOn(base.end - 1) : dayOn(base.start);
      return daySpan(shiftDay(edge, { parts, sign, ref }));
    },
  };
}

/** Within two weeks: a window from now to its last day. */
export function withinLength({ parts }: Lapse): Time {
  return {
    grain: 'range',
    open: 'before',
    bound: 'within',
    at: (ref) => {
      const end = shiftDay(ref.today, { parts, sign: 1, ref });
      if (isShort(parts))
        return { start: ref.now, end: ref.now + (end - ref.today) * DAY + Math.round(minutesOf(parts)) };
      return { start: ref.today * DAY, end: end * DAY + ref.now - ref.today * DAY + 1 };
    },
    ...(isShort(parts) ? { form: 'plain' } : {}),
  };
}

/** The last two months, up to now. */
export function behind({ parts }: Lapse): Time {
  return {
    grain: 'range',
    at: (ref) => {
      const start = isShort(parts)
        ? ref.now - Math.round(minutesOf(parts))
        : shiftDay(ref.today, { parts, sign: -1, ref }) * DAY;
      return { start, end: ref.now };
    },
  };
}

/** The first workday once a holiday is over. */
export function afterHoliday(time: Time): Time {
  return {
    grain: 'day',
    open: 'after',
    bound: 'after',
    approximate: true,
    loose: time.loose ?? false,
    at: (ref) => {
      const on = ongoing(time, ref);
      return (
        on &&
        daySpan(
          workdayAfter(dayOn(on.start), {
            off: time.off === 0 ? nextHoliday(dayOn(on.start)).days : (time.off ?? 1),
            calendar: ref.calendar,
          }),
        )
      );
    },
  };
}

/** In the middle of a holiday, «after the holiday» is after this one. */
function ongoing(time: Time, ref: Ref): TimeSpan | undefined {
  const off = (time.off ?? 1) - 1;
  const earlier = off > 0 && !ref.past ? time.at(asOf(ref, ref.today - off)) : undefined;
  return earlier && dayOn(earlier.start) + off >= ref.today ? earlier : time.at(ref);
}
