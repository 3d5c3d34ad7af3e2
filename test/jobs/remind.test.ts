/** Many are reminded in one transaction: what that must not do to any of them. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => void Object.assign(it, await world()));

const told = async (local: string) =>
  (await it.during(() => it.until(local))).filter((card) => card.startsWith('⏰')).toSorted();

test('whoever cannot be reminded keeps nobody else waiting, and is told as soon as they can be', async () => {
  await it.sql((tx) =>
    tx.execute(sql`insert into follow_ups (owner_id, set_by, action, due_on, precision, zone, remind_at)
      select id, id, '写报告', '2026-11-23', 'day', 'Asia/Shanghai', '2026-11-23T09:30+08' from people where name in ('李雷', 'Emma', '韩梅梅')`),
  );
  const live = (zone: string) =>
    it.sql((tx) =>
      tx.execute(
        sql`update follow_ups set rung = 'nudge', zone = ${zone} where owner_id = (select id from people where name = 'Emma')`,
      ),
    );
  await live('No/Where');
  expect(await told('2026-11-23T09:31')).toHaveLength(2);
  expect(it.problems.splice(0).length).toBeGreaterThan(0);
  await live('Asia/Shanghai');
  expect(await told('2026-11-23T09:40')).toHaveLength(1);
});

test('whatever becomes of a follow-up, whoever looks after it is looked at when it is due', async () => {
  for (const text of [
    '新客户 华为',
    '11月25日给华为报价',
    '每月15号给华为对账',
    '推到周五',
    '撤销',
    '我的跟进',
    '完成1',
    '撤销',
    '今天和华为李总通了电话,下周三跟进',
    '改成下周五下午3点',
    '华为的跟进都转给Emma',
    '我下周休假,Emma代我',
  ])
    await it.hears(text);
  await it.until('2026-11-23T09:31');
  const forgotten = await it.sql((tx) =>
    tx.execute(sql`select f.id, f.remind_at from follow_ups f where f.state = 'open' and f.remind_at is not null
      and not exists (select from wakes w where w.owner_id = f.owner_id and w.at = f.remind_at)`),
  );
  expect(forgotten).toEqual([]);
});
