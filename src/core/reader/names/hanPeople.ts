import { stripMarks } from '../text/marks.ts';
import { isCommonWord, isSomebody, notNicks } from './stopNames.ts';
import { allOf, codeAt, codeNear, isHan, isLatin } from '../text/normalize.ts';
import {
  doubles,
  familiesAt,
  GIVEN_LETTER,
  isGiven,
  manyFamilies,
  nickEnd,
  placeOf,
  surname,
  surnames,
  tailTitle,
  titledAt,
} from './surnames.ts';
import type { Span } from '../../contract/reading.ts';

export type PersonMention = {
  readonly name: string;
  readonly span: Span;
  /** How sure the words around make it, 0 to 1. */ readonly sure: number;
  readonly titled: boolean;
};

const badBefore = '公不新重满参';

const speech =
  '(?:说|讲|话|问(?!题)|要|想|约|嫌|觉得|反馈|表示|回复|回覆|催|提|答应|同意|确认|打来|打了|打电话|来电|发来|让|叫|告诉|称|看了|看过|看完|收到|那边|那里|在|是|,|，|。|;|:|\\)|\\(|（|）|!| |$|\\n|开会|通话|通[了过完个]|谈[了过完]|电话|微信|邮件|聊|沟通|见面|对接|负责|签字|出差|休假|不在|没接|接的|很|挺|也|已|还|今天|明天|昨天|后天|前天|下周|上周|本周|这周|周|星期|喝|吃|拍板|介绍|推荐|的|转|把|去|到|去看|不接|态度|这边|约我|跟我|和|跟|给|安排|组织|带|请|希望|需要|认为|建议|主动|终于|又|刚|正在|换|接手|临时|\\d|[a-z])';
const roles =
  'manager buyer director engineer owner 对接人 联系人 接口人 负责人 采购经理 采购主管 采购总监 采购 经理 总监 主管 主任 工程师 科长 处长 厂长 校长 院长 总经理 副总 总裁 老板 法务 财务 会计 行政 人事 hrd hr pm cto ceo cfo cio coo it qa 专员 助理 秘书 律师 设计师 店长 签字 签收人 签收 验收人 验收 窗口 聯絡窗口 设备科 检验科 信息科 资讯室 研发部 研发 技术部 技术 采购部 市场部 品质部 品质 项目部 总务 客户 业主 老客户 新来的 新任 现在的 叫 名叫 姓名 介绍人 认识了 认识 找 姓 学校的 部的 科的 室的 处的 司的 院的 团的 行的 厂的 店的 边的 家的 里的'.split(
    ' ',
  );
const fullAfterRole = new RegExp(
  `(?:${roles.join('|')}|负责.{1,6}的)[ :是]{0,2}(${surname}${GIVEN_LETTER}{1,2}?)(?=${speech})`,
  'g',
);
const speaker = new RegExp(
  `${surname}${GIVEN_LETTER}{1,2}?(?=(?:说|表示|反馈|问(?!题)|要求|答应|同意|觉得|嫌|提出|来电|打来| ?(?:asked|said|says|wants|confirmed|told|replied)))`,
  'y',
);

/** «uncle 陈», "Mr 陈大文". */
const polite = new RegExp(
  `(?<![a-z])(?:uncle|auntie|aunty|mr|mrs|ms|mdm|dr|boss|prof)\\.? ?${surname}${GIVEN_LETTER}{0,2}?(?![${GIVEN_LETTER}]{0,1}(?:公司|集团))(?=[\\s,，。;:：()（）]|$|说|话|要|想|约|打|问|的)`,
  'g',
);

/** 阿宏, 阿Ken. */
const pet =
  /阿(?!里|姨|拉|尔|富|迪|华|胶|联|根|司|门|波|兰|哥|爸|妈|婆|公|嬷|仔|莫|奇|斯|克|伦|布|塞)(?:[a-z]{2,10}(?![a-z])|[\u4e00-\u9fff](?=[\s,，。;:：)）攞拎话说讲问要想约打吃喝聊谈见开还欠催也又就已]|$|他|她|佢|那|负|来|回|去|跟))/g;

