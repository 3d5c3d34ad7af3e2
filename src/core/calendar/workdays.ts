/**
 * Which days are workdays. Mainland China follows its published table of holidays and make-up workdays (调休);
 * any other country is Monday to Friday until it is given years of its own. A year that a country's table lacks
 * counts as plain Monday to Friday, and `knows` is false for it: tell somebody, because a make-up Saturday would pass in silence.
 */
import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Localized } from '../contract/locale.ts';

/** One year of a country. Days are written `2027-10-01`. */
export type Year = {
  readonly holidays: Readonly<Record<string, Localized>>;
  /** Saturdays and Sundays that are worked. */
  readonly makeUps: readonly string[];
};

export type Years = ReadonlyMap<number, Year>;

export type Calendar = {
  /** False where this country has a table and the year is not in it. */
  readonly knows: (year: number) => boolean;
  readonly isWorkday: (day: Temporal.PlainDate) => boolean;
  /** The day itself if it is a workday. */
  readonly nextWorkday: (day: Temporal.PlainDate) => Temporal.PlainDate;
  /** The n-th workday after the day, before it if n is negative, the day itself if n is 0. */
  readonly addWorkdays: (day: Temporal.PlainDate, n: number) => Temporal.PlainDate;
  readonly holiday: (day: Temporal.PlainDate) => Localized | undefined;
};

const known = new Map<string | undefined, Calendar>();

/** `extra` are years from the operator; they replace the bundled ones. */
export function calendarOf(country: string | undefined, extra?: Years): Calendar {
  if (extra !== undefined) return calendarWith(country, extra);
  const calendar = known.get(country) ?? calendarWith(country, new Map());
  known.set(country, calendar);
  return calendar;
}

function calendarWith(country: string | undefined, extra: Years): Calendar {
  const years: Years = country === 'CN' ? new Map([...china, ...extra]) : extra;

  const knows = (year: number) => years.size === 0 || years.has(year);

  const holiday = (day: Temporal.PlainDate) => years.get(day.year)?.holidays[day.toString()];

  const isWorkday = (day: Temporal.PlainDate) =>
    years.get(day.year)?.makeUps.includes(day.toString()) === true ||
    (day.dayOfWeek <= friday && holiday(day) === undefined);

  const walk = (day: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate => {
    let at = day;
    while (!isWorkday(at)) at = at.add({ days: step });
    return at;
  };

  const addWorkdays = (day: Temporal.PlainDate, n: number) => {
    const step = n < 0 ? -1 : 1;
    let at = day;
    for (let left = Math.abs(n); left > 0; left--) at = walk(at.add({ days: step }), step);
    return at;
  };

  return { knows, isWorkday, nextWorkday: (day) => walk(day, 1), addWorkdays, holiday };
}

const friday = 5;

const china: Years = yearsOf(chineseDays);

/** The package writes a holiday as `2026-10-01: "National Day,国庆节,3"`, and its functions follow the host's zone: only its data is used. */
function yearsOf({ holidays, workdays }: Record<'holidays' | 'workdays', Record<string, string>>): Years {
  const years = new Map<number, { holidays: Record<string, Localized>; makeUps: string[] }>();
  const yearOf = (day: string) => {
    const { year } = Temporal.PlainDate.from(day);
    const known = years.get(year) ?? { holidays: {}, makeUps: [] };
    years.set(year, known);
    return known;
  };
  for (const [day, names] of Object.entries(holidays)) {
    const [en = names, zh = names] = names.split(',');
    yearOf(day).holidays[day] = { zh, en };
  }
  for (const day of Object.keys(workdays)) yearOf(day).makeUps.push(day);
  return years;
}
