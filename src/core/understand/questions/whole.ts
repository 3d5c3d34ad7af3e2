/** Whether a sentence is a question that counts, and nothing else. Pure. */
import type { Evidence, Piece, Query, Sentence } from '../types.ts';
import type { Lexeme } from './lexemes.ts';
import { isSaid, piecesAmong, topSaid, wordsSaying } from './said.ts';

/** Whether every word has its place in the query, the sentence asks something, and nothing else answers it better. */
export function isWhole(
  { flat }: Sentence,
  {
    lexemes,
    query,
    evidence,
  }: { readonly lexemes: readonly Lexeme[]; readonly query: Query; readonly evidence: readonly Evidence[] },
): boolean {
  const many = (type: Piece['type']) => piecesAmong(lexemes, type).length;
  const [below, limit] = [query.below, query.over || query.under || undefined];
  const isNamed = (query.named?.length ?? 0) === many('quoted') + (isPlaced(lexemes) ? 1 : 0);
  const isNameless = isNamed && !many('contact') && many('colleague') < 2;
  const isCounted = many('number') === (below === undefined ? 0 : 1) && many('sum') === (limit === undefined ? 0 : 1);
  const isClear = evidence.every(({ what, about, not }) =>
    what === 'mentions' || what === 'uses'
      ? about !== undefined
      : what === 'people' || what === 'backup'
        ? not === true || query.sort === 'count'
        : true,
  );
  const ofCustomers = query.of === 'customers';
  // Customers that were lost are more than lost deals: the ledger has both.
  const isLedger = ofCustomers && evidence.some(({ what, about }) => what === 'lost' && about === undefined);
  // How content each is, is a list of its own.
  const isScores =
    ofCustomers &&
    evidence.length === 1 &&
    evidence[0]?.what === 'scores' &&
    !many('tier') &&
    !query.named &&
    !query.group;
  const isWho =
    query.under !== 0 &&
    isSaid(lexemes, 'who') &&
    (many('customer') > 0 || wordsSaying(lexemes, 'who').length > 1 || (ofCustomers && !isOfTheirs(lexemes, evidence)));
  const speaks =
    !ofCustomers ||
    evidence.length > 0 ||
    (['customers', 'group', 'key'] as const).some((word) => isSaid(lexemes, word)) ||
    query.sort !== undefined ||
    query.silentDays !== undefined ||
    many('tier') > 0;
  return (
    isNameless &&
    isCounted &&
    isClear &&
    !isLedger &&
    !isScores &&
    !isWho &&
    !isAnothers(lexemes, { query, evidence }) &&
    isOfSomething(lexemes, query) &&
    speaks &&
    asks(lexemes, { flat, query }) &&
    !(ofCustomers && many('customer') > 0)
  );
}

/** How long it takes is asked of complaints, and why of deals that were lost. */
function isOfSomething(lexemes: readonly Lexeme[], { of, under }: Query) {
  const isOfComplaints =
    of !== 'complaintDays' || wordsSaying(lexemes, 'evidence').some(({ what }) => what === 'complaints');
  return (
    isOfComplaints &&
    (of === 'complaintDays' || !isSaid(lexemes, 'takes')) &&
    (of === 'complaintDays' || of === 'complaints' || !isSaid(lexemes, 'settled')) &&
    (of === 'lostDeals' || !isSaid(lexemes, 'cause')) &&
    (under === 0 || !isSaid(lexemes, 'stretch'))
  );
}

/** «Emma的客户里谁提到交期»: among customers, and not among colleagues. */
function isOfTheirs(lexemes: readonly Lexeme[], evidence: readonly Evidence[]) {
  return isSaid(lexemes, 'customers') && evidence.length > 0;
}

/** What other answers have more of: what a customer is worth, who has gone cold, the ledger of losses, what somebody did. */
function isAnothers(
  lexemes: readonly Lexeme[],
  { query, evidence }: { readonly query: Query; readonly evidence: readonly Evidence[] },
): boolean {
  const { of, group, named, silentDays, whose } = query;
  const asked = lexemes.flatMap((each) => (each.kind === 'word' && each.word.says === 'asks' ? [each.text] : []));
  const isListed = asked.some((text) => /^(?:哪|which|what|list)/.test(text));
  const isWorth = of === 'signed' && wordsSaying(lexemes, 'money').some((word) => word.isWorth) && !group;
  const isCold =
    silentDays !== undefined &&
    !named &&
    !group &&
    !evidence.length &&
    !/[几多]/.test(asked.join('')) &&
    !asked.includes('how many');
  const isLedger = of === 'lostDeals' && isListed && query.about === undefined && !group;
  const isReport = whose !== undefined && evidence.some(({ what, kind, not }) => what === 'contacts' && !kind && !not);
  // What was promised to a customer stands in a list of its own.
  const isToThem = of === 'promises' && isListed && !isOwed(lexemes) && !group;
  return isWorth || isCold || isLedger || isReport || isToThem || asked.length > 1;
}

