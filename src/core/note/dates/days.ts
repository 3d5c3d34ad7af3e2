import { addMonths, DAY, dayOf, mondayOf, monthLength, partsOf, type Unit, weekdayOf } from './civil.ts';
import { addWorkdays, holidays, isWorkday, last, lunar, nextHoliday, nth, workdayAfter } from './holidays.ts';
import { level, type Made, type Piece, type Ref, type Rule } from './piece.ts';

/** Rules that make numbers into years, months, lengths of time and clock times: the words before the phrases. */
const atoms: readonly Rule[] = [
  ['nG', (_, [n]) => (n!.n! >= 1 && n!.n! <= 12 && !n!.approx && n!.digits !== 9 ? { k: 'M', n: n!.n! } : undefined)],
  ['nE', (_, [n, e]) => (e!.unit === 'month' && n!.n! >= 1 && n!.n! <= 12 ? { k: 'M', n: n!.n!, word: e!.word! } : undefined)],
  ['QE?', (_, [q]) => ({ k: 'Q', n: q!.n! })],
  ['nj(?=I)', (_, [n]) => ({ k: 'L', parts: [[n!.n!, 'day']] })],
  ['tu(?=[azcfb])|(?<=[iv])tu', (_, [t, u]) => (t!.n === 1 ? length(1, u!) : undefined)],
  ['nj', (_, [n]) => (n!.n! >= 1 && n!.n! <= 31 && !n!.approx && n!.digits !== 9 ? { k: 'J', n: n!.n! } : undefined)],
  ['n', (_, [n]) => ((n!.digits === 4 || n!.word === 'word') && n!.n! >= 1950 && n!.n! < 2100 ? { k: 'Y', y: n!.n!, weak: true } : undefined)],
  ['nV(?=[MqgNJEnhQ^])', (_, [n]) => year(n!)],
  ['nV', (_, [n]) => (n!.digits === 4 || (n!.word?.length === 4 && n!.n! > 1000) ? year(n!) : undefined)],
  ['nV(?![azIHrs])', (_, [n]) => (n!.digits === 2 ? year(n!) : undefined)],
  ['nV(?=[azs])', (_, [n]) => (n!.digits === 2 && n!.n! < 10 ? year(n!) : undefined)],
  ['nu', (_, [n, u]) => (u!.word === 'q' && n!.n! <= 4 && Number.isInteger(n!.n) ? { k: 'q', n: n!.n! } : undefined)],
  ['nHu', (_, [n, , u]) => length(n!.n! + 0.5, u!)],
  ['nHG', (_, [n]) => ({ k: 'L', parts: [[n!.n! + 0.5, 'month']] })],
  ['nVH', (_, [n]) => ({ k: 'L', parts: [[n!.n! + 0.5, 'year']] })],
  ['nV', (_, [n]) => ({ k: 'L', parts: [[n!.n!, 'year']], ...about(n!) })],
  ['nuH', (_, [n, u]) => length(n!.n! + 0.5, u!)],
  ['nFH', (_, [n]) => ({ k: 'L', parts: [[n!.n! + 0.5, 'minute']] })],
  ['n\\+?tHu', (_, all) => length(all[0]!.n! + 0.5, all.at(-1)!)],
  ['Htu|tHu|Hu', (_, all) => length(0.5, all.at(-1)!)],
  ['HG', () => ({ k: 'L', parts: [[0.5, 'month']] })],
  ['HV', () => ({ k: 'L', parts: [[0.5, 'year']] })],
  ['t?nO?u', (_, all) => (all[1]?.k === 'G' ? undefined : length(all.find((p) => p.k === 'n')!.n!, all.at(-1)!, all.find((p) => p.k === 'n')!))],
  // two monday later
  ['nw(?=[az])', (_, [n, w]) => ({ k: 'L', parts: [[n!.n!, 'week']], d: w!.n! })],
];

export const atomRules = level(atoms);

const lengths: readonly Rule[] = [
  ['L[C+]?L[C+]?L?[C+]?L?', (_, all) => ({ k: 'L', parts: all.flatMap((p) => p.parts ?? []) })],
  ['L\\+t?H', (_, [l]) => ({ k: 'L', parts: [[(l!.parts?.[0]?.[0] ?? 0) + 0.5, l!.parts?.[0]?.[1] ?? 'day']] })],
];

export const lengthRules = level(lengths);

