/** Names that nobody knows yet, where a phrase has a place for one: what can be a name, and what stands there for it. Pure. */
import { guessNames } from '../../reader/names/guess.ts';
import { surnames } from '../../reader/names/surnames.ts';
import { plain } from '../../reader/text/normalize.ts';
import { isSentence } from '../../text/sentence.ts';
import type { Piece, Sentence, Token } from '../types.ts';

export type StrangerType = 'customer' | 'contact' | 'colleague';

export function isStrangerType(type: string): type is StrangerType {
  return type === 'customer' || type === 'contact' || type === 'colleague';
}

/** The most words of a name. */
export const LONGEST_NAME = 24;

/** No name begins with a mark, but its number. */
export function mayBegin({ kind, text }: Token) {
  return kind !== 'mark' || text === '#' || text === '@';
}

type Stretch = { readonly sentence: Sentence; readonly from: number; readonly to: number };

export function mayBeCalled(type: StrangerType, { sentence, from, to }: Stretch): boolean {
  const name = strangerIn({ sentence, from, to }).replace(FORM, '');
  if (!NAME.test(name) || NO_NAME.test(name) || SAYS.test(name)) return false;
  if (type === 'customer' && saysMore({ sentence, from, to })) return false;
  if (type !== 'customer' && isOfAnother(type, { sentence, from, to })) return false;
  if (type !== 'contact' && isOfWords({ sentence, from, to })) return false;
  if (type === 'customer' && (isSentence(name) || (adjoins({ sentence, from, to }) && goesOn(name)))) return false;
  if (type === 'contact')
    return name.length <= (/\p{Script=Han}/u.test(name) ? 12 : 30) && !isSentence(name) && !LATER.test(name);
  return type === 'colleague' ? isPersonal(name) : true;
}

/** A known name in it, and words that mean something of their own beside that: «西门子的组织架构有吗». */
function saysMore({ sentence, from, to }: Stretch) {
  const { pieces, tokens, text, classes } = sentence;
  const [first, last] = spanOf({ sentence, from, to });
  const inside = pieces.filter(({ span }) => span[0] >= first && span[1] <= last);
  const known = inside.filter(({ type }) => type === 'customer');
  if (!known.length) return false;
  if (goesOnSmall({ sentence, from, to }, known)) return true;
  // «华为周五不见了»: a day beside a known name is said of it.
  if (inside.some(({ type }) => type === 'day')) return true;
  const [name, another] = known;
  if (another || (name && (DOES.test(text.slice(name.span[1], last)) || FOR.test(text.slice(first, name.span[0])))))
    return true;
  return tokens.slice(from, to).some((token, at) => {
    const isNamed = known.some(({ span }) => span[0] <= token.from && token.to <= span[1]);
    const least = token.kind === 'han' ? 2 : 1;
    return !isNamed && (classes[from + at] ?? []).some((word) => word.to - (from + at) >= least);
  });
}

/** "kick Northwind back to 1 Dec": a name that is written large, and small words behind it. */
function goesOnSmall({ sentence: { text, tokens }, from, to }: Stretch, known: readonly Piece[]) {
  const isKnown = (at: number) => known.some(({ span }) => span[0] <= at && at < span[1]);
  const isLarge = known.every(({ span }) => /^\p{Lu}/u.test(text.slice(...span)));
  const rest = tokens.slice(from, to).filter((token) => token.kind !== 'mark' && !isKnown(token.from));
  return isLarge && rest.length > 0 && rest.every((token) => /^[a-z]+$/.test(text.slice(token.from, token.to)));
}

/** A customer's name in it, or more than a colleague's own, is no name of a person: «微信上的就是我李雷». */
function isOfAnother(type: StrangerType, { sentence: { pieces, tokens, names }, from, to }: Stretch) {
  const [first, last] = [tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? 0];
  const full = new Set(names.colleagues.map(({ name }) => plain(name).replaceAll(' ', '')));
  const words = plain(
    tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(''),
  );
  if (type === 'contact' && [...full].some((name) => words !== name && words.includes(name))) return true;
  return pieces.some((piece) => piece.type === 'customer' && piece.span[0] >= first && piece.span[1] <= last);
}

