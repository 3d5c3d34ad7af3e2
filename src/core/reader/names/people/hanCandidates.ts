import { codeAt, isDigit, isHan, isLatin, veil } from '../../text/normalize.ts';
import { isCommonWord, isSomebody, notNicks } from '../stopNames.ts';
import { doubles, familiesAt, isGiven, manyFamilies, placeOf, tailTitle, titledAt, titleAt } from '../surnames.ts';
import { isDone, type PersonMention } from '../hanPeople.ts';
import type { Span } from '../../../contract/reading.ts';
import { everydayHan } from '../lexicon/everydayHan.ts';
import hanWords from '../lexicon/hanWords.json' with { type: 'json' };
import { givenCharacters } from './givenNames.ts';

const wordsBy: ReadonlyMap<string, string> = new Map(Object.entries(hanWords));
const isWord = (text: string, at: number): boolean =>
  wordsBy.get(text[at] ?? '')?.includes(text[at + 1] ?? '?') ?? false;

/** Where a person may be named, and all that speaks for it or against it. */
export type HanCandidate = {
  readonly from: number;
  readonly to: number;
  readonly features: readonly string[];
  /** What it has in common with others that begin or end where it does. */
  readonly shared?: readonly (readonly string[])[];
  /** The forms of names alone are sure of it. */
  readonly formed?: boolean;
  /** The team knows somebody of the name. */
  readonly isFamiliar?: true;
  /** One has tea or a call with contacts. */
  readonly met?: boolean;
  /** Who does the work with us, or is told of it by us, is one of ours. */
  readonly ours?: boolean;
};

export type PersonCandidate = HanCandidate & { readonly manner: Manner };

/** How somebody is called: 漆主任 and Ms. Tong, 周一鸣 and Priti Bhatt, 小谭 and Denis. */
export type Manner = 'titled' | 'full' | 'bare';

const MANNERS: Readonly<Record<Shape, Manner>> = {
  titled: 'titled',
  rare: 'titled',
  san: 'titled',
  full2: 'full',
  full3: 'full',
  nick: 'bare',
  twin: 'bare',
};

type Shape = 'titled' | 'rare' | 'nick' | 'full2' | 'full3' | 'twin' | 'san';

type Place = { readonly text: string; readonly edges: ReadonlySet<number>; readonly rules: readonly PersonMention[] };

/** Every place of a plain text where the characters could name a person: 㙓总, 老佟, 小鄂, 骆冰, 周一鸣, 年年, 小笠原さん. */
export function hanCandidates(
  text: string,
  { taken, rules }: { taken: readonly Span[]; rules: readonly PersonMention[] },
): PersonCandidate[] {
  const found: PersonCandidate[] = [];
  const place: Place = { text, edges: new Set(taken.map(([, to]) => to)), rules };
  const inside = (from: number, to: number) => taken.some(([a, b]) => to > a && from < b);
  const keep = (shape: Shape, { from, to, title }: { from: number; to: number; title: string }) => {
    if (found.length < 160 && !inside(from, to) && !noName.test(text.slice(from, from + 3)))
      found.push({
        from,
        to,
        features: featuresOf(place, { shape, from, to, title }),
        manner: MANNERS[shape],
        formed:
          isFormed(rules, { from, to }) ||
          (shape === 'rare' && isUncommon(text, from)) ||
          isBehindCustomer(place, { shape, from, title }) ||
          isLabelled(text, { shape, from, to }),
        ...(isContact(text, { from, to }) && { met: true }),
        ...(shape === 'titled' && isJoined(text, from) && { formed: true, met: true }),
        ...(tellsOurs && isOneOfUs(text, { shape, from, to, title }) && { ours: true }),
      });
  };
  const tellsOurs = OURS_TOLD.test(text);
  const end = Math.min(text.length, 4000);
  for (let at = 0; at < end; at++) {
    if (!isHan(codeAt(text, at))) continue;
    if ('老小阿大'.includes(text[at] ?? ' ') && isGiven(text, at + 1)) {
      const tail = tailTitle(text, at + 2);
      keep('nick', { from: at, to: at + 2 + tail, title: text.slice(at + 2, at + 2 + tail) });
    }
    const titled = titledAt(text, at);
    if (titled) keep('titled', { from: at, to: titled.to, title: titled.rank });
    else {
      const title = isGiven(text, at) ? titleAt(text, at + 1) : undefined;
      if (title !== undefined) keep('rare', { from: at, to: at + 1 + title.length, title });
    }
    for (const size of familiesAt(text, at))
      for (const given of [1, 2]) {
        const to = at + size + given;
        if (isGiven(text, at + size) && isGiven(text, to - 1) && !(given === 2 && isDone(text, to - 1)))
          keep(given === 1 ? 'full2' : 'full3', { from: at, to, title: '' });
      }
    if (text[at] === text[at + 1] && text[at] !== text[at + 2] && text[at] !== text[at - 1])
      keep('twin', { from: at, to: at + 2, title: '' });
    for (const to of [at + 2, at + 3])
      if (
        label.test(text.slice(Math.max(0, at - 8), at)) &&
        isGiven(text, to - 1) &&
        labelEnds.test(text.slice(to, to + 3))
      )
        keep(to - at === 2 ? 'full2' : 'full3', { from: at, to, title: '' });
    const san = sanAt(text, at);
    if (san > 0) keep('san', { from: at, to: san, title: '' });
  }
  return found;
}

