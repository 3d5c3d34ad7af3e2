import type { Span } from '../../../contract/reading.ts';
import { hasHan } from '../../text/normalize.ts';
import { modelOf } from '../../text/linearModel.ts';
import { everydayHan } from '../lexicon/everydayHan.ts';
import { rankCompanies } from './choose.ts';
import { housesBeside } from './houses.ts';
import { hanSpans } from './hanSpans.ts';
import { latinSpans } from './latinSpans.ts';
import { namedPeopleIn } from '../people/people.ts';
import { proposeCustomers } from '../newCustomers.ts';
import weights from './weights.json' with { type: 'json' };

/** A name that may be that of a customer nobody has told us of. */
export type CompanyProposal = { readonly name: string; readonly span: Span; readonly sure: number };

const model = modelOf(weights);
const most = 16;

/** What is done with somebody is no part of a name. */
const CONTACTED = /^(?:called|phoned|rang|met|saw|visited|emailed|texted|pinged|with|to)\s/i;

/** «打给石药的单主任»: neither is what was done with it. */
const CONTACTED_ZH = /^(?:打给|打电话给|发给|寄给|送给|交给|回给|报给|约好|见到|碰到|遇到)(?=\p{Script=Han}{2})/u;

/** «投标结果出来了»: a name ends before no half of a verb. */
const HALF = /[出回过起进]$/;

/** «约好了下周二去他们公司»: who and when is told, and no name. */
const SAID = /[我你他她它咱]们|[上下这本]个?(?:周|星期|礼拜)|[今明后昨]天/;

/** «吉野家王总», «宜家采购»: houses are called so, and no family is. */
const HOUSE = /^\p{Script=Han}{2}家(?=.{0,4}(?:[总工姐哥]|经理|主管|老师|采购|$|[,，。]))/u;

/** «3M公司», whose figure is a measure elsewhere. */
const INCORPORATED = /(?<![A-Za-z\d.])\d{1,3}[A-Z][A-Za-z]{0,8}(?:公司|集团)/g;

function incorporated(typed: string) {
  return [...typed.matchAll(INCORPORATED)].map(({ 0: name, index }) => ({
    name,
    span: [index, index + name.length] as const,
  }));
}

/**
 * Who the customer of a note without a known one may be: `proposals` are those that are likelier a customer than not, `choices` the three
 * likeliest names, of which some may be parts of others. What is a person is no company.
 */
export function companyNamesIn(
  text: string,
  { typed, people, sought }: { typed: string; people: readonly Span[]; sought?: (from: number) => boolean },
): { proposals: readonly CompanyProposal[]; choices: readonly CompanyProposal[] } {
  const spans = [...(hasHan(text) ? hanSpans(text, typed, sought) : []), ...latinSpans(text, typed)];
  const likely = rankCompanies(model, spans).filter(
    ({ from, to }) =>
      !people.some(([a, b]) => from < b && to > a) &&
      !CONTACTED.test(typed.slice(from, to)) &&
      !CONTACTED_ZH.test(text.slice(from, to)) &&
      !(HALF.test(text.slice(from, to)) && /^[来去]/.test(text.slice(to, to + 1))) &&
      !SAID.test(text.slice(from, to)) &&
      !everydayHan.has(text.slice(from, to)),
  );
  const proposals: CompanyProposal[] = [];
  const choices: CompanyProposal[] = [];
  for (const { from, to, customer, other } of likely) {
    const house = HOUSE.exec(typed.slice(from))?.[0].length ?? 0;
    const end = house === to + 1 - from ? to + 1 : to;
    const one = { name: typed.slice(from, end), span: [from, end] as const, sure: customer };
    if (choices.length < 3 && customer > 0.04 && !choices.some(({ name }) => name === one.name)) choices.push(one);
    if (
      customer > 0.7 &&
      customer > other &&
      proposals.length < most &&
      proposals.every(({ span: [a, b] }) => to <= a || from >= b)
    )
      proposals.push(one);
  }
  const formed =
    proposals.length > 0
      ? []
      : [
          ...incorporated(typed),
          ...housesBeside(typed).map((span) => ({ name: typed.slice(...span), span })),
          ...proposeCustomers(text, { typed, taken: [] }),
        ].map(({ name, span }) => ({ name, span, sure: 0.5 }));
  return {
    proposals: [...proposals, ...formed].toSorted((a, b) => a.span[0] - b.span[0]),
    choices: choices.length > 0 ? choices : formed.slice(0, 3),
  };
}

/** What parts the customers of a note: «明天给华为报价,后天拜访卓航». */
const PARTS = /[,，。.;；、\n!！]/;
const EVERY_PART = new RegExp(PARTS, 'g');
/** So sure a name has to be beside customers that we know. */
const SURE = 0.8;

/** Beside customers that we know: those `proposed`, and where another piece of the note deals with somebody, who that surely is. */
export function companiesBesideKnown(
  text: string,
  {
    typed,
    known,
    proposed,
  }: {
    typed: string;
    known: readonly Span[];
    proposed: readonly { readonly name: string; readonly span: Span }[];
  },
): CompanyProposal[] {
  const found = proposed.map(({ name, span }) => ({ name, span, sure: 0.5 }));
  if (!PARTS.test(text)) return found;
  const taken = [...known, ...found.map(({ span }) => span)];
  const pieces = [0, ...[...text.matchAll(EVERY_PART)].map(({ index }) => index + 1)];
  const pieceOf = (at: number) => pieces.findLastIndex((from) => from <= at);
  const told = new Set(taken.map(([from]) => pieceOf(from)));
  const { proposals } = companyNamesIn(text, { typed, people: [], sought: (from) => !told.has(pieceOf(from)) });
  const apart = proposals.filter(
    ({ span: [from, to], sure }) =>
      sure > SURE && !told.has(pieceOf(from)) && taken.every(([a, b]) => to <= a || from >= b),
  );
  const isHan = ({ span }: CompanyProposal) => hasHan(text.slice(...span));
  const people = apart.every(isHan) ? [] : namedPeopleIn(text, { typed, customers: taken }).map(({ span }) => span);
  const more = apart.filter(
    (one) =>
      isHan(one) ||
      (text.slice(...one.span).includes(' ') && people.every(([a, b]) => one.span[1] <= a || one.span[0] >= b)),
  );
  return [...found, ...more].toSorted((a, b) => a.span[0] - b.span[0]);
}
