import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { addPerson, linkIdentity } from '../../src/core/people/store/people.ts';
import { commands } from '../../src/core/commands.ts';
import { addTeam } from '../../src/core/people/store/teams.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { examplesOf } from '../support/rounds.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';
import type { Role } from '../../src/core/contract/person.ts';

const it = {} as World;
const SECRET = 'ZX7731';

/** A customer of our team with a mark in all that is known of it, and colleagues of another team. */
beforeEach(async () => {
  Object.assign(it, await world());
  await it.sql(async (tx) => {
    const other = await addTeam(tx, { name: '销售二组', zone: 'Asia/Shanghai', locale: 'zh' });
    for (const [id, role] of [
      ['chen', 'rep'],
      ['liu', 'lead'],
    ] as const satisfies readonly (readonly [string, Role])[]) {
      const person = await addPerson(tx, { name: id, role, locale: 'zh', zone: 'Asia/Shanghai', teamId: other.id });
      const room = { platform: 'test', account: it.account, external: `dm:${id}`, kind: 'direct' as const };
      const roomId = await addRoom(tx, { ...room, personId: person.id });
      await linkIdentity(tx, { platform: 'test', account: it.account, external: id, personId: person.id, roomId });
    }
  });
  await it.hears(`拜访了立讯的王工,代号${SECRET},嫌报价高,预算80万,下周三跟进`);
  await it.hears('新客户 立讯');
  await it.hears(`立讯 备忘:${SECRET}`);
  await it.hears(`立讯 标签 ${SECRET}`);
  await it.hears('王工电话 13655551234');
});

test.each(['立讯只给我们组看', '立讯: my team only'])(
  '«%s»: to another team the customer does not exist',
  async (sentence) => {
    expect(await it.as('chen').hears('谁负责立讯')).toEqual([expect.stringContaining('立讯由李雷负责')]);
    expect(await it.hears(sentence)).toEqual([expect.stringMatching(/只给销售一组看|for 销售一组 only/)]);
    expect(await it.as('chen').hears('谁负责立讯')).toEqual([expect.stringContaining('没有找到客户「立讯」')]);
    expect(await it.as('chen').hears('立讯')).toEqual([expect.stringMatching(/还没有叫「立讯」的客户/)]);
    expect(await it.as('liu').hears(`搜 代号${SECRET}`)).toEqual([expect.stringContaining('没有记录提到')]);
    expect(await it.as('emma').hears('谁负责立讯')).toEqual([expect.stringContaining('立讯由李雷负责')]);
    expect(await it.as('wang').hears('谁负责立讯')).toEqual([expect.stringContaining('立讯由李雷负责')]);
  },
);

test.each(['立讯', 'lixun'])('to whom a customer is hidden, «%s» is whatever else comes near', async (name) => {
  await it.hears('立讯只给我们组看');
  await it.as('chen').hears('拜访了立讯精密,要样品');
  await it.as('chen').hears('新客户 立讯精密');
  expect(await it.as('chen').hears(`谁负责${name}`)).toEqual([expect.stringContaining('立讯精密由chen负责')]);
});

test('no command of another team’s rep says a word of it, nor does a question by number', async () => {
  await it.hears('立讯只给我们组看');
  const ids = only(
    await it.sql((tx) =>
      tx.execute<{ note: number; promised: number; fact: number }>(
        sql`select set_config('app.hidden', '{}', true), (select max(id) from interactions) as note,
        (select max(id) from follow_ups) as promised, (select max(id) from facts) as fact`,
      ),
    ),
  );
  const sentences = commands
    .flatMap(examplesOf)
    .map((text) =>
      text
        .replaceAll(/华为云?|宁德|美的|Huawei(?: Cloud)?|Luxshare|CATL|Midea/g, '立讯')
        .replaceAll(/李总|张姐|Mr Li|Ms Zhang/g, '王工'),
    );
  const said = it.said.length;
  for (const text of [
    ...sentences,
    '李雷 这周做了什么',
    `看 #${ids.note}`,
    `跟进 #${ids.promised}`,
    `完成 #${ids.promised}`,
    `核对 #${ids.fact} 变了`,
    `补充 #${ids.note}:听说`,
    `换客户 #${ids.note} 立讯`,
  ])
    await it.as('chen').hears(text);
  await it.during(() => it.until('2026-11-25T10:00'), { room: 'dm:chen' });
  const theirs = it.said.slice(said).filter(({ line }) => line.room === 'dm:chen');
  expect(theirs.length).toBeGreaterThan(commands.length);
  const told = theirs.flatMap(({ line }) => (new RegExp(`${SECRET}|13655551234`).test(line.text) ? [line.text] : []));
  expect(told).toEqual([]);
  expect(it.problems).toEqual([]);
}, 300_000);

