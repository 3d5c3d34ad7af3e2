import type { Length } from '../found.ts';
import { addMonths, DAY, mondayOf, type Unit } from '../civil.ts';
import { addWorkdays } from '../lexicon/holidays.ts';
import { day, run } from './periods.ts';
import { type Made, one, type Piece, type Ref } from '../engine/token.ts';

/** Lengths of time: so long before or after a day, within so long, the next or last so many. */
export function lengthOf(all: readonly Piece[]): Length {
  const length = one(all, 'L');
  const half = all.at(-1)?.k === 'H';
  return (length.parts ?? []).map(
    ([count, unit], i, { length: size }) => [half && i === size - 1 ? count + 0.5 : count, unit] as const,
  );
}

export function isAbout(all: readonly Piece[]): boolean {
  return all.some((p) => p.approx || p.k === 'v');
}

export function shiftDay(base: number, { length, sign }: { length: Length; sign: 1 | -1 }): number {
  let at = base;
  for (const [count, unit] of length.toSorted((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]))) {
    const n = sign * Math.min(count, 20000);
    if (unit === 'year') at = addMonths(at, Math.round(n * 12));
    else if (unit === 'quarter') at = addMonths(at, Math.round(n * 3));
    else if (unit === 'month') at = Number.isInteger(n) ? addMonths(at, n) : addMonths(at, Math.trunc(n)) + sign * 15;
    else if (unit === 'week') at += Math.round(n * 7);
    else if (unit === 'day') at += Math.round(n);
    else if (unit === 'workday') at = addWorkdays(at, Math.round(n));
  }
  return at;
}

const order: readonly Unit[] = ['year', 'quarter', 'month', 'week', 'day', 'workday', 'hour', 'minute', 'second'];

function minutesOf(length: Length): number {
  return length.reduce(
    (sum, [count, unit]) =>
      sum + count * (unit === 'hour' ? 60 : unit === 'minute' ? 1 : unit === 'second' ? 1 / 60 : 0),
    0,
  );
}

function isShort(length: Length): boolean {
  return length.some(([, unit]) => unit === 'hour' || unit === 'minute' || unit === 'second');
}

/** So long before or after now. */
export function since(
  at: Ref,
  { length, back, approx }: { length: Length; back?: boolean; approx?: boolean },
): Made | undefined {
  if (length.length === 0) return undefined;
  const sign = back ? -1 : 1;
  const base = shiftDay(at.today, { length, sign });
  const more = approx ? { approx: true } : {};
  if (isShort(length)) {
    const minute = at.now + (base - at.today) * DAY + sign * Math.round(minutesOf(length));
    return { k: 'W', s: minute, e: minute + 1, g: 'minute', ...more };
  }
  const [count = 0, unit = 'day'] = length[0] ?? [];
  if (unit === 'day' && count === 0.5)
    return { k: 'W', s: at.now + sign * 720, e: at.now + sign * 720 + 1, g: 'minute', approx: true };
  return day(base, {
    word: 'counted',
    ...more,
    ...(unit === 'week' || unit === 'month' || unit === 'year' || count >= 7 ? { approx: true, unit } : { unit }),
  });
}

export function from({ base, length, back }: { base: Piece; length: Length; back?: boolean }): Made | undefined {
  if (length.length === 0) return undefined;
  if (isShort(length)) {
    const minute = base.s! + (back ? -1 : 1) * Math.round(minutesOf(length));
    return { k: 'W', s: minute, e: minute + 1, g: 'minute' };
  }
  const start = shiftDay(Math.floor(base.s! / DAY), { length, sign: back ? -1 : 1 });
  return day(start, base.loose ? { loose: true } : {});
}

