/** Who has read what: every read of somebody else's customer is kept, shown to whom it concerns, and told when it is very much. */
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天拜访了美的王工,答应周四给样品');
  await it.hears('新客户 美的');
  await it.hears('美的 决策人是赵总');
});

const readsOf = (name: string) =>
  it.sql((tx) =>
    tx.execute<{ customer: string }>(
      sql`select c.name as customer from audit a join people p on p.id = a.person_id join customers c on c.id = a.row_id
        where p.name = ${name} and a.action = 'read' and a.table_name = 'customers'`,
    ),
  );

test.each([
  '美的',
  'brief 美的',
  'who owns 美的',
  '美的 timeline',
  'what did we promise 美的',
  '美的 decision chain',
  'who met 美的 last',
  'who knows someone at 美的',
  'who really knows 美的',
  'how deep is our relationship with 美的',
  'prep me for 王工 at 美的',
  '美的王工电话多少',
])('Emma asks «%s», and it is in the audit', async (question) => {
  await it.as('emma').hears(question);
  expect(await readsOf('Emma')).toContainEqual({ customer: '美的' });
});

test('a note of somebody else’s that is opened by its number is a read of its customer', async () => {
  const [note] = await it.sql((tx) => tx.execute<{ id: number }>(sql`select id from interactions`));
  await it.as('emma').hears(`show #${note?.id}`);
  expect(await readsOf('Emma')).toContainEqual({ customer: '美的' });
});

describe('what a colleague has looked at', () => {
  test.each([
    ['han', 'Emma看过哪些客户', /Emma这30天看过 1 个别人的客户\n• 美的 1 次,最近 今天/],
    ['boss', 'what has Emma looked at', /Emma has viewed 1 customers of others in 30 days\n• 美的 1×/],
    ['emma', 'what have I looked at', /👀|🤔/],
    ['lilei', 'Emma看过哪些客户', /Emma/],
  ] as const)('%s asks «%s»', async (who, question, said) => {
    await it.as('emma').hears('brief 美的');
    expect((await it.as(who).hears(question))[0]).toMatch(said);
  });

  test('is none of another rep’s business, and one’s own customers are nobody’s', async () => {
    await it.as('emma').hears('brief 美的');
    await it.hears('介绍 美的');
    expect((await it.hears('Emma看过哪些客户'))[0]).not.toContain('美的');
    expect((await it.as('han').hears('李雷看过哪些客户'))[0]).toContain('没看过别人的客户');
    expect((await it.as('han').hears('老赵看过哪些客户'))[0]).not.toContain('美的');
  });
});

describe('very much reading', () => {
  /** Emma has read about so many customers of 李雷's today. */
  const hasRead = (count: number) =>
    it.sql(async (tx) => {
      await tx.execute(
        sql`insert into customers (name, owner_id) select 'c' || n, (select id from people where name = '李雷') from generate_series(1, ${count}) n`,
      );
      await tx.execute(sql`select set_config('app.person', (select id::text from people where name = 'Emma'), true)`);
      await tx.execute(sql`select keep_reading((select array_agg(id) from customers where name like 'c%'))`);
    });

  /** The rooms in which something was said while Emma read about one more. */
  async function told() {
    const before = it.said.length;
    it.pass({ minutes: 1 });
    await it.as('emma').hears('brief 美的');
    return it.said.slice(before).flatMap(({ line }) => (line.text.includes('👀') ? [`${line.room} ${line.text}`] : []));
  }

  test('is told to the manager, once that day', async () => {
    await hasRead(29);
    expect(await told()).toEqual([expect.stringMatching(/^dm:wang 👀 Emma今天看了 30 个别人的客户/)]);
    expect(await told()).toEqual([]);
  });

  test('is not what a day’s work has', async () => {
    await hasRead(28);
    expect(await told()).toEqual([]);
  });
});

describe('whoever is about to leave', () => {
  const alarms = async (work: () => Promise<unknown>) =>
    (await it.during(work, { room: 'dm:wang' })).filter((text) => text.startsWith('🚨'));

  test('takes nothing out as a file without the manager being told', async () => {
    expect(await alarms(() => it.hears('导出我的客户'))).toEqual([]);
    await it.as('wang').hears('李雷11月27日离职');
    expect(await alarms(() => it.hears('导出我的客户'))).toEqual([
      expect.stringContaining('李雷要离职,刚刚导出了客户资料'),
    ]);
    expect(await alarms(() => it.hears('导出王工的个人信息'))).toEqual([expect.stringContaining('李雷要离职')]);
    await it.as('wang').hears('取消交接李雷');
    expect(await alarms(() => it.hears('导出我的客户'))).toEqual([]);
  });

  test('reads about ten customers of others at most before the manager is told', async () => {
    await it.as('wang').hears('Emma leaves on 27 Nov at 18:00');
    await it.sql(async (tx) => {
      await tx.execute(
        sql`insert into customers (name, owner_id) select 'c' || n, (select id from people where name = '李雷') from generate_series(1, 9) n`,
      );
      await tx.execute(sql`select set_config('app.person', (select id::text from people where name = 'Emma'), true)`);
      await tx.execute(sql`select keep_reading((select array_agg(id) from customers where name like 'c%'))`);
    });
    it.pass({ minutes: 1 });
    expect(await alarms(() => it.as('emma').hears('brief 美的'))).toEqual([
      expect.stringMatching(/Emma(?:要离职,今天看了 10 个别人的客户|, who is about to leave, has read about 10)/),
    ]);
    it.pass({ minutes: 1 });
    expect(await alarms(() => it.as('emma').hears('brief 美的'))).toEqual([]);
  });
});
