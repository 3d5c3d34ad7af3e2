import { calendarFor } from '../../core/company/store/days.ts';
import { workdayMorning } from '../../core/calendar/remindAt.ts';
import { isQuiet } from '../../core/calendar/quietHours.ts';
import { instantOf } from '../../core/calendar/timeZones.ts';
import { NEVER_STALE, hasRoom, STALE_DAYS, withStaleFact } from '../../core/knowledge/staleFacts.ts';
import { type Next, nextRung, rungAt } from '../../core/followups/ladder.ts';
import { chooseReminders, reminderCard } from '../../core/followups/reminder.ts';
import { takeStaleFact } from '../../core/knowledge/store/facts.ts';
import {
  type FollowUp,
  markAsked,
  markReminded,
  postponeReminders,
  takePersonDue,
} from '../../core/followups/store/followUps.ts';
import type { Tx } from '../../core/db/tx.ts';
import { absenceOf } from '../../core/followups/store/absences.ts';
import { personOf } from '../../core/people/store/people.ts';
import { wakingAt } from '../../core/people/waking.ts';
import { countPushed, lastUnreached } from '../../core/delivery/store/routes.ts';
import { timeWords, type Translator, translator } from '../../core/text/phrases.ts';
import { unansweredWords } from '../../core/followups/delegate.ts';
import { askAgainAt, takeUnanswered } from '../../core/followups/store/requests.ts';
import { checkInCard, takeCheckIn } from '../../core/care/checkIn.ts';
import { type CareNews, takeCare } from '../../core/care/round.ts';
import { careLines } from '../../core/care/words.ts';
import { takeTip } from '../../core/learning/lesson.ts';
import { hasTurn } from '../../core/learning/store/learners.ts';
import { escalatedWords, takeEscalated } from './escalate.ts';
import { heardInstead, tellStandIns } from './standIns.ts';
import type { Job, Say } from '../job.ts';
import type { Reply } from '../../core/contract/card.ts';
import type { Rung } from '../../core/contract/reading.ts';
import type { Person } from '../../core/contract/person.ts';

/** A time that somebody named is honoured at any hour, as long as it has not been missed by more than this. */
const GRACE = { hours: 1 };
/** Whoever has heard from us as often on a day without having asked is not nudged on top. */
const ENOUGH = 2;
/** How far back a reminder that reached nobody is still worth a word. */
const LOOK_BACK = { hours: 7 * 24 };
/** Who has not answered an old fact's question is not asked it again for so many days. */
const PEACE = 14;

/**
 * Reminds one person of all that is due, in one message, each follow-up as far as its ladder has come. What a customer was
 * to do is asked about once.
 */
export const remind: Job = {
  name: 'remind',
  async run(tx, now) {
    const taken = await takePersonDue(tx, now);
    if (!taken) return undefined;
    const owner = personOf(taken.person);
    const on = now.toZonedDateTimeISO(owner.zone).toPlainDate();
    const [away] = await Promise.all([absenceOf(tx, { personId: owner.id, on }), calendarFor(tx, owner.zone)]);
    if (!away) return tellDue(tx, { owner, hearer: owner, due: taken.due, now });
    const { told, waits } = await heardInstead(tx, { due: taken.due, away, on });
    if (waits.length) await postponeReminders(tx, { ids: idsOf(waits), at: away.backAt });
    const all: Say[] = [];
    for (const [hearer, due] of told) all.push(...(await tellDue(tx, { owner, hearer, due, now })));
    return all;
  },
};

type DueOf = {
  readonly owner: Person;
  /** Who hears of it: the owner, or whoever stands in for them. */
  readonly hearer: Person;
  readonly due: readonly FollowUp[];
  readonly now: Temporal.Instant;
};

