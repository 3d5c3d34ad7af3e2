import { cardinals, enWords, ordinals } from './en.ts';
import { hanNumber, wordNumber } from './numbers.ts';
import { codeAt, codeNear, isDigit, isHan, isLatin } from '../plain.ts';
import { type Made, type Piece, pieceOf } from './piece.ts';
import { zhWords } from './zh.ts';

/** Cuts a plain text into the words of time and what lies between them, in one walk from left to right. */
export function lex(text: string, typed: string): Piece[] {
  const row: Piece[] = [];
  let at = 0;
  const end = text.length;
  while (at < end) {
    const code = codeAt(text, at);
    if (code === 32) at++;
    else if (opens[code] === 0) {
      if (row.at(-1)?.k === 'u' && row.at(-1)?.to === at && match(unanswered, text, at))
        row.push(pieceOf({ k: 'z' }, { from: at, to: at }));
      let to = at + 1;
      while (to < end && opens[codeAt(text, to)] === 0) to++;
      at = other({ row, at }, to);
    } else if (isDigit(code) && !again(text, row, at)) at = figures(text, { row, at });
    else if (isLatin(code)) at = latin(text, { row, at, typed });
    else if (isHan(code) && !again(text, row, at)) at = hanWord(text, { row, at });
    else if (isHan(code) || isDigit(code)) row.push(pieceOf({ k: 'e' }, { from: at, to: at }));
    else at = sign(text, { row, at });
  }
  return row;
}

/** «三天没回就打电话» is after three days. */
const unanswered = /内?还?(?:没|不|冇)[\u4e00-\u9fff]{0,5}(?:就|再|的话)/y;
const onceIn =
  /(?:\d{1,2}|半|[一二两俩三四五六七八九十]{1,2})个?(?:天|周|星期|礼拜|月|季度?|年)(?![后内前以之])[\u4e00-\u9fff]{0,6}?一[次趟回遍]/y;

/** «半年回访一次» is every half year, as «每半年». */
function again(text: string, row: readonly Piece[], at: number): boolean {
  if (codeAt(text, at) !== 21322 && !numerals.has(codeAt(text, at)) && !isDigit(codeAt(text, at))) return false;
  const last = row.at(-1);
  if (last && last.to === at && ('e#nMYVi'.includes(last.k) || last.k === 'w')) return false;
  return match(onceIn, text, at) !== undefined;
}

type Place = { readonly row: Piece[]; readonly at: number };

function put({ row, at }: Place, { to, made }: { to: number; made: Made }): number {
  row.push(pieceOf(made, { from: at, to }));
  return to;
}

/** A word of the tables, which has the shape of a piece already. */
function putWord({ row, at }: Place, { to, word }: { to: number; word: Piece }): number {
  row.push({ ...word, from: at, to });
  return to;
}

const nothing: Made = { k: 'x' };

function other({ row, at }: Place, to: number): number {
  const last = row.at(-1);
  if (last?.k === 'x') last.to = to;
  else row.push(pieceOf(nothing, { from: at, to }));
  return to;
}

