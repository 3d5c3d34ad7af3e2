/** A sentence as the words of a question: from left to right the longest word, name, day or figure at each place. Pure. */
import { plain } from '../../reader/text/normalize.ts';
import type { Piece, Sentence } from '../types.ts';
import { END_OF_WORDS, LEXICON, type QuestionWord } from './lexicon.ts';

export type Lexeme =
  | { readonly kind: 'word'; readonly word: QuestionWord; readonly text: string }
  /** What a word is about: «提到|价格». */
  | { readonly kind: 'about'; readonly text: string }
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'top'; readonly top: number }
  /** No word of a question. */
  | { readonly kind: 'rest'; readonly text: string };

type Way = { readonly word: QuestionWord; readonly pattern: RegExp };

/** Each way of writing a word by itself: of `请|请问` the longer is meant where it stands. */
const WAYS = LEXICON.flatMap(([word, { zh = '', en = '' }]) => [
  ...waysOf(zh).map((way) => ({ word, first: firstOf(way), pattern: new RegExp(way, 'y') })),
  ...waysOf(en).map((way) => ({
    word,
    first: firstOf(way),
    pattern: new RegExp(`${way.startsWith("'") ? '' : '(?<![a-z])'}(?:${way})(?![a-z])`, 'y'),
  })),
]);
/** Those that can stand where a letter does. */
const ANYWHERE: readonly Way[] = WAYS.filter(({ first }) => first === '');
const BY_LETTER: ReadonlyMap<string, readonly Way[]> = new Map(
  WAYS.map(({ first }) => [first, WAYS.filter((way) => way.first === '' || way.first === first)]),
);

/** The letter with which all that a pattern takes begins; empty where it may be one of several. */
function firstOf(way: string) {
  return /^[\p{Script=Han}a-z\d'](?![?*{])/u.exec(way)?.[0] ?? '';
}

/** What stands between the bars that are in no bracket. */
function waysOf(words: string): readonly string[] {
  const ways = [''];
  let depth = 0;
  for (const sign of words) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '|' && depth === 0) ways.push('');
    else ways[ways.length - 1] += sign;
  }
  return ways.filter(Boolean);
}

const TOP =
  /(?:前|头|(?<![a-z])top ?)\s?(?<n>\d{1,3}|十|五|三|二十)(?:家|个|名)?|(?<![a-z])(?:the )?(?<m>\d{1,3}) (?:biggest|largest|best)/y;
const HAN_NUMBERS: Readonly<Record<string, number>> = { 三: 3, 五: 5, 十: 10, 二十: 20 };

const NAMED: ReadonlySet<Piece['type']> = new Set([
  'customer',
  'colleague',
  'tier',
  'day',
  'length',
  'sum',
  'number',
  'contact',
  'quoted',
  'page',
]);

/** No question has more letters; what stands behind them is a rest that nobody takes apart. */
export const LONGEST_QUESTION = 200;

export function lexemesIn(sentence: Sentence): readonly Lexeme[] {
  const { flat, text } = sentence;
  const end = Math.min(flat.length, LONGEST_QUESTION);
  const own = ownWords(sentence);
  const lexemes: Lexeme[] = [];
  let rest = '';
  let at = 0;
  const push = (...next: readonly Lexeme[]) => {
    if (rest.trim()) lexemes.push({ kind: 'rest', text: rest.trim() });
    rest = '';
    lexemes.push(...next);
  };
  while (at < end) {
    const next = lexemeAt(sentence, at, own);
    if (!next) {
      const step = stepAt(flat, at);
      rest += text.slice(at, at + step);
      at += step;
      continue;
    }
    push(next.lexeme);
    at = next.to;
    const isAbout = next.lexeme.kind === 'word' && next.lexeme.word.says === 'evidence' && next.lexeme.word.about;
    const about = isAbout ? wordsAt(sentence, at) : undefined;
    if (!about) continue;
    push({ kind: 'about', text: about.text });
    at = about.to;
  }
  rest += text.slice(at);
  push();
  return lexemes;
}

function lexemeAt(
  sentence: Sentence,
  at: number,
  own: readonly Way[],
): { readonly lexeme: Lexeme; readonly to: number } | undefined {
  const { flat } = sentence;
  const top = matchAt(TOP, flat, at);
  if (top?.groups) {
    const said = top.groups['n'] ?? top.groups['m'] ?? '';
    return { lexeme: { kind: 'top', top: HAN_NUMBERS[said] ?? Number(said) }, to: at + top[0].length };
  }
  const piece = sentence.pieces
    .filter(({ type, span }) => NAMED.has(type) && span[0] === at)
    .toSorted((one, other) => other.span[1] - one.span[1] || rankOf(one) - rankOf(other))[0];
  const word = [...own, ...(BY_LETTER.get(flat.charAt(at)) ?? ANYWHERE)]
    .map((each) => ({ word: each.word, length: matchAt(each.pattern, flat, at)?.[0].length ?? 0 }))
    .filter(({ length }) => length > 0)
    .toSorted((one, other) => other.length - one.length)[0];
  // «每月成交»: by month, and on no day.
  const isGroup = word?.word.says === 'group';
  if (piece && piece.span[1] - at >= (word?.length ?? 0) + (isGroup && piece.type === 'day' ? 1 : 0))
    return { lexeme: { kind: 'piece', piece }, to: piece.span[1] };
  return (
    word && { lexeme: { kind: 'word', word: word.word, text: flat.slice(at, at + word.length) }, to: at + word.length }
  );
}

/** «打样阶段», "in sampling": a stage as this company calls it. */
function ownWords({ names: { stages = [] } }: Sentence): readonly Way[] {
  return stages.map((name) => {
    const said = plain(name).replaceAll(/[^\p{L}\d\s]/gu, String.raw`\$&`);
    const pattern = new RegExp(`${said}阶段|(?<![a-z])(?:in|at) (?:the )?${said}(?: stage)?(?![a-z])`, 'y');
    return { word: { says: 'stage', is: name } as const, pattern };
  });
}

/** Of two readings of the same letters a sum is more than its number, a name more than either. */
function rankOf({ type }: Piece) {
  return ['customer', 'colleague', 'tier', 'day', 'length', 'sum', 'number'].indexOf(type);
}

/** What stands behind a word that is about something, as it was said. */
function wordsAt(
  { flat, text, pieces }: Sentence,
  from: number,
): { readonly text: string; readonly to: number } | undefined {
  let start = from;
  while (/[\s过了到]/.test(flat.charAt(start)) || matchAt(/(?:about|of|for|over)\b/y, flat, start))
    start += stepAt(flat, start);
  let to = start;
  while (to < flat.length) {
    const isNamed = pieces.some(({ type, span }) => (type === 'day' || type === 'tier') && span[0] === to);
    if (isNamed || matchAt(END_OF_WORDS, flat, to)) break;
    to += 1;
  }
  const words = text
    .slice(start, to)
    .trim()
    .replaceAll(/^["'「」“”]+|["'「」“”]+$/g, '');
  return words && !STARTS_A_QUESTION.test(words) ? { text: words, to } : undefined;
}

/** «抱怨几次», "mentioned the most": nothing that is looked for. */
const STARTS_A_QUESTION = /^(?:几|多少|哪|什么|客户|公司|the most|most|what)/;

/** A letter of Han, or a whole word of Latin letters. */
function stepAt(flat: string, at: number) {
  return matchAt(/[a-z\d][a-z\d'-]*/y, flat, at)?.[0].length ?? 1;
}

function matchAt(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
