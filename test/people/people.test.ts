import { beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { addCustomer } from '../../src/core/customers/store/customers.ts';
import { indexSomeNames } from '../../src/core/customers/store/aliasIndex.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  for (const [who, name] of [
    ['lilei', '华为'],
    ['emma', '华为终端'],
  ] as const)
    await it.sql(async (tx) => {
      const { id: ownerId } = only(
        await tx.execute<{ id: number }>(sql`select person_id as id from identities where external = ${who}`),
      );
      await addCustomer(tx, { name, ownerId });
    });
});

const twoLis = async () => {
  await it.hears('拜访了华为采购李建国,谈了交期');
  await it.as('emma').hears('拜访了华为终端采购李敏,谈了价格');
};

test('two Lis are asked about by number, mine first, and the answer is learnt', async () => {
  await twoLis();
  expect(await it.hears('今天和李总通了电话,嫌报价高')).toEqual([
    expect.stringMatching(
      /有2个李总,是哪位\?[\s\S]*1 华为·李建国\(你的,今天\) {2}2 华为终端·李敏\(Emma,今天\) {2}3 别人/,
    ),
  ]);
  expect(await it.hears('1')).toEqual([
    expect.stringMatching(/✅ 华为 · 李建国 · 电话[\s\S]*记住了:李总就是华为的李建国/),
  ]);
  expect(await it.hears('给李总发了微信,说下周三报价')).toEqual([expect.stringMatching(/✅ 华为 · 李建国/)]);
});

test('the same in English', async () => {
  await twoLis();
  expect(await it.as('emma').hears('Called Mr Li today, thinks the quote is too high')).toEqual([
    expect.stringMatching(
      /2 people go by “Mr Li”[\s\S]*1 李敏, 华为终端 \(yours, today\) {2}2 李建国, 华为 \(李雷, today\)/,
    ),
  ]);
  expect(await it.as('emma').hears('1')).toEqual([
    expect.stringMatching(/✅ 华为终端 · 李敏 · call[\s\S]*Remembered: Mr Li is 李敏/),
  ]);
});

test('a surname at the end of a name counts as one at its beginning', async () => {
  await it.hears('拜访了华为采购李建国,谈了交期');
  await it.hears('Met Jack Li from 华为 at the fair, wants samples');
  expect(await it.hears('Called Mr Li today about the quote')).toEqual([
    expect.stringContaining('2 people go by “Mr Li”'),
  ]);
});

test('where nobody else goes by the name there is nothing to ask', async () => {
  await it.hears('拜访了华为采购李建国,谈了交期');
  expect(await it.hears('今天和李总通了电话,嫌报价高')).toEqual([expect.stringMatching(/✅ 华为 · 李建国 · 电话/)]);
});

test.each([
  ['老李就是华为李建国(记住)', '记住了:老李就是华为的李建国', '今天和老李通了电话,嫌报价高', '撤销'],
  ['Old Li means 李建国 at 华为', 'Remembered: Old Li is 李建国 at 华为', 'Called Old Li today about 华为', 'undo'],
  [
    'Big Li means 李建国 at 华为',
    'Remembered: Big Li is 李建国 at 华为',
    'Called Big Li, he wants samples by Friday',
    'undo',
  ],
])('«%s» is remembered until it is undone', async (lesson, learnt, note, undo) => {
  await twoLis();
  expect(await it.hears(lesson)).toEqual([expect.stringContaining(learnt)]);
  expect(await it.hears(undo)).toEqual([expect.stringMatching(/已撤销|Undone/)]);
  await it.hears(lesson);
  expect(await it.hears(note)).toEqual([expect.stringMatching(/✅ 华为 · 李建国/)]);
});

test('a name taught to the team means somebody else to whoever taught it otherwise', async () => {
  await twoLis();
  await it.hears('老李就是华为李建国');
  await it.as('emma').hears('老李就是华为终端李敏');
  expect(await it.hears('和老李通了电话,嫌报价高')).toEqual([expect.stringContaining('✅ 华为 · 李建国')]);
  expect(await it.as('emma').hears('和老李通了电话,嫌报价高')).toEqual([expect.stringContaining('✅ 华为终端 · 李敏')]);
  expect(await it.as('han').hears('和老李通了电话,嫌报价高')).toEqual([expect.stringContaining('有2个老李')]);
});

