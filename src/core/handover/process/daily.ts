/** What becomes of a handover by itself: its end at the chosen minute, and each workday a word to whoever it waits for. */
import { calendarFor } from '../../company/store/days.ts';
import type { Reply } from '../../contract/card.ts';
import type { Person } from '../../contract/person.ts';
import { findAnyone, findPerson } from '../../people/store/people.ts';
import type { Translator } from '../../text/phrases.ts';
import { questionCard, someNames, unplacedCard, waitingCard } from '../cards/cards.ts';
import { concernedBy } from './concerned.ts';
import { nextQuestion } from './interview.ts';
import { leave, leavingCard } from '../leaving.ts';
import type { Moving } from './move.ts';
import { callOff, keeperOf, keepRest, type Leaver, placeableOf } from './steps.ts';
import { progressOf } from './progress.ts';
import { nextLook } from './schedule.ts';
import { changeHandover, type Handover } from '../store/handovers.ts';
import { type HandoverItem, itemsOf } from '../store/items.ts';
import { changeQuestion, knownTopics, questionsOf } from '../store/questions.ts';

/** Something to say to one person, in their words. */
export type Notice = { readonly reader: Person; readonly words: (to: Translator) => Reply };

/** So many days before the end a lead is told what nobody has taken, where nothing has been handed over yet. */
const LAST_DAYS = 7;

export async function advance(moving: Moving, handover: Handover): Promise<readonly Notice[]> {
  const { tx, now } = moving;
  const from = await findAnyone(tx, handover.fromId);
  const by = (await findPerson(tx, handover.startedBy)) ?? (await keeperOf(tx, handover));
  if (!from || !by) {
    await changeHandover(tx, { id: handover.id, state: 'ended' });
    return [];
  }
  const isOver = handover.endsAt !== null && Temporal.Instant.compare(handover.endsAt, now) <= 0;
  if (isOver && !handover.isForGood) return comeHome(moving, { handover, from });
  if (isOver && from.isHere) return goAway(moving, { from, by });
  return lookAt(moving, { handover, from, by });
}

/** At this minute all that lets them in ends, on every platform. */
async function goAway(
  moving: Moving,
  { from, by }: { readonly from: Leaver; readonly by: Person },
): Promise<readonly Notice[]> {
  const leaving = await leave(moving.tx, { person: from, now: moving.now });
  await keepRest(moving, { from, by });
  return leaving.leads.map((reader) => ({
    reader,
    words: (to) => ({ ...leavingCard(leaving, to), to: { person: reader.id } }),
  }));
}

/** An absence is over: all that was handed over for it comes back. */
async function comeHome(
  moving: Moving,
  { handover, from }: { readonly handover: Handover; readonly from: Leaver },
): Promise<readonly Notice[]> {
  const { tx } = moving;
  const items = await itemsOf(tx, handover.id);
  const concerned = await concernedBy(tx, handover);
  await callOff(moving, { handover, to: from, items });
  await changeHandover(tx, { id: handover.id, state: 'ended' });
  const names = items.flatMap(({ customer, state }) => (customer !== null && state !== 'back' ? [customer] : []));
  return noticesTo(tx, concerned, (to) => ({
    icon: '👋',
    title: to.t({
      zh: `${from.name}回来了,客户和跟进都还给TA`,
      en: `${from.name} is back, and has all customers and follow-ups again`,
    }),
    facts: names.length ? [{ label: to.t({ zh: '客户', en: 'customers' }), text: someNames(names, to) }] : [],
  }));
}

type Looking = { readonly handover: Handover; readonly from: Leaver; readonly by: Person };

/** Once a workday, in the morning of whoever started it. */
async function lookAt(moving: Moving, { handover, from, by }: Looking): Promise<readonly Notice[]> {
  const { tx, now } = moving;
  const local = now.toZonedDateTimeISO(by.zone);
  const today = local.toPlainDate();
  const isMorning = Temporal.PlainTime.compare(local.toPlainTime(), by.morning) >= 0;
  const calendar = await calendarFor(tx, by.zone);
  const isDue = isMorning && !handover.toldOn?.equals(today) && calendar.isWorkday(today);
  await changeHandover(tx, {
    id: handover.id,
    nextAt: nextLook({ endsAt: handover.endsAt, by, calendar, today: !isMorning }, now),
    ...(isDue && { toldOn: today }),
  });
  if (!isDue) return [];
  const items = await itemsOf(tx, handover.id);
  const day: Day = { ...moving, handover, from, today, items, progress: progressOf(items) };
  const notices = [...(await question(day)), ...(await waiting(day)), ...(await unplaced(day)), ...(await watch(day))];
  if (await isDone(day)) await changeHandover(tx, { id: handover.id, state: 'ended' });
  return notices;
}

