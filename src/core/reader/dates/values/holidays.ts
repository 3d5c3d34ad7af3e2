import { DAY, weekdayOf } from '../civil.ts';
import { holidays, nextHoliday, workdayAfter } from '../lexicon/holidays.ts';
import { one, type Made, type Piece, type Ref } from '../engine/token.ts';
import { run, day } from './periods.ts';

/** Holidays by their names. */

export function holiday(
  at: Ref,
  { piece, y, step, ongoing }: { piece: Piece; y?: number | undefined; step?: number; ongoing?: boolean },
): Made | undefined {
  if (piece.word === 'any') {
    const { first, days: length } = nextHoliday(at.today);
    return day(first, { word: 'holiday', n: length, weak: true });
  }
  const known = holidays[piece.word ?? ''];
  if (!known) return undefined;
  const more = { word: 'holiday', n: known.days ?? 1 };
  if (y !== undefined) return day(known.on(y), more);
  if (step === 0) return day(known.on(at.y), more);
  const years = [at.y - 1, at.y, at.y + 1, at.y + 2].map((year) => known.on(year));
  if (step === -1) return day(years.findLast((n) => n < at.today) ?? 0, more);
  if (at.past) return day(years.findLast((n) => n <= at.today) ?? 0, { ...more, loose: true });
  return day(years.find((n) => n + (ongoing ? (known.days ?? 1) : 1) > at.today) ?? 0, { ...more, loose: true });
}

export function holidayWeekend(at: Ref, all: readonly Piece[]): Made | undefined {
  const made = one(all, 'E').word === 'weekend' ? holiday(at, { piece: one(all, 'h') }) : undefined;
  if (!made) return undefined;
  const on = made.s! / DAY;
  const saturday = on + (weekdayOf(on) <= 2 ? -weekdayOf(on) - 1 : 6 - weekdayOf(on));
  return run(saturday, { end: Math.max(saturday + 2, on + 1), g: 'weekend', loose: true });
}

/** The first day of work after a holiday. */
export function afterHoliday(piece: Piece): number {
  return workdayAfter(piece.s! / DAY, piece.n ?? 1);
}
