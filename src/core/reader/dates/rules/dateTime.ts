import { addMonths } from '../civil.ts';
import { join } from '../values/dateTime.ts';
import { inPart } from '../values/dayParts.ts';
import { level } from '../engine/passes.ts';
import { day } from '../values/periods.ts';
import { type Made, one, type Piece, type Ref, type Rule } from '../engine/token.ts';
import { range } from './times.ts';

/** Rules that give a day its time. */
const joins: readonly Rule[] = [
  [
    'T[CAiO]?[AO]?t?[DP][CAOi]*[CAOi]?t?p',
    (_, all) =>
      join(
        all.find((p) => 'DP'.includes(p.k))!,
        inPart(all[0]!, all.at(-1)!),
      ),
  ],
  [
    '[Tn][CAi]?Dp',
    (_, all) => {
      const hour = all[0]!.k === 'T' ? all[0]! : bareHour(all[0]!);
      return hour && all.at(-2)!.g === 'day' && (all[0]!.k === 'T' || (all[0]!.n! <= 12 && all[0]!.digits !== 9))
        ? join(all.at(-2)!, inPart({ ...hour, from: 0, to: 0 }, all.at(-1)!))
        : undefined;
    },
  ],
  ['DAL[fA]*f?A?T', (_, all) => join(all[0]!, all.at(-1))],
  [
    'AnC?T',
    (at, all) =>
      all[1]!.digits && all[1]!.n! <= 31 && all.length === 4
        ? join({ ...day(nextDay(at, all[1]!.n!)), k: 'D' }, all.at(-1))
        : undefined,
  ],
  ['Dk[T]', (_, all) => (all[0]!.word === 'w' ? undefined : join(all[0]!, all.at(-1)))],
  [
    '[DP][CAOiv]?[CAOi]?f?t?[CO]?T',
    (_, all) => (all[0]!.g === 'week' || all[0]!.g === 'quarter' ? undefined : join(all[0]!, all.at(-1))),
  ],
  ['[DP]fn[k+]n(?![uGVjlo%])', (_, all) => join(all[0]!, range(all.slice(1)))],
  [
    '[DP][CA]?nkn(?![uGVjlo%n])',
    (_, all) =>
      all[0]!.g === 'day' && all.at(-1)!.n! <= 12 && all.at(-3)!.n! <= 12 && all.at(-1)!.digits && all.at(-3)!.digits
        ? join(all[0]!, range(all.slice(-3)))
        : undefined,
  ],
  [
    'D[bc]T',
    (_, all) => {
      const made = join(all[0]!, all[2]);
      return made && { ...made, open: all[1]!.k === 'b' ? 'before' : 'after', word: 'before' };
    },
  ],
  [
    'rT',
    (at, all) =>
      all[1]!.word === 'part' && Math.abs(all[0]!.n!) <= 1 && !all[0]!.weak
        ? join({ ...day(at.today + all[0]!.n!), k: 'D' }, all[1])
        : undefined,
  ],
  ['Dvn(?![uGVjlo%kn])', (_, all) => join(all[0]!, bareHour(all[2]!))],
  ['DAn(?![uGVjlo%kn])', (_, all) => join(all[0]!, bareHour(all[2]!))],
  [
    'DAnn',
    (_, all) =>
      all[3]!.n! < 60 && all[3]!.n! >= 10 && all[2]!.n! < 13
        ? join(all[0]!, { k: 'T', from: 0, to: 0, at: all[2]!.n! * 60 + all[3]!.n! })
        : undefined,
  ],
  ['Dm', (_, all) => join(all[0]!, { k: 'p', word: all[1]!.n === 0 ? 'forenoon' : 'afternoon' })],
  ['D[CAOit]?[AOit]?[AOit]?p', (_, all) => join(all[0]!, all.at(-1))],
  [
    'P[CAOit]?[AOit]?p',
    (_, all) =>
      all[0]!.g === 'month' || all[0]!.g === 'weekend' || all[0]!.g === 'year' ? join(all[0]!, all.at(-1)) : undefined,
  ],
  [
    'T[CAiOv]?[AOC]?t?[DP]',
    (_, all) => (all.at(-1)!.word === 'soon' || all.at(-1)!.g === 'week' ? undefined : join(all.at(-1)!, all[0])),
  ],
  ['An[AOit]?D', (_, all) => join(all.at(-1)!, bareHour(all[1]!))],
  [
    'n[AO]?D',
    (at, all) =>
      all[0]!.n! <= 12 &&
      all[0]!.n! > 0 &&
      (all[0]!.from > 0 || all.at(-1)!.n !== 0) &&
      all.at(-1)!.g === 'day' &&
      all.at(-1)!.n !== undefined &&
      all[0]!.digits &&
      !at.chinese
        ? join(all.at(-1)!, bareHour(all[0]!))
        : undefined,
  ],
  ['p[CAOit]?[AOit]?[OAt]?D', (_, all) => join(all.at(-1)!, all[0])],
  ['prp|rp', (at, all) => thisPart(at, all)],
  ['[Tn][CAi]?rp', (at, all) => withThisPart(at, all)],
  ['rp[CA]?[Tn](?![uGVjo%])', (at, all) => withThisPart(at, all)],
];

export const joinRules = level(joins);

function nextDay(at: Ref, d: number): number {
  return d >= at.d ? at.today - at.d + d : addMonths(at.today - at.d + 1, 1) + d - 1;
}

function bareHour(n: Piece): Made | undefined {
  if (!Number.isInteger(n.n) || n.n! > 24 || n.n! < 1 || n.approx) return undefined;
  return { k: 'T', at: n.n! * 60, g: 'hour', fixed: n.n! > 12 };
}

function thisPart(at: Ref, all: readonly Piece[]): Made | undefined {
  const r = one(all, 'r');
  if (Math.abs(r.n!) > 1 || r.weak) return undefined;
  return join({ ...day(at.today + r.n!), k: 'D' }, all.at(-1));
}

function withThisPart(at: Ref, all: readonly Piece[]): Made | undefined {
  const time = all.find((p) => p.k === 'T' || p.k === 'n')!;
  const made = time.k === 'T' ? time : bareHour(time);
  const r = one(all, 'r');
  if (!made || r.n! > 0 || r.n! < -1) return undefined;
  return join({ ...day(at.today + r.n!), k: 'D' }, inPart({ ...made, from: 0, to: 0 }, one(all, 'p')));
}
