/** What somebody new is shown next: a try below an answer, a tip on a morning. */
import { calendarFor } from '../company/store/days.ts';
import type { Act } from '../command.ts';
import type { Card, Reply } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import { nextWaking } from '../people/waking.ts';
import { type Translator, translator } from '../text/phrases.ts';
import {
  addLearner,
  changeLearner,
  findLearner,
  hasTurn,
  lastCustomer,
  type Learner,
  newcomersOf,
  takeLearnerDue,
} from './store/learners.ts';
import { nextTip, type Tip, TIPS } from './tips.ts';
import { type Named, type Try, TRIES } from './tries.ts';

/** After so many days nobody is told anything any more. */
const WEEK = { days: 7 };

type At = { readonly now: Temporal.Instant };

/** Somebody was let in: they learn from now on, if their team has its turn. Resolves to whether they are shown their first try now. */
export async function beginLearning(
  tx: Tx,
  { person, isNamed, now }: At & { readonly person: Person; readonly isNamed: boolean },
): Promise<boolean> {
  if (!(await hasTurn(tx, person.teamId))) return false;
  const startedOn = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const nextAt = await tomorrow(tx, { person, today: startedOn });
  return addLearner(tx, { personId: person.id, startedOn, nextAt, told: isNamed ? [nameOfTry(0)] : [] });
}

/** A welcome with what to say first, unless it asks for something. */
export function withFirstTry(
  welcome: Card,
  { person, begins, to }: { readonly person: Person; readonly begins: boolean; readonly to: Translator },
): Card {
  if (!begins || welcome.ask) return welcome;
  return {
    ...welcome,
    lines: [
      ...(welcome.lines ?? []),
      tryWords(TRIES[person.role][0], { at: 0, named: { reader: person.name, customer: undefined }, to }),
    ],
  };
}

/** The turn of some teams, or of all: whoever is new in them learns from the next morning on. */
export async function beginTurn(tx: Tx, { teamIds, now }: At & { readonly teamIds: readonly number[] | undefined }) {
  const newcomers = await newcomersOf(tx, teamIds);
  for (const person of newcomers) {
    const startedOn = now.toZonedDateTimeISO(person.zone).toPlainDate();
    await addLearner(tx, { personId: person.id, startedOn, nextAt: await tomorrow(tx, { person, today: startedOn }) });
  }
  return newcomers.length;
}

/** An answer with what its reader, where they are new, tries next: once each, as soon as the one before has been understood. */
export async function withLesson(
  { tx, person, locale, today, room }: Pick<Act, 'tx' | 'person' | 'locale' | 'today' | 'room'>,
  { command, replies }: { readonly command: string; readonly replies: readonly Reply[] },
): Promise<readonly Reply[]> {
  const answer = replies.find(({ to }) => to === undefined);
  const learner = room === 'direct' && answer ? await findLearner(tx, person.id) : undefined;
  if (!learner || !answer) return replies;
  const words = await lessonAfter(tx, { learner, person, command, answer }, translator(locale, today));
  if (words === undefined) return replies;
  const footer = [answer.footer, words].filter(Boolean).join('\n');
  return replies.map((reply) => (reply === answer ? { ...reply, footer } : reply));
}

async function lessonAfter(
  tx: Tx,
  {
    learner,
    person,
    command,
    answer,
  }: {
    readonly learner: Pick<Learner, 'id' | 'tries' | 'told' | 'used'>;
    readonly person: Person;
    readonly command: string;
    readonly answer: Reply;
  },
  to: Translator,
): Promise<string | undefined> {
  const tries = TRIES[person.role];
  const { id, told } = learner;
  const isUnderstood = !NOT_UNDERSTOOD.has(answer.icon ?? '');
  const isNew = isUnderstood && TOLD_OF.has(command) && !learner.used.includes(command);
  const used = isNew ? [...learner.used, command] : learner.used;
  const current = tries[learner.tries];
  const isTried = isUnderstood && current !== undefined && isDone(current, { command, answer });
  const at = isTried ? learner.tries + 1 : learner.tries;
  // Whoever comes in by a code is shown theirs by the welcome, as the person they are from then on.
  const isShown = told.includes(nameOfTry(at)) || answer.ask !== undefined || command === 'tips' || command === 'bind';
  const next = isShown ? undefined : tries[at];
  if (isTried || next || isNew)
    await changeLearner(tx, { id, used, tries: at, ...(next && { told: [...told, nameOfTry(at)] }) });
  if (next) return `${isTried ? '👍 ' : '💡 '}${tryWords(next, { at, named: await namedTo(tx, person), to })}`;
  if (!isTried || at < tries.length) return undefined;
  return to.t({
    zh: '👍 三句都会了,够用了。接下来一周每天一条小窍门,说「不要小窍门」就停',
    en: '👍 That was all three, and enough to work with. A tip a day for a week now; “no tips” ends them',
  });
}

