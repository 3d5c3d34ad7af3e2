/** Whether it is time to speak to a customer again: by its own cadence, its tier's, or the one it has had. Pure. */
import type { Calendar } from '../calendar/workdays.ts';
import { COLD_DAYS } from '../contract/vocabulary.ts';

/** Days between two contacts, and who says so. */
export type Cadence = { readonly days: number; readonly by: 'customer' | 'tier' | 'habit' | 'default' };

type Known = {
  /** By somebody's word. */
  readonly ownDays: number | null;
  readonly tierDays: number | null;
  /** The middle of the gaps between its contacts, and how many gaps there were. */
  readonly medianGap: number | null;
  readonly gaps: number;
};

/** As many gaps make a habit. */
const HABIT = 3;
/** What is rarer than usual by so much is no habit any more. */
const LATENESS = 1.5;
const BOUNDS = { least: 7, most: 90 };

export function cadenceOf({ ownDays, tierDays, medianGap, gaps }: Known): Cadence {
  if (ownDays !== null) return { days: ownDays, by: 'customer' };
  if (tierDays !== null) return { days: tierDays, by: 'tier' };
  if (medianGap === null || gaps < HABIT) return { days: COLD_DAYS, by: 'default' };
  const usual = Math.round(medianGap * LATENESS);
  return { days: Math.min(BOUNDS.most, Math.max(BOUNDS.least, usual)), by: 'habit' };
}

/** By how many workdays it is overdue, counted so that no holiday makes anybody cold; 0 or less where it is not. */
export function overdueBy(
  { days }: Pick<Cadence, 'days'>,
  {
    lastOn,
    today,
    calendar,
  }: { readonly lastOn: Temporal.PlainDate; readonly today: Temporal.PlainDate; readonly calendar: Calendar },
): number {
  return workdaysAfter(lastOn, { today, calendar }) - Math.ceil((days * 5) / 7);
}

function workdaysAfter(
  day: Temporal.PlainDate,
  { today, calendar }: { readonly today: Temporal.PlainDate; readonly calendar: Calendar },
): number {
  const days = Math.max(0, Math.min(day.until(today).days, LONGEST));
  return Array.from({ length: days }, (_, at) => day.add({ days: at + 1 })).filter(calendar.isWorkday).length;
}

/** Beyond two years all are as cold. */
const LONGEST = 730;
