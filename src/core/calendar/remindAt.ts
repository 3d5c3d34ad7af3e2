/**
 * When to remind. A follow-up is a local day, perhaps a time, and a zone; the instant is worked out as late as possible,
 * so that it follows a person who moves and a country that changes its clocks.
 *
 * A named time (15:00, this afternoon) is honoured on any day and hour. Without one it is the person's morning, on the day
 * itself or, where that is a day off, on the workday that was asked for: the next, unless somebody says otherwise. A window
 * (next week, March, around the 10th) is reminded on its first workday, because whoever gets it can still choose the day;
 * a deadline on the last workday before it, too, and on its own morning only where that is a workday.
 */
import type { Calendar } from './workdays.ts';
import { afterQuiet, isQuiet, NIGHT } from './quietHours.ts';
import type { QuietHours } from './quietHours.ts';
import { instantOf } from './timeZones.ts';
import type { DayOff } from '../contract/reading.ts';

type Whose = {
  readonly zone: string;
  readonly morning: Temporal.PlainTime;
  readonly calendar: Calendar;
};

export type Due = Whose & {
  readonly dueOn: Temporal.PlainDate;
  readonly dueTime?: Temporal.PlainTime | undefined;
  readonly isDeadline?: boolean | undefined;
  /** How long before, as an ISO 8601 duration. */
  readonly ahead?: string | undefined;
  readonly dayOff?: DayOff | undefined;
};

/** The day of the reminder of what is due on a day. */
export function reminderDay(day: Temporal.PlainDate, { dayOff = 'next', calendar }: Pick<Due, 'dayOff' | 'calendar'>) {
  if (dayOff === 'same') return day;
  return dayOff === 'next' ? calendar.nextWorkday(day) : calendar.addWorkdays(day.add({ days: 1 }), -1);
}

/** The reminder of the day itself: its hour, or as long before that as was asked for; otherwise the morning. May lie in the past when the day does. */
export function firstReminderAt({
  dueOn,
  dueTime,
  ahead,
  isDeadline,
  dayOff,
  zone,
  morning,
  calendar,
}: Due): Temporal.Instant {
  if (dueTime && (!isDeadline || (ahead !== undefined && isWithinDay(ahead)))) {
    const at = instantOf(dueOn.toPlainDateTime(dueTime), zone);
    return ahead !== undefined && isWithinDay(ahead) ? at.subtract(ahead) : at;
  }
  const isSooner = dueTime && Temporal.PlainTime.compare(dueTime, morning) < 0;
  return instantOf(reminderDay(dueOn, { dayOff, calendar }).toPlainDateTime(isSooner ? dueTime : morning), zone);
}

/** The reminder before that: so many days before it, or before a deadline the last workday. */
export function earlyReminderAt({
  dueOn,
  ahead,
  isDeadline,
  zone,
  morning,
  calendar,
}: Due): Temporal.Instant | undefined {
  const isDays = ahead !== undefined && !isWithinDay(ahead);
  if (!isDays && !isDeadline) return undefined;
  const day = isDays
    ? reminderDay(dueOn.subtract(ahead), { dayOff: 'previous', calendar })
    : calendar.addWorkdays(dueOn, -1);
  return instantOf(day.toPlainDateTime(morning), zone);
}

function isWithinDay(ahead: string) {
  return ahead.startsWith('PT');
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
