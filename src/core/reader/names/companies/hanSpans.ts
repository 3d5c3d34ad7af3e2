import { codeAt, isDigit, isHan, isLatin, veil } from '../../text/normalize.ts';
import { titleAt } from '../surnames.ts';
import hanWords from '../lexicon/hanWords.json' with { type: 'json' };
import { everydayHan } from '../lexicon/everydayHan.ts';
import { trades } from '../lexicon/trades.ts';
import type { HanCandidate } from '../people/hanCandidates.ts';

const most = 14;
const wordsBy: ReadonlyMap<string, string> = new Map(Object.entries(hanWords));
const isWord = (text: string, at: number): boolean =>
  wordsBy.get(text[at] ?? '')?.includes(text[at + 1] ?? '?') ?? false;

const before =
  /(?:跟|和|与|给|找|见|约|问|从|去|到|在|帮|替|为|送|催|被|丢了?|陪|带|了|完|趟|访|客户|来自|打给?|打电话给|联系|回访|对接|走访|拜访|是|叫|的|把|请|那个|这个|新|老|意向|潜在|今天|昨天|明天|上午|下午|早上|晚上|刚|先|周[一二三四五六日末]|号)$/;
const after =
  /^(?:的|那边|这边|那台|那批|那|这|说|讲|嫌|要|想|问|催|约|回|发|寄|签|开|下|付|欠|续|换|退|加|投|打|来|去|到|在|又|还|也|都|就|已|没|不|再|今|昨|明|采购|老板|技术|财务|项目|合同|报价|样品|订单|回款|培训|系统|设备|投诉|停|招|黄|丢|谈|拍|装|被|把|让|跟|和|有|是|年|月|对账|量产|验|临时|压|急|老样|首单|询价|催款|见|看|提货|送货|走|收|开会|用)/;
/** Words that ask, which no name holds: 组里谁. */
const asks = /[谁誰哪啥]|什么|怎么|几[个家位]|多少/;
/** What sort of customer somebody is, is no part of what they are called. */
const sort = /^(?:[新老大准]|潜在|意向|目标|重点|现有)?的?(?:客户|客戶|用户)/;
const inside =
  /[了的我你他她它这那哪吗呢吧把被让要说问催嫌想谢您们是有在跟和与给从去到不没也都就又还再已很太更最会能可请帮替等]/;
const time =
  /^(?:今|昨|明|后|前|上|下|本|这|每)[天日周月年个次午]|^[一二三四五六七八九十\d]+[月号日点个]|^周[一二三四五六日末]|^(?:早|晚|中|刚|月底|年底|月初|年初|最近|目前|现在)/;
const thing =
  /^(?:我|他|她|你|客户|对方|老板|采购|项目|合同|报价|样品|方案|预算|价格|交期|货款|账期|质量|产品|市场|会议|备注|提醒|待办|电话|微信|邮件|拜访|开会|总结|发票|订单|设备|系统|供应商|同事|大家|联系|跟进|更正|收到|投诉|展会|涨价|放假|催款|今日|一共|因为|如果|所以|但是|然后|需要|可能|应该|打算|准备)/;
const person = /^(?:的|那边的?|采购部?|技术部?|财务部?|信息部|老板|经理)?/;

/** Every place of a plain Chinese text where a company could be named that nobody has told us of, of those that are `sought`. */
export function hanSpans(text: string, typed: string, sought = (_from: number) => true): HanCandidate[] {
  const found: HanCandidate[] = [];
  const ends = new Map<number, readonly string[]>();
  const end = Math.min(text.length, 400);
  for (let from = 0; from < end && found.length < 600; from++) {
    if (!mayBegin(text, from) || !sought(from)) continue;
    const starts = startOf(text, from);
    if (starts === undefined) continue;
    for (let to = from + 2; to <= Math.min(text.length, from + most * 2); to++) {
      if (!isInside(text, to - 1)) break;
      const word = text.slice(from, to);
      if (to - from > most && !/(?:公司|厂|店|院|集团)$/.test(word)) continue;
      if (!/[\u4e00-\u9fff]{2}|[\ud840-\ud887].|[\u4e00-\u9fff][a-z\d]|[a-z\d][\u4e00-\u9fff]/.test(word)) continue;
      const tail = ends.get(to) ?? endOf(text, to);
      ends.set(to, tail);
      if (tail.length === 0 || time.test(word) || sort.test(word) || asks.test(word)) continue;
      found.push({ from, to, features: wordOf(word, { text, typed, from, to }), shared: [starts, tail] });
    }
  }
  return found;
}

const tradesByEnd = Map.groupBy(trades, (trade) => trade.at(-1) ?? '');
const tradesByHead = Map.groupBy(trades, (trade) => trade[0] ?? '');
const wholeTrades: ReadonlySet<string> = new Set(trades);

/** Also one that takes two places: 𠮷. */
function isHanAt(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return isHan(code) || isRare(code) || (at > 0 && code >= 0xdc00 && code <= 0xdfff && isRare(codeAt(text, at - 1)));
}

const isRare = (code: number) => code >= 0xd840 && code <= 0xd887;

