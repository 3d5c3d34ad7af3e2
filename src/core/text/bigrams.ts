/** A text as the pairs of neighbouring characters in it, for search without a dictionary of words. Pure. */
import { isDigit, isHan, isLatin, plain } from '../reader/text/normalize.ts';

/** More than any note needs, and few enough for one row. */
const MOST = 1_500;

/** Each pair once, as one number: the two characters side by side. */
export function bigramsIn(text: string): number[] {
  const folded = plain(text.slice(0, 8_000));
  const found = new Set<number>();
  for (let at = 1; at < folded.length && found.size < MOST; at += 1) {
    const [a, b] = [folded.charCodeAt(at - 1), folded.charCodeAt(at)];
    if (isPart(a) && isPart(b)) found.add((a << 16) | b);
  }
  return [...found];
}

function isPart(code: number) {
  return isHan(code) || isLatin(code) || isDigit(code) || code > 0x2e7f;
}

/** How texts are compared when they are searched: folded, without spaces that mean nothing. */
export function foldText(text: string) {
  return plain(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=[\u2e80-\uffff]) | (?=[\u2e80-\uffff])/g, '')
    .trim();
}

/** What is sought is there in so many characters, or nearly: others may stand between them. */
export function containsNearly(text: string, sought: string) {
  const between = sought.split('').map((character) => character.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(between.join('.{0,3}')).test(text);
}
