import { valid } from '../civil.ts';
import { day, month } from '../values/fields.ts';
import type { Time } from '../values/time.ts';
import { codeNear, isHan } from '../../text/normalize.ts';
import { type Figures, type FigureForm, match } from './cursor.ts';

/** Dates by their form: 2026-03-10, 20260310, 3/4/26, 12/4, 24.02., 5.29, 3/2026. */
export function written(text: string, figures: Figures): FigureForm | undefined {
  const count = figures.end - figures.at;
  if (count === 4 || count === 8) return wholeDate(text, figures) ?? yearMonth(text, figures);
  if (count > 2) return undefined;
  return threeParts(text, figures) ?? twoParts(text, figures);
}

const iso = /((?:19|20)\d\d)([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)(?:t(?=\d))?/y;
const spaced = /((?:19|20)\d\d)( )(\d\d) (\d\d)(?! ?\d)/y;
const compact = /(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d-])/y;

/** The year first. */
function wholeDate(text: string, { at, before }: Figures): FigureForm | undefined {
  if (before === '-' && !/(?:\d|\)) ?-$/.test(text.slice(Math.max(0, at - 3), at))) return undefined;
  const full = match(iso, text, at) ?? match(spaced, text, at) ?? match(compact, text, at);
  if (!full) return undefined;
  const [y = 0, m = 0, d = 0] = [full[1], ...full.slice(-2)].map(Number);
  const to = at + full[0].length;
  return valid(y, m, d) ? { to, made: { kind: 'day', said: day({ year: y, month: m, day: d }) } } : { to };
}

const threePart =
  /(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?(?:\2|,) ?((?:19|20)\d\d|(?<! )\d\d(?!:))(?!\d)(?! ?(?:[ap]\.?m|uhr))(?!\.\d+(?![\d:]))/y;

/** The year last: 21-04-2016, 3/4/26; 27-7-3 begins with the year, 21-04-16 with the day. */
function threeParts(text: string, { at }: Figures): FigureForm | undefined {
  const found = match(threePart, text, at) ?? match(shortYear, text, at);
  if (!found) return undefined;
  const [all, a = '', sep = '', b = '', y = ''] = found;
  const to = at + all.length;
  if ((sep !== '/' && all.includes(',')) || (sep === '.' && y.length !== 4 && text[to] === '.')) return undefined;
  const [one, two] = [Number(a), Number(b)];
  if (y.length === 1)
    return one > 12 && two <= 12
      ? { to, made: { kind: 'day', said: day({ year: 2000 + one, month: two, day: Number(y) }) } }
      : undefined;
  const year = Number(y) + (y.length === 4 ? 0 : Number(y) < 70 ? 2000 : 1900);
  return valid(year, one, two) || valid(year, two, one)
    ? { to, made: { kind: 'day', said: ordered({ year, a: one, b: two }) } }
    : { to };
}

const shortYear = /(\d{2})(-)(\d{1,2})-(\d)(?![\d-])/y;

/** 3/4: the month first or the day first, as the country has it, unless only one way is a date. */
function ordered({ year, a, b }: { year?: number; a: number; b: number }): Time {
  const dated = (m: number, d: number) => day({ ...(year === undefined ? {} : { year }), month: m, day: d });
  if (a > 12) return dated(b, a);
  if (b > 12) return dated(a, b);
  const [first, second] = [dated(a, b), dated(b, a)];
  return { ...first, swapped: second.fields, at: (ref) => (ref.monthFirst ? first : second).at(ref) };
}

const yearFirst = /((?:19|20)\d\d) ?[-/.] ?(0?[1-9]|1[0-2])(?![\d-/])/y;
const toClock = /\d{4} ?- ?(?:\d{1,2}) ?(?:[ap]m|:)/y;
const yearLast = /(0?[1-9]|1[0-2]) ?[-/] ?((?:19|20)\d\d)(?!\d)/y;

function yearMonth(text: string, { at }: Figures): FigureForm | undefined {
  const found = match(yearFirst, text, at);
  return found && !match(toClock, text, at)
    ? {
        to: at + found[0].length,
        made: { kind: 'month', said: month({ month: Number(found[2]), year: Number(found[1]) }) },
      }
    : undefined;
}

const slashed = /(\d{1,2}) ?\/ ?(\d{1,2})(?![\d/%]|\.\d)/y;
const dashed = /(0\d|1[0-2])-([0-2]\d|3[01])(?![\d:-])/y;
const dotted = /(\d{1,2})\.(\d{1,2})(?![\d.%])/y;
/** «24.02.»: the day first, and a stop behind the month too. */
const stopped = /(\d{1,2})\.(0[1-9]|1[0-2])\.(?= ?[\d),;/-]| [a-z]|$|\n)(?!\d{3})/y;
/** «on the 3.12.»: a day by what stands before it, however short the month. */
const stoppedAhead = /(\d{1,2})\.(0?[1-9]|1[0-2])\.(?=[\s),;/-]|$)/y;
const dotAhead = /\b(?:on|until|till|before|after|since|(?:on|by|until|till|from|be|for) the) $/;
const scored = /(?:csat|nps|score|rating|rated|打|分|度|评价?|第)[: ]{0,2}(?:给了?|of|了)?\s?$/;

