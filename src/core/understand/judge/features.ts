/**
 * What the judge looks at in a sentence, as numbers: its words in their order, the letters of words that may be mistyped, the
 * meanings of words that have several, and whom it names in which order. Names themselves are never looked at, so that what
 * was learnt from one firm's sentences is true of another's. Pure.
 */
import { codeAt } from '../../reader/text/normalize.ts';
import { finish, seed, step } from '../../reader/text/hash.ts';
import { hashOf, encode, type JudgedSentence, type Encoded } from './words.ts';

/** Every feature of a sentence, each once. */
export function featuresOf(heard: JudgedSentence): ReadonlySet<number> {
  const words = encode(heard);
  const found = new Set<number>();
  runs(words.codes, found);
  for (const word of words.latin) letters(word, found);
  meanings(words.meanings, found);
  whole(heard, { words, found });
  return found;
}

/** One kind of feature for each way of looking, so that none is taken for another. */
const KIND = {
  run: 1,
  gap: 2,
  wideGap: 3,
  letters: 4,
  meaning: 5,
  first: 6,
  last: 7,
  pair: 8,
  near: 9,
  order: 10,
  length: 11,
  script: 12,
  role: 13,
  shown: 14,
  shownLength: 15,
  shownWord: 16,
  asks: 17,
  called: 18,
} as const;

/** Words by ones to fours, and pairs with one or two words between. */
function runs(codes: readonly number[], found: Set<number>) {
  for (let at = 0; at < codes.length; at += 1) {
    let hash = of(KIND.run);
    for (const code of codes.slice(at, at + 4)) {
      hash = join(hash, code);
      found.add(finish(hash));
    }
    pair(KIND.gap, { one: codes[at], other: codes[at + 2], found });
    pair(KIND.wideGap, { one: codes[at], other: codes[at + 3], found });
  }
}

/** Three to five letters of a word in a row. */
function letters(word: string, found: Set<number>) {
  const whole = `<${word}>`;
  for (let from = 0; from + 3 <= whole.length; from += 1) {
    let hash = of(KIND.letters);
    for (let at = from; at < Math.min(whole.length, from + 5); at += 1) {
      hash = step(hash, codeAt(whole, at));
      if (at >= from + 2) found.add(finish(hash));
    }
  }
}

/** What words mean, whatever lies between them. */
function meanings(rows: Encoded['meanings'], found: Set<number>) {
  for (const [at, row] of rows.entries())
    for (const one of row) {
      found.add(finish(join(of(KIND.meaning), one)));
      if (at === 0) found.add(finish(join(of(KIND.first), one)));
      if (at === rows.length - 1) found.add(finish(join(of(KIND.last), one)));
      for (const other of rows[at + 1] ?? []) pair(KIND.pair, { one, other, found });
      for (const next of rows.slice(at + 1, at + 4)) for (const other of next) pair(KIND.near, { one, other, found });
    }
}

/** What is true of the sentence as a whole: who says it, after what, how long it is, whom it names. */
function whole(
  { flat, shown, names: { me } }: JudgedSentence,
  { words: { codes, names, latin }, found }: { readonly words: Encoded; readonly found: Set<number> },
) {
  const put = (kind: number, ...parts: readonly number[]) => found.add(finish(parts.reduce(join, of(kind))));
  const size = Math.round(Math.log2(codes.length));
  put(KIND.order, ...names.slice(0, 4));
  for (const name of new Set(names)) put(KIND.called, name, Math.min(3, names.filter((each) => each === name).length));
  put(KIND.length, Math.min(9, Math.round(2 * Math.log2(codes.length))));
  put(KIND.script, latin.length === 0 ? 0 : latin.length + 2 >= codes.length ? 2 : 1);
  put(KIND.role, hashOf(me.role));
  const last = hashOf(shown?.kind ?? '');
  put(KIND.shown, last);
  put(KIND.shownLength, last, Math.min(6, size));
  if (shown) for (const code of codes.slice(0, 40)) put(KIND.shownWord, last, code);
  if (flat.includes('?')) put(KIND.asks);
}

function pair(
  kind: number,
  { one, other, found }: { readonly one: number | undefined; readonly other: number | undefined; found: Set<number> },
) {
  if (one !== undefined && other !== undefined) found.add(finish(join(join(of(kind), one), other)));
}

function of(kind: number) {
  return step(seed, kind);
}

function join(hash: number, part: number): number {
  const mixed = Math.imul(hash ^ part, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
