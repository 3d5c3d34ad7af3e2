import { hanFigure } from '../text/numeralMask.ts';
import { allOf, hasHan } from '../text/normalize.ts';
import { sumOf } from './figures.ts';
import type { Amount, Span } from '../../contract/reading.ts';

/** Figures without a sign that are money by what stands beside them: a piece that costs them, an equation, the way they are written. */

type Priced = { readonly amount: Amount; readonly span: Span };

const written = String.raw`(?:\d{1,3}(?:,\d{2})*,\d{3}(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,3})?)`;
const open = String.raw`(?<![\d.,:/#a-z$€£¥_-])`;
const hans = `[${hanFigure}]{2,9}`;
const piece =
  '(?:吨|台|套|个|件|米|公斤|斤|箱|张|平米?|方|人|盒|桶|条|支|瓶|卷|包|片|只|辆|柜|票|公里|位|间|晚|kg|pcs?|m|m2|sqm|ton|unit|user|seat|box|boxes|bottle|head|person|carton|pallet|container|case|set|piece|piec?e|cbm|litre|liter|l|tonne|teu|feu|night|room|licen[cs]e|mo|month|yr|year|hour|hr|day|ft|foot|sheet|load|drum|t|trip|yard|vial|strip|case)';
/** Behind a price, nothing that is counted. */
const ends = String.raw`(?! ?(?:[-~/]? ?\d|%|[年月日号点时天周岁个台套件吨人张米箱]|万|亿|k\b|am\b|pm\b|days?\b|weeks?\b))`;

const kinds: readonly RegExp[] = [
  // 4200/吨, 2,150/mo, 85 per unit, 20 each
  new RegExp(`${open}(${written})(?: ?(?:块|元))? ?(?:/|每|(?:per|a|an) )${piece}(?![a-z])`, 'g'),
  new RegExp(`${open}(${written}) (?:each|ea|apiece|pp|per head|a head)(?![a-z])`, 'g'),
  // 4200一吨
  new RegExp(`${open}(\\d{3,7}(?:\\.\\d{1,2})?) ?一(?:吨|公斤|斤|平|方|桶|卷|晚|位)`, 'g'),
  // 每吨4200, 每台要四千二
  new RegExp(`每${piece} ?(?:要|是|按|大概|约)? ?(\\d{2,7}(?:\\.\\d{1,2})?)${ends}`, 'g'),
  // 打印机一台6280, 整套9860含安装, 一台打印机 6280
  new RegExp(
    `(?<![一二三四五六七八九十\\d每第])(?:一[台套件批单辆柜票]|[整全]套)的?(?:[\\u4e00-\\u9fff]{0,5} |[\\u4e00-\\u9fff]{0,2}) ?((?!20[23]\\d(?!\\d))\\d{3,7}(?:\\.\\d{1,2})?)${ends}`,
    'g',
  ),
  // 一箱215, 一份450-500
  new RegExp(
    `(?<![${hanFigure}第每])一[箱份盒吨桶桌条瓶袋本罐张位件斤间个只支双](?:要|卖|是)?(\\d{2,6}(?:\\.\\d{1,2})?(?:[-~]\\d{2,6})?)${ends}`,
    'g',
  ),
  // 单价能接受到2.6-2.8
  new RegExp(
    `(?:单价|价格|报价|成交价?|成本|每[个只件米台公斤])[\\u4e00-\\u9fff]{0,5} ?(\\d{1,4}\\.\\d{1,2}[-~]\\d{1,4}\\.\\d{1,2})${ends}`,
    'g',
  ),
  // 36,750 and nothing that is counted
  new RegExp(
    `${open}(\\d{1,3}(?:,\\d{2})*,\\d{3})(?!\\.\\d)${ends}(?! ?(?:[a-z]{3,}(?<!ss|us|pl[ue]s)s\\b|(?:sq|ft|km|kg|pcs|mm|cm|ml|kw|rpm|head|people|units?|users?|m|l|t|x|by)\\b|多?[个台套件吨人张米箱户家公平份条只支页字册桶瓶袋辆名头棵斤度次]))`,
    'g',
  ),
  // 3,45,600/-
  new RegExp(`${open}(${written}) ?/-`, 'g'),
  // 8.6×412=3543.2, 240 @ 38.75 = 9,300
  new RegExp(`[×x*@] ?[\\d.,]+ ?(?:[a-z\\u4e00-\\u9fff]{1,3})? ?= ?(${written})${ends}`, 'g'),
  // 4.318,62 and 2,306.14
  /(?<![\d.,])(\d{1,3}(?:\.\d{3})+,\d{2})(?!\d|[.,]\d)/g,
  /(?<![\d.,])(\d{1,3}(?:,\d{3})+\.\d{2})(?!\d|[.,]\d)/g,
  // came to 4,800; the rate is 189; balance 1,200 due
  new RegExp(
    `\\b(?:rate|price|quoted?|costs?|paid|fees?|total|balance|deposit|charged?|offer(?:ed)?|invoiced|comes|came|rent)(?: (?:is|was|to|at|of|about|around|them|us|only|still|now|just))* (${written})(?= ?(?:$|[,;!?)\\n]|\\.(?!\\d)|(?:this|last|per|each|a|an|plus|incl|ex|excl|net|vs|when|but|and|due|all|total|for (?:the|a|all))\\b))`,
    'g',
  ),
  // 二百五十五就给, 一千八百来块
  new RegExp(`(?<![${hanFigure}第])(${hans})(?=就(?:给|卖|干|能做|拿)|来块|出头)`, 'g'),
];

