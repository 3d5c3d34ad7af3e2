/** The phrase that says the whole of a sentence, if there is one. Pure. */
import { isAlike } from './alike.ts';
import type { Match } from '../grammar/match.ts';
import type { Judgement } from '../judge/judge.ts';
import type { Sentence } from '../types.ts';
import { SETTLED } from './weigh.ts';

/** So many of its words the phrase knows as words, names or figures. */
const FIRM = 0.7;
/** So much more of them than any other phrase. */
const CLEARLY = 0.2;
/** So many of its words are all of them but fillers. */
const EVERY = 0.95;
/** A name that nobody knows confuses the judge: only where it is as sure as this it is believed against such a phrase. */
const CERTAIN = 0.9;

/**
 * Of a button's sentence it is the one that knows most of its words; of what somebody has typed the only one there is, with
 * hardly a word that it takes unread or with words that are said for nothing else, and never against a judge who has learnt
 * better.
 */
export function phraseOf(
  sentence: Sentence,
  { matches, judgement }: { readonly matches: readonly Match[]; readonly judgement: Judgement },
): Match | undefined {
  const whole = matches.filter(({ isWhole, isWorded }) => isWhole && isWorded);
  const sure = whole.find(({ says }) => says?.['surely']);
  if (sentence.isChosen) return sure ?? whole.toSorted((a, b) => b.weight - a.weight)[0];
  const told = sure ?? whole.find((match) => isSetOff(match, sentence));
  if (told) return told;
  const firm = whole.filter(({ weight }) => weight >= FIRM);
  const fewest = Math.min(...firm.map(({ strangers }) => strangers));
  const [only, another] = firm.filter(({ strangers }) => strangers === fewest).toSorted((a, b) => b.weight - a.weight);
  if (!only || (another && another.weight > only.weight - CLEARLY)) return undefined;
  return isContradicted(only, judgement) ? undefined : only;
}

function isContradicted({ intent, strangers, weight }: Match, { intents }: Judgement) {
  const [likeliest] = intents;

  if (likeliest === undefined || isAlike(likeliest.intent, intent)) return false;
  const isLearnt = intents.some((one) => one.intent === intent);
  const isNote = likeliest.intent === 'note';
  // Every word of it is a word of the phrase: it is a sentence of ours, unless it tells what has happened in the same words.
  if (!strangers && weight >= EVERY) return isNote && likeliest.p >= SETTLED;
  if (strangers) return likeliest.p >= (isNote ? SETTLED : CERTAIN);
  return isLearnt && likeliest.p >= SETTLED;
}

/** «完成1 客户同意8折», "add: needs an invoice": what stands before a mark or a space says it all, and the rest is what it is about. */
function isSetOff({ slots, says }: Match, { text, tokens }: Sentence) {
  const words = slots[String(says?.['payload'])];
  const first = words && tokens[words.from];
  const before = words && tokens[words.from - 1];
  if (!first || !before) return false;
  return (
    first.kind === 'mark' ||
    before.kind === 'mark' ||
    ((first.kind === 'han' || before.kind === 'han') &&
      before.to < first.from &&
      /\s/.test(text.slice(before.to, first.from)))
  );
}
