import type { FactTopic } from '../contract/customer.ts';
import { productsTold } from './products.ts';

export type FactInText = {
  readonly topic: FactTopic;
  readonly text: string;
  /** The person it is about, as the note names them. */
  readonly contact?: string;
};

export function factsIn(text: string, contacts: readonly string[]): FactInText[] {
  const found: FactInText[] = [];
  for (const sentence of text.split(/[。!！;；\n]|\.(?=\s|$)/)) {
    if (/[?？]|吗|是不是|是否|不知道|不清楚|whether|not sure/i.test(sentence)) continue;
    let before: readonly string[] = [];
    for (const clause of sentence.split(/[,，](?!\d{3})/)) {
      found.push(...personal(clause, { before, contacts }), ...others(clause));
      const here = namedIn(clause, contacts).map(({ name }) => name);
      before = INTRODUCED.test(clause) ? here.slice(-1) : [...new Set([...before, ...here])];
    }
  }
  return found.filter(
    (one, at) => found.findIndex((other) => other.topic === one.topic && other.text === one.text) === at,
  );
}

/** Whom somebody has brought us to is spoken of from there on: «张工带我见了王副总,他…». */
const INTRODUCED =
  /(?:带|领|陪)(?:着|了)?(?:我|咱)们?[^,，]{0,4}(?:见|找|认识|拜访)|(?:介绍|引荐)了?(?!自己)|\b(?:introduced|took (?:me|us) to|brought (?:me|us) to|put (?:me|us) in touch with|referred (?:me|us) to)\b/i;

/** `before`: who has been named in the sentence so far. */
type Named = { readonly before: readonly string[]; readonly contacts: readonly string[] };

