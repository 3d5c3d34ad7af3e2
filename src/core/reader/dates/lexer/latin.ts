import { other, type Place, put, putWord } from './cursor.ts';
import { enWords } from '../lexicon/en.ts';
import { cardinals, ordinals, wordNumber } from './numerals.ts';
import { codeAt, codeNear, isDigit, isLatin } from '../../text/normalize.ts';
import { type Piece } from '../engine/token.ts';

/** A phrase of the tables, how long its first word is, and what it means. */
type Phrase = {
  readonly text: string;
  readonly first: number;
  /** The code of the last letter. */
  readonly last: number;
  readonly made: readonly Piece[];
  readonly ofDay: boolean;
  readonly ofWeek: boolean;
};

/** The phrases and numbers that begin with the same two letters, the longest first. */
type Group = { readonly phrases: readonly Phrase[]; readonly numbers: readonly string[] };

const phrases = [...enWords]
  .map(([text, made]): Phrase => {
    const first = /^[a-z]+|^./.exec(text)?.[0] ?? '';
    return {
      text,
      first: first.length,
      last: codeAt(text, text.length - 1),
      made,
      ofDay: text.startsWith('day '),
      ofWeek: /^(?:week|wk) of/.test(text),
    };
  })
  .toSorted((a, b) => b.text.length - a.text.length);
const numbers = [...cardinals.keys(), ...ordinals.keys()];

/** By two letters, the number of their group: most Latin words begin with two that begin no word of time. */
const groupAt = new Uint16Array(65536);
const groups: Group[] = [{ phrases: [], numbers: [] }];
for (const [pair, group] of grouped()) groupAt[pair] = groups.push(group) - 1;

function grouped(): Map<number, Group> {
  const found = new Map<number, Group>();
  const pairsOf = (text: string, first: number) =>
    first > 1 ? [pairAt(text, 0)] : Array.from({ length: 256 }, (_, next) => ((codeAt(text, 0) & 255) << 8) | next);
  for (const phrase of phrases)
    for (const pair of pairsOf(phrase.text, phrase.first)) {
      const group = found.get(pair);
      found.set(pair, { phrases: [...(group?.phrases ?? []), phrase], numbers: [] });
    }
  for (const number of numbers) {
    const group = found.get(pairAt(number, 0));
    found.set(pairAt(number, 0), { phrases: group?.phrases ?? [], numbers: [...(group?.numbers ?? []), number] });
  }
  return found;
}

function pairAt(text: string, at: number): number {
  return ((codeAt(text, at) & 255) << 8) | (codeNear(text, at + 1) & 255);
}

/** A Latin word, or the words of time and the number that begin with it. */
export function latin(text: string, { row, at, typed }: Place & { typed: string }): number {
  const place = { row, at };
  const end = endOfWord(text, at);
  const group = groupAt[pairAt(text, at)]!;
  if (group === 0) return other(place, end);
  const found = priced(text, at) ? undefined : phraseAt(text, { at, end, last: row.at(-1) });
  if (found) return putPhrase(text, { row, at, typed, found });
  const { numbers } = groups[group]!;
  if (numbers.some((word) => word.length === end - at && text.startsWith(word, at))) {
    const number = wordNumber(text, at);
    if (number && !isLatin(codeNear(text, number.to)))
      return put(place, { to: number.to, made: { k: number.ordinal ? 'o' : 'n', n: number.value, word: 'word' } });
  }
  return other(place, end);
}

function priced(text: string, at: number): boolean {
  const before = text[at - 1];
  return before === '$' || before === '#';
}

/** The longest phrase of the tables at this place; the first word ends where it is told. */
export function phraseAt(
  text: string,
  { at, end, last }: { at: number; end: number; last?: Piece | undefined },
): Phrase | undefined {
  for (const phrase of groups[groupAt[pairAt(text, at)]!]!.phrases) {
    const to = at + phrase.text.length;
    // Most phrases of the same first word differ in the last letter already.
    if (phrase.first !== end - at || codeNear(text, to - 1) !== phrase.last || !text.startsWith(phrase.text, at))
      continue;
    const next = codeNear(text, to);
    const { made } = phrase;
    if (isLatin(next) || (text[to] === "'" && isLatin(codeNear(text, to + 1)) && text[to + 1] !== 's')) continue;
    if (phrase.ofDay && last?.k === 'n') continue;
    if (phrase.ofWeek && last && 'ornt'.includes(last.k) && last.word !== 'the' && (last.k !== 't' || last.n === 1))
      continue;
    if (isDigit(next) && !'Mw'.includes(made[0]?.k ?? 'x')) continue;
    if (next === 64 && made[0]?.k !== 'A') continue;
    return phrase;
  }
  return undefined;
}

function putPhrase(text: string, { row, at, typed, found }: Place & { typed: string; found: Phrase }): number {
  const place = { row, at };
  const to = at + found.text.length;
  const first = found.made[0];
  if (!first || (at > 0 && isDigit(codeNear(text, at - 1)) && !'MuymlqN'.includes(first.k))) return other(place, to);
  const named = first.k === 'M' || first.k === 'w';
  const stop = named && text[to] === '.' && /^\. ?\d/.test(text.slice(to, to + 3)) ? to + 1 : to;
  const word = first.weak && sure(text, { at, to, typed, first }) ? { ...first, weak: false } : first;
  if (found.made.length === 1) return putWord(place, { to: stop, word });
  putWord(place, { to: to - 1, word: first });
  return putWord({ row, at: to - 1 }, { to, word: found.made[1]! });
}

/** Whether «may», «sat» or «mar» is the month or the day: as it is spelled, or by the words around it. */
function sure(
  text: string,
  { at, to, typed, first }: { at: number; to: number; typed: string; first: Piece },
): boolean {
  const capital = typed[at] !== text[at];
  if (capital && !(first.k === 'M' && sentenceStart(text, at) && !/^[\s.]*\d/.test(text.slice(to, to + 4))))
    return true;
  return (
    first.k === 'w' &&
    !/(?:\b(?:i|we|he|she|they|you|who|and|just|the|in) )$/.test(text.slice(Math.max(0, at - 6), at)) &&
    !/^ (?:down|with|in on|light|set|rise)/.test(text.slice(to, to + 8))
  );
}

function sentenceStart(text: string, at: number): boolean {
  return at === 0 || /[.!?\n]\s*$/.test(text.slice(Math.max(0, at - 3), at));
}

function endOfWord(text: string, at: number): number {
  let to = at;
  const end = text.length;
  while (to < end && isLatin(codeAt(text, to))) to++;
  return to;
}
