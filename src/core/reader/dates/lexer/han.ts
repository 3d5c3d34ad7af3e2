import type { Made } from '../grammar/rule.ts';
import { lexiconWords, zoneWords } from '../lexicon/tags.ts';
import { decoys, zh } from '../lexicon/zh.ts';
import { day } from '../values/fields.ts';
import { codeAt, codeNear, isDigit, isHan, isLatin } from '../../text/normalize.ts';
import { type Cursor, isNumbered, match, noDates } from './cursor.ts';
import { hanNumber } from './numerals.ts';

type Word = { readonly text: string; readonly made: readonly Made[] };

/** The words of the lexicon by their first two characters, those of one character by that. */
const byFirst = new Map<number, Word[]>();

const firsts = new Set<number>();

for (const [text, made] of [...lexiconWords(zh), ...zoneWords.filter(([word]) => !/^[a-z]/.test(word))])
  add(text, made);
for (const text of decoys.split(' ')) add(text, { kind: 'nothing', said: null });

function add(text: string, made: Made): void {
  const key = text.length > 1 ? pairAt(text, 0) : codeAt(text, 0);
  firsts.add(codeAt(text, 0));
  const known = byFirst.get(key)?.find((word) => word.text === text);
  if (known) (known.made as Made[]).push(made);
  else byFirst.set(key, [...(byFirst.get(key) ?? []), { text, made: [made] }]);
}

function pairAt(text: string, at: number): number {
  return codeAt(text, at) * 65536 + codeNear(text, at + 1);
}

const numerals = new Set('〇零一二两俩仨几三四五六七八九十百千万廿卅'.split('').map((c) => codeAt(c, 0)));

/** Whether a word of time can begin with this character. */
export function opens(code: number): boolean {
  return firsts.has(code) || numerals.has(code);
}

/** 520 and 618 are days where something is sold or given. */
export function saleDay(text: string, { words, at }: Cursor): void {
  for (const { text: word, made } of byFirst.get(pairAt(text, at)) ?? [])
    if (text.startsWith(word, at) && sales.test(text.slice(at + word.length, at + word.length + 3)))
      for (const one of made) words.put(one, { from: at, to: at + word.length });
}

const sales = /^ ?(?:前|后|之前|之后|当天|活动|大促|期间|节)/;

/** All words of time that begin here: of the lexicon, weekdays, numerals. */
export function han(text: string, { words, at }: Cursor): void {
  const code = codeAt(text, at);
  for (const known of [byFirst.get(pairAt(text, at)), byFirst.get(code)]) {
    if (!known) continue;
    for (const { text: word, made } of known) {
      if (word.length > 2 && !text.startsWith(word, at)) continue;
      const to = at + word.length;
      for (const one of made) if (fits(one, { word, text, at, to })) words.put(one, { from: at, to });
    }
  }
  const week = weekHeads.has(code) ? match(weeks, text, at) : undefined;
  if (week && !isCount(text, { at: at + week[0].length - 1, week: at })) {
    const to = at + week[0].length;
    words.put({ kind: 'day', said: day({ weekday: weekdayOf(week[0].slice(-1)) }) }, { from: at, to });
    if (everyBefore.test(text.slice(Math.max(0, at - 4), at))) moreWeekdays(text, { words, at: to });
  }
  if (!numerals.has(code) && code !== sky) return;
  if (inTrip(text, at) || inBrackets(text, at))
    words.put({ kind: 'day', said: day({ weekday: weekdayOf(text[at] ?? '') }) }, { from: at, to: at + 1 });
  const numeral = hanNumber(text, at);
  // 二号车间 is a place.
  if (!numeral || isHanNumeralBefore(text, at) || match(noDates, text, numeral.to)) return;
  const { value, to, approx, text: typed } = numeral;
  if (isNumbered(text, { from: at, to })) return words.put({ kind: 'nothing', said: null }, { from: at, to: to + 1 });
  if (/[万亿]/.test(text[to] ?? '')) return words.put({ kind: 'nothing', said: null }, { from: at, to: to + 1 });
  words.put(
    { kind: 'number', said: { value, digits: 0, text: typed, ...(approx ? { approximate: true } : {}) } },
    { from: at, to },
  );
  const counts = match(counted, text, to);
  if (counts) words.put({ kind: 'nothing', said: null }, { from: at, to: to + counts[0].length });
}

