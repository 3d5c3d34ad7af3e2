/** What a sentence asks, as a query: what is counted, of whom, since when, grouped and sorted how. Nothing of it is guessed. Pure. */
import { stretchAhead, stretchBack } from '../slots/days.ts';
import { companiesIn, teammateAt } from '../slots/named.ts';
import type { Evidence, Figure, Query, Sentence } from '../types.ts';
import { comparedIn } from './compared.ts';
import { lexemesIn, type Lexeme } from './lexemes.ts';
import { groupSaid, isSaid, piecesAmong, topSaid, wordsSaying } from './said.ts';
import { isWhole } from './whole.ts';

export function queryIn(sentence: Sentence): Query {
  return questionIn(sentence).query;
}

/** `isWhole`: every word of the sentence has its place in the query, and it asks something. */
export function questionIn(sentence: Sentence): { readonly query: Query; readonly isWhole: boolean } {
  const lexemes = lexemesIn(sentence);
  const { evidence, named, silentDays } = evidenceIn(lexemes);
  const of = subjectOf(lexemes, evidence);
  const figured =
    of === 'customers'
      ? undefined
      : evidence.find(
          ({ what, not }) => !not && (FIGURES[what] === of || (what === 'complaints' && of === 'complaintDays')),
        );
  const isOfDeals = DEALS.has(of);
  const company = of === 'customers' ? undefined : companiesIn(sentence)[0];
  const compared = of === 'customers' || silentDays !== undefined ? undefined : comparedIn(lexemes);
  const query: Query = {
    of,
    evidence: evidence.filter((each) => each !== figured && !(isOfDeals && !each.not && ENDS.has(each.what))),
    ...(figured?.about !== undefined && { about: figured.about }),
    ...(figured?.kind && { kind: figured.kind }),
    ...(of === 'lostDeals' && oneWord(lexemes, 'cause')),
    ...(company && { customer: { name: company.name, ...(company.id !== undefined && { id: company.id }) } }),
    ...(silentDays !== undefined && { silentDays }),
    ...(compared ?? daysIn(sentence, { lexemes, isSilence: silentDays !== undefined })),
    ...whoseIn(sentence, lexemes),
    ...limitsIn(lexemes, { of, evidence }),
    ...orderIn(lexemes, of),
    ...(compared && { group: compared.group }),
    ...(isSaid(lexemes, 'open') && { isOpen: true }),
    ...(of === 'complaints' && settledIn(lexemes)),
    ...(isSaid(lexemes, 'broken') && { isBroken: true }),
    ...oneWord(lexemes, 'stage'),
    ...oneWord(lexemes, 'status'),
    ...(named.length > 0 && { named }),
  };
  return { query, isWhole: isWhole(sentence, { lexemes, query, evidence }) };
}

/** Which conditions customers have to fulfil, and the words that none of them has taken. */
function evidenceIn(lexemes: readonly Lexeme[]) {
  const evidence: Evidence[] = [];
  const open = new Set<Evidence>();
  const named: string[] = [];
  const length = piecesAmong(lexemes, 'length')[0]?.value;
  let silentDays: number | undefined;
  let isDenied = false;
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.kind === 'rest') named.push(lexeme.text);
    if (lexeme.kind === 'piece' && lexeme.piece.type === 'quoted') named.push(lexeme.piece.value);
    if (lexeme.kind !== 'word') continue;
    const { word } = lexeme;
    if (word.says === 'not') isDenied = true;
    // «没处理的投诉» are complaints.
    if (word.says === 'link' || word.says === 'settled') isDenied = false;
    const isContact = word.says === 'contacted' || (word.says === 'evidence' && word.what === 'contacts');
    if (word.says === 'silent' || (isContact && isDenied && length !== undefined)) silentDays = length;
    else if (isContact || word.says === 'evidence') {
      const next = lexemes[at + 1];
      const found: Evidence = {
        what: word.says === 'evidence' ? word.what : 'contacts',
        ...(word.says === 'evidence' && word.kind && { kind: word.kind }),
        ...(next?.kind === 'about' && { about: next.text }),
        ...(isDenied && { not: true as const }),
      };
      evidence.push(found);
      if (found.about === undefined && (ABOUT.has(found.what) || (word.says === 'evidence' && word.about)))
        open.add(found);
    } else continue;
    isDenied = false;
  }
  return { ...withWordsBefore({ evidence, open, named }), silentDays };
}

