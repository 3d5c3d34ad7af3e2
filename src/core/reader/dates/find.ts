import { atomRules, lengthRules } from './rules/numbers.ts';
import { dayRules } from './rules/days.ts';
import { codeNear, hasHan, isHan, plain } from '../text/normalize.ts';
import { DAY, minuteOf, mondayOf, partsOf, plainDate, plainDateTime, weekdayOf } from './civil.ts';
import type { Form, Found } from './found.ts';
import { clockRules } from './rules/clock.ts';
import { countedRules, pairRules } from './rules/relativeTo.ts';
import { everyRules, timedRules } from './rules/recurring.ts';
import { alone } from './values/dateTime.ts';
import { joinRules } from './rules/dateTime.ts';
import { lex } from './lexer/lex.ts';
import { inTurn, passes, rowOf } from './engine/passes.ts';
import { type Piece, pieceOf, type Ref } from './engine/token.ts';
import { spanRules } from './rules/ranges.ts';
import { timeRules } from './rules/times.ts';
import type { Locale } from '../../contract/locale.ts';
import type { When } from '../../contract/reading.ts';

/**
 * Finds every time expression of a text. The text is cut into words of time (`lex`), and rules put neighbouring words together,
 * level by level: numbers and lengths, clock times, what recurs, days and periods, days counted from others, a day and its time, ranges.
 * Each level goes over the row once and every rule wants a bounded number of neighbours, so the cost is linear in the length of the text.
 * All times are civil; the caller says which way a date without a year or a week points.
 */
export function findDates(
  text: string,
  about: { ref: Temporal.PlainDateTime; tense: 'past' | 'future'; locale?: Locale; country?: string | undefined },
): When[] {
  const { tense, ...rest } = about;
  const { ref, ...more } = rest;
  return scan({ typed: text, text: plain(text) }, { now: minuteOf(ref), ...more })[tense].map(toWhen);
}

type Date = Piece & { k: 'D' | 'P' | 'W' | 'R' };

export type Scanned = { readonly future: readonly Found[]; readonly past: readonly Found[] };

/** Reads the dates both ways, as a plan's and as a report's; the two lists have the same places. */
export function scan(
  { typed, text }: { typed: string; text: string },
  about: { now: number; locale?: Locale | undefined; country?: string | undefined },
): Scanned {
  const row = worthwhile(lex(text, typed)).slice(0, enough);
  if (row.every(({ k }) => k === 'x' || k === '!')) return { future: [], past: [] };
  const at = refOf(text, about);
  const words = passes(rowOf(row), { rules: timeless, at });
  const future = inWeek(datesOf(passes(words, { rules: timely, at }).pieces, { at, text }), { at, text });
  const ahead = future.map(foundOf);
  if (!future.some((piece) => piece.loose)) return { future: ahead, past: ahead };
  const back = { ...at, past: true };
  const past = datesOf(passes(words, { rules: timely, at: back }).pieces, { at: back, text });
  return { future: ahead, past: past.length === future.length ? past.map(foundOf) : ahead };
}

/** «下周出差:周一上海,周三杭州», «下周三回来,周四再约»: a weekday after another week is a day of that week. */
function inWeek(future: readonly Date[], { at, text }: { at: Ref; text: string }): Date[] {
  let week: { monday: number; weekday: number; to: number; listed: boolean; onward: boolean } | undefined;
  return future.map((piece) => {
    const { k, g, s, e, loose, open, from, to, weekday } = piece;
    if (week !== undefined && stops.test(text.slice(week.to, from))) week = undefined;
    if (weekday !== undefined && loose && s !== undefined && e !== undefined) {
      if (week === undefined || weekday <= week.weekday || from - week.to > 30 || open === 'before') return piece;
      if (week.weekday > 0 && !week.listed && !week.onward) return piece;
      const moved = (week.monday + weekday - 1) * DAY - Math.floor(s / DAY) * DAY;
      if (s + moved < at.today * DAY) return piece;
      week = { ...week, weekday, to };
      return { ...piece, s: s + moved, e: e + moved, loose: false };
    }
    if (s === undefined || open === 'before' || k === 'R') week = undefined;
    else if (g === 'week') week = { monday: Math.floor(s / DAY), weekday: 0, to, listed: true, onward: true };
    else if (weekday !== undefined && k !== 'P')
      week = {
        monday: mondayOf(Math.floor(s / DAY)),
        weekday,
        to,
        listed: false,
        onward: onward.test(text.slice(from, to + 4)),
      };
    else if (g !== 'minute' && g !== 'hour' && g !== 'part') week = undefined;
    return piece;
  });
}

