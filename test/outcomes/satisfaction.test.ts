/** How content customers are, and what was lost: said, told to whom it concerns, listed with the notes behind it. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  for (const name of ['华为', '比亚迪']) {
    await it.hears(`今天和${name}李总通了电话`);
    await it.hears('1');
  }
});

const first = async (words: string, who: 'lilei' | 'emma' | 'han' = 'lilei') =>
  (await it.as(who).hears(words))[0] ?? '';

test('a score is kept with its reason and its trend', async () => {
  expect(await first('华为满意度4 交期慢')).toMatch(/⭐ 华为 · 满意度 4\/5[^]*交期慢/);
  it.pass({ hours: 24 * 30 });
  expect(await first('CSAT for 华为 is 5/5 now', 'emma')).toMatch(/⭐ 华为 · CSAT 5\/5 · up/);
  expect(await first('华为 NPS 9')).toContain('⭐ 华为 · NPS 9');
});

test('a low one is a follow-up of owner and lead, who hear of it at once', async () => {
  const told = await it.during(() => it.as('emma').hears('华为满意度2 交期慢'), {});
  expect(told.filter((card) => card.includes('分数低:华为 · 满意度 2/5')).length).toBe(2);
  expect(await first('今天要跟谁')).toMatch(/华为.*满意度2\/5,问清原因/);
  expect(await first('今天要跟谁', 'han')).toMatch(/华为.*满意度2\/5,问清原因/);
  await it.as('emma').hears('撤销');
  expect(await first('今天要跟谁', 'han')).not.toContain('满意度');
});

test('a score that a note tells counts as well; the list has the lowest first, and opens to the notes', async () => {
  await it.hears('华为满意度4 交期慢');
  await it.hears('今天拜访比亚迪李总,他给我们打3分');
  expect(await first('各家满意度', 'han')).toMatch(
    /平均 3\.5\/5 \(2\)\n1\. 比亚迪 · 满意度 3\/5[^\n]*李雷\n2\. 华为 · 满意度 4\/5/,
  );
  expect(await first('满意度低于4的', 'han')).toMatch(/满意度低于4 \(1\)\n1\. 比亚迪/);
  expect(await first('satisfaction below 3', 'emma')).toMatch(/None: satisfaction below 3/);
  await it.as('han').hears('各家满意度');
  expect((await it.as('han').hears('1'))[0]).toContain('比亚迪 · 李总 · 拜访 · 今天');
});

test('the ledger of losses: by cause, with sums and to whom; who is silent is asked about before they count', async () => {
  await it.hears('华为 商机120万 报价阶段');
  await it.hears('华为丢了,输给西门子,价格');
  await it.hears('比亚迪丢了,交期太长');
  const card = await first('今年丢了多少客户,因为什么', 'han');
  expect(card).toMatch(/丢单 2 个｜原因 (?:价格 1 · 交期 1|交期 1 · 价格 1)｜丢单 ¥1,200,000｜流失客户 0 \/ 2\(0%/);
  expect(card).toMatch(/1\. 比亚迪 · 丢了,因为交期 · 今天 · 李雷\n2\. 华为 · 输给西门子,因为价格 · 丢单 ¥1,200,000/);
  expect(await first('为什么丢', 'han')).toBe(card);
  expect(await first('lost deals this quarter', 'emma')).toMatch(/deals lost since Thu 1 Oct: 2/);
  it.pass({ hours: 24 * 200 });
  expect(await first('今年丢了多少客户,因为什么', 'han')).toMatch(/半年没动静,还没算丢 华为、比亚迪/);
  await it.as('han').presses('华为丢了');
  expect(await first('今年丢了多少客户,因为什么', 'han')).toMatch(/流失客户 1 \/ 2\(50%/);
});
