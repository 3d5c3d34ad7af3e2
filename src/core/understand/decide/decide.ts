/**
 * Weighs what the grammar finds and what the judge has learnt: do it, ask, or say that it is not known. A phrase that says the
 * whole sentence is enough where the judge has learnt nothing of what it asks for; anything else they settle together. Pure.
 */
import { isAlike, meantOf } from './alike.ts';
import { chosenBy } from './chosen.ts';
import { isPlainQuestion, isQuestion } from '../../text/sentence.ts';
import { CATALOGUE, type Intent, isIntent } from '../catalogue.ts';
import type { Match } from '../grammar/match.ts';
import type { Judgement } from '../judge/judge.ts';
import { isErrand, isSetRight } from './errand.ts';
import { fill } from '../slots/fill.ts';
import type { Sentence, Understood } from '../types.ts';
import { isSure, settled } from '../sureness.ts';
import { isWhenOfCard, isWhomAndWhen } from './whomAndWhen.ts';
import { HALF, SETTLED, weigh, type Weighed } from './weigh.ts';
import { LONGEST_QUESTION } from '../questions/lexemes.ts';
import { questionIn } from '../questions/query.ts';
import { phraseOf } from './whole.ts';

export function decide(
  sentence: Sentence,
  given: { readonly matches: readonly Match[]; readonly judgement: Judgement },
): Understood {
  const chosen = chosenBy(sentence);
  if (chosen)
    return {
      kind: CATALOGUE[chosen.intent].kind,
      ...chosen,
      sureness: 1,
      asks: [],
      nearest: [],
      isPhrase: true,
      reasons: ['a digit of the card'],
    };
  const phrase = phraseOf(sentence, given);
  if (!phrase && isWhenOfCard(sentence)) return understoodOf('fix.date', { sentence, says: 'a day for what is shown' });
  if (!phrase && isWhomAndWhen(sentence)) return understoodOf('note', { sentence, says: 'whom, and when' });
  if (!phrase?.says?.['surely'] && isCounting(sentence, given.judgement)) return counted(sentence);
  if (phrase && isIntent(phrase.intent)) return understoodBy(phrase, { sentence, intent: phrase.intent });
  if (isSetRight(sentence)) return understoodOf('note', { sentence, says: 'what went wrong was set right' });
  if (sentence.reading.isNote && isErrand(sentence))
    return understoodOf('note', { sentence, says: "an errand of one's own" });
  const weighed = weigh(sentence, given).filter(({ intent }) => isIntent(intent));
  const [best] = weighed;
  const told = { reasons: weighed.slice(0, 4).map(reasonOf), nearest: nearestOf(weighed) };
  if (!best || !isIntent(best.intent))
    return { kind: 'talk', intent: 'none', slots: {}, sureness: 0, asks: [], ...told };
  const intent = meantOf(best.intent, { sentence, match: best.match });
  const { kind } = CATALOGUE[intent];
  // Where it comes to the same, it does not matter between which of them it hangs.
  const sureness = weighed
    .filter((each) => isAlike(each.intent, best.intent))
    .reduce((sum, { share }) => sum + share, 0);
  const slots = fill(intent, { sentence, match: best.match });
  const taken: Understood = { kind, intent, slots, sureness, asks: [], ...told };
  if (isSure(taken) && !isVague(best)) return taken;
  // A phrase has the whole sentence, and nothing else comes near.
  if (best.match?.isWhole && best.match.isWorded && best.share >= CLEAR[kind])
    return understoodBy(best.match, { sentence, intent });
  // A button's sentence is ours: a phrase that has all of it is meant.
  if (sentence.isChosen && best.coverage >= ALL) return settled(taken);
  const choices = weighed.filter(({ share, coverage }) => share >= WORTH || (share >= LIKELY && coverage >= COVERED));
  const isOnlyNote = best.share >= HALF && choices.every((each) => each.intent === 'note');
  // Where nothing but a note comes into question, and the reader reads one, nobody has to be asked.
  if (isPlainNote(sentence, weighed) || (sentence.reading.isNote && isOnlyNote)) return settled(taken);
  // What asks, and says nothing beside that, is not offered as a note.
  const asks = choices
    .filter((one) => one.intent !== 'note' || kind !== 'question' || !isPlainQuestion(sentence.text))
    .slice(0, 3)
    .map(({ intent: one, match }) => ({ intent: one, slots: fill(one, { sentence, match }) }));
  return asks.length ? { ...taken, asks } : { ...taken, kind: 'question', intent: 'none', slots: {} };
}

