import { sumOf } from './figures.ts';
import { after, before, currencyBefore, home, homeSigns, scales } from './currency.ts';
import { hanValue } from '../dates/lexer/numerals.ts';
import { asks, between, figuresOf, hanFigure } from '../text/numeralMask.ts';
import { allOf, hasHan } from '../text/normalize.ts';
import { findAmongMoney, findBeside, findPriced } from './priced.ts';
import { findSpoken } from './spoken.ts';
import { findWorded } from './worded.ts';
import type { Span, Amount } from '../../contract/reading.ts';

export type Sum = { readonly amount: Amount; readonly span: Span };

const words = (table: ReadonlyMap<string, unknown>) =>
  [...table.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$.]/g, '\\$&'))
    .join('|');
const figure = String.raw`(?:(?<!\d)\d{1,3}(?:\.\d{3})+,(?:\d{2}(?!\d)|-)|(?<!\d)(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,2}(?:,\d{2}){1,4},\d{3})(?!\d)(?:\.\d{1,9})?|(?<!\d)\d{1,14}(?:\.\d{1,9})?)`;
const hans = `(?<![${hanFigure}])[${hanFigure}]{1,12}`;
const scale = `(?:${words(scales)})(?![a-z])`;
const marked = new RegExp(
  `(?<![a-z])(?:${words(before)}) ?(${figure}|${hans}) ?(${scale})?(?: ?(?:-|~|to|到|至) ?(?:${words(before)})? ?(${figure}) ?(${scale})?)?`,
  'g',
);
/** RM 135一张 is in the sign's money. */
const signBefore = /(?:[$¥€£₱₹]|rm|usd|hkd|nt|aud|eur|gbp) ?$/;
/** A sum behind a letter that is a sign in its currency's country alone. */
const homeMarked = new Map(
  Array.from(homeSigns, ([currency, sign]) => [
    currency,
    new RegExp(
      `(?<![a-z])(?:${sign}) ?(${figure}) ?(${scale})?(?: ?(?:-|~|to) ?(?:${sign})? ?(${figure}) ?(${scale})?)?(?![a-z])`,
      'g',
    ),
  ]),
);
const named = new RegExp(
  `(${figure}|${hans}) ?(${scale})?(?: ?多)?(?: ?(?:-|~|to|到|至|or|或) ?(${figure}|${hans}) ?(${scale})?)?(?: ?[多来])? ?(${words(after)})(?![a-z])(?! ?[件套批阳])`,
  'y',
);
const scaled = new RegExp(
  `(${figure}|${hans})[多来余]?(?: ?(万|亿|千万|百万|个亿|w|k|m|mil|million|grand|thousand|thou|l|lakhs?|lacs?|cr|crores?)? ?(?:-|~|to|到|至) ?(${figure}|${hans}))? ?(万|亿|千万|百万|个亿|w|k|m|mil|million|grand|thousand|thou|bn|l|lakhs?|lacs?|cr|crores?)(?![a-z]|\\d{2})(?:([一二三四五六七八九]|[1-9](?![\\d.%a-z]|,\\d))(?:千([一二三四五六七八九]|[1-9](?!\\d))?(?![百\\d]))?(?! ?(?:[\\d个台套人件点号日天年分票吨]|月(?![底中初]))))?`,
  'y',
);
const bare = new RegExp(
  `(?<=(?:${asks})[${between}]{0,4})(${figure}|${hans})(?![\\d.]*多?(?:万|亿|%|个点|天|日|月|年|号|点|分|折|台|套|件|吨|kg|km|人|个|次|张|米|票|页|盒|箱|度|小时|days?|weeks?|pcs|units?|users|seats|[a-z:/\\-]))`,
  'y',
);
const about =
  /(?<![一-龥]第|[\d.])[两二三四五六七八][三四五六七八九](?:千|百|万)(?! ?[人台个套件米吨次多公平家户号元块字页小k片只支双份条]|\d)/g;
/** «8万 张总», «21.5万 张会计说»: a surname, not what is counted. */
const surnameAhead =
  /^ ?[张方单米户页家步台](?:总(?!数|量)|工(?!厂|时)|经理|会计|姐|哥|老板|厂长?|主任|老师|科长?|处长?|部长|主管|师傅|小姐|女士|先生|院长|助理|出纳|局长?|队长?|店长|采购|老|主席|董|秘书|律师|教授|医生|护士长|[\u4e00-\u9fff]{1,2}(?:说|讲|让|要|问|催|答应|负责))/;
const signs =
  /[$¥￥€£₹₩฿]|rmb|usd|hkd|cny|人民币|[港台]币|美[元金]|\brs\b|\brm ?\d|inr|eur|gbp|sgd|aud|cad|ntd|twd|jpy|chf|aed|thb|myr|php|₱|idr|vnd|nzd|zar|krw/;
