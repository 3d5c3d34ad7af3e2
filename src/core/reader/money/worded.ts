import { cardinals, wordNumber } from '../dates/lexer/numerals.ts';
import { allOf } from '../text/normalize.ts';
import { after, scales } from './currency.ts';
import type { Amount, Span } from '../../contract/reading.ts';

/** English sums as they are said: eleven hundred bucks, two and a half grand, a couple of grand, thirty two a bottle. */
export function findWorded(text: string, { currency }: { currency: string }): { amount: Amount; span: Span }[] {
  if (!said.test(text)) return [];
  let end = 0;
  return allOf(text, starts).flatMap((m) => {
    const number = m.index < end ? undefined : numberAt(text, m);
    if (!number) return [];
    end = number.to;
    const [all, half, scale, unit] = follows.exec(text.slice(number.to)) ?? [''];
    if (all === '' || all === half) return [];
    if (scale === 'million' && unit === undefined && !deal.test(text.slice(number.to + all.length))) return [];
    const value = (number.value + (half ? 0.5 : 0)) * (scale === undefined ? 1 : (scales.get(scale) ?? 1));
    const span: Span = [m.index, number.to + all.length];
    return [{ amount: { value, currency: unit === undefined ? currency : currencyOf(unit, currency) }, span }];
  });
}

function numberAt(text: string, { 0: words, index }: RegExpExecArray): { value: number; to: number } | undefined {
  const to = index + words.length;
  if (words.endsWith('couple of')) return { value: 2, to };
  if (words === 'half a') return { value: 0.5, to };
  const number = wordNumber(text, index);
  if (!number || number.ordinal) return undefined;
  const cents = CENTS.exec(text.slice(number.to));
  const rest = cents && number.value < 100 ? wordNumber(text, number.to + cents[0].length) : undefined;
  // «Eleven forty a ton», "three oh five".
  return rest && !rest.ordinal && rest.value < 100 && (cents?.[1] === undefined) === rest.value > 9
    ? { value: number.value * 100 + rest.value, to: rest.to }
    : number;
}

/** Between the hundreds and the rest of a price that is said as two numbers. */
const CENTS = /^ (oh )?(?=[a-z])/;

/** Dollars are those of the house. */
function currencyOf(unit: string, house: string): string {
  const dollars = unit === 'bucks' || unit.startsWith('dollar');
  return dollars && /^(?:AUD|CAD|SGD|HKD|NZD)$/.test(house) ? house : (after.get(unit) ?? house);
}

const numbers = [...cardinals.keys()].filter((word) => word.length > 2).join('|');
const starts = new RegExp(`(?<![a-z-])(?:(?:a )?couple of|half a|${numbers})(?![a-z])`, 'g');
const piece =
  '(?:bottle|head|unit|person|box|piece|night|seat|user|ton|tonne|bag|acre|gallon|hour|day|week|month|year|yard|foot|square|load|pallet|case|sheet|pop|job)';
const follows = new RegExp(
  `^( and a half)?(?: ?(grand|million)(?![a-z]))?(?: ?(bucks|quid|dollars?|pounds?|euros?|yuan|rmb)(?![a-z])| (?:a|per) ${piece}\\b| (?:each|apiece)\\b)?`,
);
const deal = /^ (?:budget|deal|contract|project|order)/;
const said = new RegExp(`\\b(?:grand|bucks|quid|dollars?|pounds?|euros?|million|each|apiece|(?:a|per) ${piece})\\b`);
