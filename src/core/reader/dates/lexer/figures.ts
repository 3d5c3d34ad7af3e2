import { codeAt, codeNear, isDigit, isHan, isLatin } from '../../text/normalize.ts';
import { counted as countedHan, saleDay } from './han.ts';
import { type Cursor, isNumbered, match, noDates } from './cursor.ts';
import { figureWords } from './latin.ts';
import { written } from './written.ts';
import { clockDigits } from './clockDigits.ts';

/** Figures: whole dates, clock times and days of a year by their form, and the number that they are; answers with their end. */
export function figures(text: string, { words, at }: Cursor): number {
  const end = endOfFigures(text, at);
  const before = at > 0 ? (text[at - 1] ?? ' ') : ' ';
  const nothing = (to: number) => {
    words.put({ kind: 'nothing', said: null }, { from: at, to });
    return to;
  };
  if (isPartOfName(text, { at, before })) return nothing(numberEnd(text, end));
  figureWords(text, { words, at });
  if (end - at === 3) saleDay(text, { words, at });
  const dial = end - at <= 4 ? match(dialled, text, at) : undefined;
  if (dial) return nothing(at + dial[0].length);
  const form = written(text, { at, end, before }) ?? clockDigits(text, { at, end, before });
  if (form?.made) words.put(form.made, { from: at, to: form.to });
  else if (form) return nothing(form.to);
  return Math.max(number(text, { words, at, end }), end);
}

function number(text: string, { words, at, end }: Cursor & { end: number }): number {
  const to = numberEnd(text, end);
  const digits = to > end ? 9 : end - at;
  const value = Number(text.slice(at, to).replaceAll(',', ''));
  if (to === end) {
    const rank = match(nth, text, end);
    if (rank) {
      words.put({ kind: 'ordinal', said: { value, digits } }, { from: at, to: end + rank[0].length });
      return end + rank[0].length;
    }
  }
  if (match(amount, text, to)) {
    words.put({ kind: 'nothing', said: null }, { from: at, to: to + 1 });
    return to + 1;
  }
  if (isNumbered(text, { from: at, to })) {
    words.put({ kind: 'nothing', said: null }, { from: at, to: to + 1 });
    return to + 1;
  }
  if (end - at > 4 || match(noDates, text, to)) {
    words.put({ kind: 'nothing', said: null }, { from: at, to: match(noDates, text, to) ? to + 2 : to });
    return to;
  }
  words.put({ kind: 'number', said: { value, digits } }, { from: at, to });
  const counts = match(countedHan, text, to);
  if (counts) words.put({ kind: 'nothing', said: null }, { from: at, to: to + counts[0].length });
  return to;
}

/** A figure behind a letter, a currency or a point belongs to a name or a sum. */
function isPartOfName(text: string, { at, before }: { at: number; before: string }): boolean {
  if ('$¥€£#_'.includes(before)) return true;
  if (before === '.' && isDigit(codeNear(text, at - 2))) return true;
  return (
    isLatin(codeNear(text, at - 1)) &&
    !/(?:^|[^a-z])(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|q|wk|week|t|mon|tue|wed|thu|fri|sat|sun|(?<=\d)[hm])$/.test(
      text.slice(Math.max(0, at - 5), at),
    )
  );
}

const dialled = /\d{1,4}(?:[ -]\d{3,4}){2,4}(?![\d:])/y;
const tail = /(?:\.\d+(?![.\d])|,\d{3}(?:,\d{3})*(?:\.\d+)?)/y;
const nth = /(?:st|nd|rd|th)(?![a-z])/y;
const amount = /[k%](?![a-z])|万|亿|mm(?![a-z])/y;
/** Where a number ends that has a fraction or thousands behind the figures. */
export function numberEnd(text: string, from: number): number {
  return from + (match(tail, text, from)?.[0].length ?? 0);
}

function endOfFigures(text: string, at: number): number {
  let to = at;
  while (to < text.length && isDigit(codeAt(text, to))) to++;
  return to;
}

const asSoonAs = /(?:^|[^\d〇零一二三四五六七八九十百])一$/;

/** Whether a number stands free: nothing behind it says what is counted. */
export function standsFree(text: string, to: number): boolean {
  const at = text[to] === ' ' ? to + 1 : to;
  const code = codeNear(text, at);
  // «早上一上班»: as soon as they are at work.
  if (isHan(code) && asSoonAs.test(text.slice(Math.max(0, to - 2), to))) return false;
  if (isHan(code))
    return /[去到在开见前之左跟和与同给联打回再来约发找交碰拜电汇上出我提请安有谈做送需要会面培演评参对沟聊喝吃集准早晚下中凌傍的起至以后内截止]/.test(
      text[at] ?? '',
    );
  return !/^(?:%|[a-z$€£¥]{1}(?![a-z])|(?:people|persons?|pax|pcs|units?|seats?|users?|items?|boxes|stores?|guys|sets?|copies|days?|weeks?|months?|hours?|hrs?|min|points?|k|times|percent|kg|of|or|-|more|new|each|per|apiece|a head|pp|ppl|guests|heads|seats)\b)|^[./:]\d|^[-~]\d/.test(
    text.slice(at, at + 9),
  );
}
