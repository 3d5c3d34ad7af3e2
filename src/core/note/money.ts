import type { Amount, Span } from '../types.ts';
import { hanValue } from './dates/numbers.ts';
import { marksOf } from './marks.ts';
import { allOf, codeAt } from './plain.ts';

export type Sum = { readonly amount: Amount; readonly span: Span };

/** Words for money, each with its currency; a line can be made longer by a word. */
const before: Readonly<Record<string, string>> = {
  us$: 'USD',
  usd$: 'USD',
  usd: 'USD',
  hk$: 'HKD',
  hkd$: 'HKD',
  hkd: 'HKD',
  nt$: 'TWD',
  ntd: 'TWD',
  twd: 'TWD',
  s$: 'SGD',
  sgd: 'SGD',
  a$: 'AUD',
  aud: 'AUD',
  c$: 'CAD',
  cad: 'CAD',
  cad$: 'CAD',
  rm: 'MYR',
  myr: 'MYR',
  rmb: 'CNY',
  cny: 'CNY',
  人民币: 'CNY',
  新台币: 'TWD',
  台币: 'TWD',
  港币: 'HKD',
  美金: 'USD',
  美元: 'USD',
  '¥': 'CNY',
  '￥': 'CNY',
  '€': 'EUR',
  eur: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  '₹': 'INR',
  inr: 'INR',
  'rs.': 'INR',
  rs: 'INR',
  jpy: 'JPY',
  '₩': 'KRW',
  chf: 'CHF',
  aed: 'AED',
  thb: 'THB',
  '฿': 'THB',
  php: 'PHP',
  '₱': 'PHP',
  idr: 'IDR',
  vnd: 'VND',
  nzd: 'NZD',
  zar: 'ZAR',
  krw: 'KRW',
  $: 'USD',
};
const after: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  yuan: 'CNY',
  元人民币: 'CNY',
  元: 'CNY',
  块: 'CNY',
  块钱: 'CNY',
  圆: 'CNY',
  圆整: 'CNY',
  蚊: 'HKD',
  美元: 'USD',
  美金: 'USD',
  刀: 'USD',
  usd: 'USD',
  dollars: 'USD',
  dollar: 'USD',
  bucks: 'USD',
  'us dollars': 'USD',
  $: 'USD',
  港元: 'HKD',
  港币: 'HKD',
  hkd: 'HKD',
  台币: 'TWD',
  新台币: 'TWD',
  ntd: 'TWD',
  twd: 'TWD',
  欧元: 'EUR',
  欧: 'EUR',
  euros: 'EUR',
  euro: 'EUR',
  eur: 'EUR',
  '€': 'EUR',
  英镑: 'GBP',
  镑: 'GBP',
  pounds: 'GBP',
  pound: 'GBP',
  quid: 'GBP',
  gbp: 'GBP',
  日元: 'JPY',
  日币: 'JPY',
  yen: 'JPY',
  jpy: 'JPY',
  rupees: 'INR',
  rupee: 'INR',
  rs: 'INR',
  inr: 'INR',
  sgd: 'SGD',
  aud: 'AUD',
  cad: 'CAD',
  新币: 'SGD',
  坡币: 'SGD',
  澳元: 'AUD',
  加元: 'CAD',
  韩元: 'KRW',
  瑞士法郎: 'CHF',
  卢布: 'RUB',
  'turkish lira': 'TRY',
  aed: 'AED',
  dirhams: 'AED',
  ringgit: 'MYR',
  baht: 'THB',
  泰铢: 'THB',
};
const scales: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  兆: 1e12,
  个亿: 1e8,
  w: 1e4,
  k: 1e3,
  grand: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  mio: 1e6,
  'mio.': 1e6,
  mil: 1e6,
  mill: 1e6,
  million: 1e6,
  millions: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  l: 1e5,
  lac: 1e5,
  lacs: 1e5,
  lakh: 1e5,
  lakhs: 1e5,
  cr: 1e7,
  crore: 1e7,
  crores: 1e7,
};

const words = (table: Readonly<Record<string, unknown>>) =>
  Object.keys(table)
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$.]/g, '\\$&'))
    .join('|');
