import type { Span } from '../types.ts';
import { codeAt, codeNear, isDigit, isHan, isLatin } from './plain.ts';

/** A piece of a note between two stops, and the sentence it belongs to. */
export type Clause = { readonly from: number; readonly to: number; readonly sentence: number; readonly line: number };

/** Cuts a plain text into clauses; never inside one of the given spans, which are dates and names. */
export function clausesOf(text: string, { typed, whole }: { typed: string; whole: readonly Span[] }): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  let line = 0;
  let next = 0;
  const begins = new Set(whole.map(([start]) => start));
  const ordered = whole.toSorted((a, b) => a[0] - b[0]);
  const close = (to: number) => {
    if (text.slice(from, to).trim().length > 0) clauses.push({ from, to, sentence, line });
  };
  const end = text.length;
  for (let at = 0; at < end; at++) {
    while (next < ordered.length && ordered[next]![1] <= at) next++;
    const inside = next < ordered.length && ordered[next]![0] < at && at < ordered[next]![1];
    if (inside || mayCut[codeAt(text, at)] === 0) continue;
    const turned = at - from >= 8 && turnsAt(text, at);
    const strength = turned
      ? 1
      : text[at] === ':' && begins.has(at + (text[at + 1] === ' ' ? 2 : 1))
        ? 1
        : stopAt(text, { at, typed });
    if (strength === 0) continue;
    close(at);
    from = turned ? at : at + 1;
    if (strength > 1) sentence++;
    if (strength > 2) line++;
  }
  close(end);
  return clauses;
}

/** Words with which people who dictate begin their next thought. */
const turns =
  /然后|所以|但是|不过|另外|而且|并且|接着|完了(?=再|我|他)|我这边|还有就是|再就是|同时|顺便|(?<= )(?:but|so|and then|then|also|plus|meanwhile|else|otherwise) /y;

const turnsWith = '然所但不另而并接完我还再同顺bsatpmeo';

/** The characters at which a clause can end or the next thought begin: all others are passed over. */
const mayCut = new Uint8Array(65536);
for (const c of `${turnsWith}\n。!?;….,:→①②③④⑤123456789- `) mayCut[codeAt(c, 0)] = 1;

function turnsAt(text: string, at: number): boolean {
  if (!turnsWith.includes(text[at]!) || (codeAt(text, at) < 128 && text[at - 1] !== ' ')) return false;
  turns.lastIndex = at;
  return turns.test(text);
}

/** 3 ends a line, 2 a sentence, 1 a clause. */
function stopAt(text: string, { at, typed }: { at: number; typed: string }): 0 | 1 | 2 | 3 {
  const c = text[at]!;
  const next = codeNear(text, at + 1);
  const before = codeNear(text[at - 1] === '\ufffc' ? typed : text, at - 1);
  switch (c) {
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
      const word = /[a-z]+$/.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? '';
      if (short.has(word) && !titles.has(word) && /^ [a-z]/i.test(typed.slice(at + 1, at + 3))) return 2;
      return short.has(word) || (word.length === 1 && isLatin(before) && !isDigit(codeNear(text, at - 2))) ? 0 : 2;
    }
    case ',':
      return isDigit(before) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5)) ? 0 : 1;
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
    case ' ':
      return isHan(before) && (isHan(next) || isDigit(next))
        ? 1
        : (isDigit(before) || !isLatin(before)) && isHan(next) && before > 127
          ? 1
          : isDigit(before) && isHan(next)
            ? 1
            : 0;
    default:
      return 0;
  }
}

/** After these a capital begins a name and no sentence. */
const titles = new Set(
  'mr mrs ms dr st no vs prof sr jr co inc approx ca e g i p m a etc ltd corp ent rs dept ref'.split(' '),
);

const short = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'inc',
  'ltd',
  'co',
  'corp',
  'no',
  'vs',
  'approx',
  'ca',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'mon',
  'tue',
  'tues',
  'wed',
  'thu',
  'thur',
  'thurs',
  'fri',
  'sat',
  'sun',
  'e',
  'g',
  'i',
  'etc',
  'sr',
  'jr',
  'prof',
  'ent',
  'rs',
  'dept',
  'ref',
  'p',
  'm',
  'a',
]);