const countWords =
  /^ ?(?:票|台|套|件|吨|人|个(?!亿)|次|张|米|页|平|公里|km|kg|pcs|units?|users?|seats|sku|只|辆|粒|片|棵|株|亩|头|米|瓶|箱|盒|单(?!价)|户|家|方(?!案)|升|千瓦|kw|kva|mah|像素|rpm|hz|字|步|小时|h\b|ton)/;

/** The sums of money in a plain text, with their currencies; a bare 80万 is in the currency of the house. */
export function findSums(text: string, { currency: ofHouse }: { currency: () => string }): Sum[] {
  const { followed, asked, signed, inRow, counts } = figuresOf(text);
  const currency = ofHouse();
  const worded = hasHan(text) ? none : findWorded(text, { currency });
  if (!counts) return worded;
  const sums: Sum[] = [];
  const free = (from: number, to: number) => sums.every(({ span }) => to <= span[0] || from >= span[1]);
  const keep = (from: number, { to, amount }: { to: number; amount: Amount | undefined }) => {
    if (amount && sums.length < 64 && free(from, to)) sums.push({ amount, span: [from, to] });
  };
  if (hasHan(text))
    for (const { value, max, span } of findSpoken(text)) {
      const money = home(currency);
      const amount = max === undefined ? { value, currency: money } : { min: value, max, currency: money };
      if (!signBefore.test(text.slice(Math.max(0, span[0] - 4), span[0]))) keep(span[0], { to: span[1], amount });
    }
  if (signed && signs.test(text))
    for (const m of allOf(text, marked)) {
      const sign = m[0].slice(0, m[0].indexOf(m[1] ?? '')).trim();
      keep(m.index, {
        to: m.index + m[0].length,
        amount: sumOf(m[1], { to: m[3], scale: m[2], scaleTo: m[4], currency: currencyBefore(sign, currency) }),
      });
    }
  const own = homeMarked.get(currency);
  if (own)
    for (const m of allOf(text, own))
      keep(m.index, {
        to: m.index + m[0].length,
        amount: sumOf(m[1], { to: m[3], scale: m[2], scaleTo: m[4], currency }),
      });
  for (const m of allAt(text, { pattern: named, places: followed })) {
    if (/[a-z\d]/.test(text[m.index - 1] ?? '') || isNoSum(text, m)) continue;
    keep(m.index, {
      to: m.index + m[0].length,
      amount: sumOf(m[1], {
        to: m[3],
        scale: m[2],
        scaleTo: m[4],
        currency:
          after.get(m[5] ?? '') === 'CNY' && (m[5] === '元' || m[5] === '块')
            ? home(currency)
            : (after.get(m[5] ?? '') ?? currency),
      }),
    });
  }
  if (followed.length > 0 && /万|亿|\d ?[wkml]|thou|lakh|lac|cr\b|crore/.test(text)) {
    for (const m of allAt(text, { pattern: scaled, places: followed })) {
      const to = m.index + m[0].length;
      if (
        /[a-z\d.:\-/]/.test(text[m.index - 1] ?? '') ||
        (countWords.test(text.slice(to, to + 8)) && !surnameAhead.test(text.slice(to, to + 8))) ||
        isNoSum(text, m)
      )
        continue;
      if (
        (m[4] === 'k' || m[4] === 'thousand' || m[4] === 'thou') &&
        /^ (?!euros|dollars|pounds|bucks|per|plus|is|was|less|deals)[a-z]{3,}s\b/.test(text.slice(to, to + 16))
      )
        continue;
      // «In 2w» is two weeks, but beside Han or a word for money 万.
      if (m[4] === 'w' && !hasHan(text)) continue;
      // «In 45m call them», "ring them in 45m", "2h 15m": minutes.
      if (m[4] === 'm' && soonAfter.test(text.slice(0, m.index))) continue;
      if (/^[kml]$/.test(m[4] ?? '') && !/\d/.test(m[1] ?? '')) continue;
      if ((m[4] === 'l' || m[2] === 'l') && currency !== 'INR') continue;
      const unit = scales.get(m[4] ?? '') ?? 1;
      const tail = (digitOf(m[5]) * unit) / 10 + (digitOf(m[6]) * unit) / 100;
      const one = sumOf(m[1], { to: m[3], scale: m[2] ?? m[4], scaleTo: m[4], currency });
      keep(m.index, { to, amount: one && 'value' in one ? { ...one, value: one.value + tail } : one });
    }
  }
  for (const { 0: digits, index } of allAt(text, { pattern: bare, places: asked }))
    if (digits.length > 1)
      keep(index, {
        to: index + digits.length,
        amount: sumOf(digits, { currency: currencySoFar(sums, { at: index, currency }) }),
      });
  for (const { amount, span } of findPriced(text, { currency }))
    keep(span[0], { to: span[1], amount: { ...amount, currency: currencySoFar(sums, { at: span[0], currency }) } });
  for (const one of worded) keep(one.span[0], { to: one.span[1], amount: one.amount });
  if (hasHan(text))
    for (const one of findAmongMoney(text, { currency })) keep(one.span[0], { to: one.span[1], amount: one.amount });
  for (const one of findBeside(text, { sums })) keep(one.span[0], { to: one.span[1], amount: one.amount });
  if (inRow)
    for (const m of allOf(text, about)) keep(m.index, { to: m.index + m[0].length, amount: sumOf(m[0], { currency }) });
  if (sums.length < 2) return sums;
  const ordered = spans(
    text,
    sums.toSorted((a, b) => a.span[0] - b.span[0]),
  );
  return ordered.filter(
    ({ span }, i) =>
      !isTakenBack(text, { span, next: ordered[i + 1]?.span }) &&
      !isDenied(text, { span, before: ordered[i - 1]?.span }),
  );
}

