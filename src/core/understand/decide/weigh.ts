/** How likely each intent is, by what the judge has learnt and what the grammar finds. Pure. */
import { isQuestion } from '../../text/sentence.ts';
import type { Match } from '../grammar/match.ts';
import type { Judgement } from '../judge/judge.ts';
import type { Sentence } from '../types.ts';

export type Weighed = {
  readonly intent: string;
  readonly share: number;
  readonly coverage: number;
  readonly match: Match | undefined;
};

/** Where the judge is as sure as this, a phrase is told otherwise, and strangers do not confuse it. */
export const SETTLED = 0.85;

/**
 * How much a phrase that covers the whole sentence counts beside the judge: this much whatever its words, and so much more where
 * it knows all of them; little where the judge is certain that something is told. Tried on writers whom neither has read.
 */
const TRUST = { covered: 2.5, known: 4, told: 2 };

/** What an intent counts that the judge has not learnt, where a phrase has all of the sentence: enough against a note. */
const UNLEARNT = 0.06;

/** How much more a note weighs that is about somebody whom nobody knows. */
const TOLD = 6;

export function weigh(
  sentence: Sentence,
  { matches, judgement }: { readonly matches: readonly Match[]; readonly judgement: Judgement },
): readonly Weighed[] {
  const [likeliest] = judgement.intents;
  const isOpen = (likeliest?.p ?? 0) < HALF;
  const isSurelyTold = likeliest?.intent === 'note' && likeliest.p >= SETTLED && sentence.reading.isNote;
  const isCounted = COUNTS.test(sentence.flat) && matches.some(({ intent, isWhole }) => intent === 'count' && isWhole);
  const learnt = new Set(judgement.intents.map(({ intent }) => intent));
  const unlearnt = matches
    .filter(({ intent, isWhole, strangers }) => !learnt.has(intent) && isWhole && !strangers)
    .map(({ intent }) => ({ intent, p: UNLEARNT }));
  const all = [...judgement.intents, ...unlearnt].map(({ intent, p }) => {
    const match = matches.find((each) => each.intent === intent);
    const coverage = match?.coverage ?? 0;
    const likely =
      likelihoodOf(intent, { coverage, sentence, isCounted }) * besideTelling(intent, { coverage, sentence });
    const isTold = intent === 'note' && isOpen && tellsOfStrangers(sentence);
    const trust = isSurelyTold ? TRUST.told : TRUST.covered + TRUST.known * Math.min(1, match?.weight ?? 0);
    const grown = Math.exp(coverage ** 2 * trust);
    const weight = (isTold ? Math.max(p, 0.05) * TOLD : p) * likely * grown;
    return { intent, match, coverage, weight };
  });
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  return all.map(({ weight, ...each }) => ({ ...each, share: weight / total })).toSorted((a, b) => b.share - a.share);
}

/** What is less likely than this is less likely than all else. */
export const HALF = 0.5;

/** How far the words allow an intent, of 1, whatever the judge believes. */
function likelihoodOf(
  intent: string,
  {
    coverage,
    sentence: { flat, pieces },
    isCounted,
  }: { readonly coverage: number; readonly sentence: Sentence; readonly isCounted: boolean },
): number {
  if (intent === 'satisfaction.list') return coverage < 0.2 && !ASKS.test(flat) ? 0.001 : 1;
  const isLoose = coverage < 0.6;
  if (intent === 'contact.set' && isLoose && MET.test(flat)) return 0.02;
  const isUnlikely =
    (CORRECTIONS.has(intent) && isLoose) ||
    (intent === 'fix.date' && isLoose && pieces.some(({ type }) => type === 'customer' || type === 'company')) ||
    (intent.startsWith('followup.') && isLoose && BEGINS_TOLD.test(flat)) ||
    (LISTS.has(intent) && isCounted) ||
    (intent === 'note' && POLITE.test(flat)) ||
    (intent === 'joint.plan' && WENT.test(flat));
  return isUnlikely ? 0.1 : 1;
}