/** Beside a sum that is told, others of its kind: «$9 vs our 14», «他要16800,我说15800», «只认一半630». */
const besideSum = new RegExp(
  `(?:\\b(?:vs\\.?|versus|our|wants?|say|said|now|against|counter(?:ed)?|at|paid)(?: our| their| about| now)? |(?:他|她|客户|对方|我|我们|咱)?(?:要|说|出|给|报|认|还)(?:到|了|价)?|一半|最[多低高]|现在|改成|变成|降到|先付)(${written})${ends}(?= ?(?:$|[,，。;；!?)\\n]|\\.(?!\\d)|this|last|per|[\\u4e00-\\u9fff]))|(?<=, )(${written})(?= (?:this|last) year)`,
  'g',
);

const hints =
  /\/|一|每|价|成本|[整全]套|=|\d[.,]\d{3}[.,]|per |each|\ba \b|\ban \b|就|来块|rate|price|quote|cost|paid|fee|total|balance|deposit|charge|offer|invoiced|comes|came|rent/;

export function findPriced(text: string, { currency }: { currency: string }): Priced[] {
  if (!hints.test(text)) return [];
  return kinds.flatMap((kind) => allOf(text, kind).flatMap((m) => told(m, { text, currency })));
}

/** Bare figures of a clause that speaks of money: «机器14300,昨天签的», «配件一共7400», 24915.4. */
export function findAmongMoney(text: string, { currency }: { currency: string }): Priced[] {
  return allOf(text, bareFigure).flatMap((m) => {
    const figure = m[1] ?? '';
    const [from, to] = [m.index, m.index + m[0].length];
    const before = /[^,，。;；!?\n]{0,9}$/.exec(text.slice(Math.max(0, from - 9), from))?.[0] ?? '';
    const behind = /^[^,，。;；!?\n]{0,6}/.exec(text.slice(to, to + 6))?.[0] ?? '';
    if (numbered.test(before) || counted.test(behind) || isSplit(figure, before)) return [];
    const isMoney =
      /^\d{4,}\.\d{1,2}$/.test(figure) || speaksOfMoney(figure, { before, behind, isRange: m[2] !== undefined });
    const amount = isMoney ? sumOf(figure, { to: m[2], currency }) : undefined;
    return amount ? [{ amount, span: [from, to] as const }] : [];
  });
}

function speaksOfMoney(
  figure: string,
  { before, behind, isRange }: { before: string; behind: string; isRange: boolean },
): boolean {
  if (figure.length < 4) return moneyVerb.test(before) || (isRange && moneyWord.test(before));
  if (/^(?:19|20)\d\d$/.test(figure)) return false;
  return (
    moneyWord.test(before) ||
    moneyWord.test(behind) ||
    offered.test(before) ||
    (round.test(figure) && behind === '' && /[\u4e00-\u9fff] ?$/.test(before))
  );
}

