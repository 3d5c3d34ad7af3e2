/** Whether the day of a follow-up, or the last of its days, has passed. Pure. */
import type { FollowUp } from './store/followUps.ts';

export function isOverdue(
  { isWatched, until, dueOn }: Pick<FollowUp, 'isWatched' | 'until' | 'dueOn'>,
  today: Temporal.PlainDate,
) {
  return !isWatched && Temporal.PlainDate.compare(until ?? dueOn, today) < 0;
}
