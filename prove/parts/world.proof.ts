/** All of the core and all jobs in one process, for weeks of a moved clock in which everything fails that may: `test/simulation/play.ts`. */
import { readFileSync } from 'node:fs';
import { inject, onTestFinished } from 'vitest';
import { openStore } from '../../src/core/db/open.ts';
import { play } from '../../test/simulation/play.ts';
import { FRIDAY } from '../../test/support/world.ts';
import { proof } from '../proof.ts';

proof(
  'a week of two companies on three replicas that die at any await breaks no invariant',
  async ({ seed, times }) => {
    const moment = { now: FRIDAY };
    const store = await openStore({ kind: 'memory', image: readFileSync(inject('image')) }, () => moment.now);
    onTestFinished(store.close);
    const sum: Record<string, number> = { weeks: 0 };
    const broken: string[] = [];
    for (let week = 0; week < times(2_000); week += 1) {
      const { did, violations } = await play(store, moment, { seed: seed + week });
      sum['weeks'] = week + 1;
      for (const [what, many] of Object.entries(did)) sum[what] = (sum[what] ?? 0) + many;
      broken.push(...violations);
    }
    return { did: sum, violations: broken };
  },
);
