/**
 * One promise, tried many times by chance: how often, what was found, and what breaks it. A violation fails the run; the same
 * seed and scale try the same things again.
 */
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { dice } from '../test/support/dice.ts';
import { type Found, lineOf, type Result } from './results.ts';

export type Run = ReturnType<typeof dice> & {
  readonly seed: number;
  /** So many of what a night has this many of, at the scale of this run; one at the least. */
  times(night: number): number;
};

const { PROVE_RESULTS: results = '', PROVE_SCALE = '0.05', PROVE_SEED = '1' } = process.env;
const FOREVER = 86_400_000;
/** So many are named; all are counted. */
const NAMED = 10;

/** `needs`: what is missing on this machine, if something is. */
export function proof(
  promise: string,
  work: (run: Run) => Promise<Found>,
  { needs }: { readonly needs?: string | undefined } = {},
) {
  test(
    promise,
    async (it) => {
      const part = basename(it.task.file.name, '.proof.ts');
      if (needs !== undefined) {
        tell({ part, promise, seconds: 0, did: {}, violations: [], skipped: needs });
        it.skip(needs);
      }
      const began = performance.now();
      const seed = seedOf(promise);
      const times = (night: number) => Math.max(1, Math.round(night * Number(PROVE_SCALE)));
      const found = await work({ ...dice(seed), seed, times }).catch((error: unknown): Found => ({
        did: {},
        violations: [String(error instanceof Error ? error.stack : error)],
      }));
      tell({ part, promise, seconds: Math.round((performance.now() - began) / 100) / 10, ...found });
      expect(found.violations.slice(0, NAMED)).toEqual([]);
    },
    FOREVER,
  );
}

/** Each promise has dice of its own, whatever else is tried in the same run. */
function seedOf(promise: string): number {
  return createHash('sha256').update(`${PROVE_SEED} ${promise}`).digest().readUInt32BE();
}

function tell(result: Result) {
  if (results) appendFileSync(results, `${JSON.stringify(result)}\n`);
  process.stdout.write(`${lineOf(result)}\n`);
}
