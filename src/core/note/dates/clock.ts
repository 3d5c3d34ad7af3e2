import { day } from './periods.ts';
import { addMonths, DAY } from './civil.ts';
import { level, type Made, type Piece, type Ref, type Rule, find, one } from './piece.ts';

/** The parts of the day: where each begins and ends, and the hour it is taken for. */
const parts: Readonly<Record<string, readonly [from: number, to: number, hour: number]>> = {
  dawn: [4, 8, 6],
  early: [8, 10, 8],
  breakfast: [7, 10, 9],
  morning: [8, 12, 8],
  forenoon: [9, 12, 9],
  noon: [12, 14, 12],
  lunch: [12, 14, 12],
  afternoon: [14, 18, 14],
  tea: [15, 18, 16],
  dusk: [17, 19, 17],
  close: [18, 19, 18],
  evening: [19, 22, 19],
  dinner: [19, 21, 19],
  tonight: [20, 24, 20],
  late: [22, 24, 22],
  night: [0, 6, 1],
};

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

/** Makes a clock time without a day, or a part of one, into the next or the last such time. */
export function alone(at: Ref, piece: Piece): Made | undefined {
  if (piece.k === 'T') {
    const made = join({ ...piece, ...day(at.today) }, piece);
    if (!made) return undefined;
    const late = !at.past && made.s! < at.now - 5 && at.now - made.s! > 10;
    const moved =
      late &&
      piece.fixed !== true &&
      (piece.at ?? 0) < 720 &&
      made.s! + 720 > at.now &&
      made.s! + 720 < (at.today + 1) * DAY
        ? 720
        : late
          ? DAY
          : 0;
    return {
      ...made,
      s: made.s! + moved,
      e: made.e! + moved,
      word: 'T',
      loose: true,
      ...(piece.weak ? { weak: true } : {}),
    };
  }
  const made = join({ ...piece, ...day(at.today) }, piece);
  return made && { ...made, word: 'p', loose: true };
}

export function join(date: Piece | (Made & Partial<Piece>), time: Piece | Made | undefined): Made | undefined {
  if (!time) return undefined;
  const base = date.s!;
  const rest = {
    ...(date.loose ? { loose: true } : {}),
    ...(date.or ? { or: date.or } : {}),
    ...(date.approx || time.approx ? { approx: true } : {}),
    ...(date.n === undefined ? {} : { n: date.n }),
    ...(date.weekday === undefined ? {} : { weekday: date.weekday }),
  };
  const start = Math.floor(base / DAY) * DAY;
  if (time.k === 'p') {
    const cut = parts[time.word ?? ''];
    if (!cut) return undefined;
    return { k: 'W', s: start + cut[2] * 60, e: start + cut[1] * 60, g: 'part', ...rest };
  }
  const minute = dayHour(time);
  const end = time.e === undefined ? undefined : time.e;
  return {
    k: 'W',
    s: start + minute,
    e:
      end === undefined
        ? start + minute + (time.g === 'hour' ? 60 : 1)
        : start + end + (time.at === minute ? 0 : minute - time.at!),
    g: time.g === 'hour' ? 'hour' : 'minute',
    at: minute,
    ...(time.fixed ? { fixed: true } : {}),
    ...rest,
  };
}

/** Hours at which nobody works: «at 3» is the afternoon. */
function dayHour(time: Piece | Made): number {
  const minute = time.at!;
  return !time.fixed && minute >= 60 && minute < 420 && time.e === undefined ? minute + 720 : minute;
}

function nextDay(at: Ref, d: number): number {
  return d >= at.d ? at.today - at.d + d : addMonths(at.today - at.d + 1, 1) + d - 1;
}

function bareHour(n: Piece): Made | undefined {
  if (!Number.isInteger(n.n) || n.n! > 24 || n.n! < 1 || n.approx) return undefined;
  return { k: 'T', at: n.n! * 60, g: 'hour', fixed: n.n! > 12 };
}

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

function clock(minute: number, half: Piece, g: 'hour' | 'minute' = 'minute'): Made {
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

function inPart(time: Piece, piece: Piece): Made | undefined {
  const minute = shift(time.at!, piece.word!);
  return {
    ...time,
    k: 'T',
    at: minute,
    weak: false,
    fixed: true,
    word: 'part',
    ...(time.e === undefined ? {} : { e: time.e + minute - time.at! }),
    g: time.g ?? 'minute',
  };
}

/** Seven in the evening is 19:00, twelve at night the end of the day. */
function shift(minute: number, word: string): number {
  const [from = 0] = parts[word] ?? [];
  if (word === 'noon') return minute < 240 ? minute + 720 : minute;
  if (word === 'night' || word === 'dawn' || word === 'morning' || word === 'forenoon' || word === 'early')
    return minute >= 720 && minute < 780 && word === 'night' ? minute - 720 : minute;
  if (from >= 12 && minute < 720)
    return (word === 'tonight' || word === 'late') && minute < 240 ? minute : minute + 720;
  return (word === 'evening' || word === 'tonight') && minute >= 720 && minute < 780 ? minute + 720 : minute;
}

/** From nine to five, 3-8pm, 14:00-16:00: what one side says of the half of the day holds for the other. */
function range(all: readonly Piece[], part?: Piece): Made | undefined {
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
