/** A backup from before an erasure, put back: the erasure is done again, also of what that backup does not know. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { eraseAgain, erasuresOf, readErasures } from '../../src/cli/backup/erasures.ts';
import { run as restore } from '../../src/cli/backup/restore.ts';
import type { Config } from '../../src/config.ts';
import { openStore, restoreStore, type Store } from '../../src/core/db/open.ts';
import { temporary, unpacked } from '../support/folders.ts';
import { only, snapshot } from '../support/rows.ts';
import { makeDatabase, openOwnStore, world, type World } from '../support/world.ts';

const TRACES = /李敏敏|敏姐|limm|liminmin|13655551234|136-5555-1234|罗小凤|luoxiaofeng|13877776666/;

async function left(store: Store, workspace: number) {
  return Object.entries(await snapshot(store, { workspace })).flatMap(([table, rows]) =>
    rows.filter((row) => TRACES.test(JSON.stringify(row))).map((row) => `${table} ${JSON.stringify(row)}`),
  );
}

async function hire(it: World, external: string) {
  await it.sql((tx) =>
    tx.execute(sql`with made as (
        insert into people (name, role, locale, zone, team_id) values ('周总', 'manager', 'zh', 'Asia/Shanghai', ${it.teamId}) returning id),
      home as (insert into rooms (platform, account, external, kind, person_id)
        select 'test', ${it.account}, 'dm:' || ${external}::text, 'direct', id from made)
      insert into identities (platform, account, external, person_id, by_code) select 'test', ${it.account}, ${external}, id, false from made`),
  );
}

async function emptyStore(file: string) {
  const server = inject('server');
  if (!server) return restoreStore({ kind: 'memory', image: readFileSync(inject('image')) }, file);
  const { url, drop } = await makeDatabase(server, { template: inject('template') });
  const store = await restoreStore({ kind: 'server', url, connections: 1 }, file);
  onTestFinished(async () => {
    await store.close();
    await drop();
  });
  return store;
}

test('who was told apart, called otherwise, or not yet a contact when the backup was taken is erased again, by numbers alone', async () => {
  const it = await world({ on: await openOwnStore() });
  const innocent = await world({ on: it.store });
  await innocent.hears('今天拜访了立讯的李敏敏');
  await innocent.hears('新客户 立讯');
  for (const said of [
    '今天拜访了立讯的李敏敏,采购总监,电话13655551234,嫌交期慢,下周三给李敏敏回电',
    '新客户 立讯',
    '又给立讯的敏姐打了电话,她说下月再谈',
    '和中兴的李总吃饭,聊了新产线',
    '新客户 中兴',
    '中兴要看样品',
  ])
    await it.hears(said);
  // Somebody whom nobody had taken for a contact yet.
  await it.sql((tx) =>
    tx.execute(sql`update interactions set text = text || ',找海格的罗小凤 13877776666' where text = '中兴要看样品'`),
  );
  const backup = join(temporary(), 'touchbase.backup');
  await it.store.backUp(backup);

  await hire(it, 'zhou');
  for (const said of ['今天拜访了海格的罗小凤,采购总监,电话13877776666', '新客户 海格', '把敏姐和李敏敏合并'])
    await it.hears(said);
  for (const [who, said] of [
    ['wang', '删除立讯李敏敏的个人信息'],
    ['wang', '删除海格罗小凤的个人信息'],
  ] as const) {
    await it.as(who).hears(said);
    expect(await it.as('zhou').presses('批准')).toEqual([expect.stringMatching(/凭证 E-/)]);
  }
  expect(await left(it.store, it.workspace)).toEqual([]);
  const list = join(temporary(), 'erasures.jsonl');
  const lines = await erasuresOf(it.store);
  writeFileSync(list, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(readFileSync(list, 'utf8')).not.toMatch(TRACES);

  const restored = await emptyStore(backup);
  expect((await left(restored, it.workspace)).length).toBeGreaterThan(10);
  expect(await eraseAgain(restored, readErasures(list))).toBe('2 of 2 were there again, and are erased');
  expect(await left(restored, it.workspace)).toEqual([]);
  expect(await eraseAgain(restored, readErasures(list))).toBe('0 of 2 were there again, and are erased');
  const rows = JSON.stringify(await snapshot(restored, it));
  expect(rows).toContain('新产线');
  expect(JSON.stringify(await snapshot(restored, innocent))).toContain('李敏敏');
});

test('a number that is another’s by now is left: a contact made after the erasure, and rows of a database that was used since', async () => {
  const it = await world({ on: await openOwnStore() });
  await it.hears('今天拜访了立讯的李敏敏,采购总监,电话13655551234');
  await it.hears('新客户 立讯');
  const note = only(await it.sql((tx) => tx.execute<{ id: number }>(sql`select id from interactions`))).id;
  const contact = only(await it.sql((tx) => tx.execute<{ id: number }>(sql`select id from contacts`))).id;
  const text = async () =>
    only(await it.sql((tx) => tx.execute<{ text: string }>(sql`select text from interactions where id = ${note}`)))
      .text;
  const erased = (line: { readonly contact: number; readonly at: Temporal.Instant }) =>
    eraseAgain(it.store, [
      {
        company: it.workspace,
        proof: 1,
        contact: line.contact,
        askedBy: null,
        approvedBy: null,
        at: line.at.toString(),
        trace: { others: [], known: 9, rows: { 'interactions.text': [note] } },
      },
    ]);
  const [before, after] = [it.now().subtract({ minutes: 1 }), it.now().add({ minutes: 1 })];
  expect(await erased({ contact, at: before })).toBe('0 of 1 were there again, and are erased');
  expect(await left(it.store, it.workspace)).not.toEqual([]);
  // Nobody's number, and the words that stood there under what this database does not know.
  const nobody = contact + 1_000;
  expect(await erased({ contact: nobody, at: before })).toBe('0 of 1 were there again, and are erased');
  expect(await text()).toContain('李敏敏');
  expect(await erased({ contact: nobody, at: after })).toBe('1 of 1 were there again, and are erased');
  expect(await text()).not.toContain('李敏敏');
  expect(await erased({ contact, at: after })).toBe('1 of 1 were there again, and are erased');
  expect(await left(it.store, it.workspace)).toEqual([]);
});

test('`restore --erasures` puts a backup back and erases in one go', async () => {
  const it = await world({ on: await openOwnStore() });
  await it.hears('今天拜访了立讯的李敏敏,采购总监,电话13655551234');
  await it.hears('新客户 立讯');
  const [backup, list] = [join(temporary(), 'touchbase.backup'), join(temporary(), 'erasures.jsonl')];
  await it.store.backUp(backup);
  await hire(it, 'zhou');
  await it.as('wang').hears('删除立讯李敏敏的个人信息');
  await it.as('zhou').presses('批准');
  writeFileSync(list, (await erasuresOf(it.store)).map((line) => `${JSON.stringify(line)}\n`).join(''));

  const { database, drop } = await emptyPlace();
  onTestFinished(drop);
  const said: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((words) => said.push(String(words)) > 0);
  await restore({ database } as Config, [backup, '--erasures', list]).finally(() => out.mockRestore());
  expect(said.join('')).toMatch(/is put back, whole: 1 company\n1 of 1 were there again, and are erased\n$/);
  const store = await openStore(database);
  const [kept, rows] = [await left(store, it.workspace), await snapshot(store, it)];
  await store.close();
  expect(kept).toEqual([]);
  expect(JSON.stringify(rows)).toContain('立讯');
});

/** Where nothing is yet, that is found again once it is closed. */
async function emptyPlace() {
  const server = inject('server');
  if (!server) return { database: { kind: 'folder', folder: unpacked() } as const, drop: async () => {} };
  const { url, drop } = await makeDatabase(server, { template: inject('template') });
  return { database: { kind: 'server', url, connections: 1 } as const, drop };
}
