/**
 * Weighs what the grammar finds and what the judge has learnt: do it, ask, or say that it is not known. Neither writes alone:
 * a request needs a phrase for it and the judge's assent, a note a sentence that tells. Pure.
 */
import { CATALOGUE, isIntent } from './catalogue.ts';
import type { Match } from './grammar/match.ts';
import type { Judgement } from './judge/judge.ts';
import { fill } from './slots/fill.ts';
import type { Sentence, Understood } from './types.ts';

export type Weighed = {
  readonly intent: string;
  readonly share: number;
  readonly coverage: number;
  readonly match: Match | undefined;
};

/** How much a phrase that covers the whole sentence counts beside the judge. */
const TRUST = 4;

export function weigh({
  matches,
  judgement,
}: {
  readonly matches: readonly Match[];
  readonly judgement: Judgement;
}): readonly Weighed[] {
  const all = judgement.intents.map(({ intent, p }) => {
    const match = matches.find((each) => each.intent === intent);
    const coverage = match?.coverage ?? 0;
    return { intent, match, coverage, weight: p * Math.exp(TRUST * coverage ** 2) };
  });
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  return all.map(({ weight, ...each }) => ({ ...each, share: weight / total })).toSorted((a, b) => b.share - a.share);
}

export function decide(
  sentence: Sentence,
  given: { readonly matches: readonly Match[]; readonly judgement: Judgement },
): Understood {
  const weighed = weigh(given);
  const [best] = weighed;
  const reasons = weighed
    .slice(0, 4)
    .map(
      ({ intent, share, coverage, match }) =>
        `${intent} ${share.toFixed(2)}${match ? ` «${match.phrase}» ${coverage.toFixed(2)}` : ''}`,
    );
  if (!best || !isIntent(best.intent)) return { kind: 'talk', intent: 'none', slots: {}, asks: [], reasons };
  const { kind } = CATALOGUE[best.intent];
  const slots = fill(best.intent, { sentence, match: best.match });
  if (best.share < SURE[kind]) {
    const asks = weighed
      .filter(({ intent, share }) => isIntent(intent) && share >= 0.05)
      .slice(0, 3)
      .map(({ intent, match }) => ({ intent, slots: fill(intent, { sentence, match }) }));
    return { kind, intent: best.intent, slots, asks, reasons };
  }
  return { kind, intent: best.intent, slots, asks: [], reasons };
}

/** From which share on it is done, by kind: an answer too many does less harm than a change. */
const SURE = { note: 0.6, request: 0.7, question: 0.35, talk: 0.35 } as const;