/** 姓钱的小姐, 王姓先生. */
const bySurname =
  /姓([\u4e00-\u9fff])的(?:小姐|先生|女士|经理|老板|主管|老师|师傅)?|(?:刘|李|王|张|陈)(?:姓)(?:先生|女士)/g;

const speechHere = new RegExp(speech, 'y');

/** What a letter may be. */
const family = 1;
const firstOfTwo = 2;
const nick = 4;
const endsRole = 8;
const insideRole = 16;
const wholeRole = 32;
const opensClause = 64;
const saysFamily = 128;
const saysPet = 256;
const marks = stripMarks([
  [family, surnames],
  [firstOfTwo, [...doubles].map((double) => double.charAt(0))],
  [nick, '老小阿大'],
  [endsRole, roles.map((role) => role.slice(-1))],
  [insideRole, roles.map((role) => role.at(-2) ?? '')],
  [wholeRole, roles.filter((role) => role.length === 1)],
  [opensClause, ' \n,。;:'],
  [saysFamily, '姓'],
  [saysPet, '阿'],
]);

function markAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (marks[codeAt(text, at)] ?? 0) : opensClause;
}

/** The people whom a plain Chinese or mixed text names: 李总, 王工, 张姐, 老马, 陈太, 采购张楠, 姓钱的小姐. */
export function hanPeople(text: string, { typed, taken }: { typed: string; taken: readonly Span[] }): PersonMention[] {
  const people: PersonMention[] = [];
  const free = (from: number, to: number) =>
    taken.every(([a, b]) => to <= a || from >= b) && people.every(({ span: [a, b] }) => to <= a || from >= b);
  const keep = (from: number, { to, sure, titled }: { to: number; sure: number; titled: boolean }) => {
    if (free(from, to)) people.push({ name: typed.slice(from, to), span: [from, to], sure, titled });
  };
  const edges = new Set(taken.map(([, end]) => end));
  const speakers: number[] = [];
  let seen = 0;
  let afterRole = false;
  let afterPolite = false;
  let next = 0;
  const last = text.length;
  for (let at = 0; at < last; at++) {
    const mark = marks[codeAt(text, at)] ?? 0;
    seen |= mark;
    if ((mark & (family | firstOfTwo | nick)) === 0) continue;
    const before = markAt(text, at - 1);
    if ((mark & (family | firstOfTwo)) !== 0) {
      if ((before & opensClause) !== 0 && isGiven(text, at + 1)) speakers.push(at);
      afterRole ||= isGiven(text, at + 1) && standsAfterRole(text, at);
      afterPolite ||= standsAfterLatin(text, at);
    }
    if (at < next || people.length >= 64 || taken.some(([a, b]) => at >= a && at < b)) continue;
    const edge = edges.has(at);
    const nicked = (mark & nick) === 0 ? 0 : nickEnd(text, at);
    if (nicked > 0) {
      const more = tailTitle(text, nicked);
      if (notNicks.has(text.slice(at, at + 2)) || notNicks.has(text.slice(at, at + 3))) {
        if (!edge || text[at] === '大') continue;
      }
      const bare = more === 0 && isNameEnd(text, nicked);
      if (bare && text.startsWith('老师', at)) continue;
      next = nicked + more;
      keep(at, { to: next, sure: bare ? 0.9 : 0.95, titled: true });
      continue;
    }
    const met = MEETS.includes(text[at - 1] ?? '') ? metAt(text, at) : 0;
    if (met > 0) {
      next = met;
      keep(at, { to: met, sure: 0.8, titled: false });
      continue;
    }
    const found = titledAt(text, at);
    if (found && (edge || !badBefore.includes(text[at - 1] ?? ' ')) && isSomebody(text, { at, found, edge })) {
      next = found.to;
      keep(at, { to: next, sure: 0.95, titled: true });
    }
  }
  if ((seen & saysFamily) !== 0)
    for (const m of allOf(text, bySurname)) keep(m.index, { to: m.index + m[0].length, sure: 0.9, titled: true });
  if ((seen & saysPet) !== 0)
    for (const m of allOf(text, pet)) keep(m.index, { to: m.index + m[0].length, sure: 0.85, titled: true });
  if (afterPolite)
    for (const m of allOf(text, polite)) keep(m.index, { to: m.index + m[0].length, sure: 0.9, titled: true });
  if (afterRole)
    for (const m of allOf(text, fullAfterRole)) {
      const [whole, name = ''] = m;
      const to = m.index + whole.length;
      if (!isCommonWord(name) && isProven(name, text.slice(to)))
        keep(to - name.length, { to, sure: 0.8, titled: false });
    }
  for (const from of speakers) {
    speaker.lastIndex = from;
    const name = speaker.exec(text)?.[0];
    if (name !== undefined && !isCommonWord(name)) keep(from, { to: from + name.length, sure: 0.65, titled: false });
  }
  for (const end of edges) {
    let at = end;
    while (at - end < 3 && ' \n的,(:'.includes(text[at] ?? 'x')) at++;
    if (!beginsName(text, at)) continue;
    for (const size of [3, 2]) {
      const name = text.slice(at, at + size);
      if (
        name.length === size &&
        isAllHan(name) &&
        !isCommonWord(name) &&
        isProven(name, text.slice(at + size, at + size + 2)) &&
        speaksAt(text, at + size) &&
        !(size === 3 && (WISHES.test(text.slice(at + 2, at + 4)) || isDone(text, at + 2)))
      ) {
        keep(at, { to: at + size, sure: 0.7, titled: false });
        break;
      }
    }
  }
  return people.length < 2 ? people : people.toSorted((a, b) => a.span[0] - b.span[0]);
}

