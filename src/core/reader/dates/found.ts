import type { Granularity } from '../../contract/reading.ts';
import type { Unit } from './civil.ts';

/** A time expression of a text, read one way. Times are civil minutes since 1970, days civil days since then; ends are exclusive. */
export type Found = Dated | Recurring;

export type Dated = Told & {
  readonly kind: 'day' | 'period' | 'time';
  readonly start: number;
  readonly end: number;
};

export type Recurring = Told & {
  readonly kind: 'recurrence';
  /** RFC 5545. */
  readonly rule: string;
  /** When the series begins, where the words say so. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
};

type Told = {
  readonly from: number;
  readonly to: number;
  readonly granularity: Granularity;
  readonly form: Form;
  /** The other tense would read it as another day. */
  readonly loose: boolean;
  readonly approximate: boolean;
  readonly open?: 'before' | 'after' | undefined;
  /** Which word opened it. */
  readonly bound?: Bound | undefined;
  /** Something lasts until then. */
  readonly lasts: boolean;
  /** Days that the same words could mean, likeliest first. */
  readonly otherwise: readonly number[];
  /** The weekday, the month that was named. */
  readonly weekday?: number | undefined;
  readonly month?: number | undefined;
  /** The minute of the day, where an hour was said without a day. */
  readonly clock?: number | undefined;
  /** «提前三天», "a week after", "the Friday before". */
  readonly distance?: Distance | undefined;
  /** The later side of a range. */
  readonly last?: { readonly start: number; readonly end: number; readonly granularity: Granularity } | undefined;
  /** The first day of the month of which this is a week. */
  readonly monthFrom?: number | undefined;
};

/** So long before or after another date, or the nearest such weekday there. */
export type Distance = { readonly side: 'before' | 'after' } & (
  | { readonly length: Length; readonly weekday?: never }
  | { readonly weekday: number; readonly length?: never }
);

/** What kind of words said it, where that decides what it is for. */
export type Form =
  | 'plain'
  | 'clock'
  | 'part'
  | 'close'
  | 'dayOfMonth'
  | 'now'
  | 'later'
  | 'holiday'
  | 'edge'
  | 'range'
  | 'moved';

export type Bound = 'before' | 'by' | 'until' | 'within' | 'after' | 'since';

/** A length of time, longest unit first: «一小时三十分». */
export type Length = readonly (readonly [count: number, unit: Unit])[];
