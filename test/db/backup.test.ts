/** A backup has everything, and is put back whole or not at all. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { inspectBackup, writeBackup } from '../../src/core/db/backup/file.ts';
import { openStore, restoreStore, type Store } from '../../src/core/db/open.ts';
import { temporary } from '../support/folders.ts';
import { fill } from '../support/marked.ts';
import { snapshot } from '../support/rows.ts';
import { makeDatabase, openOwnStore, world } from '../support/world.ts';

const kept = {} as {
  backup: Buffer;
  rows: Record<string, Record<string, unknown>[]>;
  other: Record<string, Record<string, unknown>[]>;
  rules: unknown;
  workspace: number;
  otherWorkspace: number;
};

/** Two companies, one with something in every table, some of it private, and a file. */
async function keep() {
  const store = await openOwnStore();
  const it = await world({ on: store });
  await fill(it, 'Zz9');
  await it.hears('私密:金丝雀科技黄总想换工作');
  await it.hears('导出我的客户');
  await it.sql((tx) => tx.execute(sql`update files set bytes = decode('00ff0a5c22', 'hex')`));
  // Numbers that were given once, and whose rows are gone.
  await it.sql((tx) =>
    tx.execute(sql`insert into senses (person_id, words, days) select id, 'gone', 7 from people limit 1`),
  );
  await it.sql((tx) => tx.execute(sql`delete from senses where words = 'gone'`));
  const other = await world({ on: store });
  await other.hears('今天拜访了华为');
  const file = join(temporary(), 'touchbase.backup');
  await store.backUp(file);
  Object.assign(kept, {
    backup: readFileSync(file),
    rows: await snapshot(store, it),
    other: await snapshot(store, other),
    rules: await rulesOf(store, it.workspace),
    workspace: it.workspace,
    otherWorkspace: other.workspace,
  });
}

/** What the tables hold their rows to. */
const rulesOf = (store: Store, workspace: number) =>
  store.within({ workspace }, (tx) =>
    tx.execute(sql`select conrelid::regclass::text as home, conname as name, pg_get_constraintdef(oid) as rule from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger where not tgisinternal
      union all select oid::regclass::text, 'forced', relforcerowsecurity::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      order by 1, 2, 3`),
  );

async function emptyPlace() {
  const server = inject('server');
  if (!server) return { kind: 'memory', image: readFileSync(inject('image')) } as const;
  const { url, drop } = await makeDatabase(server, { template: inject('template') });
  onTestFinished(drop);
  return { kind: 'server', url, connections: 1 } as const;
}

function asFile(bytes: Uint8Array) {
  const file = join(temporary(), 'touchbase.backup');
  writeFileSync(file, bytes);
  return file;
}

test('every row of every company is put back as it was, and held to the same rules', async () => {
  await keep();
  const place = await emptyPlace();
  const store = await restoreStore(place, asFile(kept.backup));
  onTestFinished(store.close);
  const { workspace, otherWorkspace } = kept;
  expect((await store.all()).toSorted((a, b) => a - b)).toEqual([workspace, otherWorkspace]);
  const rows = await snapshot(store, { workspace });
  const empty = Object.entries(rows).flatMap(([table, { length }]) => (length ? [] : [table]));
  expect(empty).not.toContain('files');
  expect(empty).not.toContain('audit');
  expect(rows).toEqual(kept.rows);
  expect(await snapshot(store, { workspace: otherWorkspace })).toEqual(kept.other);
  expect(await rulesOf(store, workspace)).toEqual(kept.rules);
  const [made] = await store.within({ workspace }, (tx) =>
    tx.execute<{ id: number; before: number }>(
      sql`insert into senses (person_id, words, days) select id, 'next', 7 from people limit 1 returning id, (select max(id) from senses) as before`,
    ),
  );
  expect(made!.id).toBeGreaterThan(made!.before + 1);
  const [seen] = await store.within({ workspace }, (tx) =>
    tx.execute(sql`select count(*)::int as seen from interactions where private`),
  );
  expect(seen).toEqual({ seen: 0 });
});

test.runIf(inject('server'))('a database in which somebody has begun is left as it is', async () => {
  const place = await emptyPlace();
  const begun = await openStore(place);
  await begun.found({ name: 'There', zone: 'UTC', locale: 'en', demo: false });
  const there = await begun.all();
  await begun.close();
  await expect(restoreStore(place, asFile(kept.backup))).rejects.toThrow(/there are rows in this database already/);
  const after = await openStore(place);
  onTestFinished(after.close);
  expect(await after.all()).toEqual(there);
});

const lines = (change: (all: string[]) => string[]) =>
  gzipSync(change(gunzipSync(kept.backup).toString().split('\n')).join('\n'));

test.each([
  ['cut off in the middle', /is not whole/, () => kept.backup.subarray(0, kept.backup.length / 2)],
  ['cut off before its last byte', /is not whole/, () => kept.backup.subarray(0, -9)],
  ['without its last line', /is not whole/, () => lines((all) => [...all.slice(0, -2), ''])],
  ['without one row', /is not whole/, () => lines((all) => all.filter((_, at) => at !== 9))],
  ['with one sign changed', /is not whole/, () => lines((all) => all.map((line) => line.replace('Zz9', 'Zz8')))],
  ['with more behind it', /is not whole/, () => lines((all) => [...all.slice(0, -1), 'row {}', ''])],
  ['of another program', /is no backup/, () => Buffer.from('PGDMP and so on')],
  ['of another program, packed', /is no backup/, () => gzipSync('a table\n')],
  ['empty', /is no backup|is not whole/, () => Buffer.alloc(0)],
] as const)('one that is %s is refused before anything is touched', async (_, reason, bytes) => {
  await expect(inspectBackup(asFile(bytes()))).rejects.toThrow(reason);
});

test('one that is not there is said to be so; one of a newer version, or of other tables, is left to whoever made it', async () => {
  await expect(inspectBackup(join(temporary(), 'none'))).rejects.toThrow(/is not there[^]*不存在/);
  const head = JSON.parse(gunzipSync(kept.backup).toString().split('\n')[0]!.slice('backup '.length)) as {
    migrations: number;
  };
  for (const [changed, reason] of [
    [{ migrations: head.migrations + 1 }, /newer Touchbase/],
    [{ last: 'f'.repeat(64) }, /another program/],
  ] as const) {
    const file = join(temporary(), 'touchbase.backup');
    await writeBackup(
      file,
      (async function* () {
        yield ['backup', JSON.stringify({ ...head, ...changed })] as const;
      })(),
    );
    await expect(restoreStore({ kind: 'memory', image: readFileSync(inject('image')) }, file)).rejects.toThrow(reason);
  }
});

test('it takes the place of nothing, and of one that fails nothing is left', async () => {
  const home = temporary();
  const file = join(home, 'touchbase.backup');
  const failing = async function* () {
    yield ['backup', '{}'] as const;
    throw new Error('the database is gone');
  };
  await expect(writeBackup(file, failing())).rejects.toThrow('the database is gone');
  expect(readdirSync(home)).toEqual([]);
  writeFileSync(file, 'mine');
  const none = async function* () {};
  await expect(writeBackup(file, none())).rejects.toThrow(/is there already[^]*已经存在/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await expect(writeBackup(join(home, 'none', 'x'), none())).rejects.toThrow(/there is no such folder/);
});