function mayBegin(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return (
    isHan(code) ||
    isRare(code) ||
    ((isLatin(code) || isDigit(code)) &&
      !isLatin(codeAt(text, Math.max(0, at - 1))) &&
      !isDigit(codeAt(text, Math.max(0, at - 1))))
  );
}

function isInside(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return isHanAt(text, at) || isLatin(code) || isDigit(code) || '()（）·&'.includes(text[at] ?? ' ');
}

function kindOf(letter: string | undefined): string {
  if (letter === undefined || letter === '\n') return 'edge';
  if (letter === veil) return 'hidden';
  if (letter === ' ') return 'space';
  const code = codeAt(letter, 0);
  return isHan(code) ? 'han' : isDigit(code) ? 'digit' : isLatin(code) ? 'latin' : `mark ${letter}`;
}

/** What speaks for a name that begins here; nothing where none can. */
function startOf(text: string, at: number): string[] | undefined {
  if (at > 0 && isRare(codeAt(text, at - 1))) return undefined;
  const kind = kindOf(text[at - 1]);
  const lead = text.slice(Math.max(0, at - 4), at);
  const cue = before.exec(lead)?.[0] ?? (everydayHan.has(lead.slice(-2)) ? 'word' : undefined);
  const isInside = kind === 'han' || (at > 1 && isRare(codeAt(text, at - 2)));
  if (isInside && cue === undefined) return undefined;
  const features = [`s ${kind}`, `s1 ${text[at - 1] ?? '^'}`, `s2 ${lead.slice(-2)}`];
  if (cue) features.push(`s cue ${cue}`);
  if (/^[\s\d.、)(\]【①-⑤:：-]*$/.test(text.slice(0, at))) features.push('s first');
  if (at < 12) features.push('s early');
  return features;
}

function endOf(text: string, at: number): string[] {
  const kind = kindOf(text[at]);
  const rest = text.slice(at, at + 8);
  const cue = after.exec(rest)?.[0];
  const titled = personAt(text, at);
  const word = everydayHan.has(rest.slice(0, 2)) || everydayHan.has(rest.slice(0, 3));
  if (kind === 'han' && cue === undefined && !titled && !word) return [];
  const features = [`e ${kind}`, `e1 ${text[at] ?? '$'}`, `e2 ${rest.slice(0, 2)}`];
  if (cue) features.push(`e cue ${cue}`);
  if (word) features.push('e word');
  if (titled) features.push('e person', `e person ${text[at - 1]}`);
  return features;
}

function personAt(text: string, at: number): boolean {
  const skipped = at + (person.exec(text.slice(at, at + 6))?.[0].length ?? 0);
  return [1, 2].some(
    (size) => titleAt(text, skipped + size) !== undefined && isHan(codeAt(text, Math.min(skipped, text.length - 1))),
  );
}

function wordOf(
  word: string,
  { text, typed, from, to }: { text: string; typed: string; from: number; to: number },
): string[] {
  const features = [`length ${Math.min(word.length, 10)}`];
  const trade = tradesByEnd.get(word.at(-1) ?? '')?.find((one) => word.endsWith(one) && word.length > one.length);
  const longer = tradesByHead.get(text[to] ?? '')?.some((one) => one.length > 1 && text.startsWith(one, to));
  if (trade) features.push('trade', `trade ${trade}`, `trade&length ${Math.min(word.length, 8)}`);
  if (longer) features.push('cut before a trade');
  if (wholeTrades.has(word)) features.push('only a trade');
  if (inside.test(word.slice(0, -1).slice(1))) features.push('small word inside');
  if (inside.test(word[0] ?? '')) features.push('begins small');
  if (inside.test(word.at(-1) ?? '')) features.push('ends small', `last ${word.at(-1)}`);
  if (thing.test(word)) features.push('begins with a thing');
  if (/^[\u4e00-\u9fff]*\d/.test(word)) features.push('has a figure');
  if (/[a-z]/.test(word)) features.push(/[A-Z]/.test(typed.slice(from, to)) ? 'has capitals' : 'has letters');
  if (everydayHan.has(word)) features.push('is of every day');
  else if (everydayHan.has(word.slice(0, 2))) features.push('begins like every day');
  if (word.length > 2 && everydayHan.has(word.slice(-2)) && !trade) features.push('ends like every day');
  if (word.length > 3 && everydayHan.has(word.slice(1, 3))) features.push('has every day inside');
  if (word.length === 2 && isWord(word, 0)) features.push('is a word');
  if (isWord(word, 0)) features.push('begins a word');
  if (word.length > 2 && isWord(word, word.length - 2)) features.push('ends in a word');
  if (isWord(text, to - 1) && to < text.length) features.push('cuts a word');
  if (from > 0 && isWord(text, from - 1)) features.push('begins inside a word');
  if ([0, 1].some((size) => titleAt(word, word.length - 1 - size) !== undefined && word.length <= 4))
    features.push('ends in a title');
  features.push(`c1 ${word[0]}`, `cn ${word.at(-1)}`);
  const again = text.indexOf(word, to);
  if (again >= 0) features.push('told again');
  return features;
}
