/** How long a message waits after each try, and a webhook after each failure. Pure. */

/** In seconds: two and a half days in all, so that a weekend without anybody there is survived. */
const WAITS = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 57_600, 57_600] as const;

/** A webhook that fails is looked at again at least this often. */
const LONGEST_REST = 300;

/** Undefined: given up. `asked`: for how long the other side wants to be left alone. */
export function waitAfter(tries: number, asked = 0): Temporal.Duration | undefined {
  const seconds = WAITS[tries - 1];
  return seconds === undefined
    ? undefined
    : Temporal.Duration.from({ seconds: Math.ceil(Math.max(seconds, atMost(asked))) });
}

export function restAfter(failures: number, asked = 0): Temporal.Duration {
  const seconds = WAITS[Math.min(failures, WAITS.length) - 1] ?? 0;
  return Temporal.Duration.from({ seconds: Math.ceil(Math.max(Math.min(seconds, LONGEST_REST), atMost(asked))) });
}

/** Nobody puts us off for longer than an hour. */
const atMost = (asked: number) => Math.min(asked, 3_600);
