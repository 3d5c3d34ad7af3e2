import { codeAt } from '../plain.ts';
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

/** A rule, and how many pieces it wants where the first two kinds alone tell that it fits. */
type Ready = { readonly is: RegExp; readonly size: number | undefined; readonly make: Rule[1] };

/** By the kinds of a piece and of the one after it, as `pairOf` counts them: the rules that can begin so, in the order in which they are written. */
export type Level = readonly (readonly Ready[] | undefined)[];

/** Levels one after another, and for each pair of kinds a bit for every level of which a rule can begin so. */
export type Levels = { readonly levels: readonly Level[]; readonly begun: Uint16Array };

const kinds = 'nouwrdhpGVjlFKHymgQqNazbcfkiIetOAvCs+YMJUELTBSZDPWR#^x!';
const places = new Uint8Array(128);
for (let i = 0; i < kinds.length; i++) places[codeAt(kinds, i)] = i + 1;
const width = kinds.length + 1;

/** A number for the kinds of a piece and of the next one, which the last piece lacks. */
function pairOf(first: string, second = ''): number {
  return placeOf(first) * width + (second === '' ? 0 : placeOf(second));
}

function placeOf(kind: string): number {
  return places[codeAt(kind, 0)]!;
}

export function level(rules: readonly Rule[]): Level {
  const found: (Ready[] | undefined)[] = Array.from({ length: width * width }, () => undefined);
  for (const [source, make] of rules) {
    const rule = { is: new RegExp(source, 'y'), size: sizeOf(source), make };
    for (const [first, seconds] of pairs(itemsOf(source))) {
      for (const second of [...kinds.split(''), '']) {
        if (!seconds.has('') && !seconds.has(second)) continue;
        const pair = pairOf(first, second);
        found[pair] = [...(found[pair] ?? []), rule];
      }
    }
  }
  return found;
}

export function inTurn(levels: readonly Level[]): Levels {
  const begun = new Uint16Array(width * width);
  levels.forEach((level, i) => level.forEach((ready, pair) => (begun[pair]! |= ready ? 1 << i : 0)));
  return { levels, begun };
}

/** Pieces, their kinds in one string, and for each the number of its kind and the next one's. */
export type Row = { readonly pieces: readonly Piece[]; readonly kinds: string; readonly pairs: readonly number[] };

export function rowOf(pieces: readonly Piece[]): Row {
  let kinds = '';
  const pairs: number[] = [];
  let place = pieces.length > 0 ? placeOf(pieces[0]!.k) : 0;
  for (let i = 0; i < pieces.length; i++) {
    kinds += pieces[i]!.k;
    const next = i + 1 < pieces.length ? placeOf(pieces[i + 1]!.k) : 0;
    pairs.push(place * width + next);
    place = next;
  }
  return { pieces, kinds, pairs };
}

/** Goes through the levels, and passes over those of which no rule can begin anywhere in the row: most of them, in most rows. */
export function passes(row: Row, { rules: { levels, begun }, at }: { rules: Levels; at: Ref }): Row {
  let now = row;
  let open = openIn(now, begun);
  for (let i = 0; open >> i !== 0; i++) {
    if (((open >> i) & 1) === 0) continue;
    const next = pass(now, { rules: levels[i]!, at });
    if (next === now) continue;
    now = next;
    open = openIn(now, begun);
  }
  return now;
}

function openIn({ pairs }: Row, begun: Uint16Array): number {
  let open = 0;
  for (const pair of pairs) open |= begun[pair]!;
  return open;
}

/** Goes once over the row and puts the phrases that the rules make in the place of their pieces; the longest wins, then the first. */
function pass(row: Row, { rules, at }: { rules: Level; at: Ref }): Row {
  const { pieces, pairs } = row;
  let out: Piece[] | undefined;
  for (let i = 0; i < pieces.length;) {
    const ready = rules[pairs[i]!];
    const phrase = ready && phraseAt(row, { i, ready, at });
    if (phrase) {
      out ??= pieces.slice(0, i);
      out.push(pieceOf(phrase.made, { from: pieces[i]!.from, to: pieces[phrase.next - 1]!.to }));
      i = phrase.next;
    } else {
      out?.push(pieces[i]!);
      i++;
    }
  }
  return out ? rowOf(out) : row;
}

