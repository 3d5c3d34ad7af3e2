import { day, run } from './periods.ts';
import { addMonths, DAY, mondayOf, type Unit, weekdayOf } from './civil.ts';
import { alone } from './clock.ts';
import { addWorkdays, workdayAfter } from './holidays.ts';
import { level, type Made, type Piece, type Ref, type Rule, find, one } from './piece.ts';

type Length = readonly (readonly [count: number, unit: Unit])[];

/** A weekday beside a written date: the date that falls on it. */
const pairs: readonly Rule[] = [['D[CAO]?[CA]?t?D', (at, all) => sameDay(at, all[0]!, all.at(-1)!)]];

export const pairRules = level(pairs);

/** Days counted from now or from another day: 3 days ago, in two weeks, 3个工作日内, two days after Christmas. */
const counted: readonly Rule[] = [
  ['CA?t?D', (_, all) => (all[0]!.word === 'week of' ? weekAround(all.at(-1)!) : undefined)],
  [
    'i?v?LO?z[fcb]?t?[D]',
    (_, all) => (find(all, 'z')!.word === 'back' ? undefined : from({ base: all.at(-1)!, length: lengthOf(all) })),
  ],
  ['i?r?L[fc]t?D', (_, all) => from({ base: all.at(-1)!, length: lengthOf(all) })],
  ['i?t?r?LbD', (_, all) => from({ base: all.at(-1)!, length: lengthOf(all), back: true })],
  [
    'POt?D',
    (_, all) => {
      const on = Math.floor(all.at(-1)!.s! / DAY);
      const saturday = mondayOf(on + 1) + 5 - (weekdayOf(on) === 7 ? 7 : 0);
      return all[0]!.g === 'weekend' && all.at(-1)!.g === 'day'
        ? run(saturday, { end: saturday + 2, g: 'weekend' })
        : undefined;
    },
  ],
  ['D\\+L', (_, all) => from({ base: all[0]!, length: lengthOf(all) })],
  ['DOzL', (_, all) => from({ base: all[0]!, length: lengthOf(all) })],
  ['Dz[nL]u?', (_, all) => (find(all, 'L') ? from({ base: all[0]!, length: lengthOf(all) }) : undefined)],
  [
    'DzoV?[ua]',
    (_, all) =>
      all[0]!.word === 'holiday' && all.at(-1)!.unit === 'day'
        ? day(addWorkdays(afterHoliday(all[0]!), one(all, 'o').n! - 1))
        : undefined,
  ],
  [
    'Dzou',
    (_, all) =>
      all[0]!.word === 'holiday' ? day(addWorkdays(afterHoliday(all[0]!), one(all, 'o').n! - 1)) : undefined,
  ],
  ['DLz', (_, all) => (all[0]!.word === 'holiday' ? from({ base: all[0]!, length: lengthOf(all) }) : undefined)],
  [
    'DLa',
    (at, all) =>
      all[0]!.word === 'holiday' || (all[0]!.g === 'day' && at.chinese)
        ? from({ base: all[0]!, length: lengthOf(all), back: true })
        : undefined,
  ],
  [
    'DaL',
    (_, all) => (all[0]!.word === 'holiday' ? from({ base: all[0]!, length: lengthOf(all), back: true }) : undefined),
  ],
  ['DzC?[ct]?L', (_, all) => from({ base: all[0]!, length: lengthOf(all) })],
  [
    't?L[cb]r(?![uwGM])',
    (at, all) =>
      all.at(-1)!.weak
        ? {
            ...since(at, { length: lengthOf(all) }),
            k: 'D',
            word: all.at(-2)!.k === 'c' ? 'following' : 'ahead',
            parts: lengthOf(all),
          }
        : undefined,
  ],
  [
    'LA?D',
    (at, all) =>
      !at.chinese &&
      (all.at(-1)!.n ?? all.at(-1)!.weekday) !== undefined &&
      all.at(-1)!.g === 'day' &&
      lengthOf(all)[0]?.[1] === 'week'
        ? from({ base: all.at(-1)!, length: lengthOf(all) })
        : undefined,
  ],
  ['L[Ov]?v?a', (at, all) => since(at, { length: lengthOf(all), back: true, approx: about(all) })],
  ['v?Lv?I(?!p)', (at, all) => deadline(at, all)],
  [
    'v?Lv?z[cf]?',
    (at, all) =>
      find(all, 'z')!.word === 'back' ? undefined : since(at, { length: lengthOf(all), approx: about(all) }),
  ],
  [
    'Ls',
    (at, all) =>
      at.chinese ? { ...since(at, { length: lengthOf(all), back: true }), e: at.now, g: 'range', k: 'P' } : undefined,
  ],
  ['it?r?[iv]?v?[tr]?L(H)?', (at, all) => inLength(at, all)],
  ['[fc]?t?rO?L', (at, all) => nextLengths(at, all)],
  ['zL', (at, all) => (all[0]!.word === 'rear' || at.chinese ? ahead(at, lengthOf(all)) : undefined)],
  ['aL', (at, all) => (at.chinese ? behind(at, lengthOf(all)) : undefined)],
  ['[Lb]Lb', () => undefined],
  [
    'Lb(?![DWPwTd])',
    (at, all) =>
      at.chinese
        ? undefined
        : { ...(since(at, { length: lengthOf(all), back: true }) ?? { k: 'x' }), word: 'ahead', parts: lengthOf(all) },
  ],
  [
    'bL',
    (at, all) =>
      all[0]!.word === 'ahead'
        ? { ...(since(at, { length: lengthOf(all), back: true }) ?? { k: 'x' }), word: 'ahead', parts: lengthOf(all) }
        : undefined,
  ],
  [
    'Dzd',
    (_, all) =>
      all[0]!.word === 'holiday' && all[2]!.n === 1 ? day(addWorkdays(afterHoliday(all[0]!), 1)) : undefined,
  ],
  [
    'DzD',
    (at, all) =>
      all[0]!.word === 'holiday'
        ? all[2]!.n === 1 && all[2]!.m === undefined && at.chinese
          ? day(addWorkdays(afterHoliday(all[0]!), 1))
          : all[2]!
        : undefined,
  ],
  ['DziL', (_, all) => (all[0]!.word === 'holiday' ? day(afterHoliday(all[0]!)) : undefined)],
  [
    'cL',
    (at, all) =>
      all[0]!.word === 'since' || all[0]!.word === '>'
        ? undefined
        : { ...since(at, { length: lengthOf(all) }), k: 'D', open: 'after' },
  ],
  ['W\\+L', (at, all) => (all[0]!.word === 'now' ? since(at, { length: lengthOf(all) }) : undefined)],
];

