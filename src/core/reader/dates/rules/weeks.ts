import { DAY, dayOf, mondayOf } from '../civil.ts';
import { addWorkdays, nth } from '../lexicon/holidays.ts';
import { join } from '../values/dateTime.ts';
import { aheadOf, day, edge, lastOf, month, quarterPart, relativePeriod, run } from '../values/periods.ts';
import { find, type Made, one, type Piece, type Ref, type Rule } from '../engine/token.ts';
import {
  bareWeekday,
  relativeWeekday,
  weekdayIn,
  weekdayOfMonth,
  weekdayOfPeriod,
  weekdaysOf,
  weekOf,
  weekOfPeriod,
} from '../values/weekdays.ts';
import { dayOfMonth, written } from '../values/calendarDays.ts';

/** The last day of a month, weekdays, and weeks inside a month, a quarter or a year. */
export const weekRules: readonly Rule[] = [
  // The last day, the last working day of a month or a year.
  [
    'qC?r[uL]',
    (at, all) => {
      const unit = lastUnit(all.at(-1)!);
      const whole = unit.unit === 'day' && all.at(-2)!.n === -1 ? quarterPart(at, { q: all[0]!.n! }) : undefined;
      const past = whole && whole.s! > at.today * DAY + 300 * DAY;
      return whole && day(whole.e! / DAY - 1 - (past ? 365 : 0));
    },
  ],
  ['t?ruO?i?t?(M(C?Y)?|Y|r[uG]|u)', (at, all) => lastDay(at, all)],
  ['r[uG]O?r[uL]', (at, all) => lastDay(at, [all.at(-2)!, lastUnit(all.at(-1)!), all[0]!, all[1]!])],
  ['(YM|M)O?r[uL]', (at, all) => lastDay(at, [all.at(-2)!, lastUnit(all.at(-1)!), ...all.slice(0, -2)])],

  // Weekdays and weeks inside a month, a quarter or a year.
  ['t?[or]o?wO?i?t?(MO?Y|MO?P|M)', (at, all) => weekdayOfMonth(at, all)],
  ['MO?ow', (at, all) => weekdayOfMonth(at, all)],
  ['YMO?ow', (at, all) => weekdayOfMonth(at, all)],
  ['t?[or]wO?i?t?r[uG]', (at, all) => weekdayOfPeriod(at, all)],
  [
    't?[or]wpO?i?t?(r[uG]|M)',
    (at, all) => {
      const rest = all.filter((p) => p.k !== 'p');
      const on = find(rest, 'M') ? weekdayOfMonth(at, rest) : weekdayOfPeriod(at, rest);
      return on && join(on, one(all, 'p'));
    },
  ],
  ['r[uG]O?ow', (at, all) => weekdayOfPeriod(at, all)],
  ['t?ow', (at, all) => (all.at(-1)!.weak ? undefined : day(nth(at.y, at.m, one(all, 'w').n!, one(all, 'o').n!)))],
  ['t?[or]kt?rwO?i?t?(MO?Y|M)', (at, all) => weekdayOfMonth(at, all)],
  ['t?o?[or]uO?i?t?(MO?Y|M|Y)', (at, all) => weekOf(at, all)],
  ['(YM|PM|M|P|Y)O?ou', (at, all) => weekOf(at, all)],
  ['t?ouO?i?t?ru', (at, all) => weekOfPeriod(at, all)],
  ['r[uG]ou', (at, all) => weekOfPeriod(at, all)],
  ['[oJ]u[Oi]Y', (_, all) => (all[1]!.unit === 'day' ? day(dayOf(all[3]!.y!, 1, 1) + all[0]!.n! - 1) : undefined)],
  [
    't?[onJ]OrG',
    (at, all) => written(at, dayOfMonth(at, { months: one(all, 'r').n!, d: all.find((p) => 'onJ'.includes(p.k))!.n! })),
  ],
  [
    't?[onJ]OA?t?ru',
    (at, all) =>
      one(all, 'u').unit === 'month'
        ? written(at, dayOfMonth(at, { months: one(all, 'r').n!, d: all.find((p) => 'onJ'.includes(p.k))!.n! }))
        : undefined,
  ],
  [
    'r[Gu]O?[Jn](?![uGV])',
    (at, all) =>
      all[1]!.k === 'G' || all[1]!.unit === 'month'
        ? written(at, dayOfMonth(at, { months: all[0]!.n!, d: all.at(-1)!.n! }))
        : undefined,
  ],
  [
    'r[Gu]O?o',
    (at, all) =>
      all[1]!.unit === 'month' && all.at(-1)!.digits
        ? written(at, dayOfMonth(at, { months: all[0]!.n!, d: all.at(-1)!.n! }))
        : undefined,
  ],

  // Weekdays.
  [
    'rO?uO?A?C?w',
    (at, all) =>
      one(all, 'u').unit === 'week' ? weekdayIn(at, { week: all[0]!.n!, weekday: all.at(-1)!.n! }) : undefined,
  ],
  [
    'wO?A?t?ru',
    (at, all) =>
      one(all, 'u').unit === 'week' ? weekdayIn(at, { week: one(all, 'r').n!, weekday: all[0]!.n! }) : undefined,
  ],
  [
    'wct?r',
    (at, all) =>
      all.at(-1)!.n === 1 && all[1]!.word === undefined ? later(bareWeekday(at, all[0]!.n!), 7) : undefined,
  ],
  ['t?rw', (at, all) => relativeWeekday(at, all)],
  ['ru[fC]?w[k+]w', (at, all) => (all[1]!.unit === 'week' ? weekdaysOf(at, all) : undefined)],
  [
    'rrw',
    (at, all) =>
      all[1]!.n === -1 && all[0]!.n === 0
        ? day(mondayOf(at.today) + all[2]!.n! - 1 - (mondayOf(at.today) + all[2]!.n! - 1 >= at.today ? 7 : 0))
        : undefined,
  ],
  [
    't?nru',
    (at, all) =>
      one(all, 'r').n === 1 && one(all, 'u').unit && (at.chinese || isPlural(one(all, 'u')))
        ? aheadOf(at, all)
        : undefined,
  ],
  ['t?rLOY|POt?rL', (at, all) => lastOf(at, all)],
  ['t?rE', (at, all) => edge(at, { piece: all.at(-1)!, offset: one(all, 'r').n! })],
  ['w', (at, [w]) => (w!.weak ? { ...bareWeekday(at, w!.n!), weak: true } : bareWeekday(at, w!.n!))],
];

