import { level } from '../engine/passes.ts';
import { find, type Made, one, type Piece, type Rule } from '../engine/token.ts';

/** Rules that make clock times of numbers. */
const clocks: readonly Rule[] = [
  ['nlnF', (_, all) => hour(all, all[2]!.n!)],
  ['nlnK', (_, all) => hour(all, 15 * all[2]!.n!)],
  ['nlHy?', (_, all) => hour(all, 30)],
  // Cantonese: 三點搭三 is a quarter past, each figure of the dial five minutes.
  [
    'nlrn(?![uGVjl])',
    (_, all) => (all[2]!.word === 'past5' && all[3]!.n! <= 11 ? hour(all, 5 * all[3]!.n!) : undefined),
  ],
  ['nlrH', (_, all) => (all[2]!.word === 'past5' ? hour(all, 30) : undefined)],
  ['nlK', (_, all) => hour(all, 15)],
  [
    'nln(?![uGVjlF])',
    (_, all) => (all[2]!.n! < 60 && (all[2]!.digits === 2 || all[2]!.word) ? hour(all, all[2]!.n!) : undefined),
  ],
  ['nly?', (_, all) => hour(all, 0)],
  ['HPn|HOn|H[c]n|Hrn', (_, all) => (all[1]!.word === 'past' ? hour([all[2]!], 30) : undefined)],
  [
    't?ub[nT]m?',
    (_, all) =>
      one(all, 'u').unit === 'quarter' && one(all, 'b').word === 'until'
        ? past([one(all, 'u'), ...all], -15)
        : undefined,
  ],
  [
    'Hn(?![uGVjlFMk%n:])',
    (at, all) =>
      !at.chinese && Number.isInteger(all[1]!.n) && all[1]!.n! >= 1 && all[1]!.n! <= 12 && (all[1]!.digits ?? 1) < 3
        ? { k: 'T', at: all[1]!.n! * 60 + 30, g: 'minute', weak: true }
        : undefined,
  ],
  ['nr[nT]', (_, all) => (all[1]!.word === 'past' ? past(all, all[0]!.n!) : undefined)],
  [
    't?ur[nT]n?m?',
    (_, all) =>
      one(all, 'u').unit === 'quarter' && one(all, 'r').word === 'past' ? past([one(all, 'u'), ...all], 15) : undefined,
  ],
  [
    't?uk[nT]n?m?',
    (_, all) =>
      one(all, 'u').unit === 'quarter' && one(all, 'k').word === undefined
        ? past([one(all, 'u'), ...all], -15)
        : undefined,
  ],
  [
    'Lr[nT]m?',
    (_, all) =>
      all[1]!.word === 'past' && all[0]!.parts?.[0]?.[1] === 'minute' ? past(all, all[0]!.parts[0][0]) : undefined,
  ],
  [
    'LrT',
    (_, all) =>
      all[1]!.word === 'past' && all[0]!.parts?.[0]?.[1] === 'minute' ? past(all, all[0]!.parts[0][0]) : undefined,
  ],
  [
    'Lk[nT]n?m?',
    (_, all) =>
      all[1]!.word === undefined && all[0]!.parts?.[0]?.[1] === 'minute' ? past(all, -all[0]!.parts[0][0]) : undefined,
  ],
  ['Lf[T]', (_, all) => (all[0]!.parts?.[0]?.[1] === 'minute' ? past(all, all[0]!.parts[0][0]) : undefined)],
  [
    'nny?m',
    (_, all) => (all[0]!.n! <= 12 && all[1]!.n! < 60 ? clock(all[0]!.n! * 60 + all[1]!.n!, one(all, 'm')) : undefined),
  ],
  ['ny?m', (_, all) => (all[0]!.n! <= 12 ? clock(all[0]!.n! * 60, one(all, 'm'), 'hour') : undefined)],
  [
    'An(?=[!C]|$)',
    (_, all) =>
      all[0]!.word === 'at' && all[1]!.digits && all[1]!.digits <= 2 && all[1]!.n! >= 1 && all[1]!.n! <= 12
        ? { k: 'T', at: all[1]!.n! * 60, g: 'hour' }
        : undefined,
  ],
  [
    'ny',
    (_, all) =>
      all[0]!.n! <= 24 && Number.isInteger(all[0]!.n)
        ? { k: 'T', at: all[0]!.n! * 60, fixed: all[0]!.n! > 12, g: 'hour' }
        : undefined,
  ],
  ['Tm', (_, [t, m]) => clock(t!.at!, m!)],
  ['Ty', (_, [t]) => ({ ...t!, k: 'T' })],
  [
    '(?<=A)nn(?![uGVjlFM])',
    (_, [a, b]) =>
      a!.word === 'word' && b!.word === 'word' && a!.n! <= 12 && a!.n! > 0 && b!.n! >= 10 && b!.n! < 60
        ? { k: 'T', at: a!.n! * 60 + b!.n!, g: 'minute' }
        : undefined,
  ],
  [
    'nn(?![uGVjlFM])',
    (_, [a, b]) =>
      a!.word === 'word' && b!.word === 'word' && a!.n! <= 12 && a!.n! > 0 && b!.n! >= 10 && b!.n! < 60
        ? { k: 'T', at: a!.n! * 60 + b!.n!, g: 'minute', weak: true }
        : undefined,
  ],
];

export const clockRules = level(clocks);

function hour(all: readonly Piece[], minute: number): Made | undefined {
  const n = one(all, 'n');
  if (!Number.isInteger(n.n) || n.n! > 24 || n.n! < 0 || minute > 59 || n.approx) return undefined;
  const weak = minute === 0 && all.length === 2 && n.word !== undefined && n.n! <= 6 && n.n! > 0;
  return {
    k: 'T',
    at: n.n! * 60 + minute,
    fixed: n.n! > 12 || n.n === 0,
    g: minute === 0 ? 'hour' : 'minute',
    ...(weak ? { weak: true } : {}),
  };
}

export function clock(minute: number, half: Piece, g: 'hour' | 'minute' = 'minute'): Made {
  const h = Math.floor(minute / 60);
  const turned = half.n === 12 && h < 12 ? minute + 720 : half.n === 0 && h === 12 ? minute - 720 : minute;
  return { k: 'T', at: turned, fixed: true, g };
}

/** 10 past 9, a quarter past noon, 20 minutes to 2pm. */
function past(all: readonly Piece[], minutes: number): Made | undefined {
  const tail = all.filter((p, i) => i > 0 && (p.k === 'n' || p.k === 'T'));
  const target = tail[0];
  if (!target) return undefined;
  const half = find(all, 'm');
  const base = target.k === 'T' ? target.at! : target.n! * 60 + (tail[1]?.n ?? 0);
  const made: Made = {
    k: 'T',
    at: base + minutes,
    g: 'minute',
    fixed: (target.k === 'T' && (target.fixed ?? false)) || base >= 420,
  };
  return base > 1440 || base + minutes < 0 ? undefined : half ? clock(base + minutes, half) : made;
}
