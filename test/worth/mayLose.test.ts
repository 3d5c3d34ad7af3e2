/** Customers that may be lost, with what says so, and those worth winning back. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

const first = async (words: string, who: 'lilei' | 'emma' | 'wang' = 'lilei') =>
  (await it.as(who).hears(words))[0] ?? '';

beforeEach(async () => {
  Object.assign(it, await world());
  await it.sql(async (tx) => {
    for (const [name, owner] of [
      ['华为', '李雷'],
      ['比亚迪', '李雷'],
      ['立讯', 'Emma'],
      ['美的', '李雷'],
    ] as const)
      await tx.execute(sql`with made as (
        insert into customers (name, owner_id) select ${name}, (select id from people where name = ${owner} limit 1) returning id)
        insert into aliases (customer_id, name, key) select id, ${name}, ${name} from made`);
  });
});

test('with nothing that speaks against anybody it says what it has looked at', async () => {
  await it.hears('今天和华为李总通了电话');
  expect(await first('这个季度可能丢的客户')).toMatch(/没有:可能丢的客户[^]*低分、没结的投诉/);
});

test('each with its signs, the most first; what is lost already is not there', async () => {
  await it.hears('6月1日拜访了立讯王工');
  await it.hears('比亚迪 商机50万 报价阶段');
  await it.hears('比亚迪丢了,输给西门子,价格');
  await it.hears('华为合同签了,98万');
  await it.hears('华为满意度2 交期慢');
  await it.hears('华为投诉轴承异响,要求2小时内答复');
  await it.until('2026-11-21T12:00');
  const card = await first('这个季度可能丢的客户');
  expect(card).toMatch(/🚨 可能丢的客户 \(3\)\n1\. 华为 · 满意度 2\/5 · 投诉过期没结 · 签约 ¥980,000/);
  expect(card).toMatch(/比亚迪 · (?:昨天|11-20 周五)丢单/);
  expect(card).toMatch(/立讯 · 上次联系/);
  expect(card).not.toContain('美的');
  expect(await first('which customers may we lose this quarter', 'wang')).toMatch(/华为 · CSAT 2\/5|华为 · 满意度/);
  expect(await first('why?', 'wang')).toMatch(/customers we may lose \(3\)[^]*华为 · CSAT 2\/5/);
  expect(await first('为什么')).toMatch(/可能丢的客户 \(3\)[^]*立讯 · /);
  expect(await first('我的可能丢的客户')).not.toContain('立讯');
  expect(await first('为什么')).toMatch(/可能丢的客户 \(2\)\n1\. 华为 · 满意度 2\/5/);
  await it.hears('华为 状态 流失');
  expect(await first('可能丢的客户')).toContain('可能丢的客户 (2)');
});

test('worth winning back: whom it went to and why, and the day of the next try', async () => {
  expect(await first('可以赢回的客户')).toContain('没有');
  await it.hears('比亚迪 商机50万 报价阶段');
  await it.hears('比亚迪丢了,输给西门子,价格');
  expect(await first('可以赢回的客户')).toMatch(
    /🎣 可以再争取的客户 \(1\)\n1\. 比亚迪 · .*丢的 · 输给西门子 · 因为价格/,
  );
  await it.hears('给比亚迪加个跟进:2027年3月1日 再争取一次');
  expect(await first('win-back list', 'emma')).toMatch(/比亚迪 · .*due .*1 Mar/);
  await it.hears('比亚迪 新商机60万');
  expect(await first('可以赢回的客户')).toContain('没有');
});
