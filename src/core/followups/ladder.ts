/**
 * How often a follow-up is spoken of until somebody acts: on its day, once more in that afternoon, once on the next workday,
 * and a single question after three; then nothing comes by itself any more. Pure.
 */
import { sameAfternoon, workdayMorning } from '../calendar/remindAt.ts';
import type { QuietHours } from '../calendar/quietHours.ts';
import type { Calendar } from '../calendar/workdays.ts';
import type { Tier } from '../contract/customer.ts';
import type { Rung } from '../contract/reading.ts';

/** What is said next, and when. */
export type Next =
  | { readonly rung: Exclude<Rung, 'silent'>; readonly remindAt: Temporal.Instant }
  | { readonly rung: 'silent'; readonly remindAt: null };

type Whose = {
  readonly zone: string;
  readonly morning: Temporal.PlainTime;
  readonly calendar: Calendar;
  readonly quiet?: QuietHours;
};

/** The workdays from its day to the question. */
const PATIENCE = 3;
/** With the customers that matter most it comes a workday earlier. */
const TOP: Tier = 'A';

/** What of the ladder is said now: a nudge whose afternoon has passed is nothing new any more. */
export function rungAt(
  now: Temporal.Instant,
  { rung, remindAt, zone }: { readonly rung: Rung; readonly remindAt: Temporal.Instant; readonly zone: string },
): Rung {
  return rung === 'nudge' && !isSameDay(now, remindAt, { zone }) ? 'open' : rung;
}

function isSameDay(one: Temporal.Instant, other: Temporal.Instant, { zone }: Pick<Whose, 'zone'>) {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return dayOf(one).equals(dayOf(other));
}

/** A rung that was given, and when it was to come. */
type Given = {
  readonly rung: Rung;
  readonly planned: Temporal.Instant;
  readonly at: Temporal.Instant;
  readonly tier: Tier | null;
};

/** What comes after it. Nobody is nudged about what came a day late. */
export function nextRung({ rung, planned, at: after, tier }: Given, whose: Whose): Next {
  if (rung === 'due' && isSameDay(planned, after, whose)) {
    const remindAt = sameAfternoon({ ...whose, after });
    if (remindAt) return { rung: 'nudge', remindAt };
  }
  if (rung === 'due' || rung === 'nudge') return { rung: 'open', remindAt: workdayMorning({ ...whose, after }) };
  if (rung === 'open') return { rung: 'question', remindAt: workdayMorning({ ...whose, after }, waitFor(tier)) };
  return { rung: 'silent', remindAt: null };
}

/** The workdays from «still open» to the question. */
function waitFor(tier: Tier | null) {
  return (tier === TOP ? PATIENCE - 1 : PATIENCE) - 1;
}