const iso = /((?:19|20)\d\d)([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)(?:t(?=\d))?/y;
const spaced = /((?:19|20)\d\d)( )(\d\d) (\d\d)(?! ?\d)/y;
const dialled = /\d{1,4}(?:[ -]\d{3,4}){2,4}(?![\d:])/y;
const compact = /(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d-])/y;
const threePart =
  /(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?(?:\2|,) ?((?:19|20)\d\d|(?<! )\d\d(?!:))(?!\d)(?! ?(?:[ap]\.?m|uhr))(?!\.\d+(?![\d:]))/y;
const yearMonth = /((?:19|20)\d\d) ?[-/.] ?(0?[1-9]|1[0-2])(?![\d-/])/y;
const monthYear = /(0?[1-9]|1[0-2]) ?[-/] ?((?:19|20)\d\d)(?!\d)/y;
const slashed = /(\d{1,2})( ?)\/( ?)(\d{1,2})(?![\d/%]|\.\d)/y;
const dotted = /(\d{1,2})\.(\d{1,2})(?![\d.%])/y;
/** «24.02.»: the day first, and a stop behind the month too. */
const stopped = /(\d{1,2})\.(0[1-9]|1[0-2])\.(?= ?[\d),;/-]| [a-z]|$|\n)(?!\d{3})/y;
const dashed = /(\d{1,2}) ?- ?(\d{1,2})(?![\d.%:-])/y;
const clock = /(\d{1,2})[:：]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)(?: ?([ap])(?:\.m\.|\.?m\b|\.?(?![a-z])))?/y;
const clockH = /(\d{1,2})h([0-5]\d)?(?![\da-z])/y;
const clockM = /(\d{1,2})(?:[.-]([0-5]\d))?[+.]? ?([ap])(?:\. ?m\.|\.? ?m\b)/y;
const clockP = /(\d{1,2}) ?([ap])(?![a-z])\.?/y;
const military = /(0\d|1\d|2[0-3])([0-5]\d)(?=hrs?\b| ?- ?\d{4}| h\b| hours?\b|$|[ ,;)\n])/y;
const whole = /\d+/y;
const tail = /(\.\d+|,\d{3}(?:,\d{3})*(?:\.\d+)?)?/y;
const nth = /(?:st|nd|rd|th)(?![a-z])/y;
const notCounted =
  /[万亿兆kw%元块¥$€£]|rmb|usd|million|lakh|mm\b|cm\b|m\b|bn\b|percent|折|票|台|套|件|吨|个点|楼|栋|座|室|厂|幢|路|弄|倍|米|斤|英寸|寸|"|''/y;
const numberAfter =
  /号(?:楼|线|机|厂|门|店|仓|库|桌|房|井|炉|院|柜|文件|订单)|日(?:元|本|资|产(?!出)|常|用|期|程|志|报)/y;

