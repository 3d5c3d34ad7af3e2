import { readFileSync } from 'node:fs';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/core/db/open.ts';
import { FRIDAY } from '../support/world.ts';
import { play } from './play.ts';

/** `WORLDS=30,1` plays thirty weeks from the first on; `npm run prove:world` plays more of them. */
const [MANY = 1, FIRST = 2] = (process.env['WORLDS'] ?? '').split(',').filter(Boolean).map(Number);

test(`a week of two companies and three replicas, where everything fails that may, ${MANY} times`, async () => {
  const moment = { now: FRIDAY };
  const store = await openStore({ kind: 'memory', image: readFileSync(inject('image')) }, () => moment.now);
  onTestFinished(store.close);
  for (let seed = FIRST; seed < FIRST + MANY; seed += 1) {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const { did, violations } = await play(store, moment, { seed });
    if (process.env['WORLDS'])
      process.stdout.write(
        `${seed} ${JSON.stringify(did)} ${Math.round(performance.now() - began)} ms, ${Math.round(process.cpuUsage(cpu).user / 1000)} of CPU\n`,
      );
    expect(violations.slice(0, 5)).toEqual([]);
  }
}, 86_400_000);
