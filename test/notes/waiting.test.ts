/** Before a customer is confirmed: what names it again is about it, and comes along when it is made. */
import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

test('whoever a note has named is asked about by that name before anybody has confirmed it, by its author alone', async () => {
  const it = await world();
  await it.hears('今天和博世的刘芳吃饭,聊到下季度预算砍半');
  for (const question of ['博世怎么样了', '博世现在什么情况', '谁负责博世'])
    expect(await it.hears(question)).toEqual([expect.stringContaining('「博世」还不是客户:李雷 今天记过一条')]);
  expect((await it.as('emma').hears('how is 博世 doing')).join('\n')).not.toContain('李雷');
});

test('a note about people of a customer that waits is the same customer’s', async () => {
  const it = await world();
  await it.hears('Met Dana at Acme today, wants a quote by Friday');
  expect(await it.hears('Dana called, budget is 40k')).toEqual([
    expect.stringMatching(/^📝 New customer “Acme”\? \| Acme · Dana/),
  ]);
  expect(await it.hears('Acme signed, 40k')).toEqual([expect.stringContaining('“Acme”?')]);
  // Somebody else may know another Dana.
  expect((await it.as('han').hears('Dana called, budget is 40k')).join('\n')).not.toContain('Acme');
});

test('one tap makes the customer of all notes that waited for it, and one undo takes them back', async () => {
  const it = await world();
  await it.hears('今天和博世的刘芳吃饭,聊到下季度预算砍半');
  await it.hears('刘芳说下周给答复');
  await it.as('han').hears('博世的王工要样品');
  expect(await it.hears('新客户 博世')).toEqual([expect.stringContaining('等着的 1 条记录')]);
  expect((await it.hears('博世')).join('\n')).toMatch(/刘芳说下周给答复[^]*预算砍半/);
  const assigned = () =>
    it.sql((tx) => tx.execute<{ text: string }>(`select text from interactions where customer_id is not null`));
  expect(await assigned()).toHaveLength(2);
  await it.hears('撤销');
  expect(await assigned()).toHaveLength(0);
  await it.hears('博世丢了,输给了费斯托,价格');
  expect(await it.hears('1')).toEqual([expect.stringContaining('等着的 2 条记录')]);
});

test('notes that were given to another customer take none along', async () => {
  const it = await world();
  await it.hears('今天拜访立讯,周五前寄样品');
  await it.hears('立讯电话里说样品收到了');
  await it.hears('换客户 比亚迪');
  await it.hears('1');
  const left = await it.sql((tx) =>
    tx.execute<{ text: string }>(`select text from interactions where customer_id is null`),
  );
  expect(left.map(({ text }) => text)).toEqual(['今天拜访立讯,周五前寄样品']);
});

test.each([
  ['改到下周四', '跟进 11-26 周四'],
  ['李总是不是提过账期', '没把握'],
  ['是立讯精密', '「立讯精密」'],
  ['立讯给韩梅梅', '没把握'],
  ['今天没啥事', '跟'],
])('asked which customer, «%s» is what it says', async (said, answered) => {
  const it = await world();
  await it.hears('下周五提醒我问她预算');
  expect(await it.hears(said)).toEqual([expect.stringContaining(answered)]);
  expect((await it.hears('列出客户')).join('\n')).not.toContain(said);
});

test('whoever is known at a customer is theirs, whatever waits', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  await it.hears('1');
  await it.hears('今天拜访博世,李总也在');
  expect(await it.hears('刚刚李总又打来,说能不能再便宜5个点')).toEqual([expect.stringMatching(/^✅ 华为 · 李总/)]);
  expect(await it.hears('谁负责李总')).toEqual([expect.stringContaining('华为由李雷负责')]);
});

test('a name is no part of another word, and somebody who waits as a customer is known once they are a contact', async () => {
  const it = await world();
  await it.hears('Met Dana at Ace today');
  expect((await it.hears('Placed the order today, budget 5k')).join()).not.toContain('“Ace”');
  await it.hears('刘芳说下周给答复');
  await it.hears('今天拜访了博世的刘芳,聊了交期');
  await it.hears('1');
  expect(await it.hears('刘芳喜欢喝茶')).toEqual([expect.stringContaining('博世')]);
  for (const question of ['刘芳', '谁认识刘芳', '刘芳有什么忌讳'])
    expect(await it.hears(question)).toEqual([expect.stringContaining('博世')]);
  expect(await it.hears('今天又给刘芳打了电话,嫌贵')).toEqual([expect.stringMatching(/^✅ 博世 · 刘芳/)]);
});

test('a customer that a typed name makes brings along what waits for that name', async () => {
  const it = await world();
  await it.hears('今天和博世的刘芳吃饭,聊到下季度预算砍半');
  await it.hears('今天拜访立讯,周五前寄样品');
  await it.hears('博世');
  expect(await it.hears('1')).toEqual([expect.stringContaining('等着的 1 条记录')]);
});

test('a question about a note that was taken back takes no answer', async () => {
  const it = await world();
  await it.hears('今天和博世的刘芳吃饭,聊到下季度预算砍半');
  await it.hears('今天拜访立讯,周五前寄样品');
  await it.hears('西门子');
  await it.hears('撤销');
  expect(await it.hears('博世')).toEqual([expect.stringContaining('「博世」还不是客户')]);
});

test.each([
  ['lilei', '赢了格兰富的单子,34万', '「格兰富」'],
  ['lilei', '签下了格兰富,34万', '「格兰富」'],
  ['emma', 'lost the Grundfos deal on price', '“Grundfos”'],
  ['emma', 'we won Grundfos, 340k', '“Grundfos”'],
] as const)(
  'what came of the deal of somebody whom nobody knows waits for their name: %s «%s»',
  async (who, text, name) => {
    const it = await world();
    await it.as(who).hears('新客户 华为');
    await it.as(who).hears('今天和华为李总通了电话');
    expect(await it.as(who).hears(text)).toEqual([expect.stringContaining(name)]);
    expect(await it.sql((tx) => tx.execute('select id from deals'))).toEqual([]);
  },
);
