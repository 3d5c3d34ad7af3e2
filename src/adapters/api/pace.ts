/** How often a token may call, whichever replica it comes to: some calls are taken of its window at once, and counted down here. */
import type { ProgramPorts } from './ports.ts';

/** Of one token. */
export const CALLS = { most: 300, seconds: 60 };
/** So many are taken by one statement; a replica that is asked no more leaves fewer than these unused. */
const AT_ONCE = 10;

export type Pace = {
  readonly isAllowed: boolean;
  /** As far as is known here. */
  readonly left: number;
  readonly seconds: number;
};

type Taken = { here: number; readonly elsewhere: number; readonly until: number };

/** Counts one call. Undefined: it is no good token. */
export function pace({
  reserve,
  now = Temporal.Now.instant,
}: Pick<ProgramPorts, 'reserve' | 'now'>): (token: string) => Promise<Pace | undefined> {
  const windows = new Map<string, Taken>();
  const asked = new Map<string, Promise<Taken | undefined>>();

  async function take(token: string): Promise<Taken | undefined> {
    const reserved = await reserve({ token, calls: AT_ONCE, window: CALLS });
    const at = now().epochMilliseconds;
    for (const [old, { until }] of windows) if (until <= at) windows.delete(old);
    if (!reserved) return undefined;
    // By this clock, as the database's may be another.
    const taken = { here: reserved.granted, elsewhere: reserved.left, until: at + reserved.seconds * 1000 };
    windows.set(token, taken);
    return taken;
  }

  return async (token) => {
    for (;;) {
      const at = now().epochMilliseconds;
      const known = windows.get(token);
      const taken = known && known.until > at ? known : undefined;
      const isSpent = taken?.here === 0;
      if (taken && (!isSpent || taken.elsewhere === 0)) {
        if (!isSpent) taken.here -= 1;
        const left = taken.here + taken.elsewhere;
        return { isAllowed: !isSpent, left, seconds: Math.ceil((taken.until - at) / 1000) };
      }
      // Whoever comes while it is asked for waits for the same.
      const asking = asked.get(token) ?? take(token).finally(() => asked.delete(token));
      asked.set(token, asking);
      if (!(await asking)) return undefined;
    }
  };
}
