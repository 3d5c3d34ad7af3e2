import { everydayHan } from './lexicon/everydayHan.ts';
import { firstNames } from './lexicon/firstNames.ts';
import { neverNames } from './latinWords.ts';
import { stripMarks } from '../text/marks.ts';
import { allOf, codeAt } from '../text/normalize.ts';
import { OFTEN, placeOf, titledAt } from './surnames.ts';
import type { Span } from '../../contract/reading.ts';

export type CustomerProposal = { readonly name: string; readonly span: Span; readonly why: string };

const orgs =
  '有限公司 股份公司 公司 集团 医院 大学 学院 中学 小学 学校 幼儿园 银行 超市 酒店 大酒店 宾馆 酒楼 饭店 餐厅 药厂 药业 制药 机械 科技 物流 食品 化工 纺织 服饰 家居 建材 汽配 重工 电气 模具 五金 纸业 旅行社 事务所 诊所 牧业 果业 茶业 酒业 乳业 钢铁 水务 设计院 研究院 研究所 家纺 塑胶 橡胶 贸易 商贸'.split(
    ' ',
  );
const han = '[\\u4e00-\\u9fff]';
const cue =
  '(?:拜访了?|走访了?|约了?|见了?|和|跟|与|给|去了?|到|在|打给|联系了?|回访了?|对接了?|陪|带|替|帮|为|来自|客户[ :：]?)';