/** «交期投诉», "bearing complaints": the one word that stands for itself is what the one thing is about that has none. */
function withWordsBefore({
  evidence,
  open,
  named,
}: {
  readonly evidence: readonly Evidence[];
  readonly open: ReadonlySet<Evidence>;
  readonly named: readonly string[];
}) {
  const [only] = open;
  const [word] = named;
  if (!only || open.size > 1 || word === undefined || named.length > 1) return { evidence, named };
  return { evidence: evidence.map((each) => (each === only ? { ...each, about: word } : each)), named: [] };
}

const ABOUT: ReadonlySet<Evidence['what']> = new Set(['complaints', 'mentions', 'uses']);

/** What is counted where customers are not, by what the sentence speaks of. */
const FIGURES: Readonly<Partial<Record<Evidence['what'], Figure>>> = {
  complaints: 'complaints',
  contacts: 'contacts',
  deals: 'openDeals',
  won: 'wonDeals',
  lost: 'lostDeals',
  scores: 'scores',
};

/** Figures of deals: what else is said of deals beside them is no condition on customers. */
const DEALS: ReadonlySet<Query['of']> = new Set(['openDeals', 'wonDeals', 'lostDeals', 'averageDeal', 'winRate']);
const ENDS: ReadonlySet<Evidence['what']> = new Set(['deals', 'won', 'lost']);

const SUMS = { value: 'signed', lifetime: 'signed', quote: 'quoted', paid: 'paid', order: 'ordered' } as const;

function subjectOf(lexemes: readonly Lexeme[], evidence: readonly Evidence[]): Query['of'] {
  const [figure] = wordsSaying(lexemes, 'figure');
  if (figure) return figure.of;
  const isGrouped = groupSaid(lexemes) !== undefined;
  const isAverage = isSaid(lexemes, 'average');
  const told = evidence.filter(({ what, not }) => !not && FIGURES[what]);
  // What a competitor has won we have lost, and what has a cause is lost, too.
  if (groupSaid(lexemes) === 'rival' || (groupSaid(lexemes) === 'cause' && !told.length)) return 'lostDeals';
  // «Deals lost»: of deals that are over it is asked how they ended.
  const spoken = told.find(({ what }) => what === 'won' || what === 'lost') ?? told[0];
  const money = wordsSaying(lexemes, 'money')[0];
  if (isDeniedMoney(lexemes) && isSaid(lexemes, 'customers')) return 'customers';
  if (isSaid(lexemes, 'expected')) return 'openDeals';
  if (isAverage && spoken?.what !== 'scores') return money || spoken?.what === 'deals' ? 'averageDeal' : 'customers';
  const isTrend = spoken?.what === 'scores' && (groupSaid(lexemes) === 'month' || groupSaid(lexemes) === 'quarter');
  if (spoken && (isTrend || isSaid(lexemes, 'person') || !isSaid(lexemes, 'customers'))) {
    const isEach = spoken.what === 'scores' && !isAverage && !isGrouped;
    return isEach ? 'customers' : (FIGURES[spoken.what] ?? 'customers');
  }
  if (!money || spoken) return 'customers';
  const isByPerson = isSaid(lexemes, 'who') || isSaid(lexemes, 'person');
  const isOrder =
    isSaid(lexemes, 'by') || topSaid(lexemes) !== undefined || isSaid(lexemes, 'over') || isSaid(lexemes, 'under');
  if (isByPerson || (isGrouped && !isOrder)) return SUMS[money.sort];
  const isOfCustomers = asksCustomers(lexemes);
  return isOrder || isOfCustomers ? 'customers' : SUMS[money.sort];
}

/** «哪些客户», «多少家», "which customers", «回款最多的客户»: customers are asked for, and not what they come to. */
function asksCustomers(lexemes: readonly Lexeme[]): boolean {
  const words = lexemes.flatMap((each) => (each.kind === 'word' && each.word.says !== 'filler' ? [each] : []));
  return words.some(({ word, text }, at) => {
    const before = words[at - 1];
    if (word.says === 'asks' && /^(?:哪|which)/.test(text)) return isSaid(lexemes, 'customers');
    return word.says === 'customers' && (before?.word.says === 'asks' || isSaid(lexemes, 'most'));
  });
}

