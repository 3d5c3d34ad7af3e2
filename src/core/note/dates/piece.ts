import type { Granularity } from '../../types.ts';
import type { Unit } from './civil.ts';

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
  n?: number;
  word?: string;
  unit?: Unit;
  /** A number spelled with digits has their count here. */
  digits?: number;
  y?: number;
  m?: number;
  d?: number;
  /** Minute of the day. */
  at?: number;
  /** Morning or afternoon is settled. */
  fixed?: boolean;
  /** Minutes since 1970, end exclusive. */
  s?: number;
  e?: number;
  g?: Granularity;
  /** The other tense would read it as another day. */
  loose?: boolean;
  /** Too common a word to be a date by itself. */
  weak?: boolean;
  open?: 'before' | 'after';
  approx?: boolean;
  rule?: string;
  /** Days that the same words could mean. */
  or?: number[];
  /** The weekday that was named. */
  weekday?: number;
  /** Lengths, longest first. */
  parts?: readonly (readonly [count: number, unit: Unit])[];
};

export type Made = Omit<Piece, 'from' | 'to'>;

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

export type Level = ReadonlyMap<string, readonly { readonly is: RegExp; readonly make: Rule[1] }[]>;

/** Sorts rules by the kinds that they can begin with, in the order in which they are written. */
export function level(rules: readonly Rule[]): Level {
  const byFirst = new Map<string, { is: RegExp; make: Rule[1] }[]>();
  for (const [source, make] of rules) {
    const rule = { is: new RegExp(source, 'y'), make };
    for (const kind of begins(source)) byFirst.set(kind, [...(byFirst.get(kind) ?? []), rule]);
  }
  return byFirst;
}

/** Goes once over the row and puts the phrases that the rules make in the place of their pieces; the longest wins, then the first. */
export function pass(row: readonly Piece[], { rules, at }: { rules: Level; at: Ref }): Piece[] {
  const kinds = kindsOf(row);
  const out: Piece[] = [];
  for (let i = 0; i < row.length; ) {
    const made = phraseAt(i);
    if (made === undefined) out.push(row[i++]!);
    else {
      out.push(made.piece);
      i = made.next;
    }
  }
  return out;

  function phraseAt(i: number): { piece: Piece; next: number } | undefined {
    let best: { piece: Piece; next: number } | undefined;
    for (const { is, make } of rules.get(kinds[i]!) ?? []) {
      is.lastIndex = i;
      if (!is.test(kinds)) continue;
      const next = is.lastIndex;
      if (best && next <= best.next) continue;
      const all = row.slice(i, next);
      const made = make(at, all);
      if (made) best = { piece: { ...made, from: all[0]!.from, to: all.at(-1)!.to }, next };
    }
    return best;
  }
}

function kindsOf(row: readonly Piece[]): string {
  let kinds = '';
  for (const piece of row) kinds += piece.k;
  return kinds;
}

/** The letters that a pattern of letters, classes, groups and quantifiers can begin with. */
function begins(source: string): Set<string> {
  const found = new Set<string>();
  for (const way of split(source)) {
    for (let i = 0; i < way.length; ) {
      const [item, next] = itemAt(way, i);
      if (/^\(\?<?[=!]/.test(item)) {
        i = next;
        continue;
      }
      for (const kind of item.startsWith('(') ? begins(item.replace(/^\((\?:)?/, '').slice(0, -1)) : item.replace(/[[\]]/g, '')) found.add(kind);
      if (way[next] !== '?') break;
      i = next + 1;
    }
  }
  return found;
}

function split(source: string): string[] {
  const ways = [''];
  let depth = 0;
  for (const c of source) {
    depth += c === '(' ? 1 : c === ')' ? -1 : 0;
    if (c === '|' && depth === 0) ways.push('');
    else ways.push(ways.pop()! + c);
  }
  return ways;
}

function itemAt(source: string, from: number): [item: string, next: number] {
  const open = source[from];
  if (open === '[') {
    const end = source.indexOf(']', from) + 1;
    return [source.slice(from, end), end];
  }
  if (open !== '(') return [source.slice(from, from + 1), from + 1];
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    depth += source[i] === '(' ? 1 : source[i] === ')' ? -1 : 0;
    if (depth === 0) return [source.slice(from, i + 1), i + 1];
  }
  throw new Error(`a rule with an open bracket: ${source}`);
}