/** «同Anson傾咗電話», «对接人是易建国»: with whom one talks, and who is told as somebody's contact. */
export function isContact(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const before = text.slice(Math.max(0, from - 8), from);
  return (
    (/[跟同和与] ?$/.test(before) && talked.test(text.slice(to, to + 6))) ||
    /约(?:好了?|到|了) ?$/.test(before) ||
    MET_OF.test(text.slice(Math.max(0, from - 16), from)) ||
    (label.test(before) && !/同事/.test(before))
  );
}

/** What one of ours is told by; most texts have none of it. */
const OURS_TOLD = /[哎诶喂欸嗨]|我[司方们跟和同带陪]|咱|汇报|请示|报备|同往|同去|随行|陪同前往/;

/** «哎小王啊帮我记一下», «我司彭总监», «例会上向彭总监汇报», «老耿同往», «我带小谭过去»: is told, goes along, reports to. */
function isOneOfUs(
  text: string,
  {
    shape,
    from,
    to,
    title,
  }: { readonly shape: Shape; readonly from: number; readonly to: number; readonly title: string },
): boolean {
  const before = text.slice(Math.max(0, from - 8), from);
  const after = text.slice(to, to + 8);
  return (
    (/(?:^|[\n。;!])[哎诶喂欸嗨] ?$/.test(before) && /^[啊呀哪,]* ?(?:帮|你|麻烦)/.test(after)) ||
    /(?:我司|我方|我们公司|我们这边|咱公司|咱们公司)的?$/.test(before) ||
    (/[向跟]$/.test(before) && /^(?:汇报|请示|报备)/.test(after)) ||
    /^(?:同往|同去|随行|陪同前往)/.test(after) ||
    ((shape === 'nick' || /^(?:工程师|师傅|技术员)$/.test(title)) &&
      /(?:我|咱)(?:跟|和|同|带|陪)(?:着|上)?(?:工程师|技术|售后|司机)?$/.test(before) &&
      /^(?:一起|一块|一道)?(?:去(?!见)|过去|上门|下去|跑)/.test(after))
  );
}

/** «约了通达物流的阮经理» */
const MET_OF = /(?:约(?:好了?|到|了)|见(?:了|到)|拜访了)[^,，。;；\s我咱]{2,10}的 ?$/;

const talked =
  /^ ?(?:先)?(?:傾|倾|通了?[个一]?电?话|打了?[个一]?电话|聊|谈|談|见了?面|见面|吃了?[个一顿]?|饮|飲|喝|食)/;

/** A character so rare that it is written in names alone. */
function isUncommon(text: string, at: number): boolean {
  return codeAt(text, at) < 0x4e00;
}

/** «华为常工»: straight behind a customer, one character and a title. */
function isBehindCustomer(
  { text, edges }: Place,
  { shape, from, title }: { readonly shape: Shape; readonly from: number; readonly title: string },
): boolean {
  const isAlone = text.startsWith(title, from + 1);
  if (title === '' || !isAlone || !edges.has(from) || /[和跟与及让给找]/.test(text[from] ?? ' ')) return false;
  if (shape === 'rare')
    return PLAIN_TITLES.test(title) && !isWord(text, from) && (title.length > 1 || SELDOM.includes(text[from] ?? ' '));
  const found = shape === 'titled' ? titledAt(text, from) : undefined;
  return found !== undefined && PLAIN_TITLES.test(found.rank) && isSomebody(text, { at: from, found, edge: true });
}