function figures(text: string, place: Place): number {
  const { at, row } = place;
  const before = at > 0 ? text[at - 1]! : ' ';
  const last = row.at(-1);
  const glued = isLatin(codeNear(text, at - 1)) && at > 0 && !(last && last.to === at && 'Mwk'.includes(last.k));
  whole.lastIndex = at;
  const run = whole.exec(text)?.[0] ?? '';
  const end = at + run.length;
  if (glued || '$¥€£#_'.includes(before) || (before === '.' && isDigit(codeNear(text, at - 2))))
    return other(place, amountEnd(text, end));
  if (last?.k === '#' && run.length < 3) {
    row.pop();
    return put({ row, at: last.from }, { to: end, made: { k: 'o', n: Number(run) } });
  }
  const special = latinPhrase(text, at);
  if (special) return special.made.reduce((_, word) => putWord(place, { to: special.to, word }), at);

  const after = codeNear(text, end);
  if (
    run.length <= 2 &&
    !(after <= 58 && after >= 32) &&
    after !== 104 &&
    after !== 97 &&
    after !== 112 &&
    !(after >= 110 && after <= 116)
  )
    return counted(text, { place, run, end });
  const number = match(dialled, text, at);
  if (number) return other(place, at + number[0].length);
  const full = match(iso, text, at) ?? match(spaced, text, at) ?? match(compact, text, at);
  if (full) {
    const [all, y, ...rest] = full;
    const [m, d] = rest.slice(-2);
    if (before !== '-' || row.at(-1)?.k === 'k') {
      if (valid(Number(y), Number(m), Number(d)))
        return put(place, {
          to: at + all.length,
          made: { k: 'U', y: Number(y), m: Number(m), d: Number(d), word: 'ymd' },
        });
      return other(place, at + all.length);
    }
  }
  if (run.length > 4) return other(place, amountEnd(text, end));
  const written = match(threePart, text, at);
  if (
    written &&
    (written[2] === '/' || !written[0].includes(',')) &&
    (written[2] !== '.' || written[4]!.length === 4 || text[at + written[0].length] !== '.')
  ) {
    const [all, a, sep, b, y] = written;
    const year = Number(y) + (y!.length === 4 ? 0 : Number(y) < 70 ? 2000 : 1900);
    const one = Number(a);
    const two = Number(b);
    // 27-7-3 begins with the year, 21-04-16 with the day.
    if (sep === '-' && y!.length <= 2 && one > 12 && two <= 12 && Number(y) <= 31 && Number(y) < 10)
      return put(place, { to: at + all.length, made: { k: 'U', y: 2000 + one, m: two, d: Number(y), word: 'ymd' } });
    if (valid(year, one, two) || valid(year, two, one))
      return put(place, { to: at + all.length, made: { k: 'U', y: year, m: one, d: two } });
    return other(place, at + all.length);
  }
  const time = match(clock, text, at);
  if (time && Number(time[1]) < 25)
    return put(place, { to: at + time[0].length, made: clockOf(Number(time[1]), Number(time[2]), time[3]) });
  const meridiem = match(clockM, text, at);
  if (meridiem && Number(meridiem[1]) < 25) {
    const range = match(dashed, text, at);
    if (!(range && meridiem[2] && Number(meridiem[1]) < Number(meridiem[2]) && Number(meridiem[2]) <= 12))
      return put(place, {
        to: at + meridiem[0].length,
        made: clockOf(Number(meridiem[1]), Number(meridiem[2] ?? 0), meridiem[3], meridiem[2] === undefined),
      });
  }
  const abbreviated = match(clockP, text, at);
  if (
    abbreviated &&
    Number(abbreviated[1]) < 13 &&
    (last?.word === 'at' ||
      /^\d+ [ap]\./.test(abbreviated[0]) ||
      match(/\d{1,2}[ap] ?(?:-|~|to|till?|until) ?\d{1,2} ?[ap](?![a-z])/y, text, at) ||
      (last?.k === 'k' && row.at(-2)?.k === 'T'))
  )
    return put(place, {
      to: at + abbreviated[0].length,
      made: clockOf(Number(abbreviated[1]), 0, abbreviated[2], true),
    });
  const french = match(clockH, text, at);
  if (french && Number(french[1]) < 25 && (french[2] !== undefined || last?.k === 'A' || last?.word === 'past'))
    return put(place, {
      to: at + french[0].length,
      made: { ...clockOf(Number(french[1]), Number(french[2] ?? 0)), fixed: true },
    });
  const soldier = match(military, text, at);
  if (
    soldier &&
    run.length === 4 &&
    (run.startsWith('0') ||
      /^ ?(?:hrs?|h|hours?)\b/.test(text.slice(end, end + 6)) ||
      last?.k === 'A' ||
      last?.k === 'v' ||
      match(/\d{4} ?- ?\d{4}(?!\d)/y, text, at)) &&
    !/^(?:19|20)\d\d$/.test(run)
  ) {
    return put(place, {
      to: at + soldier[0].length,
      made: { ...clockOf(Number(soldier[1]), Number(soldier[2])), fixed: run.startsWith('0') },
    });
  }
  const ym = match(yearMonth, text, at);
  if (ym && !match(/\d{4} ?- ?(?:\d{1,2}) ?(?:[ap]m|:)/y, text, at))
    return put(place, { to: at + ym[0].length, made: { k: 'U', y: Number(ym[1]), m: Number(ym[2]) } });
  const my = match(monthYear, text, at);
  if (my) return put(place, { to: at + my[0].length, made: { k: 'U', y: Number(my[2]), m: Number(my[1]) } });
  const slash = match(slashed, text, at);
  if (slash) {
    const to = at + slash[0].length;
    const [a, b] = [Number(slash[1]), Number(slash[4])];
    const unit = match(notCounted, text, to);
    const score = /(?:csat|nps|score|rating|rated|分|度|评价?|第)[: ]{0,2}(?:给了?|of)?\s?$/.test(
      text.slice(Math.max(0, at - 10), at),
    );
    if (!unit && !score && before !== '/' && (valid(2024, a, b) || valid(2024, b, a)) && a !== 24)
      return put(place, { to, made: { k: 'U', m: a, d: b } });
    return other(place, to);
  }
  const stop = before === ' ' || at === 0 ? match(stopped, text, at) : undefined;
  if (
    stop &&
    valid(2024, Number(stop[2]), Number(stop[1])) &&
    (stop[2]!.startsWith('0') || text.length > at + stop[0].length)
  )
    return put(place, {
      to: at + stop[0].length,
      made: { k: 'U', m: Number(stop[2]), d: Number(stop[1]), word: 'ymd' },
    });
  const dot = match(dotted, text, at);
  if (dot && dotDate(text, { from: at, to: at + dot[0].length, last }))
    return put(place, { to: at + dot[0].length, made: { k: 'U', m: Number(dot[1]), d: Number(dot[2]), word: 'dot' } });
  return counted(text, { place, run, end });
}