/** Calendar dates and periods, with all that narrows them; the more words a rule wants, the earlier it stands. */
const days: readonly Rule[] = [
  // Ranges whose sides lend each other the month.
  ['YC?MJkJ', (at, all) => span(written(at, { y: one(all, 'Y').y!, m: one(all, 'M').n!, d: all[all.length - 3]!.n! }), { y: one(all, 'Y').y!, m: one(all, 'M').n!, d: all.at(-1)!.n! })],
  ['YMnkJ', (at, all) => span(written(at, { y: all[0]!.y!, m: all[1]!.n!, d: all[2]!.n! }), { y: all[0]!.y!, m: all[1]!.n!, d: all[4]!.n! })],
  ['M[Jn]kJ', (at, all) => within(at, { m: all[0]!.n!, d: all[1]!.n!, until: all[3]!.n! })],
  ['UkU', (at, [a, , b]) => (a!.y === undefined && b!.y !== undefined && a!.d && b!.d ? span(written(at, inOrder(at, { ...a!, y: b!.y })), { y: b!.y, m: inOrder(at, b!).m!, d: inOrder(at, b!).d! }) : undefined)],
  ['nkU', (at, [n, , u]) => (u!.y === undefined && u!.d && n!.n! <= 31 && n!.digits && n!.digits < 3 && n!.n! < inOrder(at, u!).d! ? within(at, { m: inOrder(at, u!).m!, d: n!.n!, until: inOrder(at, u!).d! }) : undefined)],
  ['UkJ', (at, [u, , j]) => (u!.d ? span(written(at, inOrder(at, u!)), { y: u!.y, m: inOrder(at, u!).m!, d: j!.n! }) : undefined)],
  ['M[no]kt?[no]C?Y', (at, all) => within(at, { y: all.at(-1)!.y!, m: all[0]!.n!, d: all[1]!.n!, until: all.filter((p) => p.k === 'n' || p.k === 'o')[1]!.n! })],
  ['M[no]kt?[no]', (at, all) => (all.at(-1)!.n! <= 31 && all.at(-1)!.n! !== all[1]!.n! ? within(at, { m: all[0]!.n!, d: all[1]!.n!, until: all.at(-1)!.n! }) : undefined)],
  ['f?t?[no]kt?[no]O?M(C?Y)?', (at, all) => {
    const ends = all.filter((p) => p.k === 'n' || p.k === 'o');
    return within(at, { y: find(all, 'Y')?.y, m: one(all, 'M').n!, d: ends[0]!.n!, until: ends[1]!.n! });
  }],
  ['f?t?[no]kt?[no]A?i?O?t?ru', (at, all) => {
    const ends = all.filter((p) => p.k === 'n' || p.k === 'o');
    if (one(all, 'u').unit !== 'month') return undefined;
    const { y, m } = partsOf(addMonths(dayOf(at.y, at.m, 1), one(all, 'r').n!));
    return within(at, { y, m, d: ends[0]!.n!, until: ends[1]!.n! });
  }],
  ['YMkM', (_, [y, a, , b]) => months({ y: y!.y!, m: a!.n!, until: b!.n! })],
  ['YnkM', (_, [y, a, , b]) => months({ y: y!.y!, m: a!.n!, until: b!.n! })],

  // A month and its day, with or without the year and the weekday.
  ['M[n]', (at, all) => (isLunar(all[1]!) ? lunarDay(at, { m: all[0]!.n!, d: all[1]!.n! }) : undefined)],
  ['Mgn', (at, all) => (all[1]!.word === 'early' && all[2]!.n! <= 10 && all[2]!.word ? lunarDay(at, { m: all[0]!.n!, d: all[2]!.n! }) : undefined)],
  ['[YP]Mg?n', (at, all) => (isLunar(all.at(-1)!) || (all.length === 4 && all[2]!.word === 'early') ? lunarDay(at, { y: yearOf(at, all[0]!), m: all[1]!.n!, d: all.at(-1)!.n! }) : undefined)],
  ['YC?Q[nJo]', (at, all) => lunarDay(at, { y: one(all, 'Y').y, m: one(all, 'Q').n!, d: all.at(-1)!.n! })],
  ['PQ[nJo]', (at, all) => lunarDay(at, { y: partsOf(all[0]!.s! / DAY).y, m: all[1]!.n!, d: all.at(-1)!.n! })],
  ['Qg?[nJo]', (at, all) => lunarDay(at, { m: all[0]!.n!, d: all.at(-1)!.n! })],
  ['\\^Y?M[nJo]', (at, all) => lunarDay(at, { y: find(all, 'Y')?.y, m: one(all, 'M').n!, d: all.at(-1)!.n! })],
  ['q[n]', (at, all) => (all[0]!.word === undefined && all[1]!.word ? lunarDay(at, { m: 1, d: all[1]!.n! }) : undefined)],
  ['g[n]', (at, all) => (all[0]!.word === 'early' && all[1]!.word && all[1]!.n! <= 10 && all[0]!.to === all[1]!.from && all[0]!.to - all[0]!.from === 1 ? lunarDay(at, { m: 1, d: all[1]!.n! }) : undefined)],
  ['YC?O?MC?[Jn](?!u)', (at, all) => (all.at(-1)!.n! <= 31 ? written(at, { y: one(all, 'Y').y!, m: one(all, 'M').n!, d: all.at(-1)!.n! }) : undefined)],
  ['PO?M[Jn](?!u)', (at, all) => (all[0]!.unit === 'year' && all.at(-1)!.n! <= 31 ? written(at, { y: at.y + all[0]!.n!, m: one(all, 'M').n!, d: all.at(-1)!.n! }) : undefined)],
  ['PrGJ', (at, all) => (all[0]!.unit === 'year' ? written(at, { y: at.y + all[0]!.n!, m: at.m + all[1]!.n!, d: all[3]!.n! }) : undefined)],
  ['w?C?Mt?[on][,C]?O?Y', (at, all) => dated(at, all)],
  ['t?[onJ](uO)?[OC]?[kC]?M[kC]?O?Y', (at, all) => (all.some((p) => p.k === 'u' && p.unit !== 'day') ? undefined : dated(at, all))],
  ['Mk[no]kY|YkMkn|YCMCn|MC[no](?![uVlj])', (at, all) => dated(at, all)],
  ['M[on]C?n', (at, all) => (all.at(-1)!.digits === 4 || (all.at(-1)!.digits === 2 && all.at(-1)!.n! > 31) ? dated(at, all) : undefined)],
  ['[on]Mn', (at, all) => (all.at(-1)!.digits === 2 && all.at(-1)!.n! >= 13 && all.at(-1)!.n! < 50 ? dated(at, [all[0]!, all[1]!, { ...all[2]!, k: 'Y', y: 2000 + all[2]!.n! }]) : undefined)],
  ['MJ', (at, all) => dated(at, all)],
  ['MC?t?o', (at, all) => dated(at, all)],
  ['Mn(?![nu:])', (at, all) => (all[1]!.n! <= 31 && all[1]!.n! > 0 && all[1]!.digits !== 9 ? dated(at, all) : undefined)],
  ['Mn(?=n)', (at, all) => (all[1]!.n! <= 31 && all[1]!.n! > 0 ? dated(at, all) : undefined)],
  ['t?ouOM', (at, all) => (one(all, 'u').unit === 'day' ? dated(at, all) : undefined)],
  ['t?[on]O?C?M', (at, all) => (one(all, all.some((p) => p.k === 'o') ? 'o' : 'n').n! <= 31 && (all.at(-1)!.word === undefined) && !(all.some((p) => p.k === 'n') && all.some((p) => p.k === 'C')) ? dated(at, all) : undefined)],
  ['U', (at, [u]) => (u!.d === undefined ? month(at, { y: u!.y!, m: u!.m! }) : written(at, inOrder(at, u!)))],
  ['w[CAO]?t?[oJ](?!u)', (at, all) => weekdayAndDay(at, { weekday: all[0]!.n!, d: all.at(-1)!.n! })],
  ['wn(?![kunm])', (at, all) => (all[1]!.digits && all[1]!.digits < 3 && all[1]!.n! > 12 && all[1]!.n! <= 31 ? weekdayAndDay(at, { weekday: all[0]!.n!, d: all[1]!.n! }) : undefined)],
  ['w[CA]?nkn', (at, all) => (all.at(-1)!.n! <= 31 && all.at(-3)!.n! <= 12 && weekdayOf(dayOf(at.y, all.at(-3)!.n!, all.at(-1)!.n!)) === all[0]!.n! ? written(at, { m: all.at(-3)!.n!, d: all.at(-1)!.n! }) : undefined)],

  // Weekdays and weeks inside a month, a quarter or a year.
  ['t?[or]o?wO?i?t?(MO?Y|MO?P|M)', (at, all) => weekdayOfMonth(at, all)],
  ['MO?ow', (at, all) => weekdayOfMonth(at, all)],
  ['YMO?ow', (at, all) => weekdayOfMonth(at, all)],
  ['t?[or]wO?i?t?r[uG]', (at, all) => weekdayOfPeriod(at, all)],
  ['r[uG]O?ow', (at, all) => weekdayOfPeriod(at, all)],
  ['t?ow', (at, all) => (all.at(-1)!.weak ? undefined : day(nth(at.y, at.m, one(all, 'w').n!, one(all, 'o').n!)))],
  ['t?[or]kt?rwO?i?t?(MO?Y|M)', (at, all) => weekdayOfMonth(at, all)],
  ['t?o?[or]uO?i?t?(MO?Y|M|Y)', (at, all) => weekOf(at, all)],
  ['(YM|PM|M|P|Y)O?ou', (at, all) => weekOf(at, all)],
  ['t?ouO?i?t?ru', (at, all) => weekOfPeriod(at, all)],
  ['r[uG]ou', (at, all) => weekOfPeriod(at, all)],
  ['[oJ]u[Oi]Y', (_, all) => (all[1]!.unit === 'day' ? day(dayOf(all[3]!.y!, 1, 1) + all[0]!.n! - 1) : undefined)],
  ['t?[onJ]OrG', (at, all) => written(at, dayOfMonth(at, { months: one(all, 'r').n!, d: all.find((p) => 'onJ'.includes(p.k))!.n! }))],
  ['t?[onJ]OA?t?ru', (at, all) => (one(all, 'u').unit === 'month' ? written(at, dayOfMonth(at, { months: one(all, 'r').n!, d: all.find((p) => 'onJ'.includes(p.k))!.n! })) : undefined)],
  ['r[Gu]O?[Jn](?![uGV])', (at, all) => (all[1]!.k === 'G' || all[1]!.unit === 'month' ? written(at, dayOfMonth(at, { months: all[0]!.n!, d: all.at(-1)!.n! })) : undefined)],
  ['r[Gu]O?o', (at, all) => (all[1]!.unit === 'month' && all.at(-1)!.digits ? written(at, dayOfMonth(at, { months: all[0]!.n!, d: all.at(-1)!.n! })) : undefined)],

  // Weekdays.
  ['rO?uO?A?C?w', (at, all) => (one(all, 'u').unit === 'week' ? weekdayIn(at, { week: all[0]!.n!, weekday: all.at(-1)!.n! }) : undefined)],
  ['wO?A?t?ru', (at, all) => (one(all, 'u').unit === 'week' ? weekdayIn(at, { week: one(all, 'r').n!, weekday: all[0]!.n! }) : undefined)],
  ['t?rw', (at, all) => relativeWeekday(at, all)],
  ['ru[fC]?w[k+]w', (at, all) => (all[1]!.unit === 'week' ? weekdaysOf(at, all) : undefined)],
  ['rrw', (at, all) => (all[1]!.n === -1 && all[0]!.n === 0 ? day(mondayOf(at.today) + all[2]!.n! - 1 - (mondayOf(at.today) + all[2]!.n! - 1 >= at.today ? 7 : 0)) : undefined)],
  ['t?nru', (at, all) => (one(all, 'r').n === 1 && one(all, 'u').unit ? aheadOf(at, all) : undefined)],
  ['t?rLOY|POt?rL', (at, all) => lastOf(at, all)],
  ['t?rE', (at, all) => edge(at, { piece: all.at(-1)!, offset: one(all, 'r').n! })],
  ['w', (at, [w]) => (w!.weak ? { ...bareWeekday(at, w!.n!), weak: true } : bareWeekday(at, w!.n!))],

  // Months, quarters, halves, years and their beginnings and ends.
  ['OZ|tZ|rZ|gZ|iZ|bZ|[YP]Z', (at, all) => season(at, all)],
  ['Z', (at, all) => (at.chinese ? season(at, all) : undefined)],
  ['wu', (at, [w, u]) => (u!.unit === 'week' && !at.chinese && u!.to - u!.from === 4 ? day(mondayOf(at.today) + w!.n! + 6 + (w!.n! > at.weekday ? 0 : 7)) : undefined)],
  ['gO?v?t?rM', (at, all) => part(monthBy(at, { m: all.at(-1)!.n!, r: one(all, 'r') }), all[0]!.word!)],
  ['g[Ok]?v?t?MC?O?[YP]', (at, all) => part(month(at, { m: one(all, 'M').n!, y: yearOf(at, all.at(-1)!) }), all[0]!.word!)],
  ['g[Ok]?t?M', (at, all) => part(month(at, { m: all.at(-1)!.n! }), all[0]!.word!)],
  ['YM[g]', (at, all) => part(month(at, { y: all[0]!.y!, m: all[1]!.n! }), all[2]!.word!)],
  ['[YP]O?M', (at, all) => {
    const y = yearOf(at, all[0]!);
    if (y === undefined) return undefined;
    const made = month(at, { y, m: all.at(-1)!.n! });
    return all.at(-1)!.word ? part(made, all.at(-1)!.word!) : made;
  }],
  ['[YP]C?[oq]uO?g?', (at, all) => (one(all, 'u').unit === 'quarter' ? quarterPart(at, { y: yearOf(at, all[0]!), q: all.find((p) => 'oq'.includes(p.k))!.n!, g: find(all, 'g') }) : undefined)],
  ['[YP]?nE', (at, all) => (all.at(-1)!.unit === 'quarter' ? quarterPart(at, { y: all.length > 2 ? yearOf(at, all[0]!) : undefined, q: all.at(-2)!.n!, g: all.at(-1)! }) : undefined)],
  ['MaL', (at, [m, , l]) => firstDays(month(at, { m: m!.n!, y: at.past || m!.n! >= at.m ? undefined : at.y }), l!)],
  ['r[Gu]aL', (at, [r, u, , l]) => firstDays(relativePeriod(at, { n: r!.n!, unit: u!.unit ?? 'month' }), l!)],
  ['[YP]nug?', (at, all) => (all[2]!.unit === 'quarter' && all[1]!.n! <= 4 ? quarterPart(at, { y: yearOf(at, all[0]!), q: all[1]!.n!, g: find(all, 'g') }) : undefined)],
  ['[YP]aL', (at, all) => {
    const [count = 0, unit = 'day'] = all[2]!.parts?.[0] ?? [];
    return all[0]!.s === undefined && all[0]!.k === 'P' ? inPeriod({ y: yearOf(at, all[0]!) ?? at.y, count, unit }) : undefined;
  }],
  ['YzMg?', (_, all) => (all[2]!.n! <= 6 ? run(dayOf(all[0]!.y!, 13 - all[2]!.n!, 1), { end: dayOf(all[0]!.y! + 1, 1, 1), g: all[2]!.n! === 3 ? 'quarter' : 'range' }) : undefined)],
  ['[oq]uO?t?([YP]|ru)?', (at, all) => {
    if (all[1]!.unit !== 'quarter') return undefined;
    const tail = all.at(-1)!;
    const y = tail.k === 'u' && all.length > 2 ? at.y + one(all, 'r').n! : yearOf(at, tail);
    return quarterPart(at, { y, q: all[0]!.n! });
  }],
  ['qk?O?C?[YP]', (at, all) => quarterPart(at, { y: yearOf(at, all.at(-1)!), q: all[0]!.n! })],
  ['[YP]k?q', (at, all) => quarterPart(at, { y: yearOf(at, all[0]!), q: all.at(-1)!.n! })],
  ['gO?q', (at, all) => quarterPart(at, { q: all.at(-1)!.n!, g: all[0] })],
  ['qg', (at, all) => quarterPart(at, { q: all[0]!.n!, g: all[1] })],
  ['q', (at, all) => quarterPart(at, { q: all[0]!.n! })],
  ['[YP]N', (at, all) => halfYear(yearOf(at, all[0]!) ?? at.y, all[1]!.n!)],
  ['NC?[YP]', (at, all) => halfYear(yearOf(at, all.at(-1)!) ?? at.y, all[0]!.n!)],
  ['N', (at, [h]) => (at.chinese ? halfYear(h!.n! === 1 && at.m > 6 && !at.past ? at.y + 1 : at.y, h!.n!) : undefined)],
  ['[YP]O?[E]', (at, all) => (all.at(-1)!.unit === 'year' ? yearEdge(yearOf(at, all[0]!) ?? at.y, all.at(-1)!.word!) : undefined)],
  ['[YP]O?g', (at, all) => (all[0]!.k === 'Y' || all[0]!.unit === 'year' ? yearEdge(yearOf(at, all[0]!) ?? at.y, all.at(-1)!.word!) : undefined)],
  ['gO?t?Y', (_, all) => yearEdge(all.at(-1)!.y!, all[0]!.word!)],
  ['Mg', (at, [m, g]) => part(month(at, { m: m!.n! }), g!.word!)],
  ['rM', (at, [r, m]) => (r!.n === 0 && m!.weak ? undefined : monthBy(at, { m: m!.n!, r: r! }))],
  ['(?<=[ibcfOkA])M', (at, [m]) => month(at, { m: m!.n! })],
  ['MO?t?ru', (at, all) => (one(all, 'u').unit === 'year' ? month(at, { m: all[0]!.n!, y: at.y + one(all, 'r').n! }) : undefined)],
  ['M[CO]?[CO]?k?Y', (at, all) => month(at, { m: all[0]!.n!, y: all.at(-1)!.y! })],
  ['YC?k?M', (at, all) => month(at, { m: all.at(-1)!.n!, y: all[0]!.y! })],
  ['M', (at, [m]) => (m!.word ? part(month(at, { m: m!.n! }), m!.word) : { ...month(at, { m: m!.n! }), ...(m!.weak ? { weak: true } : {}) })],
  ['gO?O?v?t?(ru|uz)', (at, all) => (all.at(-1)!.k === 'z' ? undefined : partOfRelative(at, { g: all[0]!.word!, r: one(all, 'r').n!, unit: one(all, 'u').unit! }))],
  ['gO?O?t?[u]', (at, all) => partOfRelative(at, { g: all[0]!.word!, r: 0, unit: one(all, 'u').unit! })],
  ['zt?ru', (at, all) => (all[0]!.word === 'later' ? partOfRelative(at, { g: 'later', r: one(all, 'r').n!, unit: one(all, 'u').unit! }) : undefined)],
  ['r[uG]g', (at, all) => partOfRelative(at, { g: all[2]!.word!, r: all[0]!.n!, unit: all[1]!.unit ?? 'month' })],
  ['rV[g]?', (at, all) => (all[2] ? yearEdge(at.y + all[0]!.n!, all[2].word!) : run(dayOf(at.y + all[0]!.n!, 1, 1), { end: dayOf(at.y + all[0]!.n! + 1, 1, 1), g: 'year' }))],
  ['tuztr', (at, all) => relativePeriod(at, { n: 2, unit: all[1]!.unit!, piece: all[1]! })],
  ['uct?r', (at, all) => relativePeriod(at, { n: 2, unit: all[0]!.unit!, piece: all[0]! })],
  ['r[uG]', (at, [r, u]) => relativePeriod(at, { n: r!.n!, unit: u!.unit ?? 'month', piece: u! })],
  ['E', (at, [e]) => edge(at, { piece: e!, offset: 0 })],
  ['OuOY', (_, all) => (all[1]!.unit === 'year' ? run(dayOf(all[3]!.y!, 1, 1), { end: dayOf(all[3]!.y! + 1, 1, 1), g: 'year' }) : undefined)],
  ['iY', (_, [, y]) => run(dayOf(y!.y!, 1, 1), { end: dayOf(y!.y! + 1, 1, 1), g: 'year' })],
  ['tuOY', (_, all) => (all[1]!.unit === 'year' ? run(dayOf(all[3]!.y!, 1, 1), { end: dayOf(all[3]!.y! + 1, 1, 1), g: 'year' }) : undefined)],
  ['Y', (_, [y]) => run(dayOf(y!.y!, 1, 1), { end: dayOf(y!.y! + 1, 1, 1), g: 'year', ...(y!.weak ? { weak: true } : {}) })],
  ['un(?![uVG])', (at, [u, n]) => (u!.unit === 'week' && n!.digits && n!.digits < 3 && n!.n! > 0 && n!.n! <= 53 ? week(firstWeek(at, dayOf(at.y, 1, 1)) + 7 * (n!.n! - 1)) : undefined)],
  ['tu', (at, [t, u]) => (t!.n === undefined && u!.unit === 'week' ? relativePeriod(at, { n: 0, unit: 'week', piece: u! }) : undefined)],
  ['P', (at, [p]) => (p!.s === undefined ? run(dayOf(at.y + p!.n!, 1, 1), { end: dayOf(at.y + p!.n! + 1, 1, 1), g: 'year' }) : undefined)],
  ['d[C]?J', (at, [d, ...rest]) => (partsOf(at.today + d!.n!).d === rest.at(-1)!.n! ? dayWord(at, d!) : undefined)],
  ['d', (at, [d]) => dayWord(at, d!)],
  ['J', (at, [j]) => bareDay(at, j!.n!)],
  ['t?o(?![uwlqOkV])', (at, all) => (all.at(-1)!.digits && all.at(-1)!.n! <= 31 && all.at(-1)!.n! > 0 ? ordinalDay(at, all) : undefined)],
  ['Ato(?![uwlqOV])', (at, all) => (all.at(-1)!.n! <= 31 ? bareDay(at, all.at(-1)!.n!) : undefined)],

  // Holidays.
  ['[YP]O?h', (at, all) => holiday(at, { piece: all.at(-1)!, y: yearOf(at, all[0]!) })],
  ['hE|EOh', (at, all) => holidayWeekend(at, all)],
  ['h[hCO]?Y', (at, all) => holiday(at, { piece: all[0]!, y: all.at(-1)!.y })],
  ['hO?t?ru', (at, all) => (one(all, 'u').unit === 'year' ? holiday(at, { piece: all[0]!, y: at.y + one(all, 'r').n! }) : undefined)],
  ['t?rE?h', (at, all) => holiday(at, { piece: all.at(-1)!, step: one(all, 'r').n! })],
  ['hh', (at, all) => holiday(at, { piece: all[0]!.word === 'any' ? all[1]! : all[0]! })],
  ['h(?=z)', (at, [h]) => holiday(at, { piece: h!, ongoing: true })],
  ['h', (at, [h]) => holiday(at, { piece: h! })],
];

