import type { Unit } from '../civil.ts';
import type { Granularity } from '../../../contract/reading.ts';

/**
 * What the scanner works on: a word, or a phrase that rules have already made of several.
 * The kind is one letter, so that a rule can be a regular expression over the kinds of a row of pieces:
 *
 * words      n number  o ordinal  u unit  w weekday  r this/next/last  d today, tomorrow  h holiday  p part of the day
 *            G 月  V 年  j 号/日  l 点  F 分  K quarter of an hour  H half  y o'clock, 钟  m am/pm  g start/middle/end
 * glue       a ago, before it  z later, after it  b before, by, until  c after, since  f from  k to  i in  I within, 内
 *            e every  t the  O of, 的  A at, on  v about  C comma, bracket  s starting  + and
 * phrases    Y year  M month  J day of the month  U written date  E end of month, weekend  L so long  T clock  B Tuesdays  S mornings  Z season
 *            D day  P period  W day and time  R rule  ! end of a sentence  x anything else
 */
export type Piece = {
  k: string;
  from: number;
  to: number;
  /** Number, ordinal, weekday, offset, or the code of a word. */
  n?: number | undefined;
  word?: string | undefined;
  unit?: Unit | undefined;
  /** A number spelled with digits has their count here. */
  digits?: number | undefined;
  y?: number | undefined;
  m?: number | undefined;
  d?: number | undefined;
  /** Minute of the day. */
  at?: number | undefined;
  /** Morning or afternoon is settled. */
  fixed?: boolean | undefined;
  /** Minutes since 1970, end exclusive. */
  s?: number | undefined;
  e?: number | undefined;
  g?: Granularity | undefined;
  /** The other tense would read it as another day. */
  loose?: boolean | undefined;
  /** Too common a word to be a date by itself. */
  weak?: boolean | undefined;
  open?: 'before' | 'after' | undefined;
  approx?: boolean | undefined;
  rule?: string | undefined;
  /** Days that the same words could mean. */
  or?: number[] | undefined;
  /** Where the second side of a range lies. */
  side?: { readonly s: number; readonly e: number; readonly g: Granularity } | undefined;
  /** It lasts until then. */
  until?: boolean | undefined;
  /** The weekday that was named. */
  weekday?: number | undefined;
  /** Lengths, longest first. */
  parts?: readonly (readonly [count: number, unit: Unit])[] | undefined;
};

export type Made = Omit<Piece, 'from' | 'to'>;

/** Every piece has every field, told or not: pieces of one shape are read many times as fast as pieces of forty. */
export function pieceOf(made: Made, { from, to }: { from: number; to: number }): Piece {
  return {
    k: made.k,
    from,
    to,
    n: made.n,
    word: made.word,
    unit: made.unit,
    digits: made.digits,
    y: made.y,
    m: made.m,
    d: made.d,
    at: made.at,
    fixed: made.fixed,
    s: made.s,
    e: made.e,
    g: made.g,
    loose: made.loose,
    weak: made.weak,
    open: made.open,
    approx: made.approx,
    rule: made.rule,
    or: made.or,
    side: made.side,
    until: made.until,
    weekday: made.weekday,
    parts: made.parts,
  };
}

/** What a rule may know beside its pieces. */
export type Ref = {
  readonly now: number;
  readonly today: number;
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly weekday: number;
  readonly past: boolean;
  /** 3/4 is the fourth of March. */
  readonly monthFirst: boolean;
  readonly chinese: boolean;
};

export type Rule = readonly [is: string, make: (at: Ref, all: readonly Piece[]) => Made | undefined];

/** What a word means, before it has a place. */
export function wordOf(made: Made): Piece {
  return pieceOf(made, { from: 0, to: 0 });
}

export function one(all: readonly Piece[], kind: string): Piece {
  return find(all, kind) ?? all[0]!;
}

export function find(all: readonly Piece[], kind: string): Piece | undefined {
  return all.find((piece) => piece.k === kind);
}
