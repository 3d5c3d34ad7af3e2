/**
 * Who takes a sentence. First whoever knows it by what is no sentence: a number alone, the mark of a file. Then, where that is
 * sure, a command of the intent that it was understood as; an open question is answered before what only the judge believes.
 * What is surely no note is never kept as one; the rest is a name, or is read as a note if it reads like one.
 */
import type { Act, AnyCommand, Heard, Taken } from '../command.ts';
import type { Locale } from '../contract/locale.ts';
import { isBareName, isGreeting, isQuestion, isRequest, isSentence } from '../text/sentence.ts';
import { privacyIn } from '../reader/privacy.ts';
import type { Reading } from '../contract/reading.ts';
import { read } from '../reader/read.ts';
import { canonicalSentence } from '../understand/canonical.ts';
import { isSure } from '../understand/sureness.ts';
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
  { among, hole: open }: { readonly among: readonly AnyCommand[]; readonly hole: string | undefined },
): AsyncGenerator<Route> {
  const hole = open ?? dayHole(act);
  // What somebody keeps to themselves is heard by those alone who can keep it.
  const isPrivate = privacyIn(act.text, { ...act, ref: act.local }) !== undefined;
  const able = isPrivate ? among.filter(({ keepsPrivate }) => keepsPrivate) : among;
  const taking = (heard: Heard) =>
    able.flatMap((command) => {
      const taken = command.take(heard);
      return taken ? [{ command, taken }] : [];
    });
  if (act.form ?? act.mail) {
    yield* serving(noteOf(act.text), able).map((taken) => ({ taken, act }));
    return;
  }
  const all = taking(act);
  yield* all.filter(({ taken }) => !taken.loose).map(({ taken }) => ({ taken, act }));
  const meaning = /\p{L}/u.test(act.text) ? await understandIn(act) : undefined;
  const understood = meaning && isContact(act, meaning) ? undefined : meaning;
  const knowing: Act = understood ? { ...act, understood } : act;
  const isMeant = understood !== undefined && isSure(understood) && !isOwnPlan(understood);
  const answers = hole !== undefined && mayAnswer(act, { hole, understood });
  const meant = isMeant ? serving(understood, able).map((taken) => ({ taken, act: knowing })) : [];
  const goesFirst = isMeant && (understood.isPhrase || !answers);
  if (goesFirst) yield* meant;
  if (answers) {
    const answer = WANTS_DAY.test(hole) ? dayIn(act) : WANTS_CUSTOMER.test(hole) ? nameIn(act.text) : act.text;
    const answered = await understandIn({ ...act, text: hole.replace('…', () => answer) }, true);
    // What is not about the day is no answer to when: «BYD就是比亚迪».
    if (answered.isPhrase && (!WANTS_DAY.test(hole) || answered.intent === 'fix.date'))
      for (const taken of serving(answered, able)) yield { taken, act: knowing, fills: true };
  }
  if (!goesFirst) yield* meant;
  // Its command has looked, and it is none of its own.
  const isDeclined = meant.length > 0;
  yield* all
    .filter(
      ({ taken }) =>
        taken.loose && (!understood || isPrivate || isDeclined || mayTake(taken.command, { ...act, understood })),
    )
    .map(({ taken }) => ({ taken, act: knowing }));
}

function serving(understood: Understood, among: readonly AnyCommand[]) {
  return among.map((command) => command.serve(understood)).filter((taken) => taken !== undefined);
}

/** What a form has shown as a note is one, and so is a mail that is handed on, whatever else it may read like. */
function noteOf(text: string): Understood {
  const known = { asks: [], nearest: [], reasons: [], sureness: 1, isPhrase: true } as const;
  return { kind: 'note', intent: 'note', slots: { text }, ...known };
}

/** A follow-up for oneself is kept as the note that it is. */
function isOwnPlan({ intent, slots, asks, isPhrase }: Understood) {
  const { colleague, planned } = slots;
  return intent === 'followup.add' && !isPhrase && !colleague && !planned && !asks.length;
}

