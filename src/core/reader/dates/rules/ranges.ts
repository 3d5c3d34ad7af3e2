import { addMonths, DAY } from '../civil.ts';
import { afterHoliday } from '../values/holidays.ts';
import { alone } from '../values/dateTime.ts';
import { lengthOf, shiftDay } from '../values/durations.ts';
import { level } from '../engine/passes.ts';
import { type Made, type Piece, type Ref, type Rule } from '../engine/token.ts';

/** What stands before or after a day: ranges, open sides, holidays and what comes after them. */
const spans: readonly Rule[] = [
  ['Lw', () => undefined],
  ['Dz(?=[DWP])', () => undefined],
  ['f?t?[DPW]v?[AC]?s?[k]t?[AC]?[DPW]', (at, all) => between(at, all)],
  ['ft?[DPW]bt?[DPW]', (at, all) => between(at, all)],
  [
    'A?Ls[AO]?t?D',
    (_, all) => ({
      k: 'P',
      s: all.at(-1)!.s!,
      e: shiftDay(all.at(-1)!.s! / DAY, { length: lengthOf(all), sign: 1 }) * DAY,
      g: 'range',
      ...(all.at(-1)!.loose ? { loose: true } : {}),
    }),
  ],
  ['f?t?[DPW]\\+t?[DPW]', (at, all) => (all[0]!.k === 'f' ? between(at, all) : undefined)],
  ['[DW]k?k[Tn](?![uGVjl])', (_, all) => untilTime(all)],
  ['f?T[kbC][DW]', (at, all) => timeUntil(at, all[0]!.k === 'f' ? all.slice(1) : all)],
  ['fW\\+[Tn]', (_, all) => (all[1]!.word === 'now' ? untilTime([all[1]!, all[3]!]) : undefined)],
  ['t?w[k]w', () => undefined],
  ['D[vO]?[za]O?a', () => undefined],
  ['cO?t?D', (_, all) => open({ piece: all.at(-1)!, side: all[0]!.word === 'since' ? 'since' : 'after' })],
  ['[DP]O?z', (_, all) => open({ piece: all[0]!, side: 'after' })],
  ['Wz', (_, all) => open({ piece: all[0]!, side: 'after' })],
  ['[DPW]s', (at, all) => (at.chinese ? open({ piece: all[0]!, side: 'since' }) : undefined)],
  ['f[DPW]s?', (_, all) => (all[0]!.word === undefined ? open({ piece: all[1]!, side: 'since' }) : undefined)],
  ['[DPW]O?a', (_, all) => open({ piece: all[0]!, side: 'before' })],
  ['[DP]I', (_, all) => open({ piece: all[0]!, side: 'by' })],
  [
    '[bA]?bv?A?O?t?[DPW]',
    (at, all) => {
      const until = all.some((p) => p.word === 'until');
      const made = open({
        piece: all.at(-1)!,
        side: until || all.some((p) => p.k === 'b' && (p.word === 'by' || at.chinese)) ? 'by' : 'before',
      });
      return made && until ? { ...made, until } : made;
    },
  ],
  ['c[Ov]?t?[PW]', (_, all) => open({ piece: all.at(-1)!, side: all[0]!.word === 'since' ? 'since' : 'after' })],
  ['s[AO]?t?[DPW]', (_, all) => open({ piece: all.at(-1)!, side: 'since' })],
  ['[DPW]sC?R', (_, all) => ({ k: 'R', rule: all.at(-1)!.rule!, s: all[0]!.s!, e: all[0]!.e! })],
  ['Rft?D', (_, all) => ({ k: 'R', rule: all[0]!.rule!, s: all.at(-1)!.s!, e: all.at(-1)!.e! })],
  ['RC?s[AO]?t?[DP]', (_, all) => ({ k: 'R', rule: all[0]!.rule!, s: all.at(-1)!.s!, e: all.at(-1)!.e! })],
  ['v[DPW]', (_, all) => ({ ...all[1]!, approx: true })],
  ['[DPW]v', (_, all) => ({ ...all[0]!, approx: true })],
];