export const countedRules = level(counted);

/** What stands before or after a day: ranges, open sides, holidays and what comes after them. */
const spans: readonly Rule[] = [
  ['Lw', () => undefined],
  ['Dz(?=[DWP])', () => undefined],
  ['f?t?[DPW]v?[AC]?s?[k]t?[AC]?[DPW]', (at, all) => between(at, all)],
  ['ft?[DPW]bt?[DPW]', (at, all) => between(at, all)],
  [
    'A?Ls[AO]?t?D',
    (_, all) => ({
      k: 'P',
      s: all.at(-1)!.s!,
      e: shiftDay(all.at(-1)!.s! / DAY, { length: lengthOf(all), sign: 1 }) * DAY,
      g: 'range',
      ...(all.at(-1)!.loose ? { loose: true } : {}),
    }),
  ],
  ['f?t?[DPW]\\+t?[DPW]', (at, all) => (all[0]!.k === 'f' ? between(at, all) : undefined)],
  ['[DW]k?k[Tn](?![uGVjl])', (_, all) => untilTime(all)],
  ['f?T[kbC][DW]', (at, all) => timeUntil(at, all[0]!.k === 'f' ? all.slice(1) : all)],
  ['fW\\+[Tn]', (_, all) => (all[1]!.word === 'now' ? untilTime([all[1]!, all[3]!]) : undefined)],
  ['t?w[k]w', () => undefined],
  ['D[vO]?[za]O?a', () => undefined],
  ['cO?t?D', (_, all) => open({ piece: all.at(-1)!, side: all[0]!.word === 'since' ? 'since' : 'after' })],
  ['[DP]O?z', (_, all) => open({ piece: all[0]!, side: 'after' })],
  ['Wz', (_, all) => open({ piece: all[0]!, side: 'after' })],
  ['[DPW]s', (at, all) => (at.chinese ? open({ piece: all[0]!, side: 'since' }) : undefined)],
  ['f[DPW]s?', (_, all) => (all[0]!.word === undefined ? open({ piece: all[1]!, side: 'since' }) : undefined)],
  ['[DPW]O?a', (_, all) => open({ piece: all[0]!, side: 'before' })],
  ['[DP]I', (_, all) => open({ piece: all[0]!, side: 'by' })],
  [
    '[bA]?bv?A?O?t?[DPW]',
    (at, all) => {
      const until = all.some((p) => p.word === 'until');
      const made = open({
        piece: all.at(-1)!,
        side: until || all.some((p) => p.k === 'b' && (p.word === 'by' || at.chinese)) ? 'by' : 'before',
      });
      return made && until ? { ...made, until } : made;
    },
  ],
  ['c[Ov]?t?[PW]', (_, all) => open({ piece: all.at(-1)!, side: all[0]!.word === 'since' ? 'since' : 'after' })],
  ['s[AO]?t?[DPW]', (_, all) => open({ piece: all.at(-1)!, side: 'since' })],
  ['[DPW]sC?R', (_, all) => ({ k: 'R', rule: all.at(-1)!.rule!, s: all[0]!.s!, e: all[0]!.e! })],
  ['Rft?D', (_, all) => ({ k: 'R', rule: all[0]!.rule!, s: all.at(-1)!.s!, e: all.at(-1)!.e! })],
  ['RC?s[AO]?t?[DP]', (_, all) => ({ k: 'R', rule: all[0]!.rule!, s: all.at(-1)!.s!, e: all.at(-1)!.e! })],
  ['v[DPW]', (_, all) => ({ ...all[1]!, approx: true })],
  ['[DPW]v', (_, all) => ({ ...all[0]!, approx: true })],
];

