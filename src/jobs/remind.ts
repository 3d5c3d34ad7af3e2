import { nextReminderAt } from '../core/calendar/remindAt.ts';
import { afterQuiet, isQuiet } from '../core/calendar/quietHours.ts';
import { calendarOf } from '../core/calendar/workdays.ts';
import { countryOf, instantOf } from '../core/calendar/timeZones.ts';
import { NEVER_STALE, hasRoom, STALE_DAYS, withStaleFact } from '../core/knowledge/staleFacts.ts';
import { followUpList } from '../core/followups/list.ts';
import { takeStaleFact } from '../core/knowledge/store/facts.ts';
import { type FollowUp, markReminded, postponeReminders, takePersonDue } from '../core/followups/store/followUps.ts';
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

/** Reminds one person of all that is due, in one message; and again in the afternoon, and every workday, until they act. */
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

    const { zone, morning, locale } = person;
    await markReminded(tx, {
      ids: idsOf(speak),
      at: now,
      next: nextReminderAt({ after: now, zone, morning, calendar: calendarOf(countryOf(zone)) }),
    });
    const to = translator(locale, now.toZonedDateTimeISO(zone).toPlainDate());
    const title = to.t({ zh: '该跟进了', en: 'Time to follow up' });
    const list = followUpList({ icon: '⏰', title, followUps: speak }, to);
    const missed = await lastUnreached(tx, { personId: person.id, since: now.subtract(LOOK_BACK) });
    const footer = [list.footer, missed && inVain(missed, { zone, to })].filter(Boolean).join('\n');
    const reply = { ...list, ...(footer && { footer }), to: { person: person.id } };
    const fact = hasRoom(reply) ? await doubtOf(tx, { ownerId: person.id, today: to.today }) : undefined;
    return [{ locale, reply: fact ? withStaleFact(reply, { fact, to }) : reply }];
  },
};

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
