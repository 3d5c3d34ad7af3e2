import { match, other, type Place, put, putWord } from './cursor.ts';
import { hanNumber, type Numeral } from './numerals.ts';
import { codeAt, codeNear, codesOf, isDigit, isHan, isLatin } from '../../text/normalize.ts';
import { type Piece } from '../engine/token.ts';
import { zhWords } from '../lexicon/zh.ts';

/** A word of the tables and the pieces that it stands for: none where a time word is only a part of it. */
type Word = { readonly text: string; readonly made: readonly Piece[] };

const byTwo = new Map<number, readonly Word[]>();
const byOne = new Map<number, Word>();
for (const [text, made] of zhWords) {
  if (text.length === 1) byOne.set(codeAt(text, 0), { text, made });
  else {
    const all = [...(byTwo.get(pairAt(text, 0)) ?? []), { text, made }];
    byTwo.set(
      pairAt(text, 0),
      all.toSorted((a, b) => b.text.length - a.text.length),
    );
  }
}

/** Whether a Han character can be a numeral, and whether it can begin a word of time at all. */
export const numerals: ReadonlySet<number> = codesOf('〇零一二两俩仨几三四五六七八九十百千万廿卅');
const weekdays: ReadonlyMap<number, number> = new Map(
  '一二三四五六日天'.split('').map((c, i) => [codeAt(c, 0), Math.min(i + 1, 7)]),
);
export const opening: ReadonlySet<number> = new Set([
  ...numerals,
  ...weekdays.keys(),
  ...[...zhWords.keys()].map((word) => codeAt(word, 0)),
]);

function pairAt(text: string, at: number): number {
  return (codeAt(text, at) << 16) ^ codeNear(text, at + 1);
}

/** The longest word of time that begins here. */
function longest(text: string, at: number): Word | undefined {
  const all = byTwo.get(pairAt(text, at));
  if (all) for (const word of all) if (text.startsWith(word.text, at)) return word;
  return byOne.get(codeAt(text, at));
}

/** «周五约李总» is an invitation, «约三点» is about three. */
const aboutHow = /约 ?[\d一二两三四五六七八九十半几数上下本这今明后早中晚周月年]/y;
const year = codeAt('年', 0);

/** A weekday, a numeral or a word of the tables. */
export function han(text: string, place: Place): number {
  const { at, row } = place;
  const code = codeAt(text, at);
  const n = weekdays.get(code);
  const named = n === undefined ? undefined : weekday(text, { row, at, n });
  if (named !== undefined) return named;
  const last = row.at(-1);
  const numeral = numerals.has(code) ? hanNumber(text, at) : undefined;
  const found = numeral && numeral.text.length > 1 ? undefined : longest(text, at);
  if (numeral && !(found && found.text.length > 1)) return hanNumeral(text, { row, at, numeral });
  const counted = code === year && (last?.k === 'n' || last?.k === 'H') && at - last.to <= 1;
  const word = counted ? byOne.get(year) : found;
  if (word === undefined) return other(place, at + 1);
  const { made } = word;
  const to = at + word.text.length;
  if (made.length === 0 || (word.text === '约' && !match(aboutHow, text, at))) return other(place, to);
  if (made[0]!.k === 'H') return putWord(place, { to: text.startsWith('半个', at) ? at + 2 : to, word: made[0]! });
  if (made.length === 1) return putWord(place, { to, word: made[0]! });
  const cut = Math.max(at + 1, to - 1);
  putWord(place, { to: cut, word: made[0]! });
  return putWord({ row, at: cut }, { to, word: made[1]! });
}

/** What makes a numeral a weekday: a week before it, other weekdays before it, the list of a trip, brackets behind a day. */
function weekday(text: string, { row, at, n }: Place & { n: number }): number | undefined {
  const last = row.at(-1);
  if (last?.to === at) {
    if (last.k === 'u' && last.unit === 'week' && !isCount(text, { at, week: last.from })) {
      last.k = 'w';
      last.n = n;
      last.to = at + 1;
      return at + 1;
    }
    if (last.k === 'w' && row.slice(-4).some(({ k }) => k === 'e') && !'个点号月次天楼'.includes(text[at + 1] ?? ' '))
      return put({ row, at }, { to: at + 1, made: { k: 'w', n } });
  }
  if (inTrip(text, at)) return put({ row, at }, { to: at + 1, made: { k: 'w', n } });
  if (text[at - 1] === '(' && text[at + 1] === ')' && 'UjJGnd'.includes(row.at(-2)?.k ?? 'x'))
    return put({ row, at }, { to: at + 2, made: { k: 'w', n } });
  return undefined;
}

/** «下周出差:二 台南,三 高雄,四回台北»: after a week, numerals at the heads of a list are its days. */
function inTrip(text: string, at: number): boolean {
  const before = codeNear(text, at - 1);
  if (at === 0 || isHan(before) || isLatin(before) || isDigit(before)) return false;
  if (!day.test(text.slice(at, at + 3)) || !/[:：,，;；、\n]\s*$/.test(text.slice(Math.max(0, at - 3), at)))
    return false;
  return trip.test(text.slice(Math.max(0, at - 80), at + 60));
}

const day = /^[一二三四五六日天](?=[ :：]|[回去到飞见跑在拜开])/;
const trip =
  /(?:周|星期|礼拜|拜)[^。!?\n\d]{0,8}[:：,， ]\s*[一二三四五六日天][ :：去到飞见跑在拜开][^。!?\n]{1,20}[,，;；、]\s*[一二三四五六日天](?=[ :：回去到飞见跑在拜开])/;

/** «每周三次» counts and «下周三次日» does not; «周一回复» is a Monday and «一周一回» is once a week. */
function isCount(text: string, { at, week }: { at: number; week: number }): boolean {
  const next = text.slice(at, at + 3);
  if (/^(?:一[起直定共般些并]|一下(?!午|周))/.test(next) || /^.[次趟遍](?!日)/.test(next)) return true;
  if (/^.个/.test(next)) return !/^.个(?:早|晚|电|会|面)/.test(next) || /[每一两]$/.test(text.slice(0, week));
  return /^.回(?![复访来去电答话国厂公家京沪深广杭她他佢覆款执信函])/.test(next) && !/^.回[\u4e00-\u9fff]/.test(next);
}

const festivals: Readonly<Record<string, string>> = {
  五一: 'labour',
  十一: 'national',
  六一: 'children',
  三八: 'women',
  五四: 'youth',
};

function hanNumeral(text: string, { row, at, numeral }: Place & { numeral: Numeral }): number {
  const next = text[numeral.to] ?? '';
  const last = row.at(-1);
  const festival = festivals[numeral.text];
  if (
    festival &&
    last?.k !== '#' &&
    last?.k !== 'M' &&
    last?.k !== 'w' &&
    !'月号日点个天年家台份周倍分时楼元块折'.includes(next || '个') &&
    (numeral.text !== '十一' || '前后回假长期放国黄小过'.includes(next))
  ) {
    const to = zhWords.has(numeral.text + next) ? numeral.to + 1 : numeral.to;
    return put({ row, at }, { to, made: { k: 'h', word: festival } });
  }
  if (last?.k === '#') {
    row.pop();
    return put({ row, at: last.from }, { to: numeral.to, made: { k: 'o', n: numeral.value } });
  }
  if ('万亿'.includes(next || 'x')) return other({ row, at }, numeral.to + 1);
  const { text: word, value: n, approx, to } = numeral;
  return put({ row, at }, { to, made: { k: 'n', n, approx, word } });
}
