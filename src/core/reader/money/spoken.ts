import { hanValue } from '../dates/lexer/numerals.ts';
import { allOf } from '../text/normalize.ts';
import type { Span } from '../../contract/reading.ts';

/** A sum as it is said and not written: 四块八, 五点零三元, 十五块五一个, 收了三千二, 七块六毛五, 三百二的东西, 68一米, 八毛. */
export type SpokenSum = { readonly value: number; readonly max?: number; readonly span: Span };

/** What is counted, and so is no sum. */
const counted =
  '[票台套吨人个次张米箱盒只辆粒片瓶户家升字步里斤平亩头件颗棵袋只份条公多年月天号点元块]|公里|千瓦|pcs|kg|km';
const digits = '[一二两三四五六七八九十廿百千万零]';
const unit = '[个套米平件台单吨箱盒根条张只瓶桶卷双公斤片支副袋趟亩块包罐棵头副页遍]';
const yuan = new RegExp(
  `(?<![${digits.slice(1, -1)}\\d.第])(${digits}{1,9}|\\d{1,7})块([一二三四五六七八九\\d])(?:毛([一二三四五六七八九])?|(?![\\d十百千万块毛个套米件台单吨箱盒根条张只瓶片支副])五?)`,
  'g',
);
const jiao =
  /(?<![一二三四五六七八九十\d.块第])([一二两三四五六七八九\d])毛([一二三四五六七八九](?![十百千万个条张]))?(?!病|利|重|坯|巾)/g;
/** 三百十五元六角, 十二块五角. */
const jiaoBehind = new RegExp(
  `(?<![${digits.slice(1, -1)}\\d.第])(${digits}{1,9}|\\d{1,7})[元块]([一二三四五六七八九\\d])角(?:([一二三四五六七八九\\d])分)?`,
  'g',
);
/** 二万七千八百, said to the end. */
const full = new RegExp(
  `(?<![${digits.slice(1, -1)}\\d.第])([一二两三四五六七八九十]{1,3}万零?[一二两三四五六七八九]?[千百十][零一二两三四五六七八九百十]{0,5})(?![${digits.slice(1, -1)}]| ?(?:${counted}))`,
  'g',
);
/** 一万二三: from twelve to thirteen thousand. */
const spread = new RegExp(
  `(?<![${digits.slice(1, -1)}\\d.第])([一二两三四五六七八九十]{1,3}([万千百]))([一二三四五六七八])([二三四五六七八九])(?![${digits.slice(1, -1)}]| ?(?:${counted}))`,
  'g',
);
const big = new RegExp(
  `(?<=(?:欠的?|收了?|罚款|罚金|价格?|那|包干|给了?|花了?|付了?|定金|订金|押金|报的?了?|合计|一共|大概|大约|欠款|降到|要|才|卖|便宜了?|退了?|补了?|赔了?|尾款|货款|运费|现金|做到|加|降了?|让|涨了?|随礼?|按|打))(?<![${digits.slice(1, -1)}])(${digits}{2,10})(?=[ ,，。;!)]|$|块|元|[一来多](?:个|套|米|件|台|块)|就|给|结|的东西|不|[定订押]金|拿|说|多|麦|他|她|俺|我)`,
  'g',
);
const each = new RegExp(
  `(?<![${digits.slice(1, -1)}\\d.:/-])(${digits}{2,9}|\\d{1,6}(?:\\.\\d{1,2})?) ?(?:来块)?(?=一${unit}(?!月|人|礼拜))`,
  'g',
);
const pointed =
  /(?<![零〇一二两三四五六七八九十百千万\d])([零一二两三四五六七八九十百]{1,5})点([零〇一二三四五六七八九]{1,3})(?:([万亿])(?:元|块|(?=预算|定金|订金|尾款|货款|报价|[,，。;； ]|$))|元|块)/g;
