import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

const HUAWEI = '今天和华为李总通了电话,嫌报价高,下周三跟进';

test('a note on an unknown customer is kept, asked about, and settled by one digit', async () => {
  const it = await world();
  expect(await it.hears(HUAWEI)).toEqual([expect.stringContaining('📝 新客户「华为」?')]);
  expect(await it.hears('1')).toEqual([
    '✅ 华为 · 李总 · 电话 · 今天｜嫌报价高｜跟进 11-25 周三 09:30\n1 换客户  2 换联系人  3 换日期  4 不提醒  0 撤销',
  ]);
});

test('the same in English', async () => {
  const it = await world();
  const emma = it.as('emma');
  await emma.hears('Called Mr Li at Huawei today, thinks the quote is too high, follow up next Wed');
  expect(await emma.hears('1')).toEqual([
    '✅ Huawei · Mr Li · call · today | thinks the quote is too high | follow up Wed 25 Nov 09:30\n1 customer  2 contact  3 date  4 no reminder  0 undo',
  ]);
});

test('a known customer is met by any of its names, and nothing is asked', async () => {
  const it = await world();
  await it.hears('和立讯精密王工开会,要扩产');
  await it.hears('新客户 立讯精密工业股份有限公司');
  expect(await it.as('emma').hears('拜访了立讯精密工业,王工说预算80万,下周五报价')).toEqual([
    expect.stringMatching(/^✅ 立讯精密工业股份有限公司 · 王工 · 拜访 · 今天/),
  ]);
});

test('a telephone number and an e-mail address that were understood stand on the card', async () => {
  const it = await world();
  await it.hears('立讯王工来电,手机13812345678,邮箱wang@lx.cn,要样品');
  expect(await it.hears('1')).toEqual([expect.stringMatching(/电话 13812345678.*邮箱 wang@lx\.cn/)]);
});

test('a note without a next step asks once when the next contact should be', async () => {
  const it = await world();
  await it.hears(HUAWEI);
  await it.hears('1');
  expect(await it.hears('今天拜访了华为李总')).toEqual([expect.stringContaining('3 三天后  4 下周  5 不用')]);
  expect(await it.hears('5')).toEqual([expect.stringContaining('不提醒了')]);
  expect(await it.hears('看刚才那条')).toEqual([expect.not.stringContaining('三天后')]);
});

test('the light question takes a plain day for its answer', async () => {
  const it = await world();
  await it.hears(HUAWEI);
  await it.hears('1');
  await it.hears('今天拜访了华为李总');
  expect(await it.hears('下周五下午3点')).toEqual([expect.stringContaining('跟进 11-27 周五 15:00')]);
});

test.each(['log: met 王工 at 华为, they want samples', 'Note: met 王工 at 华为, they want samples'])(
  '«%s» is a note by its first word, which names no customer',
  async (words) => {
    const it = await world();
    await it.hears('新客户 华为');
    expect(await it.hears(words)).toEqual([expect.stringMatching(/^✅ 华为 · 王工/)]);
  },
);

test('two customers in one note are two interactions', async () => {
  const it = await world();
  for (const name of ['比亚迪', '宁德时代']) {
    await it.hears(`拜访了${name}张总`);
    await it.hears('1');
  }
  expect(await it.hears('昨天:1)比亚迪 发样 2)宁德时代 没接电话')).toEqual([expect.stringContaining('记下 2 条')]);
  expect(await it.hears('比亚迪')).toEqual([expect.stringContaining('发样')]);
  expect(await it.hears('宁德时代')).toEqual([expect.stringContaining('没接电话')]);
});

test('what is no note is not kept, and says so', async () => {
  const it = await world();
  expect(await it.hears('嗯嗯')).toEqual([expect.stringContaining('什么也没记')]);
  expect(await it.as('emma').hears('hmm')).toEqual([expect.stringContaining('nothing was kept')]);
});

test('chatter in a group is other people’s talk', async () => {
  const it = await world();
  expect(await it.hears('晚上一起吃饭吗', { room: { id: 'team', kind: 'group' } })).toEqual([]);
});

test('explaining does nothing', async () => {
  const it = await world();
  const words = await it.explain(HUAWEI);
  expect(words).toContain('command  note');
  expect(words).toContain('says     📝 新客户「华为」?');
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('没有可撤销的')]);
});

test.each([
  ['拜访了华为李总,2月30日跟进', '没有「2月30日」这一天'],
  ['拜访了华为李总,农历十三月初一跟进', '没有「农历十三月初一」这一天'],
  ['拜访了华为李总,2026-02-30回访', '没有「2026-02-30」这一天'],
  ['Visited 华为, follow up on 31 February', 'There is no “31 February”'],
])('a day that does not exist is asked about, and nothing is set in its place: «%s»', async (text, answer) => {
  const it = await world();
  await it.hears(HUAWEI);
  await it.hears('1');
  await it.hears('我的跟进');
  await it.hears('完成1');
  expect(await it.hears(text)).toEqual([expect.stringContaining(answer)]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('没有待办')]);
  await it.hears('看刚才那条');
  expect(await it.hears('改成2月30日')).toEqual([expect.stringContaining('没有「2月30日」这一天')]);
  expect(await it.hears('3月2日')).toEqual([expect.stringContaining('2027-03-02 周二')]);
});

test.each([
  ['你好', '👋 在的'],
  ['thanks!', '🙂 You are welcome'],
  ['谢谢', '🙂 不客气'],
])('«%s» is greeted back, and is no answer to an open question', async (words, answer) => {
  const it = await world();
  await it.hears('和张总吃饭');
  expect(await it.hears(words)).toEqual([expect.stringContaining(answer)]);
});