/** Words of ours in small letters, and a tier, are no name: "download my accounts", «A类改到周五». */
function isOfWords({ sentence: { pieces, text, tokens, classes, fillers }, from, to }: Stretch) {
  const [first, last] = [tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? 0];
  const isInside = ({ span }: Piece) => span[0] < last && span[1] > first;
  if (pieces.some((one) => (NO_PART.has(one.type) || (one.type === 'which' && one.value === 'all')) && isInside(one)))
    return true;
  let named = 0;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    const known = Math.max(at, ...(classes[at] ?? []).map((word) => word.to));
    if (fillers.has(at)) continue;
    if (token && (known === at || /^\p{Lu}/u.test(text.slice(token.from, token.to)))) named += 1;
    else at = Math.max(at, known - 1);
  }
  return named === 0;
}

const NO_PART: ReadonlySet<Piece['type']> = new Set(['tier', 'clock']);

function adjoins({ sentence: { tokens }, from }: Stretch) {
  const [before, first] = [tokens[from - 1], tokens[from]];
  return before?.kind === 'han' && first?.kind === 'han' && before.to === first.from;
}

/** «新客户鸿图精工要样品» tells something of somebody: the name ends before the words do. */
function goesOn(words: string) {
  const [head] = guessNames(words);
  return head !== undefined && head.name !== words && !words.startsWith(`${head.name}有限`);
}

/** The name as it was said, without the particles and the politeness around it. */
export function strangerIn({ sentence, from, to }: Stretch): string {
  const [first, last] = spanOf({ sentence, from, to });
  return sentence.text.slice(first, last);
}

/** Where the name stands, in characters. */
export function spanOf({ sentence: { tokens, fillers }, from, to }: Stretch): readonly [number, number] {
  let [first, last] = [from, to];
  // One character is hardly a name: 美的 ends like other words.
  while (last - (tokens[first]?.kind === 'han' ? 2 : 1) > first && fillers.has(last - 1)) last -= 1;
  while (first + 1 < last && fillers.has(first) && tokens[first]?.kind === 'han') first += 1;
  return [tokens[first]?.from ?? 0, tokens[last - 1]?.to ?? 0];
}

/** Letters and figures, with what joins them; a row by its number. */
const NAME = /^(?:[#@]\d{1,15}|[\p{L}\p{N}](?:[\p{L}\p{N}\s.&'’·()（）/+-]*[\p{L}\p{N}.)）])?)$/u;
/** What no name has in it. */
const SAYS =
  /怎么|什么|谁|哪|刚才|刚刚|说的|时间|日期|多少|几[家个位]|名单|列表|[吗呢吧啦]|\p{Script=Han}\s+\p{Script=Han}|\b(?:is|are|was|were|will|should|how|why|when)\b/iu;
/** What stands behind a name and is no part of it: what they owe, what becomes of it, what somebody does with it. */
const DOES = /[又再已把给让先锁打加贴设]|[货尾回付]款|款子?|验收|评审|会议|开会|招标|发货|交期|起来/;
/** What is done for somebody, or with them. */
const FOR = /[给帮幫替把跟和与同]/;
/** «, Ltd.» belongs to the name before it. */
const FORM = /,?\s*(?:ltd|inc|llc|corp|gmbh|limited)\.?$/i;
/** What says how somebody is to be called, and is no part of it. */
const LATER = /以后|记住|[我俺]说|认得|的是|要的|[农阴]历|生日|电话|手机|微信|邮箱/;
/** Words that stand for somebody or ask for somebody. */
const NO_NAME =
  /^(?:[的了过]|我们?|咱们?|你们?|您|他们?|她们?|它们?|这[个家位些里边]?|那[个家位些里边]?|自己|大家|谁|哪[个家位些]?|什么|啥|有人|没人|别人|客户|同事|i|we|you|he|she|it|they|me|us|him|her|them|my|our|your|his|their|its|我的|this|that|these|those|who|whom|what|which|someone|somebody|anyone|anybody|nobody|everyone|customers?|clients?|accounts?|colleagues?|(?:the|an?|our|their|its|his|her|my|your|them|him|us|colleague) .*|同事.*|等(?:到|着)?(?:客户|他|她|对方|领导|老板).*)$/i;

/** Whether words can be what a person is called: a surname and what follows it, a nickname, a name with a capital. */
function isPersonal(name: string) {
  if (/^[#@]/.test(name)) return true;
  if (/^\p{Script=Han}+$/u.test(name)) return HAN_PERSON.test(name);
  return LATIN_PERSON.test(name);
}

const HAN_PERSON = new RegExp(
  `^(?:[小老阿大]\\p{Script=Han}|[${surnames}](?:(?![总工姐哥])\\p{Script=Han}{1,2}|[总工姐哥]|经理|总监|主管|组长|老师))$`,
  'u',
);
const LATIN_PERSON = /^(?:(?:mr|mrs|ms|miss|dr)\.? )?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,2}$/iu;
