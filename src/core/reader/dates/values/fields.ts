import { addMonths, DAY, dayOf, monthLength, partsOf, valid, weekdayOf } from '../civil.ts';
import { holidays, lunar } from '../lexicon/holidays.ts';
import { dayOn, daySpan, type Fields, type Ref, type TimeSpan, type Time } from './time.ts';

/** Days and months by what is said of them: «3月5日», "the 5th", "Friday", "Friday 13th", «腊月廿三», Easter. */

export function day(fields: Fields, more: Partial<Time> = {}): Time {
  return {
    grain: 'day',
    fields,
    at: (ref) => dayMeant(fields, ref),
    loose: fields.year === undefined,
    weekday: fields.weekday,
    month: fields.day === undefined ? undefined : fields.month,
    ...(fields.holiday === undefined ? {} : { form: 'holiday', off: holidays[fields.holiday]?.days ?? 1 }),
    ...more,
  };
}

export function month(
  fields: { readonly month: number; readonly year?: number | undefined },
  more: Partial<Time> = {},
): Time {
  const { month: m, year } = fields;
  return {
    grain: 'month',
    fields: year === undefined ? { month: m } : { month: m, year },
    loose: year === undefined,
    at: ({ y, m: now, past }) => monthSpan(year ?? (past ? (m <= now ? y : y - 1) : m >= now ? y : y + 1), m),
    ...more,
  };
}

export function year(y: number, more: Partial<Time> = {}): Time {
  return {
    grain: 'year',
    fields: { year: y },
    at: () => ({ start: dayOf(y, 1, 1) * DAY, end: dayOf(y + 1, 1, 1) * DAY }),
    ...more,
  };
}

export function monthSpan(y: number, m: number): TimeSpan {
  return { start: dayOf(y, m, 1) * DAY, end: dayOf(y, m + 1, 1) * DAY };
}

/** Two sets of fields as one, where they do not contradict each other. */
export function merged(fine: Fields, coarse: Fields): Fields | undefined {
  for (const key of ['year', 'month', 'day', 'weekday', 'holiday'] as const)
    if (fine[key] !== undefined && coarse[key] !== undefined && fine[key] !== coarse[key]) return undefined;
  return { ...coarse, ...fine };
}

/** The first day of a span that the fields fit. */
export function firstWithin(fields: Fields, { start, end }: TimeSpan): number | undefined {
  const first = dayOn(start);
  const last = dayOn(end - 1);
  const found = search(fields, { from: first, step: 1, reach: last - first });
  return found !== undefined && found <= last ? found : undefined;
}

/** The day that is meant: the coming one for a plan, the last one for a report. */
function dayMeant(fields: Fields, ref: Ref): TimeSpan | undefined {
  const { year: y, weekday, ...rest } = fields;
  if (y !== undefined) {
    const whole = { start: dayOf(y, 1, 1) * DAY, end: dayOf(y + 1, 1, 1) * DAY };
    const on =
      fields.lunar || fields.holiday
        ? search({ ...rest, year: y }, { from: dayOf(y, 1, 1), step: 1, reach: 400 })
        : firstWithin({ ...rest, ...(rest.day === undefined && weekday !== undefined ? { weekday } : {}) }, whole);
    return on === undefined ? undefined : { ...daySpan(on), ...disputed(on, weekday) };
  }
  if (weekday === undefined) return nearest(rest, ref);
  if (rest.day === undefined && rest.holiday === undefined && rest.month === undefined) {
    const monday = ref.today - ref.weekday + 1;
    const here = monday + weekday - 1;
    if (ref.past) return daySpan(here <= ref.today ? here : here - 7);
    return { ...daySpan(here > ref.today ? here : here + 7), ...(here === ref.today ? { otherwise: [here] } : {}) };
  }
  return rest.day === undefined || rest.month === undefined ? bestMonth(fields, ref) : agreed(fields, ref);
}

function nearest(fields: Fields, { today, past }: Ref): TimeSpan | undefined {
  const on = search(fields, { from: today, step: past ? -1 : 1, reach: 3300 });
  return on === undefined ? undefined : daySpan(on);
}

/** Friday the 13th: the nearest month in which the two agree, looking first where the tense looks. */
function bestMonth(fields: Fields, { today, past }: Ref): TimeSpan | undefined {
  const turn = past ? -1 : 1;
  const ahead = search(fields, { from: today, step: turn, reach: 900 });
  const behind = search(fields, { from: today - turn, step: past ? 1 : -1, reach: 900 });
  const far = (on: number) => Math.abs(on - today);
  const on = ahead === undefined || (behind !== undefined && far(ahead) > 62 && far(behind) < 31) ? behind : ahead;
  return on === undefined ? undefined : daySpan(on);
}

/** A weekday beside a month and its day: the year in which they agree, if it is near; else both are offered. */
function agreed({ weekday, ...date }: Fields, ref: Ref): TimeSpan | undefined {
  const turn = ref.past ? -1 : 1;
  const meant = search(date, { from: ref.today, step: turn, reach: 3300 });
  const other = search(date, { from: ref.today - turn, step: ref.past ? 1 : -1, reach: 3300 });
  if (meant === undefined) return undefined;
  if (weekdayOf(meant) === weekday) return daySpan(meant);
  if (other !== undefined && weekdayOf(other) === weekday && Math.abs(other - ref.today) < 62) return daySpan(other);
  return { ...daySpan(meant), ...disputed(meant, weekday) };
}

/** The weekday that was named beside another date, as another day that may be meant. */
function disputed(on: number, weekday: number | undefined): { otherwise?: readonly number[] } {
  if (weekday === undefined || weekdayOf(on) === weekday) return {};
  const off = (weekday - weekdayOf(on) + 7) % 7;
  return { otherwise: [on + (off > 3 ? off - 7 : off)] };
}

type Search = { readonly from: number; readonly step: 1 | -1; readonly reach: number };

/** The first day from a day on, in either direction, that all the fields fit. */
function search(fields: Fields, { from, step, reach }: Search): number | undefined {
  const { year: y, month: m, day: d, weekday, holiday, lunar: chinese } = fields;
  const known = holiday === undefined ? undefined : holidays[holiday];
  const begin = partsOf(from);
  const fits = (on: number) =>
    (on - from) * step >= 0 &&
    (weekday === undefined || weekdayOf(on) === weekday) &&
    (chinese || y === undefined || partsOf(on).y === y);
  const inYears = (ofYear: (year: number) => number | undefined) => {
    const first = y ?? begin.y - step;
    for (let turn = 0; turn < (y === undefined ? 11 : 1); turn++) {
      const on = ofYear(first + turn * step);
      if (on !== undefined && fits(on)) return Math.abs(on - from) <= reach ? on : undefined;
    }
    return undefined;
  };
  if (known) return inYears((year) => known.on(year));
  if (chinese) return m === undefined || d === undefined ? undefined : inYears((year) => lunar(year, m, d));
  if (m !== undefined && d !== undefined) return inYears((year) => (valid(year, m, d) ? dayOf(year, m, d) : undefined));
  if (d !== undefined) {
    for (let turn = 0; turn < 40; turn++) {
      const { y: year, m: at } = partsOf(addMonths(from - begin.d + 1, turn * step));
      const on = dayOf(year, at, d);
      if (d <= monthLength(year, at) && fits(on)) return Math.abs(on - from) <= reach ? on : undefined;
    }
    return undefined;
  }
  if (weekday === undefined) return undefined;
  for (let on = from; Math.abs(on - from) <= Math.min(reach, 3300); on += step)
    if (fits(on) && (m === undefined || partsOf(on).m === m)) return on;
  return undefined;
}
