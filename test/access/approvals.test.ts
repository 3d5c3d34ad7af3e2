/** What nobody does alone. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
});

const roleOf = async (name: string) =>
  (await it.sql((tx) => tx.execute<{ role: string }>(sql`select role from people where name = ${name}`)))[0]?.role;

test('a higher role takes another admin or manager, who is asked; both are in the audit', async () => {
  const asked = await it.during(() => it.as('boss').hears('make Emma manager'), { room: 'dm:wang' });
  expect(asked).toEqual([expect.stringMatching(/Ada想:设Emma为经理[^]*1 批准 {2}2 不批准|Ada wants/)]);
  expect(await roleOf('Emma')).toBe('rep');
  expect(await it.as('boss').hears('approve request')).toEqual([expect.stringContaining('Nothing waits')]);
  expect(await it.as('emma').hears('approve request #1')).toEqual([expect.not.stringContaining('Approved')]);
  expect(await it.as('wang').hears('1')).toEqual([expect.stringMatching(/批准了:设Emma为经理[^]*Ada提出,王强批准/)]);
  expect(await roleOf('Emma')).toBe('manager');
  const doers = await it.sql((tx) =>
    tx.execute<{ name: string; action: string }>(
      sql`select p.name, a.action from audit a join people p on p.id = a.person_id where a.table_name = 'approvals' order by a.id`,
    ),
  );
  expect(doers).toEqual([
    { name: 'Ada', action: 'insert' },
    { name: '王强', action: 'update' },
  ]);
});

test('nobody lets happen what they ask for, by no number and on no other way', async () => {
  await it.as('boss').hears('make Emma admin');
  const [row] = await it.sql((tx) => tx.execute<{ id: number }>(sql`select max(id) as id from approvals`));
  expect(await it.as('boss').hears(`approve request #${row?.id}`)).toEqual([
    expect.stringContaining('takes somebody else'),
  ]);
  expect(await it.as('han').hears(`批准申请 #${row?.id}`)).toEqual([expect.stringContaining('批准要经理或管理员')]);
  expect(await it.as('wang').hears('驳回申请')).toEqual([expect.stringContaining('没有批准:设Emma为管理员')]);
  expect(await it.as('wang').hears(`批准申请 #${row?.id}`)).toEqual([expect.stringContaining('已经有人定了')]);
  expect(await roleOf('Emma')).toBe('rep');
});

test('it lapses after a day, and whoever asked may take it back before', async () => {
  await it.as('boss').hears('make Emma lead');
  expect(await it.as('wang').hears('有什么等我批准')).toEqual([expect.stringContaining('设Emma为组长')]);
  await it.as('boss').hears('undo');
  expect(await it.as('wang').hears('待批准的申请')).toEqual([expect.stringContaining('没有等你批准的')]);
  await it.as('boss').hears('make Emma lead');
  await it.until('2026-11-21T10:01');
  expect(await it.as('wang').presses('批准')).toEqual([expect.stringContaining('过了一天')]);
  expect(await roleOf('Emma')).toBe('rep');
});

test('a firm in which nobody else may is told how to have a second one', async () => {
  await it.sql((tx) => tx.execute(sql`update people set role = 'rep' where name in ('王强', '韩梅梅')`));
  expect(await it.as('boss').hears('make Emma lead')).toEqual([
    expect.stringMatching(/This takes two: make Emma lead[^]*npm run code -- --for NAME --role manager/),
  ]);
  expect(await it.as('boss').hears('导出全部客户')).toEqual([expect.stringContaining('npm run code')]);
});

test('all customers go out when a second person lets them, to whoever asked', async () => {
  await it.hears('拜访了立讯的王工,要样品');
  await it.hears('1');
  await it.as('wang').hears('导出全部客户');
  expect(it.said.some(({ line }) => line.card.file)).toBe(false);
  expect(await it.during(() => it.as('boss').presses('approve'), { room: 'dm:wang' })).toEqual([
    expect.stringContaining('批准了:导出全部客户'),
    expect.stringContaining('📎'),
  ]);
});

test.each([
  ['wang', '批准', /批准了:设Emma为组长/],
  ['wang', 'I approve it', /Approved: make Emma lead/],
  ['wang', '驳回', /没有批准:设Emma为组长/],
  ['wang', "don't approve", /Refused: make Emma lead/],
] as const)('the word alone decides the only one that waits: %s says «%s»', async (who, words, said) => {
  await it.as('boss').hears('make Emma lead');
  expect(await it.as(who).hears(words)).toEqual([expect.stringMatching(said)]);
});

test('of several it is asked which one, and none is decided', async () => {
  await it.as('boss').hears('make Emma lead');
  await it.as('boss').hears('make 李雷 lead');
  expect(await it.as('wang').hears('批准')).toEqual([
    expect.stringMatching(/有 2 个在等你,是哪一个\?[^]*1 Ada:设李雷为组长[^]*2 Ada:设Emma为组长/),
  ]);
  expect([await roleOf('Emma'), await roleOf('李雷')]).toEqual(['rep', 'rep']);
  expect(await it.as('wang').hears('2')).toEqual([expect.stringContaining('批准了:设Emma为组长')]);
  expect([await roleOf('Emma'), await roleOf('李雷')]).toEqual(['lead', 'rep']);
});

test.each([
  ['wang', '批准', '没有等你批准的'],
  ['boss', 'approve', 'Nothing waits for your approval'],
] as const)('%s says «%s» where nothing waits', async (who, words, said) => {
  expect(await it.as(who).hears(words)).toEqual([expect.stringContaining(said)]);
});

test('what is asked for twice is one request', async () => {
  await it.as('boss').hears('make Emma lead');
  expect(await it.as('boss').hears('make Emma lead')).toEqual([
    expect.stringContaining('Waiting for a second person already'),
  ]);
  expect(await it.as('wang').hears('待批准的申请')).toHaveLength(1);
});
