import { DAY, dayOf, mondayOf, monthLength, partsOf, weekdayOf } from '../civil.ts';
import { last, nth } from '../lexicon/holidays.ts';
import { find, one, type Made, type Piece, type Ref } from '../engine/token.ts';
import { run, day, month, quarterPart, yearOf } from './periods.ts';

/** Weekdays, and weeks inside a month or a year. */

export function bareWeekday(at: Ref, weekday: number): Made {
  const monday = mondayOf(at.today);
  const here = monday + weekday - 1;
  if (at.past) return day(here <= at.today ? here : here - 7, { loose: true, word: 'w', weekday });
  return day(here > at.today ? here : here + 7, {
    loose: true,
    word: 'w',
    weekday,
    ...(here === at.today ? { or: [here] } : {}),
  });
}

export function weekdayIn(at: Ref, { week, weekday }: { week: number; weekday: number }): Made {
  const on = mondayOf(at.today) + 7 * week + weekday - 1;
  // Said on a Sunday, «next week» is tomorrow's week to some and the one after to others; said before that day of this week, it may be this one.
  const or = week === 1 && at.weekday === 7 ? [on + 7] : [];
  return day(on, { weekday, ...(or.length > 0 ? { or } : {}) });
}

export function relativeWeekday(at: Ref, all: readonly Piece[]): Made {
  return { ...nextWeekday(at, all), weekday: one(all, 'w').n! };
}

export function nextWeekday(at: Ref, all: readonly Piece[]): Made {
  const r = one(all, 'r');
  const weekday = one(all, 'w').n!;
  const here = mondayOf(at.today) + weekday - 1;
  if (r.word === 'coming') return day(here > at.today ? here : here + 7);
  if (r.n === 1) {
    const next = here + 7;
    return day(next, here > at.today && !at.chinese ? { or: [here] } : at.weekday === 7 ? { or: [next + 7] } : {});
  }
  if (r.n === 0 && !at.past && here < at.today) return day(here, { or: [here + 7] });
  return day(here + 7 * r.n!, r.n === -1 && here < at.today ? { or: [here] } : {});
}

export function weekdayOfMonth(at: Ref, all: readonly Piece[]): Made | undefined {
  const m = one(all, 'M').n!;
  const w = one(all, 'w').n!;
  const o = find(all, 'o')?.n;
  const r = all.find((p) => p.k === 'r');
  const given = find(all, 'Y')?.y ?? (find(all, 'P') ? yearOf(at, one(all, 'P')) : undefined);
  const pick = (y: number) => (r?.n === -1 ? last(y, m, w) - 7 * ((o ?? 1) - 1) : nth(y, m, w, o ?? 1));
  if (r && r.n !== -1) return undefined;
  if (given !== undefined) return day(pick(given));
  const on = pick(at.y);
  if (!at.past && on < at.today) return day(pick(at.y + 1), { loose: true });
  if (at.past && on > at.today) return day(pick(at.y - 1), { loose: true });
  return day(on, { loose: true });
}

export function weekdayOfPeriod(at: Ref, all: readonly Piece[]): Made | undefined {
  const unit = find(all, 'u')?.unit ?? 'month';
  const rs = all.filter((p) => p.k === 'r');
  const { y, m } = partsOf(dayOf(at.y, at.m + (rs.at(-1)?.n ?? 0), 1));
  if (unit !== 'month') return undefined;
  const w = one(all, 'w').n!;
  const o = find(all, 'o')?.n;
  return day(o === undefined ? last(y, m, w) : nth(y, m, w, o));
}

export function weekOf(at: Ref, all: readonly Piece[]): Made | undefined {
  const unit = one(all, 'u').unit;
  const m = find(all, 'M')?.n;
  const period = find(all, 'P');
  const y = find(all, 'Y')?.y ?? (period ? yearOf(at, period) : undefined);
  const o = find(all, 'o')?.n;
  const back = find(all, 'r')?.n === -1;
  if (unit !== 'week' || (find(all, 'r') && !back)) return undefined;
  if (period && y === undefined) return undefined;
  const base =
    m === undefined
      ? run(dayOf(y ?? at.y, 1, 1), { end: dayOf((y ?? at.y) + 1, 1, 1), g: 'year' })
      : month(at, { m, y });
  const start = base.s! / DAY;
  const end = base.e! / DAY;
  if (back) {
    const monday = mondayOf(end - 1) - 7 * ((o ?? 1) - 1);
    return week(monday);
  }
  const made = week(firstWeek(at, start) + 7 * ((o ?? 1) - 1));
  return m === undefined ? made : { ...made, word: 'week of month', n: start };
}

/** The first week of a month or a year is the one that has its first Thursday; in Chinese the first whole one of a month. */
export function firstWeek(at: Ref, start: number): number {
  return at.chinese ? mondayOf(start + 6) : mondayOf(start + 3);
}

export function week(monday: number): Made {
  return run(monday, { end: monday + 7, g: 'week' });
}

export function weekOfPeriod(at: Ref, all: readonly Piece[]): Made | undefined {
  const units = all.filter((p) => p.k === 'u' || p.k === 'G');
  const o = find(all, 'o')!.n!;
  const big = all[0]!.k === 'r' ? units[0] : units.at(-1);
  const small = all[0]!.k === 'r' ? units.at(-1) : units[0];
  const offset = one(all, 'r').n!;
  if (small?.unit !== 'week' && small?.unit !== 'quarter') return undefined;
  if (small.unit === 'quarter') return big?.unit === 'year' ? quarterPart(at, { y: at.y + offset, q: o }) : undefined;
  if (big?.unit === 'year') return week(firstWeek(at, dayOf(at.y + offset, 1, 1)) + 7 * (o - 1));
  if (big?.k === 'G' || big?.unit === 'month') return week(firstWeek(at, dayOf(at.y, at.m + offset, 1)) + 7 * (o - 1));
  return undefined;
}

export function weekdaysOf(at: Ref, all: readonly Piece[]): Made | undefined {
  const [a, b] = all.filter((p) => p.k === 'w').map((p) => p.n!);
  const monday = mondayOf(at.today) + 7 * all[0]!.n!;
  return a === undefined || b === undefined || b <= a
    ? undefined
    : run(monday + a - 1, { end: monday + b, g: 'range', word: 'closed' });
}

/** Friday the 13th: the nearest month in which the two agree, looking first where the tense looks. */
export function weekdayAndDay(at: Ref, { weekday, d }: { weekday: number; d: number }): Made | undefined {
  const turn = at.past ? -1 : 1;
  const fits = [0, 1, 2, 3, -1, -2, -3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].flatMap((step) => {
    const { y, m } = partsOf(dayOf(at.y, at.m + step * turn, 1));
    const on = dayOf(y, m, d);
    return d <= monthLength(y, m) && weekdayOf(on) === weekday ? [on] : [];
  });
  const ahead = fits.find((on) => (on - at.today) * turn >= 0);
  const behind = fits.find((on) => (on - at.today) * turn < 0);
  const on =
    ahead === undefined || (behind !== undefined && Math.abs(ahead - at.today) > 62 && Math.abs(behind - at.today) < 31)
      ? behind
      : ahead;
  return on === undefined ? undefined : day(on, { loose: true });
}
