import { nextReminderAt } from '../core/calendar/remindAt.ts';
import { afterQuiet, isQuiet } from '../core/calendar/quietHours.ts';
import { calendarOf } from '../core/calendar/workdays.ts';
import { countryOf, instantOf } from '../core/calendar/timeZones.ts';
import { NEVER_STALE, hasRoom, STALE_DAYS, withStaleFact } from '../core/knowledge/staleFacts.ts';
import { askWhether } from '../core/followups/watched.ts';
import { followUpList } from '../core/followups/list.ts';
import { takeStaleFact } from '../core/knowledge/store/facts.ts';
import {
  type FollowUp,
  markAsked,
  markReminded,
  postponeReminders,
  takePersonDue,
} from '../core/followups/store/followUps.ts';
import type { Tx } from '../core/db/tx.ts';
import { personOf } from '../core/people/store/people.ts';
import { lastUnreached } from '../core/delivery/store/routes.ts';
import { timeWords, type Translator, translator } from '../core/text/phrases.ts';
import type { Job } from './job.ts';
import type { Person } from '../core/contract/person.ts';

/** A time that somebody named is honoured at any hour, as long as it has not been missed by more than this. */
const GRACE = { hours: 1 };
/** How far back a reminder that reached nobody is still worth a word. */
const LOOK_BACK = { hours: 7 * 24 };
/** Who has not answered an old fact's question is not asked it again for so many days. */
const PEACE = 14;

/**
 * Reminds one person of all that is due, in one message; and again in the afternoon, and every workday, until they act. What a
 * customer was to do is asked about once.
 */
export const remind: Job = {
  name: 'remind',
  async run(tx, now) {
    const taken = await takePersonDue(tx, now);
    if (!taken) return undefined;
    const person = personOf(taken.person);
    const waking = wakingAt(person, now);
    const [speak, wait] = Temporal.Instant.compare(waking, now) > 0 ? apart(taken.due, now) : [taken.due, []];
    if (wait.length) await postponeReminders(tx, { ids: idsOf(wait), at: waking });
    if (!speak.length) return [];
    const { zone, locale } = person;
    const to = translator(locale, now.toZonedDateTimeISO(zone).toPlainDate());
    const watched = speak.filter(({ isWatched }) => isWatched);
    if (watched.length) await markAsked(tx, { ids: idsOf(watched), at: now });
    const asked = watched.map((one) => ({ locale, reply: { ...askWhether(one, to), to: { person: person.id } } }));
    const reminder = await remindOf(tx, { person, due: speak.filter(({ isWatched }) => !isWatched), now, to });
    return [...asked, ...reminder];
  },
};

type Due = {
  readonly person: Person;
  readonly due: readonly FollowUp[];
  readonly now: Temporal.Instant;
  readonly to: Translator;
};

async function remindOf(tx: Tx, { person, due, now, to }: Due) {
  if (!due.length) return [];
  const { zone, morning, locale } = person;
  await markReminded(tx, {
    ids: idsOf(due),
    at: now,
    next: nextReminderAt({ after: now, zone, morning, calendar: calendarOf(countryOf(zone)) }),
  });
  const title = to.t({ zh: '该跟进了', en: 'Time to follow up' });
  const list = followUpList({ icon: '⏰', title, followUps: due }, to);
  const missed = await lastUnreached(tx, { personId: person.id, since: now.subtract(LOOK_BACK) });
  const footer = [list.footer, missed && inVain(missed, { zone, to })].filter(Boolean).join('\n');
  const reply = { ...list, ...(footer && { footer }), to: { person: person.id } };
  const fact = hasRoom(reply) ? await doubtOf(tx, { ownerId: person.id, today: to.today }) : undefined;
  return [{ locale, reply: fact ? withStaleFact(reply, { fact, to }) : reply }];
}

function doubtOf(tx: Tx, { ownerId, today }: { readonly ownerId: number; readonly today: Temporal.PlainDate }) {
  const [old, asked] = [today.subtract({ days: STALE_DAYS }), today.subtract({ days: PEACE })];
  return takeStaleFact(tx, { ownerId, today, old, asked, certain: NEVER_STALE });
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

/** The first moment from now on at which this person may be spoken to: not at night, not on a day off. */
function wakingAt({ zone, morning }: Person, now: Temporal.Instant): Temporal.Instant {
  const calendar = calendarOf(countryOf(zone));
  const local = now.toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  if (calendar.isWorkday(today) && !isQuiet(now, { zone })) return now;
  const isOver = calendar.isWorkday(today) ? Temporal.PlainTime.compare(local.toPlainTime(), morning) > 0 : true;
  const day = calendar.nextWorkday(isOver ? today.add({ days: 1 }) : today);
  return afterQuiet(instantOf(day.toPlainDateTime(morning), zone), { zone });
}

/** What may be said at this hour all the same, and what waits. */
function apart(
  due: readonly FollowUp[],
  now: Temporal.Instant,
): readonly [speak: readonly FollowUp[], wait: readonly FollowUp[]] {
  const isNamed = ({ dueOn, dueTime, zone }: FollowUp) =>
    dueTime !== null && Temporal.Instant.compare(instantOf(dueOn.toPlainDateTime(dueTime), zone).add(GRACE), now) > 0;
  return [due.filter((followUp) => isNamed(followUp)), due.filter((followUp) => !isNamed(followUp))];
}

function idsOf(followUps: readonly FollowUp[]) {
  return followUps.map((followUp) => followUp.id);
}