function understoodBy(
  match: Match,
  { sentence, intent }: { readonly sentence: Sentence; readonly intent: Intent },
): Understood {
  const says = `${match.intent} «${match.phrase}» says it all`;
  return understoodOf(meantOf(intent, { sentence, match }), { sentence, match, says });
}

/** What needs no weighing; `says`: why. */
function understoodOf(
  intent: Intent,
  { sentence, match, says }: { readonly sentence: Sentence; readonly match?: Match; readonly says: string },
): Understood {
  return {
    kind: CATALOGUE[intent].kind,
    intent,
    slots: fill(intent, { sentence, match }),
    sureness: 1,
    asks: [],
    nearest: [],
    ...(match && { isPhrase: true }),
    reasons: [says],
  };
}

/** Every word of it is a word of a question that counts: nobody tells anything in these words. */
function counted(sentence: Sentence): Understood {
  return {
    kind: CATALOGUE.count.kind,
    intent: 'count',
    slots: fill('count', { sentence, match: undefined }),
    sureness: 1,
    asks: [],
    nearest: [],
    isPhrase: true,
    reasons: ['a question that counts, and nothing else'],
  };
}

function reasonOf({ intent, share, coverage, match }: Weighed) {
  const phrase = match ? ` «${match.phrase}» ${coverage.toFixed(2)}` : '';
  return `${intent} ${share.toFixed(2)}${phrase}`;
}

function nearestOf(weighed: readonly Weighed[]) {
  return weighed
    .filter(({ intent, share, coverage }) => !NO_ANSWER.has(intent) && (share >= NEAR || coverage >= COVERED))
    .map(({ intent }) => intent)
    .slice(0, 8);
}

/** Whoever asks how something is done says so. */
function isVague({ intent, coverage, share }: Weighed) {
  return intent === 'help' && coverage < COVERED && share < SETTLED;
}

/** Every word has its place in a question; where some are only named in it, the judge may know a list that they ask for. */
function isCounting(sentence: Sentence, { intents: [likeliest] }: Judgement) {
  if (sentence.flat.length > LONGEST_QUESTION) return false;
  const { isWhole, query } = questionIn(sentence);
  const isListed = query.named?.length && likeliest && likeliest.p >= SETTLED && LISTS.has(likeliest.intent);
  return isWhole && !isListed && !(query.of === 'contacts' && isAhead(sentence));
}

/** «下周有哪些拜访»: what has been done is counted, and not what is to come. */
function isAhead({ pieces, local, flat }: Sentence) {
  const today = local.toPlainDate().toString();
  return (
    /^(?:下个?|明|后天|next|tomorrow)|[^上以]下个?(?:周|星期|礼拜|月|季度)|\bnext\b|\btomorrow\b|明天|明年|后天/.test(
      flat,
    ) && pieces.some((piece) => piece.type === 'day' && (piece.value.ahead.start ?? today) > today)
  );
}

const LISTS: ReadonlySet<string> = new Set([
  'customers.list',
  'followups.list',
  'deals.list',
  'credit.list',
  'cold.list',
]);

/**
 * A sentence that the reader reads as a note is one, where nothing else comes near, or where it asks nothing and is likely one; a
 * plan of one's own is as good as a note.
 */
function isPlainNote({ reading, pieces, flat }: Sentence, weighed: readonly Weighed[]) {
  if (weighed[0]?.intent !== 'note' || !reading.isNote) return false;
  const isMine = !pieces.some(({ type }) => type === 'colleague');
  const isOurs = ({ intent }: Weighed) => intent === 'note' || (isMine && intent === 'followup.add');
  const share = weighed.filter(isOurs).reduce((sum, each) => sum + each.share, 0);
  const rival = weighed.find((each) => !isOurs(each))?.share ?? 0;
  return (share >= 0.6 && share >= 10 * rival) || (share >= 0.8 && !isQuestion(flat));
}

/** Nobody is told that they could have said nothing. */
const NO_ANSWER = new Set(['none', 'talk']);
/** What is less likely than this is not like it at all. */
const NEAR = 0.005;

/** What is less likely than this is not worth a tap, even where a phrase speaks for it. */
const LIKELY = 0.05;
/** So much of the sentence a phrase has to have for that. */
const COVERED = 0.2;
const ALL = 0.99;
/** So likely is what a whole phrase says, to be done unasked, by kind. */
const CLEAR = { note: 0.55, request: 0.55, question: 0.4, talk: 0.55 } as const;
/** What is worth a tap by itself. */
const WORTH = 0.15;
