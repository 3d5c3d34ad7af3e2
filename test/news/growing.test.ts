/** What several customers say within two weeks is told to the lead once, with its notes. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { modelsWanted } from '../../src/core/reader/products.ts';
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

test('a product of ours, under any of its names', async () => {
  await meet();
  await it.as('han').hears('我们的产品有A系列轴承、B系列');
  await it.as('han').hears('A系列轴承又叫AX轴');
  await it.hears('今天拜访了华为王工,聊了A系列轴承');
  await it.hears('今天拜访了美的陈工,看了AX轴');
  expect(await told('今天拜访了立讯周工,A系列轴承装上了')).toEqual([
    expect.stringContaining('两周里 3 家客户都提到「A系列轴承」'),
  ]);
});

test('a model that three customers ask for is proposed as a product, once, and taught by a tap', async () => {
  await meet();
  expect(await told('今天拜访了华为王工,想要X900系列样品')).toEqual([]);
  expect(await told('今天拜访了美的陈工,问了X900系列的交期', 'emma')).toEqual([]);
  const [card = ''] = await told('今天拜访了立讯周工,想试X900系列');
  expect(card).toMatch(/^💡 3 家客户的记录都说到「X900系列」[^]*1 是我们的产品/);
  expect(await told('今天拜访了海尔周工,想要X900系列')).toEqual([]);
  expect((await it.as('han').hears('1'))[0]).toContain('📦 我们的产品:X900系列');
  expect((await it.hears('哪些客户问过X900系列'))[0]).toMatch(/^🔎 4 家/);
  expect(it.problems).toEqual([]);
});

test('an objection that none of the topics is, too; a plain word is not', async () => {
  await meet();
  await it.hears('今天拜访了华为王工,嫌开票慢');
  await it.hears('今天拜访了美的陈工,抱怨开票慢');
  const [card = ''] = await told('今天拜访了立讯周工,还是嫌开票慢');
  expect(card).toMatch(/「开票慢」[^]*算哪一类异议[^]*1 价格  2 交期  3 质量  4 服务  5 付款/);
  expect((await it.as('han').hears('4'))[0]).toContain('「开票慢」算服务');
  expect((await it.hears('哪些客户提到服务'))[0]).toMatch(/^🔎 3 家/);
});

test.each([
  ['今天和华为王工聊了聊,要USD200万的预算', []],
  ['他们问了B200的价格,也想试A系列', ['B200', 'A系列']],
  ['asked about the QX-40 and wants Z9 series samples', ['QX-40', 'Z9 series']],
  ['interested in our Delta series', ['Delta series']],
  ['这个系列要打样', []],
])('in «%s»', (text, words) => {
  expect(modelsWanted(text)).toEqual(words);
});
