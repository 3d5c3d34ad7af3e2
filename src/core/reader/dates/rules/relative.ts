import { dayOf, partsOf } from '../civil.ts';
import { day, edge, partOfRelative, relativePeriod, run, yearEdge } from '../values/periods.ts';
import { one, type Rule } from '../engine/token.ts';
import { firstWeek, week } from '../values/weekdays.ts';
import { bareDay, dayWord, ordinalDay } from '../values/calendarDays.ts';

/** This week, next month, the end of the year, and the days that are told by a word or a number alone. */
export const relativeRules: readonly Rule[] = [
  [
    'gO?O?v?t?(ru|uz)',
    (at, all) =>
      all.at(-1)!.k === 'z'
        ? undefined
        : partOfRelative(at, { g: all[0]!.word!, r: one(all, 'r').n!, unit: one(all, 'u').unit! }),
  ],
  ['gO?O?t?[u]', (at, all) => partOfRelative(at, { g: all[0]!.word!, r: 0, unit: one(all, 'u').unit! })],
  [
    'zt?ru',
    (at, all) =>
      all[0]!.word === 'later'
        ? partOfRelative(at, { g: 'later', r: one(all, 'r').n!, unit: one(all, 'u').unit! })
        : undefined,
  ],
  ['r[uG]g', (at, all) => partOfRelative(at, { g: all[2]!.word!, r: all[0]!.n!, unit: all[1]!.unit ?? 'month' })],
  [
    'rV[g]?',
    (at, all) =>
      all[2]
        ? yearEdge(at.y + all[0]!.n!, all[2].word!)
        : run(dayOf(at.y + all[0]!.n!, 1, 1), { end: dayOf(at.y + all[0]!.n! + 1, 1, 1), g: 'year' }),
  ],
  [
    'ru',
    (at, [r, u]) =>
      r!.word === 'beside' && u!.unit === 'day'
        ? { ...day(at.today - 1), word: 'ahead', parts: [[1, 'day']] }
        : undefined,
  ],
  ['ru', (_, [r, u]) => (r!.n === -1 && u!.unit === 'day' && r!.word !== 'past' ? { k: 'x' } : undefined)],
  ['tuztr', (at, all) => relativePeriod(at, { n: 2, unit: all[1]!.unit!, piece: all[1]! })],
  ['t?uct?r', (at, all) => relativePeriod(at, { n: 2, unit: one(all, 'u').unit!, piece: one(all, 'u') })],
  ['r[uG]', (at, [r, u]) => relativePeriod(at, { n: r!.n!, unit: u!.unit ?? 'month', piece: u! })],
  ['E', (at, [e]) => edge(at, { piece: e!, offset: 0 })],
  [
    'OuOY',
    (_, all) =>
      all[1]!.unit === 'year'
        ? run(dayOf(all[3]!.y!, 1, 1), { end: dayOf(all[3]!.y! + 1, 1, 1), g: 'year' })
        : undefined,
  ],
  ['iY', (_, [, y]) => run(dayOf(y!.y!, 1, 1), { end: dayOf(y!.y! + 1, 1, 1), g: 'year' })],
  [
    'tuOY',
    (_, all) =>
      all[1]!.unit === 'year'
        ? run(dayOf(all[3]!.y!, 1, 1), { end: dayOf(all[3]!.y! + 1, 1, 1), g: 'year' })
        : undefined,
  ],
  [
    'Y',
    (_, [y]) => run(dayOf(y!.y!, 1, 1), { end: dayOf(y!.y! + 1, 1, 1), g: 'year', ...(y!.weak ? { weak: true } : {}) }),
  ],
  [
    'un(?![uVG])',
    (at, [u, n]) =>
      u!.unit === 'week' && n!.digits && n!.digits < 3 && n!.n! > 0 && n!.n! <= 53
        ? week(firstWeek(at, dayOf(at.y, 1, 1)) + 7 * (n!.n! - 1))
        : undefined,
  ],
  [
    'tu',
    (at, [t, u]) =>
      t!.n === undefined && u!.unit === 'week' ? relativePeriod(at, { n: 0, unit: 'week', piece: u! }) : undefined,
  ],
  [
    'P',
    (at, [p]) =>
      p!.s === undefined
        ? run(dayOf(at.y + p!.n!, 1, 1), { end: dayOf(at.y + p!.n! + 1, 1, 1), g: 'year' })
        : undefined,
  ],
  ['d[C]?J', (at, [d, ...rest]) => (partsOf(at.today + d!.n!).d === rest.at(-1)!.n! ? dayWord(at, d!) : undefined)],
  ['d', (at, [d]) => dayWord(at, d!)],
  ['J', (at, [j]) => bareDay(at, j!.n!)],
  [
    't?o(?![uwlqOkV])',
    (at, all) => (all.at(-1)!.digits && all.at(-1)!.n! <= 31 && all.at(-1)!.n! > 0 ? ordinalDay(at, all) : undefined),
  ],
  [
    'Ato(?![uwlqOV])',
    (at, all) => {
      const made = all.at(-1)!.n! <= 31 ? bareDay(at, all.at(-1)!.n!) : undefined;
      return made && (all.at(-1)!.digits ? made : { ...made, weak: true });
    },
  ],
];
