import { day, firstWithin, merged } from '../../values/fields.ts';
import { daySpan as span, type Time } from '../../values/time.ts';
import { mondayOf } from '../../civil.ts';
import type { SaidByKind } from '../kinds.ts';
import { type Made, type Place } from '../rule.ts';

export const asDay = (time: Time | undefined, cost = 0): Made | undefined => time && { kind: 'day', said: time, cost };

export const isDay = ({
  value,
  digits,
  approximate = false,
}: {
  value: number;
  digits: number;
  approximate?: boolean;
}) => Number.isInteger(value) && value >= 1 && value <= 31 && digits < 3 && !approximate;

/** A month and its day, with what the month says of the year. */
export function dated(m: Time, d: number): Time | undefined {
  const fields = m.fields && merged({ day: d }, m.fields);
  if (fields?.month !== undefined) return d <= 29 || d <= (longest[fields.month - 1] ?? 31) ? day(fields) : undefined;
  return inPeriod({ day: d }, m);
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day told by its fields inside a period that is told by anything: 20th of next month, Friday of this week. */
export function inPeriod(fields: SaidByKind['day']['fields'], period: Time): Time | undefined {
  if (!fields) return undefined;
  if (period.fields) {
    const both = merged(fields, period.fields);
    return both && period.fields.day === undefined ? day(both) : undefined;
  }
  return {
    grain: 'day',
    loose: period.loose ?? false,
    weekday: fields.weekday,
    at: (ref) => {
      const whole = period.at(ref);
      const on = whole && firstWithin(fields, whole);
      return on === undefined
        ? undefined
        : {
            ...span(on),
            ...(fields.weekday !== undefined &&
            period.grain === 'week' &&
            ref.weekday === 7 &&
            !ref.past &&
            on === mondayOf(ref.today) + 6 + fields.weekday
              ? { otherwise: [on + 7] }
              : {}),
          };
    },
  };
}

export function placed(
  at: readonly number[],
  { count, ...what }: { count: number; weekday?: number | undefined; unit?: SaidByKind['unit']['unit'] },
): Made {
  return { kind: 'nth', said: { places: at, count: Math.round(count), ...what } };
}

export function onlyWeekday({ fields }: Time): boolean {
  return fields?.weekday !== undefined && fields.day === undefined && fields.month === undefined;
}

export function lunarOrHoliday(y: Time, { fields, ...rest }: Time): Time {
  return {
    ...rest,
    loose: false,
    at: (ref) => {
      const whole = y.at(ref);
      const year = whole && new Date(whole.start * 60_000).getUTCFullYear();
      return year === undefined ? undefined : day({ ...fields, year }).at(ref);
    },
  };
}

export function latinFree({ text, to }: Place): boolean {
  return !/^(?:[:.]\d| ?(?:[ap]\.?m|%|days?|weeks?|months?|hours?|hrs?|min|o'clock|people|k\b|st\b))/.test(
    text.slice(to, to + 9),
  );
}
