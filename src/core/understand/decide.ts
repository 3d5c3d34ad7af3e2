/**
 * Weighs what the grammar finds and what the judge has learnt: do it, ask, or say that it is not known. A phrase that says the
 * whole sentence is enough where the judge has learnt nothing of what it asks for; anything else they settle together. Pure.
 */
import { isQuestion } from '../text/sentence.ts';
import { CATALOGUE, type Intent, isIntent } from './catalogue.ts';
import type { Match } from './grammar/match.ts';
import type { Judgement } from './judge/judge.ts';
import { fill } from './slots/fill.ts';
import type { Sentence, Understood } from './types.ts';

type Weighed = {
  readonly intent: string;
  readonly share: number;
  readonly coverage: number;
  readonly match: Match | undefined;
};

/** How much a phrase that covers the whole sentence counts beside the judge. */
const TRUST = 5;

function weigh(
  sentence: Sentence,
  { matches, judgement }: { readonly matches: readonly Match[]; readonly judgement: Judgement },
): readonly Weighed[] {
  const isSettled = (judgement.intents[0]?.p ?? 0) >= SETTLED;
  const learnt = new Set(judgement.intents.map(({ intent }) => intent));
  const unlearnt = matches
    .filter(({ intent, isWhole, strangers }) => !learnt.has(intent) && isWhole && !strangers)
    .map(({ intent }) => ({ intent, p: UNLEARNT }));
  const all = [...judgement.intents, ...unlearnt].map(({ intent, p }) => {
    const match = matches.find((each) => each.intent === intent);
    const coverage = match?.coverage ?? 0;
    const told = intent === 'note' && !isSettled && tellsOfStrangers(sentence) ? TOLD : 1;
    return {
      intent,
      match,
      coverage,
      weight:
        (told > 1 ? Math.max(p, 0.05) : p) *
        told *
        (isGroundless(intent, coverage) ? 0.1 : 1) *
        (isToldOf(intent, { coverage, sentence }) ? 0.001 : 1) *
        Math.exp(TRUST * coverage ** 2),
    };
  });
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  return all.map(({ weight, ...each }) => ({ ...each, share: weight / total })).toSorted((a, b) => b.share - a.share);
}

/** What an intent counts that the judge has not learnt, where a phrase has all of the sentence: enough against a note. */
const UNLEARNT = 0.06;

/** Behind a card every name may correct it: the judge alone does not tell what is corrected from what is told. */
function isGroundless(intent: string, coverage: number) {
  return (intent === 'fix.customer' || intent === 'fix.contact') && coverage < 0.6;
}

/** «客户很满意» asks for no list. */
function isToldOf(intent: string, { coverage, sentence }: { readonly coverage: number; readonly sentence: Sentence }) {
  return intent === 'satisfaction.list' && coverage < 0.2 && !ASKS.test(sentence.flat);
}

const ASKS =
  /谁|哪|几|多少|低于|低过|列|看|各|名单|怎么样|如何|[?]|\b(?:who|which|how|list|show|below|under|less|worst|lowest|unhappy)\b/;

/** Of those whom nobody knows the judge has learnt nothing: there it counts that the reader reads a contact or a plan. */
function tellsOfStrangers({ pieces, reading, text }: Sentence) {
  if (!reading.isNote || isQuestion(text)) return false;
  if (
    pieces.some(({ type }) => type === 'customer' || type === 'company' || type === 'contact' || type === 'colleague')
  )
    return false;
  return (
    reading.kind !== undefined ||
    reading.customers.length > 0 ||
    reading.contacts.length > 0 ||
    reading.steps.length > 0
  );
}

/** Where the judge is as sure as this, strangers do not confuse it. */
const SETTLED = 0.85;

/** How much more a note weighs then. */
const TOLD = 12;

