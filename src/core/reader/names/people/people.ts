import type { Span } from '../../../contract/reading.ts';
import { kindIn } from '../../kind.ts';
import { plain } from '../../text/normalize.ts';
import { modelOf } from '../../text/linearModel.ts';
import { cityNames } from '../lexicon/cities.ts';
import { firstNames } from '../lexicon/firstNames.ts';
import { latinTrades, trades } from '../lexicon/trades.ts';
import { housesBeside } from '../companies/houses.ts';
import { doubles, OFTEN, placeOf, titledAt } from '../surnames.ts';
import { peopleCandidates } from './candidates.ts';
import { type ChosenPerson, choosePeople } from './choose.ts';
import weights from './weights.json' with { type: 'json' };

/** Somebody whom a note names, on the customer's side or on ours. */
export type NamedPerson = {
  readonly name: string;
  readonly span: Span;
  readonly as: ChosenPerson['as'];
  /** 0 to 1. */
  readonly sure: number;
};

const model = modelOf(weights);

type Note = { readonly text: string; readonly typed: string; readonly customers: readonly Span[] };

/** Where somebody comes from is a company or a place. */
const WHERE_FROM =
  /(?<!\b(?:calls?|voice ?mail|vm|e-?mail|mail|message|msg|text|card|word|reply|heard|hear|note|letter|request|enquiry|inquiry|whatsapp|back|visit|feedback|news) )\bfrom\s$/i;

/** «Zarif Textile, Dhaka», «Bosch (Lyon)»: where a customer is, unless it is somebody's first name. */
function isPlaceOf({ from, to }: ChosenPerson, { text, customers }: Note): boolean {
  const name = text.slice(from, to);
  if (cityNames.has(name) && !firstNames.has(name)) return true;
  if (
    customers.some(([, end]) => end === from - 2 && text.startsWith(', ', end)) &&
    /^(?:$|[.)\n])/.test(text.slice(to, to + 1)) &&
    /^[a-z]+$/.test(name) &&
    !firstNames.has(name)
  )
    return text[to] === ')' || GONE_THERE.test(text.slice(Math.max(0, from - 60), from));
  return (
    text[from - 1] === '(' &&
    text[to] === ')' &&
    /[\u0080a-z] \($/.test(text.slice(Math.max(0, from - 3), from)) &&
    /^[a-z]+$/.test(name) &&
    !firstNames.has(name)
  );
}

/** «Visited Sri Agro, Guntur.»: where one goes to is told with its town. */
const GONE_THERE = /\b(?:visit(?:ed)?|went to|on site|on-site|been to|was at|in person|back from)\b[^.;\n]*, $/;

