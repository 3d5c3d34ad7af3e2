/**
 * When a complaint's clock strikes, and for whom. It runs day and night, weekends and holidays too, since the customer
 * counts so; but nobody is told at night. Pure.
 */
import { afterQuiet } from '../calendar/quietHours.ts';

type Clock = { readonly openedAt: Temporal.Instant; readonly dueAt: Temporal.Instant };

/** Who is told: at half the time the owner; when it is over their lead and the channel, too; after that a manager, once a day. */
export type Strike = 'half' | 'due' | 'late';

export function strikeOf(strikes: number): Strike {
  return strikes === 0 ? 'half' : strikes === 1 ? 'due' : 'late';
}

/** The next strike after so many, from now on; never at night in the owner's zone. */
export function nextStrikeAt(
  { openedAt, dueAt }: Clock,
  { strikes, now, zone }: { readonly strikes: number; readonly now: Temporal.Instant; readonly zone: string },
): Temporal.Instant {
  const half = openedAt.add({ milliseconds: Math.round(openedAt.until(dueAt).total('milliseconds') / 2) });
  const planned = [half, dueAt][strikes] ?? now.add({ hours: 24 });
  const next = Temporal.Instant.compare(planned, now) < 0 ? now : planned;
  return afterQuiet(next, { zone });
}
