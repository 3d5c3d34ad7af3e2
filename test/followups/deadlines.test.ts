import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('新客户 华为');
});

/** When what was said is reminded of, at whatever quarter of these hours. */
async function remindedOn(days: readonly string[], hours: readonly string[] = ['09:31', '14:41', '16:01']) {
  const said: string[] = [];
  for (const day of days)
    for (const hour of hours)
      for (const card of await it.during(() => it.until(`${day}T${hour}`), { room: 'dm:lilei' }))
        said.push(`${day.slice(5)} ${hour} ${card.split('\n')[0]}`);
  return said;
}

test.each(['12月4日前给华为报价', '给华为加个跟进:12月4日前报价', 'send Huawei the quote by Dec 4'])(
  'before a deadline, not after it: «%s» is told on the workday before and on its morning',
  async (words) => {
    await it.hears('华为又叫Huawei');
    const [card = ''] = await it.hears(words);
    expect(card).toMatch(/12-04 周五前\(12-03 周四提醒\)|by Fri 4 Dec \(reminder Thu 3 Dec\)/);
    expect(await remindedOn(['2026-12-02', '2026-12-03', '2026-12-04'])).toEqual([
      expect.stringContaining('12-03 09:31 ⏰ 先提醒一声'),
      expect.stringContaining('12-04 09:31 ⏰ 该跟进了'),
      expect.stringContaining('12-04 16:01 ⏰ 今天还没完成'),
    ]);
    expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('华为 · 今天截止')]);
  },
);

test('a deadline on a Sunday is told on Friday, and on Monday it is still open', async () => {
  await it.hears('12月6日前给华为报价');
  expect(await remindedOn(['2026-12-03', '2026-12-04', '2026-12-06', '2026-12-07'])).toEqual([
    expect.stringContaining('12-04 09:31 ⏰ 先提醒一声'),
    expect.stringContaining('12-07 09:31 ⏰ 还开着'),
  ]);
});

test.each([
  ['下周三下午3点见华为李总,提前20分钟提醒我', ['11-25 14:41']],
  ['meet 华为 next Wed at 3pm, remind me 20 min before', ['11-25 14:41']],
  ['下周三15:00和华为李总开会,提前二十分钟叫我', ['11-25 14:41']],
  ['meeting with 李总 at 华为 next Wed at 3pm, ping me 20 min before', ['11-25 14:41']],
  ['下周五见华为李总,提前3天提醒我', ['11-24 09:31', '11-27 09:31', '11-27 16:01']],
  ['meet 华为 next Fri, remind me 3 days before', ['11-24 09:31', '11-27 09:31', '11-27 16:01']],
])('«%s» is told before, and is one follow-up', async (words, times) => {
  await it.hears(words);
  const [list = ''] = await it.hears('我的跟进');
  expect(list).toMatch(/^📋 全部跟进\n1\. 华为/);
  const said = await remindedOn(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
  expect(said.map((each) => each.slice(0, 11)).slice(0, times.length)).toEqual(times);
});

test.each([
  ['周日和华为李总吃午饭', '2026-11-22'],
  ['12月5日给华为李总发祝福', '2026-12-05'],
  ['lunch with 华为 on Sunday', '2026-11-22'],
])('«%s» is for that very day, though it is one off', async (words, day) => {
  await it.hears(words);
  expect(await remindedOn([day], ['08:30', '09:31', '12:01', '16:01', '22:00'])).toEqual([
    expect.stringMatching(/(?:09:31|12:01) ⏰ 该跟进了/),
  ]);
});

test('what is for a day off by chance waits for the workday after', async () => {
  await it.hears('12月5日给华为寄样品');
  expect(await remindedOn(['2026-12-05', '2026-12-07'])).toEqual([
    expect.stringContaining('12-07 09:31 ⏰ 该跟进了'),
    expect.stringContaining('12-07 16:01'),
  ]);
});

test.each([
  '12月5日给华为寄样品,遇周末就提前',
  '12月5日给华为寄样品,碰到休息日往前提',
  'send 华为 samples on Dec 5, if it is a holiday then the workday before',
])('where its words say so, it comes on the workday before: «%s»', async (words) => {
  await it.hears(words);
  expect((await remindedOn(['2026-12-03', '2026-12-04', '2026-12-05']))[0]).toContain('12-04 09:31 ⏰ 该跟进了');
});

test('a stretch of days is told on its first workday, on its last, and asked about after', async () => {
  await it.hears('12月中旬联系华为');
  expect(await remindedOn(['2026-12-10', '2026-12-11', '2026-12-14', '2026-12-18', '2026-12-22'])).toEqual([
    expect.stringContaining('12-11 09:31 ⏰ 该跟进了'),
    expect.stringContaining('12-18 09:31 ⏰ 还开着'),
    expect.stringContaining('12-22 09:31 ⏰ 华为'),
  ]);
});

test('this week’s and the month’s end are told in time', async () => {
  await it.hears('下周内给华为回复');
  await it.hears('12月底前给华为报价');
  const days = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-12-30', '2026-12-31'];
  const said = await remindedOn(days, ['09:31']);
  expect(said.map((each) => each.slice(0, 5))).toEqual(['11-26', '11-27', '12-30', '12-31']);
});

test('a series that is moved keeps its hour, and goes on', async () => {
  await it.hears('每周三下午3点联系华为');
  await it.hears('我的跟进');
  expect(await it.hears('1推到下周四')).toEqual([expect.stringContaining('11-26 周四 15:00')]);
  expect(await it.hears('完成')).toEqual([expect.stringMatching(/下次 12-02 周三/)]);
});

test.each([
  ['每月15和30号找华为对账', '11-30', '12-15', '12-30'],
  ['每月最后一个周五找华为对账', '11-27', '12-25', '2027-01-29'],
])('«%s» repeats on each of its days', async (words, ...days) => {
  await it.hears(words);
  for (const [n, day] of days.entries()) {
    expect((await it.hears('我的跟进')).join()).toContain(day);
    if (days[n + 1] !== undefined) await it.hears('完成');
  }
});