/** Whoever says a name and nothing else looks somebody up. */
function isContact({ text }: Act, { slots }: Understood) {
  return slots.contacts?.some(({ name }) => name === text.trim()) ?? false;
}

/** Of those who take words only by chance: a note unless it is likelier none or has the form of a request, a name unless something is surely to be done. */
function mayTake(
  command: string,
  { understood, text, locale }: { readonly understood: Understood; readonly text: string; readonly locale: Locale },
) {
  if (isOwnPlan(understood)) return true;
  if (command === 'note') {
    if (isBareName(text) || understood.isAsked) return false;
    const [first] = understood.asks;
    if (isSure(understood) || understood.intent === 'none') return isKept(understood);
    if (isRequest(text) || (!first && understood.kind === 'question')) return false;
    if (first && isKept(first)) return true;
    // What we have no sentence for cannot be chosen, and so is no choice.
    const choices = (first ? understood.asks : [understood]).filter(
      ({ intent, slots }) => isKept({ intent, slots }) || canonicalSentence(intent, { slots, locale }),
    );
    return choices.length > 0 && choices.every(isKept);
  }
  if (!isSure(understood)) return true;
  if (command === 'find') return understood.kind !== 'request' || understood.intent === 'none';
  return true;
}

/** Whether a reading is kept as a note: what happened, what came of it, and what one plans for oneself. */
function isKept({ intent, slots }: Pick<Understood, 'intent' | 'slots'>) {
  return intent === 'note' || REPORTED.has(intent) || (intent === 'followup.add' && !slots.colleague);
}

const REPORTED = new Set(['satisfaction.set', 'complaint.open', 'deal.set', 'fact.set']);

/** Whether words can be the answer to an open question: short ones, that are no digit, no greeting, and say nothing of their own. */
function mayAnswer(
  { text, local, locale, country }: Heard,
  { hole, understood }: { readonly hole: string; readonly understood: Understood | undefined },
) {
  if (WANTS_DEED.test(hole)) return !isGreeting(text) && !isQuestion(text) && !(understood && isOther(understood));
  if (WANTS_WORDS.test(hole))
    return text.length <= MOST_WORDS && !isGreeting(text) && !(understood && isAsking(understood));
  const isNote = WANTS_NOTE.test(hole);
  if (!/\p{L}/u.test(text) || (!isNote && (text.length > 60 || /[,，;；。\n]/.test(text)))) return false;
  if (isGreeting(text) || isSentence(text) || isQuestion(text) || ASKS_WHETHER.test(text) || ORDER.test(text))
    return false;
  if (understood && saysMore(text, understood)) return false;
  if (understood && isSure(understood) && OF_ITS_OWN.has(understood.intent)) return false;
  if (isNote)
    return !(understood && namesAnother(understood, hole)) && (understood?.kind !== 'request' || !isSure(understood));
  const { kind, steps, dates } = read(text, { ref: local, known: [], locale, country });
  if (WANTS_DAY.test(hole) && dates.length) return isDayAlone(text, dates);
  // «立讯给韩梅梅» says who is to have them.
  if (WANTS_CUSTOMER.test(hole) && (understood?.slots.owner?.id ?? understood?.slots.colleague?.id) !== undefined)
    return false;
  // «改到周四» and «今天没啥事» are no names, «五一广场店» is one.
  if (WANTS_CUSTOMER.test(hole) && dates.length && !LIKE_A_FIRM.test(text)) return false;
  return kind === undefined && steps.length === 0;
}

/** «给陆敏寄两盒茶叶» is what one will do, «记一下…» what is to be kept, and no name. */
const ORDER = /^(?:(?:给|把|跟|让|请|催|约)\p{Script=Han}{5}|(?:帮我)?记(?:录)?一?下)/u;

