/** What a customer is worth: by year, over its life, our share of its purse, and the tier that is proposed and never set by itself. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

const first = async (words: string, who: 'lilei' | 'wang' = 'lilei') => (await it.as(who).hears(words))[0] ?? '';

beforeEach(async () => {
  Object.assign(it, await world());
  await it.sql(async (tx) => {
    for (const [name, tier] of [
      ['华为', 'B'],
      ['比亚迪', 'A'],
      ['立讯', null],
      ['美的', null],
    ] as const)
      await tx.execute(sql`with made as (
        insert into customers (name, owner_id, tier) select ${name}, (select id from people where name = '李雷' limit 1), ${tier} returning id)
        insert into aliases (customer_id, name, key) select id, ${name}, ${name} from made`);
  });
});

test('by year and kind, with the formula of the lifetime value and the notes behind it', async () => {
  await it.hears('2025年3月3日华为合同签了,40万');
  await it.hears('2026年6月1日华为回款20万');
  await it.hears('华为合同签了,98万');
  const card = await first('华为值多少钱');
  expect(card).toContain('💎 华为 · 价值');
  expect(card).toContain('签约 2026年 ¥980,000 · 2025年 ¥400,000');
  expect(card).toContain('回款 2026年 ¥200,000');
  expect(card).toContain('终身价值 ¥4,320,000 = 至今签约 ¥1,380,000 + 近12个月 ¥980,000 × 3年');
  expect((await it.presses('金额依据'))[0]).toMatch(/💰 华为 · 金额[^]*98万|💰 华为 · 金额/);
  expect(await first('what is 华为 worth')).toContain('What 华为 is worth');
});

test('of a customer without any sum it says so, and asks for the share', async () => {
  const card = await first('立讯值多少钱');
  expect(card).toMatch(/还没有签约、订单或回款[^]*我们占立讯两成/);
});

test.each([
  ['我们占华为两成', '20%'],
  ['我们占华为采购的两成半', '25%'],
  ['华为的采购里我们占三分之一', '33%'],
  ['we have 20% of 华为’s spend', '20%'],
  ['our share at 华为 is half', '50%'],
])('our share of the purse: «%s»', async (words, share) => {
  expect(await first(words)).toMatch(new RegExp(`华为 · (我们占|our share)[^]*${share}`));
  expect(await first('华为值多少钱')).toContain(`我们占 ${share}`);
});

test('a share is told anew, taken back, and asked about after half a year', async () => {
  await it.hears('我们占华为两成');
  expect(await first('我们占华为三成')).toMatch(/30%[^]*原来 20%/);
  await it.hears('撤销');
  expect(await first('华为值多少钱')).toContain('我们占 20%');
  await it.hears('5月25日跟进华为');
  expect((await it.until('2027-05-25T09:31')).join('\n')).toMatch(/我们占还是20%吗/);
});

test('a tier is proposed with its reason, and set by a tap alone', async () => {
  await it.hears('华为合同签了,700万');
  await it.hears('立讯合同签了,200万');
  expect(await first('华为值多少钱')).not.toContain('建议');
  await it.hears('美的合同签了,50万');
  const card = await first('华为值多少钱');
  expect(card).toContain('等级 B类,建议A类:近两年签约排第1(共3家),前面的占0%');
  expect((await it.presses('改成A类'))[0]).toContain('华为 · A类');
  expect(await first('华为值多少钱')).toContain('等级 A类 (近两年签约排第1');
  expect(await first('美的值多少钱')).toContain('建议C类:近两年签约排第3(共3家),前面的占95%');
});

test('what somebody may not see is no part of it', async () => {
  await it.hears('华为合同签了,98万');
  await it.hears('先别公开');
  expect(await first('华为值多少钱', 'wang')).not.toContain('980,000');
});