type Day = Moving & {
  readonly handover: Handover;
  readonly from: Leaver;
  readonly today: Temporal.PlainDate;
  readonly items: readonly HandoverItem[];
  readonly progress: ReturnType<typeof progressOf>;
};

/** The first question of the day; the others follow its answer. */
async function question({ tx, handover, from, today }: Day): Promise<readonly Notice[]> {
  if (!from.isHere || !handover.isForGood) return [];
  const questions = await questionsOf(tx, handover.id);
  const known = await knownTopics(tx, [...new Set(questions.map(({ customerId }) => customerId))]);
  const next = nextQuestion(questions, { today, known });
  if (!next) return [];
  await changeQuestion(tx, { id: next.id, askedOn: today });
  return [{ reader: from, words: (to) => ({ ...questionCard(next, to), to: { person: from.id } }) }];
}

async function waiting({ tx, progress, today, from }: Day): Promise<readonly Notice[]> {
  const older = progress.offered.filter(
    ({ movedAt }) => !movedAt.toZonedDateTimeISO(from.zone).toPlainDate().equals(today),
  );
  const notices: Notice[] = [];
  for (const [receiverId, items] of Map.groupBy(older, (item) => item.receiverId))
    notices.push(...(await noticesTo(tx, [receiverId], (to) => waitingCard(items, to))));
  return notices;
}

async function unplaced({ tx, now, handover, from, items }: Day): Promise<readonly Notice[]> {
  const customers = await placeableOf(tx, { fromId: from.id, items });
  const isNear =
    handover.endsAt !== null && Temporal.Instant.compare(handover.endsAt.subtract({ hours: 24 * LAST_DAYS }), now) <= 0;
  const keeper = await keeperOf(tx, handover);
  if (!customers.length || !keeper || !handover.isForGood || !(isNear || items.length)) return [];
  const why = new Map(
    items.map(({ customerId, receiver, state, reason }) => [
      customerId,
      state === 'declined' || reason ? (reason ?? receiver) : undefined,
    ]),
  );
  const listed = customers.map(({ id, name }) => ({ name, why: why.get(id) }));
  return noticesTo(tx, [keeper.id], (to) => unplacedCard({ from, customers: listed }, to));
}

const MONDAY = 1;

/** Each Monday whoever has not been in touch; at the end of it the lead. */
async function watch({ tx, handover, progress, today, from }: Day): Promise<readonly Notice[]> {
  const { silent } = progress;
  if (!handover.watchUntil || !silent.length || !handover.isForGood) return [];
  const isOver = Temporal.PlainDate.compare(handover.watchUntil, today) <= 0;
  const named = (items: typeof silent, to: Translator) =>
    someNames(
      items.map(({ customer }) => customer),
      to,
    );
  if (isOver) {
    const keeper = await keeperOf(tx, handover);
    return noticesTo(tx, keeper ? [keeper.id] : [], (to) => ({
      icon: '⚠️',
      title: to.t({
        zh: `${from.name}交出的客户里,${silent.length} 个 30 天没人联系`,
        en: `Of ${from.name}’s customers ${silent.length} were not contacted within 30 days`,
      }),
      lines: silent.map(({ customer, receiver }) => `• ${customer} · ${receiver}`),
    }));
  }
  if (today.dayOfWeek !== MONDAY) return [];
  const notices: Notice[] = [];
  for (const [receiverId, items] of Map.groupBy(silent, (item) => item.receiverId))
    notices.push(
      ...(await noticesTo(tx, [receiverId], (to) => ({
        icon: '👀',
        title: to.t({
          zh: `${from.name}交给你的客户还没联系过`,
          en: `Not yet contacted since ${from.name} handed them over`,
        }),
        facts: [{ label: '', text: named(items, to) }],
      }))),
    );
  return notices;
}

/** Everything has arrived, nobody waits for anybody, and what was to be watched is over. */
async function isDone({ tx, handover, from, items, progress, today }: Day): Promise<boolean> {
  const isWatched = handover.watchUntil !== null && Temporal.PlainDate.compare(handover.watchUntil, today) > 0;
  if (isWatched || progress.offered.length || !handover.isForGood) return false;
  if (handover.endsAt !== null && from.isHere) return false;
  return !(await placeableOf(tx, { fromId: from.id, items })).length;
}

async function noticesTo(
  tx: Moving['tx'],
  ids: readonly number[],
  words: (to: Translator) => Reply,
): Promise<readonly Notice[]> {
  const readers = await Promise.all(ids.map((id) => findPerson(tx, id)));
  return readers.flatMap((reader) =>
    reader ? [{ reader, words: (to: Translator) => ({ ...words(to), to: { person: reader.id } }) }] : [],
  );
}
