import { feasts } from './feasts.ts';
import { inPeriods } from './inPeriods.ts';
import { monthDays } from './monthDays.ts';
import { weekdays } from './weekdays.ts';

/** Days of a calendar, of a week, of the Chinese year, and those that are counted inside a period. */
export const dayRules = [...monthDays, ...weekdays, ...inPeriods, ...feasts] as const;