/** How far an intent is allowed that is no report, of 1, where the sentence tells of a contact or plans one. */
function besideTelling(
  intent: string,
  { coverage, sentence: { reading, text, flat } }: { readonly coverage: number; readonly sentence: Sentence },
): number {
  if (coverage >= (BRIEFS.has(intent) ? MOST : HALF) || !reading.isNote || isQuestion(flat)) return 1;
  if (intent !== 'note' && REPORTED.test(text)) return 0.02;
  const isAbout = reading.customers.length > 0 || reading.contacts.length > 0;
  const isTold = reading.kind !== undefined && (isAbout || reading.steps.length > 0);
  const isPlan = isAbout && reading.steps.length > 0 && !POINTS.test(flat);
  const isNoMove = MOVES.has(intent) && (isTold || isPlan) && !MOVED.test(flat);
  const isNoBrief = BRIEFS.has(intent) && (isTold || reading.steps.length > 0) && !BRIEFED.test(flat);
  return isNoMove || isNoBrief || (intent === 'talk' && isTold) ? 0.02 : 1;
}

/** «Met Zenith Corp on Monday», «吉野家王总来电»: whatever follows from it, it begins with what has been. */
const REPORTED =
  /^[^,，。?？]{3,20}(?:来电|來電|来访|來訪|来函|來函)\s*(?:$|[,，。])|^\s*(?:[Jj]ust )?(?:[Cc]alled|[Mm]et|[Vv]isited|[Ee]mailed|[Pp]honed|[Rr]ang|[Tt]exted|[Ss]aw) \p{Lu}/u;
/** Who says that somebody was called or visited moves no day by it. */
const MOVES: ReadonlySet<string> = new Set(['fix.date', 'followup.move', 'followup.spread', 'customer.assign']);
const MOVED =
  /推|改|挪|延|顺|换|提前|摊|负责|交给|归|\b(?:move|push|postpone|reschedul|instead|change|make it|delay|snooze|spread|assign|owner)/;
/** «华为那条下周三», "the Acme one tomorrow": what is there already. */
const POINTS = /[那这][条个单边]|\b(?:one|it|that|this)\b/;
/** A phrase that has so much of a sentence is meant. */
const MOST = 0.7;
/** Who says that somebody was visited, or is to be, asks for no page about them. */
const BRIEFS: ReadonlySet<string> = new Set(['customer.brief', 'none']);
const BRIEFED = /准备|介绍|资料|情况|一页|背景|\b(?:brief|prep|summary|background|about)/;

/** Behind a card every name may correct it: the judge alone does not tell what is corrected from what is told. */
const CORRECTIONS: ReadonlySet<string> = new Set(['fix.customer', 'fix.contact']);
const LISTS: ReadonlySet<string> = new Set(['cold.list', 'customers.list']);

/** Whoever asks so politely asks us: nobody tells a note that way. */
const POLITE =
  /^\s*(?:请(?!.{0,8}(?:吃|喝|客|饭))|麻烦(?!的)|劳驾|拜托|帮我|(?:please|pls|could you|can you|would you)\b)(?!.*[了过])/;

/** Whoever asks how many wants a number and no list. */
const COUNTS = /[几多少]+[家个]|\bhow many\b/;

/** «客户很满意» asks for no list. */
const ASKS =
  /谁|哪|几|多少|低于|低过|列|看|各|名单|怎么样|如何|[?]|\b(?:who|which|how|list|show|below|under|less|worst|lowest|unhappy)\b/;

/** What was heard or seen there is told, a phone number among it. */
const MET =
  /(?:拜访|走访|见|跑|聊|谈|通|打|约|吃)(?:了|过|完)|^(?:今天|昨天|刚|刚才)?拜访|\b(?:called|rang|phoned|met|saw|visited|spoke)\b/;

/** Whoever begins with what has happened tells of it, and what comes next is part of that. */
const BEGINS_TOLD =
  /^\s*(?:(?:just|today|yesterday|this morning)[, ]+)?(?:i |we )?(?:called|rang|phoned|met|saw|visited|spoke (?:to|with)|talked to|emailed)\b|^\s*(?:今天|昨天|刚|刚才|上午|下午)?(?:拜访|走访|见|约见)(?:了|过)/;

/** Who went somewhere together plans nothing. */
const WENT = /(?:拜访|去|见|跑|聊|谈)(?:了|过)|\b(?:went|visited|saw|met)\b/;

/** Of those whom nobody knows the judge has learnt little: there it counts that the reader reads a contact or a plan. */
function tellsOfStrangers({ pieces, reading, flat }: Sentence) {
  if (!reading.isNote || flat.includes('?') || isQuestion(flat)) return false;
  if (pieces.some(({ type }) => NAMES.has(type))) return false;
  return (
    reading.kind !== undefined ||
    reading.customers.length > 0 ||
    reading.contacts.length > 0 ||
    reading.steps.length > 0
  );
}

const NAMES: ReadonlySet<string> = new Set(['customer', 'company', 'contact', 'colleague']);
