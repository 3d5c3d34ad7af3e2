import { valid } from '../civil.ts';
import { counted, countless, isDotted, numberEnd } from '../rules/counted.ts';
import { type Figures, type FormMatch, match, other, type Place, put, putWord } from './cursor.ts';
import { clockTime, militaryTime } from './clockDigits.ts';
import { phraseAt } from './latin.ts';
import { codeAt, codeNear, isDigit, isLatin } from '../../text/normalize.ts';

/**
 * Figures: whole dates, clock times and days of a year by their form, or else a number.
 * The count of the figures and the character behind them decide which forms are asked at all.
 */
export function figures(text: string, place: Place): number {
  const { at, row } = place;
  const before = at > 0 ? text[at - 1]! : ' ';
  const last = row.at(-1);
  const glued = at > 0 && isLatin(codeNear(text, at - 1)) && !(last && last.to === at && 'Mwk'.includes(last.k));
  const end = endOfFigures(text, at);
  if (glued || '$¥€£#_'.includes(before) || (before === '.' && isDigit(codeNear(text, at - 2))))
    return other(place, numberEnd(text, end));
  if (last?.k === '#' && end - at < 3) {
    row.pop();
    return put({ row, at: last.from }, { to: end, made: { k: 'o', n: Number(text.slice(at, end)) } });
  }
  const special = phraseAt(text, { at, end: at + 1 });
  if (special) {
    const to = at + special.text.length;
    for (const word of special.made) putWord(place, { to, word });
    return to;
  }
  const form = formAt(text, { at, end, before, last, row });
  if (form === undefined) return counted(text, { place, end });
  return form.made ? put(place, { to: form.to, made: form.made }) : other(place, form.to);
}

function formAt(text: string, figures: Figures): FormMatch | undefined {
  const { at, end } = figures;
  const after = codeNear(text, end);
  const count = end - at;
  if (count <= 4 && (after === space || after === hyphen) && isDigit(codeNear(text, end + 1))) {
    const number = match(dialled, text, at);
    if (number) return { to: at + number[0].length };
  }
  if (count === 4 || count === 8) {
    const date = wholeDate(text, figures);
    if (date) return date;
  }
  if (count > 4) return { to: numberEnd(text, end) };
  if (count > 2) return count === 4 ? (militaryTime(text, figures) ?? yearMonth(text, figures)) : undefined;
  const mark = after === space ? codeNear(text, end + 1) : after;
  const pointed = mark === hyphen || mark === stroke || mark === point;
  return (
    (pointed ? threeParts(text, figures) : undefined) ??
    clockTime(text, { ...figures, after, mark }) ??
    (pointed ? twoParts(text, { ...figures, after, mark }) : undefined)
  );
}

const space = codeAt(' ', 0);
const hyphen = codeAt('-', 0);
const stroke = codeAt('/', 0);
const point = codeAt('.', 0);

const dialled = /\d{1,4}(?:[ -]\d{3,4}){2,4}(?![\d:])/y;
const iso = /((?:19|20)\d\d)([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)(?:t(?=\d))?/y;
const spaced = /((?:19|20)\d\d)( )(\d\d) (\d\d)(?! ?\d)/y;
const compact = /(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d-])/y;

/** The year first: 2026-03-10, 2026 03 10, 20260310. */
function wholeDate(text: string, { at, before, last }: Figures): FormMatch | undefined {
  if (before === '-' && last?.k !== 'k') return undefined;
  const full = match(iso, text, at) ?? match(spaced, text, at) ?? match(compact, text, at);
  if (!full) return undefined;
  const [y = 0, m = 0, d = 0] = [full[1], ...full.slice(-2)].map(Number);
  return { to: at + full[0].length, made: valid(y, m, d) ? { k: 'U', y, m, d, word: 'ymd' } : undefined };
}

