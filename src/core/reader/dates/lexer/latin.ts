import type { Made } from '../grammar/rule.ts';
import { lexiconWords, zoneWords } from '../lexicon/tags.ts';
import { en } from '../lexicon/en.ts';
import { codeAt, codeNear, isDigit, isLatin } from '../../text/normalize.ts';
import type { Cursor } from './cursor.ts';
import { cardinals, ordinals, wordNumber } from './numerals.ts';

/** A phrase of the lexicon, how long its first word is, and what it means. */
type Phrase = { readonly text: string; readonly first: number; readonly made: readonly Made[] };

const phrases = new Map<string, Phrase & { made: Made[] }>();
for (const [text, made] of [...lexiconWords(en), ...zoneWords.filter(([word]) => /^[a-z]/.test(word))]) {
  const known = phrases.get(text);
  if (known) known.made.push(made);
  else phrases.set(text, { text, first: /^[a-z]+|^./.exec(text)?.[0].length ?? 1, made: [made] });
}

/** By two letters, the phrases and numbers that begin with them: most Latin words begin with two that begin no word of time. */
const groups: (Phrase[] | undefined)[] = Array.from({ length: 65536 });
for (const phrase of phrases.values()) group(phrase);
for (const word of [...cardinals.keys(), ...ordinals.keys()]) group({ text: word, first: word.length, made: [] });

function group(phrase: Phrase): void {
  const next = phrase.first > 1 ? [codeAt(phrase.text, 1) & 255] : Array.from({ length: 256 }, (_, i) => i);
  for (const second of next) (groups[((codeAt(phrase.text, 0) & 255) << 8) | second] ??= []).push(phrase);
}

function groupAt(text: string, at: number): readonly Phrase[] | undefined {
  return groups[((codeAt(text, at) & 255) << 8) | (codeNear(text, at + 1) & 255)];
}

/** The words of time and the numbers that begin with a Latin word; answers with the end of the word. */
export function latin(text: string, { words, at, typed }: Cursor & { typed: string }): number {
  const end = endOfWord(text, at);
  const known = groupAt(text, at);
  if (!known) return end;
  const before = at > 0 ? (text[at - 1] ?? ' ') : ' ';
  if (before === '$' || before === '#') return end;
  const glued = isDigit(codeNear(text, at - 1));
  let counts = false;
  for (const { text: phrase, first, made } of known) {
    const to = at + phrase.length;
    if (first !== end - at || !text.startsWith(phrase, at) || !endsWord(text, to)) continue;
    counts ||= made.length === 0;
    for (const one of made) {
      if (glued ? !behindFigures.has(one.kind) : one.kind === 'letterUnit') continue;
      if (isDigit(codeNear(text, to)) && one.kind !== 'month' && one.kind !== 'day' && one.kind !== 'letterUnit')
        continue;
      const named = one.kind === 'month' || one.kind === 'day';
      const stop = named && text[to] === '.' && /^\. ?\d/.test(text.slice(to, to + 3)) ? to + 1 : to;
      words.put(
        named && one.said.weak && sure(text, { at, to, typed, month: one.kind === 'month' }) ? settled(one) : one,
        { from: at, to: stop },
      );
    }
  }
  if (counts && !glued) {
    const number = wordNumber(text, at);
    if (number && !isLatin(codeNear(text, number.to)))
      words.put(
        { kind: number.ordinal ? 'ordinal' : 'number', said: { value: number.value, digits: 0 } },
        { from: at, to: number.to },
      );
  }
  return end;
}

/** TimeWords of the lexicon that begin with a figure: 2day, 1st half, 12noon. */
export function figureWords(text: string, { words, at }: Cursor): void {
  for (const { text: phrase, made } of groupAt(text, at) ?? [])
    if (text.startsWith(phrase, at) && endsWord(text, at + phrase.length))
      for (const one of made) words.put(one, { from: at, to: at + phrase.length });
}

const behindFigures: ReadonlySet<string> = new Set([
  'letterUnit',
  'unit',
  'meridiem',
  'oclock',
  'month',
  'quarter',
  'to',
]);

function settled(made: Made): Made {
  return made.kind === 'month' || made.kind === 'day' ? { kind: made.kind, said: { ...made.said, weak: false } } : made;
}

function endsWord(text: string, to: number): boolean {
  const next = codeNear(text, to);
  if (isLatin(codeNear(text, to - 1)) && isLatin(next)) return false;
  return !(text[to] === "'" && isLatin(codeNear(text, to + 1)) && text[to + 1] !== 's');
}

/** Whether «may», «sat» or «mar» is the month or the day: as it is spelled, or by the words around it. */
function sure(
  text: string,
  { at, to, typed, month }: { at: number; to: number; typed: string; month: boolean },
): boolean {
  const capital = typed[at] !== text[at];
  // "Sat in on Nora's call", "Sat down with them".
  if (!month && sentenceStart(text, at) && /^ (?:down|with|in on|through)\b/.test(text.slice(to, to + 9))) return false;
  if (capital && !(month && sentenceStart(text, at) && !/^[\s.]*\d/.test(text.slice(to, to + 4)))) return true;
  if (month) return false;
  return (
    !/(?:\b(?:i|we|he|she|they|you|who|and|just|the|in) )$/.test(text.slice(Math.max(0, at - 6), at)) &&
    !/^ (?:down|with|in on|light|set|rise)/.test(text.slice(to, to + 8))
  );
}

function sentenceStart(text: string, at: number): boolean {
  return at === 0 || /[.!?\n]\s*$/.test(text.slice(Math.max(0, at - 3), at));
}

function endOfWord(text: string, at: number): number {
  let to = at;
  while (to < text.length && isLatin(codeAt(text, to))) to++;
  return to;
}
