/** A sentence as the judge reads it: words as numbers, names and figures as what they are, and what words mean. Pure. */
import { CLASS_WORDS } from '../classes.ts';
import { found } from '../tokens.ts';
import { codeAt } from '../../reader/text/normalize.ts';
import { finish, seed, step } from '../../reader/text/hash.ts';
import type { Piece, Sentence, Token } from '../types.ts';

export type JudgedSentence = Pick<Sentence, 'flat' | 'tokens' | 'pieces' | 'shown'> & {
  readonly names: Pick<Sentence['names'], 'me'>;
};

export type Encoded = {
  /** Every word, between a beginning and an end. */
  readonly codes: readonly number[];
  /** Who is named, in this order. */
  readonly names: readonly number[];
  readonly latin: readonly string[];
  /** What is named and what words may mean, one row behind the other; words that mean nothing we know have none. */
  readonly meanings: readonly (readonly number[])[];
};

/** Longer texts are known by their beginning and their end. */
const LONGEST = 240;

const [BEGIN, END, LINE, GAP] = ['begin', 'end', 'line', 'gap'].map((word) => hashOf(`⟨${word}⟩`));
const FIGURES = [1, 2, 3, 4, 5, 6].map((length) => hashOf(`⟨${length} digits⟩`));

/** What is named is seen as what it is; a company that nobody knows is a customer like others. */
const NAMED = new Map(
  (['customer', 'contact', 'colleague'] as const).map((type) => [type as Piece['type'], hashOf(`⟨${type}⟩`)]),
).set('company', hashOf('⟨customer⟩'));

const TYPES = new Map<string, number>();

export function encode({ flat, tokens, pieces }: JudgedSentence): Encoded {
  const words = { codes: [BEGIN ?? 0], names: [] as number[], latin: [] as string[], meanings: [] as number[][] };
  const starts = Map.groupBy(pieces, ({ span }) => span[0]);
  const known = tokens.length <= LONGEST ? tokens : [...tokens.slice(0, LONGEST / 2), ...tokens.slice(-LONGEST / 2)];
  let free = 0;
  let classed = 0;
  for (const [place, token] of known.entries()) {
    const { from, to } = token;
    if (from < free) continue;
    const here = starts.get(from) ?? [];
    const before = known[place - 1];
    if (before && flat.slice(before.to, from).includes('\n')) words.codes.push(LINE ?? 0);
    if (before && place === LONGEST / 2 && known.length < tokens.length) words.codes.push(GAP ?? 0);
    const name = here.find(({ type }) => NAMED.has(type));
    const code = name && NAMED.get(name.type);
    if (name && code !== undefined) {
      words.codes.push(code);
      words.names.push(code);
      words.meanings.push([code]);
      free = name.span[1];
      continue;
    }
    words.codes.push(codeOf(token));
    if (token.kind === 'latin') words.latin.push(token.text);
    const row = here.map(({ type }) => typeNumber(type));
    if (place >= classed) {
      const { to: end, numbers } = classesAt(known, place);
      row.push(...numbers);
      classed = Math.max(classed, end);
    }
    if (row.length > 0) words.meanings.push(row);
    free = to;
  }
  words.codes.push(END ?? 0);
  return words;
}

function codeOf({ text, kind }: Token): number {
  if (kind === 'latin') return hashOf(text);
  if (kind === 'figure') return FIGURES[Math.min(5, text.length - 1)] ?? 0;
  return text.codePointAt(0) ?? 0;
}

/** What the longest words that begin at a place may mean. */
function classesAt(tokens: readonly Token[], place: number) {
  let end = place;
  let numbers: number[] = [];
  for (const { to, value } of found(tokens, { at: place, words: CLASS_WORDS })) {
    if (to > end) numbers = [];
    end = to;
    numbers.push(typeNumber(value.value === undefined ? value.name : `${value.name} ${value.value}`));
  }
  return { to: end, numbers };
}

function typeNumber(name: string): number {
  const known = TYPES.get(name);
  if (known !== undefined) return known;
  const number = hashOf(`⟨${name}⟩`);
  TYPES.set(name, number);
  return number;
}

/** A word as a number. */
export function hashOf(word: string): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, codeAt(word, at));
  return finish(hash);
}