/** «李总是不是提过账期» is a question without a mark, and no name. */
const ASKS_WHETHER = /(\p{Script=Han})[不没]\1/u;

/** «华为这单毛利30个点» tells of one that we know, and is no name of another. */
function saysMore(text: string, { slots: { customers = [] } }: Understood) {
  return customers.some(({ id }) => id !== undefined) && /\d|\p{Script=Han}{8}/u.test(text) && !LIKE_A_FIRM.test(text);
}

const LIKE_A_FIRM = /(?:公司|集团|厂|店|院|部|中心|\b(?:gmbh|ltd|inc))\.?$/i;

/** In a thread a day and nothing else is the day of what the thread is about. */
function dayHole({ text, local, locale, country, thread, conversation }: Act): string | undefined {
  if (thread === undefined || !conversation.subjects.length || text.length > 60) return undefined;
  const { dates } = read(text, { ref: local, known: [], locale, country });
  return dates.length && isDayAlone(text, dates) ? { zh: '改日期 …', en: 'date …' }[locale] : undefined;
}

/** It was asked whose a note is. */
const WANTS_CUSTOMER = /^(?:换客户|customer) #/;

/** «是立讯精密», "it's Bosch": the name without what leads up to it. */
function nameIn(text: string): string {
  return text.trim().replace(/^(?:(?:应该|就)?是(?=\p{L}{2})|(?:it|that)(?:['’]?s| is)\s+)/iu, '');
}

/** It was asked when. */
const WANTS_DAY = /^(?:改日期|date )/;

/** «那就下周三吧»: beside the day nothing is said that is of its own. */
function isDayAlone(text: string, dates: Reading['dates']) {
  const left = dates.reduce(
    (words, { span: [from, to] }) => words.slice(0, from) + ' '.repeat(to - from) + words.slice(to),
    text,
  );
  return !/\p{L}/u.test(left.replaceAll(AROUND_A_DAY, ''));
}

/** The day without what is said around it, where nothing but a day is said. */
function dayIn({ text, local, locale, country }: Heard): string {
  const { dates } = read(text, { ref: local, known: [], locale, country });
  const spans = dates.map(({ span }) => span);
  return spans.length && isDayAlone(text, dates)
    ? text.slice(Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to)))
    : text;
}

const AROUND_A_DAY =
  /[吧呢啊嘛了再就那到改成为是好行]|跟进|提醒|联系|\b(?:please|pls|on|at|by|the|make|it|follow|up|call|then|ok|okay|let's|say|maybe)\b/giu;

/** It was asked for words of somebody's own: why, or what one has to know of a customer. */
const WANTS_WORDS = /^(?:回答|answer|回复消息|answer news) #\d|(?:原因:|because )…$/;
/** As many as a phrase can take. */
const MOST_WORDS = 100;

/** Whether something else is surely asked for. */
function isAsking(understood: Understood) {
  return (
    isSure(understood) &&
    (understood.kind === 'request' || understood.kind === 'question') &&
    understood.intent !== 'none'
  );
}

/** It was asked how something went: whatever is told is the answer. */
const WANTS_NOTE = /^(?:记:|note:)/;

/** What is told of a customer that was not asked about is a note of its own. */
function namesAnother({ slots: { customers = [] } }: Understood, hole: string) {
  return customers.some(({ name }) => !hole.includes(name));
}

/** It was asked what has been done about something: that may take a few clauses. */
const WANTS_DEED = /(?:投诉处理好了:|complaint resolved: |^会议 #\d+ |^meeting #\d+ )…$/;

/** Surely something else that is to be done or answered. */
function isOther(understood: Understood) {
  return (
    isSure(understood) &&
    understood.intent !== 'note' &&
    !OF_ITS_OWN.has(understood.intent) &&
    !REPORTED.has(understood.intent)
  );
}

/** What no question of ours is answered with. */
const OF_ITS_OWN = new Set(['talk', 'none']);
