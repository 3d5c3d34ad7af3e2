import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';

const FOREVER = { retries: Infinity, minTimeout: 500, maxTimeout: 30_000 };

/** Tries until it works or is told to stop, waiting longer each time. A failure is told, and how long the wait is. */
export async function patiently<T>(
  work: () => Promise<T>,
  { signal, told }: { readonly signal: AbortSignal; readonly told: (error: unknown, seconds: number) => void },
): Promise<T | undefined> {
  // What it takes for a mistake of the program it would not try again.
  const attempt = () =>
    work().catch((error: unknown) => {
      throw new Error('not yet', { cause: error });
    });
  try {
    return await pRetry(attempt, {
      ...FOREVER,
      signal,
      onFailedAttempt: ({ error, retryDelay }) => told(error.cause, retryDelay / 1000),
    });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Waits, unless it is no longer wanted. */
export async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {});
}
