/** So often within so long at most, by whatever one counts them by. A process counts for itself and forgets with it. */
export const limit = ({
  most,
  seconds,
  now,
}: {
  readonly most: number;
  readonly seconds: number;
  readonly now: () => Temporal.Instant;
}) => {
  const counted = new Map<string, { count: number; until: number }>();
  /** Whether one more is allowed; it counts. */
  return (key: string): boolean => {
    const at = now().epochMilliseconds;
    for (const [old, { until }] of counted) {
      if (until > at) break;
      counted.delete(old);
    }
    const window = counted.get(key) ?? { count: 0, until: at + seconds * 1000 };
    counted.set(key, window);
    window.count += 1;
    return window.count <= most;
  };
};
