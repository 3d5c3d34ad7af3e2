import { addMonths, DAY, dayOf, mondayOf, partsOf, weekdayOf } from './civil.ts';
import { addWorkdays, nth } from './holidays.ts';
import { find, level, type Made, one, type Piece, type Ref, type Rule } from './piece.ts';
import {
  run,
  day,
  month,
  monthBy,
  months,
  part,
  partOfRelative,
  yearEdge,
  quarterPart,
  season,
  halfYear,
  inPeriod,
  firstDays,
  lastOf,
  aheadOf,
  relativePeriod,
  edge,
  yearOf,
} from './periods.ts';
import {
  bareWeekday,
  weekdayIn,
  relativeWeekday,
  weekdayOfMonth,
  weekdayOfPeriod,
  weekOf,
  firstWeek,
  week,
  weekOfPeriod,
  weekdaysOf,
  weekdayAndDay,
} from './weekdays.ts';
import {
  written,
  inOrder,
  dated,
  span,
  within,
  bareDay,
  ordinalDay,
  lunarDay,
  isLunar,
  isFeast,
  feastDay,
  agreed,
  dayOfMonth,
  dayWord,
} from './written.ts';
import { holiday, holidayWeekend } from './feasts.ts';
import { join } from './clock.ts';

/** Calendar dates and periods, with all that narrows them; the more words a rule wants, the earlier it stands. */
const days: readonly Rule[] = [
  // Ranges whose sides lend each other the month.
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

  // Months, quarters, halves, years and their beginnings and ends.
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

  // Holidays.
  ['[YP]O?h', (at, all) => holiday(at, { piece: all.at(-1)!, y: yearOf(at, all[0]!) })],
  [
    'dt?h',
    (at, all) => {
      const feast = all[0]!.word === 'beside' ? holiday(at, { piece: all.at(-1)! }) : undefined;
      return feast && day(feast.s! / DAY + all[0]!.n!, feast.loose ? { loose: true } : {});
    },
  ],
  [
    'hru',
    (at, all) => {
      const feast = all[2]!.unit === 'day' && Math.abs(all[1]!.n!) === 1 ? holiday(at, { piece: all[0]! }) : undefined;
      return feast && day(feast.s! / DAY + all[1]!.n!, feast.loose ? { loose: true } : {});
    },
  ],
  ['hE|EOh', (at, all) => holidayWeekend(at, all)],
  ['h[hCO]?Y', (at, all) => holiday(at, { piece: all[0]!, y: all.at(-1)!.y })],
  [
    'hO?t?ru',
    (at, all) =>
      one(all, 'u').unit === 'year' ? holiday(at, { piece: all[0]!, y: at.y + one(all, 'r').n! }) : undefined,
  ],
  ['t?rE?h', (at, all) => holiday(at, { piece: all.at(-1)!, step: one(all, 'r').n! })],
  ['hh', (at, all) => holiday(at, { piece: all[0]!.word === 'any' ? all[1]! : all[0]! })],
  ['h(?=z)', (at, [h]) => holiday(at, { piece: h!, ongoing: true })],
  ['h', (at, [h]) => holiday(at, { piece: h! })],
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

export const dayRules = level(days);