export const dayRules = level(days);

export function one(all: readonly Piece[], kind: string): Piece {
  return find(all, kind) ?? all[0]!;
}

export function find(all: readonly Piece[], kind: string): Piece | undefined {
  return all.find((piece) => piece.k === kind);
}

function about(piece: Piece): { approx: true } | Record<string, never> {
  return piece.approx ? { approx: true } : {};
}

function length(count: number, u: Piece, n?: Piece): Made | undefined {
  return u.unit === undefined || u.unit === 'quarter' && count > 12 ? undefined : { k: 'L', parts: [[count * (u.n ?? 1), u.unit]], ...(n ? about(n) : {}) };
}

function year(piece: Piece): Made | undefined {
  const n = piece.n ?? 0;
  const y = n >= 1000 ? n : piece.digits === 2 ? (n < 70 ? 2000 + n : 1900 + n) : 0;
  return y >= 1900 && y < 2200 ? { k: 'Y', y } : undefined;
}

export function day(at: number, more: Partial<Made> = {}): Made {
  return { k: 'D', s: at * DAY, e: (at + 1) * DAY, g: 'day', ...more };
}

export function run(start: number, { end, g, ...more }: { end: number; g: NonNullable<Made['g']> } & Partial<Made>): Made {
  return { k: 'P', s: start * DAY, e: end * DAY, g, ...more };
}