/** The days of the past that it is about, or those on which something is expected. */
function daysIn(
  sentence: Sentence,
  { lexemes, isSilence }: { readonly lexemes: readonly Lexeme[]; readonly isSilence: boolean },
): Pick<Query, 'since' | 'until' | 'closing'> {
  if (isSaid(lexemes, 'expected')) {
    const { from, until } = stretchAhead(sentence);
    return from === undefined ? {} : { closing: { from, until: until ?? from } };
  }
  if (isSilence) return {};
  const [length] = wordsSaying(lexemes, 'stretch');
  if (length) return { since: sentence.local.toPlainDate().subtract({ days: length.days }).toString() };
  const { since, until } = stretchBack(sentence);
  return {
    ...(since !== undefined && { since }),
    ...(until !== undefined && !OPEN_END.test(sentence.flat) && { until }),
  };
}

const OPEN_END = /以后|以来|之后|起|since|after|from/;

/** Whose it is: said of oneself, of the team, or by a colleague's name. */
function whoseIn(sentence: Sentence, lexemes: readonly Lexeme[]): Pick<Query, 'whose'> {
  const [colleague] = piecesAmong(lexemes, 'colleague');
  const [said] = wordsSaying(lexemes, 'whose');
  if (colleague) return { whose: teammateAt(sentence, colleague) };
  return said ? { whose: said.is } : {};
}

function limitsIn(
  lexemes: readonly Lexeme[],
  { of, evidence }: { readonly of: Query['of']; readonly evidence: readonly Evidence[] },
): Pick<Query, 'over' | 'under' | 'below'> {
  const sum = piecesAmong(lexemes, 'sum')[0]?.value;
  const number = piecesAmong(lexemes, 'number')[0]?.value;
  if (evidence.some(({ what }) => what === 'scores'))
    return isSaid(lexemes, 'under') && number !== undefined ? { below: number } : {};
  // «哪些客户回款了»: those with anything of the kind.
  const isOrder =
    (['by', 'most', 'over', 'under'] as const).some((word) => isSaid(lexemes, word)) || topSaid(lexemes) !== undefined;
  if (sum === undefined && of === 'customers' && isDeniedMoney(lexemes)) return { under: 0 };
  if (sum === undefined) return of === 'customers' && !isOrder && isSaid(lexemes, 'money') ? { over: 0 } : {};
  if (isSaid(lexemes, 'under')) return { under: sum };
  return isSaid(lexemes, 'over') ? { over: sum } : {};
}

/** «处理完的投诉», "complaints not resolved". */
function settledIn(lexemes: readonly Lexeme[]): Pick<Query, 'isOpen' | 'isSettled'> {
  const words = lexemes.flatMap((each) =>
    each.kind === 'word' && each.word.says !== 'filler' ? [each.word.says] : [],
  );
  const at = words.indexOf('settled');
  if (at === -1) return {};
  return words[at - 1] === 'not' ? { isOpen: true } : { isSettled: true };
}

/** «没下单的客户», "customers who have not ordered": those with nothing of the kind. */
function isDeniedMoney(lexemes: readonly Lexeme[]): boolean {
  const words = lexemes.flatMap((each) =>
    each.kind === 'word' && each.word.says !== 'filler' ? [each.word.says] : [],
  );
  return words.some((says, at) => says === 'money' && words[at - 1] === 'not');
}

function orderIn(lexemes: readonly Lexeme[], of: Query['of']): Pick<Query, 'group' | 'sort' | 'top'> {
  const said = groupSaid(lexemes);
  const isByPerson = of !== 'customers' && (isSaid(lexemes, 'who') || isSaid(lexemes, 'person'));
  const group = said ?? (isByPerson ? 'owner' : undefined);
  const top = topSaid(lexemes);
  const key = wordsSaying(lexemes, 'key')[0]?.sort;
  const money = of === 'customers' ? wordsSaying(lexemes, 'money')[0]?.sort : undefined;
  const sort = money ?? key ?? (of === 'customers' && isSaid(lexemes, 'most') ? 'count' : undefined);
  return { ...(group && { group }), ...(sort && { sort }), ...(top !== undefined && { top }) };
}

function oneWord(lexemes: readonly Lexeme[], says: 'stage' | 'status' | 'cause') {
  const [word] = wordsSaying(lexemes, says);
  return word ? { [says]: word.is } : {};
}