const figure = String.raw`(?:(?<!\d)(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,2}(?:,\d{2}){1,4},\d{3})(?!\d)(?:\.\d{1,9})?|(?<!\d)\d{1,14}(?:\.\d{1,9})?)`;
const han = '〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟几';
const hans = `(?<![${han}])[${han}]{1,12}`;
const scale = `(?:${words(scales)})(?![a-z])`;
const marked = new RegExp(
  `(?<![a-z])(?:${words(before)}) ?(${figure}|${hans}) ?(${scale})?(?: ?(?:-|~|to|到|至) ?(?:${words(before)})? ?(${figure}) ?(${scale})?)?`,
  'g',
);
const named = new RegExp(
  `(${figure}|${hans}) ?(${scale})?(?: ?多)?(?: ?(?:-|~|to|到|至|or|或) ?(${figure}|${hans}) ?(${scale})?)?(?: ?多)? ?(${words(after)})(?![a-z])(?! ?[件套批])`,
  'y',
);
const scaled = new RegExp(
  `(${figure}|${hans})[多来余]?(?: ?(万|亿|千万|百万|个亿|w|k|m|mil|million|l|lakhs?|lacs?|cr|crores?)? ?(?:-|~|to|到|至) ?(${figure}|${hans}))? ?(万|亿|千万|百万|个亿|w|k|m|mil|million|bn|l|lakhs?|lacs?|cr|crores?)(?![a-z]|\\d{2})(?:([一二三四五六七八九]|[1-9](?![\\d.%a-z]|,\\d))(?! ?[\\d个台套人件点号月日天年分票吨]))?`,
  'y',
);
const asks =
  '预算|报价|价格|金额|总价|货款|欠款|尾款|定金|订金|首付|押金|费用|打样费|运费|货值|单价|成交|成交价|合同额|赔|赔了|付|付了|收|收了|优惠|降到|降了|便宜|budget|quote|quoted|price|worth|deal|acv|arr|mrr|tcv|amount|value|paid|pay|owe|owes|deposit|per head|@|应收|应付|余|余额|欠|还欠|还差|合计|总计|回款|到账|收款|已付|实付|实收';
const between = ' :是约为了大概在每人台套';
const bare = new RegExp(
  `(?<=(?:${asks})[${between}]{0,4})(${figure}|${hans})(?![\\d.]*多?(?:%|个点|天|日|月|年|号|点|分|折|台|套|件|吨|kg|km|人|个|次|张|米|票|页|度|小时|days?|weeks?|pcs|units?|users|seats|[a-z:/\\-]))`,
  'y',
);
const about =
  /(?<![一-龥]第|[\d.])[两二三四五六七八][三四五六七八九](?:千|百|万)(?! ?[人台个套件米吨次多公平家户号元块字页小k]|\d)/g;
const signs =
  /[$¥€£₹₩฿]|rmb|usd|hkd|cny|人民币|[港台]币|美[元金]|\brs\b|\brm ?\d|inr|eur|gbp|sgd|aud|cad|ntd|twd|jpy|chf|aed|thb|myr|php|₱|idr|vnd|nzd|zar|krw/;
const countWords =
  /^ ?(?:票|台|套|件|吨|人|个(?!亿)|次|张|米|页|平|公里|km|kg|pcs|units?|users?|seats|sku|只|辆|粒|片|米|瓶|箱|盒|单(?!价)|户|家|方|升|千瓦|kw|kva|mah|像素|rpm|hz|字|步|小时|h\b|ton)/;