/** A number that is neither a date nor a time by its form. */
function counted(text: string, { place, run, end }: { place: Place; run: string; end: number }): number {
  const { row } = place;
  tail.lastIndex = end;
  const decimals = tail.exec(text)?.[0] ?? '';
  if (decimals)
    return put(place, {
      to: end + decimals.length,
      made: { k: 'n', n: Number((run + decimals).replaceAll(',', '')), digits: 9 },
    });
  const rank = match(nth, text, end);
  if (rank) return put(place, { to: end + rank[0].length, made: { k: 'o', n: Number(run), digits: run.length } });
  if (match(/[kw%](?![a-z])|万|亿|mm(?![a-z])|m(?![a-z])/y, text, end)) return other(place, end + 1);
  if (match(/h(?![a-z\d])/y, text, end)) {
    put(place, { to: end, made: { k: 'n', n: Number(run), digits: run.length } });
    return put({ row, at: end }, { to: end + 1, made: { k: 'u', unit: 'hour' } });
  }
  if ((run === '520' || run === '618') && match(/ ?(?:前|后|之前|之后|当天|活动|大促|期间|节)/y, text, end))
    return put(place, { to: end, made: { k: 'h', word: run === '520' ? 'love520' : 'sale618' } });
  if (match(numberAfter, text, end)) return other(place, end + 1);
  return put(place, { to: end, made: { k: 'n', n: Number(run), digits: run.length } });
}

function clockOf(hour: number, minute: number, half?: string, round?: boolean): Made {
  const turned = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return {
    k: 'T',
    at: turned * 60 + minute,
    fixed: half !== undefined || hour > 12 || hour === 0,
    g: round ? 'hour' : 'minute',
    ...(half ? { word: half } : {}),
  };
}

/** Whether 5.29 is a day and no price, version or share. */
function dotDate(text: string, { from, to, last }: { from: number; to: number; last: Piece | undefined }): boolean {
  const [m, d] = text.slice(from, to).split('.').map(Number);
  if (!valid(2024, m ?? 0, d ?? 0)) return false;
  const near = text.slice(Math.max(0, from - 6), from);
  if (
    /(?:v|版本?|ver|度|分|率|价|x|×|\*|约|比|第|φ|直径|厚|尺寸|temp\w*|was|were|is) ?$/.test(near) ||
    match(notCounted, text, to) ||
    match(
      / ?-?(?:hours?|hrs?|days?|weeks?|wks?|months?|mths?|years?|yrs?|min|sec|times|inch|kg|lb|ft|stars?|points?|pts|out of|of)\b/y,
      text,
      to,
    )
  )
    return false;
  const after = text.slice(to, to + 2);
  if (/^ ?(?:前|后|日|号|之|到|起|以|开|签|交|发|回|去|见|约|拜|下|上|早|晚|中)/.test(after)) return true;
  if (!/[\u4e00-\u9fff]/.test(text))
    return last?.k === 'A' || last?.k === 'i' || last?.k === 'b'
      ? near.trimEnd().endsWith('on') || near.trimEnd().endsWith('by') || near.trimEnd().endsWith('in')
      : false;
  return (
    (from === 0 || /[\s,;。;:(到在于~至-]$/.test(near) || '她他我延期改约推定到至'.includes(near.at(-1) ?? '-')) &&
    (after === '' || /^[\s,;。!)~\n-]/.test(after) || isHan(codeNear(after, 0)))
  );
}

function amountEnd(text: string, from: number): number {
  tail.lastIndex = from;
  return from + (tail.exec(text)?.[0].length ?? 0);
}

/** «周五约李总» is an invitation, «约三点» is about three. */
const aboutHow = /约 ?[\d一二两三四五六七八九十半几数上下本这今明后早中晚周月年]/y;

const half = /半(?:个)?/y;
const numerals = new Set('〇零一二两俩仨几三四五六七八九十百千万廿卅'.split('').map((c) => codeAt(c, 0)));

