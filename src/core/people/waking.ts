/** When a person may be spoken to without having asked. Pure. */
import { isDayOf, nextOwnDay } from '../calendar/ownDays.ts';
import { afterQuiet, isQuiet } from '../calendar/quietHours.ts';
import { countryOf, instantOf } from '../calendar/timeZones.ts';
import { calendarOf } from '../calendar/workdays.ts';
import type { Person } from '../contract/person.ts';

/** The first moment from now on at which this person may be spoken to: on a day of theirs, from their morning until night. */
export function wakingAt({ zone, morning, morningDays }: Person, now: Temporal.Instant): Temporal.Instant {
  const isOwn = isDayOf(morningDays, calendarOf(countryOf(zone)));
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const begins = (day: Temporal.PlainDate) => afterQuiet(instantOf(day.toPlainDateTime(morning), zone), { zone });
  if (isOwn(today) && Temporal.Instant.compare(begins(today), now) > 0) return begins(today);
  if (isOwn(today) && !isQuiet(now, { zone })) return now;
  return begins(nextOwnDay(today.add({ days: 1 }), isOwn));
}

/** Their first morning after a day. */
export function nextWaking(person: Person, day: Temporal.PlainDate): Temporal.Instant {
  return wakingAt(person, day.add({ days: 1 }).toZonedDateTime(person.zone).toInstant());
}
