/** Lengths of time, clocks and weekdays, where they are settings and no dates. Pure. */
import type { Measure } from '../types.ts';
import { NUMBER, numberOf } from './numerals.ts';

/** No length of time that anybody means is longer: a century, in days. */
const LONGEST = 36_525;

/** A length in days: 三天, two weeks, 半个月, a week, half a year, every other week. */
export function lengthsIn(text: string): readonly Measure[] {
  return [...text.matchAll(LENGTH)].flatMap(({ 0: words, index, groups }): Measure[] => {
    const { half, each: everyHalf, part, count: said, more, unit, single } = groups ?? {};
    const count = (half ?? part ?? everyHalf) ? 0.5 : OTHER.test(words) ? 2 : (numberOf(said ?? 'one') ?? 1);
    const each = UNITS.find(([pattern]) => pattern.test(unit ?? single ?? ''))?.[1] ?? 1;
    const days = Math.round(count * each + (more ? each / 2 : 0));
    return days > 0 && days <= LONGEST ? [{ type: 'length', span: [index, index + words.length], value: days }] : [];
  });
}

const UNIT =
  '个?工作日|天|日(?!期|报|程)|周(?![一二三四五六日天末])|个?星期(?![一二三四五六日天])|个?礼拜(?![一二三四五六日天])|个?月(?!\\d|[底末初份结])|个?季度|年(?![前后度底会假])|(?:work(?:ing)?[ -]?|business )?days?|d(?![a-z])|weeks?|wks?|w(?![a-z])|fortnights?|months?|mths?|quarters?|years?|yrs?';
const LENGTH = new RegExp(
  `(?:(?<half>半)(?:个)?|(?<count>${NUMBER})(?<more>个半)?[ +-]{0,2}(?:个|多)?)(?<unit>${UNIT})|(?:(?<![a-z])(?:a|one|another|a couple of) |(?<=(?<![a-z])(?:every|each|per|any) )(?:other |couple of |(?<each>half (?:a )?))?|(?<part>(?<![a-z])half an? ))(?<single>weeks?|months?|fortnight|quarter|years?)(?![a-z])`,
  'g',
);
const OTHER = /other |couple of /;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/work|business|工作/, 1],
  [/周|星期|礼拜|^w/, 7],
  [/fortnight/, 14],
  [/季|quarter/, 90],
  [/月|month|mth/, 30],
  [/年|^y/, 365],
  [/天|日|d/, 1],
];

/** An hour as a setting has it, `08:40`. */
export function clocksIn(text: string): readonly Measure[] {
  return [...text.matchAll(CLOCK)].flatMap(({ 0: words, index, groups = {} }): Measure[] => {
    const { part = '', half, quarter, past, to } = groups;
    const hour = numberOf(groups['h'] ?? groups['ph'] ?? groups['zh'] ?? groups['eh'] ?? groups['bare'] ?? '');
    if (hour === undefined || hour > 24) return [];
    const of = groups['m'] ?? groups['zm'];
    const minute = half
      ? 30
      : quarter
        ? quarter === '三刻'
          ? 45
          : 15
        : past
          ? minutesOf(past)
          : of
            ? (numberOf(of) ?? 0)
            : 0;
    const isLate =
      /下午|晚|傍晚|夜/.test(part) || (groups['ap'] ?? groups['ap2'] ?? groups['ap3'] ?? '').startsWith('p');
    const whole = isLate && hour < 12 ? hour + 12 : hour === 24 ? 0 : hour;
    const [h, m] = to && minute ? [(whole + 23) % 24, 60 - minute] : [whole, minute];
    const value = `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
    return minute < 60 ? [{ type: 'clock', span: [index, index + words.trimEnd().length], value }] : [];
  });
}

function minutesOf(words: string) {
  return words.startsWith('half') ? 30 : words.includes('quarter') ? 15 : (numberOf(words) ?? 0);
}

const ENGLISH_HOUR = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const HALF_OF_DAY = '(?:am|pm)(?![a-z])';
const CLOCK = new RegExp(
  [
    String.raw`(?<part>早上|上午|早|清早|下午|晚上|晚|傍晚|夜里|每晚|每早|明早|中午)?\s?(?<zh>(?<![\d.])\d{1,2}(?=[点点])|[一二两三四五六七八九十]{1,3}(?=点))点(?:(?<half>半)|(?<quarter>一刻|三刻)|(?<zm>\d{1,2}|[零一二三四五六七八九十]{1,3})分?|整|钟)?`,
    String.raw`(?<![\d.:])(?<h>\d{1,2})[:.h](?<m>\d{2})(?!\d|%)\s?(?<ap>am|pm|a\.m|p\.m)?`,
    String.raw`(?<![\d.:])(?<ph>\d{1,2})(?:\s?(?<ap2>${HALF_OF_DAY})|\s?o\s?'?\s?clock)`,
    String.raw`(?<![a-z])(?<past>half|(?:a )?quarter|five|ten|twenty) (?:past|(?<to>to)) (?<eh>${ENGLISH_HOUR}|\d{1,2})(?![a-z\d])(?:\s?(?<ap3>${HALF_OF_DAY}))?`,
    String.raw`(?<=(?<![a-z])at )(?<bare>1[0-2]|[1-9])(?![\d:.%a-z]|\s(?!every|each|on|daily|please|sharp|mon|tue|wed|thu|fri|sat|sun)\S)`,
  ].join('|'),
  'g',
);

/** Days of the week by number, Monday is 1: 周五, weekends, 一三五, Mon-Wed. */
export function weekdaysIn(text: string): readonly Measure[] {
  return [...text.matchAll(DAYS)].map(({ 0: words, index }): Measure => ({
    type: 'weekdays',
    span: [index, index + words.length],
    value: weekdaysOf(words),
  }));
}

const LATIN_DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?(?![a-z])';
const DAYS = new RegExp(
  String.raw`周末|双休日?|工作日|上班日|working days|workdays?|weekdays?|week-days|weekends?|(?:周|星期|礼拜)[一二三四五六日天](?:[ 、,和跟到至-]{0,2}(?:周|星期|礼拜)?[一二三四五六日天](?![月号个点]))*|(?<![a-z])${LATIN_DAY}(?:(?:\s?(?:,|and|&|n|to|thru|through|-|\/)\s?|\s)${LATIN_DAY})*`,
  'g',
);

function weekdaysOf(words: string): number[] {
  if (/周末|双休|weekend/.test(words)) return [6, 7];
  if (/工作日|上班日|work|week-?day/.test(words)) return [1, 2, 3, 4, 5];
  const each = [...words.matchAll(/[一二三四五六日天]|mon|tue|wed|thu|fri|sat|sun/g)].map(
    ({ 0: day }) => DAY_NUMBERS[day] ?? 0,
  );
  const [first = 0, last = 0] = each;
  if (each.length === 2 && /到|至|-|to|thru|through/.test(words) && first < last)
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return [...new Set(each)].filter((day) => day > 0).toSorted((a, b) => a - b);
}

const DAY_NUMBERS: Readonly<Record<string, number>> = {
  ...Object.fromEntries('一二三四五六日'.split('').map((day, at) => [day, at + 1])),
  天: 7,
  ...Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day, at) => [day, at + 1])),
};