function hanWord(text: string, place: Place): number {
  const { at, row } = place;
  const week = row.at(-1);
  const n = weekday(text[at]!);
  if (week?.k === 'u' && week.unit === 'week' && week.to === at && n > 0 && !isCount(text, { at, week: week.from }))
    return becomeWeekday(week, { n, to: at + 1 });
  if (
    week?.k === 'w' &&
    week.to === at &&
    row.slice(-4).some(({ k }) => k === 'e') &&
    /^[一二三四五六日天](?![个点号月次天楼])/.test(text.slice(at, at + 2))
  )
    return put(place, { to: at + 1, made: { k: 'w', n } });
  if (n > 0 && inTrip(text, at)) return put(place, { to: at + 1, made: { k: 'w', n } });
  if (n > 0 && text[at - 1] === '(' && text[at + 1] === ')' && 'UjJGnd'.includes(row.at(-2)?.k ?? 'x'))
    return put(place, { to: at + 2, made: { k: 'w', n } });
  const numeral = numerals.has(codeAt(text, at)) ? hanNumber(text, at) : undefined;
  if (numeral && !(numeral.text.length === 1 && longest(text, at).length > 1))
    return hanNumeral(text, { row, at, numeral });
  const word =
    text[at] === '年' && (week?.k === 'n' || week?.k === 'H') && at - week.to <= 1 ? '年' : longest(text, at);
  const size = word.length;
  if (size === 0) return other(place, at + 1);
  const made = zhWords.get(word) ?? [];
  if (made.length === 0 || (word === '约' && !match(aboutHow, text, at))) return other(place, at + size);
  // 12号楼 is a house, 半小时 half an hour.
  half.lastIndex = at;
  if (made[0]?.k === 'H')
    return putWord(place, { to: half.test(text) && text[at + 1] === '个' ? at + 2 : at + size, word: made[0] });
  if (made.length === 1) return putWord(place, { to: at + size, word: made[0]! });
  const cut = at + Math.max(1, size - 1);
  putWord(place, { to: cut, word: made[0]! });
  return putWord({ row, at: cut }, { to: at + size, word: made[1]! });
}

/** «下周出差:二 台南,三 高雄,四回台北»: after a week, numerals at the heads of a list are its days. */
function inTrip(text: string, at: number): boolean {
  if (!day.test(text.slice(at, at + 3)) || !/[:：,，;；、\n]\s*$/.test(text.slice(Math.max(0, at - 3), at)))
    return false;
  const line = text.slice(Math.max(0, at - 80), at + 60);
  return trip.test(line);
}

const day = /^[一二三四五六日天](?=[ :：]|[回去到飞见跑在拜开])/;
const trip =
  /(?:周|星期|礼拜|拜)[^。!?\n\d]{0,8}[:：,， ]\s*[一二三四五六日天][ :：去到飞见跑在拜开][^。!?\n]{1,20}[,，;；、]\s*[一二三四五六日天](?=[ :：回去到飞见跑在拜开])/;

/** «每周三次» counts and «下周三次日» does not; «周一回复» is a Monday and «一周一回» is once a week. */
function isCount(text: string, { at, week }: { at: number; week: number }): boolean {
  const next = text.slice(at, at + 3);
  if (/^(?:一[起直定共般些并]|一下(?!午|周))/.test(next) || /^.[次趟遍](?!日)/.test(next)) return true;
  if (/^.个/.test(next))
    return !/^.个(?:早|晚|电|会|面)/.test(text.slice(at, at + 3)) || /[每一两]$/.test(text.slice(0, week));
  return /^.回(?![复访来去电答话国厂公家京沪深广杭她他佢覆款执信函])/.test(next) && !/^.回[\u4e00-\u9fff]/.test(next);
}