/** «付款3331改2341»: shares of a payment, which make ten. */
function isSplit(figure: string, before: string): boolean {
  return (
    /付款/.test(before) &&
    /^[1-9]{3,4}$/.test(figure) &&
    figure.split('').reduce((sum, one) => sum + Number(one), 0) === 10
  );
}

const offered = /(?:他|她|客户|对方|我|咱)们?(?:要|说|出|给)(?:到|了)?$/;
/** A sum is round; where nothing is counted behind it, a large round figure is one. */
const round = /^\d{2,}00$/;

const bareFigure =
  /(?<![\d.,:/#a-z$€£¥_+*×-])(\d{1,3}(?:,\d{3})+|\d{3,7}(?:\.\d{1,2})?)(?: ?[-~到至] ?(\d{3,7}(?:\.\d{1,2})?)(?![\d.]))?(?=$|[ ,，。;；!?)\n]|[\u4e00-\u9fff])/g;
/** Before a figure that is the number of a thing, or how many there are. */
export const numbered =
  /(?:号|型|第|编码|条码|[产用销库数批]量|规格|尺寸|系列|电话|手机|房|分机|转|邮编|尾号|代码|转速|功率|容量|面积|长|宽|高|厚|直径|里程|流水|粉丝|工时|人数|库存|会员|客户数|订单量|注册资本|面向|月产|年产|日产|左右)[是为约:]? ?$/;
const counted =
  /^ ?(?:[年月日号点时分秒天周个台套件吨人张米箱页票度寸级条支瓶盒辆只间楼室层平方公升斤克卷道位家次遍桶粒片根把双副组箱托瓦转万亿千百k%]|多?[个台套件吨人张米箱]|kg|cm|mm|pcs|ml|毫|英|小时|瓦|字|步|兆|系列|型号?|那?款)/;
const moneyWord =
  /[价款费钱贵薪]|收了?|付|签|成交|拿下|搞定|便宜|[一总]共|合计|打折|优惠|退|赔|押|欠|开票|发票|回了?|返|成本|利润|毛利|买|卖|花|转了|汇|结了?|报|定金|订金|预算|包干|全包|到手|含税|不含/;
const moneyVerb = /(?:收|付|花|卖|买|报|价|退|赔|便宜|优惠|省|降了?|涨|罚|欠|[书样货]款|费)(?:了|到|给[他她]?们?)? ?$/;

/** Bare figures that belong to a sum of the note: of its size, and said beside words that compare. */
export function findBeside(text: string, { sums }: { sums: readonly Priced[] }): Priced[] {
  const known = sums.flatMap(({ amount }) => ('value' in amount ? [amount] : []));
  const [first] = known;
  if (!first) return [];
  return allOf(text, besideSum)
    .flatMap((m) => told(m, { text, currency: first.currency }))
    .filter(
      ({ amount }) =>
        'value' in amount &&
        amount.value >= 10 &&
        known.some(({ value }) => amount.value >= value / 3 && amount.value <= value * 3),
    );
}

function told(m: RegExpExecArray, { text, currency }: { text: string; currency: string }): Priced[] {
  const figure = m[1] ?? m[2] ?? '';
  const from = m.index + m[0].lastIndexOf(figure);
  const isOften =
    /^\d{1,2}$/.test(figure) &&
    /^(?:\/| a | per )(?:day|mo|month|yr|year|hour|hr|night)/.test(text.slice(from + figure.length));
  if (isOften || (hasHan(figure) && !/[百千万]/.test(figure))) return [];
  const plain = /,\d\d$/.test(figure) && figure.includes('.') ? figure.replaceAll('.', '').replace(',', '.') : figure;
  const [low, to] = plain.split(/[-~]/);
  const amount = sumOf(low, { to, currency });
  return amount ? [{ amount, span: [from, from + figure.length] }] : [];
}
