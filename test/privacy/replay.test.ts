/** A backup from before an erasure, put back: the erasure is done again, also of what that backup does not know. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { eraseAgain, erasuresOf, readErasures } from '../../src/cli/backup/erasures.ts';
import { restoreStore, type Store } from '../../src/core/db/open.ts';
import { temporary } from '../support/folders.ts';
import { snapshot } from '../support/rows.ts';
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