function hanNumeral(
  text: string,
  { row, at, numeral }: Place & { numeral: NonNullable<ReturnType<typeof hanNumber>> },
): number {
  const next = text[numeral.to] ?? '';
  const last = row.at(-1);
  const day = festivals[numeral.text];
  if (
    day &&
    last?.k !== '#' &&
    last?.k !== 'M' &&
    !(last?.k === 'w') &&
    !'月号日点个天年家台份周倍分时楼元块折'.includes(next || '个') &&
    (numeral.text !== '十一' || '前后回假长期放国黄小过'.includes(next))
  )
    return put(
      { row, at },
      { to: zhWords.has(numeral.text + next) ? numeral.to + 1 : numeral.to, made: { k: 'h', word: day } },
    );
  if (last?.k === '#') {
    row.pop();
    return put({ row, at: last.from }, { to: numeral.to, made: { k: 'o', n: numeral.value } });
  }
  if ('万亿'.includes(next || 'x')) return other({ row, at }, numeral.to + 1);
  return put(
    { row, at },
    {
      to: numeral.to,
      made: { k: 'n', n: numeral.value, ...(numeral.approx ? { approx: true } : {}), word: numeral.text },
    },
  );
}

function becomeWeekday(week: Piece, { n, to }: { n: number; to: number }): number {
  week.k = 'w';
  week.n = n;
  week.to = to;
  return to;
}

const festivals: Readonly<Record<string, string>> = {
  五一: 'labour',
  十一: 'national',
  六一: 'children',
  三八: 'women',
  五四: 'youth',
};

function weekday(c: string): number {
  return Math.min('一二三四五六日天'.indexOf(c) + 1, 7);
}

const byTwo = new Map<number, string[]>();
const byOne = new Map<number, string>();
for (const word of zhWords.keys()) {
  if (word.length === 1) byOne.set(codeAt(word, 0), word);
  else
    byTwo.set(
      pairAt(word, 0),
      [...(byTwo.get(pairAt(word, 0)) ?? []), word].toSorted((a, b) => b.length - a.length),
    );
}

/** Which Han characters can begin a word of time or a number; 1 too for all that is no Han character. */
const opens = new Uint8Array(65536).map((_, code) =>
  !isHan(code) || byOne.has(code) || numerals.has(code) || weekday(String.fromCharCode(code)) > 0 ? 1 : 0,
);
for (const word of zhWords.keys()) opens[codeAt(word, 0)] = 1;

function pairAt(text: string, at: number): number {
  return (codeAt(text, at) << 16) ^ codeNear(text, at + 1);
}

/** The longest word of time that begins here. */
function longest(text: string, at: number): string {
  for (const word of byTwo.get(pairAt(text, at)) ?? none) if (text.startsWith(word, at)) return word;
  return byOne.get(codeAt(text, at)) ?? '';
}

const none: readonly string[] = [];

const phrases = new Map<string, string[]>();
for (const phrase of enWords.keys()) {
  const first = /^[a-z]+|^./.exec(phrase)?.[0] ?? '';
  phrases.set(
    first,
    [...(phrases.get(first) ?? []), phrase].toSorted((a, b) => b.length - a.length),
  );
}

/** Whether a word of time or a number can begin with these two letters: most Latin words begin with others. */
const begun = new Uint8Array(65536);
for (const word of [...phrases.keys(), ...cardinals.keys(), ...ordinals.keys()]) {
  const first = (codeAt(word, 0) & 255) << 8;
  if (word.length === 1) begun.fill(1, first, first + 256);
  else begun[first | (codeNear(word, 1) & 255)] = 1;
}

function mayBegin(text: string, at: number): boolean {
  return begun[((codeAt(text, at) & 255) << 8) | (codeNear(text, at + 1) & 255)] === 1;
}

function endOfWord(text: string, at: number): number {
  let to = at;
  const end = text.length;
  while (to < end && isLatin(codeAt(text, to))) to++;
  return to;
}

function wordAt(text: string, at: number): string {
  return text.slice(at, endOfWord(text, at));
}

function latinPhrase(text: string, at: number, last?: Piece): { made: readonly Piece[]; to: number } | undefined {
  const first = wordAt(text, at) || (text[at] ?? '');
  for (const phrase of phrases.get(first) ?? none) {
    if (!text.startsWith(phrase, at)) continue;
    const to = at + phrase.length;
    const next = codeNear(text, to);
    const made = enWords.get(phrase) ?? [];
    if (isLatin(next) || (text[to] === "'" && isLatin(codeNear(text, to + 1)) && text[to + 1] !== 's')) continue;
    if (
      (last?.k === 'n' && phrase.startsWith('day ')) ||
      (last &&
        'ornt'.includes(last.k) &&
        last.word !== 'the' &&
        /^(?:week|wk) of/.test(phrase) &&
        (last.k !== 't' || last.n === 1))
    )
      continue;
    if (isDigit(next) && !'Mw'.includes(made[0]?.k ?? 'x')) continue;
    if (next === 64 && made[0]?.k !== 'A') continue;
    return { made, to };
  }
  return undefined;
}

