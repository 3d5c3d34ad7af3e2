import { codeAt } from '../../text/normalize.ts';
import { itemsOf, pairs, sizeOf } from './pattern.ts';
import { type Made, type Piece, pieceOf, type Ref, type Rule } from './token.ts';

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
