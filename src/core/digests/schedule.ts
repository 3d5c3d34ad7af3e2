/** When a digest comes. Pure. */
import type { DigestKind } from '../contract/vocabulary.ts';
import { isQuiet } from '../calendar/quietHours.ts';
import { instantOf } from '../calendar/timeZones.ts';
import { isDayOf } from '../calendar/ownDays.ts';
import type { Calendar } from '../calendar/workdays.ts';

export type DigestTimes = {
  readonly kind: DigestKind;
  readonly at: Temporal.PlainTime;
  /** Days of the week, Monday is 1; null: the days that this kind has of itself; none: it was stopped. */
  readonly days: readonly number[] | null;
};

/** On whose wall it comes, and on whose workdays. */
type Where = { readonly zone: string; readonly calendar: Calendar };

const MONDAY = 1;
/** No holiday is as long. */
const AHEAD = 45;

/**
 * The next one after an instant; undefined for one that was stopped. A daily comes on workdays, or on the days that were
 * named unless they are holidays. A weekly comes on its day, or on the first workday after it. A month's comes on the first
 * workday that has no weekly.
 */
export function nextDigestAt(
  { kind, at, days }: DigestTimes,
  { zone, calendar, after }: Where & { readonly after: Temporal.Instant },
): Temporal.Instant | undefined {
  if (days?.length === 0) return undefined;
  const today = after.toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: AHEAD }, (_, ahead) => today.add({ days: ahead }))
    .filter((day) => COMES_ON[kind](day, { days, calendar }))
    .map((day) => instantOf(day.toPlainDateTime(at), zone))
    .find((instant) => Temporal.Instant.compare(instant, after) > 0);
}

/** Whether one that is due may still be said: on one of its own days, and not at night unless that is its hour. */
export function isTimely(
  { kind, at, days }: DigestTimes,
  { zone, calendar, now }: Where & { readonly now: Temporal.Instant },
): boolean {
  const day = now.toZonedDateTimeISO(zone).toPlainDate();
  const isItsDay = COMES_ON[kind](day, { days, calendar });
  const isItsHour = Temporal.Instant.compare(now, instantOf(day.toPlainDateTime(at), zone).add(GRACE)) <= 0;
  return isItsDay && (isItsHour || !isQuiet(now, { zone }));
}

const GRACE = { hours: 1 };

type Rule = { readonly days: readonly number[] | null; readonly calendar: Calendar };

const COMES_ON: Readonly<Record<DigestKind, (day: Temporal.PlainDate, rule: Rule) => boolean>> = {
  daily: (day, { days, calendar }) => isDayOf(days, calendar)(day),
  weekly: (day, { days, calendar }) =>
    calendar.isWorkday(day) && daysMovedTo(day, calendar).some((each) => (days ?? [MONDAY]).includes(each.dayOfWeek)),
  monthly: (day, { calendar }) => day.equals(firstWithoutWeekly(day, calendar)),
};

/** A workday, with the days off before it: what falls on those comes on this one. */
function daysMovedTo(day: Temporal.PlainDate, calendar: Calendar): readonly Temporal.PlainDate[] {
  const before = calendar.addWorkdays(day, -1);
  return Array.from({ length: before.until(day).days }, (_, back) => day.subtract({ days: back }));
}

function firstWithoutWeekly(day: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  const first = calendar.nextWorkday(day.with({ day: 1 }));
  return COMES_ON.weekly(first, { days: null, calendar }) ? calendar.addWorkdays(first, 1) : first;
}
