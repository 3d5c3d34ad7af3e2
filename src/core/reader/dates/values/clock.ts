import { DAY, plainDateTime, minuteOf } from '../civil.ts';
import { dayOn, type ClockTime, type Ref, type TimeSpan, type Time } from './time.ts';

/** Hours and parts of the day, and a day with one of them. */

/** Where each part of the day begins and ends, and the hour it is taken for. */
const parts: Readonly<Record<string, readonly [from: number, to: number, hour: number]>> = {
  dawn: [4, 8, 6],
  early: [8, 10, 8],
  breakfast: [7, 10, 9],
  morning: [8, 12, 8],
  forenoon: [9, 12, 9],
  noon: [12, 14, 12],
  lunch: [12, 14, 12],
  afternoon: [14, 18, 14],
  tea: [15, 18, 16],
  dusk: [17, 19, 17],
  close: [18, 19, 18],
  evening: [19, 22, 19],
  dinner: [19, 21, 19],
  tonight: [20, 24, 20],
  late: [22, 24, 22],
  night: [0, 6, 1],
};

export function clock(minute: number, more: Partial<ClockTime> = {}): ClockTime | undefined {
  if (minute < 0 || minute > DAY || !Number.isInteger(minute)) return undefined;
  const fixed = minute >= 780 || minute < 60;
  return { minute, fixed, grain: minute % 60 === 0 ? 'hour' : 'minute', ...more };
}

/** Nine in the evening, 12 am: the half of the day is said. */
export function inHalf(time: ClockTime, { afternoon }: { afternoon: boolean }): ClockTime {
  const turn = (minute: number) =>
    afternoon && minute < 720 ? minute + 720 : !afternoon && minute >= 720 && minute < 780 ? minute - 720 : minute;
  const minute = turn(time.minute);
  return {
    ...time,
    minute,
    fixed: true,
    weak: false,
    bare: false,
    ...(time.until === undefined ? {} : { until: time.until + minute - time.minute }),
  };
}

/** Seven in the evening is 19:00, twelve at night the end of the day. */
export function inPart(time: ClockTime, name: string): ClockTime {
  const minute = shifted(time.minute, name);
  return {
    ...time,
    minute,
    fixed: true,
    weak: false,
    bare: false,
    part: name,
    grain: time.grain,
    ...(time.until === undefined ? {} : { until: time.until + minute - time.minute }),
  };
}

function shifted(minute: number, name: string): number {
  const [from = 0] = parts[name] ?? [];
  if (name === 'noon' || name === 'lunch') return minute < 240 ? minute + 720 : minute;
  if (name === 'night') return minute >= 720 && minute < 780 ? minute - 720 : minute;
  if (from < 12) return minute;
  const late = name === 'tonight' || name === 'late' || name === 'evening';
  if (minute < 720) return late && name !== 'evening' && minute < 240 ? minute : minute + 720;
  return late && minute < 780 ? minute + 720 : minute;
}

/** From one hour to another: what one side says of the half of the day holds for the other. */
export function hours(a: ClockTime, b: ClockTime): ClockTime | undefined {
  let start = a.minute;
  let end = b.until ?? b.minute;
  const free = !a.fixed && !b.fixed;
  if (b.fixed && !a.fixed && start < 720 && start + 720 < end) start += 720;
  else if (b.fixed && !a.fixed && end < 720 && start > end && start < 720) start += 720;
  else if (!b.fixed && end <= start && end < 720 && end + 720 > start) end += 720;
  if (free && start >= 60 && start < 420 && end <= 720 && a.grain !== 'minute' && a.part === undefined) {
    // «at 2 to 4» is the afternoon, as an hour alone is, unless a day is worked from it.
    return { ...a, minute: start + 720, until: end + 720, fixed: true, grain: 'minute' };
  }
  if (end <= start) end += DAY;
  return { ...a, minute: start, until: end, fixed: true, grain: 'minute', weak: false, bare: false };
}

/** Hours at which nobody works: «at 3» is the afternoon. */
function dayHour({ minute, fixed, until }: ClockTime): number {
  return !fixed && minute >= 60 && minute < 420 && until === undefined ? minute + 720 : minute;
}

/** A day and its hour. */
export function moment(date: Time, time: ClockTime, zone?: string): Time {
  const asSaid = { ...time, fixed: time.fixed || (time.isFigures ?? false) };
  return {
    ...kept(date),
    grain: time.grain === 'part' ? 'part' : time.grain,
    approximate: (date.approximate ?? false) || (time.approximate ?? false),
    form: time.part === 'close' ? 'close' : 'plain',
    ends: time.until !== undefined && time.grain !== 'part',
    fields: undefined,
    at: (ref) => {
      const on = date.at(ref);
      return on && { ...on, ...zoned(spanOf(dayOn(on.start) * DAY, asSaid), { zone, ref }) };
    },
  };
}

/** What of a day stays true where it gets an hour. */
function kept({ loose = false, weekday, month, open, bound }: Time): Omit<Time, 'grain' | 'at'> {
  return { loose, weekday, month, ...(open ? { open } : {}), ...(bound ? { bound } : {}) };
}

/** A part of a day: its usual hour to its end. */
export function partOf(date: Time, name: string): Time {
  const [, to = 24, hour = 9] = parts[name] ?? [];
  return moment(date, { minute: hour * 60, until: to * 60, fixed: true, grain: 'part', part: name });
}

function spanOf(midnight: number, time: ClockTime): TimeSpan {
  const minute = dayHour(time);
  const until = time.until ?? (time.grain === 'hour' ? minute + 60 : minute + 1);
  return { start: midnight + minute, end: midnight + until };
}

/** An hour without a day: the next such hour for a plan, the last one for a report. */
export function alone(time: ClockTime, zone?: string): Time {
  return {
    grain: time.grain,
    loose: true,
    form: time.grain === 'part' ? (time.part === 'close' ? 'close' : 'part') : 'clock',
    clock: time,
    approximate: time.approximate ?? false,
    weak: time.weak ?? false,
    at: (ref) => {
      const { start, end } = zoned(spanOf(ref.today * DAY, time), { zone, ref });
      if (time.grain === 'part' || ref.past) return { start, end };
      const late = start < ref.now - 10;
      const tonight =
        late && !time.fixed && time.minute < 720 && start + 720 > ref.now && start + 720 < (ref.today + 1) * DAY;
      const moved = tonight ? 720 : late ? DAY : 0;
      return { start: start + moved, end: end + moved };
    },
  };
}

export function partAlone(name: string): Time {
  const [, to = 24, hour = 9] = parts[name] ?? [];
  return alone({ minute: hour * 60, until: to * 60, fixed: true, grain: 'part', part: name });
}

/** «In the morning», said when this one is over: of the next day. */
export function comingPart(name: string): Time {
  const part = partAlone(name);
  return {
    ...part,
    at: (ref) => {
      const on = part.at(ref);
      return on && !ref.past && on.end <= ref.now ? { start: on.start + DAY, end: on.end + DAY } : on;
    },
  };
}

/** What a clock elsewhere shows is an hour here. */
function zoned(span: TimeSpan, { zone, ref }: { zone: string | undefined; ref: Ref }): TimeSpan {
  if (zone === undefined || ref.zone === undefined || zone === ref.zone) return span;
  const there = plainDateTime(span.start).toZonedDateTime(zone);
  const start = minuteOf(there.withTimeZone(ref.zone).toPlainDateTime());
  return { ...span, start, end: span.end + start - span.start };
}
