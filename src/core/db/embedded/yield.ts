import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from '../pool.ts';

/** Between two transactions of one sentence there is less than this. */
const CALM_MS = 8;
const MOST_MS = 300;

/**
 * The embedded database does one thing at a time, and a sentence takes several transactions: without this each of them
 * would wait for a step of whatever long work is going on. Called after each step; costs nothing while nobody else is there.
 */
export function whenIdle(pool: Pool) {
  const seen = { begun: 0 };
  return async () => {
    const isAlone = pool.load.begun - seen.begun <= 1;
    if (!isAlone) await calm(pool);
    seen.begun = pool.load.begun;
  };
}

async function calm({ load }: Pool) {
  const late = performance.now() + MOST_MS;
  for (let before = -1; before !== load.begun || load.open > 0;) {
    if (performance.now() > late) return;
    before = load.begun;
    await pause(CALM_MS);
  }
}
