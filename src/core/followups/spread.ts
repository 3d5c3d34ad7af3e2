/** A day that has too much on it: what stays, and where the rest goes. Pure. */

export type Load = {
  readonly id: number;
  /** Whether it may lie on another day: what has an hour or a deadline stays. */
  readonly isMovable: boolean;
};

/** The days among which work is spread: the full one and the workdays after it, with what lies on each already. */
export type WorkDays = readonly { readonly day: Temporal.PlainDate; readonly count: number }[];

/**
 * Where each of a day's things goes so that no day has more than its share; those that stay are left out. What moves goes to
 * the emptiest day, the earliest of several; the last of the day move first.
 */
export function spreadOver(
  loads: readonly Load[],
  days: WorkDays,
): readonly { readonly id: number; readonly to: Temporal.PlainDate }[] {
  const [, ...later] = days;
  const total = loads.length + later.reduce((sum, { count }) => sum + count, 0);
  const share = Math.ceil(total / days.length);
  const counts = later.map(({ count }) => count);
  const moved: { id: number; to: Temporal.PlainDate }[] = [];
  for (const { id } of loads.filter(({ isMovable }) => isMovable).toReversed()) {
    const emptiest = counts.indexOf(Math.min(...counts));
    const [day, count] = [later[emptiest]?.day, counts[emptiest] ?? 0];
    if (!day || loads.length - moved.length <= share || count + 1 > share) break;
    moved.push({ id, to: day });
    counts[emptiest] = count + 1;
  }
  return moved.toReversed();
}
