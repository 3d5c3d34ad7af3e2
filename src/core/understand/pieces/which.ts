/** Which lines of the last list are meant: 2 · 2,3 · 前三条 · the first two · 全部 · #45. Pure. */
import type { Measure } from '../types.ts';
import { numberOf } from './numerals.ts';

export function whichIn(text: string): readonly Measure[] {
  return [
    ...matches(text, ROWS, (words) => ({ rows: numbers(words) })),
    ...matches(text, FIRST, (words) => ({ lines: upTo(numbers(words)[0] ?? 1) })),
    ...matches(text, THESE, (words) => ({ lines: upTo(numbers(words)[0] ?? 1) })),
    ...matches(text, LINES, (words) => ({ lines: numbers(words) })),
    ...matches(text, NTH, (words) => ({ lines: numbers(words) })),
    ...matches(text, ALL, () => 'all'),
  ];
}

const N = String.raw`(?:\d{1,2}|[一二两三四五六七八九十]{1,3})`;
const COUNTER = '(?:条|个|项|笔|件|单|家|号|则|行)';
const JOIN = String.raw`\s?(?:,|、|;|和|跟|与|同|及|&|\+|\/|and|n|还有)?\s?`;
const BEYOND = String.raw`(?![\d%]|[.:]\d|\s?(?:月|日|号|天|周|年|万|亿|点|分|折|元|块|k\b|个月|个星期|小时|days?|weeks?|months?|hours?|[ap]m(?![a-z])|下(?!单|订)|会(?!议|面)|些|台|套|吨|箱|米|名|位|人(?!家)|批(?![了准复下])|车|片|支(?!付)|辆|部|起|直(?!接)|定(?!金|了|标|下)|样(?![品机本件])|共|边|旦|律|般|切|声|句|趟|遍|回(?![复电访款了])|次|轮|并|同样|同去|%|\/\d))`;
/** `#45` is a row of the database. */
const ROWS = /#\d{1,15}(?:\s?(?:,|、|和|and|&)?\s?#\d{1,15})*/g;
const FIRST = new RegExp(
  String.raw`(?:前|头|上面)(?:面|边)?\s?${N}\s?${COUNTER}|(?:the )?(?:first|top) (?:${N}|two|three|four|five)(?: ones?)?`,
  'g',
);
const THESE = new RegExp(
  String.raw`(?:这|那|上面)${N}${COUNTER}|(?:these|those|the) (?:two|three|four|five|[2-9])(?: ones?)?(?![a-z\d])|both(?: of them)?(?![a-z])`,
  'g',
);
const LINES = new RegExp(
  String.raw`(?<![\d.:月/#周-]|第|星期|礼拜)(?:(?:no|number|nr|item|line)\.? ?)?第?${N}\s?${COUNTER}?(?:${JOIN}第?${N}\s?${COUNTER}?)*${BEYOND}`,
  'g',
);
const NTH = new RegExp(
  String.raw`第\s?${N}\s?${COUNTER}?(?:${JOIN}第?\s?${N}\s?${COUNTER}?)*${BEYOND}|(?:the )?(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th)(?: one| item)?(?! two| three|\s(?:week|half|quarter|of|day|month))`,
  'g',
);
const ALL =
  /全部|全都|所有的?|通通|统统|(?:都|全)(?=推|挪|移|延|给|转|改|交|往|顺)|这些|那些|一起|all of (?:them|these|those|it)|(?<![a-z])(?:all|everything|every one|the lot|the whole lot)(?![a-z])/g;

function matches(
  text: string,
  pattern: RegExp,
  make: (words: string) => Extract<Measure, { type: 'which' }>['value'],
): Measure[] {
  return [...text.matchAll(pattern)].map(({ 0: words, index }) => {
    const trimmed = words.trimEnd();
    const from = index + trimmed.length - trimmed.trimStart().length;
    return { type: 'which', span: [from, index + trimmed.length], value: make(words) };
  });
}

function numbers(words: string): number[] {
  return [...words.matchAll(NUMBERS)].map(({ 0: each }) => ORDINALS[each] ?? numberOf(each) ?? 0).filter((n) => n > 0);
}

const NUMBERS =
  /\d+|[一二两三四五六七八九十]+|first(?= (?:one|item))|second|third|fourth|fifth|sixth|first$|two|three|four|five|both/g;
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  both: 2,
};

function upTo(n: number) {
  return Array.from({ length: Math.min(n, 50) }, (_, at) => at + 1);
}
