/** Weighs what the grammar finds against what the sentence looks like: do it, ask, or say that it is not known. Pure. */
import { CATALOGUE, isIntent } from './catalogue.ts';
import type { Match } from './grammar/match.ts';
import { kindOf } from './kind.ts';
import { fill } from './slots/fill.ts';
import type { Judgement, Sentence, Understood } from './types.ts';

/** Below this a phrase covers too little of a sentence to be what was meant. */
const ENOUGH = 0.75;

export function decide(
  sentence: Sentence,
  { matches }: { readonly matches: readonly Match[]; readonly judgement?: Judgement | undefined },
): Understood {
  const { kind, reasons } = kindOf(sentence);
  const [best] = matches;
  if (best && best.coverage >= ENOUGH && isIntent(best.intent)) {
    const { slots } = fill(best.intent, { sentence, match: best });
    return {
      kind: CATALOGUE[best.intent].kind,
      intent: best.intent,
      slots,
      asks: [],
      reasons: [...reasons, `«${best.phrase}» covers ${best.coverage.toFixed(2)}`],
    };
  }
  if (kind === 'note')
    return { kind, intent: 'note', slots: fill('note', { sentence, match: undefined }).slots, asks: [], reasons };
  return { kind, intent: kind === 'talk' ? 'talk' : 'none', slots: {}, asks: [], reasons };
}
