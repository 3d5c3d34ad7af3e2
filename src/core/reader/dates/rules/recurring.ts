import { level } from '../engine/passes.ts';
import { find, one, type Piece, type Rule } from '../engine/token.ts';
import {
  code,
  codes,
  dayEach,
  eachUnit,
  edgeDay,
  edgeEach,
  every,
  interval,
  list,
  monthly,
  plural,
  weekend,
  weekly,
} from '../values/recurrence.ts';

/** What happens again and again, as RFC 5545 rules. */
const rules: readonly Rule[] = [
  // every month on the 15th, 每月15号, 每个月的第一个周一
  ['e[Gu]A?t?rO?w', (_, all) => monthly(all, `BYDAY=-1${code(all)}`)],
  ['e[Gu]O?A?t?ow', (_, all) => monthly(all, `BYDAY=${one(all, 'o').n}${code(all)}`)],
  ['e[Gu]O?A?t?[oJ]([C+][oJ])?', (_, all) => dayEach(all)],
  // 每月最后一个工作日, 每月第一个工作日, 每月最后一天, 每月第一天
  ['e[Gu]O?A?t?[ro][uL]', (_, all) => edgeDay(all) ?? (all.at(-1)!.unit === 'day' ? eachUnit(all) : undefined)],
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