function dayWord(at: Ref, d: Piece): Made {
  if (d.word === 'now') return { k: 'W', s: at.now, e: at.now + 1, g: 'minute', word: 'now' };
  if (d.word === 'soon') return d.n === 3 ? run(at.today + 3, { end: at.today + 6, g: 'range', approx: true }) : run(at.today, { end: at.today + 3, g: 'range', approx: true, word: 'soon' });
  return day(at.today + d.n!, { n: d.n!, ...(d.weak ? { weak: true } : {}) });
}

/** A date with a month and a day; without a year it is the coming one for a plan, the last one for a report. */
export function written(at: Ref, { y, m, d }: { y?: number | undefined; m?: number | undefined; d?: number | undefined }): Made | undefined {
  if (m === undefined || d === undefined) return undefined;
  const fits = (month: number, date: number) => month >= 1 && month <= 12 && date >= 1 && date <= monthLength(y ?? 2024, month);
  if (!fits(m, d)) return undefined;
  return y === undefined ? { ...yearless(at, { m, d }), m, d } : day(dayOf(y, m, d), { y, m, d });
}

/** 3/4 and 21-04-2016: the month first or the day first, as the country has it, unless only one way is a date. */
export function inOrder(at: Ref, { y, m, d, word }: Piece): { y: number | undefined; m: number | undefined; d: number | undefined } {
  const turn = word === 'ymd' || (word === 'dot' && m! <= 12) ? false : m! > 12 || (d! <= 12 && !at.monthFirst);
  return turn ? { y, m: d, d: m } : { y, m, d };
}

