import { dayOf, weekdayOf } from '../civil.ts';
import { month, yearOf } from './periods.ts';
import { find, one, type Rule } from '../engine/token.ts';
import { weekdayAndDay } from './weekdays.ts';
import { agreed, dated, feastDay, inOrder, isFeast, isLunar, lunarDay, written } from './calendarDays.ts';

/** Days of the Chinese year, and a month and its day, with or without the year and the weekday. */
export const writtenDays: readonly Rule[] = [
  // 去年五月初五, 八月十五: days of the Chinese year.
  [
    '[YP]M[n](?![uGVjlF])',
    (at, all) => {
      const [of, month, d] = [all[0]!, all[1]!, all[2]!];
      const early = month.word === 'early' && d.n! <= 10 && d.word !== undefined;
      return early || isFeast(month, d) ? lunarDay(at, { y: yearOf(at, of), m: month.n!, d: d.n! }) : undefined;
    },
  ],
  // A month and its day, with or without the year and the weekday.
  ['M[n]', (at, all) => (isLunar(all[1]!) ? lunarDay(at, { m: all[0]!.n!, d: all[1]!.n! }) : undefined)],
  [
    'M[n](?![uGVjlF])',
    (at, all) =>
      all[0]!.word === 'early' && all[1]!.n! <= 10 && all[1]!.word
        ? lunarDay(at, { m: all[0]!.n!, d: all[1]!.n! })
        : undefined,
  ],
  [
    'M[n](?![uGVjlF])',
    (at, all) => (isFeast(all[0]!, all[1]!) ? feastDay(at, { m: all[0]!.n!, d: all[1]!.n! }) : undefined),
  ],
  [
    'Mgn',
    (at, all) =>
      all[1]!.word === 'early' && all[2]!.n! <= 10 && all[2]!.word
        ? lunarDay(at, { m: all[0]!.n!, d: all[2]!.n! })
        : undefined,
  ],
  [
    '[YP]Mg?n',
    (at, all) =>
      isLunar(all.at(-1)!) || (all.length === 4 && all[2]!.word === 'early')
        ? lunarDay(at, { y: yearOf(at, all[0]!), m: all[1]!.n!, d: all.at(-1)!.n! })
        : undefined,
  ],
  ['YC?Qg?[nJo]', (at, all) => lunarDay(at, { y: one(all, 'Y').y, m: one(all, 'Q').n!, d: all.at(-1)!.n! })],
  ['PQg?[nJo]', (at, all) => lunarDay(at, { y: yearOf(at, all[0]!), m: all[1]!.n!, d: all.at(-1)!.n! })],
  ['Qg?[nJo]', (at, all) => lunarDay(at, { m: all[0]!.n!, d: all.at(-1)!.n! })],
  ['\\^Y?M[nJo]', (at, all) => lunarDay(at, { y: find(all, 'Y')?.y, m: one(all, 'M').n!, d: all.at(-1)!.n! })],
  [
    'q[n]',
    (at, all) => (all[0]!.word === undefined && all[1]!.word ? lunarDay(at, { m: 1, d: all[1]!.n! }) : undefined),
  ],
  [
    'g[n]',
    (at, all) =>
      all[0]!.word === 'early' &&
      all[1]!.word &&
      all[1]!.n! <= 10 &&
      all[0]!.to === all[1]!.from &&
      all[0]!.to - all[0]!.from === 1
        ? lunarDay(at, { m: 1, d: all[1]!.n! })
        : undefined,
  ],
  [
    'YC?O?MC?[Jn](?!u)',
    (at, all) =>
      all.at(-1)!.n! <= 31 ? written(at, { y: one(all, 'Y').y!, m: one(all, 'M').n!, d: all.at(-1)!.n! }) : undefined,
  ],
  [
    'PO?M[Jn](?!u)',
    (at, all) =>
      all[0]!.unit === 'year' && all.at(-1)!.n! <= 31
        ? written(at, { y: at.y + all[0]!.n!, m: one(all, 'M').n!, d: all.at(-1)!.n! })
        : undefined,
  ],
  [
    'PrGJ',
    (at, all) =>
      all[0]!.unit === 'year' ? written(at, { y: at.y + all[0]!.n!, m: at.m + all[1]!.n!, d: all[3]!.n! }) : undefined,
  ],
  // 明年1/5
  [
    'PO?U',
    (at, all) => {
      const day = all.at(-1)!;
      return all[0]!.unit === 'year' && day.y === undefined && day.m && day.d
        ? written(at, { y: at.y + all[0]!.n!, m: day.m, d: day.d })
        : undefined;
    },
  ],
  ['w?C?Mt?[on][,C]?O?Y', (at, all) => dated(at, all)],
  [
    't?[onJ](uO)?[OC]?[kC]?M[kC]?O?Y',
    (at, all) => (all.some((p) => p.k === 'u' && p.unit !== 'day') ? undefined : dated(at, all)),
  ],
  ['Mk[no]kY|YkMkn|YCMCn|MC[no](?![uVlj])', (at, all) => dated(at, all)],
  [
    'M[on]C?n',
    (at, all) =>
      all.at(-1)!.digits === 4 || (all.at(-1)!.digits === 2 && all.at(-1)!.n! > 31) ? dated(at, all) : undefined,
  ],
  [
    '[on]Mn',
    (at, all) =>
      all.at(-1)!.digits === 2 && all.at(-1)!.n! >= 13 && all.at(-1)!.n! < 50
        ? dated(at, [all[0]!, all[1]!, { ...all[2]!, k: 'Y', y: 2000 + all[2]!.n! }])
        : undefined,
  ],
  ['MJ', (at, all) => dated(at, all)],
  ['MC?t?o', (at, all) => dated(at, all)],
  [
    'Mn(?![nu:])',
    (at, all) => (all[1]!.n! <= 31 && all[1]!.n! > 0 && all[1]!.digits !== 9 ? dated(at, all) : undefined),
  ],
  ['Mn(?=n)', (at, all) => (all[1]!.n! <= 31 && all[1]!.n! > 0 ? dated(at, all) : undefined)],
  ['t?ouOM', (at, all) => (one(all, 'u').unit === 'day' ? dated(at, all) : undefined)],
  [
    't?[on]O?C?M',
    (at, all) =>
      one(all, all.some((p) => p.k === 'o') ? 'o' : 'n').n! <= 31 &&
      all.at(-1)!.word === undefined &&
      !(all.some((p) => p.k === 'n') && all.some((p) => p.k === 'C'))
        ? dated(at, all)
        : undefined,
  ],
  [
    'nkM(?!C?[onJY]|k[onJ](?!k?M))',
    (at, all) =>
      all[1]!.word === '-' && all[0]!.digits !== undefined && all[0]!.digits < 3 && all[0]!.to === all[1]!.from
        ? dated(at, [all[0]!, all[2]!])
        : undefined,
  ],
  ['U', (at, [u]) => (u!.d === undefined ? month(at, { y: u!.y!, m: u!.m! }) : written(at, inOrder(at, u!)))],
  ['w[CAO]?t?[oJ](?!u|O?t?C?M)', (at, all) => weekdayAndDay(at, { weekday: all[0]!.n!, d: all.at(-1)!.n! })],
  [
    'wn(?![kunmM]|[CO]?M)',
    (at, all) =>
      all[1]!.digits && all[1]!.digits < 3 && all[1]!.n! > 12 && all[1]!.n! <= 31
        ? weekdayAndDay(at, { weekday: all[0]!.n!, d: all[1]!.n! })
        : undefined,
  ],
  [
    'w[CA]?nkn',
    (at, all) =>
      all.at(-1)!.n! <= 31 &&
      all.at(-3)!.n! <= 12 &&
      weekdayOf(dayOf(at.y, all.at(-3)!.n!, all.at(-1)!.n!)) === all[0]!.n!
        ? written(at, { m: all.at(-3)!.n!, d: all.at(-1)!.n! })
        : undefined,
  ],

  [
    'nkn[CA]?w',
    (at, all) => {
      const [m, d] = [all[0]!, all[2]!];
      return m.digits === 2 && d.digits === 2 ? agreed(at, { m: m.n!, d: d.n!, weekday: all.at(-1)!.n! }) : undefined;
    },
  ],
];