async function tellDue(tx: Tx, { owner, hearer, due, now }: DueOf): Promise<readonly Say[]> {
  const calendar = await calendarFor(tx, hearer.zone);
  const waking = wakingAt(hearer, { now, calendar });
  const [speak, wait] = Temporal.Instant.compare(waking, now) > 0 ? apart(due, now) : [due, []];
  if (wait.length) await postponeReminders(tx, { ids: idsOf(wait), at: waking });
  const { now: told, later } = chooseReminders(speak.map((followUp) => asOf(now, followUp)));
  if (later.length)
    await postponeReminders(tx, { ids: idsOf(later), at: workdayMorning({ ...hearer, after: now, calendar }) });
  if (!told.length) return [];
  if (!(await isWorthAWord(tx, { told, hearer, now }))) {
    await climb(tx, { person: hearer, told, now });
    return [];
  }
  const to = translator(hearer.locale, now.toZonedDateTimeISO(hearer.zone).toPlainDate());
  const [{ reply, care }] = await Promise.all([
    remindOf(tx, { person: hearer, told, now, to }),
    climb(tx, { person: hearer, told, now }),
  ]);
  const asked = care && (await takeCheckIn(tx, { person: hearer, now }));
  const reminder = { locale: hearer.locale, reply: hearer === owner ? reply : inPlaceOf(owner, { reply, to }) };
  const question: Say[] = asked
    ? [{ locale: hearer.locale, reply: { ...checkInCard(asked, to), to: { person: hearer.id } } }]
    : [];
  return [reminder, ...(await tellStandIns(tx, { owner, hearer, told, now })), ...question];
}

/** Not nudged on top of enough; and whoever's turn it is not yet is reminded on the day, and of nothing twice. */
async function isWorthAWord(
  tx: Tx,
  { told, hearer, now }: Pick<DueOf, 'hearer' | 'now'> & { readonly told: readonly FollowUp[] },
) {
  if (told.every(isLightNudge) && (await hasHeardEnough(tx, { hearer, now }))) return false;
  return told.some(({ rung }) => !AGAIN.has(rung)) || hasTurn(tx, hearer.teamId);
}

const AGAIN: ReadonlySet<Rung> = new Set(['nudge', 'open', 'question']);

/** The afternoon's second word on what has no hour of its own. */
function isLightNudge({ rung, dueTime }: FollowUp) {
  return rung === 'nudge' && dueTime === null;
}

async function hasHeardEnough(tx: Tx, { hearer, now }: Pick<DueOf, 'hearer' | 'now'>) {
  const since = now.toZonedDateTimeISO(hearer.zone).startOfDay().toInstant();
  return (await countPushed(tx, { personId: hearer.id, since })) >= ENOUGH;
}

function inPlaceOf({ name }: Person, { reply, to }: { readonly reply: Reply; readonly to: Translator }): Reply {
  return { ...reply, title: to.t({ zh: `代${name}:${reply.title}`, en: `For ${name}: ${reply.title}` }) };
}

type Reminding = {
  readonly person: Person;
  readonly told: readonly FollowUp[];
  readonly now: Temporal.Instant;
  readonly to: Translator;
};

async function remindOf(
  tx: Tx,
  { person, told, now, to }: Reminding,
): Promise<{ readonly reply: Reply; readonly care: CareNews | undefined }> {
  const card = reminderCard(told, to);
  const [care, missed, late, requests, tip] = await Promise.all([
    takeCare(tx, { person, now }),
    lastUnreached(tx, { personId: person.id, since: now.subtract(LOOK_BACK) }),
    takeEscalated(tx, { person, now }),
    takeUnanswered(tx, { now, personId: person.id }),
    takeTip(tx, { person, now }, to),
  ]);
  if (requests.length) await askAgainAt(tx, { ids: requests.map(({ id }) => id), at: null });
  const footer = [
    card.footer,
    belated(told, { now, zone: person.zone, to }),
    missed && inVain(missed, { zone: person.zone, to }),
    late.length > 0 && escalatedWords(late, to),
    ...requests.map((request) => unansweredWords(request, to)),
    ...(care ? careLines(care, to) : []),
    tip && `💡 ${tip}`,
  ]
    .filter(Boolean)
    .join('\n');
  const reply = { ...card, ...(footer && { footer }), to: { person: person.id } };
  const fact = hasRoom(reply) ? await doubtOf(tx, { ownerId: person.id, today: to.today }) : undefined;
  return { reply: fact ? withStaleFact(reply, { fact, to }) : reply, care };
}