function yearless(at: Ref, { m, d }: { m: number; d: number }): Made {
  const years = at.past ? [0, -1, -2, -3, -4] : [0, 1, 2, 3, 4];
  for (const step of years) {
    if (d > monthLength(at.y + step, m)) continue;
    const on = dayOf(at.y + step, m, d);
    if (at.past ? on <= at.today : on >= at.today) return day(on, { loose: true });
  }
  return day(dayOf(at.y, m, d), { loose: true });
}

function dated(at: Ref, all: readonly Piece[]): Made | undefined {
  const m = one(all, 'M').n!;
  const d = (all.find((p) => p.k === 'o' || p.k === 'J') ?? find(all, 'n'))?.n;
  const last = all.at(-1)!;
  const y = find(all, 'Y')?.y ?? (last.k === 'n' && last.digits! >= 2 && last.n !== d ? (last.n! < 100 ? 2000 + last.n! : last.n!) : undefined);
  if (d !== undefined && y !== undefined && d > monthLength(y, m) && d <= 31 && find(all, 'Y')) return { k: 'x' };
  if (d === undefined || d < 1 || d > monthLength(y ?? 2024, m)) return undefined;
  const made = written(at, { y, m, d });
  return made && { ...made, d };
}

function span(from: Made | undefined, { y, m, d }: { y?: number | undefined; m: number; d: number }): Made | undefined {
  if (!from) return undefined;
  const end = dayOf(y ?? partsOf(from.s! / DAY).y, m, d);
  return end * DAY < from.s! ? undefined : { ...from, k: 'P', e: (end + 1) * DAY, g: 'range', word: 'closed' };
}