const behindPiece = new RegExp(
  `(?<=一[吨台套件箱桶卷只头亩棵车斤袋瓶桌间晚条趟张双副页遍粒](?:要|是|卖|给|按|降|涨|便宜|贵|打|得|加|才)?)(${digits}{2,9})(?!${unit}|[天年月号点])`,
  'g',
);
/** 比咱低6千, 订金交了5千. */
const thousands =
  /(?<=(?:低|高|差|便宜|贵|[交付收给欠]了?|[定订押]金[^,，。]{0,3}))(\d{1,2}(?:\.\d)?)千(?![克瓦米卡伏帕人个件台吨套字步\d])/g;
const goods = new RegExp(`(?<![${digits.slice(1, -1)}])(${digits}{3,9})(?=的(?:东西|货|价))`, 'g');

export function findSpoken(text: string): SpokenSum[] {
  const found: SpokenSum[] = [];
  const keep = (m: RegExpExecArray, value: number, max?: number) => {
    const span: Span = [m.index, m.index + m[0].length];
    if (Number.isFinite(value) && value > 0 && found.every(({ span: [a, b] }) => span[1] <= a || span[0] >= b))
      found.push({ value: Math.round(value * 100) / 100, ...(max !== undefined && { max }), span });
  };
  if (text.includes('点'))
    for (const m of allOf(text, pointed)) {
      const cents = Array.from(m[2] ?? '', (digit) => (digit === '〇' ? 0 : valueOf(digit))).join('');
      keep(m, (valueOf(m[1]) + Number(`0.${cents}`)) * (m[3] === '亿' ? 1e8 : m[3] === '万' ? 1e4 : 1));
    }
  if (text.includes('角'))
    for (const m of allOf(text, jiaoBehind))
      keep(m, valueOf(m[1]) + valueOf(m[2]) / 10 + (m[3] ? valueOf(m[3]) / 100 : 0));
  if (text.includes('块'))
    for (const m of allOf(text, yuan)) keep(m, valueOf(m[1]) + valueOf(m[2]) / 10 + (m[3] ? valueOf(m[3]) / 100 : 0));
  if (text.includes('毛'))
    for (const m of allOf(text, jiao)) keep(m, valueOf(m[1]) / 10 + (m[2] ? valueOf(m[2]) / 100 : 0));
  for (const m of allOf(text, thousands)) keep(m, Number(m[1]) * 1000);
  for (const m of allOf(text, spread)) {
    const [from, to] = [valueOf(m[3]), valueOf(m[4])];
    const step = valueOf(`一${m[2]}`) / 10;
    if (to - from === 1) keep(m, valueOf(m[1]) + from * step, valueOf(m[1]) + to * step);
  }
  for (const m of allOf(text, full)) keep(m, valueOf(m[1]));
  for (const pattern of [behindPiece, each, goods, big])
    for (const m of allOf(text, pattern)) if (isSum(m[1])) keep(m, valueOf(m[1]));
  return found;
}

/** A number that is said in full or cut short by its last unit: 三百二, 一万二千六; not 三四 or 十. */
function isSum(figure: string | undefined): boolean {
  return (
    figure !== undefined &&
    !/^[一二两三四五六七八][二三四五六七八九][百千万]/.test(figure) &&
    (/^\d/.test(figure) ||
      (/[百千万]/.test(figure) && /^[一二两三四五六七八九十]/.test(figure)) ||
      /^[二三四五六七八九]十[一二三四五六七八九]?$/.test(figure))
  );
}

/** What a number comes to that is said in full or cut short by its last unit; nothing for one that counts. */
export function spokenValue(figure: string): number | undefined {
  return isSum(figure) ? valueOf(figure) : undefined;
}

function valueOf(figure: string | undefined): number {
  if (figure === undefined) return Number.NaN;
  if (/^\d/.test(figure)) return Number(figure);
  const short = /^(.*([万千百]))([一二三四五六七八九])$/.exec(figure);
  if (!short) return hanValue(figure);
  return hanValue(short[1] ?? '') + (hanValue(short[3] ?? '') * hanValue(`一${short[2]}`)) / 10;
}
