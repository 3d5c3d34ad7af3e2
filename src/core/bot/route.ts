/**
 * Who takes a sentence. Commands that know it by its very words come first; then the answer to our open question; then,
 * where that is sure, what the sentence was understood as: a command of that intent, or the refusal that says that there is
 * none. What is surely no note is never kept as one; the rest is read as a note if it reads like one.
 */
import type { Act, AnyCommand, Heard, Taken } from '../command.ts';
import { isGreeting, isQuestion, isSentence } from '../text/sentence.ts';
import { privacyIn } from '../reader/privacy.ts';
import { read } from '../reader/read.ts';
import { canonicalSentence } from '../understand/canonical.ts';
import type { Understood } from '../understand/types.ts';
import { understandIn } from './understanding.ts';

/** A command that takes the words, and what it is to know of them. */
export type Route = {
  readonly taken: Taken;
  readonly act: Act;
  /** It answers our open question. */
  readonly fills?: true;
};

export async function* route(
  act: Act,
  { among, hole }: { readonly among: readonly AnyCommand[]; readonly hole: string | undefined },
): AsyncGenerator<Route> {
  // What somebody keeps to themselves is heard by those alone who can keep it.
  const isPrivate = privacyIn(act.text, { ...act, ref: act.local }) !== undefined;
  const able = isPrivate ? among.filter(({ keepsPrivate }) => keepsPrivate) : among;
  const taking = (heard: Heard) => able.map((command) => command.take(heard)).filter((taken) => taken !== undefined);
  const all = taking(act);
  yield* all.filter(({ loose }) => !loose).map((taken) => ({ taken, act }));
  const meaning = act.known && !isPrivate && /\p{L}/u.test(act.text) ? await understandIn(act) : undefined;
  const understood = meaning && isBareName(act, meaning) ? undefined : meaning;
  const knowing: Act = understood ? { ...act, understood } : act;
  if (hole !== undefined && mayAnswer(act, understood)) {
    const answered = { ...act, text: hole.replace('…', () => act.text) };
    yield* taking(answered)
      .filter((taken) => !taken.loose)
      .map((taken) => ({ taken, act: knowing, fills: true as const }));
  }
  if (understood && isSure(understood) && !isOwnPlan(understood)) yield* served(knowing, { understood, among, taking });
  yield* all
    .filter((taken) => taken.loose && (!understood || mayTake(taken.command, understood)))
    .map((taken) => ({ taken, act: knowing }));
}

/** The command of what was understood, by what it says, or by the sentence of ours that says it. */
function* served(
  act: Act,
  {
    understood,
    among,
    taking,
  }: {
    readonly understood: Understood;
    readonly among: readonly AnyCommand[];
    readonly taking: (heard: Heard) => readonly Taken[];
  },
): Generator<Route> {
  for (const command of among) {
    const taken = command.serve(understood);
    if (taken) yield { taken, act };
  }
  const text =
    understood.intent === 'note'
      ? undefined
      : canonicalSentence(understood.intent, { slots: understood.slots, locale: act.locale });
  if (text === undefined || text === act.text) return;
  for (const taken of taking({ ...act, text })) if (!taken.loose) yield { taken, act: { ...act, text } };
}

/** A follow-up for oneself is kept as the note that it is. */
function isOwnPlan({ intent, slots, asks }: Understood) {
  return intent === 'followup.add' && !slots.colleague && !asks.length;
}

/** Whoever says a name and nothing else looks somebody up. */
function isBareName({ text }: Act, { slots }: Understood) {
  return slots.contacts?.some(({ name }) => name === text.trim()) ?? false;
}

/** Of those who take words only by chance: a note unless it surely is none, a name unless something is surely to be done. */
function mayTake(command: string, understood: Understood) {
  if (!isSure(understood) || isOwnPlan(understood)) return true;
  if (command === 'note') return understood.kind === 'note' || REPORTED.has(understood.intent);
  if (command === 'find') return understood.kind !== 'request' || understood.intent === 'none';
  return true;
}

/** What came of it is part of what happened, and kept with it. */
const REPORTED = new Set(['satisfaction.set', 'complaint.open', 'deal.set']);

/** Below this the reader of notes has the say. */
const SURE = 0.85;

function isSure({ asks, sureness }: Understood) {
  return !asks.length && sureness >= SURE;
}

/** Whether words can be the answer to an open question: short ones, that are no digit, no greeting, and say nothing of their own. */
function mayAnswer({ text, local, locale, country }: Heard, understood: Understood | undefined) {
  if (text.length > 60 || !/\p{L}/u.test(text) || /[,，;；。\n]/.test(text)) return false;
  if (isGreeting(text) || isSentence(text) || isQuestion(text)) return false;
  if (understood && !understood.asks.length && OF_ITS_OWN.has(understood.intent)) return false;
  const { kind, steps } = read(text, { ref: local, known: [], locale, country });
  return kind === undefined && steps.length === 0;
}

/** What no question of ours is answered with. */
const OF_ITS_OWN = new Set(['talk', 'none']);
