import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { openStore } from '../../src/core/db/open.ts';
import { start } from '../support/child.ts';
import { unpacked } from '../support/folders.ts';
import { makeDatabase } from '../support/world.ts';

const server = inject('server');
/** An engine that starts takes seconds, and far more on a busy machine. */
const FAR = 300_000;

test('each migration is younger than the one before, or it would never run', () => {
  const { entries } = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as {
    entries: { when: number; tag: string }[];
  };
  const times = entries.map(({ when }) => when);
  expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  for (const { tag } of entries) expect(readFileSync(`drizzle/${tag}.sql`, 'utf8').trim()).not.toBe('');
});

test.runIf(server)('four replicas that open a fresh database at once make its tables once', async () => {
  const { url, drop } = await makeDatabase(server);
  try {
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => openStore({ kind: 'server', url, connections: 1 })),
    );
    const ids = await Promise.all(
      stores.map((store) => store.found({ name: 'Test', zone: 'Asia/Shanghai', locale: 'zh', demo: false })),
    );
    expect(new Set(ids).size).toBe(4);
    for (const store of stores)
      expect((await store.all()).toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b));
    await Promise.all(stores.map((store) => store.close()));
  } finally {
    await drop();
  }
});

test.runIf(server)(
  'two databases of one server can be made at once',
  async () => {
    const made = await Promise.all([makeDatabase(server), makeDatabase(server)]);
    try {
      const stores = await Promise.all(made.map(({ url }) => openStore({ kind: 'server', url, connections: 1 })));
      for (const store of stores) expect(await store.all()).toEqual([]);
      await Promise.all(stores.map((store) => store.close()));
    } finally {
      for (const { drop } of made) await drop();
    }
  },
  60_000,
);

test.skipIf(server)(
  'of the processes that open one folder at once exactly one gets in, and the others say why not',
  async () => {
    const folder = unpacked();
    const rivals = Array.from({ length: 4 }, () => start('opener', [folder]));
    const ends = await Promise.all(rivals.map((rival) => rival.hears(/^(?:in|out )/)));
    expect(ends.filter((line) => line === 'in')).toHaveLength(1);
    for (const line of ends.filter((each) => each !== 'in'))
      expect(line).toMatch(/^out another Touchbase is running on this data folder/);
    // Whoever holds the folder dies without a word: the next one takes it over.
    for (const rival of rivals) rival.kill();
    await Promise.all(rivals.map((rival) => rival.over));
    const store = await openStore({ kind: 'folder', folder });
    expect(await store.all()).toHaveLength(1);
    await store.close();
  },
  FAR,
);

test.skipIf(server)(
  'a folder that did not open is free again',
  async () => {
    const folder = unpacked();
    const store = await openStore({ kind: 'folder', folder });
    await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(/stop it first/);
    await store.close();
    const rival = start('opener', [folder, 'newer']);
    expect(await rival.hears(/^(?:in|out )/)).toMatch(/^out this database is newer than this Touchbase/);
    expect(await rival.over).toBe(0);
    await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(/newer than this Touchbase/);
    await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(/newer than this Touchbase/);
  },
  FAR,
);
