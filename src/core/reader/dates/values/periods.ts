import { addMonths, DAY, dayOf, mondayOf, partsOf, type Unit } from '../civil.ts';
import { addWorkdays } from '../lexicon/holidays.ts';
import { find, one, type Made, type Piece, type Ref } from '../engine/token.ts';

/** Weeks, months, quarters, seasons and years, and their beginnings and ends. */

export function run(
  start: number,
  { end, g, ...more }: { end: number; g: NonNullable<Made['g']> } & Partial<Made>,
): Made {
  return { k: 'P', s: start * DAY, e: end * DAY, g, ...more };
}

export function day(at: number, more: Partial<Made> = {}): Made {
  return { k: 'D', s: at * DAY, e: (at + 1) * DAY, g: 'day', ...more };
}

export function month(at: Ref, { m, y }: { m: number; y?: number | undefined }): Made {
  const given = y ?? (at.past ? (m <= at.m ? at.y : at.y - 1) : m >= at.m ? at.y : at.y + 1);
  return run(dayOf(given, m, 1), {
    end: dayOf(given, m + 1, 1),
    g: 'month',
    ...(y === undefined ? { loose: true } : {}),
    n: m,
  });
}

export function monthBy(at: Ref, { m, r }: { m: number; r: Piece }): Made {
  if (r.n === 0) return month(at, { m, y: at.y });
  if (r.n === -1) return month(at, { m, y: m < at.m ? at.y : at.y - 1 });
  return month(at, { m, y: m > at.m ? at.y : at.y + 1 });
}

export function months({ y, m, until }: { y: number; m: number; until: number }): Made | undefined {
  return m >= 1 && until <= 12 && until > m
    ? run(dayOf(y, m, 1), { end: dayOf(y, until + 1, 1), g: 'range' })
    : undefined;
}

export function part(whole: Made, word: string): Made {
  const start = whole.s! / DAY;
  const end = whole.e! / DAY;
  const more = { loose: whole.loose ?? false, ...(whole.n === undefined ? {} : { n: whole.n }) };
  if (whole.g === 'month') {
    const cuts: Readonly<Record<string, readonly [number, number]>> = {
      early: [start, start + 10],
      ten1: [start, start + 10],
      half1: [start, start + 15],
      ten2: [start + 10, start + 20],
      mid: [start + 14, start + 15],
      half2: [start + 15, end],
      ten3: [start + 20, end],
      end: [end - 1, end],
      later: [Math.max(start, end - 15), end],
      rest: [start, end],
    };
    const [a, b] = cuts[word] ?? [start, end];
    return run(a, { end: b, g: 'range', approx: true, word, ...more });
  }
  if (whole.g === 'week') {
    const cuts: Readonly<Record<string, readonly [number, number]>> = {
      early: [start, start + 3],
      mid: [start + 2, start + 4],
      end: [start + 4, start + 5],
      weekend: [start + 5, end],
      half1: [start, start + 3],
      half2: [start + 3, end],
    };
    const [a, b] = cuts[word] ?? [start, end];
    return run(a, { end: b, g: word === 'weekend' ? 'weekend' : 'range', approx: true, word, ...more });
  }
  if (whole.g === 'quarter') {
    const y = partsOf(start).y;
    const m = partsOf(start).m;
    if (word === 'early') return run(start, { end: dayOf(y, m + 1, 1), g: 'range', approx: true, ...more });
    if (word === 'mid') return run(dayOf(y, m + 1, 1), { end: dayOf(y, m + 2, 1), g: 'range', approx: true, ...more });
    return run(end - 1, { end, g: 'range', approx: true, word, ...more });
  }
  return run(start, { end, g: 'range', approx: true, ...more });
}

export function partOfRelative(at: Ref, { g, r, unit }: { g: string; r: number; unit: Unit }): Made | undefined {
  if (unit === 'year') {
    if (g === 'later' || g === 'rest') return run(at.today, { end: dayOf(at.y + 1, 1, 1), g: 'range' });
    return yearEdge(at.y + r, g);
  }
  const whole = relativePeriod(at, { n: r, unit });
  if (!whole) return undefined;
  if (g === 'later' || g === 'rest') return { ...whole, s: Math.max(whole.s!, at.today * DAY), g: 'range' };
  if (unit === 'week' && g === 'end')
    return run(whole.s! / DAY + 4, { end: whole.s! / DAY + 5, g: 'range', approx: true, word: 'end' });
  return whole.g === 'day' ? undefined : part(whole, g);
}

export function yearEdge(y: number, word: string): Made {
  const cuts: Readonly<Record<string, readonly [number, number]>> = {
    early: [dayOf(y, 1, 1), dayOf(y, 2, 1)],
    mid: [dayOf(y, 6, 1), dayOf(y, 8, 1)],
    end: [dayOf(y, 12, 31), dayOf(y + 1, 1, 1)],
    half1: [dayOf(y, 1, 1), dayOf(y, 7, 1)],
    half2: [dayOf(y, 7, 1), dayOf(y + 1, 1, 1)],
  };
  const [a, b] = cuts[word] ?? [dayOf(y, 1, 1), dayOf(y + 1, 1, 1)];
  return run(a, { end: b, g: 'range', approx: true, word });
}

export function quarterPart(
  at: Ref,
  { y, q, g }: { y?: number | undefined; q: number; g?: Piece | undefined },
): Made | undefined {
  if (q < 1 || q > 4) return undefined;
  const now = Math.ceil(at.m / 3);
  const given = y ?? (at.past ? (q <= now ? at.y : at.y - 1) : q >= now ? at.y : at.y + 1);
  const whole = run(dayOf(given, 3 * q - 2, 1), {
    end: dayOf(given, 3 * q + 1, 1),
    g: 'quarter',
    ...(y === undefined ? { loose: true } : {}),
  });
  return g ? part(whole, g.word!) : whole;
}

