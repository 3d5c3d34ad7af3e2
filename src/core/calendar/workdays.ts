/**
 * Which days are workdays. Mainland China follows its published table of holidays and make-up workdays (调休), which ends
 * with a year; any other country works from Monday to Friday but for the public holidays its law gives everywhere. A year
 * that a table lacks counts as plain Monday to Friday, and `knows` is false for it: tell somebody, because a make-up
 * Saturday would pass in silence. A company has days of its own on top of that.
 */
import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { publicHolidays } from './publicHolidays.ts';

/** Days are written `2027-10-01`. */
type Year = {
  readonly holidays: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked. */
  readonly makeUps: ReadonlySet<string>;
};

export type Calendar = {
  /** False where this country's holidays of the year are not known. */
  readonly knows: (year: number) => boolean;
  readonly isWorkday: (day: Temporal.PlainDate) => boolean;
  readonly isHoliday: (day: Temporal.PlainDate) => boolean;
  /** The day itself if it is a workday. */
  readonly nextWorkday: (day: Temporal.PlainDate) => Temporal.PlainDate;
  /** The n-th workday after the day, before it if n is negative, the day itself if n is 0. */
  readonly addWorkdays: (day: Temporal.PlainDate, n: number) => Temporal.PlainDate;
};

const calendars = new Map<string | undefined, Calendar>();

/** The calendar of a country, as `US`; without one it is Monday to Friday. What it looks up is kept. */
export function calendarOf(country: string | undefined): Calendar {
  const calendar = calendars.get(country) ?? calendarWith(yearsOf(country));
  calendars.set(country, calendar);
  return calendar;
}

/** Days on which a company is closed, or works, whatever its country does; written `2026-12-31`. */
export type CompanyDays = { readonly off: ReadonlySet<string>; readonly worked: ReadonlySet<string> };

/** A country's statutory days off are about as many: whoever has told so many of a year has told its table. */
const TABLE = 11;

export function withCompanyDays(calendar: Calendar, { off, worked }: CompanyDays): Calendar {
  if (!off.size && !worked.size) return calendar;
  const isTold = (year: number) => [...off].filter((day) => day.startsWith(`${year}-`)).length >= TABLE;
  return walking({
    knows: (year) => calendar.knows(year) || isTold(year),
    isHoliday: (day) => off.has(day.toString()) || (!worked.has(day.toString()) && calendar.isHoliday(day)),
    isWorkday: (day) => worked.has(day.toString()) || (!off.has(day.toString()) && calendar.isWorkday(day)),
  });
}

/** How many workdays came after a day, today among them; so late is what was due on it. Of more than a year, those of one. */
export function workdaysSince(
  day: Temporal.PlainDate,
  { today, calendar }: { readonly today: Temporal.PlainDate; readonly calendar: Calendar },
): number {
  const days = Math.max(0, Math.min(day.until(today).days, 366));
  return Array.from({ length: days }, (_, at) => day.add({ days: at + 1 })).filter(calendar.isWorkday).length;
}

/** The year whose holidays should be known by now and are not: this one or, once China's are published in November, the next. */
export function unknownYear({ knows }: Calendar, today: Temporal.PlainDate): number | undefined {
  const years = today.month >= NOVEMBER ? [today.year, today.year + 1] : [today.year];
  return years.find((year) => !knows(year));
}

const NOVEMBER = 11;

type Years = Pick<Calendar, 'knows'> & { readonly find: (year: number) => Year | undefined };

function yearsOf(country: string | undefined): Years {
  if (country === undefined) return { knows: () => true, find: () => undefined };
  if (country === 'CN') return { knows: (year) => china.has(year), find: (year) => china.get(year) };
  const found = new Map<number, Year>();
  const find = (year: number) => {
    const known = found.get(year) ?? { holidays: publicHolidays(country, year), makeUps: new Set() };
    found.set(year, known);
    return known;
  };
  return { knows: (year) => find(year).holidays.size > 0, find };
}

function calendarWith({ knows, find }: Years): Calendar {
  const isHoliday = (day: Temporal.PlainDate) => find(day.year)?.holidays.has(day.toString()) === true;

  const isWorkday = (day: Temporal.PlainDate) =>
    find(day.year)?.makeUps.has(day.toString()) === true || (day.dayOfWeek <= friday && !isHoliday(day));

  return walking({ knows, isHoliday, isWorkday });
}

function walking(days: Pick<Calendar, 'knows' | 'isHoliday' | 'isWorkday'>): Calendar {
  const { isWorkday } = days;
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

  return { ...days, nextWorkday: (day) => walk(day, 1), addWorkdays };
}

const friday = 5;

/** Of the package only its data is used: its functions follow the host's zone. */
const china = byYear(chineseDays);

function byYear({ holidays, workdays }: Record<'holidays' | 'workdays', object>): ReadonlyMap<number, Year> {
  const yearOf = (day: string) => Temporal.PlainDate.from(day).year;
  const [off, worked] = [Object.keys(holidays), Object.keys(workdays)];
  return new Map(
    [...Map.groupBy(off, yearOf)].map(([year, days]) => [
      year,
      { holidays: new Set(days), makeUps: new Set(worked.filter((day) => yearOf(day) === year)) },
    ]),
  );
}
