import { addMonths, DAY, dayOf, mondayOf, partsOf, type Unit, weekdayOf } from '../civil.ts';
import { addWorkdays } from './workdays.ts';
import { spanOfDays } from './periods.ts';
import { asOf, dayOn, daySpan, type Ref, type TimeSpan, type Time } from './time.ts';

/** The second Tuesday, the last three daySpan, the third week of a period. */
export type Nth = {
  readonly places: readonly number[];
  readonly weekday?: number | undefined;
  readonly unit?: Unit | undefined;
  readonly count: number;
};

export function nthOf(nth: Nth, period: Time): Time | undefined {
  const [place = 1] = nth.places;
  if (nth.unit !== undefined && !smaller(nth.unit, period.grain)) return undefined;
  const at = (ref: Ref): TimeSpan | undefined => {
    const whole = period.at(ref);
    const found = whole && placed(nth, { place, whole, ref, ofMonth: period.grain === 'month' });
    if (!found || !period.loose || period.fields?.month === undefined || nth.weekday === undefined) return found;
    // In March, «the first Monday of March» is next year's once it is over.
    if (!ref.past && found.end <= ref.today * DAY) {
      const later = period.at(asOf(ref, addMonths(dayOf(ref.y, ref.m, 1), 1)));
      return later && placed(nth, { place, whole: later, ref, ofMonth: true });
    }
    return found;
  };
  const grain = nth.count > 1 ? 'range' : nth.weekday !== undefined ? 'day' : grains[nth.unit ?? 'day'];
  return {
    grain,
    loose: period.loose ?? false,
    at,
    ...(grain === 'week' && period.grain === 'month'
      ? { monthFrom: (ref) => (place > 0 ? dayOn(period.at(ref)?.start ?? 0) : undefined) }
      : {}),
  };
}

const grains: Readonly<Record<Unit, Time['grain']>> = {
  second: 'minute',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  workday: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

const sizes = ['minute', 'hour', 'part', 'day', 'weekend', 'week', 'month', 'quarter', 'season', 'range', 'year'];

function smaller(unit: Unit, grain: Time['grain']): boolean {
  return sizes.indexOf(grains[unit]) < sizes.indexOf(grain);
}

type Placing = { readonly place: number; readonly whole: TimeSpan; readonly ref: Ref; readonly ofMonth: boolean };

function placed({ weekday, unit = 'day', count }: Nth, { place, whole, ref, ofMonth }: Placing): TimeSpan | undefined {
  const from = dayOn(whole.start);
  const to = dayOn(whole.end);
  const back = place < 0;
  const n = Math.abs(place) - 1;
  if (weekday !== undefined) {
    const on = back
      ? to - 1 - ((weekdayOf(to - 1) - weekday + 7) % 7) - 7 * n
      : from + ((weekday - weekdayOf(from) + 7) % 7) + 7 * n;
    return on < from || on >= to ? undefined : daySpan(on);
  }
  switch (unit) {
    case 'day':
      return back ? spanOfDays(to - n - count, to - n) : spanOfDays(from + n, from + n + count);
    case 'workday': {
      const { calendar } = ref;
      if (back)
        return spanOfDays(
          addWorkdays(to, { count: -n - count, calendar }),
          n === 0 ? to : addWorkdays(to, { count: -n, calendar }) + 1,
        );
      const first = addWorkdays(from - 1, { count: n + 1, calendar });
      return spanOfDays(first, addWorkdays(from - 1, { count: n + count, calendar }) + 1);
    }
    case 'week': {
      if (back) {
        const monday = mondayOf(to - 1) - 7 * n;
        return spanOfDays(monday - 7 * (count - 1), monday + 7);
      }
      // The first week has the first Thursday; to a Chinese ear that of a month is the first whole one.
      const monday = mondayOf(ofMonth && ref.chinese ? from + 6 : from + 3) + 7 * n;
      return spanOfDays(monday, monday + 7 * count);
    }
    case 'month':
    case 'quarter': {
      const size = unit === 'month' ? 1 : 3;
      const { y, m } = partsOf(from);
      const first = back ? addMonths(to, -size * (n + count)) : dayOf(y, m + n * size, 1);
      return spanOfDays(first, addMonths(first, size * count));
    }
    case 'year':
    case 'hour':
    case 'minute':
    case 'second':
      return undefined;
  }
  return unit;
}