export const spanRules = level(spans);

function between(at: Ref, all: readonly Piece[]): Made | undefined {
  const sides = all.filter((p) => 'DPW'.includes(p.k));
  const [a, b] = sides;
  if (!a || !b || b.s! <= a.s! - 400 * DAY) return undefined;
  let end = b.e!;
  // 10/1 to 11/7, said in between: both of this year.
  if (
    b.s! < a.s! &&
    a.loose &&
    b.loose &&
    b.word !== 'J' &&
    b.word !== 'w' &&
    a.word !== 'w' &&
    addMonths(Math.floor(a.s! / DAY), -12) <= at.today
  ) {
    return {
      k: a.k === 'W' ? 'W' : 'P',
      s: addMonths(Math.floor(a.s! / DAY), -12) * DAY,
      e: end,
      g: 'range',
      word: 'closed',
      loose: true,
    };
  }
  if (b.s! < a.s! && b.loose) {
    // From October to May goes over the new year, from the 27th to the 3rd over the month.
    const start = Math.floor(b.s! / DAY);
    const moved = b.word === 'w' ? start + 7 : b.word === 'J' ? addMonths(start, 1) : addMonths(start, 12);
    end += (moved - start) * DAY;
  }
  if (end <= a.s!) return { ...a, g: a.g ?? 'range' };
  const g = a.k === 'W' || b.k === 'W' ? 'minute' : 'range';
  const side = { s: b.s! + end - b.e!, e: end, g: b.g ?? 'day' };
  return { k: a.k === 'W' ? 'W' : 'P', s: a.s!, e: end, g, ...(a.loose ? { loose: true } : {}), word: 'closed', side };
}

function untilTime(all: readonly Piece[]): Made | undefined {
  const a = all[0]!;
  const b = all.at(-1)!;
  const minute = b.k === 'T' ? b.at! : b.n! <= 24 ? b.n! * 60 : -1;
  if (minute < 0 || (a.k === 'D' && b.k === 'n')) return undefined;
  const midnight = Math.floor(a.s! / DAY) * DAY;
  const end = midnight + minute <= a.s! ? midnight + minute + 720 : midnight + minute;
  return { ...a, k: 'W', e: Math.max(end, a.s! + 1) };
}

function timeUntil(at: Ref, all: readonly Piece[]): Made | undefined {
  if (all[1]!.k === 'C') return undefined;
  const a = alone(at, { ...all[0]!, fixed: true });
  const b = all.at(-1)!;
  return a && b.e! > a.s! ? { k: 'W', s: a.s!, e: b.e!, g: 'minute' } : undefined;
}

function open({ piece, side }: { piece: Piece; side: 'before' | 'by' | 'after' | 'since' }): Made | undefined {
  const more = { ...piece, weak: false, ...(piece.loose ? { loose: true } : {}) };
  if (piece.open) return { ...more };
  if (side === 'after' && piece.word === 'holiday') {
    const first = afterHoliday(piece);
    return {
      ...more,
      k: 'D',
      s: first * DAY,
      e: (first + 1) * DAY,
      g: 'day',
      open: 'after',
      approx: true,
      word: 'after holiday',
    };
  }
  if (side === 'before' && piece.word === 'holiday') return { ...more, open: 'before', word: 'before holiday' };
  if (side === 'before' || side === 'by') return { ...more, open: 'before', word: side };
  if (side === 'since') return { ...more, open: 'after', word: 'since' };
  const whole = piece.k === 'P' && (piece.g === 'year' || piece.g === 'month' || piece.g === 'quarter');
  return whole && piece.g === 'year'
    ? { ...more, s: piece.e!, e: piece.e! + DAY, open: 'after', word: 'after' }
    : { ...more, open: 'after', word: 'after' };
}
