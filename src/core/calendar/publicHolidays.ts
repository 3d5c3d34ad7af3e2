/**
 * The public holidays of every country but China, as the law gives them to the whole country: no half days, and no
 * state's; but those of the United Kingdom are England's, whose zone it has.
 */
import Holidays from 'date-holidays';

/** The days off of a year, as `2026-11-26`, with the days that stand in for those on a weekend; none for a country that the package lacks. */
export function publicHolidays(country: string, year: number): ReadonlySet<string> {
  const holidays = new Holidays({ country, state: states[country] ?? '' }, { types: ['public'] });
  const { wrong, right } = corrections[country] ?? {};
  if (right !== undefined) holidays.setHoliday(right, { name: right, type: 'public' });
  return new Set(
    holidays
      .getHolidays(year)
      .filter(({ rule }) => rule !== wrong)
      .flatMap(daysOff),
  );
}

const states: Readonly<Record<string, string>> = { GB: 'ENG' };

/** What the package has otherwise than the law, in its language of rules. */
const corrections: Readonly<Record<string, { readonly wrong?: string; readonly right: string }>> = {
  // Veterans Day on a weekend is observed on the Friday or Monday beside it (5 U.S.C. 6103).
  US: { right: 'substitutes 11-11 if sunday then next monday if saturday then previous friday' },
  // Seollal begins on New Year's Eve.
  KR: { wrong: 'korean 01-0-01 P3D', right: 'korean 01-0-00 P3D' },
};

type Span = { readonly date: string; readonly start: Date; readonly end: Date };

/** The days whose working morning falls into a holiday: Christmas Eve from two o'clock on is still a workday. */
function daysOff({ date, start, end }: Span): string[] {
  const from = Temporal.PlainDateTime.from(date.slice(0, 'yyyy-mm-dd hh:mm:ss'.length));
  const to = from.add({ milliseconds: end.getTime() - start.getTime() });
  const days: string[] = [];
  for (let at = from.withPlainTime(morning); Temporal.PlainDateTime.compare(at, to) < 0; at = at.add({ days: 1 })) {
    if (Temporal.PlainDateTime.compare(at, from) >= 0) days.push(at.toPlainDate().toString());
  }
  return days;
}

const morning = Temporal.PlainTime.from('09:00');