/** 每周一三五, 每周一、三、五. */
function moreWeekdays(text: string, { words, at }: Cursor): void {
  for (let on = at; match(more, text, on); on = more.lastIndex) {
    const to = more.lastIndex;
    words.put({ kind: 'day', said: day({ weekday: weekdayOf(text[to - 1] ?? '') }) }, { from: to - 1, to });
  }
}

const sky = codeAt('天', 0);
const weekHeads = new Set('周星礼拜'.split('').map((c) => codeAt(c, 0)));
const weeks = /(?:周|星期|礼拜|拜)(?:[一二三四五六日天]|[1-6](?![\d:.]))/y;
const more = /[,、/]?[一二三四五六日](?![个点号月次天楼日])/y;
const everyBefore = /每个?$|逢$/;
/** Behind a numeral: so many times, so many pieces. */
export const counted = /个?[次趟遍](?!日)|[台套件吨箱票折倍楼栋座室元块毛度级层名位家本张份批条款辆封瓶页人]/y;

function isHanNumeralBefore(text: string, at: number): boolean {
  return at > 0 && numerals.has(codeAt(text, at - 1)) && !/[周期拜]$/.test(text.slice(Math.max(0, at - 2), at - 1));
}

function weekdayOf(c: string): number {
  return isDigit(codeNear(c, 0)) ? Number(c) : Math.min('一二三四五六日天'.indexOf(c) + 1, 7);
}

/** Words that mean a time only beside some others. */
function fits(made: Made, { word, text, at, to }: { word: string; text: string; at: number; to: number }): boolean {
  if (made.kind === 'shift' && word.length === 1 && text[to] === ' ') return false;
  // 剩下的月底付 is no next month.
  if (made.kind === 'shift' && word === '下' && '剩留余'.includes(text[at - 1] || ' ')) return false;
  if (word === '约')
    return /^约 ?[\d一二两三四五六七八九十半几数上下本这今明后早中晚周月年]/.test(text.slice(at, at + 3));
  if (made.kind === 'holiday' && /^[五十六三八][一四八]$/.test(word)) {
    const next = text[to] ?? '';
    if (
      '月号日点个天年台份周倍分时楼元块折'.includes(next || ' ') ||
      /[第月周期拜一二三四五六七八九十]$/.test(text.slice(0, at))
    )
      return false;
    return word !== '十一' || '前后回假长期放国黄小过'.includes(next || ' ');
  }
  return true;
}

/** «下周出差:二 台南,三 高雄,四回台北»: after a week, numerals at the heads of a list are its days. */
function inTrip(text: string, at: number): boolean {
  const before = codeNear(text, at - 1);
  if (at === 0 || isHan(before) || isLatin(before) || isDigit(before)) return false;
  if (!day3.test(text.slice(at, at + 3)) || !/[:：,，;；、\n]\s*$/.test(text.slice(Math.max(0, at - 3), at)))
    return false;
  return trip.test(text.slice(Math.max(0, at - 80), at + 60));
}

const day3 = /^[一二三四五六日天](?=[ :：]|[回去到飞见跑在拜开])/;
const trip =
  /(?:周|星期|礼拜|拜)[^。!?\n\d]{0,8}[:：,， ]\s*[一二三四五六日天][ :：去到飞见跑在拜开][^。!?\n]{1,20}[,，;；、]\s*[一二三四五六日天](?=[ :：回去到飞见跑在拜开])/;

/** «11/26(四)»: a weekday in brackets behind a day. */
function inBrackets(text: string, at: number): boolean {
  return (
    text[at - 1] === '(' &&
    text[at + 1] === ')' &&
    /[\d日号一二三四五六七八九十天]\s?\($/.test(text.slice(Math.max(0, at - 3), at))
  );
}

/** «每周三次» counts and «下周三次日» does not; «周一回复» is a Monday and «一周一回» is once a week. */
function isCount(text: string, { at, week }: { at: number; week: number }): boolean {
  const next = text.slice(at, at + 3);
  if (/^(?:一[起直定共般些并]|一下(?!午|周))/.test(next) || /^.[次趟遍](?!日)/.test(next)) return true;
  if (/^.个/.test(next)) return !/^.个(?:早|晚|电|会|面)/.test(next) || /[每一两]$/.test(text.slice(0, week));
  return /^.回(?![复访来去电答话国厂公家京沪深广杭她他佢覆款执信函])/.test(next) && !/^.回[\u4e00-\u9fff]/.test(next);
}
