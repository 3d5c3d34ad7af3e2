import { DAY, plainDate } from '../dates/civil.ts';
import { firstOf } from '../dates/values/firstOccurrence.ts';
import type { Found } from '../dates/find.ts';
import { isWorkday } from '../dates/lexicon/holidays.ts';
import type { Precision, Step } from '../../contract/reading.ts';

/** The day on which a plan's date comes due. */
export function dueOf(
  found: Found,
  today: number,
): Pick<Step, 'dueOn' | 'dueTime' | 'until' | 'precision' | 'rule' | 'otherwise'> {
  const more = {
    ...(found.rule ? { rule: found.rule } : {}),
    ...(found.or && found.or.length > 0 ? { otherwise: found.or.map(plainDate) } : {}),
  };
  if (found.k === 'R') {
    const hour = /BYHOUR=(\d+)/.exec(found.rule ?? '')?.[1];
    const minute = /BYMINUTE=(\d+)/.exec(found.rule ?? '')?.[1];
    const from = found.s === undefined ? today : Math.max(today, Math.floor(found.s / DAY) - 1);
    const begins = found.s === undefined ? undefined : Math.floor(found.s / DAY);
    const first =
      begins !== undefined && begins >= today && !/;BY(?!HOUR|MINUTE)/.test(found.rule ?? '')
        ? begins
        : firstOf(found.rule ?? '', from);
    return {
      dueOn: plainDate(first),
      precision: hour === undefined ? 'day' : 'time',
      ...(hour === undefined ? {} : { dueTime: new Temporal.PlainTime(Number(hour), Number(minute ?? 0)) }),
      ...more,
    };
  }
  // The first week of a month begins with the month, as far as work goes.
  const start = Math.max(Math.floor(found.s! / DAY), found.word === 'week of month' ? found.n! : 0);
  const last = Math.floor((found.e! - 1) / DAY);
  const minute = Math.max(0, found.s! - start * DAY);
  const time = () => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  if (found.word === 'within') {
    const end = found.k === 'W' ? Math.floor(found.e! / DAY) : last;
    return { dueOn: plainDate(end), precision: 'day', ...more };
  }
  if (found.open === 'before' && found.word === 'before holiday') {
    let day = start - 1;
    while (!isWorkday(day) && day > today) day--;
    return { dueOn: plainDate(Math.max(day, today)), precision: 'day', ...more };
  }
  if (found.open === 'before' && (found.g === 'month' || found.g === 'quarter' || found.g === 'year'))
    return { dueOn: plainDate(found.word === 'by' ? last : start - 1), precision: 'day', ...more };
  if (found.open === 'before' && (found.g === 'week' || found.g === 'range' || found.g === 'weekend'))
    return {
      dueOn: plainDate(
        found.g === 'weekend' && found.word !== 'by'
          ? Math.max(today, start - 1)
          : found.g === 'week' && found.word !== 'by'
            ? Math.max(today, start - 3)
            : found.g === 'week'
              ? start + 4
              : last,
      ),
      precision: 'day',
      ...more,
    };
  if (found.k === 'W' && (found.g === 'minute' || found.g === 'hour'))
    return { dueOn: plainDate(start), dueTime: time(), precision: 'time', ...more };
  if (found.k === 'W')
    return { dueOn: plainDate(start), dueTime: time(), precision: found.g === 'part' ? 'part' : 'approx', ...more };
  if (found.g === 'week' && start < today && last >= today && found.word !== 'closed')
    return { dueOn: plainDate(Math.max(today, last - 2)), until: plainDate(last), precision: 'week', ...more };
  if (start < today && last >= today && (found.g === 'month' || found.g === 'quarter' || found.g === 'year'))
    return { dueOn: plainDate(today), until: plainDate(last), precision: precisionOf(found), ...more };
  const precision = precisionOf(found);
  return {
    dueOn: plainDate(start),
    ...(last > start && precision !== 'day' ? { until: plainDate(last) } : {}),
    precision,
    ...more,
  };
}

function precisionOf({ g, approx, e, s, word }: Found): Precision {
  switch (g) {
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
      return e! - s! <= DAY && word === 'end' ? 'day' : 'approx';
    case 'minute':
    case 'hour':
    case 'part':
    case 'day':
    case undefined:
    default:
      return approx ? 'approx' : 'day';
  }
}