const threePart =
  /(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?(?:\2|,) ?((?:19|20)\d\d|(?<! )\d\d(?!:))(?!\d)(?! ?(?:[ap]\.?m|uhr))(?!\.\d+(?![\d:]))/y;

/** The year last: 21-04-2016, 3/4/26. */
function threeParts(text: string, { at }: Figures): FormMatch | undefined {
  const written = match(threePart, text, at);
  if (!written) return undefined;
  const [all, a, sep, b, y] = written;
  const to = at + all.length;
  if (sep !== '/' && all.includes(',')) return undefined;
  if (sep === '.' && y!.length !== 4 && text[to] === '.') return undefined;
  const year = Number(y) + (y!.length === 4 ? 0 : Number(y) < 70 ? 2000 : 1900);
  const one = Number(a);
  const two = Number(b);
  // 27-7-3 begins with the year, 21-04-16 with the day.
  if (sep === '-' && y!.length <= 2 && one > 12 && two <= 12 && Number(y) < 10)
    return { to, made: { k: 'U', y: 2000 + one, m: two, d: Number(y), word: 'ymd' } };
  return { to, made: valid(year, one, two) || valid(year, two, one) ? { k: 'U', y: year, m: one, d: two } : undefined };
}

const yearFirst = /((?:19|20)\d\d) ?[-/.] ?(0?[1-9]|1[0-2])(?![\d-/])/y;
const toClock = /\d{4} ?- ?(?:\d{1,2}) ?(?:[ap]m|:)/y;
const yearLast = /(0?[1-9]|1[0-2]) ?[-/] ?((?:19|20)\d\d)(?!\d)/y;

function yearMonth(text: string, { at }: Figures): FormMatch | undefined {
  const found = match(yearFirst, text, at);
  return found && !match(toClock, text, at)
    ? { to: at + found[0].length, made: { k: 'U', y: Number(found[1]), m: Number(found[2]) } }
    : undefined;
}

const slashed = /(\d{1,2})( ?)\/( ?)(\d{1,2})(?![\d/%]|\.\d)/y;
const dotted = /(\d{1,2})\.(\d{1,2})(?![\d.%])/y;
/** «24.02.»: the day first, and a stop behind the month too. */
const stopped = /(\d{1,2})\.(0[1-9]|1[0-2])\.(?= ?[\d),;/-]| [a-z]|$|\n)(?!\d{3})/y;
const scored = /(?:csat|nps|score|rating|rated|分|度|评价?|第)[: ]{0,2}(?:给了?|of)?\s?$/;

/** A month and a year or a day: 3/2026, 12/4, 24.02., 5.29. */
function twoParts(
  text: string,
  { at, before, last, after, mark }: Figures & { after: number; mark: number },
): FormMatch | undefined {
  const month = mark === point ? undefined : match(yearLast, text, at);
  if (month) return { to: at + month[0].length, made: { k: 'U', y: Number(month[2]), m: Number(month[1]) } };
  const slash = mark === stroke ? match(slashed, text, at) : undefined;
  if (slash) {
    const to = at + slash[0].length;
    const [m, d] = [Number(slash[1]), Number(slash[4])];
    const counts = match(countless, text, to) ?? scored.test(text.slice(Math.max(0, at - 10), at));
    return !counts && before !== '/' && (valid(2024, m, d) || valid(2024, d, m)) && m !== 24
      ? { to, made: { k: 'U', m, d } }
      : { to };
  }
  if (after !== point) return undefined;
  const stop = before === ' ' || at === 0 ? match(stopped, text, at) : undefined;
  if (stop) {
    const to = at + stop[0].length;
    const [d, m] = [Number(stop[1]), Number(stop[2])];
    if (valid(2024, m, d) && (stop[2]!.startsWith('0') || text.length > to))
      return { to, made: { k: 'U', m, d, word: 'ymd' } };
  }
  const dot = match(dotted, text, at);
  return dot && isDotted(text, { from: at, to: at + dot[0].length, last })
    ? { to: at + dot[0].length, made: { k: 'U', m: Number(dot[1]), d: Number(dot[2]), word: 'dot' } }
    : undefined;
}

function endOfFigures(text: string, at: number): number {
  let to = at;
  const end = text.length;
  while (to < end && isDigit(codeAt(text, to))) to++;
  return to;
}
