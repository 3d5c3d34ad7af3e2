import type { FactTopic } from '../contract/customer.ts';

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
    let about: string | undefined;
    for (const clause of sentence.split(/[,，、](?!\d{3})/)) {
      about = whomIn(clause, contacts) ?? about;
      found.push(...personal(clause, about), ...others(clause));
    }
  }
  return found.filter(
    (one, at) => found.findIndex((other) => other.topic === one.topic && other.text === one.text) === at,
  );
}

function whomIn(clause: string, contacts: readonly string[]) {
  const named = contacts
    .filter((name) => clause.includes(name))
    .toSorted((a, b) => clause.indexOf(a) - clause.indexOf(b));
  if (named.length) return named[0];
  return /^\s*(?:他|她|he |she )/i.test(clause) && contacts.length === 1 ? contacts[0] : undefined;
}

const DECIDES =
  /(?:拍板|说了算|做主|做决定)(?:的)?(?:是|$)|^.{1,12}(?:拍板|说了算|做主)$|决策人|\bdecides (?:alone|everything|himself|herself)|decision[- ]?maker|(?:final|last) (?:say|word)/i;
const NOT =
  /不(?:能|会)?(?:拍板|做主)|说了不算|拍不了|做不了主|没法|不是|(?:isn't|not) the decision|doesn't decide|no (?:final|last)/i;

function personal(clause: string, contact: string | undefined): FactInText[] {
  if (contact === undefined) return [];
  const found: FactInText[] = [];
  if (DECIDES.test(clause) && !NOT.test(clause)) found.push({ topic: 'decides', text: contact, contact });
  const taste = TASTE.exec(clause)?.groups;
  if (taste?.['avoid']) found.push({ topic: 'avoid', text: taste['avoid'].trim(), contact });
  if (taste?.['likes'] && !/^(?:我们|这|那|新|样品|方案|our|the|this|it\b)/i.test(taste['likes'].trim()))
    found.push({ topic: 'likes', text: taste['likes'].trim(), contact });
  return found;
}

const TASTE =
  /(?:不喜欢|不爱|讨厌|反感|最烦|hates|dislikes|doesn't like|does not like)\s*(?<avoid>.{1,40}?)$|(?<!不)(?:喜欢|爱(?=[喝吃打聊看听])|\blikes|\bloves|\bprefers)\s*(?<likes>.{1,40}?)$/i;

const OURS = /^\s*(?:(?:并且?|还|也|就|先|已经?|我们?|咱们?|我方|我这边|we|i)\s*)*$/i;
const TO_THEM =
  /给(?:他|她|它)们?|给(?:客户|对方)|给\S{0,2}(?:总|工|姐|经理)|(?:给|发|送|寄)(?:样|样品|报价|方案|折扣|优惠)|(?:him|her|them)\b/i;
const WORDS = /(?:答应|承诺|保证|许诺|promised)(?:了|过|好)?/i;

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
  const rival = rivalIn(clause);
  if (rival) found.push({ topic: 'competitor', text: rival });
  return found;
}

const NAME = String.raw`(?<rival>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?|[\u4e00-\u9fff]{2,6}?)`;
const RIVALS = [
  new RegExp(String.raw`(?:竞品|竞争对手|友商|对手)(?:是|有|:|:)?\s*${NAME}(?:$|的|也|报|[\s,，])`),
  new RegExp(
    String.raw`(?:^|[\s,，])${NAME}(?:也在报价?|也报了?价?|也在谈|也在跟|也常去|比我们(?:便宜|低|快)|交不出货)`,
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
