import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST = 30_000;

/** Tries until it works or is no longer wanted, waiting longer each time. Each failure is told. */
export async function patiently<T>(
  work: () => Promise<T>,
  { signal, told }: { readonly signal: AbortSignal; readonly told: (error: unknown) => void },
): Promise<T | undefined> {
  const isOver = () => signal.aborted;
  for (let wait = 500; !isOver(); wait = Math.min(wait * 2, LONGEST)) {
    try {
      return await work();
    } catch (error) {
      if (isOver()) return undefined;
      told(error);
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }
  return undefined;
}

export async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {});
}
