import type { Granularity } from '../../../contract/reading.ts';
import type { Calendar } from '../../../calendar/workdays.ts';
import type { Bound, Distance, Form } from '../found.ts';
import { DAY, partsOf, weekdayOf } from '../civil.ts';

/** What a reading of a time may know: the moment of speaking, which way days without a year point, and whose calendar. */
export type Ref = {
  readonly now: number;
  readonly today: number;
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly weekday: number;
  readonly past: boolean;
  /** 3/4 is the fourth of March. */
  readonly monthFirst: boolean;
  readonly chinese: boolean;
  readonly calendar: Calendar;
  readonly zone?: string | undefined;
};

/** Minutes since 1970, the end exclusive, and other days that were meant perhaps. */
export type TimeSpan = { readonly start: number; readonly end: number; readonly otherwise?: readonly number[] };

/** What words say of a day or a period; all that is not said is found from the moment of speaking. */
export type Fields = {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  /** Of the Chinese calendar. */
  readonly lunar?: boolean;
  readonly holiday?: string;
};

/** A time as the words tell it. `at` finds it; `fields` are there as long as another time can still narrow it. */
export type Time = {
  readonly grain: Granularity;
  readonly at: (ref: Ref) => TimeSpan | undefined;
  readonly fields?: Fields | undefined;
  /** 3/4 with the day and the month told the other way round. */
  readonly swapped?: Fields | undefined;
  /** The other tense would read it as another day. */
  readonly loose?: boolean;
  /** Too common a word to be a date by itself. */
  readonly weak?: boolean;
  readonly approximate?: boolean;
  readonly form?: Form;
  readonly open?: 'before' | 'after';
  readonly bound?: Bound;
  readonly lasts?: boolean;
  /** Both its hours are said. */
  readonly ends?: boolean;
  readonly weekday?: number | undefined;
  readonly month?: number | undefined;
  readonly clock?: ClockTime;
  readonly distance?: Distance;
  readonly last?: (ref: Ref) => { start: number; end: number; granularity: Granularity } | undefined;
  readonly monthFrom?: (ref: Ref) => number | undefined;
  /** Said so long from now, in these units. */
  readonly counted?: 'week' | 'other';
  /** How many days a holiday keeps people away. */
  readonly off?: number;
};

/** An hour of the day, or two. */
export type ClockTime = {
  readonly minute: number;
  readonly until?: number;
  /** Morning or afternoon is settled. */
  readonly fixed: boolean;
  readonly grain: 'minute' | 'hour' | 'part';
  readonly weak?: boolean;
  readonly approximate?: boolean;
  /** A part of the day was said. */
  readonly part?: string | undefined;
  /** «around 5»: only with a day or after «at». */
  readonly bare?: boolean;
  /** «630»: on a day that is named it is what it says. */
  readonly isFigures?: boolean;
};

export const daySpan = (from: number, count = 1): TimeSpan => ({ start: from * DAY, end: (from + count) * DAY });

export const dayOn = (minute: number): number => Math.floor(minute / DAY);

/** The same, as if a plan were said on another day. */
export function asOf(ref: Ref, today: number): Ref {
  return { ...ref, ...partsOf(today), past: false, today, now: today * DAY, weekday: weekdayOf(today) };
}
