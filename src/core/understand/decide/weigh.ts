/** How likely each intent is, by what the judge has learnt and what the grammar finds. Pure. */
import { isQuestion } from '../../text/sentence.ts';
import type { Match } from '../grammar/match.ts';
import type { Judgement } from '../judge/judge.ts';
import type { Sentence } from '../types.ts';
import { likelihoodOf } from './likely.ts';

export type Weighed = {
  readonly intent: string;
  readonly share: number;
  readonly coverage: number;
  readonly match: Match | undefined;
};

/** What is less likely than this is less likely than all else. */
export const HALF = 0.5;

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
    const likely = likelihoodOf(intent, { coverage, sentence, isCounted });
    const isTold = intent === 'note' && isOpen && tellsOfStrangers(sentence);
    const trust = isSurelyTold ? TRUST.told : TRUST.covered + TRUST.known * Math.min(1, match?.weight ?? 0);
    const grown = Math.exp(coverage ** 2 * trust);
    const weight = (isTold ? Math.max(p, 0.05) * TOLD : p) * likely * grown;
    return { intent, match, coverage, weight };
  });
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  return all.map(({ weight, ...each }) => ({ ...each, share: weight / total })).toSorted((a, b) => b.share - a.share);
}

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

const COUNTS = /[几多少]+[家个]|\bhow many\b/;

const NAMES: ReadonlySet<string> = new Set(['customer', 'company', 'contact', 'colleague']);
