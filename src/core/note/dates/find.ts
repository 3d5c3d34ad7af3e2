import type { Locale, When } from '../../types.ts';
import { isHan, plain } from '../plain.ts';
import { DAY, minuteOf, partsOf, plainDate, plainDateTime, weekdayOf } from './civil.ts';
import { alone, clockRules, joinRules, timeRules } from './clock.ts';
import { atomRules, dayRules, lengthRules } from './days.ts';
import { everyRules, timedRules } from './every.ts';
import { lex } from './lex.ts';
import { pass, type Piece, type Ref } from './piece.ts';
import { countedRules, pairRules, spanRules } from './spans.ts';

/**
 * Finds every time expression of a text. The text is cut into words of time (`lex`), and rules put neighbouring words together,
 * level by level: numbers and lengths, clock times, what recurs, days and periods, days counted from others, a day and its time, ranges.
 * Each level goes over the row once and every rule wants a bounded number of neighbours, so the cost is linear in the length of the text.
 * All times are civil; the caller says which way a date without a year or a week points.
 */
export function findDates(text: string, about: { ref: Temporal.PlainDateTime; tense: 'past' | 'future'; locale?: Locale; country?: string }): When[] {
  const { tense, ...rest } = about;
  return scan({ typed: text, text: plain(text) }, rest)[tense].map(toWhen);
}

export type Found = Piece & { k: 'D' | 'P' | 'W' | 'R' };

export type Scanned = { readonly future: readonly Found[]; readonly past: readonly Found[] };

/** Reads the dates both ways, as a plan's and as a report's; the two lists have the same places. */
export function scan({ typed, text }: { typed: string; text: string }, about: { ref: Temporal.PlainDateTime; locale?: Locale; country?: string }): Scanned {
  const row = lex(text, typed);
  if (row.every(({ k }) => k === 'x' || k === '!' || k === 'C')) return { future: [], past: [] };
  const at = refOf(text, about);
  const future = phrases(row, at);
  if (!future.some((piece) => piece.loose)) return { future, past: future };
  const past = phrases(lex(text, typed), { ...at, past: true });
  return { future, past: past.length === future.length ? past : future };
}

const levels = [atomRules, lengthRules, clockRules, timeRules, everyRules, timedRules, dayRules, pairRules, countedRules, pairRules, joinRules, spanRules];

function phrases(row: readonly Piece[], at: Ref): Found[] {
  let pieces: readonly Piece[] = row;
  for (const rules of levels) pieces = pass(pieces, { rules, at });
  return pieces.flatMap((piece) => found(piece, at));
}

function found(piece: Piece, at: Ref): Found[] {
  if (piece.weak) return [];
  switch (piece.k) {
    case 'D':
    case 'P':
    case 'W':
      return [{ ...piece, k: piece.k }];
    case 'R':
      return [{ ...piece, k: 'R' }];
    case 'T':
    case 'p': {
      if (piece.k === 'p' && !sureAlone.has(piece.word ?? '')) return [];
      const made = alone(at, piece);
      return made ? [{ ...made, k: 'W', from: piece.from, to: piece.to }] : [];
    }
    default:
      return [];
  }
}

const sureAlone = new Set(['forenoon', 'afternoon', 'evening', 'noon', 'morning', 'dawn', 'dusk', 'tonight', 'close', 'night', 'late', 'tea', 'early']);

function refOf(text: string, { ref, locale, country }: { ref: Temporal.PlainDateTime; locale?: Locale; country?: string }): Ref {
  const now = minuteOf(ref);
  const today = Math.floor(now / DAY);
  const chinese = hasHan(text) || locale === 'zh';
  return { now, today, ...partsOf(today), weekday: weekdayOf(today), past: false, chinese, monthFirst: chinese || country === undefined || monthFirst.has(country) };
}

const monthFirst = new Set(['US', 'CN', 'TW', 'JP', 'KR', 'HK', 'PH', 'CA', 'MN']);

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

export function toWhen(piece: Found): When {
  const { s, e, g = 'day', open, approx, rule, or } = piece;
  const edges = open === 'before' ? { end: plainDateTime(piece.word === 'by' || piece.word === 'within' ? e! : s!) } : open === 'after' ? { start: plainDateTime(s!) } : s === undefined ? {} : { start: plainDateTime(s), end: plainDateTime(Math.max(e ?? s + 1, s + 1)) };
  return {
    span: [piece.from, piece.to],
    ...(rule && s === undefined ? {} : edges),
    granularity: g,
    ...(open ? { open } : {}),
    ...(approx ? { approximate: true } : {}),
    ...(rule ? { recurrence: rule } : {}),
    ...(or && or.length > 0 ? { otherwise: or.map(plainDate) } : {}),
  };
}
