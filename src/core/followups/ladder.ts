/**
 * How often a follow-up is spoken of until somebody acts: before a deadline, on its day, once more in that afternoon, once on the next workday,
 * and a single question after three; then nothing comes by itself any more. Pure.
 */
import { firstReminderAt, reminderDay, sameAfternoon, workdayMorning } from '../calendar/remindAt.ts';
import { instantOf } from '../calendar/timeZones.ts';
import type { QuietHours } from '../calendar/quietHours.ts';
import type { Calendar } from '../calendar/workdays.ts';
import type { Tier } from '../contract/customer.ts';
import type { DayOff, Rung } from '../contract/reading.ts';

/** What is said next, and when. */
export type Next =
  | { readonly rung: Exclude<Rung, 'silent'>; readonly remindAt: Temporal.Instant }
  | { readonly rung: 'silent'; readonly remindAt: null };

type Whose = {
  readonly zone: string;
  readonly morning: Temporal.PlainTime;
  readonly calendar: Calendar;
  readonly quiet?: QuietHours;
};

/** The workdays from its day to the question. */
const PATIENCE = 3;
/** With the customers that matter most it comes a workday earlier. */
const TOP: Tier = 'A';

/** What of the ladder is said now: a nudge whose afternoon has passed is nothing new any more. */
export function rungAt(
  now: Temporal.Instant,
  { rung, remindAt, zone }: { readonly rung: Rung; readonly remindAt: Temporal.Instant; readonly zone: string },
): Rung {
  return rung === 'nudge' && !isSameDay(now, remindAt, { zone }) ? 'open' : rung;
}

function isSameDay(one: Temporal.Instant, other: Temporal.Instant, { zone }: Pick<Whose, 'zone'>) {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return dayOf(one).equals(dayOf(other));
}

/** A rung that was given, when it was to come, and what it is about. */
type Given = {
  readonly dueOn: Temporal.PlainDate;
  readonly dueTime: Temporal.PlainTime | null;
  readonly until: Temporal.PlainDate | null;
  readonly isDeadline: boolean;
  readonly ahead: string | null;
  readonly dayOff: DayOff | null;
  readonly rung: Rung;
  readonly planned: Temporal.Instant;
  readonly at: Temporal.Instant;
  readonly tier: Tier | null;
};

/** What comes after it. Nobody is nudged about what came a day late. */
export function nextRung(given: Given, whose: Whose): Next {
  const { rung, planned, at: after, tier } = given;
  if (rung === 'ahead') return afterEarly(given, whose);
  if (rung === 'due' && isSameDay(planned, after, whose) && !given.until) {
    const remindAt = sameAfternoon({ ...whose, after });
    if (remindAt) return { rung: 'nudge', remindAt };
  }
  if (rung === 'due' || rung === 'nudge') return { rung: 'open', remindAt: stillOpenAt(given, whose) };
  if (rung === 'open') return { rung: 'question', remindAt: workdayMorning({ ...whose, after }, waitFor(tier)) };
  return { rung: 'silent', remindAt: null };
}

/** After the reminder before a day comes that of the day; a deadline on a day off is past by the next workday. */
function afterEarly(given: Given, whose: Whose): Next {
  const due = {
    ...whose,
    dueOn: given.dueOn,
    dueTime: given.dueTime ?? undefined,
    isDeadline: given.isDeadline,
    ahead: given.ahead ?? undefined,
    dayOff: given.dayOff ?? undefined,
  };
  const remindAt = firstReminderAt(due);
  if (Temporal.Instant.compare(remindAt, given.at) <= 0) return { rung: 'open', remindAt: stillOpenAt(given, whose) };
  const isPast = given.isDeadline && Temporal.PlainDate.compare(reminderDay(given.dueOn, due), given.dueOn) > 0;
  return { rung: isPast ? 'open' : 'due', remindAt };
}

/** The next workday; of a stretch of days its last workday, where that is later. */
function stillOpenAt({ at: after, until }: Given, whose: Whose): Temporal.Instant {
  const next = workdayMorning({ ...whose, after });
  if (!until) return next;
  const day = reminderDay(until, { dayOff: 'previous', calendar: whose.calendar });
  const last = instantOf(day.toPlainDateTime(whose.morning), whose.zone);
  return Temporal.Instant.compare(last, next) > 0 ? last : next;
}

/** The workdays from «still open» to the question. */
function waitFor(tier: Tier | null) {
  return (tier === TOP ? PATIENCE - 1 : PATIENCE) - 1;
}