/** A month and a year or a day. */
function twoParts(text: string, { at, before }: Figures): FigureForm | undefined {
  const whole = match(yearLast, text, at);
  if (whole)
    return {
      to: at + whole[0].length,
      made: { kind: 'month', said: month({ month: Number(whole[1]), year: Number(whole[2]) }) },
    };
  const slash = match(slashed, text, at);
  if (slash) {
    const to = at + slash[0].length;
    const [a, b] = [Number(slash[1]), Number(slash[2])];
    const counts = match(countless, text, to) ?? scored.test(text.slice(Math.max(0, at - 10), at));
    return !counts && before !== '/' && (valid(2024, a, b) || valid(2024, b, a)) && !(a === 24 && b === 7)
      ? { to, made: { kind: 'day', said: ordered({ a, b }) } }
      : { to };
  }
  const plain = match(dayDashMonth, text, at);
  if (plain && before !== '-' && dayAhead.test(text.slice(Math.max(0, at - 12), at))) {
    const [a, b] = [Number(plain[1]), Number(plain[2])];
    const isDay = valid(2024, b, a) && (a > 12 || plain[2]?.startsWith('0'));
    if (isDay) return { to: at + plain[0].length, made: { kind: 'day', said: ordered({ a, b }) } };
  }
  const dash = match(dashed, text, at);
  if (
    dash &&
    before !== '-' &&
    !match(clockRange, text, at) &&
    datedDash.test(text.slice(at + dash[0].length, at + dash[0].length + 12))
  ) {
    const [m, d] = [Number(dash[1]), Number(dash[2])];
    if (valid(2024, m, d)) return { to: at + dash[0].length, made: { kind: 'day', said: day({ month: m, day: d }) } };
  }
  const isAhead = dotAhead.test(text.slice(Math.max(0, at - 12), at));
  const stop = before === ' ' || at === 0 ? match(isAhead ? stoppedAhead : stopped, text, at) : undefined;
  if (stop) {
    const to = at + stop[0].length;
    const [d, m] = [Number(stop[1]), Number(stop[2])];
    if (valid(2024, m, d) && (isAhead || stop[2]?.startsWith('0') || text.length > to))
      return { to, made: { kind: 'day', said: day({ month: m, day: d }) } };
  }
  const dot = match(dotted, text, at);
  return dot && isDotted(text, { from: at, to: at + dot[0].length })
    ? {
        to: at + dot[0].length,
        made: { kind: 'day', said: ordered({ a: Number(dot[1]), b: Number(dot[2]) }), cost: 0.2 },
      }
    : undefined;
}

const dayDashMonth = /(\d{1,2})-(0?[1-9]|1[0-2])(?![\d:.-]|\s?[ap]m|\s?(?:days|weeks|hrs?|hours)|[点时])/y;
/** What stands before 20-2 that is a day. */
const dayAhead =
  /\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?|till|until|by|before|after|on) $/;
const clockRange = /\d{1,2}-\d{1,2} ?(?:[ap]\.?m|点|时|:)/y;
/** Behind 11-25, what makes it a day: a weekday, an hour, a part of the day. */
const datedDash =
  /^ ?(?:[(（]|周|星期|礼拜|上午|下午|晚|早|中午|凌晨|\d{1,2}[:：点]|(?:mon|tue|wed|thu|fri|sat|sun)|前|之前|后|起|at \d|\d{1,2} ?[ap]m)/;

/** What behind 5.29 or 3/4 tells that it is no day. */
const countless =
  /\s?(?:[万亿兆%元块¥$€£]|[kw](?![a-z])|rmb|usd|million|lakh|mm\b|cm\b|m\b|bn\b|percent|折|票|台|套|件|吨|个点|楼|栋|座|室|厂|幢|路|弄|倍|米|斤|英寸|寸|分(?!钟)|螺|包邮|"|'')|[gv]\b(?!\.)/y;
const measured =
  / ?-?(?:hours?|hrs?|days?|weeks?|wks?|months?|mths?|years?|yrs?|min|sec|times|inch|kg|lb|ft|stars?|points?|pts|out of|of)\b/y;
const versioned = /(?:v|版本?|ver|度|分|率|价|x|×|\*|约|比|第|φ|直径|厚|尺寸|temp\w*|was|were|is) ?$/;

/** Whether 5.29 is a day and no price, version or share. */
function isDotted(text: string, { from, to }: { from: number; to: number }): boolean {
  const [m, d] = text.slice(from, to).split('.').map(Number);
  if (!valid(2024, m ?? 0, d ?? 0)) return false;
  const near = text.slice(Math.max(0, from - 6), from);
  if (versioned.test(near) || match(countless, text, to) || match(measured, text, to)) return false;
  const after = text.slice(to, to + 2);
  if (/^ ?(?:前|后|日|号|之|到|起|以|开|签|交|发|回|去|见|约|拜|下|上|早|晚|中|节)/.test(after)) return true;
  if (!/[\u4e00-\u9fff]/.test(text)) return /(?:on|by|in)\s*$/.test(near);
  return (
    (from === 0 || /[\s,;。;:(到在于~至-]$/.test(near) || '她他我延期改约推定到至'.includes(near.at(-1) ?? '-')) &&
    (after === '' || /^[\s,;。!)~\n-]/.test(after) || isHan(codeNear(after, 0)))
  );
}
