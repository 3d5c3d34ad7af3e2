import { dayOf, mondayOf } from '../civil.ts';
import {
  day,
  firstDays,
  halfYear,
  inPeriod,
  month,
  monthBy,
  part,
  quarterPart,
  relativePeriod,
  run,
  season,
  yearEdge,
  yearOf,
} from '../values/periods.ts';
import { find, one, type Rule } from '../engine/token.ts';

/** Months, quarters, halves, years and their beginnings and ends, by their names. */
export const seasonRules: readonly Rule[] = [
  ['OZ|tZ|rZ|gZ|iZ|bZ|[YP]Z', (at, all) => season(at, all)],
  ['Z', (at, all) => (at.chinese ? season(at, all) : undefined)],
  [
    'wu',
    (at, [w, u]) =>
      u!.unit === 'week' && !at.chinese && u!.to - u!.from === 4
        ? day(mondayOf(at.today) + w!.n! + 6 + (w!.n! > at.weekday ? 0 : 7))
        : undefined,
  ],
  ['gO?v?t?rM', (at, all) => part(monthBy(at, { m: all.at(-1)!.n!, r: one(all, 'r') }), all[0]!.word!)],
  [
    'g[Ok]?v?t?MC?O?[YP]',
    (at, all) => part(month(at, { m: one(all, 'M').n!, y: yearOf(at, all.at(-1)!) }), all[0]!.word!),
  ],
  ['g[Ok]?t?M', (at, all) => part(month(at, { m: all.at(-1)!.n! }), all[0]!.word!)],
  ['YM[g]', (at, all) => part(month(at, { y: all[0]!.y!, m: all[1]!.n! }), all[2]!.word!)],
  [
    '[YP]O?M',
    (at, all) => {
      const y = yearOf(at, all[0]!);
      if (y === undefined) return undefined;
      const made = month(at, { y, m: all.at(-1)!.n! });
      return all.at(-1)!.word ? part(made, all.at(-1)!.word!) : made;
    },
  ],
  [
    '[YP][CO]?t?[oq]uO?g?',
    (at, all) =>
      one(all, 'u').unit === 'quarter'
        ? quarterPart(at, { y: yearOf(at, all[0]!), q: all.find((p) => 'oq'.includes(p.k))!.n!, g: find(all, 'g') })
        : undefined,
  ],
  [
    '[YP]?nE',
    (at, all) =>
      all.at(-1)!.unit === 'quarter'
        ? quarterPart(at, { y: all.length > 2 ? yearOf(at, all[0]!) : undefined, q: all.at(-2)!.n!, g: all.at(-1)! })
        : undefined,
  ],
  ['MaL', (at, [m, , l]) => firstDays(month(at, { m: m!.n!, y: at.past || m!.n! >= at.m ? undefined : at.y }), l!)],
  ['r[Gu]aL', (at, [r, u, , l]) => firstDays(relativePeriod(at, { n: r!.n!, unit: u!.unit ?? 'month' }), l!)],
  [
    '[YP]nug?',
    (at, all) =>
      all[2]!.unit === 'quarter' && all[1]!.n! <= 4
        ? quarterPart(at, { y: yearOf(at, all[0]!), q: all[1]!.n!, g: find(all, 'g') })
        : undefined,
  ],
  [
    '[YP]aL',
    (at, all) => {
      const [count = 0, unit = 'day'] = all[2]!.parts?.[0] ?? [];
      return all[0]!.s === undefined && all[0]!.k === 'P'
        ? inPeriod({ y: yearOf(at, all[0]!) ?? at.y, count, unit })
        : undefined;
    },
  ],
  [
    'YzMg?',
    (_, all) =>
      all[2]!.n! <= 6
        ? run(dayOf(all[0]!.y!, 13 - all[2]!.n!, 1), {
            end: dayOf(all[0]!.y! + 1, 1, 1),
            g: all[2]?.n === 3 ? 'quarter' : 'range',
          })
        : undefined,
  ],
  [
    '[oq]uO?t?([YP]|ru)?',
    (at, all) => {
      if (all[1]!.unit !== 'quarter') return undefined;
      const tail = all.at(-1)!;
      const y = tail.k === 'u' && all.length > 2 ? at.y + one(all, 'r').n! : yearOf(at, tail);
      return quarterPart(at, { y, q: all[0]!.n! });
    },
  ],
  ['qk?O?C?[YP]', (at, all) => quarterPart(at, { y: yearOf(at, all.at(-1)!), q: all[0]!.n! })],
  ['[YP]k?q', (at, all) => quarterPart(at, { y: yearOf(at, all[0]!), q: all.at(-1)!.n! })],
  ['gO?q', (at, all) => quarterPart(at, { q: all.at(-1)!.n!, g: all[0] })],
  ['qg', (at, all) => quarterPart(at, { q: all[0]!.n!, g: all[1] })],
  ['q', (at, all) => quarterPart(at, { q: all[0]!.n! })],
  ['[YP]N', (at, all) => halfYear(yearOf(at, all[0]!) ?? at.y, all[1]!.n!)],
  ['NC?[YP]', (at, all) => halfYear(yearOf(at, all.at(-1)!) ?? at.y, all[0]!.n!)],
  ['N', (at, [h]) => (at.chinese ? halfYear(h?.n === 1 && at.m > 6 && !at.past ? at.y + 1 : at.y, h!.n!) : undefined)],
  [
    '[YP]O?[E]',
    (at, all) => (all.at(-1)!.unit === 'year' ? yearEdge(yearOf(at, all[0]!) ?? at.y, all.at(-1)!.word!) : undefined),
  ],
  [
    '[YP]O?g',
    (at, all) =>
      all[0]!.k === 'Y' || all[0]!.unit === 'year'
        ? yearEdge(yearOf(at, all[0]!) ?? at.y, all.at(-1)!.word!)
        : undefined,
  ],
  ['gO?t?Y', (_, all) => yearEdge(all.at(-1)!.y!, all[0]!.word!)],
  ['Mg', (at, [m, g]) => part(month(at, { m: m!.n! }), g!.word!)],
  ['rM', (at, [r, m]) => (r!.n === 0 && m!.weak ? undefined : monthBy(at, { m: m!.n!, r: r! }))],
  ['(?<=[ibcfOkA])M', (at, [m]) => month(at, { m: m!.n! })],
  [
    'MO?t?ru',
    (at, all) => (one(all, 'u').unit === 'year' ? month(at, { m: all[0]!.n!, y: at.y + one(all, 'r').n! }) : undefined),
  ],
  ['M[CO]?[CO]?k?Y', (at, all) => month(at, { m: all[0]!.n!, y: all.at(-1)!.y! })],
  ['YC?k?M', (at, all) => month(at, { m: all.at(-1)!.n!, y: all[0]!.y! })],
  [
    'M',
    (at, [m]) =>
      m!.word
        ? part(month(at, { m: m!.n! }), m!.word)
        : { ...month(at, { m: m!.n! }), ...(m!.weak ? { weak: true } : {}) },
  ],
];