/** Said of what comes after the first day: «下周三回来,周四再约». */
const onward = /[日天一二三四五六] ?(?:回|到|来|抵|飞|上班)|back|returns?/;
const stops = /[\n。!?;]|\. /;

/** «三点跟他们开会» is an appointment, «三点要求» is not. */
const appointed = /^(?:跟|和|与|同|去|到|在|开|见|前|之前|左右)/;

/** More words of time than any note has: what lies behind them in a hostile message is not looked at. */
const enough = 600;

const telling = new Set('uwdhpGVjlMUTqNEBSZRPQo');

/** Runs of pieces that tell no time, as «和», «in» or a number by itself, are put together with the words around them. */
function worthwhile(row: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (let from = 0; from < row.length;) {
    let to = from;
    let tells = false;
    while (to < row.length && row[to]!.k !== 'x' && row[to]!.k !== '!') {
      const { k, digits } = row[to]!;
      tells ||= telling.has(k) || (k === 'n' && (digits === 4 || to > from || 'mnyk'.includes(row[to + 1]?.k ?? 'x')));
      to++;
    }
    if (tells) kept.push(...row.slice(from, to));
    else if (to > from && kept.at(-1)?.k !== 'x')
      kept.push(pieceOf({ k: 'x' }, { from: row[from]!.from, to: row[to - 1]!.to }));
    if (to < row.length && !(row[to]!.k === 'x' && kept.at(-1)?.k === 'x')) kept.push(row[to]!);
    from = to + 1;
  }
  return kept;
}

/** The first levels mean the same for a plan and a report; the others are gone through for each. */
const timeless = inTurn([atomRules, lengthRules, clockRules, timeRules, everyRules, timedRules]);
const timely = inTurn([dayRules, pairRules, countedRules, pairRules, joinRules, spanRules]);

function datesOf(row: readonly Piece[], { at, text }: { at: Ref; text: string }): Date[] {
  const dates: Date[] = [];
  for (const piece of row) {
    const date = dateOf(piece, { at, text });
    if (date) dates.push(date);
  }
  return dates;
}

function dateOf(piece: Piece, { at, text }: { at: Ref; text: string }): Date | undefined {
  if (piece.weak && !stands(piece, text)) return undefined;
  if (isDate(piece)) return piece;
  switch (piece.k) {
    case 'T':
    case 'p': {
      if (piece.k === 'p' && !sureAlone.has(piece.word ?? '')) return undefined;
      const made = alone(at, { ...piece, weak: false });
      return made ? { ...pieceOf(made, piece), k: 'W' } : undefined;
    }
    default:
      return undefined;
  }
}

function isDate(piece: Piece): piece is Date {
  return piece.k === 'D' || piece.k === 'P' || piece.k === 'W' || piece.k === 'R';
}

/** What the words around a doubtful word of time make of it. */
function stands(piece: Piece, text: string): boolean {
  const after = text.slice(piece.to, piece.to + 12);
  if (piece.k === 'T') return piece.at! >= 120 && appointed.test(after.slice(0, 2));
  if (piece.word === 'later') return /^(?:再|打|发|给|回|联|去|找|跟|约|问|催|处理|传|覆|send|call)/.test(after);
  if (piece.word === 'second')
    return !isHan(codeNear(text, piece.from - 1)) || /^(?:早|上午|下午|晚|一早|再|就)/.test(after);
  if (piece.word === 'J')
    return rankEnds.test(after) && rankBegins.test(text.slice(Math.max(0, piece.from - 24), piece.from));
  return false;
}