/** «KitchenPro», «Crystal Clean Supplies»: called as a firm is. «Malaysia Day» is a day. */
function isFirmOrDay({ from, to }: ChosenPerson, typed: string): boolean {
  const shown = typed.slice(from, to);
  const last = /([\p{L}']+)$/u.exec(shown)?.[1] ?? '';
  return (
    (/^(?!Ma?c|De|Di|La|Le|Van|O['’])\p{Lu}\p{Ll}+\p{Lu}\p{L}*$/u.test(shown) &&
      !firstNames.has(shown.toLowerCase())) ||
    (last !== shown &&
      (latinTrades.has(last.toLowerCase()) ||
        (/^(?:Day|Road|Street|Week)$/.test(last) && !/^(?:Mrs?|Ms|Miss|Dr)\b/.test(shown))))
  );
}

/** «新客户东方光电», "our prospect Orient Optics": what is called a customer by its sort is one, unless it is called like somebody. */
function isCustomerBySort({ from, to }: ChosenPerson, { text }: { text: string }): boolean {
  const name = text.slice(from, to);
  if (/(?:[新老大准]|潜在|意向|目标|重点)客户$/.test(text.slice(Math.max(0, from - 4), from)))
    return name.length > 3 && trades.some((trade) => name.endsWith(trade));
  return (
    /\b(?:customers?|clients?|prospects?|accounts?|leads?)\s$/.test(text.slice(Math.max(0, from - 10), from)) &&
    !firstNames.has(/^\p{L}+/u.exec(name)?.[0] ?? '')
  );
}

/** «后天拜访卓航»: a house is gone to by its name; people of seldom families by theirs with a title. */
function isHouseGoneTo(text: string, { from, to, manner }: ChosenPerson): boolean {
  return (
    manner === 'full' &&
    placeOf(text[from] ?? ' ') >= OFTEN &&
    !doubles.has(text.slice(from, from + 2)) &&
    to - from < 4 &&
    GONE_TO.test(text.slice(Math.max(0, from - 6), from))
  );
}

const GONE_TO = /(?:拜访|走访|[去跑](?:了?一?趟|一下)?)了?$/;

/** Names that are words as well, where they stand as those: "Mark the deal won", "send them the bill", «8周太久», «毛利8个点». */
function isWordHere(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const name = text.slice(from, to);
  if (NEVER_NAMES.test(name) || (COUNTS.test(name) && NUMERAL.test(text[from - 1] ?? ' '))) return true;
  if (!WORDS_TOO.test(name)) return false;
  const before = text.slice(Math.max(0, from - 12), from);
  const after = text.slice(to, to + 24);
  return NOUN_BEFORE.test(before) || (/(?:^|[.!;,\n]|please|pls|then|and) ?$/.test(before) && ORDER_AFTER.test(after));
}

/** «Demo - Port Marlow», "Kickoff - Acme": what was done with whom. */
function isHeading({ from, to }: ChosenPerson, { text, customers }: Note): boolean {
  return (
    customers.some(([start]) => start > to && start - to < 4 && /^ ?[-:] ?$/.test(text.slice(to, start))) &&
    /(?:^|[\n.;!?])\s*$/.test(text.slice(Math.max(0, from - 3), from)) &&
    kindIn(text.slice(from, to)) !== undefined
  );
}

/** «Huawei is 80k», "Bosch is cheaper": what has a price is a firm, unless it is somebody's first name. */
function isPriced({ from, to, manner }: ChosenPerson, { text }: Note): boolean {
  return manner === 'bare' && PRICED.test(text.slice(to, to + 20)) && !firstNames.has(text.slice(from, to));
}

const PRICED =
  /^ (?:is|are|was|were) (?:(?:at|only|still|now|about) )?(?:\u0080|(?:much |way |too |even )?(?:cheaper|dearer|pricier|expensive|more expensive)\b)/;

/** «8周太久» counts weeks. */
const COUNTS = /^[周年万千时分钱石段车]/;
const NUMERAL = /[\d一二两三四五六七八九十几半多]/;
const NEVER_NAMES =
  /[今明后昨]天|[一两三半今明去][年周]$|^钱[收付打退给还结到]|^(?:管(?:选型|采购|技术|生产|财务|质量|设备|仓库|销售|项目)|毛利|净利|红利|利润|单价|高价|全款|尾款|余款|那[套种家台批次件款条些份]|\p{Script=Han}?小时|\p{Script=Han}[哩嘞喽咧]|门儿清|[他她]助理|(?:hey )?(?:they|guy|lady|grand|jaysus|jesus|jeez|cheers|hiya|howdy|buongiorno|bonjour|ciao|hola|servus|moin|solid|uhr|西门子|showroom|will|subject|rec['’]?d|fwd)(?: \S+)?|i['’]\p{L}+|rev\.? \p{L})$/u;
const WORDS_TOO =
  /^(?:mark|bill|chase|rob|grant|sue|drew|will|frank|hope|grace|faith|art|pat|don|max|win|rich|ray|bob|chip|skip|wade|dean|penny|may|june|april|dale|miles|page|sterling|buck|cash|price)$/;
const NOUN_BEFORE = /\b(?:the|a|an|this|that|our|their|his|her|my|your|no|any|each|last|first|next) $/;
const ORDER_AFTER =
  /^ (?:(?:the|it|this|that|them|him|her|their|his|all|up|down|off|on|an?|as)\b|\u0080+ (?:as|for|on|with|off|about|back|again|today|tomorrow|deal|won|lost|up)\b|\u0080+$|[^,.]{2,30} (?:as (?:won|lost|done|closed|dead|hot|cold|an? )|won|lost)\b)/;

/** «石药的单主任»: whose somebody with a title is. */
function isHouseOfSomebody({ from, to, manner }: ChosenPerson, { text }: Note): boolean {
  return manner === 'full' && to - from < 4 && text[to] === '的' && titledAt(text, to + 1) !== undefined;
}

/** What looks like somebody, and is a firm, a place, a day or a word here. */
function isSomethingElse(one: ChosenPerson, note: Note): boolean {
  const { text, typed } = note;
  return (
    isHeading(one, note) ||
    isHouseOfSomebody(one, note) ||
    isPriced(one, note) ||
    /\bcompetit(?:ors?|ion)(?: is| are| was|:)? $/.test(text.slice(Math.max(0, one.from - 18), one.from)) ||
    isCustomerBySort(one, { text }) ||
    WHERE_FROM.test(text.slice(Math.max(0, one.from - 24), one.from)) ||
    isPlaceOf(one, note) ||
    isFirmOrDay(one, typed) ||
    isWordHere(text, one) ||
    isHouseGoneTo(text, one)
  );
}

/** The people of a note, each once: the longest of what they are called, colleagues as such; `familiar`: names of people who are known. */
export function namedPeopleIn(
  text: string,
  {
    typed,
    customers,
    familiar = [],
  }: { typed: string; customers: readonly Span[]; familiar?: readonly string[] | undefined },
): NamedPerson[] {
  const houses = housesBeside(typed);
  const isHouse = ({ from, to }: ChosenPerson) => houses.some(([start, end]) => from >= start && to <= end);
  const all = choosePeople(model, peopleCandidates(text, { typed, customers, familiar }))
    .filter((one) => one.isFamiliar || !(isHouse(one) || isSomethingElse(one, { text, typed, customers })))
    .map(({ from, to, as, sure }): NamedPerson => ({ name: typed.slice(from, to), span: [from, to], as, sure }));
  const names = all.map(({ name }) => plain(name));
  return all.filter((_, i) => {
    const name = names[i] ?? '';
    return !names.some(
      (other, k) =>
        k !== i && ((k < i && other === name) || other.startsWith(`${name} `) || other.endsWith(` ${name}`)),
    );
  });
}