function within(at: Ref, { y, m, d, until }: { y?: number | undefined; m: number; d: number; until: number }): Made | undefined {
  const length = monthLength(y ?? 2024, m);
  if (d > length || until > length || d < 1) return undefined;
  const made = written(at, { y, m, d });
  return until <= d ? undefined : span(made, { m, d: until });
}

function months({ y, m, until }: { y: number; m: number; until: number }): Made | undefined {
  return m >= 1 && until <= 12 && until > m ? run(dayOf(y, m, 1), { end: dayOf(y, until + 1, 1), g: 'range' }) : undefined;
}

function yearOf(at: Ref, piece: Piece): number | undefined {
  if (piece.k === 'Y') return piece.y;
  if (piece.k === 'P' && piece.unit === 'year' && piece.s === undefined) return at.y + piece.n!;
  if (piece.k === 'P' && piece.g === 'year') return partsOf(piece.s! / DAY).y;
  return undefined;
}

function dayOfMonth(at: Ref, { months, d }: { months: number; d: number }): { y: number; m: number; d: number } {
  const { y, m } = partsOf(dayOf(at.y, at.m + months, 1));
  return { y, m, d };
}

function bareDay(at: Ref, d: number): Made | undefined {
  if (d < 1 || d > 31) return undefined;
  for (let step = 0; step < 4; step++) {
    const { y, m } = partsOf(dayOf(at.y, at.m + (at.past ? -step : step), 1));
    if (d > monthLength(y, m)) continue;
    const on = dayOf(y, m, d);
    if (at.past ? on <= at.today : on >= at.today) return day(on, { loose: true, word: 'J', d });
  }
  return undefined;
}

function ordinalDay(at: Ref, all: readonly Piece[]): Made | undefined {
  const made = bareDay(at, all.at(-1)!.n!);
  return made && all.length === 1 ? { ...made, weak: true } : made;
}

function weekdayAndDay(at: Ref, { weekday, d }: { weekday: number; d: number }): Made | undefined {
  for (let step = 0; step < 15; step++) {
    const { y, m } = partsOf(dayOf(at.y, at.m + (at.past ? -step : step), 1));
    if (d > monthLength(y, m)) continue;
    const on = dayOf(y, m, d);
    if (weekdayOf(on) === weekday && (at.past ? on <= at.today : on >= at.today)) return day(on, { loose: true });
  }
  return undefined;
}

function aheadOf(at: Ref, all: readonly Piece[]): Made {
  const unit = one(all, 'u').unit!;
  const n = one(all, 'n').n!;
  const end = unit === 'year' ? addMonths(at.today, 12 * n) : unit === 'month' ? addMonths(at.today, n) : unit === 'quarter' ? addMonths(at.today, 3 * n) : at.today + n * (unit === 'week' ? 7 : 1);
  return run(at.today + 1, { end: end + 1, g: 'range' });
}

/** The last four months of 2021. */
function lastOf(at: Ref, all: readonly Piece[]): Made | undefined {
  const y = yearOf(at, all[0]!.k === 'P' ? all[0]! : all.at(-1)!);
  const [count = 0, unit] = one(all, 'L').parts?.[0] ?? [];
  if (y === undefined || one(all, 'r').n !== -1) return undefined;
  const end = dayOf(y + 1, 1, 1);
  if (unit === 'month') return run(addMonths(end, -count), { end, g: 'range' });
  if (unit === 'week') return run(mondayOf(end) - 7 * count, { end: mondayOf(end), g: 'range' });
  return unit === 'day' ? run(end - count, { end, g: 'range' }) : undefined;
}

function weekdaysOf(at: Ref, all: readonly Piece[]): Made | undefined {
  const [a, b] = all.filter((p) => p.k === 'w').map((p) => p.n!);
  const monday = mondayOf(at.today) + 7 * all[0]!.n!;
  return a === undefined || b === undefined || b <= a ? undefined : run(monday + a - 1, { end: monday + b, g: 'range', word: 'closed' });
}

function bareWeekday(at: Ref, weekday: number): Made {
  const monday = mondayOf(at.today);
  const here = monday + weekday - 1;
  if (at.past) return day(here <= at.today ? here : here - 7, { loose: true, word: 'w', weekday });
  return day(here > at.today ? here : here + 7, { loose: true, word: 'w', weekday, ...(here === at.today ? { or: [here] } : {}) });
}

function weekdayIn(at: Ref, { week, weekday }: { week: number; weekday: number }): Made {
  const on = mondayOf(at.today) + 7 * week + weekday - 1;
  // Said on a Sunday, «next week» is tomorrow's week to some and the one after to others; said before that day of this week, it may be this one.
  const or = week === 1 && at.weekday === 7 ? [on + 7] : [];
  return day(on, or.length > 0 ? { or } : {});
}

function relativeWeekday(at: Ref, all: readonly Piece[]): Made {
  return { ...nextWeekday(at, all), weekday: one(all, 'w').n! };
}