/** Surnames that are words first: before a title of one letter these alone are names. */
const SELDOM = '常年宁佟郄谌褚卫池敖冀鄂时水';
const PLAIN_TITLES = /^(?:总|工|经理|主任|姐|董|处长|科长|总监|厂长|副总)$/;

/** «联系人:冉小冬», «对接人是易建国,»: a full name, told by what stands before it and ended by what stands behind. */
function isLabelled(text: string, { shape, from, to }: { shape: Shape; from: number; to: number }): boolean {
  if (shape !== 'full2' && shape !== 'full3') return false;
  const name = text.slice(from, to);
  return (
    label.test(text.slice(Math.max(0, from - 8), from)) &&
    labelEnds.test(text.slice(to, to + 3)) &&
    !isCommonWord(name) &&
    !everydayHan.has(name)
  );
}

const label =
  /(?:联[系络]人|对接人|接口人|负责人|经办人|收[件货]人|签收人|决策人|窗口|店主|车主|业主|名叫|人叫|[购务术理管监长]叫|姓名)(?:换成|现在|改)?(?:是|为|叫)?[: ]? ?$/;
const labelEnds = /^(?:$|[,。;、!?()/\n\d: -]|电话|手机|微信|tel|qq|先生|女士|小姐)/;

/** «仇总和翟工»: behind somebody with a title and «and». */
function isJoined(text: string, at: number): boolean {
  return (
    '和跟与及、'.includes(text[at - 1] ?? ' ') &&
    /(?:总|工|经理|主任|姐|哥|老师|处长|科长)$/.test(text.slice(Math.max(0, at - 4), at - 1)) &&
    '和跟与及'.indexOf(text[at] ?? ' ') < 0
  );
}

/** «周二没» is no Mr Zhou, «国庆回来» no Mr Guo, «那三家» no Mr Na, «明晨» no Mr Ming. */
const noName =
  /^(?:([上下大天月周日早晚])\1|周[一二三四五六日末](?!鸣)|国庆|那[\u4e00-\u9fff][^总工]|明[早晨晚天日儿年]|[的了吗呢把被也就还再很都太]|[说讲嫌要].?[太就]|[和跟与同到至](?:周|礼拜|星期)[一二三四五六日末天])/;

/** Whether the forms of names alone make a place one. */
export function isFormed(rules: readonly PersonMention[], { from, to }: { from: number; to: number }): boolean {
  return rules.some(({ span: [a, b], sure }) => a === from && b === to && sure >= 0.6);
}

/** Where a Japanese name ends that begins at a place. */
function sanAt(text: string, at: number): number {
  for (let to = at + 1; to <= at + 3; to++)
    if (/^(?:さん|様|桑)/.test(text.slice(to, to + 2))) return text[to] === 'さ' ? to + 2 : to + 1;
  return 0;
}

const workers =
  /^(?:去|来|到)?(?:现场|驻场|出|做|打样|重打|翻译|跟进|处理|盯|安排|对接|负责|送|寄|发|查|修|装|带|陪|跑|订|整|弄|补|催|问|讲|说|看|起草|主讲|画|算|审|批|方案|成本|标书|交接|上去|起货|排版|pm|double)/;
const speech =
  /^(?:说|讲|话|问|要|想|约|嫌|反馈|表示|回复|回|催|提|答应|同意|确认|打来|打了?电话|来电|发来|让|叫|告诉|看了|收到|那边|那里|没接|不接|拍板|介绍|接手|负责|微信|电话|邮件|@)/;
const roleBefore =
  /(?:采购|技术|财务|法务|研发|品质|质量|工程|生产|设备|信息|项目|市场|销售|行政|人事|仓库|物流|运营|设计|机房|车队|信息科|业务)(?:部|科|处|室)?(?:的|叫|是)?$|(?:经理|主管|总监|负责人|专员|工程师|老板娘?|店长|厂长|对接人?|联系人|接口人|收件人|经办|窗口|车主|客户|业主|接任|新来的|现在的?|的叫|人叫|名叫|叫|姓|是)[:是叫]? ?$/;
const oursBefore = /(?:让|叫|派|喊|请|跟|和|给|带|找|等|由)$/;
/** «会计小杜», «安装队老蔡», «送货的阿德». */
const staffBefore =
  /(?:会计|财务|出纳|司机|货车|安装队?|售后|跟单|业助|助理|技术|工程|送货的?|厂里|店长|文员|仓管|客服|派工|物流|品保|法务|同事|logistics|fae|qa|主讲)[:： ]?$/;
