import { DAY, dayOf, monthLength, partsOf, weekdayOf } from '../civil.ts';
import { lunar } from '../lexicon/holidays.ts';
import { find, one, type Made, type Piece, type Ref } from '../engine/token.ts';
import { run, day } from './periods.ts';

/** Days as a calendar names them: a month and a day, a day alone, a day of the Chinese year, today and tomorrow. */

/** A date with a month and a day; without a year it is the coming one for a plan, the last one for a report. */
export function written(
  at: Ref,
  { y, m, d }: { y?: number | undefined; m?: number | undefined; d?: number | undefined },
): Made | undefined {
  if (m === undefined || d === undefined) return undefined;
  const fits = (month: number, date: number) =>
    month >= 1 && month <= 12 && date >= 1 && date <= monthLength(y ?? 2024, month);
  if (!fits(m, d)) return undefined;
  return y === undefined ? { ...yearless(at, { m, d }), m, d } : day(dayOf(y, m, d), { y, m, d });
}

/** 3/4 and 21-04-2016: the month first or the day first, as the country has it, unless only one way is a date. */
export function inOrder(
  at: Ref,
  { y, m, d, word }: Piece,
): { y: number | undefined; m: number | undefined; d: number | undefined } {
  const turn = word === 'ymd' || (word === 'dot' && m! <= 12) ? false : m! > 12 || (d! <= 12 && !at.monthFirst);
  return turn ? { y, m: d, d: m } : { y, m, d };
}

export function yearless(at: Ref, { m, d }: { m: number; d: number }): Made {
  const years = at.past ? [0, -1, -2, -3, -4] : [0, 1, 2, 3, 4];
  for (const step of years) {
    if (d > monthLength(at.y + step, m)) continue;
    const on = dayOf(at.y + step, m, d);
    if (at.past ? on <= at.today : on >= at.today) return day(on, { loose: true });
  }
  return day(dayOf(at.y, m, d), { loose: true });
}

/** The year in which a month and a day fall on the weekday that is named beside them. */
export function agreed(at: Ref, { m, d, weekday }: { m: number; d: number; weekday: number }): Made | undefined {
  const y = [at.y, at.y + 1, at.y - 1].find((year) => {
    const made = written(at, { y: year, m, d });
    return made !== undefined && weekdayOf(made.s! / DAY) === weekday;
  });
  return y === undefined ? undefined : written(at, { y, m, d });
}

export function dated(at: Ref, all: readonly Piece[]): Made | undefined {
  const m = one(all, 'M').n!;
  const d = (all.find((p) => p.k === 'o' || p.k === 'J') ?? find(all, 'n'))?.n;
  const last = all.at(-1)!;
  const y =
    find(all, 'Y')?.y ??
    (last.k === 'n' && last.digits! >= 2 && last.n !== d ? (last.n! < 100 ? 2000 + last.n! : last.n!) : undefined);
  if (d !== undefined && y !== undefined && d > monthLength(y, m) && d <= 31 && find(all, 'Y')) return { k: 'x' };
  if (d === undefined || d < 1 || d > monthLength(y ?? 2024, m)) return undefined;
  const made = written(at, { y, m, d });
  return made && { ...made, d };
}

export function span(
  from: Made | undefined,
  { y, m, d }: { y?: number | undefined; m: number; d: number },
): Made | undefined {
  if (!from) return undefined;
  const end = dayOf(y ?? partsOf(from.s! / DAY).y, m, d);
  return end * DAY < from.s! ? undefined : { ...from, k: 'P', e: (end + 1) * DAY, g: 'range', word: 'closed' };
}

export function within(
  at: Ref,
  { y, m, d, until }: { y?: number | undefined; m: number; d: number; until: number },
): Made | undefined {
  const length = monthLength(y ?? 2024, m);
  if (d > length || until > length || d < 1) return undefined;
  const made = written(at, { y, m, d });
  return until <= d ? undefined : span(made, { m, d: until });
}

export function bareDay(at: Ref, d: number): Made | undefined {
  if (d < 1 || d > 31) return undefined;
  for (let step = 0; step < 4; step++) {
    const { y, m } = partsOf(dayOf(at.y, at.m + (at.past ? -step : step), 1));
    if (d > monthLength(y, m)) continue;
    const on = dayOf(y, m, d);
    if (at.past ? on <= at.today : on >= at.today) return day(on, { loose: true, word: 'J', d });
  }
  return undefined;
}

export function ordinalDay(at: Ref, all: readonly Piece[]): Made | undefined {
  const made = bareDay(at, all.at(-1)!.n!);
  return made && all.length === 1 ? { ...made, weak: true } : made;
}

export function lunarDay(at: Ref, { y, m, d }: { y?: number | undefined; m: number; d: number }): Made | undefined {
  if (m < 1 || m > 12 || d < 1 || d > 30) return undefined;
  const on = (year: number) => lunar(year, m, d);
  if (y !== undefined) return day(on(y));
  const years = [at.y - 1, at.y, at.y + 1].map(on);
  const found = at.past ? years.findLast((n) => n <= at.today) : years.find((n) => n >= at.today);
  return day(found ?? on(at.y), { loose: true });
}

/** 廿二 is said of the lunar month only. */
export function isLunar({ word }: Piece): boolean {
  return word !== undefined && word.startsWith('廿');
}

/** «八月十五» in characters is Mid-Autumn to most people, and 15 August to some; «八月十五日» is August. */
export function isFeast(month: Piece, day: Piece): boolean {
  return month.n === 8 && month.to - month.from === 2 && day.word === '十五';
}

export function feastDay(at: Ref, { m, d }: { m: number; d: number }): Made | undefined {
  const feast = lunarDay(at, { m, d });
  return feast && { ...feast, or: [Math.floor(yearless(at, { m, d }).s! / DAY)] };
}

export function dayOfMonth(at: Ref, { months, d }: { months: number; d: number }): { y: number; m: number; d: number } {
  const { y, m } = partsOf(dayOf(at.y, at.m + months, 1));
  return { y, m, d };
}

export function dayWord(at: Ref, d: Piece): Made {
  if (d.word === 'now') return { k: 'W', s: at.now, e: at.now + 1, g: 'minute', word: 'now' };
  if (d.word === 'beside') return day(at.today + d.n!, d.n! < 0 ? { word: 'ahead', parts: [[-d.n!, 'day']] } : {});
  if (d.word === 'later') return day(at.today, { weak: true, word: 'later', approx: true });
  if (d.word === 'second') return day(at.today + 1, { weak: true, word: 'second' });
  if (d.word === 'soon')
    return d.n === 3
      ? run(at.today + 3, { end: at.today + 6, g: 'range', approx: true })
      : run(at.today, { end: at.today + 3, g: 'range', approx: true, word: 'soon' });
  return day(at.today + d.n!, { n: d.n!, ...(d.weak ? { weak: true } : {}) });
}
