/** What each sum of a text is: money that was offered, signed, paid, or somebody else's. Said in so many words, never guessed. Pure. */
import type { SumKind } from '../../contract/customer.ts';
import type { Amount } from '../../contract/reading.ts';
import { plain } from '../text/normalize.ts';
import { findSums } from './amounts.ts';

/** Words of a kind; of those in a clause the nearest before the sum says it, then the nearest behind it. */
const WORDS: readonly (readonly [SumKind, RegExp])[] = [
  [
    'competitor',
    /对手|竞品|竞争|友商|同行|别家|别人家|另一家|competitor|rival|other (?:supplier|vendor|bidder)|their price|undercut/g,
  ],
  ['paid', /回款|到账|已付|付了|付款|付清|打款|打了款|收款|收到(?:货|尾|首)?款|\bpaid\b|payment of|received|wired/g],
  ['signed', /合同|签[了约下订成单]|已签|中标|拿下|赢|成交|\bsigned?\b|contract|\bwon\b/g],
  ['order', /下单|下了单|订单|订货|订了|采购了|\bp\.?o\.?\b|\border(?:ed|s)?\b/g],
  // What somebody wants to sign is what they have to spend.
  [
    'budget',
    /预算|budget|(?:想|打算|准备|计划|有意)(?:跟我们|和我们)?签(?!了)|\b(?:wants?|plans?|intends?|would like) to (?:sign|spend)\b/g,
  ],
  ['loss', /损失|丢|输|流失|\blost\b|\bloss\b|lose/g],
  ['quote', /报价|报了|报过|开价|报[到给]|投标|quot|\boffer|\bbid\b|\btender|proposal/g],
];

type Word = { readonly kind: SumKind; readonly at: number; readonly end: number };

/** The kind of each sum that a text names, with its figure (of a range the lower one), in the order of the text. */
export function sumKindsIn(
  text: string,
  rivals: readonly string[] = [],
): readonly { readonly value: number; readonly kind: SumKind }[] {
  const flat = plain(text);
  const words = [
    ...WORDS.flatMap(([kind, pattern]) =>
      [...flat.matchAll(pattern)].map(({ index, 0: said }): Word => ({ kind, at: index, end: index + said.length })),
    ),
    ...rivals.flatMap((rival) => placesOf(flat, plain(rival))),
  ];
  return findSums(flat, { currency: () => '' })
    .toSorted((a, b) => a.span[0] - b.span[0])
    .map(({ amount, span: [from, to] }) => ({
      value: lowerOf(amount),
      kind: kindAt({ from, to }, { flat, words }),
    }));
}

/** Of a range its lower end. */
export function lowerOf(amount: Amount): number {
  return 'value' in amount ? amount.value : amount.min;
}

function placesOf(flat: string, name: string): readonly Word[] {
  if (!name) return [];
  const at = flat.indexOf(name);
  return at < 0 ? [] : [{ kind: 'competitor', at, end: at + name.length }];
}

function kindAt(
  { from, to }: { readonly from: number; readonly to: number },
  { flat, words }: { readonly flat: string; readonly words: readonly Word[] },
): SumKind {
  const start = Math.max(-1, ...[...flat.slice(0, from).matchAll(BREAK)].map(({ index }) => index)) + 1;
  const length = flat.slice(to).search(/[,，。;；!！\n]/);
  const end = length < 0 ? flat.length : to + length;
  const here = words.filter((word) => word.at >= start && word.end <= end);
  // Whose it is comes before what it is: «西门子报价85万» is theirs.
  if (here.some(({ kind, at }) => kind === 'competitor' && at < from)) return 'competitor';
  const before = here.filter((word) => word.end <= from).toSorted((a, b) => b.end - a.end)[0];
  const behind = here.filter(({ at }) => at >= to).toSorted((a, b) => a.at - b.at)[0];
  if (before ?? behind) return (before ?? behind)?.kind ?? 'unsaid';
  // «合同签了,98万»: the clause before says what the sum alone is.
  const lone = /^[\s约共一总计是为到成]*$/.test(flat.slice(start, from));
  return (lone && words.filter((word) => word.end <= start).toSorted((a, b) => b.end - a.end)[0]?.kind) || 'unsaid';
}

/** A clause ends at a mark; a mark within a figure is none. */
const BREAK = /[,，](?!\d{3})|[。;；!！\n]/g;

const QUOTER = String.raw`(?<who>(?!听说|据说)[\u4e00-\u9fff]{2,6}?|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?)`;
const QUOTING = [
  new RegExp(
    String.raw`(?:^|[\s,，。;；]|听说|据说|说)${QUOTER}(?:已经|刚|也|又)?(?:给|向|对)(?<to>[^,，。;；]{2,12}?)(?:报了|报价|报的|报过|报出)`,
  ),
  new RegExp(
    String.raw`(?:^|[\s,;.])${QUOTER} (?:has |have |had )?(?:quoted|offered|bid) (?<to>[A-Z][\w&.-]*|them|the customer|him|her)\b`,
  ),
];
const OF_OURS =
  /^(?:我|咱|他|她|客户|对方|[今昨明前后]天|上午|下午|[上下本这](?:周|星期|礼拜|个?月)|(?:周|星期|礼拜)[一二三四五六日天末]|.*[前后内底初号日]$|刚|已|正式|再|先|重新|小|老|阿|then|we|i|he|she|they)|(?:总|工|经理|姐|哥|们)$/i;

/** Who quoted the customer, where a text says that somebody else did: «西门子给徐工报了38万». Whoever is of ours is no such. */
export function quoterIn(text: string, ours: readonly string[]): string | undefined {
  for (const pattern of QUOTING) {
    const { who, to } = pattern.exec(text)?.groups ?? {};
    if (
      who &&
      to &&
      !OF_OURS.test(who) &&
      !/^(?:我|咱|us\b)/.test(to) &&
      !ours.some((name) => name.toLowerCase() === who.toLowerCase())
    )
      return who;
  }
  return undefined;
}
