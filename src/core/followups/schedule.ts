/** From a day that somebody named to a follow-up that reminds. Pure. */
import { z } from 'zod';
import { type Due, earlyReminderAt, firstReminderAt, reminderDay } from '../calendar/remindAt.ts';
import type { Calendar } from '../calendar/workdays.ts';
import { findDates } from '../reader/dates/find.ts';
import type { LocalContext } from '../contract/person.ts';
import type { DayOff, When, Precision, Rung, Step } from '../contract/reading.ts';

export type DueDate = Pick<
  Step,
  'dueOn' | 'dueTime' | 'until' | 'precision' | 'rule' | 'isDeadline' | 'ahead' | 'dayOff'
> & {
  readonly dueOn: Temporal.PlainDate;
};

const PRECISIONS: Readonly<Record<When['granularity'], Precision>> = {
  minute: 'time',
  hour: 'time',
  part: 'part',
  day: 'day',
  weekend: 'approx',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  season: 'approx',
  year: 'approx',
  range: 'approx',
};

/** A day to do something on, as it is told without words. */
export const DueInput = z.object({
  on: z.iso.date(),
  /** In somebody's words. */
  said: z.string().optional(),
  until: z.iso.date().optional(),
  clock: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  granularity: z.enum(Object.keys(PRECISIONS) as [When['granularity'], ...When['granularity'][]]).optional(),
  rule: z.string().optional(),
  isDeadline: z.literal(true).optional(),
});

export function dueFrom({ on, until, clock, granularity, rule, isDeadline }: z.output<typeof DueInput>): DueDate {
  const precision = clock === undefined ? PRECISIONS[granularity ?? 'day'] : granularity === 'part' ? 'part' : 'time';
  return {
    dueOn: Temporal.PlainDate.from(on),
    precision,
    ...(clock === undefined
      ? until !== undefined && { until: Temporal.PlainDate.from(until) }
      : { dueTime: Temporal.PlainTime.from(clock) }),
    ...(rule !== undefined && { rule }),
    ...(isDeadline && { isDeadline }),
  };
}

/** The day that words name for something still to do: «下周五下午3点», "tomorrow". Undefined when they name none, or say more than a day. */
export function parseDueDate(words: string, { local, locale, country }: LocalContext): DueDate | undefined {
  const found = findDates(words, { ref: local, tense: 'future', locale, country });
  const rest = found.reduceRight((text, { span: [from, to] }) => text.slice(0, from) + text.slice(to), words);
  if (rest.replaceAll(FILLERS, '').length > 2) return undefined;
  for (const when of found) {
    const due = dueDateOf(when);
    if (due) return due;
  }
  return undefined;
}

/** What people put around a day without meaning more by it. */
const FILLERS = /[\s\p{P}]|\b(?:on|at|by|to|until|the|please|pls)\b|之?[前后]|再|吧|去|的|到|好了|那天/giu;

/** What a time expression means as something to do; undefined when it has no day. */
export function dueDateOf(when: When): DueDate | undefined {
  const precision = PRECISIONS[when.granularity];
  const isClocked = precision === 'time' || precision === 'part';
  const start = when.start ?? (isClocked ? when.end : when.end?.subtract({ days: 1 }));
  if (!start) return undefined;
  const dueOn = start.toPlainDate();
  const last = when.end?.subtract({ nanoseconds: 1 }).toPlainDate();
  return {
    dueOn,
    precision,
    ...(isClocked && { dueTime: start.toPlainTime() }),
    ...(last && Temporal.PlainDate.compare(last, dueOn) > 0 && !isClocked && { until: last }),
    ...(when.recurrence !== undefined && { rule: when.recurrence }),
    ...(when.open === 'before' && { isDeadline: true as const }),
  };
}

/** What a follow-up says of its day, for whoever schedules it anew. */
export function dueDateKept({ dueOn, dueTime, until, precision, rule, isDeadline, ahead, dayOff }: Kept): DueDate {
  return {
    dueOn,
    precision,
    ...(dueTime && { dueTime }),
    ...(until && { until }),
    ...(rule !== null && { rule }),
    ...(isDeadline && { isDeadline }),
    ...(ahead !== null && { ahead }),
    ...(dayOff && { dayOff }),
  };
}

type Kept = {
  readonly dueOn: Temporal.PlainDate;
  readonly dueTime: Temporal.PlainTime | null;
  readonly until: Temporal.PlainDate | null;
  readonly precision: Precision;
  readonly rule: string | null;
  readonly isDeadline: boolean;
  readonly ahead: string | null;
  readonly dayOff: DayOff | null;
};

type Owner = { readonly id: number; readonly zone: string; readonly morning: Temporal.PlainTime };

/** The columns of a follow-up for this owner, by the workdays that they keep: a day that has passed is due at once, in waking hours of a workday. */
export function scheduleFollowUp(
  due: DueDate,
  { owner, calendar, now }: { readonly owner: Owner; readonly calendar: Calendar; readonly now: Temporal.Instant },
) {
  const { zone, morning } = owner;
  return {
    ownerId: owner.id,
    dueOn: due.dueOn,
    dueTime: due.dueTime,
    until: due.until,
    precision: due.precision,
    rule: due.rule,
    zone,
    isDeadline: due.isDeadline ?? false,
    ahead: due.ahead ?? null,
    dayOff: due.dayOff ?? null,
    ...firstRung({ ...due, zone, morning, calendar }, now),
  };
}

/** What is said first of something due, and when: before a deadline, not after it. */
function firstRung(due: Due, now: Temporal.Instant): { readonly rung: Rung; readonly remindAt: Temporal.Instant } {
  const isAhead = (at: Temporal.Instant) => Temporal.Instant.compare(at, now) > 0;
  const early = earlyReminderAt(due);
  if (early && isAhead(early)) return { rung: 'ahead', remindAt: early };
  const first = firstReminderAt(due);
  const isAfterwards = due.isDeadline && Temporal.PlainDate.compare(reminderDay(due.dueOn, due), due.dueOn) > 0;
  if (!isAfterwards && isAhead(first)) return { rung: 'due', remindAt: first };
  // What is entered as due today, after its hour, is not announced in the same breath: the afternoon will do.
  return { rung: 'due', remindAt: now.add({ hours: 2 }) };
}