const weBefore = /(?:我|咱|我们|咱们)(?:和|跟|让|叫|派|带|请|找)$/;

function featuresOf(
  { text, edges, rules }: Place,
  { shape, from, to, title }: { shape: Shape; from: number; to: number; title: string },
): string[] {
  const name = text.slice(from, to);
  const before = text.slice(Math.max(0, from - 10), from);
  const after = text.slice(to, to + 6);
  const bare = name.slice(0, name.length - title.length);
  const family = doubles.has(bare.slice(0, 2)) ? bare.slice(0, 2) : (bare[shape === 'nick' ? 1 : 0] ?? '');
  const given = shape === 'full2' || shape === 'full3' ? bare.slice(family.length) : '';
  const features = [`shape=${shape}`];
  const tell = (feature: string) => features.push(feature, `${shape}&${feature}`);
  tell(`family=${rankOf(family)}`);
  if (title !== '') features.push(`title=${title}`, `titled&family=${rankOf(family)}&long=${title.length > 1}`);
  if (shape === 'nick')
    features.push(`nick=${bare[0]}`, notNicks.has(name) || notNicks.has(bare) ? 'nick=word' : 'nick=free');
  if (everydayHan.has(bare) || everydayHan.has(bare.slice(0, 2))) tell('of every day');
  if (everydayHan.has(text.slice(from - 1, from + 1))) tell('inside of every day');
  if (everydayHan.has(text.slice(to - 1, to + 1))) tell('goes on of every day');
  if (isWord(text, from)) tell('begins a word');
  if (to - from === 3 && isWord(text, from + 1)) tell('ends in a word');
  if (isWord(text, to - 1)) tell('goes on as a word');
  if (from > 0 && isWord(text, from - 1)) tell('is inside a word');
  if (given !== '') {
    const common = given.split('').filter((one) => givenCharacters.has(one)).length;
    tell(`given=${common}/${given.length}`);
    features.push(`last=${given.at(-1)}`);
    if (isCommonWord(bare)) features.push('word');
  }
  if (shape === 'titled') {
    const found = titledAt(text, from);
    if (found)
      features.push(
        `somebody=${isSomebody(text, { at: from, found, edge: edges.has(from) })}`,
        `first=${found.first.length}`,
      );
  }
  const rule = rules.find(({ span: [a, b] }) => a < to && b > from);
  features.push(
    rule === undefined
      ? 'rule=none'
      : rule.span[0] === from && rule.span[1] === to
        ? `rule=${rule.sure}`
        : 'rule=other',
  );
  const one = before.at(-1) ?? '^';
  tell(`before=${kindOf(one)}`);
  features.push(`b1=${one}`, `b2=${before.slice(-2)}`);
  const next = after[0] ?? '$';
  tell(`after=${kindOf(next)}`);
  features.push(`a1=${next}`, `a2=${after.slice(0, 2)}`);
  if (edges.has(from)) tell('edge');
  else if (/\u0080[ ,，的(:：/-]{0,2}(?:那边的?|这边的?|家的?)?$/.test(before)) tell('nearEdge');
  else if (/\u0080[^,，。;]{1,6}$/.test(before)) tell('clauseEdge');
  if (roleBefore.test(before)) tell('role');
  if (speech.test(after)) tell('speaks');
  if (workers.test(after)) tell('works');
  if (oursBefore.test(before)) features.push(workers.test(after) ? 'sentToWork' : 'ledBy');
  if (weBefore.test(before)) tell('we');
  if (/(?:老板|同事|我们?|咱们?|公司)(?:的)?$/.test(before)) tell('ours');
  if (/一起|同去|陪同|一块/.test(after)) tell('together');
  if (staffBefore.test(before)) tell('staff');
  if (/(?:我|咱)[^,，。;]{0,4}(?:让|叫|派)/.test(before)) tell('orders');
  return features;
}

function rankOf(family: string): string {
  if (family.length > 1) return 'double';
  const place = placeOf(family);
  return place < 0 ? 'none' : place < 40 ? 'top' : place < manyFamilies ? 'common' : place < 223 ? 'known' : 'rare';
}

function kindOf(letter: string): string {
  if (letter === '^' || letter === '$' || letter === '\n') return 'edge';
  if (letter === veil) return 'name';
  const code = codeAt(letter, 0);
  if (letter === ' ') return 'space';
  return isHan(code) ? 'han' : isDigit(code) ? 'digit' : isLatin(code) ? 'latin' : 'mark';
}