export const spanRules = level(spans);

function sameDay(at: Ref, ...[a, b]: readonly [Piece, Piece]): Made | undefined {
  const named =
    a.weekday !== undefined && b.m !== undefined ? a : b.weekday !== undefined && a.m !== undefined ? b : undefined;
  if (!named) return weekdayNear(a, b);
  const date = named === a ? b : a;
  const start = Math.floor(date.s! / DAY);
  if (!date.loose || weekdayOf(start) === named.weekday) return date;
  const fitting = [-12, 0, 12, 24]
    .map((months) => addMonths(start, months))
    .filter((other) => weekdayOf(other) === named.weekday);
  const nearest = fitting.toSorted((one, other) => Math.abs(one - at.today) - Math.abs(other - at.today))[0];
  return nearest === undefined ? date : { ...date, s: nearest * DAY, e: (nearest + 1) * DAY };
}

/** Monday two weeks from now: the Monday of that week. */
function weekdayNear(a: Piece, b: Piece): Made | undefined {
  const named = a.word === 'w' ? a : b.word === 'w' ? b : undefined;
  const other = named === a ? b : a;
  if (!named?.weekday || other.word !== 'counted') return undefined;
  const on = Math.floor(other.s! / DAY);
  return day(other.unit === 'week' ? mondayOf(on) + named.weekday - 1 : on + ((named.weekday - weekdayOf(on) + 7) % 7));
}

function weekAround(day: Piece): Made {
  const monday = mondayOf(Math.floor(day.s! / DAY));
  return run(monday, { end: monday + 7, g: 'week', ...(day.loose ? { loose: true } : {}) });
}

function lengthOf(all: readonly Piece[]): Length {
  const length = one(all, 'L');
  const half = all.at(-1)?.k === 'H';
  return (length.parts ?? []).map(
    ([count, unit], i, { length: size }) => [half && i === size - 1 ? count + 0.5 : count, unit] as const,
  );
}

function about(all: readonly Piece[]): boolean {
  return all.some((p) => p.approx || p.k === 'v');
}