function namedIn(clause: string, contacts: readonly string[]) {
  return contacts
    .map((name) => ({ name, at: clause.indexOf(name) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
}

const DECIDES =
  /(?:拍板|说了算|做主|做决定)(?:的)?(?:人?是|$)|决策人|\bdecides (?:alone|everything|himself|herself)|decision[- ]?maker|(?:final|last) (?:say|word)/i;
const NOT =
  /不(?:能|会)?(?:拍板|做主)|说了不算|拍不了|做不了主|没法|不是|(?:isn't|not) the decision|doesn't decide|no (?:final|last)/i;

function personal(clause: string, named: Named): FactInText[] {
  const found: FactInText[] = [];
  const keep = (at: number, fact: (contact: string) => Pick<FactInText, 'topic' | 'text'>) => {
    const contact = whoAt(clause, { at, ...named });
    if (contact !== undefined) found.push({ ...fact(contact), contact });
  };
  const decides = DECIDES.exec(clause);
  if (decides && !NOT.test(clause)) keep(decides.index, (contact) => ({ topic: 'decides', text: contact }));
  const taste = TASTE.exec(clause);
  const { avoid = taste?.groups?.['allergy'], likes } = taste?.groups ?? {};
  if (taste && avoid) keep(taste.index, () => ({ topic: 'avoid', text: avoid.trim() }));
  if (taste && likes && !/^(?:我们|这|那|新|样品|方案|our|the|this|it\b)/i.test(likes.trim()))
    keep(taste.index, () => ({ topic: 'likes', text: likes.trim() }));
  return found;
}

/**
 * Of whom a clause says something at this place: whoever stands nearest before it, or behind «拍板的是…». A pronoun means the
 * only one who has been named; where there are several, or it may be somebody whom the note does not name, nobody.
 */
function whoAt(clause: string, { at, before, contacts }: Named & { readonly at: number }): string | undefined {
  const here = namedIn(clause, contacts);
  const nearest = here.findLast((one) => one.at < at);
  if (nearest) return ELSE.test(clause.slice(nearest.at + nearest.name.length, at)) ? undefined : nearest.name;
  const behind = here.find((one) => one.at > at);
  if (ELSE.test(clause.slice(0, at))) return undefined;
  if (behind) return behind.name;
  const isPronoun = /^\s*(?:他|她|he\b|she\b)/i.test(clause);
  const possible = before.length || !isPronoun ? before : contacts;
  return possible.length === 1 ? possible[0] : undefined;
}

/** Somebody else stands between a person and what is said: «李总说他们老板拍板», «王工说他». */
const ELSE =
  /老板|领导|上面|上级|总部|集团|董事|高层|采购部|财务部|技术部|别人|其他|另外|他们|她们|(?:说|讲|觉得|认为|告诉).*[他她]|我|咱|\b(?:boss|board|management|head office|hq|director|owner|they|their|(?:says?|said|thinks?|told).*\b(?:he|she))\b/i;

const TASTE =
  /(?:不喜欢|不爱|讨厌|反感|最烦|(?<![能要])不(?=[吃喝抽碰])[吃喝抽碰](?![了上下亏惯透饭])|hates|dislikes|doesn't (?:like|eat|drink)|does not (?:like|eat|drink)|is allergic to)\s*(?<avoid>.{1,40}?)$|对(?<allergy>\p{Script=Han}{1,8}?)过敏|(?<!不)(?:喜欢|爱(?=[喝吃打聊看听])|\blikes|\bloves|\bprefers)\s*(?<likes>.{1,40}?)$/iu;

const OURS = /^\s*(?:(?:并且?|还|也|就|先|已经?|我们?|咱们?|我方|我这边|we|i)\s*)*$/i;
const TO_THEM =
  /给(?:他|她|它)们?|给(?:客户|对方)|给\S{0,2}(?:总|工|姐|经理)|(?:给|发|送|寄)(?:样|样品|报价|方案|折扣|优惠)|(?:him|her|them)\b/i;
const WORDS = /(?:答应|承诺|保证|许诺|promised)(?:了|过|好)?/i;

/** «跟王总说了周五给样品», "told Kirkby we'd send it Friday": what they were told of us is promised. */
const GIVEN =
  /\btold (?:[\w'’-]+(?: [A-Z][\w'’-]*)?) (?:that )?(?:(?:we|i)(?:['’]?(?:d|ll)| will| would) (?<what>.{3,})|(?<day>(?:(?:by|for|next) )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|tomorrow))\s*$)|^\s*(?:今天|刚才?|已经?|我们?|咱们?)*[跟和与给]\S{1,8}?(?:说|讲)(?:了|好了?)(?<zh>(?!.*(?:他|她|客户|对方)).{0,8}?(?:给|发|寄|送|交|报|出|答复|回复|去|补)(?!了|过).{0,24})$/i;

function others(clause: string): FactInText[] {
  const found: FactInText[] = [];
  const floor =
    /底价(?:是|为|:|:)?\s*(?<price>(?:[¥$€]\s?)?\d[\d.,]*\s*(?:万|元|块|千|k|%|折)?)|floor price (?:is |of )?(?<en>[¥$€]?\d[\d.,]*k?)/i.exec(
      clause,
    );
  const price = floor?.groups?.['price'] ?? floor?.groups?.['en'];
  if (price) found.push({ topic: 'floor', text: price.trim() });
  const word = WORDS.exec(clause);
  if (word) {
    const [before, after] = [clause.slice(0, word.index), clause.slice(word.index + word[0].length)];
    const explicit = /我|咱|\bwe\b|\bi\b/i.test(before);
    if (OURS.test(before) && after.trim().length >= 2 && (explicit || TO_THEM.test(after)))
      found.push({
        topic: 'promised',
        text: after.replace(/^\s*(?:(?:to|him|her|them)\b|[他她它]们?(?=.{3})|客户|对方)?\s*(?:to\s)?/i, '').trim(),
      });
  }
  const given = GIVEN.exec(clause)?.groups;
  const told = given?.['what'] ?? given?.['day'] ?? given?.['zh'];
  if (!word && told) found.push({ topic: 'promised', text: told.trim() });
  const rival = rivalIn(clause);
  if (rival) found.push({ topic: 'competitor', text: rival });
  for (const product of productsTold(clause)) found.push({ topic: 'product', text: product });
  return found;
}

const NAME = String.raw`(?<rival>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?|[\u4e00-\u9fff]{2,6}?)`;
const RIVALS = [
  new RegExp(String.raw`(?:竞品|竞争对手|友商|对手)(?:是|有|:|:)?\s*${NAME}(?:$|的|也|报|[\s,，])`),
  new RegExp(
    String.raw`(?:^|[\s,，])${NAME}(?:也在报价?|也报了?价?|也在谈|也在跟|也常去|比我们(?:便宜|低|快)|交不出货)`,
  ),
  new RegExp(
    String.raw`(?:说|讲)(?![其这那别最太还就市外网同我你他她咱价报运能可再要有给])${NAME}(?:那边|家)?(?:的?(?:价格|报价|价))?(?:比我们?|要|更)?(?:便宜|低)(?=\s?\d|$|了|很多|不少|[一两几]?[点些成])`,
  ),
  new RegExp(String.raw`(?:输给了?|丢给了?)\s*${NAME}(?:$|了|,|,|[\s])`),
  new RegExp(String.raw`(?:拿我们?(?:跟|和|与)|(?:跟|和|与))\s*${NAME}(?:的)?(?:做)?(?:比价|对比|比较|在比)`),
  new RegExp(String.raw`compar(?:es?|ed|ing) (?:us |it |this )?(?:with|to|against) ${NAME}`),
  new RegExp(String.raw`(?:lost|losing) (?:it |them |the deal )?to ${NAME}`),
  new RegExp(String.raw`(?:offer|quote)s? .{0,30}?from ${NAME}`),
  new RegExp(String.raw`(?:competitors?|competition)(?: is| are|:) ${NAME}`),
  new RegExp(String.raw`(?:split|share) the order with ${NAME}`),
];

/** The rival that a clause names as one. */
export function rivalIn(clause: string): string | undefined {
  for (const pattern of RIVALS) {
    const rival = pattern.exec(clause)?.groups?.['rival']?.trim();
    if (rival && !/^(?:我们|他们|客户|别人|别家|几家|三家|两家|同行|对方|老板|公司|Mr|Mrs|Ms|The|Us|Our)$/.test(rival))
      return rival;
  }
  return undefined;
}
