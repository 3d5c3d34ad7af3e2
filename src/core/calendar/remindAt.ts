/**
 * When to remind. A follow-up is a local day, perhaps a time, and a zone; the instant is worked out as late as possible,
 * so that it follows a person who moves and a country that changes its clocks.
 *
 * A named time (15:00, this afternoon) is honoured on any day and hour. Without one it is the person's morning, and never
 * on a weekend or holiday: the next workday then. A window (next week, March, around the 10th) is reminded on its first
 * workday, because whoever gets it can still choose the day.
 */
import type { Calendar } from './workdays.ts';
import { afterQuiet, isQuiet, NIGHT } from './quietHours.ts';
import type { QuietHours } from './quietHours.ts';
import { instantOf } from './timeZones.ts';

type Whose = {
  readonly zone: string;
  readonly morning: Temporal.PlainTime;
  readonly calendar: Calendar;
};

type Due = Whose & {
  readonly dueOn: Temporal.PlainDate;
  readonly dueTime?: Temporal.PlainTime | undefined;
};

/** The first reminder. May lie in the past when the day does. */
export function firstReminderAt({ dueOn, dueTime, zone, morning, calendar }: Due): Temporal.Instant {
  const wall = dueTime ? dueOn.toPlainDateTime(dueTime) : calendar.nextWorkday(dueOn).toPlainDateTime(morning);
  return instantOf(wall, zone);
}

type Nudge = Whose & { readonly after: Temporal.Instant; readonly quiet?: QuietHours };

/** The afternoon of the day on which somebody was spoken to; none on a day off, in quiet hours, or where that was no earlier than the afternoon. */
export function sameAfternoon({ after, zone, calendar, quiet = NIGHT }: Nudge): Temporal.Instant | undefined {
  const local = after.toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  if (!calendar.isWorkday(today) || Temporal.PlainTime.compare(local.toPlainTime(), lastCall) >= 0) return undefined;
  const at = instantOf(today.toPlainDateTime(afternoon), zone);
  return isQuiet(at, { zone, quiet }) ? undefined : at;
}

/** The person's morning on the n-th workday after a moment, never in quiet hours. */
export function workdayMorning({ after, zone, morning, calendar, quiet = NIGHT }: Nudge, n = 1): Temporal.Instant {
  const day = calendar.addWorkdays(after.toZonedDateTimeISO(zone).toPlainDate(), n);
  const at = afterQuiet(instantOf(day.toPlainDateTime(morning), zone), { zone, quiet });
  if (at.toZonedDateTimeISO(zone).toPlainDate().equals(day)) return at;
  return afterQuiet(day.toZonedDateTime(zone).toInstant(), { zone, quiet });
}

const afternoon = Temporal.PlainTime.from('16:00');

/** Whoever was spoken to as late as this is not nudged on the same day. */
const lastCall = Temporal.PlainTime.from('15:00');
