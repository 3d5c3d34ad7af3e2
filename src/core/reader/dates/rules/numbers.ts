import { level } from '../engine/passes.ts';
import type { Made, Piece, Rule } from '../engine/token.ts';

/** Rules that make numbers into years, months, lengths of time and clock times: the words before the phrases. */
const atoms: readonly Rule[] = [
  ['nG', (_, [n]) => (n!.word === '仨' || n!.word === '俩' ? { k: 'L', parts: [[n!.n!, 'month']] } : undefined)],
  ['nG', (_, [n]) => (n!.n! >= 1 && n!.n! <= 12 && !n!.approx && n!.digits !== 9 ? { k: 'M', n: n!.n! } : undefined)],
  [
    'nE',
    (_, [n, e]) =>
      e!.unit === 'month' && n!.n! >= 1 && n!.n! <= 12 ? { k: 'M', n: n!.n!, word: e!.word! } : undefined,
  ],
  ['QE?', (_, [q]) => ({ k: 'Q', n: q!.n! })],
  ['nj(?=I)', (_, [n]) => ({ k: 'L', parts: [[n!.n!, 'day']] })],
  ['tu(?=[azcfb])|(?<=[iv])tu', (_, [t, u]) => (t!.n === 1 ? length(1, u!) : undefined)],
  ['tu(?=A?[dw])', (_, [t, u]) => (t!.n === 1 && u!.unit === 'week' ? length(1, u!) : undefined)],
  ['nj', (_, [n]) => (n!.n! >= 1 && n!.n! <= 31 && !n!.approx && n!.digits !== 9 ? { k: 'J', n: n!.n! } : undefined)],
  [
    'n',
    (_, [n]) =>
      (n!.digits === 4 || n!.word === 'word') && n!.n! >= 1950 && n!.n! < 2100
        ? { k: 'Y', y: n!.n!, weak: true }
        : undefined,
  ],
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
  [
    't?nO?u',
    (_, all) =>
      all[1]?.k === 'G'
        ? undefined
        : length(
            all.find((p) => p.k === 'n')!.n!,
            all.at(-1)!,
            all.find((p) => p.k === 'n'),
          ),
  ],
  ['nB', (_, [n, b]) => (b!.n === 9 ? { k: 'L', parts: [[n!.n!, 'workday']] } : undefined)],
  // two monday later
  ['nw(?=[az])', (_, [n, w]) => ({ k: 'L', parts: [[n!.n!, 'week']], d: w!.n! })],
];

export const atomRules = level(atoms);

const lengths: readonly Rule[] = [
  // in 2-3 weeks: the nearer one, roughly.
  ['nkL(?=v?I)', (_, [, , l]) => ({ k: 'L', parts: l!.parts ?? [] })],
  [
    'nkL',
    (_, [n, , l]) =>
      l!.parts?.length === 1 && Number.isInteger(n!.n) && n!.n! > 0 && n!.n! < l!.parts[0]![0]
        ? { k: 'L', parts: [[n!.n!, l!.parts[0]![1]]], approx: true }
        : undefined,
  ],
  ['L[C+]?L[C+]?L?[C+]?L?', (_, all) => ({ k: 'L', parts: all.flatMap((p) => p.parts ?? []) })],
  ['L\\+t?H', (_, [l]) => ({ k: 'L', parts: [[(l!.parts?.[0]?.[0] ?? 0) + 0.5, l!.parts?.[0]?.[1] ?? 'day']] })],
];

export const lengthRules = level(lengths);

export function year(piece: Piece): Made | undefined {
  const n = piece.n ?? 0;
  const y = n >= 1000 ? n : piece.digits === 2 ? (n < 70 ? 2000 + n : 1900 + n) : 0;
  return y >= 1900 && y < 2200 ? { k: 'Y', y } : undefined;
}

export function length(count: number, u: Piece, n?: Piece): Made | undefined {
  return u.unit === undefined || (u.unit === 'quarter' && count > 12)
    ? undefined
    : { k: 'L', parts: [[count * (u.n ?? 1), u.unit]], ...(n ? about(n) : {}) };
}

export function about(piece: Piece): { approx: true } | Record<string, never> {
  return piece.approx ? { approx: true } : {};
}