function nextWeekday(at: Ref, all: readonly Piece[]): Made {
  const r = one(all, 'r');
  const weekday = one(all, 'w').n!;
  const here = mondayOf(at.today) + weekday - 1;
  if (r.word === 'coming') return day(here > at.today ? here : here + 7);
  if (r.n === 1) {
    const next = here + 7;
    return day(next, here > at.today && !at.chinese ? { or: [here] } : at.weekday === 7 ? { or: [next + 7] } : {});
  }
  if (r.n === 0 && !at.past && here < at.today) return day(here, { or: [here + 7] });
  return day(here + 7 * r.n!, r.n === -1 && here < at.today ? { or: [here] } : {});
}

function weekdayOfMonth(at: Ref, all: readonly Piece[]): Made | undefined {
  const m = one(all, 'M').n!;
  const w = one(all, 'w').n!;
  const o = find(all, 'o')?.n;
  const r = all.find((p) => p.k === 'r');
  const given = find(all, 'Y')?.y ?? (find(all, 'P') ? yearOf(at, one(all, 'P')) : undefined);
  const pick = (y: number) => (r?.n === -1 ? last(y, m, w) - 7 * ((o ?? 1) - 1) : nth(y, m, w, o ?? 1));
  if (r && r.n !== -1) return undefined;
  if (given !== undefined) return day(pick(given));
  const on = pick(at.y);
  if (!at.past && on < at.today) return day(pick(at.y + 1), { loose: true });
  if (at.past && on > at.today) return day(pick(at.y - 1), { loose: true });
  return day(on, { loose: true });
}

function weekdayOfPeriod(at: Ref, all: readonly Piece[]): Made | undefined {
  const unit = find(all, 'u')?.unit ?? 'month';
  const rs = all.filter((p) => p.k === 'r');
  const { y, m } = partsOf(dayOf(at.y, at.m + (rs.at(-1)?.n ?? 0), 1));
  if (unit !== 'month') return undefined;
  const w = one(all, 'w').n!;
  const o = find(all, 'o')?.n;
  return day(o === undefined ? last(y, m, w) : nth(y, m, w, o));
}

function weekOf(at: Ref, all: readonly Piece[]): Made | undefined {
  const unit = one(all, 'u').unit;
  const m = find(all, 'M')?.n;
  const period = find(all, 'P');
  const y = find(all, 'Y')?.y ?? (period ? yearOf(at, period) : undefined);
  const o = find(all, 'o')?.n;
  const back = find(all, 'r')?.n === -1;
  if (unit !== 'week' || (find(all, 'r') && !back)) return undefined;
  if (period && y === undefined) return undefined;
  const base = m === undefined ? run(dayOf(y ?? at.y, 1, 1), { end: dayOf((y ?? at.y) + 1, 1, 1), g: 'year' }) : month(at, { m, y });
  const start = base.s! / DAY;
  const end = base.e! / DAY;
  if (back) {
    const monday = mondayOf(end - 1) - 7 * ((o ?? 1) - 1);
    return week(monday);
  }
  return week(firstWeek(at, start) + 7 * ((o ?? 1) - 1));
}

/** The first week of a month or a year is the one that has its first Thursday; in Chinese the first whole one of a month. */
function firstWeek(at: Ref, start: number): number {
  return at.chinese ? mondayOf(start + 6) : mondayOf(start + 3);
}

function week(monday: number): Made {
  return run(monday, { end: monday + 7, g: 'week' });
}

function weekOfPeriod(at: Ref, all: readonly Piece[]): Made | undefined {
  const units = all.filter((p) => p.k === 'u' || p.k === 'G');
  const o = find(all, 'o')!.n!;
  const big = all[0]!.k === 'r' ? units[0] : units.at(-1);
  const small = all[0]!.k === 'r' ? units.at(-1) : units[0];
  const offset = one(all, 'r').n!;
  if (small?.unit !== 'week' && small?.unit !== 'quarter') return undefined;
  if (small.unit === 'quarter') return big?.unit === 'year' ? quarterPart(at, { y: at.y + offset, q: o }) : undefined;
  if (big?.unit === 'year') return week(firstWeek(at, dayOf(at.y + offset, 1, 1)) + 7 * (o - 1));
  if (big?.k === 'G' || big?.unit === 'month') return week(firstWeek(at, dayOf(at.y, at.m + offset, 1)) + 7 * (o - 1));
  return undefined;
}

function month(at: Ref, { m, y }: { m: number; y?: number | undefined }): Made {
  const given = y ?? (at.past ? (m <= at.m ? at.y : at.y - 1) : m >= at.m ? at.y : at.y + 1);
  return run(dayOf(given, m, 1), { end: dayOf(given, m + 1, 1), g: 'month', ...(y === undefined ? { loose: true } : {}), n: m });
}

function monthBy(at: Ref, { m, r }: { m: number; r: Piece }): Made {
  if (r.n === 0) return month(at, { m, y: at.y });
  if (r.n === -1) return month(at, { m, y: m < at.m ? at.y : at.y - 1 });
  return month(at, { m, y: m > at.m ? at.y : at.y + 1 });
}

