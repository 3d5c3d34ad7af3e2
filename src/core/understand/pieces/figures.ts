/** Figures of a sentence by what they can be: a line of a list, a length of time, a clock, weekdays, a tier, a sum. Pure. */
import { findSums } from '../../reader/money/amounts.ts';
import { currencyOf } from '../../reader/money/currency.ts';
import { findEmails, findPhones } from '../../reader/phones.ts';
import { hasHan } from '../../reader/text/normalize.ts';
import type { Measure, Said } from '../types.ts';
import { clocksIn, lengthsIn, weekdaysIn } from './times.ts';
import { numberOf, NUMERAL } from './numerals.ts';
import { titlesIn } from './titles.ts';
import { whichIn } from './which.ts';

export function figuresIn(said: Said, { flat, hidden }: { flat: string; hidden: string }): readonly Measure[] {
  const { text, country, locale } = said;
  if (flat.length > LONGEST) return figuresIn(said, { flat: flat.slice(0, LONGEST), hidden: hidden.slice(0, LONGEST) });
  const emails = findEmails(flat, text).map(({ text: value, span }): Measure => ({ type: 'email', span, value }));
  const phones = findPhones(hidden, { typed: text, country }).map(({ text: value, span }): Measure => ({
    type: 'phone',
    span,
    value,
  }));
  const currency = () => currencyOf({ country, locale, chinese: hasHan(flat), text: flat });
  const sums = findSums(hidden, { currency }).map(({ amount, span }): Measure => ({
    type: 'sum',
    span,
    value: 'value' in amount ? amount.value : amount.max,
  }));
  return [
    ...emails,
    ...all(WIDE_ADDRESS.test(text) ? narrow(text) : text, ADDRESS, ({ 0: value }) => ({ type: 'address', value })),
    ...phones,
    ...sums,
    ...whichIn(hidden),
    ...all(hidden, ROW, ({ 0: words }) => ({ type: 'row', value: Number(words.slice(1)) })),
    ...all(hidden, PAGE, ({ groups }) => ({ type: 'page', value: Number(groups?.['zh'] ?? groups?.['en']) })),
    ...lengthsIn(hidden),
    ...clocksIn(hidden),
    ...weekdaysIn(hidden),
    ...all(hidden, NUMERAL, ({ 0: words }) => number(words)),
    ...all(flat, TIER, ({ groups }) => ({
      type: 'tier',
      value: (groups?.['a'] ?? groups?.['b'] ?? groups?.['c'] ?? groups?.['d'] ?? groups?.['e'] ?? '').toUpperCase(),
    })),
    ...all(text, CAPITAL, ({ 0: value }) => ({ type: 'tier', value })),
    ...titlesIn(hidden),
    ...all(hidden, ACCOUNT, ({ 0: value }) => ({ type: 'account', value })),
    ...all(flat, CODE, ({ 0: value }) => ({ type: 'code', value: value.replace(' ', '') })),
    ...all(flat, QUOTED, ({ index, 0: words }) => ({
      type: 'quoted',
      value: text.slice(index + 1, index + words.length - 1),
    })),
  ];
}

/** No request has its figures behind so many letters. */
const LONGEST = 600;

/** Where something is on the web, without the marks that end the sentence, or Chinese behind it that it did not begin with. */
const ADDRESS =
  /(?:https?|webcal):\/\/(?:[^\s<>"'，。；、！？（）「」\p{Script=Han}]*[^\s<>"'，。；、！？（）「」\p{Script=Han},.;:!?)]|[^\s<>"'，。；、！？（）「」]*[^\s<>"'，。；、！？（）「」,.;:!?)])/giu;
/** An address that was typed in full width, each sign as wide as the text. */
const WIDE_ADDRESS = /ｈｔｔｐ|ｗｅｂｃａｌ/i;
const narrow = (text: string) =>
  text.replaceAll(/[！-～]/g, (sign) => String.fromCharCode((sign.codePointAt(0) ?? 0) - 0xfee0));

/** `#45` is a row of the database. */
const ROW = /#\d{1,15}/g;
const PAGE = /第\s?(?<zh>\d{1,4})\s?页|(?<![a-z])page (?<en>\d{1,4})/g;
const TIER =
  /(?<![a-z])(?:(?<a>[a-d])\s?(?:类|级|档|等|客)|(?:tier|class|grade)[ -]?(?<b>[a-d])(?![a-z])|(?<c>[a-d])[ -]?(?:tier|class|grade)(?![a-z])|(?<=[升降调改设定][到成为至])\s?(?<d>[a-d])(?![a-z\d])|(?<=(?:等级|级别)[是为:]?\s?)(?<e>[a-d])(?![a-z\d]))/g;
/** «my A customers», where "a customer" is any. */
const CAPITAL = /(?<![A-Za-z])[ABCD](?= (?:customers|accounts|clients)\b)/g;
/** What an account is called on a platform, where it can be no word. */
const ACCOUNT = /(?<![a-z\d@._-])(?:[a-z][a-z-]{0,20}[\d_][\w-]{1,20}|1\d{10})(?![a-z\d@._-])/g;
const CODE = /(?<![\d.:-])(?:\d{4,8}|\d{3} \d{3})(?![\d.:%]|月|年|元|万)/g;
const QUOTED = /"[^"\n]{1,60}"|(?<![a-z])'[^'\n]{2,60}'(?![a-z])/g;

function number(words: string): { readonly type: 'number'; readonly value: number } | undefined {
  const value = numberOf(words);
  return value === undefined ? undefined : { type: 'number', value };
}

type Made = Measure extends infer One ? (One extends Measure ? Omit<One, 'span'> : never) : never;

function all(text: string, pattern: RegExp, make: (found: RegExpExecArray) => Made | undefined): Measure[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const made = make(found);
    return made ? [{ ...made, span: [found.index, found.index + found[0].length] }] : [];
  });
}
