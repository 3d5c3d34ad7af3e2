/** API keys by sentence: shown once, kept as a hash, ended by a word, with their person, or by time; service accounts. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { reserveCalls } from '../../src/core/people/store/programs/pace.ts';
import { bearerOf } from '../../src/core/people/store/programs/tokens.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { endRights } from '../../src/core/people/store/leave.ts';
import { changePerson, everyone } from '../../src/core/people/store/people.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => void Object.assign(it, await world()));

/** The key that somebody is shown for asking. */
async function keyFor(who: Parameters<World['as']>[0], words: string): Promise<string> {
  const [said = ''] = await it.as(who).hears(words);
  const key = /tb_\d+_[\w-]{43}/.exec(said)?.[0];
  expect(said).toMatch(/tb_/);
  return key ?? '';
}

const bearer = (token: string) => it.sql((tx) => bearerOf(tx, { token, now: it.now() }));
/** Somebody comes with it. */
const comes = (token: string) =>
  it.sql((tx) => reserveCalls(tx, { token, calls: 1, window: { most: 300, seconds: 60 }, now: it.now() }));

test.each([
  ['lilei', '给我一个API密钥 只读 30天', 'read', 30],
  ['lilei', '给我开一个7天的读写API密钥', 'write', 7],
  ['emma', 'give me an API key, read only, 30 days', 'read', 30],
  ['emma', 'I need a read-write API token', 'write', 90],
] as const)('%s says «%s»', async (who, words, scope, days) => {
  const key = await keyFor(who, words);
  const found = await bearer(key);
  expect(found).toMatchObject({ scope, isProgram: false, person: { name: who === 'emma' ? 'Emma' : '李雷' } });
  it.pass({ hours: days * 24 - 1 });
  expect(await bearer(key)).toBeDefined();
  it.pass({ hours: 1 });
  expect(await bearer(key)).toBeUndefined();
});

test('a key is shown once: neither the database nor a page has it afterwards', async () => {
  const key = await keyFor('lilei', '给我一个API密钥');
  const everything = await it.sql(async (tx) => {
    const tables = await tx.execute<{ name: string }>(
      sql`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const rows = [];
    for (const { name } of tables) rows.push(...(await tx.execute(sql`select t::text from ${sql.identifier(name)} t`)));
    return JSON.stringify(rows);
  });
  expect(everything).toContain('API密钥1');
  expect(everything).not.toContain(key);
  expect(everything).not.toContain(key.slice(-43));
});

test('a key is given in a room of one’s own only, and for no longer than a year', async () => {
  const group = { room: { id: 'team', kind: 'group' } } as const;
  expect(await it.as('lilei').hears('给我一个API密钥', group)).toEqual([expect.stringContaining('私聊')]);
  expect(await it.as('emma').hears('my API keys', group)).toEqual([expect.stringContaining('direct message')]);
  expect(await it.as('emma').hears('give me an API key for 900 days')).toEqual([expect.stringContaining('1 to 366')]);
});

test('whoever has keys sees what they may and when they were used, and revokes one by its number', async () => {
  const first = await keyFor('lilei', '给我一个API密钥 只读 30天');
  const second = await keyFor('lilei', '给我一个API密钥 读写 30天');
  await comes(second);
  const [list = ''] = await it.as('lilei').hears('我的API密钥');
  expect(list).toMatch(/密钥1:只读 · 到 .*还没用过[^]*密钥2:读写 · 到 .*今天用过/);
  expect(await it.as('lilei').hears('吊销密钥1')).toEqual([expect.stringContaining('密钥1已吊销')]);
  expect(await bearer(first)).toBeUndefined();
  expect(await bearer(second)).toBeDefined();
  // A number stays that key's own: the second one is still the second.
  expect(await it.as('lilei').hears('吊销密钥1')).toEqual([expect.stringContaining('没有还能用的密钥1')]);
  expect(await it.as('emma').hears('revoke API key 2')).toEqual([expect.stringContaining('no key 2')]);
  expect(await it.as('lilei').hears('吊销API密钥 2')).toEqual([expect.stringContaining('密钥2已吊销')]);
  expect(await bearer(second)).toBeUndefined();
  expect(await it.as('lilei').hears('我的API密钥')).toEqual([expect.stringContaining('没有还能用的')]);
});

test('a leaver’s keys end with them, and a key never may more than its person, then or now', async () => {
  const key = await keyFor('wang', '给我一个API密钥 读写');
  const { id } = await it.sql(async (tx) => only(await colleaguesNamed(tx, '王强')));
  await it.sql((tx) => changePerson(tx, { id, role: 'rep' }));
  expect(await bearer(key)).toMatchObject({ person: { role: 'rep' } });
  await it.sql((tx) => changePerson(tx, { id, role: 'admin' }));
  expect(await bearer(key)).toMatchObject({ person: { role: 'manager' } });
  await it.sql((tx) => endRights(tx, { personId: id, now: it.now() }));
  expect(await bearer(key)).toBeUndefined();
  await it.sql((tx) => tx.execute(sql`update people set left_at = null where id = ${id}`));
  expect(await bearer(key)).toBeUndefined();
});

test.each([
  ['建一个服务账号 ERP', '停用服务账号 ERP'],
  ['create a service account ERP', 'disable service account ERP'],
])('an admin makes a service account, and nobody else does: %s', async (make, end) => {
  for (const who of ['lilei', 'han', 'wang'] as const)
    expect((await it.as(who).hears(make)).join()).toMatch(/管理员|Only an admin/);
  const key = await keyFor('boss', make);
  expect(await bearer(key)).toMatchObject({ scope: 'read', isProgram: true, person: { name: 'ERP', role: 'rep' } });
  const more = await keyFor('boss', 'give the service account ERP a new API key, read write');
  expect(await bearer(more)).toMatchObject({ scope: 'write', isProgram: true });
  expect((await it.as('boss').hears(make)).join()).toMatch(/已经有|already/);
  await comes(more);
  expect((await it.as('boss').hears('list service accounts')).join()).toMatch(/ERP · rep · used today/);
  expect((await it.as('boss').hears(end)).join()).toMatch(/ERP/);
  for (const each of [key, more]) expect(await bearer(each)).toBeUndefined();
  expect((await it.as('boss').hears('服务账号有哪些')).join()).toMatch(/还没有服务账号|no service account/);
});

test('a service account is no colleague: it is in no list, gets nothing to do, and no digest', async () => {
  await keyFor('boss', '建一个服务账号 报表王 经理');
  expect((await it.sql(everyone)).map(({ name }) => name)).not.toContain('报表王');
  const said = [
    ...(await it.as('wang').hears('团队有谁')),
    ...(await it.as('wang').hears('把华为的报价转给报表王')),
    ...(await it.as('wang').hears('团队有哪些')),
  ].join('\n');
  expect(said).not.toMatch(/报表王 ·|给报表王了/);
  await it.until('2026-11-24T12:00');
  const dead = await it.sql((tx) => tx.execute(sql`select 1 from outbox where state = 'dead'`));
  expect([...dead]).toEqual([]);
});
