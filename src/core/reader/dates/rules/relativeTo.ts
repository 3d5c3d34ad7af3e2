import { addMonths, DAY, mondayOf, weekdayOf } from '../civil.ts';
import { afterHoliday } from '../values/holidays.ts';
import { addWorkdays } from '../lexicon/holidays.ts';
import { ahead, behind, deadline, from, inLength, isAbout, lengthOf, nextLengths, since } from '../values/durations.ts';
import { level } from '../engine/passes.ts';
import { day, run } from '../values/periods.ts';
import { find, type Made, one, type Piece, type Ref, type Rule } from '../engine/token.ts';

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
  ['L[Ov]?v?a', (at, all) => since(at, { length: lengthOf(all), back: true, approx: isAbout(all) })],
  ['v?Lv?I(?!p)', (at, all) => deadline(at, all)],
  [
    'v?Lv?z[cf]?',
    (at, all) =>
      find(all, 'z')!.word === 'back' ? undefined : since(at, { length: lengthOf(all), approx: isAbout(all) }),
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
