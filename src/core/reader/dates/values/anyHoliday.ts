import { nextHoliday } from '../lexicon/holidays.ts';
import { daySpan, type Time } from './time.ts';

/** «The holiday», «节»: the next long one. */
export const anyHoliday: Time = {
  grain: 'day',
  form: 'holiday',
  weak: true,
  off: 0,
  at: ({ today }) => daySpan(nextHoliday(today).first),
};
