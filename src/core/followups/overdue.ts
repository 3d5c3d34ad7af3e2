/** Whether the day of a follow-up, or the last of its days, has passed, and for how long. Pure. */
import type { Calendar } from '../calendar/workdays.ts';
import type { Tier } from '../contract/customer.ts';
import type { FollowUp } from './store/followUps.ts';

type Days = Pick<FollowUp, 'isWatched' | 'until' | 'dueOn'>;

export function isOverdue({ isWatched, until, dueOn }: Days, today: Temporal.PlainDate) {
  return !isWatched && Temporal.PlainDate.compare(until ?? dueOn, today) < 0;
}

/** The last day on which something was due that is so many workdays late now. */
export function lateSince(
  { today, workdays }: { readonly today: Temporal.PlainDate; readonly workdays: number },
  { addWorkdays }: Calendar,
): Temporal.PlainDate {
  return addWorkdays(today.add({ days: 1 }), -workdays).subtract({ days: 1 });
}

type Between = {
  /** Only of customers of this tier; null: of any. */
  readonly tier: Tier | null;
  readonly after?: Temporal.PlainDate;
  readonly through: Temporal.PlainDate;
};

/** Those whose day came after one and no later than another. */
export function overdueBetween(followUps: readonly FollowUp[], { tier, after, through }: Between): readonly FollowUp[] {
  return followUps.filter((followUp) => {
    const day = followUp.until ?? followUp.dueOn;
    const isAfter = after === undefined || Temporal.PlainDate.compare(day, after) > 0;
    const isBetween = isAfter && Temporal.PlainDate.compare(day, through) <= 0;
    return isBetween && !followUp.isWatched && (tier === null || followUp.tier === tier);
  });
}