function part(whole: Made, word: string): Made {
  const start = whole.s! / DAY;
  const end = whole.e! / DAY;
  const more = { loose: whole.loose ?? false, ...(whole.n === undefined ? {} : { n: whole.n }) };
  if (whole.g === 'month') {
    const cuts: Readonly<Record<string, readonly [number, number]>> = {
      early: [start, start + 10], ten1: [start, start + 10], half1: [start, start + 15], ten2: [start + 10, start + 20], mid: [start + 14, start + 15],
      half2: [start + 15, end], ten3: [start + 20, end], end: [end - 1, end], later: [Math.max(start, end - 15), end], rest: [start, end],
    };
    const [a, b] = cuts[word] ?? [start, end];
    return run(a, { end: b, g: 'range', approx: true, word, ...more });
  }
  if (whole.g === 'week') {
    const cuts: Readonly<Record<string, readonly [number, number]>> = { early: [start, start + 3], mid: [start + 2, start + 4], end: [start + 4, start + 5], weekend: [start + 5, end], half1: [start, start + 3], half2: [start + 3, end] };
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

function partOfRelative(at: Ref, { g, r, unit }: { g: string; r: number; unit: Unit }): Made | undefined {
  if (unit === 'year') {
    if (g === 'later' || g === 'rest') return run(at.today, { end: dayOf(at.y + 1, 1, 1), g: 'range' });
    return yearEdge(at.y + r, g);
  }
  const whole = relativePeriod(at, { n: r, unit });
  if (!whole) return undefined;
  if (g === 'later' || g === 'rest') return { ...whole, s: Math.max(whole.s!, at.today * DAY), g: 'range' };
  if (unit === 'week' && g === 'end') return run(whole.s! / DAY + 4, { end: whole.s! / DAY + 5, g: 'range', approx: true, word: 'end' });
  return whole.g === 'day' ? undefined : part(whole, g);
}

function yearEdge(y: number, word: string): Made {
  const cuts: Readonly<Record<string, readonly [number, number]>> = {
    early: [dayOf(y, 1, 1), dayOf(y, 2, 1)], mid: [dayOf(y, 6, 1), dayOf(y, 8, 1)], end: [dayOf(y, 12, 31), dayOf(y + 1, 1, 1)],
    half1: [dayOf(y, 1, 1), dayOf(y, 7, 1)], half2: [dayOf(y, 7, 1), dayOf(y + 1, 1, 1)],
  };
  const [a, b] = cuts[word] ?? [dayOf(y, 1, 1), dayOf(y + 1, 1, 1)];
  return run(a, { end: b, g: 'range', approx: true, word });
}

function quarterPart(at: Ref, { y, q, g }: { y?: number | undefined; q: number; g?: Piece | undefined }): Made | undefined {
  if (q < 1 || q > 4) return undefined;
  const now = Math.ceil(at.m / 3);
  const given = y ?? (at.past ? (q <= now ? at.y : at.y - 1) : q >= now ? at.y : at.y + 1);
  const whole = run(dayOf(given, 3 * q - 2, 1), { end: dayOf(given, 3 * q + 1, 1), g: 'quarter', ...(y === undefined ? { loose: true } : {}) });
  return g ? part(whole, g.word!) : whole;
}

function firstDays(whole: Made | undefined, length: Piece): Made | undefined {
  const [count = 0, unit] = length.parts?.[0] ?? [];
  return whole && unit === 'day' ? { ...whole, e: whole.s! + count * DAY, g: 'range' } : undefined;
}

function season(at: Ref, all: readonly Piece[]): Made {
  const m = one(all, 'Z').n!;
  const given = find(all, 'Y')?.y ?? (find(all, 'P') ? yearOf(at, one(all, 'P')) : undefined);
  const turn = find(all, 'r')?.n ?? 0;
  const y = (given ?? (m + 2 >= at.m || at.past ? at.y : at.y + 1)) + (turn > 0 && m <= at.m ? 1 : turn < 0 ? -1 : 0);
  return run(dayOf(y, m, 1), { end: dayOf(y, m + 3, 1), g: 'season' });
}

function halfYear(y: number, half: number): Made {
  return run(dayOf(y, half === 1 ? 1 : 7, 1), { end: dayOf(y, half === 1 ? 7 : 13, 1), g: 'range' });
}

function inPeriod({ y, count, unit }: { y: number; count: number; unit: Unit }): Made | undefined {
  if (unit === 'quarter') return run(dayOf(y, 1, 1), { end: dayOf(y, 1 + 3 * count, 1), g: 'range' });
  if (unit === 'month') return run(dayOf(y, 1, 1), { end: dayOf(y, 1 + count, 1), g: 'range' });
  return undefined;
}

export function relativePeriod(at: Ref, { n, unit, piece }: { n: number; unit: Unit; piece?: Piece }): Made | undefined {
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
}

function edge(at: Ref, { piece, offset }: { piece: Piece; offset: number }): Made | undefined {
  const unit = piece.unit!;
  if (unit === 'week' && piece.word === 'weekend') {
    const monday = mondayOf(at.today) + 7 * (offset === -1 && at.weekday > 5 ? -1 : offset);
    return run(monday + 5, { end: monday + 7, g: 'weekend' });
  }
  // On the last days of a week, «end of the week» for a plan is still this one.
  return partOfRelative(at, { g: piece.word!, r: offset + (offset === 0 ? lapsed(at, piece) : 0), unit });
}

/** 1 when this month's beginning or middle is over and a plan must mean the next one's. */
function lapsed(at: Ref, { unit, word }: Piece): number {
  if (at.past) return 0;
  if (unit === 'month') return (word === 'early' || word === 'ten1' ? at.d > 10 : word === 'mid' ? at.d > 15 : word === 'ten2' ? at.d > 20 : false) ? 1 : 0;
  if (unit === 'year') return word === 'early' && at.m > 2 ? 1 : word === 'mid' && at.m > 7 ? 1 : 0;
  if (unit === 'week') return word === 'early' && at.weekday > 3 ? 1 : 0;
  return 0;
}

/** 廿二 is said of the lunar month only. */
function isLunar({ word }: Piece): boolean {
  return word !== undefined && /^廿/.test(word);
}

function lunarDay(at: Ref, { y, m, d }: { y?: number | undefined; m: number; d: number }): Made | undefined {
  if (m < 1 || m > 12 || d < 1 || d > 30) return undefined;
  const on = (year: number) => lunar(year, m, d);
  if (y !== undefined) return day(on(y));
  const years = [at.y - 1, at.y, at.y + 1].map(on);
  const found = at.past ? years.findLast((n) => n <= at.today) : years.find((n) => n >= at.today);
  return day(found ?? on(at.y), { loose: true });
}

function holidayWeekend(at: Ref, all: readonly Piece[]): Made | undefined {
  const made = one(all, 'E').word === 'weekend' ? holiday(at, { piece: one(all, 'h') }) : undefined;
  if (!made) return undefined;
  const on = made.s! / DAY;
  const saturday = on + (weekdayOf(on) <= 2 ? -weekdayOf(on) - 1 : 6 - weekdayOf(on));
  return run(saturday, { end: Math.max(saturday + 2, on + 1), g: 'weekend', loose: true });
}

function holiday(at: Ref, { piece, y, step, ongoing }: { piece: Piece; y?: number | undefined; step?: number; ongoing?: boolean }): Made | undefined {
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

export { isWorkday, workdayAfter };