/** The sums of money in a plain text, with their currencies; a bare 80万 is in the currency of the house. */
export function findSums(text: string, { currency: ofHouse }: { currency: () => string }): Sum[] {
  const { followed, asked, signed, inRow, counts } = figuresOf(text);
  if (!counts || (followed.length === 0 && asked.length === 0 && !signed && !inRow)) return none;
  const currency = ofHouse();
  const sums: Sum[] = [];
  const free = (from: number, to: number) => sums.every(({ span }) => to <= span[0] || from >= span[1]);
  const keep = (from: number, { to, amount }: { to: number; amount: Amount | undefined }) => {
    if (amount && sums.length < 64 && free(from, to)) sums.push({ amount, span: [from, to] });
  };
  if (signed && signs.test(text))
    for (const m of allOf(text, marked)) {
      const sign = m[0].slice(0, m[0].indexOf(m[1] ?? '')).trim();
      keep(m.index, {
        to: m.index + m[0].length,
        amount: sumOf(m[1], { to: m[3], scale: m[2], scaleTo: m[4], currency: currencyBefore(sign, currency) }),
      });
    }
  for (const m of allAt(text, { pattern: named, places: followed })) {
    if (/[a-z\d]/.test(text[m.index - 1] ?? '') || isNoSum(text, m)) continue;
    keep(m.index, {
      to: m.index + m[0].length,
      amount: sumOf(m[1], {
        to: m[3],
        scale: m[2],
        scaleTo: m[4],
        currency:
          after[m[5] ?? ''] === 'CNY' && (m[5] === '元' || m[5] === '块')
            ? home(currency)
            : (after[m[5] ?? ''] ?? currency),
      }),
    });
  }
  if (followed.length > 0 && /万|亿|\d ?[wkml]|lakh|lac|cr\b|crore/.test(text)) {
    for (const m of allAt(text, { pattern: scaled, places: followed })) {
      const to = m.index + m[0].length;
      if (/[a-z\d.:\-/]/.test(text[m.index - 1] ?? '') || countWords.test(text.slice(to, to + 8)) || isNoSum(text, m))
        continue;
      if (
        m[4] === 'k' &&
        /^ (?!euros|dollars|pounds|bucks|per|plus|is|was|less|deals)[a-z]{3,}s\b/.test(text.slice(to, to + 16))
      )
        continue;
      if (/^[kml]$/.test(m[4] ?? '') && !/\d/.test(m[1] ?? '')) continue;
      if ((m[4] === 'l' || m[2] === 'l') && currency !== 'INR') continue;
      const tail = m[5] ? (/\d/.test(m[5]) ? Number(m[5]) : hanValue(m[5])) * ((scales[m[4] ?? ''] ?? 1) / 10) : 0;
      const one = sumOf(m[1], { to: m[3], scale: m[2] ?? m[4], scaleTo: m[4], currency });
      keep(m.index, { to, amount: one && 'value' in one ? { ...one, value: one.value + tail } : one });
    }
  }
  for (const { 0: digits, index } of allAt(text, { pattern: bare, places: asked }))
    if (digits.length > 1) keep(index, { to: index + digits.length, amount: sumOf(digits, { currency }) });
  if (inRow)
    for (const m of allOf(text, about)) keep(m.index, { to: m.index + m[0].length, amount: sumOf(m[0], { currency }) });
  return sums.length < 2 ? sums : sums.toSorted((a, b) => a.span[0] - b.span[0]);
}

const none: Sum[] = [];

type Figures = {
  /** Where figures begin that may go on as a sum does. */
  readonly followed: readonly number[];
  /** Where figures begin behind a word that asks for one. */
  readonly asked: readonly number[];
  /** Whether one may stand behind the sign of a currency. */
  readonly signed: boolean;
  /** Whether three characters for numbers stand in a row. */
  readonly inRow: boolean;
  /** Whether any of them says more than «some» or «ten thousand». */
  readonly counts: boolean;
};

/** What a letter may be. */
const digit = 1;
const numeral = 2;
const point = 4;
const counting = 8;
const big = 16;
const goesOn = 32;
const filler = 64;
/** The last letter of a sign or of a word that asks, the one before it, and one that is a whole sign or word. */
const sign = { ends: 128, inside: 256, whole: 512 };
const ask = { ends: 1024, inside: 2048, whole: 4096 };
const lettersOf = (list: readonly string[], place: number) => list.map((word) => word.at(place) ?? '');
const endings = (list: readonly string[], { ends, inside, whole }: typeof sign) =>
  [
    [ends, lettersOf(list, -1)],
    [inside, lettersOf(list, -2)],
    [whole, list.filter((word) => word.length === 1)],
  ] as const;
const marks = marksOf([
  [digit | counting, '0123456789'],
  [numeral, han],
  [point, '.,'],
  [counting, '一二两三四五六七八九十百壹贰叁肆'],
  [big, '万亿'],
  [goesOn, [...lettersOf([...Object.keys(after), ...Object.keys(scales)], 0), ...'多来余-~t到至o或'.split('')]],
  ...endings(Object.keys(before), sign),
  ...endings(asks.split('|'), ask),
  [filler, between],
]);
const markAt = (text: string, at: number): number => (at >= 0 && at < text.length ? marks[codeAt(text, at)]! : 0);

