import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST = 30_000;

/** Tries until it works or is told to stop, waiting longer each time. A failure is told, and how long the wait is. */
export async function patiently<T>(
  work: () => Promise<T>,
  { signal, told }: { readonly signal: AbortSignal; readonly told: (error: unknown, seconds: number) => void },
): Promise<T | undefined> {
  const isOver = () => signal.aborted;
  for (let wait = 500; !isOver(); wait = Math.min(wait * 2, LONGEST)) {
    try {
      return await work();
    } catch (error) {
      if (isOver()) return undefined;
      told(error, wait / 1000);
      await rest(wait, signal);
    }
  }
  return undefined;
}

/** Waits, unless it is no longer wanted. */
export async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {});
}