function latin(text: string, { row, at, typed }: Place & { typed: string }): number {
  const place = { row, at };
  if (!mayBegin(text, at)) return other(place, endOfWord(text, at));
  const word = wordAt(text, at);
  const end = at + word.length;
  const found = '$#'.includes(text[at - 1] ?? ' ') ? undefined : latinPhrase(text, at, row.at(-1));
  if (found) {
    const { made, to } = found;
    const capital = typed[at] !== text[at];
    const first = made[0];
    if (first && !(isDigit(codeNear(text, at - 1)) && at > 0 && !'MuymlqN'.includes(first.k))) {
      const stop = 'Mw'.includes(first.k) && text[to] === '.' && /^\. ?\d/.test(text.slice(to, to + 3)) ? to + 1 : to;
      const sure =
        capital &&
        first.weak &&
        !(first.k === 'M' && sentenceStart(text, at) && !/^[\s.]*\d/.test(text.slice(to, to + 4)));
      const day =
        first.weak &&
        first.k === 'w' &&
        !/(?:\b(?:i|we|he|she|they|you|who|and|just|the|in) )$/.test(text.slice(Math.max(0, at - 6), at)) &&
        !/^ (?:down|with|in on|light|set|rise)/.test(text.slice(to, to + 8));
      if (made.length === 1) return putWord(place, { to: stop, word: sure || day ? { ...first, weak: false } : first });
      putWord(place, { to: to - 1, word: first });
      return putWord({ row, at: to - 1 }, { to, word: made[1]! });
    }
    return other(place, to);
  }
  const number = cardinals.has(word) || ordinals.has(word) ? wordNumber(text, at) : undefined;
  if (number && !isLatin(codeNear(text, number.to)))
    return put(place, { to: number.to, made: { k: number.ordinal ? 'o' : 'n', n: number.value, word: 'word' } });
  return other(place, isDigit(codeNear(text, end)) ? end : end);
}

function sentenceStart(text: string, at: number): boolean {
  return at === 0 || /[.!?\n]\s*$/.test(text.slice(Math.max(0, at - 3), at));
}

function sign(text: string, place: Place): number {
  const { at, row } = place;
  const c = text[at]!;
  const last = row.at(-1);
  if (c === '-' || c === '~' || c === '→') {
    let to = at + 1;
    while (to < text.length && '->~ '.includes(text[to]!)) to++;
    return put(place, { to, made: { k: 'k', word: c } });
  }
  if (c === ',' || c === '、') return put(place, { to: at + 1, made: { k: 'C', word: c } });
  if (c === '(' || (c === ':' && last && 'wMdDU'.includes(last.k)))
    return put(place, { to: at + 1, made: { k: 'C', word: c } });
  if (c === '@') return put(place, { to: at + 1, made: { k: 'A' } });
  if (c === '&' || c === '+') return put(place, { to: at + 1, made: { k: '+' } });
  if (c === '>' || c === '<') return put(place, { to: at + 1, made: { k: c === '>' ? 'c' : 'b', word: c } });
  if (
    (c === '/' || c === '.') &&
    last?.k === 'n' &&
    last.to === at &&
    /^ ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(text.slice(at + 1, at + 6))
  )
    return put(place, { to: at + 1, made: { k: 'C', word: '/' } });
  if (c === '/' && last && 'wMT'.includes(last.k)) return put(place, { to: at + 1, made: { k: 'C', word: '/' } });
  if ('.;!?。\n'.includes(c)) return put(place, { to: at + 1, made: { k: '!' } });
  return other(place, at + 1);
}

function valid(y: number, m: number, d: number): boolean {
  return (
    m >= 1 &&
    m <= 12 &&
    d >= 1 &&
    d <= (m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31)
  );
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
