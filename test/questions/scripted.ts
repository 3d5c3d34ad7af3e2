/** A small firm and what it told: every answer about it can be worked out by hand. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { type World, world } from '../support/world.ts';

const CUSTOMERS = [
  ['华为', '李雷', 'A', 'quoted', 'active'],
  ['比亚迪', '李雷', 'A', 'proposal', 'active'],
  ['立讯', 'Emma', 'B', 'quoted', 'active'],
  ['美的', 'Emma', 'A', 'negotiating', 'active'],
  ['格力', '李雷', 'B', null, 'paused'],
  ['海尔', null, 'C', null, 'prospect'],
  ['奥克斯', 'Emma', 'C', null, null],
] as const;

/** In the order of what happened; nobody has spoken to 海尔. */
const SAID = [
  '8月3日拜访了比亚迪王工,嫌报价高',
  '10月12日给华为李总打电话,说报价高了',
  '11月2日和美的陈工开会,价格还要再降',
  '11月10日拜访立讯王工,交期太长',
  '5月6日拜访格力周工,聊了售后响应慢',
  '3月2日拜访了奥克斯陈工,看了样品',
  '华为 竞品:西门子',
  '美的 竞品:西门子',
  '立讯 竞品:ABB',
  '华为投诉交期晚了一周',
  '美的投诉轴承异响',
  '格力投诉交期不准',
  '华为合同签了,98万',
  '美的合同签了,50万',
  '比亚迪 商机120万 报价阶段',
  '立讯 商机30万 方案阶段',
  '格力回款10万',
  '华为满意度4',
  '美的满意度2 轴承异响',
];

/** It is Friday, 20 November; what has no day was told then. `more` is told after it. */
export async function scriptedFirm(more: readonly string[] = []): Promise<World> {
  const it = await world();
  await it.sql(async (tx) => {
    for (const [name, owner, tier, stage, status] of CUSTOMERS)
      await tx.execute(sql`with made as (
        insert into customers (name, owner_id, tier, stage, status, tags)
          select ${name}, (select id from people where name = ${owner} limit 1), ${tier}, ${stage}, ${status}, '[]' returning id)
        insert into aliases (customer_id, name, key) select id, ${name}, ${name} from made`);
  });
  for (const words of [...SAID, ...more]) {
    await it.hears(words);
    it.pass({ minutes: 1 });
  }
  expect(it.problems).toEqual([]);
  return it;
}
