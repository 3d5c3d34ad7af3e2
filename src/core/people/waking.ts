/** When a person may be spoken to without having asked. Pure. */
import { isDayOf, nextOwnDay } from '../calendar/ownDays.ts';
import { afterQuiet, isQuiet } from '../calendar/quietHours.ts';
import { instantOf } from '../calendar/timeZones.ts';
import type { Calendar } from '../calendar/workdays.ts';
import type { Person } from '../contract/person.ts';

/** The first moment from now on at which this person may be spoken to: on a day of theirs, from their morning until night. */
export function wakingAt(
  { zone, morning, morningDays }: Person,
  { now, calendar }: { readonly now: Temporal.Instant; readonly calendar: Calendar },
): Temporal.Instant {
  const isOwn = isDayOf(morningDays, calendar);
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const begins = (day: Temporal.PlainDate) => afterQuiet(instantOf(day.toPlainDateTime(morning), zone), { zone });
  if (isOwn(today) && Temporal.Instant.compare(begins(today), now) > 0) return begins(today);
  if (isOwn(today) && !isQuiet(now, { zone })) return now;
  return begins(nextOwnDay(today.add({ days: 1 }), isOwn));
}

/** Their first morning after a day. */
export function nextWaking(
  person: Person,
  { after, calendar }: { readonly after: Temporal.PlainDate; readonly calendar: Calendar },
): Temporal.Instant {
  return wakingAt(person, { now: after.add({ days: 1 }).toZonedDateTime(person.zone).toInstant(), calendar });
}