function isDone({ by, icon, about }: Try, { command, answer }: { readonly command: string; readonly answer: Reply }) {
  const isMeant = icon === undefined || icon === answer.icon;
  return by.includes(command) && isMeant && (about === undefined || answer.about?.startsWith(about) === true);
}

/** What a try or a tip is about: whatever else somebody uses is not kept. */
const TOLD_OF = new Set([...Object.values(TRIES).flat(), ...TIPS].flatMap(({ by }) => by));

/** Marks of answers that ask back, refuse or apologize. */
const NOT_UNDERSTOOD = new Set(['🤔', '❓', '🔒', '🔎', '⚠️']);

const nameOfTry = (at: number) => `try ${at}`;

/**
 * What somebody is told this morning, whatever message tells it; from then on they have heard it. Undefined: it is not
 * time, they use all of it already, or their week is over, and then they are never told anything again.
 */
export async function takeTip(
  tx: Tx,
  { person, now }: At & { readonly person: Person },
  to: Translator,
): Promise<string | undefined> {
  const learner = await takeLearnerDue(tx, { now, personId: person.id });
  return learner && tellTip(tx, { learner, person, now }, to);
}

export async function tellTip(
  tx: Tx,
  { learner, person, now }: At & { readonly learner: Learner; readonly person: Person },
  to: Translator,
): Promise<string | undefined> {
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const isOver = Temporal.PlainDate.compare(today, learner.startedOn.add(WEEK)) > 0;
  const told = isOver ? undefined : await nextFor(tx, person, learner);
  await changeLearner(tx, {
    id: learner.id,
    nextAt: told ? await tomorrow(tx, { person, today }) : null,
    ...(told && { told: [...learner.told, told.name] }),
  });
  return told?.words(to);
}

export function tipCard(words: string, to: Translator): Reply {
  return {
    icon: '💡',
    title: words,
    buttons: [{ label: to.t({ zh: '不要小窍门', en: 'no tips' }), says: to.t({ zh: '不要小窍门', en: 'no tips' }) }],
  };
}

/** A try that is still open, once; then a tip. */
async function nextFor(tx: Tx, person: Person, { tries, told, used }: Learner) {
  const open = TRIES[person.role][tries];
  const name = nameOfTry(tries);
  if (open && !told.includes(name)) {
    const named = await namedTo(tx, person);
    return { name, words: (to: Translator) => tryWords(open, { at: tries, named, to }) };
  }
  const tip = nextTip({ role: person.role, told, used });
  return tip && { name: tip.name, words: (to: Translator) => tipWords(tip, to) };
}

const namedTo = async (tx: Tx, { id, name }: Person): Promise<Named> => ({
  reader: name,
  customer: await lastCustomer(tx, id),
});

async function tomorrow(tx: Tx, { person, today }: { readonly person: Person; readonly today: Temporal.PlainDate }) {
  return nextWaking(person, { after: today, calendar: await calendarFor(tx, person.zone) });
}

function tryWords(
  { says, does }: Try,
  { at, named, to }: { readonly at: number; readonly named: Named; readonly to: Translator },
) {
  const { zh, en } = says(named);
  return to.t({
    zh: `试试 ${at + 1}/3 「${zh}」:${does.zh}`,
    en: `Try ${at + 1}/3: “${en}” – ${does.en}`,
  });
}

const tipWords = ({ says, does }: Tip, to: Translator) =>
  to.t({ zh: `可以说「${says.zh}」:${does.zh}`, en: `You can say “${says.en}”: it ${does.en}` });

export const learnerTranslator = (person: Person, now: Temporal.Instant) =>
  translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
