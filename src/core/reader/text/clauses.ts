import { codeAt, codeNear, isDigit, isHan, isLatin, veil } from './normalize.ts';
import type { Span } from '../../contract/reading.ts';

/** A piece of a note between two stops, and the sentence it belongs to. */
export type Clause = { readonly from: number; readonly to: number; readonly sentence: number; readonly line: number };

/** Cuts a plain text into clauses; never inside a date or a name. */
export function clausesOf(
  text: string,
  { typed, dates, names }: { typed: string; dates: readonly Span[]; names: readonly Span[] },
): Clause[] {
  const whole = [...dates, ...names];
  return stopsOf(text, { typed, whole }).flatMap((clause) => dictated(text, { clause, dates }));
}

/**
 * What was dictated has no stops: «协议十二月三十一到期要看康总七号开完会八号我给他打电话». There the next date begins a clause, with whoever acts on it,
 * unless what stands before it needs it.
 */
function dictated(text: string, { clause, dates }: { clause: Clause; dates: readonly Span[] }): Clause[] {
  if (clause.to - clause.from < DICTATED) return [clause];
  const pieces: Clause[] = [];
  let { from } = clause;
  let said = clause.from;
  for (const [begins, ends] of dates) {
    if (begins < said || ends > clause.to) continue;
    const before = text.slice(said, begins);
    said = ends;
    if (begins - from < SHORTEST || needsMore.test(before)) continue;
    const cut = begins - (actor.exec(before)?.[0].length ?? 0);
    if (cut - from < SHORTEST || !isHan(codeNear(text, cut - 1))) continue;
    pieces.push({ ...clause, from, to: cut });
    from = cut;
  }
  return [...pieces, { ...clause, from }];
}

/** Letters of a clause that is longer than people write without a stop, and of the shortest one that tells something. */
const DICTATED = 26;
const SHORTEST = 7;
const needsMore = /[说讲话让叫要催约定改到推在从是给的了等至和跟与]$/;
const actor = /(?:那|就|先|再|但是?|所以)*(?:我们?|咱们?|他们?|她们?)?$/;

function stopsOf(text: string, { typed, whole }: { typed: string; whole: readonly Span[] }): Clause[] {
  const clauses: Clause[] = [];
  const ordered = whole.length > 1 ? whole.toSorted((a, b) => a[0] - b[0]) : whole;
  let from = 0;
  let sentence = 0;
  let line = 0;
  let next = 0;
  const end = text.length;
  for (let at = 0; at < end; at++) {
    const code = codeAt(text, at);
    const may = mayCut[code];
    if (may === 0 || (may === word && (at === 0 || codeAt(text, at - 1) !== 32))) continue;
    while (next < ordered.length && ordered[next]![1] <= at) next++;
    if (next < ordered.length && ordered[next]![0] < at) continue;
    const turned = may !== stop;
    if (turned && !(at - from >= 8 && turnsAt(text, at))) continue;
    const strength = turned ? 1 : code === 32 ? gapAt(text, { at, typed }) : stopAt(text, { at, typed, whole });
    if (strength === 0) continue;
    if (tells(text, { from, to: at })) clauses.push({ from, to: at, sentence, line });
    from = turned ? at : at + 1;
    if (strength > 1) sentence++;
    if (strength > 2) line++;
  }
  if (tells(text, { from, to: end })) clauses.push({ from, to: end, sentence, line });
  return clauses;
}

/** Whether there is more than spaces and ends of lines. */
function tells(text: string, { from, to }: { from: number; to: number }): boolean {
  for (let at = from; at < to; at++) {
    const code = codeAt(text, at);
    if (code !== 32 && code !== 10) return true;
  }
  return false;
}

/** Words with which people who dictate begin their next thought. */
const turns =
  /然后|所以|但是|不过|另外|而且|并且|接着|完了(?=再|我|他)|我这边|还有就是|再就是|同时|顺便|(?:but|so|and then|then|also|plus|meanwhile|else|otherwise) /y;