/** What is said of a follow-up at this moment. */
function asOf(now: Temporal.Instant, followUp: FollowUp): FollowUp {
  const { rung, zone } = followUp;
  return { ...followUp, rung: rungAt(now, { rung, remindAt: followUp.remindAt ?? now, zone }) };
}

/** Each goes on to its next rung; what a customer was to do was asked about, and is asked no more. */
async function climb(tx: Tx, { person, told, now }: Omit<Reminding, 'to'>) {
  const watched = told.filter(({ isWatched }) => isWatched);
  if (watched.length) await markAsked(tx, { ids: idsOf(watched), at: now });
  const own = told.filter(({ isWatched }) => !isWatched);
  const whose = { ...person, calendar: await calendarFor(tx, person.zone) };
  // What is alike goes on alike: a morning's follow-ups are mostly of one day.
  const alike = new Map<string, Next>();
  const next = own.map((followUp) => {
    const key = likenessOf(followUp);
    const to = alike.get(key) ?? nextRung({ ...followUp, planned: followUp.remindAt ?? now, at: now }, whose);
    alike.set(key, to);
    return { id: followUp.id, ...to };
  });
  await markReminded(tx, { next, at: now });
}

/** All of a follow-up that its next rung hangs on. */
function likenessOf({ dueOn, dueTime, until, isDeadline, ahead, dayOff, rung, remindAt, tier }: FollowUp) {
  return [dueOn, dueTime, until, isDeadline, ahead, dayOff, rung, remindAt, tier].join();
}

function doubtOf(tx: Tx, { ownerId, today }: { readonly ownerId: number; readonly today: Temporal.PlainDate }) {
  const [old, asked] = [today.subtract({ days: STALE_DAYS }), today.subtract({ days: PEACE })];
  return takeStaleFact(tx, { ownerId, today, old, asked, certain: NEVER_STALE });
}

/** What should have been said on an earlier day, as after an outage: whoever reads it is told since when. */
function belated(
  told: readonly FollowUp[],
  { now, zone, to }: { readonly now: Temporal.Instant; readonly zone: string; readonly to: Translator },
) {
  const today = now.toZonedDateTimeISO(zone).startOfDay().toInstant();
  const planned = told.flatMap(({ remindAt }) =>
    remindAt && Temporal.Instant.compare(remindAt, today) < 0 ? remindAt.epochMilliseconds : [],
  );
  if (!planned.length) return undefined;
  const since = Temporal.Instant.fromEpochMilliseconds(Math.min(...planned));
  const day = to.day(since.toZonedDateTimeISO(zone).toPlainDate());
  return to.t({
    zh: `⏱ 说晚了:其中 ${planned.length} 条最早 ${day} 就该提醒`,
    en: `⏱ Late: ${planned.length} of these should have come from ${day} on`,
  });
}

/** What is said of a reminder that no road could carry. */
function inVain(at: Temporal.Instant, { zone, to }: { readonly zone: string; readonly to: Translator }) {
  const local = at.toZonedDateTimeISO(zone);
  const when = `${to.day(local.toPlainDate())} ${timeWords(local.toPlainTime())}`;
  return to.t({
    zh: `⚠️ ${when} 的提醒没能送到你那里`,
    en: `⚠️ My reminder of ${when} did not reach you`,
  });
}

/** What may be said at this hour all the same, because it was asked for that hour or that very day, and what waits. */
function apart(
  due: readonly FollowUp[],
  now: Temporal.Instant,
): readonly [speak: readonly FollowUp[], wait: readonly FollowUp[]] {
  const isNamed = ({ dueOn, dueTime, zone }: FollowUp) =>
    dueTime !== null && Temporal.Instant.compare(instantOf(dueOn.toPlainDateTime(dueTime), zone).add(GRACE), now) > 0;
  const isItsDay = ({ dueOn, dayOff, zone }: FollowUp) =>
    dayOff === 'same' && dueOn.equals(now.toZonedDateTimeISO(zone).toPlainDate()) && !isQuiet(now, { zone });
  const isSaid = (followUp: FollowUp) => isNamed(followUp) || isItsDay(followUp);
  return [due.filter(isSaid), due.filter((followUp) => !isSaid(followUp))];
}

function idsOf(followUps: readonly FollowUp[]) {
  return followUps.map((followUp) => followUp.id);
}
