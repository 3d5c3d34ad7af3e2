/** Numbers as they are written or said. Pure. */
import { hanValue, wordNumber } from '../../reader/dates/lexer/numerals.ts';

const HAN = '[零一二两俩仨三四五六七八九十百廿]{1,5}';
const WORDS =
  '(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty-five|fifty|sixty|ninety|a hundred)(?![a-z])';

/** A number, part of a larger pattern. */
export const NUMBER = `(?:(?<![\\d.])\\d{1,9}(?:\\.\\d{1,2})?(?![\\d])|${HAN}|${WORDS})`;
export const NUMERAL = new RegExp(NUMBER, 'g');

export function numberOf(words: string): number | undefined {
  if (/^[\d.]+$/.test(words)) return Number(words);
  if (/^[a-z]/.test(words)) return words === 'a hundred' ? 100 : wordNumber(words, 0)?.value;
  const value = hanValue(words.replaceAll('俩', '二').replaceAll('仨', '三').replaceAll('两', '二'));
  return Number.isFinite(value) ? value : undefined;
}