export function season(at: Ref, all: readonly Piece[]): Made {
  const m = one(all, 'Z').n!;
  const given = find(all, 'Y')?.y ?? (find(all, 'P') ? yearOf(at, one(all, 'P')) : undefined);
  const turn = find(all, 'r')?.n ?? 0;
  const coming = given ?? (m + 2 >= at.m || at.past ? at.y : at.y + 1);
  const y = coming + (turn > 0 && coming === at.y && m <= at.m ? 1 : turn < 0 ? -1 : 0);
  return run(dayOf(y, m, 1), { end: dayOf(y, m + 3, 1), g: 'season' });
}

export function halfYear(y: number, half: number): Made {
  return run(dayOf(y, half === 1 ? 1 : 7, 1), { end: dayOf(y, half === 1 ? 7 : 13, 1), g: 'range' });
}

export function inPeriod({ y, count, unit }: { y: number; count: number; unit: Unit }): Made | undefined {
  if (unit === 'quarter') return run(dayOf(y, 1, 1), { end: dayOf(y, 1 + 3 * count, 1), g: 'range' });
  if (unit === 'month') return run(dayOf(y, 1, 1), { end: dayOf(y, 1 + count, 1), g: 'range' });
  return undefined;
}

export function firstDays(whole: Made | undefined, length: Piece): Made | undefined {
  const [count = 0, unit] = length.parts?.[0] ?? [];
  return whole && unit === 'day' ? { ...whole, e: whole.s! + count * DAY, g: 'range' } : undefined;
}

/** The last four months of 2021. */
export function lastOf(at: Ref, all: readonly Piece[]): Made | undefined {
  const y = yearOf(at, all[0]!.k === 'P' ? all[0]! : all.at(-1)!);
  const [count = 0, unit] = one(all, 'L').parts?.[0] ?? [];
  if (y === undefined || one(all, 'r').n !== -1) return undefined;
  const end = dayOf(y + 1, 1, 1);
  if (unit === 'month') return run(addMonths(end, -count), { end, g: 'range' });
  if (unit === 'week') return run(mondayOf(end) - 7 * count, { end: mondayOf(end), g: 'range' });
  return unit === 'day' ? run(end - count, { end, g: 'range' }) : undefined;
}

export function aheadOf(at: Ref, all: readonly Piece[]): Made {
  const unit = one(all, 'u').unit!;
  const n = one(all, 'n').n!;
  const end =
    unit === 'year'
      ? addMonths(at.today, 12 * n)
      : unit === 'month'
        ? addMonths(at.today, n)
        : unit === 'quarter'
          ? addMonths(at.today, 3 * n)
          : at.today + n * (unit === 'week' ? 7 : 1);
  return run(at.today + 1, { end: end + 1, g: 'range' });
}

export function relativePeriod(
  at: Ref,
  { n, unit, piece }: { n: number; unit: Unit; piece?: Piece },
): Made | undefined {
  switch (unit) {
    case 'week': {
      const monday = mondayOf(at.today) + 7 * n * (piece?.n ?? 1);
      return run(monday, { end: monday + 7 * (piece?.n ?? 1), g: 'week' });
    }
    case 'month':
      return run(dayOf(at.y, at.m + n, 1), { end: dayOf(at.y, at.m + n + 1, 1), g: 'month' });
    case 'quarter': {
      const first = 3 * (Math.ceil(at.m / 3) - 1) + 1 + 3 * n;
      return run(dayOf(at.y, first, 1), { end: dayOf(at.y, first + 3, 1), g: 'quarter' });
    }
    case 'year':
      return run(dayOf(at.y + n, 1, 1), { end: dayOf(at.y + n + 1, 1, 1), g: 'year' });
    case 'day':
      return day(at.today + n);
    case 'workday': {
      if (n === 0) return undefined;
      return day(addWorkdays(at.today, n));
    }
    case 'hour':
    case 'minute':
    case 'second':
      return undefined;
  }
  return unit;
}

export function edge(at: Ref, { piece, offset }: { piece: Piece; offset: number }): Made | undefined {
  const unit = piece.unit!;
  if (unit === 'week' && piece.word === 'weekend') {
    const monday = mondayOf(at.today) + 7 * (offset === -1 && at.weekday > 5 ? -1 : offset);
    return run(monday + 5, { end: monday + 7, g: 'weekend' });
  }
  // On the last days of a week, «end of the week» for a plan is still this one.
  return partOfRelative(at, { g: piece.word!, r: offset + (offset === 0 ? lapsed(at, piece) : 0), unit });
}

/** 1 when this month's beginning or middle is over and a plan must mean the next one's. */
export function lapsed(at: Ref, { unit, word }: Piece): number {
  if (at.past) return 0;
  if (unit === 'month')
    return (
      word === 'early' || word === 'ten1' ? at.d > 10 : word === 'mid' ? at.d > 15 : word === 'ten2' ? at.d > 20 : false
    )
      ? 1
      : 0;
  if (unit === 'year') return word === 'early' && at.m > 2 ? 1 : word === 'mid' && at.m > 7 ? 1 : 0;
  if (unit === 'week') return word === 'early' && at.weekday > 3 ? 1 : 0;
  return 0;
}

export function yearOf(at: Ref, piece: Piece): number | undefined {
  if (piece.k === 'Y') return piece.y;
  if (piece.k === 'P' && piece.unit === 'year' && piece.s === undefined) return at.y + piece.n!;
  if (piece.k === 'P' && piece.g === 'year') return partsOf(piece.s! / DAY).y;
  return undefined;
}
