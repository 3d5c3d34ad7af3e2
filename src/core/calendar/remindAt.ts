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

/** The next reminder to someone who did not act: the same afternoon, then every workday's morning and afternoon; never in quiet hours. */
export function nextReminderAt({ after, zone, morning, calendar, quiet = NIGHT }: Nudge): Temporal.Instant {
  const local = after.toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  if (calendar.isWorkday(today) && Temporal.PlainTime.compare(local.toPlainTime(), lastCall) < 0) {
    const at = instantOf(today.toPlainDateTime(afternoon), zone);
    if (!isQuiet(at, { zone, quiet })) return at;
  }
  const day = calendar.nextWorkday(today.add({ days: 1 }));
  const at = afterQuiet(instantOf(day.toPlainDateTime(morning), zone), { zone, quiet });
  if (at.toZonedDateTimeISO(zone).toPlainDate().equals(day)) return at;
  return afterQuiet(day.toZonedDateTime(zone).toInstant(), { zone, quiet });
}

const afternoon = Temporal.PlainTime.from('16:00');

/** A reminder later than this is not repeated on the same day. */
const lastCall = Temporal.PlainTime.from('15:00');