test('whoever has something to do there sees it: a helper, the backup, the owner of a follow-up', async () => {
  await it.hears('立讯只给我们组看');
  await it.hears('chen协助立讯');
  expect(await it.as('chen').hears('谁负责立讯')).toEqual([expect.stringContaining('立讯由李雷负责')]);
  await it.hears('chen不协助立讯了');
  expect(await it.as('chen').hears('谁负责立讯')).toEqual([expect.stringContaining('没有找到')]);
  await it.hears('立讯的备份是liu');
  expect(await it.as('liu').hears('谁负责立讯')).toEqual([expect.stringContaining('备份 liu')]);
  await it.hears('我的跟进');
  await it.hears('1转给chen');
  expect(await it.as('chen').hears('我的跟进')).toEqual([expect.stringContaining('立讯 · 11-25')]);
  expect(await it.during(() => it.until('2026-11-25T09:30'), { room: 'dm:chen' })).toEqual([
    expect.stringContaining('立讯'),
  ]);
});

test('the owner is reminded of a restricted customer, and its team’s digest has it', async () => {
  await it.hears('立讯只给我们组看');
  expect(await it.during(() => it.until('2026-11-23T09:00'), { room: 'team' })).toEqual([
    expect.stringContaining('立讯'),
  ]);
  expect(await it.during(() => it.until('2026-11-25T09:30'), { room: 'dm:lilei' })).toEqual([
    expect.stringContaining('立讯'),
  ]);
});

test('«谁看过» tells the owner who asked, those included who were shown nothing', async () => {
  await it.as('emma').hears('立讯');
  await it.hears('立讯只给我们组看');
  await it.as('chen').hears('谁负责立讯');
  const [readers] = await it.hears('谁看过立讯');
  expect(readers).toMatch(/• chen 问过 1 次,没有给看/);
  expect(readers).toMatch(/• Emma 看过 1 次,最近 今天 10:00/);
  expect(await it.as('boss').hears('who viewed 立讯')).toEqual([
    expect.stringContaining('chen asked 1×, was shown nothing'),
  ]);
  expect(await it.as('emma').hears('who viewed 立讯')).toEqual([expect.stringContaining('李雷’s')]);
});

test('only its owner, a lead or a manager restricts a customer, and any of them opens it again', async () => {
  expect(await it.as('chen').hears('立讯只给我们组看')).toEqual([expect.stringContaining('这是李雷的')]);
  expect(await it.as('han').hears('立讯只给我们组看')).toEqual([expect.stringContaining('只给销售一组看')]);
  expect(await it.hears('立讯大家都能看')).toEqual([expect.stringContaining('大家都能看了')]);
  expect(await it.as('chen').hears('谁负责立讯')).toEqual([expect.stringContaining('立讯由李雷负责')]);
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
  expect(await it.as('chen').hears('谁负责立讯')).toEqual([expect.stringContaining('没有找到')]);
});

test('a transaction in which nobody has said who looks sees nothing that is restricted', async () => {
  await it.hears('立讯只给我们组看');
  const seen = await it.sql((tx) =>
    tx.execute<{ count: number }>(
      sql`select (select count(*) from customers) + (select count(*) from contacts) + (select count(*) from interactions) + (select count(*) from facts) as count`,
    ),
  );
  expect(seen[0]?.count).toBe(0);
});
