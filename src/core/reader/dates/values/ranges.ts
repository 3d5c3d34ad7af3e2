import { addMonths, dayOf, partsOf } from '../civil.ts';
import { months } from './periods.ts';
import { find, one, type Rule } from '../engine/token.ts';
import { inOrder, span, within, written } from './calendarDays.ts';

/** Ranges whose sides lend each other the month. */
export const rangesOfDays: readonly Rule[] = [
  [
    'YC?MJkJ',
    (at, all) =>
      span(written(at, { y: one(all, 'Y').y!, m: one(all, 'M').n!, d: all[all.length - 3]!.n! }), {
        y: one(all, 'Y').y!,
        m: one(all, 'M').n!,
        d: all.at(-1)!.n!,
      }),
  ],
  [
    'YMnkJ',
    (at, all) =>
      span(written(at, { y: all[0]!.y!, m: all[1]!.n!, d: all[2]!.n! }), {
        y: all[0]!.y!,
        m: all[1]!.n!,
        d: all[4]!.n!,
      }),
  ],
  ['M[Jn]kJ', (at, all) => within(at, { m: all[0]!.n!, d: all[1]!.n!, until: all[3]!.n! })],
  [
    'UkU',
    (at, [a, , b]) =>
      a!.y === undefined && b!.y !== undefined && a!.d && b!.d
        ? span(written(at, inOrder(at, { ...a!, y: b!.y })), { y: b!.y, m: inOrder(at, b!).m!, d: inOrder(at, b!).d! })
        : undefined,
  ],
  [
    'nkU',
    (at, [n, , u]) =>
      u!.y === undefined && u!.d && n!.n! <= 31 && n!.digits && n!.digits < 3 && n!.n! < inOrder(at, u!).d!
        ? within(at, { m: inOrder(at, u!).m!, d: n!.n!, until: inOrder(at, u!).d! })
        : undefined,
  ],
  [
    '[no]\\+[no]O?M',
    (at, all) =>
      all[0]!.n! < all[2]!.n! && all[2]!.n! <= 31 && all[0]!.digits !== 9
        ? within(at, { m: one(all, 'M').n!, d: all[0]!.n!, until: all[2]!.n! })
        : undefined,
  ],
  [
    'UkJ',
    (at, [u, , j]) =>
      u!.d ? span(written(at, inOrder(at, u!)), { y: u!.y, m: inOrder(at, u!).m!, d: j!.n! }) : undefined,
  ],
  [
    'M[no]kt?[no]C?Y',
    (at, all) =>
      within(at, {
        y: all.at(-1)!.y!,
        m: all[0]!.n!,
        d: all[1]!.n!,
        until: all.filter((p) => p.k === 'n' || p.k === 'o')[1]!.n!,
      }),
  ],
  [
    'M[no]kt?[no]',
    (at, all) =>
      all.at(-1)!.n! <= 31 && all.at(-1)!.n! !== all[1]!.n!
        ? within(at, { m: all[0]!.n!, d: all[1]!.n!, until: all.at(-1)!.n! })
        : undefined,
  ],
  [
    'f?t?[no]kt?[no]O?M(C?Y)?',
    (at, all) => {
      const ends = all.filter((p) => p.k === 'n' || p.k === 'o');
      return within(at, { y: find(all, 'Y')?.y, m: one(all, 'M').n!, d: ends[0]!.n!, until: ends[1]!.n! });
    },
  ],
  [
    'f?t?[no]kt?[no]A?i?O?t?ru',
    (at, all) => {
      const ends = all.filter((p) => p.k === 'n' || p.k === 'o');
      if (one(all, 'u').unit !== 'month') return undefined;
      const { y, m } = partsOf(addMonths(dayOf(at.y, at.m, 1), one(all, 'r').n!));
      return within(at, { y, m, d: ends[0]!.n!, until: ends[1]!.n! });
    },
  ],
  [
    'fnkM[no](?![uVl])',
    (at, all) =>
      all[1]!.digits && all[1]!.n! <= 31 ? within(at, { m: all[3]!.n!, d: all[1]!.n!, until: all[4]!.n! }) : undefined,
  ],
  ['YMkM', (_, [y, a, , b]) => months({ y: y!.y!, m: a!.n!, until: b!.n! })],
  ['YnkM', (_, [y, a, , b]) => months({ y: y!.y!, m: a!.n!, until: b!.n! })],
];
