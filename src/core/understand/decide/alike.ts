/** Intents of which it comes to the same which is taken: both move, or drop, what was spoken about last. Pure. */
import type { Intent } from '../catalogue.ts';
import type { Match } from '../grammar/match.ts';
import type { Sentence } from '../types.ts';

const ALIKE: readonly { readonly card: Intent; readonly list: Intent }[] = [
  { card: 'fix.date', list: 'followup.move' },
  { card: 'fix.noReminder', list: 'followup.cancel' },
];

export function isAlike(one: string, other: string) {
  return one === other || ALIKE.some(({ card, list }) => [card, list].every((each) => each === one || each === other));
}

/** Of two that are alike the one that is meant: behind a card of a note, where nothing else is named, what the card says is corrected. */
export function meantOf(
  intent: Intent,
  { sentence: { shown, pieces }, match }: { readonly sentence: Sentence; readonly match: Match | undefined },
): Intent {
  const named = Object.keys(match?.slots ?? {}).some((slot) => OF_ITS_OWN.has(slot));
  if (shown?.kind !== 'card' || named || pieces.some(({ type }) => type === 'customer' || type === 'company'))
    return intent;
  return ALIKE.find(({ list }) => list === intent)?.card ?? intent;
}

const OF_ITS_OWN: ReadonlySet<string> = new Set(['which', 'row', 'about', 'customer']);