/** Where a clause can end, and the first letters of the next thought, Han ones and those of a word; all others are passed over. */
const stop = 1;
const letter = 2;
const word = 3;
const mayCut = new Uint8Array(65536);
for (const c of '\n。!?;….,:→①②③④⑤123456789- ') mayCut[codeAt(c, 0)] = stop;
for (const c of '然所但不另而并接完我还再同顺') mayCut[codeAt(c, 0)] = letter;
for (const c of 'bsatpmeo') mayCut[codeAt(c, 0)] = word;

function turnsAt(text: string, at: number): boolean {
  turns.lastIndex = at;
  return turns.test(text);
}

/** A space ends a clause only beside a Han character: «明天 回电». */
function gapAt(text: string, { at, typed }: { at: number; typed: string }): 0 | 1 {
  const next = codeNear(text, at + 1);
  const before = codeBefore(text, { at, typed });
  if (isHan(next) || (next === codeAt(veil, 0) && isHan(before) && isHan(codeNear(typed, at + 1))))
    return isHan(before) || isDigit(before) || (before > 127 && !isLatin(before)) ? 1 : 0;
  return isHan(before) && isDigit(next) ? 1 : 0;
}

/** The character before a place, as it was typed where it is hidden. */
function codeBefore(text: string, { at, typed }: { at: number; typed: string }): number {
  const code = codeNear(text, at - 1);
  return code === codeAt(veil, 0) ? codeNear(typed, at - 1) : code;
}

/** 3 ends a line, 2 a sentence, 1 a clause. */
function stopAt(
  text: string,
  { at, typed, whole }: { at: number; typed: string; whole: readonly Span[] },
): 0 | 1 | 2 | 3 {
  const next = codeNear(text, at + 1);
  const before = codeBefore(text, { at, typed });
  switch (text.charAt(at)) {
    case '\n':
      return 3;
    case '。':
    case '!':
    case '?':
    case ';':
    case '…':
      return 2;
    case '.': {
      if (!(Number.isNaN(next) || next === 32 || next === 10)) return 0;
      const word = wordBefore(text, at);
      if (word === '') return 2;
      if (short.has(word) && !titles.has(word) && /^ [a-z]/i.test(typed.slice(at + 1, at + 3))) return 2;
      return short.has(word) || (word.length === 1 && isLatin(before) && !isDigit(codeNear(text, at - 2))) ? 0 : 2;
    }
    case ',':
      return isDigit(before) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5)) ? 0 : 1;
    case ':': {
      const follows = at + (next === 32 ? 2 : 1);
      return whole.some(([start]) => start === follows) ? 1 : 0;
    }
    case '→':
    case '①':
    case '②':
    case '③':
    case '④':
    case '⑤':
      return 1;
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return (text[at + 1] === ')' ||
        text[at + 1] === '、' ||
        (text[at + 1] === '.' && next !== 0 && !isDigit(codeNear(text, at + 2)))) &&
        (Number.isNaN(before) || /[\s:,;(]/.test(text[at - 1] ?? ' ')) &&
        !(text[at + 1] === '.' && isLatin(codeNear(text, at - 2)) && text[at - 1] === ' ')
        ? 2
        : 0;
    case '-':
      return (before === 32 || Number.isNaN(before)) && (next === 32 || next === 45)
        ? 1
        : isHan(before) && text[at + 1] === '-'
          ? 1
          : 0;
    default:
      return 0;
  }
}

/** The word of small letters that ends at a place, of which eight letters count. */
function wordBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && from > at - 8 && isSmall(codeAt(text, from - 1))) from--;
  return text.slice(from, at);
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122;

/** After these a capital begins a name and no sentence. */
const titles = new Set(
  'mr mrs ms dr st no vs prof sr jr co inc approx ca e g i p m a etc ltd corp ent rs dept ref'.split(' '),
);

const short = new Set([
  ...titles,
  ...'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun'.split(' '),
]);
