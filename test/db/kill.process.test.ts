import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { temporary, unpacked } from '../support/folders.ts';
import { massacre, MOMENTS } from '../support/massacre.ts';
import { makeDatabase } from '../support/world.ts';

const server = inject('server');
const KILLS = Number(process.env['KILLS'] ?? (server ? MOMENTS.length : 2));

test(`${KILLS} kills -9 lose nothing that was acknowledged, and repeat at most the answer in hand`, async () => {
  const seed = Number(process.env['TEST_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
  const outcome = await (server ? onServer(seed) : onFolder(seed));
  process.stdout.write(`kill -9, ${server ? 'PostgreSQL' : 'embedded'}, seed ${seed}: ${JSON.stringify(outcome)}\n`);
  expect(outcome.acks).toBeGreaterThan(KILLS / 2);
  expect(outcome).toMatchObject({ kills: KILLS, complaints: [], lostNotes: 0, lostAnswers: 0, notesTwice: 0 });
  expect(outcome.mostRepeatsOfOneKill).toBeLessThanOrEqual(1);
}, 600_000);

async function onFolder(seed: number) {
  const home = temporary();
  return massacre({ kind: 'folder', folder: unpacked(join(home, 'data')) }, { home, seed, kills: KILLS });
}

async function onServer(seed: number) {
  const { url, drop } = await makeDatabase(server);
  onTestFinished(drop);
  return massacre({ kind: 'server', url }, { home: temporary(), seed, kills: KILLS });
}
