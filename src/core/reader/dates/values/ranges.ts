import { DAY } from '../civil.ts';
import { day, merged, month } from './fields.ts';
import { asOf, dayOn, type Ref, type TimeSpan, type Time } from './time.ts';

/** From one time to another; each side lends the other what it does not say itself. */

export function range(from: Time, to: Time): Time {
  const a = lent(from, to);
  const b = lent(to, from);
  const timed = isTimed(a) || isTimed(b);
  return {
    grain: timed ? 'minute' : 'range',
    loose: a.loose ?? false,
    form: 'range',
    at: (ref) => between(a, b, ref),
    last: (ref) => {
      const span = between(a, b, ref);
      const end = span && endOf(b, span, ref);
      return end && { start: end.start, end: end.end, granularity: b.grain };
    },
  };
}

const isTimed = ({ grain }: Time) => grain === 'minute' || grain === 'hour' || grain === 'part';

/** «3rd until the 8th of December»: the month holds for both; a year too. */
function lent(time: Time, other: Time): Time {
  const { fields } = time;
  if (!fields || !other.fields) return time;
  const { month: m, year: y } = other.fields;
  const wantsMonth =
    fields.day !== undefined && fields.month === undefined && m !== undefined && !fields.weekday && !fields.lunar;
  const wantsYear = fields.year === undefined && y !== undefined && (fields.month !== undefined || wantsMonth);
  if (!wantsMonth && !wantsYear) return time;
  const whole = merged(fields, {
    ...(wantsMonth ? { month: m } : {}),
    ...(wantsYear ? { year: y } : {}),
  });
  if (!whole) return time;
  return time.grain === 'month' ? month({ month: whole.month ?? 1, year: whole.year }) : day(whole);
}

function between(a: Time, b: Time, ref: Ref): TimeSpan | undefined {
  const meant = a.at(ref);
  if (!meant) return undefined;
  const start = leading(a, { meant, end: b.loose ? undefined : b.at(ref), ref });
  // 10/1 to 11/7, said in between: both of this year.
  if (a.loose && b.loose && !ref.past && a.fields?.month !== undefined) {
    const begun = a.at({ ...ref, past: true });
    const over = begun && endOf(b, begun, ref);
    if (begun && over && begun.end <= ref.now && over.end > ref.today * DAY && begun.start < start.start)
      return { start: begun.start, end: over.end };
  }
  const end = endOf(b, start, ref);
  return end && end.end > start.start ? { ...start, end: end.end } : start;
}

/** «January to March of next year», «12月28日至次年1月3日»: a side without a year is the last one before the other. */
function leading(a: Time, { meant, end, ref }: { meant: TimeSpan; end: TimeSpan | undefined; ref: Ref }): TimeSpan {
  if (!end || !a.loose || a.fields?.month === undefined || a.fields.year !== undefined) return meant;
  return a.at({ ...asOf(ref, dayOn(end.start)), past: true }) ?? meant;
}

/** The later side, as it follows from the earlier one. */
function endOf(b: Time, start: TimeSpan, ref: Ref): TimeSpan | undefined {
  const end = b.at(ref);
  if (!end || !b.loose) return end;
  if (!b.fields || b.fields.year !== undefined)
    return end.start < start.start ? { ...end, start: end.start + DAY, end: end.end + DAY } : end;
  return b.at(asOf(ref, dayOn(start.start))) ?? end;
}