function phraseAt(
  { pieces, kinds }: Row,
  { i, ready, at }: { i: number; ready: readonly Ready[]; at: Ref },
): { made: Made; next: number } | undefined {
  let best: Made | undefined;
  let end = i;
  for (const { is, size, make } of ready) {
    const next = size === undefined ? endOf(is, kinds, i) : i + size;
    if (next <= end) continue;
    const made = make(at, pieces.slice(i, next));
    if (made === undefined) continue;
    best = made;
    end = next;
  }
  return best && { made: best, next: end };
}

/** Where a pattern ends that begins at a place, or the place itself. */
function endOf(is: RegExp, kinds: string, from: number): number {
  is.lastIndex = from;
  return is.test(kinds) ? is.lastIndex : from;
}

/** One or two kinds, or sets of kinds, with nothing said of what is around them. */
function sizeOf(source: string): number | undefined {
  const kinds = /^(?:\[\w+\]|\w|\\[+^])(\[\w+\]|\w|\\[+^])?$/.exec(source);
  return kinds ? (kinds[1] === undefined ? 1 : 2) : undefined;
}

type Item = { readonly text: string; readonly optional: boolean; readonly again: boolean };

/** Which kinds a pattern can begin with, and for each the kinds that can stand second; '' where one piece is enough. */
function pairs(items: readonly Item[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (first: string, seconds: Iterable<string>) =>
    found.set(first, new Set([...(found.get(first) ?? []), ...seconds]));
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const rest = [...(item.again ? [{ ...item, optional: true }] : []), ...items.slice(i + 1)];
    if (item.text.startsWith('(')) {
      for (const way of split(inside(item.text)))
        for (const [first, seconds] of pairs([...itemsOf(way), ...rest])) add(first, seconds);
    } else for (const first of item.text.replace(/[[\]\\]/g, '')) add(first, starts(rest));
    if (!item.optional) break;
  }
  return found;
}

function starts(items: readonly Item[]): Set<string> {
  const found = new Set<string>();
  for (const item of items) {
    const own = item.text.startsWith('(')
      ? split(inside(item.text)).flatMap((way) => [...starts(itemsOf(way))])
      : item.text.replace(/[[\]\\]/g, '').split('');
    for (const kind of own) if (kind !== '') found.add(kind);
    if (!item.optional && !own.includes('')) return found;
  }
  return found.add('');
}

function inside(group: string): string {
  return group.replace(/^\((?:\?:)?/, '').slice(0, -1);
}

/** A pattern is read item by item; what only looks ahead or back takes no piece. */
function itemsOf(source: string): Item[] {
  if (split(source).length > 1) return [{ text: `(${source})`, optional: false, again: false }];
  const items: Item[] = [];
  for (let i = 0; i < source.length;) {
    const [text, next] = itemAt(source, i);
    const times = /^(?:[?*+]|\{\d,\d\})/.exec(source.slice(next))?.[0] ?? '';
    if (!/^\(\?<?[=!]/.test(text))
      items.push({
        text,
        optional: times === '?' || times === '*' || times.startsWith('{0'),
        again: times !== '' && times !== '?',
      });
    i = next + times.length;
  }
  return items;
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
  if (open === '\\') return [source.slice(from, from + 2), from + 2];
  if (open !== '(') return [source.slice(from, from + 1), from + 1];
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    depth += source[i] === '(' ? 1 : source[i] === ')' ? -1 : 0;
    if (depth === 0) return [source.slice(from, i + 1), i + 1];
  }
  throw new Error(`a rule with an open bracket: ${source}`);
}