/** Within so long: a window from now to its last day. */
export function deadline(at: Ref, all: readonly Piece[]): Made | undefined {
  const length = lengthOf(all);
  if (length.length === 0) return undefined;
  if (isShort(length)) {
    const minute = at.now + Math.round(minutesOf(length));
    return { k: 'W', s: at.now, e: minute, g: 'range', open: 'before', word: 'within' };
  }
  const end = shiftDay(at.today, { length, sign: 1 });
  return {
    k: 'P',
    s: at.today * DAY,
    e: end * DAY + at.now - at.today * DAY + 1,
    g: 'range',
    open: 'before',
    word: 'within',
  };
}

/** in two weeks, within 3 days, 近三个月, 未来两周, 过三天. */
export function inLength(at: Ref, all: readonly Piece[]): Made | undefined {
  const length = lengthOf(all);
  const i = all[0]!;
  const backward = all.some((p) => p.k === 'r' && p.n === -1) || i.word === 'past';
  const forward = all.some((p) => p.k === 'r' && p.n === 1);
  if (length.length === 0) return undefined;
  if (backward) return { ...since(at, { length, back: true }), k: 'P', e: at.now, g: 'range' };
  if (i.word === 'within' || (forward && i.word === 'in') || i.word === 'next') {
    if (forward && i.word === 'in') return ahead(at, length);
    if (isShort(length) && forward)
      return {
        k: 'W',
        s: at.now,
        e:
          at.now +
          (shiftDay(at.today, { length, sign: 1 }) - at.today) * DAY +
          Math.max(1, Math.round(minutesOf(length))),
        g: 'range',
      };
    return forward
      ? run(at.today, { end: shiftDay(at.today, { length, sign: 1 }) + 1, g: 'range' })
      : deadline(at, all);
  }
  return since(at, { length, approx: isAbout(all) });
}

/** next 3 days, last two quarters. */
export function nextLengths(at: Ref, all: readonly Piece[]): Made | undefined {
  const r = one(all, 'r');
  const length = lengthOf(all);
  if (length.length === 0 || r.n === 0 || Math.abs(r.n!) > 1) return undefined;
  return r.n! > 0 ? ahead(at, length) : behind(at, length);
}

export function ahead(at: Ref, length: Length): Made | undefined {
  const [count = 0, unit = 'day'] = length[0] ?? [];
  if (isShort(length)) return { k: 'W', s: at.now, e: at.now + Math.max(1, Math.round(minutesOf(length))), g: 'range' };
  if (unit === 'week' && length.length === 1)
    return run(mondayOf(at.today) + 7, { end: mondayOf(at.today) + 7 + 7 * Math.round(count), g: 'range' });
  if (unit === 'quarter') {
    const start = addMonths(at.today - at.d + 1, 3 - ((at.m - 1) % 3));
    return run(start, { end: addMonths(start, 3 * count), g: 'range' });
  }
  if (unit === 'month' && length.length === 1) {
    const start = addMonths(at.today - at.d + 1, 1);
    return run(start, { end: addMonths(start, Math.round(count)), g: 'range' });
  }
  return run(at.today + 1, { end: shiftDay(at.today, { length, sign: 1 }) + 1, g: 'range' });
}

export function behind(at: Ref, length: Length): Made | undefined {
  const [count = 0, unit = 'day'] = length[0] ?? [];
  if (isShort(length)) return { k: 'W', s: at.now - Math.round(minutesOf(length)), e: at.now, g: 'range' };
  if (unit === 'week' && length.length === 1)
    return run(mondayOf(at.today) - 7 * Math.round(count), { end: mondayOf(at.today), g: 'range' });
  if (unit === 'quarter') {
    const start = addMonths(at.today - at.d + 1, -((at.m - 1) % 3));
    return run(addMonths(start, -3 * count), { end: start, g: 'range' });
  }
  if (unit === 'month' && length.length === 1) {
    const start = at.today - at.d + 1;
    return run(addMonths(start, -Math.round(count)), { end: start, g: 'range' });
  }
  return run(shiftDay(at.today, { length, sign: -1 }), { end: at.today, g: 'range' });
}

/** A day so long before another one: «remind me 60 days ahead». */
export function daysAhead(base: number, length: Length): number {
  return shiftDay(base, { length, sign: -1 });
}
