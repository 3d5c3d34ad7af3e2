/** What several customers say within two weeks is told to the lead once, with its notes. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.sql(async (tx) => {
    for (const name of ['华为', '美的', '立讯', '海尔', '比亚迪', '格力'])
      await tx.execute(sql`with made as (
        insert into customers (name, owner_id, tags) select ${name}, (select id from people where name = '李雷'), '[]' returning id)
        insert into aliases (customer_id, name, key) select id, ${name}, ${name} from made`);
  });
});

/** What the lead is told while something is said. */
const told = (words: string, who: 'lilei' | 'emma' = 'lilei') =>
  it.during(() => it.as(who).hears(words), { room: 'dm:han' });

/** The lead is one whom the bot has met. */
const meet = () => it.as('han').hears('帮助');

test('with the third customer, and not with the fourth or with one that has said so', async () => {
  await meet();
  expect(await told('今天拜访了华为王工,嫌报价高')).toEqual([]);
  expect(await told('今天拜访了华为李工,价格还要降')).toEqual([]);
  expect(await told('今天拜访了美的陈工,说太贵', 'emma')).toEqual([]);
  const [card = ''] = await told('今天拜访了立讯周工,嫌报价高');
  expect(card).toMatch(
    /^📈 两周里 3 家客户都提到「价格」\n1\. 立讯 · 今天 · 李雷\n2\. 美的 · 今天 · Emma\n3\. 华为 · 今天 · 李雷\n/,
  );
  expect((await it.as('han').hears('2'))[0]).toContain('说太贵');
  expect(await told('今天拜访了海尔周工,嫌报价高')).toEqual([]);
  expect(await told('今天给立讯打了电话,还是嫌报价高')).toEqual([]);
  expect(it.problems).toEqual([]);
});

test('a competitor as well; what is older than two weeks or kept private does not count', async () => {
  await meet();
  await it.hears('11月2日拜访了华为王工,竞品是西门子');
  await it.hears('今天拜访了美的陈工,竞品:西门子,先别公开');
  await it.hears('今天拜访了立讯周工,竞品是西门子');
  expect(await told('今天拜访了海尔周工,竞品是西门子')).toEqual([]);
  expect(await told('今天拜访了比亚迪李工,竞品是西门子')).toEqual([
    expect.stringContaining('两周里 3 家客户都提到「西门子」'),
  ]);
});
