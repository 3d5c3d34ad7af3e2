/** When a handover is looked at. Pure. */
import type { Calendar } from '../../calendar/workdays.ts';
import { instantOf } from '../../calendar/timeZones.ts';
import type { Person } from '../../contract/person.ts';

/** Whether everybody handed over was contacted is watched for so long. */
export const WATCH_DAYS = 30;

/** Where no hour is named, somebody leaves, or comes back, at this one. */
const LEAVES_AT = Temporal.PlainTime.from('18:00');
const BACK_AT = Temporal.PlainTime.from('08:30');

type Ends = {
  readonly on: Temporal.PlainDate;
  readonly clock: Temporal.PlainTime | undefined;
  readonly zone: string;
  readonly isForGood: boolean;
};

export function endsAt({ on, clock, zone, isForGood }: Ends): Temporal.Instant {
  return instantOf(on.toPlainDateTime(clock ?? (isForGood ? LEAVES_AT : BACK_AT)), zone);
}

/** The next workday's morning of whoever started it, or its end if that comes first. */
export function nextLook(
  {
    endsAt: end,
    by,
    calendar,
    today = false,
  }: {
    readonly endsAt: Temporal.Instant | null;
    readonly by: Pick<Person, 'zone' | 'morning'>;
    readonly calendar: Calendar;
    readonly today?: boolean;
  },
  now: Temporal.Instant,
): Temporal.Instant {
  const { zone, morning } = by;
  const local = now.toZonedDateTimeISO(zone);
  const from = today ? local.toPlainDate() : local.toPlainDate().add({ days: 1 });
  const day = calendar.nextWorkday(from);
  const look = instantOf(day.toPlainDateTime(morning), zone);
  const isEndFirst = end !== null && Temporal.Instant.compare(end, now) > 0 && Temporal.Instant.compare(end, look) < 0;
  return isEndFirst ? end : look;
}