/** «在深圳», "tagged key", «华东的客户»: one word that nobody knows here, where a tag or a city stands. */
function isPlaced(lexemes: readonly Lexeme[]): boolean {
  const rests = lexemes.flatMap((each, at) => (each.kind === 'rest' ? [{ ...each, at }] : []));
  const [only, another] = rests;
  if (!only || another || only.text.length > LONGEST_NAME) return false;
  const [before, after] = [lexemes[only.at - 1], lexemes[only.at + 1]];
  const isAt = before?.kind === 'word' && /^(?:在|标签|城市|in|from|tagged|tag|based|located)$/.test(before.text);
  const isOf =
    (after?.kind === 'word' && (after.text === '的' || after.word.says === 'customers')) ||
    (after?.kind === 'piece' && after.piece.type === 'tier');
  return isAt || isOf;
}

const LONGEST_NAME = 16;

const ASKING = ['asks', 'howMuch', 'who', 'person', 'most', 'by', 'average', 'over', 'under', 'expected'] as const;

function asks(lexemes: readonly Lexeme[], { flat, query }: { readonly flat: string; readonly query: Query }) {
  return (
    ASKING.some((word) => isSaid(lexemes, word)) ||
    isEach(lexemes, query) ||
    wordsSaying(lexemes, 'figure').some(
      ({ of }) => of === 'winRate' || of === 'complaintDays' || (of === 'promises' && isOwed(lexemes)),
    ) ||
    topSaid(lexemes) !== undefined ||
    wordsSaying(lexemes, 'money').some(({ isNoun }) => isNoun) ||
    /几|多少/.test(flat) ||
    // «因为价格丢的单»; «因为价格丢了单» tells.
    (query.cause !== undefined && /(?:丢|输)的单子?$/.test(flat)) ||
    // «没下单的客户»; «客户没下单» tells.
    (query.under === 0 && isSaid(lexemes.slice(-1), 'customers')) ||
    isList(lexemes)
  );
}

/** «按月», "by tier"; «每月成交», "monthly signed" asks for figures, where «每月回访» plans and «海尔每月下单» tells. */
function isEach(lexemes: readonly Lexeme[], { of, customer }: Query) {
  const groups = lexemes.filter((each) => each.kind === 'word' && each.word.says === 'group');
  const [group] = groups;
  if (group?.kind !== 'word') return false;
  return !RECURS.test(group.text) || (customer === undefined && RESULTS.has(of));
}

const RECURS = /^(?:每个?[月季]|(?:each|every) |monthly|quarterly)/;
const RESULTS: ReadonlySet<Query['of']> = new Set([
  'signed',
  'quoted',
  'paid',
  'ordered',
  'openDeals',
  'wonDeals',
  'lostDeals',
  'averageDeal',
  'winRate',
  'complaints',
  'complaintDays',
  'scores',
]);

/** «答应了没做的», "broken promises": those that are still to be kept. */
function isOwed(lexemes: readonly Lexeme[]) {
  return isSaid(lexemes, 'open') || isSaid(lexemes, 'broken');
}

/** "Deals lost to Siemens", "complaints about price", "customers without deals": things, and which of them. */
function isList([first, ...rest]: readonly Lexeme[]) {
  if (first?.kind !== 'word' || !THINGS.test(first.text)) return false;
  const [next] = rest;
  const isTagged = next?.kind === 'word' && next.text.startsWith('tag');
  const isNarrowed = rest.some(
    (each) =>
      each.kind === 'about' ||
      (each.kind === 'word' && each.word.says === 'cause') ||
      (each.kind === 'word' && each.word.says === 'not') ||
      (each.kind === 'piece' && each.piece.type === 'day'),
  );
  // Customers of a tag are a list of its own.
  return isNarrowed || (isPlaced(rest) && !isTagged);
}

const THINGS = /^(?:deals|complaints|visits|calls|meetings|customers|accounts|clients|losses)$/;