/** «约刘芳吃饭», «陪王建国打球»: whom something is done with, by what is done. */
const MEETS = '约请陪找跟和与同';
const together = new RegExp(
  `${surname}${GIVEN_LETTER}{1,2}?(?=(?:一起|一块|再|去)?(?:吃[个了顿饭]|喝[个了杯茶酒咖]|聊[聊了一]|见[个了面一]|碰[个了头面一]|打(?:了|个)?(?:球|电话)|谈[谈了一]|唱歌|钓鱼))`,
  'y',
);

function metAt(text: string, at: number): number {
  together.lastIndex = at;
  const name = together.exec(text)?.[0];
  return name === undefined || isCommonWord(name) ? 0 : at + name.length;
}

/** «刘芳想要样品»: wishes, and is not called 刘芳想. */
const WISHES = /^(?:想[要问看让知了换买谈约]|希望|需要|觉得|认为|建议|主动|终于|说[要话是])/;

/** «王磊通了电话»: from there on it is what he does. */
export function isDone(text: string, at: number): boolean {
  return '通聊谈打见吃喝开说问约'.includes(text[at] ?? ' ') && '了过完咗'.includes(text[at + 1] ?? ' ');
}

function isAllHan(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (!isHan(codeAt(name, at))) return false;
  return true;
}

function beginsName(text: string, at: number): boolean {
  return familiesAt(text, at).some((size) => isGiven(text, at + size));
}

function standsAfterRole(text: string, at: number): boolean {
  for (let end = at - 1; end >= at - 3; end--) {
    const mark = markAt(text, end);
    if (
      (mark & endsRole) !== 0 &&
      ((mark & wholeRole) !== 0 || (markAt(text, end - 1) & insideRole) !== 0 || text.includes('负责'))
    )
      return true;
    if (!' :是'.includes(text[end] ?? 'x')) return false;
  }
  return false;
}

function standsAfterLatin(text: string, at: number): boolean {
  let end = at - 1;
  if (text[end] === ' ') end--;
  if (text[end] === '.') end--;
  return isLatin(codeNear(text, end));
}

/** A rare surname is believed when its bearer does something. */
function isProven(name: string, after: string): boolean {
  return placeOf(name[0] ?? ' ') < manyFamilies || /^(?:说|聊|来电|打来|反馈|表示|那边|约|问|讲|话)/.test(after);
}

function speaksAt(text: string, at: number): boolean {
  speechHere.lastIndex = at;
  return speechHere.test(text);
}

function isNameEnd(text: string, at: number): boolean {
  const next = text[at] ?? ' ';
  return !isHan(codeAt(next, 0)) || !'项区型额号组心队麦米型批'.includes(next);
}
