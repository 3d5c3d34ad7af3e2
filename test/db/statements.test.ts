/** Statements written out by hand are no concern of the type checker: the database itself says whether it could run each. */
import { expect, inject, test } from 'vitest';
import { embeddedStatistics } from '../../src/core/db/embedded/analyze.ts';
import { rawOf } from '../../src/core/db/tx.ts';
import { planAll, type Plan } from '../support/plans.ts';
import { only } from '../support/rows.ts';
import { openOwnStore, world } from '../support/world.ts';

test('every prepared statement fits the tables as they are, and looks at no row without its company, though it need not name it', async () => {
  const { store, workspace } = await world();
  await store.within({ workspace }, async (tx) => {
    const planned = await planAll(tx);
    expect(planned.length).toBeGreaterThan(20);
    const all = planned.flatMap(({ text, plans }) =>
      plans.flatMap((each) => scans(each)).map((scan) => `${scan} in ${text}`),
    );
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter((scan) => !/^\w+: .*workspace/.test(scan.split(' in ')[0] ?? ''))).toEqual([]);
  });
});

/** How a plan comes to each table that it reads: by what it is held to there, and above it. */
function scans(plan: Plan, above = ''): string[] {
  const { Plans: below = [], 'Relation Name': table, ...own } = plan;
  const held = `${above} ${['Index Cond', 'Filter', 'Recheck Cond', 'One-Time Filter'].map((name) => JSON.stringify(own[name] ?? '')).join(' ')}`;
  return [
    ...(table !== undefined && own['Node Type'].endsWith('Scan') ? [`${table}: ${held}`] : []),
    ...below.flatMap((each) =>
      scans(each, own['Node Type'] === 'Result' || own['Node Type'] === 'Bitmap Heap Scan' ? held : ''),
    ),
  ];
}

test('what goes on after its transaction has failed reaches no other', async () => {
  const { store, workspace } = await world();
  const failed = Promise.withResolvers<void>();
  const went: Promise<unknown>[] = [];
  const work = store.within({ workspace }, async (tx) => {
    went.push(failed.promise.then(() => rawOf(tx)`select 1`));
    throw new Error('one of two');
  });
  await expect(work).rejects.toThrow('one of two');
  failed.resolve();
  await expect(went[0]).rejects.toThrow('over');
});

test('after each gathering of statistics the next comes as early as the first, for a table that has only begun to grow', async () => {
  const looked = { times: 0 };
  const begin = <T>() => {
    looked.times += 1;
    return Promise.resolve([] as T);
  };
  const { gather, wrote } = embeddedStatistics({ begin, ask: begin });
  const write = (times: number) => {
    for (let at = 0; at < times; at += 1) wrote();
  };
  write(1_000);
  const atFirst = looked.times;
  await gather();
  write(1_000);
  expect(looked.times).toBe(2 * atFirst + 1);
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

test.skipIf(inject('server') !== '')('the embedded database uses the space of deleted rows again', async () => {
  const { store, workspace } = await world({ on: await openOwnStore() });
  const sizeAfter = async (rows: number) => {
    const size = await store.within({ workspace }, async (tx) => {
      const raw = rawOf(tx);
      await raw`insert into customers (name) select repeat('x', 100) || g from generate_series(1, ${rows}::int) g`;
      await raw`delete from customers`;
      return raw<{ size: number }[]>`select pg_relation_size('customers') as size`;
    });
    await store.analyze();
    return only(size).size;
  };
  const first = await sizeAfter(300);
  await sizeAfter(300);
  expect(await sizeAfter(300)).toBe(first);
});