function shiftDay(base: number, { length, sign }: { length: Length; sign: 1 | -1 }): number {
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
function since(
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

function from({ base, length, back }: { base: Piece; length: Length; back?: boolean }): Made | undefined {
  if (length.length === 0) return undefined;
  if (isShort(length)) {
    const minute = base.s! + (back ? -1 : 1) * Math.round(minutesOf(length));
    return { k: 'W', s: minute, e: minute + 1, g: 'minute' };
  }
  const start = shiftDay(Math.floor(base.s! / DAY), { length, sign: back ? -1 : 1 });
  return day(start, base.loose ? { loose: true } : {});
}

/** Within so long: a window from now to its last day. */
function deadline(at: Ref, all: readonly Piece[]): Made | undefined {
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
function inLength(at: Ref, all: readonly Piece[]): Made | undefined {
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
  return since(at, { length, approx: about(all) });
}

/** next 3 days, last two quarters. */
function nextLengths(at: Ref, all: readonly Piece[]): Made | undefined {
  const r = one(all, 'r');
  const length = lengthOf(all);
  if (length.length === 0 || r.n === 0 || Math.abs(r.n!) > 1) return undefined;
  return r.n! > 0 ? ahead(at, length) : behind(at, length);
}

function ahead(at: Ref, length: Length): Made | undefined {
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

function behind(at: Ref, length: Length): Made | undefined {
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

function between(at: Ref, all: readonly Piece[]): Made | undefined {
  const sides = all.filter((p) => 'DPW'.includes(p.k));
  const [a, b] = sides;
  if (!a || !b || b.s! <= a.s! - 400 * DAY) return undefined;
  let end = b.e!;
  // 10/1 to 11/7, said in between: both of this year.
  if (
    b.s! < a.s! &&
    a.loose &&
    b.loose &&
    b.word !== 'J' &&
    b.word !== 'w' &&
    a.word !== 'w' &&
    addMonths(Math.floor(a.s! / DAY), -12) <= at.today
  ) {
    return {
      k: a.k === 'W' ? 'W' : 'P',
      s: addMonths(Math.floor(a.s! / DAY), -12) * DAY,
      e: end,
      g: 'range',
      word: 'closed',
      loose: true,
    };
  }
  if (b.s! < a.s! && b.loose) {
    // From October to May goes over the new year, from the 27th to the 3rd over the month.
    const start = Math.floor(b.s! / DAY);
    const moved = b.word === 'w' ? start + 7 : b.word === 'J' ? addMonths(start, 1) : addMonths(start, 12);
    end += (moved - start) * DAY;
  }
  if (end <= a.s!) return { ...a, g: a.g ?? 'range' };
  const g = a.k === 'W' || b.k === 'W' ? 'minute' : 'range';
  const side = { s: b.s! + end - b.e!, e: end, g: b.g ?? 'day' };
  return { k: a.k === 'W' ? 'W' : 'P', s: a.s!, e: end, g, ...(a.loose ? { loose: true } : {}), word: 'closed', side };
}

function untilTime(all: readonly Piece[]): Made | undefined {
  const a = all[0]!;
  const b = all.at(-1)!;
  const minute = b.k === 'T' ? b.at! : b.n! <= 24 ? b.n! * 60 : -1;
  if (minute < 0 || (a.k === 'D' && b.k === 'n')) return undefined;
  const midnight = Math.floor(a.s! / DAY) * DAY;
  const end = midnight + minute <= a.s! ? midnight + minute + 720 : midnight + minute;
  return { ...a, k: 'W', e: Math.max(end, a.s! + 1) };
}

function timeUntil(at: Ref, all: readonly Piece[]): Made | undefined {
  if (all[1]!.k === 'C') return undefined;
  const a = alone(at, { ...all[0]!, fixed: true });
  const b = all.at(-1)!;
  return a && b.e! > a.s! ? { k: 'W', s: a.s!, e: b.e!, g: 'minute' } : undefined;
}

function afterHoliday(piece: Piece): number {
  return workdayAfter(piece.s! / DAY, piece.n ?? 1);
}

function open({ piece, side }: { piece: Piece; side: 'before' | 'by' | 'after' | 'since' }): Made | undefined {
  const more = { ...piece, weak: false, ...(piece.loose ? { loose: true } : {}) };
  if (piece.open) return { ...more };
  if (side === 'after' && piece.word === 'holiday') {
    const first = afterHoliday(piece);
    return {
      ...more,
      k: 'D',
      s: first * DAY,
      e: (first + 1) * DAY,
      g: 'day',
      open: 'after',
      approx: true,
      word: 'after holiday',
    };
  }
  if (side === 'before' && piece.word === 'holiday') return { ...more, open: 'before', word: 'before holiday' };
  if (side === 'before' || side === 'by') return { ...more, open: 'before', word: side };
  if (side === 'since') return { ...more, open: 'after', word: 'since' };
  const whole = piece.k === 'P' && (piece.g === 'year' || piece.g === 'month' || piece.g === 'quarter');
  return whole && piece.g === 'year'
    ? { ...more, s: piece.e!, e: piece.e! + DAY, open: 'after', word: 'after' }
    : { ...more, open: 'after', word: 'after' };
}

/** A day so long before another one: «remind me 60 days ahead». */
export function daysAhead(base: number, length: Length): number {
  return shiftDay(base, { length, sign: -1 });
}