export function decide(
  sentence: Sentence,
  given: { readonly matches: readonly Match[]; readonly judgement: Judgement },
): Understood {
  const chosen = chosenBy(sentence);
  if (chosen)
    return {
      kind: CATALOGUE[chosen].kind,
      intent: chosen,
      slots: {},
      sureness: 1,
      asks: [],
      nearest: [],
      isPhrase: true,
      reasons: ['a digit of the card'],
    };
  const phrase = phraseOf(sentence, given);
  if (phrase && isIntent(phrase.intent))
    return {
      kind: CATALOGUE[phrase.intent].kind,
      intent: phrase.intent,
      slots: fill(phrase.intent, { sentence, match: phrase }),
      sureness: 1,
      asks: [],
      nearest: [],
      isPhrase: true,
      reasons: [`${phrase.intent} «${phrase.phrase}» says it all`],
    };
  const weighed = weigh(sentence, given).filter(({ intent }) => isIntent(intent));
  const [best] = weighed;
  const reasons = weighed.slice(0, 4).map(({ intent, share, coverage, match }) => {
    const phrase = match ? ` «${match.phrase}» ${coverage.toFixed(2)}` : '';
    return `${intent} ${share.toFixed(2)}${phrase}`;
  });
  const nearest = weighed
    .map(({ intent }) => intent)
    .filter((intent) => !NO_ANSWER.has(intent))
    .slice(0, 8);
  if (!best || !isIntent(best.intent))
    return { kind: 'talk', intent: 'none', slots: {}, sureness: 0, asks: [], nearest, reasons };
  const { kind } = CATALOGUE[best.intent];
  const slots = fill(best.intent, { sentence, match: best.match });
  // Whoever asks how something is done says so.
  const isVague = best.intent === 'help' && best.coverage < WORTH && best.share < SETTLED;
  // Where it comes to the same, it does not matter between which of them it hangs.
  const share = weighed.filter(({ intent }) => isAlike(intent, best.intent)).reduce((sum, each) => sum + each.share, 0);
  const isSure = (share >= SURE[kind] && !isVague) || isPlainNote(sentence, weighed);
  const asks = isSure
    ? []
    : weighed
        .filter(({ intent, coverage }) => !isGroundless(intent, coverage))
        .filter(({ share, coverage }) => share >= LIKELY && (share >= WORTH || coverage >= WORTH))
        .slice(0, 3)
        .map(({ intent, match }) => ({ intent, slots: fill(intent, { sentence, match }) }));
  // Where nothing but a note comes into question, and the reader reads one, nobody has to be asked.
  const isOnlyNote = sentence.reading.isNote && asks.length > 0 && asks.every(({ intent }) => intent === 'note');
  if (isOnlyNote)
    return {
      kind: 'note',
      intent: 'note',
      slots: fill('note', { sentence, match: undefined }),
      sureness: best.share,
      asks: [],
      nearest,
      reasons,
    };
  if (!isSure && !asks.length)
    return { kind: 'question', intent: 'none', slots: {}, sureness: best.share, asks: [], nearest, reasons };
  return { kind, intent: best.intent, slots, sureness: share, asks, nearest, reasons };
}

/**
 * The phrase that says the whole sentence: of a button's sentence the one that knows most of its words; of what somebody has
 * typed the only one there is, with hardly a word that it takes unread or with words that are said for nothing else, and never
 * against a judge who has learnt better.
 */
function phraseOf(
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
  const [likeliest] = judgement.intents;
  const isContradicted =
    likeliest !== undefined &&
    !isAlike(likeliest.intent, only.intent) &&
    likeliest.p >= SETTLED &&
    (likeliest.intent === 'note' || !only.strangers);
  const isLearnt = judgement.intents.some(({ intent }) => intent === only.intent);
  return isContradicted && (isLearnt || only.strangers) ? undefined : only;
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

/** Whether it comes to the same which of the two is taken: both move, or drop, what was spoken about last. */
function isAlike(one: string, other: string) {
  return one === other || ALIKE.some((both) => both.includes(one) && both.includes(other));
}

const ALIKE = [
  ['followup.move', 'fix.date'],
  ['followup.cancel', 'fix.noReminder'],
];

/** So many of its words the phrase knows as words, names or figures. */
const FIRM = 0.7;
/** So much more of them than any other phrase. */
const CLEARLY = 0.2;

/** What a digit alone stands for in the card that was shown. */
function chosenBy({ text, shown }: Sentence): Intent | undefined {
  const digit = /^\s*(\d)\s*$/.exec(text.normalize('NFKC'))?.[1];
  const intent = digit === undefined ? undefined : shown?.choices?.get(digit);
  return intent !== undefined && isIntent(intent) ? intent : undefined;
}

/** A sentence that the reader reads as a note is one, where nothing else comes near; a plan of one's own is as good as a note. */
function isPlainNote({ reading, pieces }: Sentence, weighed: readonly Weighed[]) {
  if (weighed[0]?.intent !== 'note' || !reading.isNote) return false;
  const isMine = !pieces.some(({ type }) => type === 'colleague');
  const isOurs = ({ intent }: Weighed) => intent === 'note' || (isMine && intent === 'followup.add');
  const share = weighed.filter(isOurs).reduce((sum, each) => sum + each.share, 0);
  const rival = weighed.find((each) => !isOurs(each))?.share ?? 0;
  return share >= 0.6 && share >= 4 * rival;
}

/** Nobody is told that they could have said nothing. */
const NO_ANSWER = new Set(['note', 'none', 'talk']);

/** What is less likely than this is not worth a tap. */
const LIKELY = 0.05;
/** Nor what neither the judge nor a phrase speaks for. */
const WORTH = 0.2;

/** From which share on it is done, by kind: an answer too many does less harm than a change. */
const SURE = { note: 0.8, request: 0.85, question: 0.35, talk: 0.35 } as const;