test('a customer is taught another name, and who is unknown is made known by it', async () => {
  expect(await it.hears('大华就是华为')).toEqual([expect.stringContaining('记住了:大华就是华为')]);
  expect(await it.as('emma').hears('who owns 大华')).toEqual([expect.stringContaining('李雷 owns 华为')]);
  await it.hears('陈博就是华为的陈晓明');
  expect(await it.hears('华为')).toEqual([expect.stringContaining('陈晓明')]);
});

test.each([
  ['老李就是中兴李建国(记住)', '我还不认识「中兴李建国」'],
  ['Old Li means Jack at ZTE', 'I do not know “Jack at ZTE” yet'],
])('«%s» says what is missing', async (lesson, answer) => {
  expect(await it.hears(lesson)).toEqual([expect.stringContaining(answer)]);
});

test('two people of one name at two customers are never mixed', async () => {
  await it.hears('今天和华为李总通了电话,电话13800138000,嫌报价高');
  await it.as('emma').hears('今天和华为终端李总通了电话,电话13900139000,要样品');
  const [one] = await it.hears('介绍 华为');
  const [other] = await it.hears('介绍 华为终端');
  expect(one).toContain('李总 13800138000');
  expect(one).not.toMatch(/13900139000|要样品/);
  expect(other).toContain('李总 13900139000');
  expect(other).not.toMatch(/13800138000|嫌报价高/);
  await it.hears('老李就是华为李总');
  expect(await it.hears('换联系人 老李')).toEqual([expect.stringContaining('华为 · 李总')]);
  expect(await it.as('emma').hears('换联系人 老李')).toEqual([expect.stringContaining('华为终端 · 李总')]);
});

test('names that came without how they are met are spelled by the next tick', async () => {
  await it.sql((tx) => tx.execute(sql`update aliases set sound = null, initials = null, near = null, parts = null`));
  await it.sql((tx) =>
    tx.execute(sql`insert into contacts (customer_id, name) select id, '欧阳锋' from customers where name = '华为'`),
  );
  expect(await it.hears('谁负责huawei')).toEqual([expect.stringContaining('没有找到')]);
  expect(await it.store.due(it.now())).toContain(it.workspace);
  while (await it.sql(indexSomeNames)) await it.sql(indexSomeNames);
  expect(await it.hears('谁负责huawei')).toEqual([expect.stringContaining('华为由李雷负责')]);
  expect(await it.hears('ouyangfeng')).toEqual([expect.stringContaining('欧阳锋')]);
});

test('a first name alone is the one person we know by it, and says whose the note is', async () => {
  const emma = it.as('emma');
  await emma.hears('Had lunch with Sarah Chen from Northwind, they are unhappy with delivery');
  await emma.hears('1');
  expect(await emma.hears('Spoke to Sarah again, she wants 15% off')).toEqual([
    expect.stringContaining('✅ Northwind · Sarah Chen · call · today'),
  ]);
  expect(await emma.hears("Sarah's email is sarah@northwind.example, mobile +44 7700 900123")).toEqual([
    expect.stringContaining('📇 Northwind · Sarah Chen · phone +44 7700 900123 · e-mail sarah@northwind.example'),
  ]);
  expect(await emma.hears("what's Sarah's phone")).toEqual([expect.stringContaining('+44 7700 900123')]);
});

test('a sum, a day in figures and a telephone number are those of the country that somebody is in', async () => {
  const emma = it.as('emma');
  await emma.hears('time zone London');
  expect(await emma.hears('Met Dana at Acme, budget 45k, call her on 3/12, her mobile is 07700 900123')).toEqual([
    expect.stringMatching(/£45,000[\s\S]*Thu 3 Dec/),
  ]);
});

test('«which customer?» can be answered with a person there', async () => {
  await it.hears('拜访了华为采购李建国,谈了交期');
  await it.hears('1');
  await it.hears('聊了聊价格,他嫌贵');
  expect(await it.hears('李建国')).toEqual([expect.stringContaining('  2 华为')]);
});
