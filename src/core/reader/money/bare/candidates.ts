import { hanFigure } from '../../text/numeralMask.ts';
import { allOf, veil } from '../../text/normalize.ts';
import { numbered } from '../priced.ts';
import { spokenValue } from '../spoken.ts';

/** A figure without a sign that could be a sum, and what speaks for it and against it. */
export type BareFigure = {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly features: readonly string[];
};

/** Every bare figure of a plain text in which measures, addresses and the sums that are sure are hidden. `sums`: how many are sure. */
export function bareFigures(text: string, { sums }: { sums: number }): BareFigure[] {
  const spoken = allOf(text, han).flatMap((m) => {
    const value = spokenValue(m[0]);
    return value === undefined ? [] : [{ m, value, shape: 'han' }];
  });
  const written = allOf(text, digits).map((m) => ({
    m,
    value: Number(m[0].replaceAll(',', '')),
    shape: shapeOf(m[0]),
  }));
  return [...written, ...spoken]
    .filter(({ m, value }) => value > 0 && !isTime(text, { from: m.index, to: m.index + m[0].length }))
    .slice(0, most)
    .map(({ m, value, shape }, _, all) => {
      const [from, to] = [m.index, m.index + m[0].length];
      return { from, to, value, features: featuresOf(text, { from, to, shape, sums, figures: all.length }) };
    });
}

/** More figures than this are a table and no note. */
const most = 40;
const digits =
  /(?<![\d.,/:#a-z_+*~-]|[a-z]-|第)(?:\d{1,3}(?:,\d{2,3})+|\d{1,7})(?:\.\d{1,4})?(?![\d/:_%a-z-]|,\d|\.\d|[a-z])/g;
const han = new RegExp(`(?<![${hanFigure}\\d第.])[一二两三四五六七八九十百千]{2,7}(?![${hanFigure}\\d])`, 'g');

/** Whether a figure is a day, a year, an hour or a share, the number of a thing, or too small to be told from a count. */
function isTime(text: string, { from, to }: { from: number; to: number }): boolean {
  const figure = text.slice(from, to);
  return (
    numbered.test(text.slice(Math.max(0, from - 9), from)) ||
    /^(?:\d{1,2}|(?:19|20)\d\d|0\d{3})$/.test(figure) ||
    (/^(?:1\d|2[0-3])[0-5]\d$/.test(figure) && /^ ?[出靠离开到装发起走集变抵]/.test(text.slice(to, to + 2))) ||
    (/^\d{1,2}(?:\d\d|\.\d{1,2})$/.test(figure) &&
      /\b(?:at|in|on|by|until|till|before|after|from|(?:on|by|until|till|from|be|for) the) $/.test(
        text.slice(Math.max(0, from - 8), from),
      )) ||
    /^ ?(?:[年月日号点时万亿到至]|之间|%|[ap]\.?m\b|o'clock)/.test(text.slice(to, to + 4))
  );
}

function shapeOf(figure: string): string {
  const [whole = '', cents] = figure.split('.');
  const size = whole.includes(',') ? 'grouped' : `${Math.min(6, whole.length)}`;
  const end =
    cents === undefined ? (whole.endsWith('00') ? ' round' : /[05]$/.test(whole) ? ' even' : '') : `.${cents.length}`;
  return size + end;
}

const clauseEdge = /[,，。;；!?\n:：、()（）]/;

function featuresOf(
  text: string,
  { from, to, shape, sums, figures }: { from: number; to: number; shape: string; sums: number; figures: number },
): string[] {
  const features = [`shape=${shape}`];
  const tell = (feature: string) => features.push(feature, `${shape}&${feature}`);
  const before = text.slice(Math.max(0, from - 24), from);
  const after = text.slice(to, to + 24);
  for (const [side, words] of [
    ['b', wordsBefore(before)],
    ['a', wordsAfter(after)],
  ] as const) {
    tell(`${side}1=${words[0]}`);
    features.push(`${side}2=${words.join(' ')}`);
  }
  const clause = before.slice(before.search(/[^,，。;；!?\n]*$/));
  for (const word of clause.match(/[a-z']{2,}/g) ?? []) features.push(`in ${word}`);
  if (money.test(clause)) tell('money before');
  if (money.test(after.split(clauseEdge)[0] ?? '')) tell('money behind');
  if (/^ ?[a-z]{3,}s\b/.test(after)) tell('many behind');
  if (/^ ?[/=+@]/.test(after)) tell('sign behind');
  if (/[/=+@×x] ?$/.test(before)) tell('sign before');
  tell(sums > 0 ? 'sums' : 'no sum');
  features.push(`figures=${Math.min(5, figures)}`);
  return features;
}

const money =
  /[价款费钱贵付欠收赔退报卖买押省]|\b(?:price|quot\w+|cost\w*|paid|pays?|rate|fee|total|all in|balance|owe[sd]?|invoice\w*|deposit|charg\w+|budget|offer\w*|cash|bill\w*|settled|worth|cheaper|discount|refund|each|per)\b/;

/** The two last words before a figure, a Han character or a mark each one. */
function wordsBefore(text: string): string[] {
  const found = text.match(/[a-z']+|[\u4e00-\u9fff]|\d+|[^\s\w]/g) ?? [];
  return [named(found.at(-1)), named(found.at(-2))];
}

function wordsAfter(text: string): string[] {
  const found = text.match(/[a-z']+|[\u4e00-\u9fff]|\d+|[^\s\w]/g) ?? [];
  return [named(found[0]), named(found[1])];
}

function named(word: string | undefined): string {
  if (word === undefined) return '^';
  if (word.startsWith(veil)) return 'name';
  return /^\d/.test(word) ? '9' : word;
}