/** «chase 13th» is a day, «13th floor» and «came 2nd» are none. */
const rankEnds =
  /^(?:$|[.,;!?)\n]| ?(?:at|am|pm|morning|afternoon|evening|latest|pls|please|if|w\/|with|re|and|or|\d|eod|cob|noon|-|–)\b)/;
const rankBegins =
  /\b(?:call|calls?|chase|ring|email|send|meet|visit|see|follow up|f\/?up|fu|remind|due|back|booked|set|moved|pushed|starts?|ends?|expires?|from|until|till|by|before|after|him|her|them|it|to|and|on|or|is|it's|next|the|ready|deliver|delivery|install|demo|training|mtg|meeting|review|arrives?|eta|submit|pay|pays)[ :]+(?:the )?$/;

const sureAlone = new Set([
  'forenoon',
  'afternoon',
  'evening',
  'noon',
  'morning',
  'dawn',
  'dusk',
  'tonight',
  'close',
  'night',
  'late',
  'tea',
  'early',
]);

function refOf(
  text: string,
  { now, locale, country }: { now: number; locale?: Locale | undefined; country?: string | undefined },
): Ref {
  const today = Math.floor(now / DAY);
  const chinese = locale === 'zh' || hasHan(text);
  const { y, m, d } = partsOf(today);
  return {
    now,
    today,
    y,
    m,
    d,
    weekday: weekdayOf(today),
    past: false,
    chinese,
    monthFirst: !country || monthFirst.has(country) || (chinese && country === 'SG'),
  };
}

const monthFirst = new Set(['US', 'CN', 'TW', 'JP', 'KR', 'HK', 'PH', 'CA', 'MN']);

/** What the rest of the reader knows of a date. */
function foundOf(piece: Date): Found {
  const { from, to, k, g = 'day', word, s, e, rule, open, parts, side } = piece;
  const more = {
    from,
    to,
    granularity: g,
    form: forms[word ?? ''] ?? 'plain',
    loose: piece.loose === true,
    approximate: piece.approx === true,
    open,
    bound: bounds.find((bound) => bound === word),
    lasts: piece.until === true,
    otherwise: piece.or ?? [],
    weekday: piece.weekday,
    month: piece.m,
    clock: word === 'T' ? piece.at : undefined,
    distance:
      parts && (word === 'ahead' || word === 'following')
        ? ({ side: word === 'ahead' ? 'before' : 'after', length: parts } as const)
        : undefined,
    last: side && { start: side.s, end: side.e, granularity: side.g },
    monthFrom: word === 'week of month' ? piece.n : undefined,
  };
  if (k === 'R') return { ...more, kind: 'recurrence', rule: rule ?? '', start: s, end: e };
  const start = s ?? 0;
  return { ...more, kind: kinds[k], start, end: e ?? start + 1 };
}

const kinds = { D: 'day', P: 'period', W: 'time' } as const;

const bounds = ['before', 'by', 'within', 'after', 'since'] as const;

const forms: Readonly<Record<string, Form>> = {
  T: 'clock',
  p: 'part',
  J: 'dayOfMonth',
  now: 'now',
  later: 'later',
  holiday: 'holiday',
  'before holiday': 'holiday',
  closed: 'range',
  close: 'close',
  end: 'edge',
};

export function toWhen(found: Found): When {
  const { from, to, kind, granularity, open, bound, approximate, otherwise } = found;
  return {
    span: [from, to],
    ...(kind === 'recurrence' ? { recurrence: found.rule } : {}),
    ...(found.start === undefined ? {} : edgesOf({ ...found, start: found.start, open, bound })),
    granularity,
    ...(open ? { open } : {}),
    ...(approximate ? { approximate: true } : {}),
    ...(otherwise.length > 0 ? { otherwise: otherwise.map(plainDate) } : {}),
  };
}

function edgesOf({
  start,
  end = start + 1,
  open,
  bound,
}: Pick<Found, 'end' | 'open' | 'bound'> & { start: number }): Pick<When, 'start' | 'end'> {
  if (open === 'before') return { end: plainDateTime(bound === 'by' || bound === 'within' ? end : start) };
  if (open === 'after') return { start: plainDateTime(start) };
  return { start: plainDateTime(start), end: plainDateTime(Math.max(end, start + 1)) };
}