/** One walk over a text for the places where a sum may be: most figures are of dates, and no pattern needs to be tried at them. */
function figuresOf(text: string): Figures {
  const followed: number[] = [];
  const asked: number[] = [];
  let signed = false;
  let inRow = false;
  let counts = false;
  const end = text.length;
  for (let from = 0; from < end; from++) {
    if ((marks[codeAt(text, from)]! & (digit | numeral)) === 0) continue;
    let to = from;
    let row = 0;
    let seen = 0;
    for (let mark = marks[codeAt(text, to)]!; (mark & (digit | numeral | point)) !== 0; mark = markAt(text, ++to)) {
      seen |= mark;
      row = (mark & numeral) !== 0 ? row + 1 : 0;
      inRow ||= row > 2;
    }
    counts ||= (seen & counting) !== 0;
    const goes = (seen & big) !== 0 || mayGoOn(text, to);
    for (let at = from, last = 0; at < to; at++) {
      const kind = marks[codeAt(text, at)]! & (digit | numeral);
      if (kind !== last && kind !== 0) {
        if (goes) followed.push(at);
        if (isAsked(text, at)) asked.push(at);
        signed ||= mayEnd(text, { at: text[at - 1] === ' ' ? at - 2 : at - 1, word: sign });
      }
      last = kind;
    }
    from = to;
  }
  return { followed, asked, signed, inRow, counts };
}

function mayGoOn(text: string, at: number): boolean {
  let next = at;
  while (text[next] === ' ') next++;
  return (markAt(text, next) & goesOn) !== 0;
}

function isAsked(text: string, at: number): boolean {
  for (let before = at - 1; before >= at - 5; before--) {
    if (mayEnd(text, { at: before, word: ask })) return true;
    if ((markAt(text, before) & filler) === 0) return false;
  }
  return false;
}

function mayEnd(text: string, { at, word }: { at: number; word: typeof sign }): boolean {
  const mark = markAt(text, at);
  return (mark & word.ends) !== 0 && ((mark & word.whole) !== 0 || (markAt(text, at - 1) & word.inside) !== 0);
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

function currencyBefore(sign: string, currency: string): string {
  if (sign === '$') return ['TWD', 'HKD', 'SGD', 'AUD', 'CAD'].includes(currency) ? currency : 'USD';
  if (sign === '¥' || sign === '￥') return currency === 'JPY' ? 'JPY' : 'CNY';
  return before[sign] ?? currency;
}

function home(currency: string): string {
  return ['TWD', 'HKD', 'JPY'].includes(currency) ? currency : 'CNY';
}

function sumOf(
  one: string | undefined,
  {
    to,
    scale,
    scaleTo,
    currency,
  }: { to?: string | undefined; scale?: string | undefined; scaleTo?: string | undefined; currency: string },
): Amount | undefined {
  if (one === undefined) return undefined;
  const pair = /^([一二三四五六七八])([二三四五六七八九])(十|百|千|万|十万|百万|千万)?$/.exec(
    one.replaceAll('两', '二'),
  );
  if (
    pair &&
    to === undefined &&
    (hanValue(pair[2]!) - hanValue(pair[1]!) === 1 || (pair[1] === '三' && pair[2] === '五'))
  ) {
    const unit = (pair[3] ? hanValue(`一${pair[3]}`) : 1) * (scales[scale ?? ''] ?? 1);
    return { min: hanValue(pair[1]!) * unit, max: hanValue(pair[2]!) * unit, currency };
  }
  const some = /^(.*十)几$/.exec(one);
  if (some && to === undefined) {
    const least = hanValue(some[1] ?? '') * (scales[scale ?? ''] ?? 1);
    return { min: least, max: least + 10 * (scales[scale ?? ''] ?? 1), currency };
  }
  const low = figureOf(one, currency === 'EUR');
  if (Number.isNaN(low)) return undefined;
  if (to === undefined) return { value: round(low * (scales[scale ?? ''] ?? 1)), currency };
  const high = figureOf(to) * (scales[scaleTo ?? scale ?? ''] ?? 1);
  const min = low * (scales[scale ?? scaleTo ?? ''] ?? 1);
  return high > min ? { min: round(min), max: round(high), currency } : { value: round(min), currency };
}

/** 1,234.5 and 1.234,50 and 三万八 and €18.400. */
function figureOf(text: string, european = false): number {
  if (!/^\d/.test(text)) {
    const short = /^(.*[万千百亿])([一二三四五六七八九])$/.exec(text);
    const whole = hanValue(text);
    if (!short) return whole;
    const unit = hanValue(`一${(short[1] ?? '').at(-1)}`);
    return hanValue(short[1] ?? '') + (hanValue(short[2] ?? '') * unit) / 10;
  }
  return Number(
    /^\d{1,3}(?:\.\d{3})+$/.test(text) && european ? text.replaceAll('.', '') : text.replaceAll(/[,，]/g, ''),
  );
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
