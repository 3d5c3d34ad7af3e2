/** Statements written out by hand are no concern of the type checker: the database itself says whether it could run each. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plannable } from '../../src/core/db/prepared.ts';
import { rawOf } from '../../src/core/db/tx.ts';
import { world } from '../support/world.ts';

test('every prepared statement fits the tables as they are', async () => {
  const stores = readdirSync('src/core', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[^/]+\/store\/[^/]+\.ts$/.test(file),
  );
  await Promise.all(stores.map((file) => import(/* @vite-ignore */ `../../src/core/${file}`)));
  expect(plannable.length).toBeGreaterThan(20);

  const { store, workspace } = await world();
  await store.within({ workspace }, async (tx) => {
    for (const { text, values } of plannable) {
      // Nothing is filled in: what is planned is not run.
      await expect(rawOf(tx).unsafe(`explain ${text}`, values as never[])).resolves.not.toHaveLength(0);
    }
  });
});

test('what is asked at every tick is not compiled first, however much is open', async () => {
  const { store, workspace } = await world();
  const [row] = await store.within(
    { workspace },
    (tx) =>
      rawOf(tx)<{ proconfig: readonly string[] }[]>`select proconfig from pg_proc where proname = 'due_workspaces'`,
  );
  expect(row?.proconfig).toContain('jit=off');
});

test('no statement is compiled by JIT, which takes longer than any of them gains', async () => {
  const { store, workspace } = await world();
  const [row] = await store.within({ workspace }, (tx) => rawOf(tx)<{ jit: string }[]>`show jit`);
  expect(row?.jit).toBe('off');
});
