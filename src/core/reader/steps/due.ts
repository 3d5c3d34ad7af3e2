import { DAY, plainDate } from '../dates/civil.ts';
import type { Dated, Found } from '../dates/found.ts';
import { nextOccurrence } from '../../calendar/recurrence.ts';
import type { Calendar } from '../../calendar/workdays.ts';
import { dayNumberOf } from '../dates/values/workdays.ts';
import type { Precision, Step } from '../../contract/reading.ts';

/** The day on which a plan's date comes due. `behind`: it is told as what comes after that day, «after the 9th» is the 10th at the earliest. */
export function dueOf(
  found: Found,
  { today, calendar, behind = false }: { today: number; calendar: Calendar; behind?: boolean },
): Pick<Step, 'dueOn' | 'dueTime' | 'until' | 'precision' | 'rule' | 'otherwise'> {
  const more = {
    ...(found.kind === 'recurrence' ? { rule: found.rule } : {}),
    ...(found.otherwise.length > 0 ? { otherwise: found.otherwise.map(plainDate) } : {}),
  };
  if (found.kind === 'recurrence') {
    const hour = /BYHOUR=(\d+)/.exec(found.rule)?.[1];
    const minute = /BYMINUTE=(\d+)/.exec(found.rule)?.[1];
    const from = found.start === undefined ? today : Math.max(today, Math.floor(found.start / DAY) - 1);
    const begins = found.start === undefined ? undefined : Math.floor(found.start / DAY);
    const first =
      begins !== undefined && begins >= today && !/;BY(?!HOUR|MINUTE)/.test(found.rule)
        ? begins
        : firstOn(found.rule, from);
    return {
      dueOn: plainDate(first),
      precision: hour === undefined ? 'day' : 'time',
      ...(hour === undefined ? {} : { dueTime: new Temporal.PlainTime(Number(hour), Number(minute ?? 0)) }),
      ...more,
    };
  }
  // The first week of a month begins with the month, as far as work goes.
  const start = Math.max(Math.floor(found.start / DAY), found.monthFrom ?? 0);
  const last = Math.floor((found.end - 1) / DAY);
  const minute = Math.max(0, found.start - start * DAY);
  const time = () => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  if (found.bound === 'within') {
    const end = found.kind === 'time' ? Math.floor(found.end / DAY) : last;
    return { dueOn: plainDate(end), precision: 'day', ...more };
  }
  if (found.open === 'before' && found.form === 'holiday') {
    let day = start - 1;
    while (!calendar.isWorkday(plainDate(day)) && day > today) day--;
    return { dueOn: plainDate(Math.max(day, today)), precision: 'day', ...more };
  }
  if (
    found.open === 'before' &&
    (found.granularity === 'month' || found.granularity === 'quarter' || found.granularity === 'year')
  )
    return { dueOn: plainDate(found.bound === 'by' ? last : start - 1), precision: 'day', ...more };
  if (
    found.open === 'before' &&
    (found.granularity === 'week' || found.granularity === 'range' || found.granularity === 'weekend')
  )
    return {
      dueOn: plainDate(
        found.granularity === 'weekend' && found.bound !== 'by'
          ? Math.max(today, start - 1)
          : found.granularity === 'week' && found.bound !== 'by'
            ? Math.max(today, start - 3)
            : found.granularity === 'week'
              ? start + 4
              : last,
      ),
      precision: 'day',
      ...more,
    };
  if (found.kind === 'time' && (found.granularity === 'minute' || found.granularity === 'hour'))
    return { dueOn: plainDate(start), dueTime: time(), precision: 'time', ...more };
  if (found.kind === 'time')
    return {
      dueOn: plainDate(start),
      dueTime: time(),
      precision: found.granularity === 'part' ? 'part' : 'approx',
      ...more,
    };
  if (found.granularity === 'week' && start < today && last >= today && found.form !== 'range')
    return { dueOn: plainDate(Math.max(today, last - 2)), until: plainDate(last), precision: 'week', ...more };
  if (
    start < today &&
    last >= today &&
    (found.granularity === 'month' || found.granularity === 'quarter' || found.granularity === 'year')
  )
    return { dueOn: plainDate(today), until: plainDate(last), precision: precisionOf(found), ...more };
  const precision = precisionOf(found);
  return {
    dueOn: plainDate(behind ? start + 1 : start),
    ...(last > start && precision !== 'day' ? { until: plainDate(last) } : {}),
    precision,
    ...more,
  };
}

/** The first day of a series behind a day; one of every other week begins with the next of its days. */
function firstOn(rule: string, today: number): number {
  const first = nextOccurrence(
    /;BY(?:DAY|MONTHDAY)=/.test(rule) ? rule.replace(/;INTERVAL=\d+/, '') : rule,
    plainDate(today),
  );
  return first ? dayNumberOf(first) : today;
}

function precisionOf({ granularity, approximate, end, start, form }: Dated): Precision {
  switch (granularity) {
    case 'week':
      return 'week';
    case 'month':
      return 'month';
    case 'quarter':
    case 'season':
    case 'year':
      return 'quarter';
    case 'weekend':
    case 'range':
      return end - start <= DAY && form === 'edge' ? 'day' : 'approx';
    case 'minute':
    case 'hour':
    case 'part':
    case 'day':
    default:
      return approximate ? 'approx' : 'day';
  }
}
