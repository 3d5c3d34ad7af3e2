/** The first sentences of a firm: names that nobody knows yet, beside people and customers that we do. */
import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

test('a colleague who came along is no part of a new customer’s name', async () => {
  const it = await world();
  expect((await it.hears('和韩梅梅一起拜访了恒达孙总,聊了两小时')).join()).toMatch(/新客户「恒达」[^]*同行 韩梅梅/);
});

test.each(['周五前把合同发给刘芳', '周三前寄样品给刘芳'])(
  'what is left of a day at the head is no customer, and whoever is known is: «%s»',
  async (note) => {
    const it = await world();
    await it.hears('今天拜访了华为的采购刘芳');
    await it.hears('1');
    const said = (await it.hears(note)).join();
    expect(said).toMatch(/^✅ 华为 · 刘芳/);
    expect(said).not.toContain('新客户');
  },
);

test('whoever offers a customer something by a day is no rival', async () => {
  const it = await world();
  await it.hears('今天拜访了华为的采购刘芳,下周二前给她一个新报价');
  expect((await it.hears('华为')).join()).not.toContain('竞品');
});

test('a complaint of somebody whom nobody knows yet is not that of the customer who was spoken about last', async () => {
  const it = await world();
  await it.hears('今天拜访了华为');
  await it.hears('1');
  for (const text of ['恒达投诉轴承异响,要求48小时内换货', '恒达 商机30万', '恒达满意度3']) {
    const said = (await it.hears(text)).join('\n');
    expect(said).toContain('恒达');
    expect(said).not.toContain('华为');
    await it.hears('撤销');
  }
});

test.each([
  ['新客户 格力', '今天拜访了格力张总', '撤销', '新客户 美的', '美的'],
  ['new customer Gree', 'Visited Gree today', 'undo', 'new customer Midea', 'Midea'],
])('a customer is made after a note was undone: «%s», «%s», «%s», «%s»', async (first, note, undo, make, name) => {
  const it = await world();
  for (const text of [first, note, undo]) await it.hears(text);
  expect(await it.hears(make)).toEqual([expect.stringMatching(new RegExp(`^✅.*${name}`))]);
});

test('a sentence with a day and somebody else in it is no answer to the question when', async () => {
  const it = await world();
  await it.hears('今天拜访了华为');
  await it.hears('1');
  const said = (await it.hears('下周三找恒达对账')).join('\n');
  expect(said).not.toMatch(/^✅ 华为/);
  expect((await it.hears('我的跟进')).join('\n')).not.toMatch(/华为 · 11-25/);
});

test('a day alone, however it is put, answers the question when', async () => {
  const it = await world();
  for (const text of ['下周三', '那就下周三吧', '改到下周三', '下周三再联系']) {
    await it.hears('今天拜访了华为');
    await it.hears('1');
    expect((await it.hears(text)).join('\n')).toMatch(/^✅ 华为[^]*跟进 11-25 周三/);
    await it.hears('撤销');
    await it.hears('撤销');
  }
});

test('a plan that a phrase says is kept in all its words', async () => {
  const it = await world();
  await it.hears('今天拜访了华为');
  await it.hears('1');
  expect((await it.hears('周三下午3点给华为打电话')).join('\n')).toMatch(
    /^✅ 华为[^]*跟进 11-25 周三 15:00 给华为打电话/,
  );
});