/** «Between $180k and $220k» is one sum. */
function spans(text: string, ordered: readonly Sum[]): Sum[] {
  const joined: Sum[] = [];
  for (const one of ordered) {
    const before = joined.at(-1);
    if (
      before &&
      'value' in before.amount &&
      'value' in one.amount &&
      before.amount.value < one.amount.value &&
      /\bbetween $|在 ?$/.test(text.slice(Math.max(0, before.span[0] - 8), before.span[0])) &&
      /^ ?(?:and|和|与) ?$/.test(text.slice(before.span[1], one.span[0]))
    ) {
      const { currency } = one.amount;
      const amount = { min: before.amount.value, max: one.amount.value, currency };
      joined[joined.length - 1] = { amount, span: [before.span[0], one.span[1]] };
    } else joined.push(one);
  }
  return joined;
}

/** 八万六, 7万3千2: what is behind the unit. */
function digitOf(figure: string | undefined): number {
  if (figure === undefined) return 0;
  return /\d/.test(figure) ? Number(figure) : hanValue(figure);
}

/** A bare sum behind one with a sign is of the same money: «usd 0.86, I counter 0.93». */
function currencySoFar(sums: readonly Sum[], { at, currency }: { at: number; currency: string }): string {
  return (
    sums
      .filter(({ span }) => span[1] <= at)
      .toSorted((a, b) => a.span[0] - b.span[0])
      .at(-1)?.amount.currency ?? currency
  );
}

const none: Sum[] = [];

/** «不是十八万,是十六万八»: the first no longer counts. */
function isTakenBack(text: string, { span, next }: { span: Span; next: Span | undefined }): boolean {
  return (
    next !== undefined &&
    text.slice(Math.max(0, span[0] - 2), span[0]).endsWith('不是') &&
    /^ ?[,，]? ?(?:而是|应该是|是)$/.test(text.slice(span[1], next[0]))
  );
}

/** «是80万不是18万», "80k, not 18k": the second never counted. */
function isDenied(text: string, { span, before }: { span: Span; before: Span | undefined }): boolean {
  return before !== undefined && /^ ?[,，]? ?(?:而?(?:不是|非)|not) ?[$€£¥]?$/i.test(text.slice(before[1], span[0]));
}

/** What a sticky pattern finds at some places of a text, none inside another. */
function allAt(
  text: string,
  { pattern, places }: { pattern: RegExp; places: readonly number[] },
): readonly RegExpExecArray[] {
  const all: RegExpExecArray[] = [];
  let end = 0;
  for (const at of places) {
    if (at < end) continue;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) continue;
    all.push(found);
    end = pattern.lastIndex;
  }
  return all;
}

function isNoSum(text: string, m: RegExpMatchArray): boolean {
  const from = m.index ?? 0;
  return (
    text.slice(Math.max(0, from - 1), from).endsWith('第') ||
    (/^[一二两几]$/.test(m[1] ?? '') && (m[5] === '块' || m[5] === '元')) ||
    (/^几|^[十百千]$|^十?几$/.test(m[1] ?? '') && (m[4] ?? m[2]) === undefined) ||
    /^几|^[百千]$/.test(m[1] ?? '')
  );
}

const soonAfter =
  /^ *in $|^(?:(?:please|pls|remind me to) )*(?:call|ring|phone|email|text|ping|visit|chase)\b(?!ed|ing)[^.,;]{0,40} in $|\d ?h(?:(?:ou)?rs?)? ?(?:and )?$/;
