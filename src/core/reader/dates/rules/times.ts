import { clock } from './clock.ts';
import { DAY } from '../civil.ts';
import { inPart, shift } from '../values/dayParts.ts';
import { level } from '../engine/passes.ts';
import { type Made, type Piece, type Rule } from '../engine/token.ts';

/** Rules that put a clock time or a part of the day and another of its kind together. */
const times: readonly Rule[] = [
  [
    'pA?C?O?f?[Tn]k[Tn]p?',
    (_, all) =>
      range(
        all,
        all.find((p) => p.k === 'p'),
      ),
  ],
  ['f?[Tn]k[Tn][AiO]?[AOt]*p', (_, all) => range(all, all.at(-1))],
  ['f?[Tn]k[T]', (_, all) => range(all)],
  ['f?Tkn(?![uGVj])', (_, all) => (all.at(-1)!.n! <= 24 ? range(all) : undefined)],
  ['f[Tn]\\+T', (_, all) => range(all)],
  [
    'f?nkni?t?m',
    (_, all) =>
      range([
        all[0]!.k === 'f' ? all[1]! : all[0]!,
        {
          ...all.find((p, i) => p.k === 'n' && i > 1)!,
          ...clock(all.findLast((p) => p.k === 'n')!.n! * 60, all.at(-1)!),
        },
      ]),
  ],
  ['f?T[+]T', (_, all) => (all[0]!.k === 'f' ? range(all) : undefined)],
  ['pv?A?O?C?T', (_, all) => inPart(all.at(-1)!, all[0]!)],
  [
    'p[AC]?n(?![uGVjlokn%])',
    (_, all) =>
      all.at(-1)!.n! <= 12 && all.at(-1)!.n! > 0 && (all.length === 2 || all[1]!.k === 'A') && all[0]!.word !== 'noon'
        ? inPart({ ...all.at(-1)!, k: 'T', at: all.at(-1)!.n! * 60, g: 'hour' }, all[0]!)
        : undefined,
  ],
  ['T[Ci]?[AiO]?t?p', (_, all) => inPart(all[0]!, all.at(-1)!)],
  [
    'ni?t?p',
    (_, all) =>
      all[0]!.n! <= 12 &&
      all[0]!.n! > 0 &&
      all.length > 1 &&
      all[0]!.digits !== 9 &&
      !(all.length === 2 && all[0]!.word === undefined && all[1]!.word === undefined)
        ? inPart({ ...all[0]!, k: 'T', at: all[0]!.n! * 60, g: 'hour' }, all.at(-1)!)
        : undefined,
  ],
];

export const timeRules = level(times);

/** From nine to five, 3-8pm, 14:00-16:00: what one side says of the half of the day holds for the other. */
export function range(all: readonly Piece[], part?: Piece): Made | undefined {
  const sides = all.filter((p) => p.k === 'T' || p.k === 'n');
  const [a, b] = sides;
  if (!a || !b) return undefined;
  const left = sideOf(a);
  const right = sideOf(b);
  if (left === undefined || right === undefined) return undefined;
  let start = part ? shift(left, part.word!) : left;
  let end = part ? shift(right, part.word!) : right;
  const settled = Boolean(part) || (a.fixed ?? false) || left >= 780;
  if (!part && b.fixed && !a.fixed && end >= 720 && start < 720 && start + 720 < end) start += 720;
  else if (!part && b.fixed && !a.fixed && b.word === 'a' && start > end && start < 720) start += 720;
  else if (!part && a.fixed && !b.fixed && end <= start && end + 720 > start && end < 720) end += 720;
  else if (!part && !a.fixed && !b.fixed && end <= start && end + 720 > start) end += 720;
  if (!settled && !b.fixed && !part && start >= 60 && start < 420 && end <= 720 && a.g !== 'minute')
    return { k: 'T', at: start, e: end, g: 'minute', fixed: true };
  if (end <= start && end + 720 > start && !b.fixed && end < 720) end += 720;
  return {
    k: 'T',
    at: start,
    e: end <= start ? end + DAY : end,
    fixed: true,
    g: 'minute',
    ...(part ? { word: 'part' } : {}),
  };
}

function sideOf(piece: Piece): number | undefined {
  if (piece.k === 'T') return piece.at!;
  const whole = Math.floor(piece.n!);
  const minutes = Math.round((piece.n! - whole) * 100);
  return whole <= 24 && whole >= 0 && minutes < 60 && !piece.approx ? whole * 60 + minutes : undefined;
}
