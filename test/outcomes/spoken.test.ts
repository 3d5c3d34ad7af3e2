/** A deal's life as people say it, in both languages: what they tell, and what whoever leads asks afterwards. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Who, world } from '../support/world.ts';

type Said = readonly [who: Who, words: string, answer: string | RegExp];

const CUSTOMERS = [
  ['华为', '李雷', 'A'],
  ['立讯', '李雷', 'B'],
  ['海尔', '李雷', null],
  ['Bosch', 'Emma', 'A'],
  ['Acme', 'Emma', 'B'],
] as const;

const TOLD: readonly Said[] = [
  ['lilei', '华为 商机 120万 报价阶段 1月底签', /^💼 华为 · 报价阶段 · 报价 ¥1,200,000 · 预计 2027-01-31 周日 签/],
  [
    'emma',
    'Bosch deal 1.2M quoted, sign end Jan',
    /^💼 Bosch · quoted · quoted ¥1,200,000 · to be signed Sun 31 Jan 2027/,
  ],
  ['lilei', '华为商机到谈判阶段了', /^💼 华为 · 谈判阶段 · 报价 ¥1,200,000/],
  ['emma', 'Bosch deal moved to negotiating', /^💼 Bosch · negotiating · quoted ¥1,200,000/],
  ['lilei', '赢了', /^🎉 华为 · 赢了 · 签约 ¥1,200,000/],
  ['lilei', '撤销', /已撤销/],
  ['lilei', '合同签了,98万', /^🎉 华为 · 赢了 · 签约 ¥980,000/],
  ['emma', 'won', /^🎉 Bosch · won · signed ¥1,200,000/],
  ['lilei', '立讯 商机50万 报价阶段', /^💼 立讯/],
  ['lilei', '丢了,输给西门子,价格', /^📉 立讯 · 输给西门子,因为价格 · 丢单 ¥500,000[^]*1 2027-05-20 周四再争取/],
  ['emma', 'Acme deal 300k quoted', /^💼 Acme/],
  [
    'emma',
    'lost to Siemens on price',
    /^📉 Acme · lost to Siemens on price · lost ¥300,000[^]*1 try again Thu 20 May 2027/,
  ],
  ['lilei', '华为满意度4 交期慢', /^⭐ 华为 · 满意度 4\/5/],
  ['lilei', '满意度2 交期慢', /^🚩 华为 · 满意度 2\/5[^]*给李雷、韩梅梅记了今天的跟进/],
  ['emma', 'Bosch CSAT 4, slow delivery', /^⭐ Bosch · CSAT 4\/5/],
  ['emma', 'CSAT 4/5', /^⭐ Bosch · CSAT 4\/5/],
  ['emma', 'Bosch NPS 9', /^⭐ Bosch · NPS 9/],
  ['lilei', '海尔 商机30万 报价阶段', /^💼 海尔/],
];

/** Two weeks and a day later. */
const ASKED: readonly Said[] = [
  ['han', '漏斗', /^💼 商机 \(1\)[^]*报价 ¥300,000[^]*1\. 海尔 · 报价阶段/],
  ['han', 'pipeline', /^💼 Deals \(1\)[^]*quoted ¥300,000[^]*1\. 海尔 · quoted/],
  ['han', '卡了两周的商机', /^💼 卡了14天的商机 \(1\)[^]*1\. 海尔/],
  ['han', 'deals stuck 2 weeks', /^💼 Deals stuck for 14 days \(1\)[^]*1\. 海尔/],
  ['wang', 'A类名单按价值排', /^🔎 2 家:A类\n1\. Bosch · 签约额 ¥1,200,000[^\n]*\n2\. 华为 · 签约额 ¥980,000/],
  [
    'wang',
    'tier A by value',
    /^🔎 2 customers: tier A\n1\. Bosch · signed ¥1,200,000[^\n]*\n2\. 华为 · signed ¥980,000/,
  ],
  ['wang', '满意度低于3的', /^⭐ 满意度低于3 \(1\)\n1\. 华为 · 满意度 2\/5/],
  ['wang', 'CSAT below 3', /^⭐ satisfaction below 3 \(1\)\n1\. 华为 · CSAT 2\/5/],
  ['wang', '今年丢了多少客户,因为什么', /^📉[^]*丢单 2 个｜原因 价格 2｜丢单 ¥800,000｜流失客户 0 \/ 5/],
  ['wang', 'customers lost this year and why', /^📉 deals lost this year: 2[^]*price 2[^]*customers lost 0 of 5/],
  [
    'wang',
    '客户终身价值前20',
    /^🔎 5 家:前20\n1\. Bosch · A类 · 终身价值 ¥4,800,000[^\n]*\n2\. 华为 · A类 · 终身价值 ¥3,920,000/,
  ],
  ['wang', 'top 20 LTV', /^🔎 5 customers: top 20\n1\. Bosch · tier A · lifetime value ¥4,800,000/],
  ['wang', '没下单的客户', /^🔎 5 家:没下单的/],
  ['wang', 'which customers have not paid', /^🔎 5 customers: who have not paid/],
  ['wang', '丢给谁最多', /^📊 丢单 2 个[^]*西门子: 1 个/],
  ['wang', 'who did we lose to most', /^📊 deals lost 2[^]*Siemens: 1/],
];

test('what is told of deals and customers, and asked of them', { timeout: 180_000 }, async () => {
  const it = await world();
  await it.sql(async (tx) => {
    for (const [name, owner, tier] of CUSTOMERS)
      await tx.execute(sql`with made as (
        insert into customers (name, owner_id, tier, tags)
          select ${name}, (select id from people where name = ${owner} limit 1), ${tier}, '[]' returning id)
        insert into aliases (customer_id, name, key) select id, ${name}, ${name.toLowerCase()} from made`);
  });
  await meets(TOLD);
  it.pass({ hours: 24 * 15 });
  await meets(ASKED);
  expect(it.problems).toEqual([]);

  async function meets(said: readonly Said[]) {
    for (const [who, words, answer] of said)
      expect([words, (await it.as(who).hears(words)).join('\n')]).toEqual([words, expect.stringMatching(answer)]);
  }
});
