/** Text as a row of words, and lists of words that are found in such a row. Pure. */
import { codeAt, isDigit, isHan, isLatin, plain } from '../reader/text/normalize.ts';
import type { Token } from './types.ts';

/** A Han character, a Latin word, a figure and a mark are a word each; "who's" is two, "don't" one. */
export function tokensOf(text: string): Token[] {
  const flat = plain(text);
  const tokens: Token[] = [];
  for (let at = 0; at < flat.length;) {
    const kind = kindAt(flat, at);
    if (kind === undefined) {
      at += 1;
      continue;
    }
    const to = endOf(flat, { at, kind });
    tokens.push({ text: flat.slice(at, to), from: at, to, kind });
    at = to;
  }
  return tokens;
}

function kindAt(flat: string, at: number): Token['kind'] | undefined {
  const code = codeAt(flat, at);
  if (code <= 32) return undefined;
  if (isHan(code)) return 'han';
  if (isDigit(code)) return 'figure';
  if (isLatin(code) || (code === 39 && SUFFIX.test(flat.slice(at, at + 4)))) return 'latin';
  return 'mark';
}

/** «'s» and the like are words of their own. */
const SUFFIX = /^'(?:s|ll|d|re|ve|m)(?![a-z])/;

function endOf(flat: string, { at, kind }: { readonly at: number; readonly kind: Token['kind'] }): number {
  if (kind === 'han' || kind === 'mark') {
    const code = flat.codePointAt(at) ?? 0;
    return at + (code > 0xffff ? 2 : 1);
  }
  let to = at + 1;
  while (to < flat.length) {
    const code = codeAt(flat, to);
    const goesOn = kind === 'latin' ? isLatin(code) || isDigit(code) : isDigit(code);
    const joins =
      kind === 'latin' && code === 39 && !SUFFIX.test(flat.slice(to, to + 4)) && isLatin(codeAt(flat, to + 1));
    if (!goesOn && !joins) break;
    to += 1;
  }
  return to;
}

/** A word without its apostrophe: many people leave it out. */
export function spoken(word: string) {
  return word.includes("'") ? word.replaceAll("'", '') : word;
}

/** Words by what they belong to, found wherever they stand in a row of tokens. */
export type Lexicon<Value> = { readonly next: Map<string, Lexicon<Value>>; readonly values: Value[] };

export function lexicon<Value>(entries: Iterable<readonly [words: string, value: Value]>): Lexicon<Value> {
  const root: Lexicon<Value> = { next: new Map(), values: [] };
  for (const [words, value] of entries) {
    let node = root;
    for (const { text } of tokensOf(words)) {
      const word = spoken(text);
      const next = node.next.get(word) ?? { next: new Map(), values: [] };
      node.next.set(word, next);
      node = next;
    }
    if (node !== root && !node.values.includes(value)) node.values.push(value);
  }
  return root;
}

/** What begins at a place of the row: each value with the place after it. */
export function* found<Value>(
  tokens: readonly Token[],
  { at, words }: { readonly at: number; readonly words: Lexicon<Value> },
): Generator<{ readonly to: number; readonly value: Value }> {
  let node: Lexicon<Value> | undefined = words;
  for (let to = at; to < tokens.length; to += 1) {
    node = node.next.get(spoken(tokens[to]?.text ?? ''));
    if (!node) return;
    for (const value of node.values) yield { to: to + 1, value };
  }
}
