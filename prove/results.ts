/** What came of a promise that was tried. */
export type Found = {
  /** What was done and met on the way, in numbers. */
  readonly did: Readonly<Record<string, number>>;
  /** One sentence each; there may be none. */
  readonly violations: readonly string[];
};

export type Result = Found & {
  readonly part: string;
  readonly promise: string;
  readonly seconds: number;
  /** Why it was not tried. */
  readonly skipped?: string;
};

export function lineOf({ part, promise, did, violations, skipped, seconds }: Result): string {
  if (skipped !== undefined) return `${part}: ${promise}: NOT TRIED, ${skipped}`;
  const numbers = Object.entries(did).map(([what, many]) => `${many} ${what}`);
  return `${part}: ${promise}: ${[...numbers, `${violations.length} violations`].join(', ')} (${seconds} s)`;
}
