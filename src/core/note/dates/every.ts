import { dayOf, partsOf, weekdayOf } from './civil.ts';
import { level, type Made, type Piece, type Rule, find, one } from './piece.ts';

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const weekdays = 'MO,TU,WE,TH,FR';
const weekend = 'SA,SU';

/** What happens again and again, as RFC 5545 rules. */
const rules: readonly Rule[] = [
  // every month on the 15th, 每月15号, 每个月的第一个周一
  ['e[Gu]A?t?rO?w', (_, all) => monthly(all, `BYDAY=-1${code(all)}`)],
  ['e[Gu]O?A?t?ow', (_, all) => monthly(all, `BYDAY=${one(all, 'o').n}${code(all)}`)],
  ['e[Gu]O?A?t?[oJ]([C+][oJ])?', (_, all) => dayEach(all)],
  ['e[Gu]O?A?t?ou', (_, all) => (all.at(-1)!.unit === 'day' ? eachUnit(all) : undefined)],
  ['e[Gu]O?n[Cj]nj?', (_, all) => dayEach(all)],
  ['e[Gu]A?t?g', (_, all) => monthly(all, all.at(-1)!.word === 'end' ? 'BYMONTHDAY=-1' : 'BYMONTHDAY=1')],
  ['eE', (_, all) => edgeEach(all.at(-1)!)],
  ['t?(At?)?[oJ](\\+[oJ])?O?A?t?e(r?o?u|L|G)', (_, all) => dayEach(all)],
  [
    'wSA?T?',
    (_, all) => ({ k: 'R', rule: `FREQ=WEEKLY;BYDAY=${code(all)}${find(all, 'T') ? clockOf(one(all, 'T')) : ''}` }),
  ],
  ['SA?T?', (_, all) => ({ k: 'R', rule: `FREQ=DAILY${find(all, 'T') ? clockOf(one(all, 'T')) : ''}` })],
  ['eT', (_, all) => ({ k: 'R', rule: `FREQ=DAILY${clockOf(all[1]!)}` })],
  ['(At?)?J(\\+J)?A?e[uG]', (_, all) => dayEach(all)],
  ['t?ok?t?rwO?e[uG]', (_, all) => monthly(all, `BYDAY=-${one(all, 'o').n}${code(all)}`)],
  ['t?ok?t?rO?e[uG]', (_, all) => monthly(all, `BYMONTHDAY=-${one(all, 'o').n}`)],
  [
    't?rwO?e?t?[uG]',
    (_, all) => (one(all, 'r').n === -1 && find(all, 'e') ? monthly(all, `BYDAY=-1${code(all)}`) : undefined),
  ],
  [
    't?o[+C]t?o[+C]?owO?e[uG]|t?o[+C]t?owO?e[uG]',
    (_, all) =>
      monthly(
        all,
        `BYDAY=${list(all, 'o')
          .map((o) => `${o.n}${code(all)}`)
          .join(',')}`,
      ),
  ],
  ['t?owO?e[uG]', (_, all) => monthly(all, `BYDAY=${one(all, 'o').n}${code(all)}`)],
  [
    't?ow(\\+ow)?O?t?[uG]',
    (_, all) =>
      one(all, 'u').unit === 'month' || find(all, 'G')
        ? monthly(
            all,
            `BYDAY=${list(all, 'o')
              .map((o) => `${o.n}${code(all)}`)
              .join(',')}`,
          )
        : undefined,
  ],
  ['erwO?t?[uG]', (_, all) => (one(all, 'r').n === -1 ? monthly(all, `BYDAY=-1${code(all)}`) : undefined)],
  [
    'e[oJ]([C+]?[oJ])?([C+]?[oJ])?O?t?[uG]',
    (_, all) => (all.at(-1)!.k === 'G' || all.at(-1)!.unit === 'month' ? dayEach(all) : undefined),
  ],
  ['eowO?i?t?[uG]', (_, all) => monthly(all, `BYDAY=${one(all, 'o').n}${code(all)}`)],
  ['e[Gu]O?A?t?orw', (_, all) => monthly(all, `BYDAY=-${one(all, 'o').n}${code(all)}`)],
  [
    'eU',
    (_, all) =>
      all[1]!.d && all[1]!.y === undefined
        ? { k: 'R', rule: `FREQ=YEARLY;BYMONTHDAY=${all[1]!.d};BYMONTH=${all[1]!.m}` }
        : undefined,
  ],
  [
    'e[nL]?u?A?E',
    (_, all) =>
      all.at(-1)!.word === 'weekend'
        ? { k: 'R', rule: `FREQ=WEEKLY${interval(every(all))};BYDAY=${weekend}` }
        : undefined,
  ],
  [
    'eowO?i?M',
    (_, all) => ({ k: 'R', rule: `FREQ=YEARLY;BYDAY=${one(all, 'o').n}${code(all)};BYMONTH=${one(all, 'M').n}` }),
  ],
  [
    'e[nLo]?[uV]?A?t?owO?i?M',
    (_, all) => ({
      k: 'R',
      rule: `FREQ=YEARLY${interval(every(all))};BYDAY=${one(all, 'o').n}${code(all)};BYMONTH=${one(all, 'M').n}`,
    }),
  ],
  [
    'e[uV]A?O?M[onJ]([C+][onJ])?',
    (_, all) => ({
      k: 'R',
      rule: `FREQ=YEARLY;BYMONTHDAY=${all
        .filter((p) => 'onJ'.includes(p.k))
        .map((p) => p.n)
        .join(',')};BYMONTH=${one(all, 'M').n}`,
    }),
  ],
  [
    'e[uV]O?(M|Qn)',
    (_, all) => (find(all, 'M') ? { k: 'R', rule: `FREQ=YEARLY;BYMONTH=${one(all, 'M').n}` } : undefined),
  ],
  // every other Friday, 每周一, 每两周的周三, every week on Tuesday
  ['e[nL]?(u)?O?A?w([C+kA]{0,2}w){0,4}', (_, all) => weekly(all)],
  ['eno?u?A?w', (_, all) => weekly(all)],
  [
    'eow',
    (_, all) =>
      one(all, 'o').n === 2
        ? weekly(all)
        : all[1]!.n! <= 4
          ? { k: 'R', rule: `FREQ=MONTHLY;BYDAY=${all[1]!.n}${code(all)}` }
          : undefined,
  ],
  ['ew', (_, all) => weekly(all)],
  [
    'e[L]?A?[EB]',
    (_, all) =>
      all.at(-1)!.word === 'weekend' || all.at(-1)!.k === 'B'
        ? {
            k: 'R',
            rule: `FREQ=WEEKLY${interval(every(all))};BYDAY=${all.at(-1)!.k === 'B' ? plural(all.at(-1)!) : weekend}`,
          }
        : undefined,
  ],
  [
    'w(O|C)?e[uG]',
    (_, all) => (all.at(-1)!.unit === 'week' ? { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${code(all)}` } : undefined),
  ],
  [
    'RA?t?w([C+]A?w){0,4}',
    (_, all) => ({
      k: 'R',
      rule: `FREQ=WEEKLY${all[0]!.rule!.includes('INTERVAL') ? ';INTERVAL=2' : ''};BYDAY=${list(all, 'w')
        .map((w) => codes[w.n! - 1])
        .join(',')}`,
    }),
  ],
  [
    'RA?t?[oJ]',
    (_, all) =>
      all[0]!.rule?.startsWith('FREQ=MONTHLY')
        ? { k: 'R', rule: `${all[0]!.rule};BYMONTHDAY=${all.at(-1)!.n}` }
        : undefined,
  ],
  ['w(,?[C+]w){1,4}(?=R)', () => undefined],
  [
    'wR',
    (_, all) =>
      all[1]!.rule!.startsWith('FREQ=WEEKLY') ? { k: 'R', rule: `${all[1]!.rule};BYDAY=${code(all)}` } : undefined,
  ],
  ['B([C+]B)?', (_, all) => ({ k: 'R', rule: `FREQ=WEEKLY;BYDAY=${list(all, 'B').map(plural).join(',')}` })],
  ['wp(?=R)', () => undefined],
  ['ep', (_, all) => ({ k: 'R', rule: 'FREQ=DAILY', word: all[1]!.word! })],
  ['eou', (_, all) => eachUnit([{ ...all[0]!, n: all[1]!.n! }, all[2]!])],
  ['eu', (_, all) => eachUnit(all)],
  ['eLO?(u)?', (_, all) => eachUnit(all)],
  ['eG', (_, all) => ({ k: 'R', rule: `FREQ=MONTHLY${interval(every(all))}` })],
  ['eV', (_, all) => ({ k: 'R', rule: `FREQ=YEARLY${interval(every(all))}` })],
  ['ed', () => undefined],
  ['LA?e', () => undefined],
];

export const everyRules = level(rules);

/** A rule and the time of day that goes with it, or the day it starts. */
const timed: readonly Rule[] = [
  ['RA?O?p?[CAiO]?t?T', (_, all) => ({ k: 'R', rule: `${all[0]!.rule}${clockOf(all.at(-1)!)}`, ...starts(all[0]!) })],
  [
    '[Tp]O?A?t?R',
    (_, all) => ({
      k: 'R',
      rule: all[0]!.k === 'T' ? `${all.at(-1)!.rule}${clockOf(all[0]!)}` : all.at(-1)!.rule!,
      ...starts(all.at(-1)!),
    }),
  ],
  [
    'RO?p',
    (_, all) => ({
      k: 'R',
      rule: all[0]!.rule!,
      ...starts(all[0]!),
    }),
  ],
];

export const timedRules = level(timed);

function starts(piece: Piece): { s?: number; e?: number } {
  return piece.s === undefined ? {} : { s: piece.s, e: piece.e! };
}

function clockOf({ at, fixed, g, e }: Piece): string {
  const minute = !fixed && at! >= 60 && at! < 420 && g !== 'hour' && e === undefined ? at! + 720 : at!;
  return `;BYHOUR=${Math.floor(minute / 60) % 24};BYMINUTE=${minute % 60}`;
}

function code(all: readonly Piece[]): string {
  return codes[(find(all, 'w')?.n ?? 1) - 1] ?? 'MO';
}

function list(all: readonly Piece[], kind: string): Piece[] {
  return all.filter((p) => p.k === kind);
}

function plural({ n }: Piece): string {
  return n === 9 ? weekdays : n === 8 ? weekend : (codes[n! - 1] ?? 'MO');
}

function every(all: readonly Piece[]): number {
  const length = find(all, 'L')?.parts?.[0]?.[0];
  return length ?? find(all, 'n')?.n ?? find(all, 'e')?.n ?? 1;
}

function interval(n: number): string {
  return n === 1 ? '' : `;INTERVAL=${n}`;
}

function monthly(all: readonly Piece[], by: string): Made | undefined {
  const unit = find(all, 'G') ? 'month' : all.findLast((p) => p.k === 'u')?.unit;
  if (unit !== 'month' && unit !== 'quarter') return undefined;
  return { k: 'R', rule: `FREQ=MONTHLY${interval((find(all, 'e')?.n ?? 1) * (unit === 'quarter' ? 3 : 1))};${by}` };
}

function dayEach(all: readonly Piece[]): Made | undefined {
  const length = find(all, 'L')?.parts?.[0];
  const unit = find(all, 'G') ? 'month' : (length?.[1] ?? all.findLast((p) => p.k === 'u')?.unit);
  const numbers = all
    .filter((p) => 'oJ'.includes(p.k) || (p.k === 'n' && find(all, 'J') !== undefined))
    .map((p) => p.n!);
  if (numbers.length === 0 || numbers.some((n) => n > 31 || n < 1)) return undefined;
  if (unit === 'month') {
    const e = all.findIndex((p) => p.k === 'e');
    const after = all[e + 1];
    const count = length?.[0] ?? (after?.k === 'o' && all[0]!.k !== 'e' ? after.n! : (find(all, 'e')?.n ?? 1));
    return { k: 'R', rule: `FREQ=MONTHLY${interval(count)};BYMONTHDAY=${numbers.join(',')}` };
  }
  if (unit === 'week' && numbers.length === 1 && numbers[0]! <= 7)
    return { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${codes[numbers[0]! - 1]}` };
  return undefined;
}

function edgeEach({ unit, word }: Piece): Made | undefined {
  if (unit === 'week' && word === 'weekend') return { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${weekend}` };
  if (unit === 'week') return { k: 'R', rule: 'FREQ=WEEKLY;BYDAY=FR' };
  if (unit === 'month')
    return { k: 'R', rule: `FREQ=MONTHLY;BYMONTHDAY=${word === 'end' ? -1 : word === 'mid' ? 15 : 1}` };
  if (unit === 'quarter') return { k: 'R', rule: 'FREQ=MONTHLY;INTERVAL=3' };
  return { k: 'R', rule: 'FREQ=YEARLY' };
}

function weekly(all: readonly Piece[]): Made | undefined {
  const unit = find(all, 'u')?.unit ?? find(all, 'L')?.parts?.[0]?.[1] ?? 'week';
  const o = find(all, 'o');
  if (unit !== 'week') return undefined;
  if (o && o.n! > 2) return undefined;
  const days = list(all, 'w').map((w) => w.n!);
  if (all.some((p) => p.k === 'k') && days.length === 2 && days[0]! < days[1]!) {
    const run = codes.slice(days[0]! - 1, days[1]).join(',');
    return { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${run}` };
  }
  const unique = [...new Set(days)].map((n) => codes[n - 1]).join(',');
  return { k: 'R', rule: `FREQ=WEEKLY${interval(o?.n ?? every(all))};BYDAY=${unique}` };
}

function eachUnit(all: readonly Piece[]): Made | undefined {
  const part = find(all, 'L')?.parts?.[0];
  const u = all.find((p) => p.k === 'u');
  const unit = part?.[1] ?? u?.unit;
  const count = Math.max(1, Math.round(part?.[0] ?? (u?.n ?? 1) * every(all)));
  if (part && part[0] === 0.5)
    return part[1] === 'year'
      ? { k: 'R', rule: 'FREQ=MONTHLY;INTERVAL=6' }
      : part[1] === 'month'
        ? { k: 'R', rule: 'FREQ=WEEKLY;INTERVAL=2' }
        : undefined;
  switch (unit) {
    case 'minute':
    case 'second':
    case undefined:
      return undefined;
    case 'hour':
      return { k: 'R', rule: `FREQ=HOURLY${interval(count)}` };
    case 'day':
      return { k: 'R', rule: `FREQ=DAILY${interval(count)}` };
    case 'workday':
      return { k: 'R', rule: `FREQ=WEEKLY;BYDAY=${weekdays}` };
    case 'week':
      return { k: 'R', rule: `FREQ=WEEKLY${interval(count)}` };
    case 'month':
      return { k: 'R', rule: `FREQ=MONTHLY${interval(count)}` };
    case 'quarter':
      return { k: 'R', rule: `FREQ=MONTHLY${interval(3 * count)}` };
    case 'year':
      return { k: 'R', rule: `FREQ=YEARLY${interval(count)}` };
  }
  return unit;
}

function nthOf({ y, m, weekday, nth }: { y: number; m: number; weekday: number; nth: number }): number {
  const first = dayOf(y, m, 1);
  if (nth > 0) return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
  const end = dayOf(y, m + 1, 1) - 1;
  return end - ((weekdayOf(end) - weekday + 7) % 7) + 7 * (nth + 1);
}

/** The first day on which a rule comes due, counted from a day. */
export function firstOf(rule: string, today: number): number {
  const by = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const first = by['BYDAY']?.split(',')[0] ?? '';
  const index = codes.findIndex((c) => first.endsWith(c));
  if (by['FREQ'] === 'WEEKLY' && index >= 0) {
    const here = (by['BYDAY'] ?? '').split(',').map((c) => codes.findIndex((known) => known === c));
    const next = [1, 2, 3, 4, 5, 6, 7].find((step) => here.includes((((today + step + 3) % 7) + 7) % 7));
    return today + (next ?? 7);
  }
  const nth = /^(-?\d)[A-Z]{2}$/.exec(first)?.[1];
  if (by['FREQ'] === 'MONTHLY' && nth !== undefined && index >= 0) {
    const from = partsOf(today);
    for (let step = 0; step < 15; step++) {
      const on = nthOf({ y: from.y, m: from.m + step, weekday: index + 1, nth: Number(nth) });
      if (on > today) return on;
    }
  }
  const { y, m, d } = partsOf(today);
  if (by['BYMONTHDAY'] && by['FREQ'] === 'MONTHLY') {
    const wanted = Number(by['BYMONTHDAY'].split(',')[0]);
    if (wanted > 0) return wanted > d ? dayOf(y, m, wanted) : dayOf(y, m + 1, wanted);
    const end = dayOf(y, m + 1, 1) + wanted;
    return end > today ? end : dayOf(y, m + 2, 1) + wanted;
  }
  const step = Number(by['INTERVAL'] ?? 1);
  if (by['FREQ'] === 'DAILY') return today + step;
  if (by['FREQ'] === 'WEEKLY') return today + 7 * step;
  if (by['FREQ'] === 'MONTHLY') return dayOf(y, m + step, Math.min(d, 28));
  const month = Number(by['BYMONTH'] ?? m);
  const date = Number(by['BYMONTHDAY']?.split(',')[0] ?? d);
  const here = dayOf(y, month, date);
  return here > today ? here : dayOf(y + 1, month, date);
}