const families =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const titles = '总 工 经理 主任 厂长 老师 教授 主管 院长 科长 校长 董 总监 部长 老板'.split(' ');
const afterCue = new RegExp(
  `${cue} ?(${han}{2,6}?)(?:的|那边)?(?:采购|技术|财务)?(?=[${families}](?:${titles.join('|')}))`,
  'g',
);
const byForm = new RegExp(
  `(?:^|[\\s,，。;；:：、()（）!?]|拜访了?|走访了?|和|跟|与|去了)(${han}{2,8}?(?:${orgs.join('|')}))(?![一-龥]{0,1}(?:展|会议|论坛|行业|经理|总监|部))`,
  'g',
);
const went = new RegExp(
  `(?:拜访了?|走访了?|去了趟?|去了一趟|刚从|去了一下)(${han}{2,6}?)(?=[ ,，。;]|$|那边|回来|出来)`,
  'g',
);
const inBrackets = /\b([A-Z][a-z]+) \(([A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*){0,3})\)/g;
const at = /(?<![\w@])(?:at|@|from|of)\s+((?:[A-Z][\w&'’.-]*)(?:\s+(?:[A-Z][\w&'’.-]*|&|of|and)){0,3}(?<=[\w'’.]))/g;
const personAt =
  /(?:[Cc]alled|[Mm]et|[Ee]mailed|[Ss]poke (?:to|with)|[Tt]alked to|[Vv]isited|with|w\/)\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?[A-Z][a-z]+(?:\s+[A-Z][a-z]*)?\s+(?:at|from|@)\s*$/;
const legalForm =
  /\b((?!(?:Called|Met|Emailed|Visited|Phoned|Rang|Texted|Pinged|Saw|Chased)\s)(?:[A-Z][\w&'’-]*\s+){1,4}(?:Inc|Ltd|LLC|GmbH(?: (?:&|and|und|u\.) Co\.? KG)?|Corp|Co|PLC|Pte|Pty|AG|BV|SA)\b\.?)/g;

const noName =
  /^(?:[找见看问聊谈约等催](?:了|一下|下|一趟)|客户|老客户|新客户|我们?|他们?|她们?|对方|公司|采购|法务|财务|技术|设备|那边|这边|厂里|工厂|甲方|乙方|领导|老板|同事|工程|现场|办公|会议|客户公司|一家|几家|两家|这家|那家|本公司|我公司|贵公司|分公司|子公司|总公司|上海|北京|深圳|广州|杭州|医院|学校|超市|酒店|大学|中学|银行|门店|供应商|代理商|经销商|展会|行业|新|老|原来|现在|今天|明天|昨天|下午|上午|刚才|设计|研发|生产|品质|物流|快递|包装|科技|电子|机械)|(?:客户|我|他|她|的|了|在|去|是|和|跟|与|说|要|让|把|给|被)|(?:今天|明天|昨天|下周|上周|下午|上午|周[一二三四五六日])|\d/;

/** Names that the words around them make customers, though nobody has told us of them: proposals, with the reason. */
export function proposeCustomers(
  text: string,
  { typed, taken }: { typed: string; taken: readonly Span[] },
): CustomerProposal[] {
  const found: CustomerProposal[] = [];
  const keep = (from: number, { to, why }: { to: number; why: string }) => {
    const free =
      taken.every(([a, b]) => to <= a || from >= b) && found.every(({ span: [a, b] }) => to <= a || from >= b);
    if (free && found.length < 16 && to - from >= 2) found.push({ name: typed.slice(from, to), span: [from, to], why });
  };
  const { held, visited, formed } = hanSigns(text);
  if (held)
    for (const m of allOf(text, afterCue)) {
      const name = m[1] ?? '';
      if (noName.test(name) || /[部科室处]$/.test(name)) continue;
      const from = m.index + m[0].indexOf(name);
      keep(from, { to: from + name.length, why: 'stands between a cue and a person' });
    }
  if (visited)
    for (const m of allOf(text, went)) {
      const name = m[1] ?? '';
      if (
        !noName.test(name) &&
        !everydayHan.has(name) &&
        !isSomeone(name) &&
        !/[部科室处]$|客户|公司$|看[样货看厂]|聊|谈|送样|签|开会|验[厂货收]/.test(name)
      )
        keep(m.index + m[0].length - name.length, { to: m.index + m[0].length, why: 'was visited' });
    }
  if (formed)
    for (const m of allOf(text, byForm)) {
      const name = m[1] ?? '';
      if (noName.test(name) || name.length < 4) continue;
      const from = m.index + m[0].length - name.length;
      keep(from, { to: from + name.length, why: 'ends like a company' });
    }
  const { led, bracketed, legal } = latinSigns(typed);
  if (led)
    for (const m of allOf(typed, at)) {
      if (taken.some(([, end]) => end === m.index || end === m.index - 1)) continue;
      const name = (m[1] ?? '').replace(/[.'’]+$/, '');
      const from = m.index + m[0].length - (m[1] ?? '').length;
      if (
        !neverNames.has(name.toLowerCase()) &&
        isPerson(typed.slice(Math.max(0, from - 50), from)) &&
        !/^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:day|\w*uary|ch|il|e|y|ust|tember|ober|ember)?|Q\d|HQ|The|Noon)\b/.test(
          name,
        )
      )
        keep(from, { to: from + name.length, why: 'a person is there' });
    }
  if (bracketed)
    for (const m of allOf(typed, inBrackets)) {
      const from = m.index + m[0].length - 1 - (m[2] ?? '').length;
      if (
        firstNames.has((m[1] ?? '').toLowerCase()) &&
        !/^(?:CEO|CTO|CFO|COO|CIO|VP|PM|IT|HR|Owner|Manager|Director|Buyer|Head|Sales|Purchasing|Procurement|Finance|Legal|Ops|Chef|Principal)\b/.test(
          m[2] ?? '',
        )
      )
        keep(from, { to: from + (m[2] ?? '').length, why: 'stands in brackets after a person' });
    }
  if (legal)
    for (const m of allOf(typed, legalForm))
      keep(m.index, { to: m.index + (m[1] ?? '').length, why: 'has the form of a company' });
  return found;
}

/** «李总», «张伟»: called as people mostly are. */
function isSomeone(name: string): boolean {
  const family = placeOf(name[0] ?? ' ');
  return titledAt(name, 0)?.to === name.length || (name.length < 4 && family >= 0 && family < OFTEN);
}

/** «Called Tom at», «Ivy from»: a person stands before the word. */
function isPerson(before: string): boolean {
  const name = /(?:^|[\s"'(])([A-Z][a-z]+)(?: [A-Z][a-z]+)? +(?:at|from|@|of) *$/.exec(before)?.[1];
  return personAt.test(before) || (name !== undefined && firstNames.has(name.toLowerCase()));
}

/** What a letter may be. */
const family = 1;
const opensTitle = 2;
const insideOrg = 4;
const endsOrg = 8;
const opensGone = 16;
const endsGone = 32;
const capital = 64;
const opensLegal = 128;
const space = 256;
const endsAt = 512;
const marks = stripMarks([
  [family, families],
  [opensTitle, titles.map((title) => title.charAt(0))],
  [insideOrg, orgs.map((org) => org.slice(-2, -1))],
  [endsOrg, orgs.map((org) => org.slice(-1))],
  [opensGone, '拜走去刚'],
  [endsGone, '访了从'],
  [capital, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [opensLegal, 'ILGCPABS'],
  [
    space,
    ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  ],
  [endsAt, 't@mf'],
]);

/** What the Chinese patterns cannot do without, in one walk: «王总», «访了», the end of a company. */
function hanSigns(text: string): { held: boolean; visited: boolean; formed: boolean } {
  let held = false;
  let visited = false;
  let formed = false;
  let last = 0;
  const end = text.length;
  for (let at = 0; at < end; at++) {
    const mark = marks[codeAt(text, at)] ?? 0;
    if ((mark & opensTitle) !== 0 && (last & family) !== 0) held = true;
    if ((mark & endsGone) !== 0 && (last & opensGone) !== 0) visited = true;
    if ((mark & endsOrg) !== 0 && (last & insideOrg) !== 0) formed = true;
    last = mark;
  }
  return { held, visited, formed };
}

/** The same for the Latin ones: a capital behind «at », one behind a bracket, and one that may begin a legal form. */
function latinSigns(typed: string): { led: boolean; bracketed: boolean; legal: boolean } {
  let led = false;
  let bracketed = false;
  let legal = false;
  const end = typed.length;
  for (let at = 2; at < end; at++) {
    const mark = marks[codeAt(typed, at)] ?? 0;
    if ((mark & capital) === 0) continue;
    const before = marks[codeAt(typed, at - 1)] ?? 0;
    if ((before & space) === 0) bracketed ||= typed[at - 1] === '(';
    else {
      if (((marks[codeAt(typed, at - 2)] ?? 0) & (endsAt | space)) !== 0) led = true;
      if ((mark & opensLegal) !== 0) legal = true;
    }
  }
  return { led, bracketed, legal };
}
