/** A stretch of the past that words name: «9月以后», "last 3 months". Pure. */
import { findDates } from '../reader/dates/find.ts';
import type { LocalContext } from '../contract/person.ts';

export type Period = {
  readonly since?: Temporal.PlainDate;
  /** Exclusive. */
  readonly until?: Temporal.PlainDate;
};

/** Takes the period out of words. `rest` is what they say beside it. */
export function parsePeriod(
  words: string,
  { local, locale, country }: LocalContext,
): { readonly period: Period | undefined; readonly rest: string } {
  const [when] = findDates(words, { ref: local, tense: 'past', locale, country });
  if (!when || (!when.start && !when.end)) return { period: undefined, rest: words.trim() };
  const [from, to] = when.span;
  const since = when.start?.toPlainDate();
  // «The last three months» go on until now.
  const until = when.granularity === 'range' || when.open === 'after' ? undefined : when.end?.toPlainDate();
  return {
    period: { ...(since && { since }), ...(until && { until }) },
    rest: `${words.slice(0, from)} ${words.slice(to)}`.replaceAll(/\s+/g, ' ').trim(),
  };
}
