/**
 * Names that go on behind a known one. «华为云» and "Bosch Rexroth" are companies of their own until somebody says that
 * they are not: nothing is kept with 华为 or Bosch for them unasked. A legal form, a branch, a department or a product is no
 * longer name.
 */
import type { Span } from '../../../contract/reading.ts';
import { codeAt, codeNear, isHan, isLatin } from '../../text/normalize.ts';
import { isRuledOut } from './beside.ts';
import type { Hit } from '../knownCustomers.ts';
import { neverNames } from '../latinWords.ts';
import { cityNames } from '../lexicon/cities.ts';
import { everydayWords } from '../lexicon/everydayWords.ts';
import { firstNames } from '../lexicon/firstNames.ts';
import { latinTrades } from '../lexicon/trades.ts';
import { titleAt } from '../surnames.ts';

export type LongerName = { readonly name: string; readonly span: Span };

/** `hits`: the known names of the text. */
export function longerNames(text: string, { typed, hits }: { typed: string; hits: readonly Hit[] }): LongerName[] {
  const found: LongerName[] = [];
  for (const { customer, span } of hits) {
    const [from, to] = span;
    const end = isHan(codeNear(text, to)) ? endOfHan(text, to) : endOfLatin(text, { typed, from, to });
    // «华为李总说华为云的价格»: whose the note is has been said.
    const isTold = hits.some(
      (other) => other.customer === customer && other.span[0] !== from && !isRuledOut(text, other.span),
    );
    if (end > to && !isTold) found.push({ name: typed.slice(from, end), span: [from, end] });
  }
  return found;
}

const FIRMS =
  '云|电子|精密|科技|半导体|光电|重工|实业|新能源|数字能源|能源|医疗|医药|药业|制药|生物|化工|银行|证券|保险|期货|基金|信托|航空|石化|电力|电气|通信|通讯|国际|汽车|汽配|地产|置业|物业|金融|支付|健康|终端|工业|软件|网络|物流|传媒|文化|教育|食品|餐饮|酒店|照明|机械|模具|包装|自动化|机器人|智能|环保|水务|建设|建筑|装饰|农业|乳业|酒业|供应链|影业|资本|投资';
const FORMS = '(?:集团|股份|控股|有限责任公司|股份有限公司|有限公司|公司)?';
const OFFICES = '(?:采购|技术|财务|研发|生产|品质|商务|市场|项目)?(?:部|科|处|组)?(?:的|那边的?|这边的?)?';
const GOES_ON = new RegExp(`(?:${FIRMS})+${FORMS}`, 'y');
/** What may stand behind a name, and behind no thing that is called like a trade. */
const BEHIND =
  /(?:$|[^\p{Script=Han}\p{L}\d]|的(?!方案|产品|价格|报价|项目|部门)|那边|这边|开[了会过]|今|明|昨|上[周月次]|下[周月单次]|说|讲|嫌|要|想|问|催|约|回[电复款]|打来|来[电了]|签|付|没|不|已|也|还|报价|项目|合同|样品)/uy;
const OFFICE = new RegExp(OFFICES, 'y');

function endOfHan(text: string, to: number): number {
  GOES_ON.lastIndex = to;
  if (!GOES_ON.test(text)) return to;
  const end = GOES_ON.lastIndex;
  BEHIND.lastIndex = end;
  return BEHIND.test(text) || isPersonAt(text, end) ? end : to;
}

/** «李总», «的采购李总». */
function isPersonAt(text: string, at: number): boolean {
  OFFICE.lastIndex = at;
  const from = OFFICE.test(text) ? OFFICE.lastIndex : at;
  return titleAt(text, from + 1) !== undefined || titleAt(text, from + 2) !== undefined;
}

const WORD = /[\p{Script=Latin}\d&'’.-]*[\p{Script=Latin}\d]/uy;
/** The same company, or a place where it is. */
const SAME =
  /^(?:ltd|inc|llc|gmbh|bv|ag|sa|plc|corp|corporation|co|company|limited|llp|group|holdings?|uk|usa?|emea|apac|north|south|east|west|hq|team|office)$/;

function endOfLatin(text: string, { typed, from, to }: { typed: string; from: number; to: number }): number {
  if (!isCapital(text, { typed, at: from }) || isWhole(text.slice(from, to))) return to;
  let end = to;
  for (;;) {
    if (text[end] !== ' ') return end;
    WORD.lastIndex = end + 1;
    const word = WORD.exec(text)?.[0];
    if (word === undefined || !isCapital(text, { typed, at: end + 1 }) || !isPartOfName(word, typed.slice(end + 1)))
      return end;
    end += 1 + word.length;
  }
}

/** It ends as names of companies do: whoever stands behind it is a person or a part of it. */
function isWhole(name: string): boolean {
  const words = name.split(' ');
  const last = words.at(-1)?.replace(/\.$/, '') ?? '';
  return words.length > 1 && (latinTrades.has(last) || SAME.test(last) || last.includes('.'));
}

function isCapital(text: string, { typed, at }: { typed: string; at: number }) {
  return isLatin(codeAt(text, at)) && codeAt(typed, at) !== codeAt(text, at);
}

/** «PLC», «Q3», a first name, a day and what offices are full of are no part of a name. */
function isPartOfName(word: string, typed: string): boolean {
  if (SAME.test(word) || /^\p{Lu}[\p{Lu}\d]/u.test(typed) || /[\d'’]/.test(word)) return false;
  if (latinTrades.has(word)) return true;
  if ([neverNames, cityNames, firstNames].some((words) => words.has(word))) return false;
  // «Acme Renewal Looks Good»: where every word begins large, only what is no word of every day is a name.
  return !everydayWords.has(word) || !/^\S+ \p{Lu}/u.test(typed);
}
