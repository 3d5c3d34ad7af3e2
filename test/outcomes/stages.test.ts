/** Stages in the team's own words: set and listed by a sentence, borne by deals, counted, undone. */
import { beforeEach, expect, test } from 'vitest';
import { basesOf } from '../../src/core/company/stages.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  for (const name of ['华为', '徐工', 'Acme Foods']) await it.hears(`新客户 ${name}`);
});

test('what a word comes to is read from it, or is as far as the one before it', () => {
  const bases = (...names: string[]) => basesOf(names).map(({ base }) => base);
  expect(bases('线索', '打样', '报价', '合同')).toEqual(['lead', 'proposal', 'quoted', 'signed']);
  expect(bases('lead', 'sample', 'quote', 'contract')).toEqual(['lead', 'proposal', 'quoted', 'signed']);
  expect(bases('询盘', '立项', '内部评审', '投标', '谈价', '成交', '丢单')).toEqual([
    'lead',
    'need',
    'need',
    'quoted',
    'negotiating',
    'won',
    'lost',
  ]);
});

test('a lead names the stages; deals, the funnel, lists and the brief use those words', async () => {
  await it.hears('华为 商机120万 方案阶段 1月底签');
  expect(await it.as('han').hears('我们的阶段:线索、打样、报价、合同')).toEqual([
    expect.stringContaining('🪜 组里的阶段:线索 → 打样 → 报价 → 合同'),
  ]);
  expect((await it.hears('徐工 商机30万 线索阶段'))[0]).toContain('徐工 · 线索阶段 · 预算 ¥300,000');
  expect((await it.hears('漏斗'))[0]).toContain('线索阶段 1 · 打样阶段 1');
  expect((await it.hears('徐工到合同阶段了'))[0]).toContain('徐工 · 合同阶段');
  expect((await it.hears('在合同阶段的商机'))[0]).toContain('合同阶段的商机 (1)');
  expect((await it.hears('哪些客户在打样阶段'))[0]).toMatch(/1 家:打样阶段\n1\. 华为/);
  expect((await it.hears('打样阶段的商机有几个'))[0]).toContain('在谈商机 1 个');
  expect((await it.hears('商机按阶段'))[0]).toMatch(/打样: 1 个[^]*合同: 1 个|合同: 1 个[^]*打样: 1 个/);
  expect((await it.hears('徐工'))[0]).toMatch(/^🗂️ 徐工 · 合同阶段/);
  it.pass({ hours: 15 * 24 });
  expect((await it.hears('卡了两周的商机'))[0]).toContain('华为 · 打样阶段');
  expect((await it.hears('商机有哪些阶段'))[0]).toContain('组里的阶段:线索 → 打样 → 报价 → 合同');
});

test('in English, with words that nobody else uses', async () => {
  expect((await it.as('han').hears('our stages: enquiry, fitting, quote, paperwork'))[0]).toContain(
    'Your team’s stages: enquiry → fitting → quote → paperwork',
  );
  expect((await it.as('emma').hears('new customer Zenith Pumps'))[0]).toContain('Zenith Pumps');
  expect((await it.as('emma').hears('Zenith Pumps deal 40k, fitting'))[0]).toContain('Zenith Pumps · fitting');
  expect((await it.as('emma').hears('move Zenith Pumps to paperwork'))[0]).toContain('Zenith Pumps · paperwork');
  expect((await it.as('emma').hears('deals in paperwork'))[0]).toContain('Deals in paperwork (1)');
  expect((await it.as('emma').hears('which customers are in paperwork'))[0]).toContain('1 customer');
});

test('a customer with nothing open stands where somebody says, in the same words', async () => {
  await it.as('han').hears('我们的阶段:线索、打样、报价、合同');
  expect((await it.hears('华为 阶段 打样'))[0]).toContain('华为 · 打样阶段');
  expect((await it.hears('哪些客户在打样阶段'))[0]).toContain('1 家');
});

test('undone, and the defaults again', async () => {
  await it.hears('华为 商机120万 方案阶段');
  await it.as('han').hears('我们的阶段:线索、打样、报价、合同');
  await it.as('han').hears('撤销');
  expect((await it.hears('我的商机'))[0]).toContain('华为 · 方案阶段');
  await it.as('han').hears('我们的阶段:线索、打样、报价、合同');
  // Whoever has set a deal still undoes it.
  expect((await it.hears('撤销'))[0]).toContain('↩️');
  await it.hears('徐工 商机30万 打样阶段');
  await it.as('han').hears('恢复默认阶段');
  expect((await it.hears('我的商机'))[0]).toContain('徐工 · 方案阶段');
});

test('won and lost are stages, too; a rep sets none, a manager the company’s', async () => {
  expect((await it.hears('我们的阶段:线索、打样'))[0]).toContain('🔒');
  await it.as('wang').hears('公司的阶段:线索、打样、赢单、丢单');
  await it.hears('华为 商机120万 打样阶段');
  expect((await it.hears('华为商机到赢单阶段了'))[0]).toContain('🎉 华为 · 赢了');
  expect((await it.as('han').hears('我们的阶段:线索'))[0]).toContain('🤔');
});

test('what is kept of a deal stays with it: handed over, merged, its stages renamed', async () => {
  await it.as('han').hears('我们的阶段:线索、打样、报价、合同');
  await it.hears('徐工 商机30万 打样阶段');
  await it.hears('把徐工交给Emma');
  await it.as('wang').hears('把徐工合并到华为');
  expect((await it.as('wang').hears('漏斗'))[0]).toContain('华为 · 打样阶段 · 预算 ¥300,000');
  expect(it.problems).toEqual([]);
});