function later(made: Made, days: number): Made {
  return { ...made, s: made.s! + days * DAY, e: made.e! + days * DAY };
}

/** The last day of a month, a quarter or a year, or the last one on which people work. */
function lastDay(at: Ref, all: readonly Piece[]): Made | undefined {
  const [r, u, ...rest] = all.filter((p) => p.k !== 't' && p.k !== 'O' && p.k !== 'i');
  if (r?.n !== -1 || (u?.unit !== 'day' && u?.unit !== 'workday') || rest.length === 0) return undefined;
  const [a, b] = rest;
  const whole =
    a!.k === 'r'
      ? relativePeriod(at, { n: a!.n!, unit: b!.unit ?? 'month' })
      : a!.k === 'u'
        ? relativePeriod(at, { n: 0, unit: a!.unit! })
        : find(rest, 'M')
          ? month(at, { m: one(rest, 'M').n!, y: find(rest, 'Y')?.y })
          : run(dayOf(a!.y!, 1, 1), { end: dayOf(a!.y! + 1, 1, 1), g: 'year' });
  if (!whole || whole.g === 'day' || whole.e === undefined) return undefined;
  const end = whole.e / DAY;
  return day(u.unit === 'day' ? end - 1 : addWorkdays(end, -1), whole.loose ? { loose: true } : {});
}

/** 最后一天: a length of one is its unit. */
function lastUnit(piece: Piece): Piece {
  const [count, unit] = piece.parts?.[0] ?? [];
  return count === 1 && unit !== undefined ? { ...piece, k: 'u', unit } : piece;
}

/** «3 next week» is three, next week; «3 next weeks» are weeks. */
function isPlural({ unit, from, to }: Piece): boolean {
  return to - from > (unit ?? '').length;
}
