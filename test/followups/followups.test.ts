import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  for (const [name, day] of [
    ['华为', '今天'],
    ['立讯', '下周三'],
    ['格力', '下周五'],
  ]) {
    await it.hears(`拜访了${name}张总,${day}跟进`);
    await it.hears('1');
  }
});

test.each([
  ['今天要跟谁', /^📋 今天要跟\n1\. 华为 · 今天/],
  ["who's due today", /^📋 Due today\n1\. 华为 · today/],
  ['下周三要跟谁', /^📋 11-25 周三 要跟\n1\. 立讯/],
  ["who's due next Friday", /^📋 Due Fri 27 Nov\n1\. 格力/],
  ['本周跟进', /^📋 本周要跟\n1\. 华为/],
  ['我的跟进', /^📋 全部跟进 \(3\)\n1\. 华为.*\n2\. 立讯 · 11-25 周三.*\n3\. 格力 · 11-27 周五/],
  ['逾期', /没有逾期/],
  ["what's on my plate today", /^📋 Due today\n1\. 华为/],
  ["what's on my plate", /^📋 All follow-ups \(3\)/],
  ['我下周三要做什么', /^📋 11-25 周三 要跟\n1\. 立讯/],
  ['明天有什么安排', /明天没有要跟的客户/],
  ['下周要跟谁', /^📋 下周要跟 \(2\)\n1\. 立讯.*\n2\. 格力/],
  ['2月30日要跟谁', /没有「2月30日」这一天/],
  ['立讯还有什么没跟', /^📋 立讯 全部跟进\n1\. 立讯/],
  ['还有什么没跟的', /^📋 全部跟进 \(3\)/],
  ['what do I have next Friday', /^📋 Due Fri 27 Nov\n1\. 格力/],
])('«%s» lists', async (sentence, answer) => {
  expect(await it.hears(sentence)).toEqual([expect.stringMatching(answer)]);
});

test('one without words of its own is named by what its note says, as its line does', async () => {
  await it.hears('今天和立讯张总通了电话,嫌报价高,下周四跟进');
  expect(await it.hears('那个报价不用跟了')).toEqual([
    expect.stringMatching(/^🗑️ 已取消[:：]立讯 · 11-26 周四 09:30 · 嫌报价高/),
  ]);
  expect((await it.hears('我的跟进')).join()).not.toContain('11-26');
});

test('the numbers of a list work in the next sentence', async () => {
  await it.hears('我的跟进');
  expect(await it.hears('2推到周五')).toEqual([expect.stringContaining('推到:立讯 · 11-27 周五')]);
  expect(await it.hears('取消3')).toEqual([expect.stringContaining('已取消:格力')]);
  expect(await it.hears('done 1: agreed to 20% off')).toEqual([expect.stringContaining('Done: 华为')]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringMatching(/^📋 全部跟进\n1\. 立讯/)]);
});

test('of two things asked in one message neither is done unasked', async () => {
  await it.hears('我的跟进');
  expect(await it.hears('完成1,2推到明天')).toEqual([expect.stringMatching(/1 完成1\n?.*2 推迟2/s)]);
  expect(await it.hears('1')).toEqual([expect.stringContaining('✅ 完成:华为')]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringMatching(/1\. 立讯.*\n2\. 格力/)]);
});

test.each([
  ['推迟2 三天', [/^⏰ 推到:立讯 · 11-28 周六/]],
  ['snooze 2 for 3 days', [/^⏰ Moved: 立讯 · Sat 28 Nov/]],
  ['1推迟一周', [/^⏰ 推到:华为 · 11-27 周五/]],
  ['前两条都推到下周一', [/^⏰ 推到 \(2\)\n1\. 华为 · 11-23 周一.*\n2\. 立讯 · 11-23 周一/]],
  ['push the first two to next Monday', [/^⏰ Moved \(2\)\n1\. 华为 · Mon 23 Nov.*\n2\. 立讯 · Mon 23 Nov/]],
  ['全部推到12月1日', [/^⏰ 推到 \(3\)[\s\S]*3\. 格力 · 12-01 周二/]],
  ['今天的都推迟三天', [/^⏰ 推到:华为 · 11-23 周一/]],
  ['1、3推到下周四', [/^⏰ 推到 \(2\)\n1\. 华为 · 11-26.*\n2\. 格力 · 11-26/]],
  ['立讯那个推到周五', [/^⏰ 推到:立讯 · 11-27 周五/]],
  ['move the 立讯 one to Friday', [/^⏰ Moved: 立讯 · Fri 27 Nov/]],
  ['2推到2月30日', [/^📅 没有「2月30日」这一天/]],
  ['push 2 to 30 February', [/^📅 There is no “30 February”/]],
  ['立讯那个推到2月30日', [/^📅 没有「2月30日」这一天/]],
  ['推迟2', [/^📅 改到哪天?/]],
  ['完成1和2', [/^✅ 完成 \(2\)\n• 华为.*\n• 立讯/]],
  ['取消1、2', [/^🗑️ 已取消 \(2\)\n• 华为.*\n• 立讯/]],
])('after a list, «%s»', async (words, answers) => {
  await it.hears('我的跟进');
  expect(await it.hears(words)).toEqual(answers.map((answer) => expect.stringMatching(answer)));
});

test('what was moved together is put back together', async () => {
  await it.hears('我的跟进');
  await it.hears('全部推到12月1日');
  await it.hears('撤销');
  expect(await it.hears('我的跟进')).toEqual([
    expect.stringMatching(/1\. 华为 · 今天.*\n2\. 立讯 · 11-25.*\n3\. 格力 · 11-27/),
  ]);
});

test('the day that does not exist is asked for, and the answer moves it', async () => {
  await it.hears('我的跟进');
  await it.hears('2推到2月30日');
  expect(await it.hears('3月2日')).toEqual([expect.stringContaining('推到:立讯 · 2027-03-02')]);
});

test('a colleague’s follow-ups are listed as theirs', async () => {
  const [card] = await it.as('emma').hears('what is 李雷 to follow up this week');
  expect(card).toMatch(/李雷: .*[\s\S]*华为/);
});

test('a closing remark is a contact like any other, and undo takes both back', async () => {
  await it.hears('今天要跟谁');
  expect(await it.hears('完成1 客户同意8折')).toEqual([expect.stringContaining('已记 客户同意8折')]);
  expect(await it.hears('华为')).toEqual([expect.stringContaining('客户同意8折')]);
  await it.hears('撤销');
  expect(await it.hears('华为')).toEqual([expect.not.stringContaining('8折')]);
  expect(await it.hears('今天要跟谁')).toEqual([expect.stringContaining('华为')]);
});

test('a follow-up given to a colleague is theirs, and they are told in their language', async () => {
  await it.hears('今天要跟谁');
  const before = it.said.length;
  expect(await it.hears('1转给Emma')).toEqual([expect.stringContaining('转给Emma:华为')]);
  const told = it.said.slice(before).find(({ line }) => line.room === 'dm:emma');
  expect(told?.line.text).toContain('李雷 gave you this follow-up');
  expect(await it.as('emma').hears('done: quote sent')).toEqual([expect.stringContaining('Done: 华为')]);
});

test('what repeats is promised anew when it is done', async () => {
  await it.hears('每月15号找立讯对账');
  await it.hears('我的跟进');
  const lines = it.last()?.items?.map((item) => item.text) ?? [];
  const at = lines.findIndex((line) => line.includes('12-15'));
  expect(at).toBeGreaterThanOrEqual(0);
  expect(await it.hears(`完成${at + 1}`)).toEqual([expect.stringContaining('下次 2027-01-15')]);
});

test('reminders come at the morning hour of the due day, all that is due in one message', async () => {
  const mine = (local: string) => it.during(() => it.until(local), { room: 'dm:lilei' });
  expect(await mine('2026-11-25T09:29')).toEqual([]);
  expect(await mine('2026-11-25T09:31')).toEqual([
    expect.stringMatching(/^⏰ 该跟进了 \(2\)\n1\. 华为 · 11-20 周五\(逾期\).*\n2\. 立讯 · 今天/),
  ]);
});

test('whoever acts is nudged about nothing', async () => {
  const mine = (local: string) => it.during(() => it.until(local), { room: 'dm:lilei' });
  await mine('2026-11-25T09:31');
  expect(await mine('2026-11-25T12:00')).toEqual([]);
  // What came days late is said once that day.
  expect(await mine('2026-11-25T16:00')).toEqual([expect.stringMatching(/^⏰ 今天还没完成\n1\. 立讯/)]);
  expect(await it.hears('完成')).toEqual([expect.stringContaining('完成:立讯')]);
  expect(await mine('2026-11-26T09:31')).toEqual([expect.stringMatching(/^⏰ 还开着\n1\. 华为/)]);
  await it.hears('完成');
  expect(await mine('2026-11-26T16:00')).toEqual([]);
});

test('nobody is reminded at night, on a weekend or on a holiday', async () => {
  await it.hears('下周六给格力寄样品');
  for (const quiet of ['2026-11-21T09:30', '2026-11-22T16:00', '2026-11-28T09:30', '2026-11-28T23:00'])
    expect(await it.until(quiet)).toEqual([]);
});

test('workdays are counted, and reminders wait, by the holidays of one’s own country', async () => {
  const emma = it.as('emma');
  await emma.hears('time zone New York');
  expect(await emma.hears('add a follow-up for 华为: in 5 business days')).toEqual([
    expect.stringContaining('Fri 27 Nov'),
  ]);
  expect(await emma.hears('add a follow-up for 华为: 26 November')).toEqual([
    expect.stringContaining('Thu 26 Nov (reminder Fri 27 Nov)'),
  ]);
});

test('whoever keeps a day in a year without a table of holidays is told', async () => {
  const told = expect.stringContaining('还没有2027年的节假日安排');
  expect(await it.hears('拜访了华为张总,2027年10月1日跟进')).toEqual([told]);
  expect(await it.hears('给立讯加个跟进:2027年2月8日')).toEqual([told]);
  expect(await it.hears('推到2027年2月9日')).toEqual([told]);
  expect(await it.hears('给立讯加个跟进:2027年2月8日下午3点')).toEqual([expect.not.stringContaining('节假日')]);
  expect(await it.hears('给立讯加个跟进:12月8日')).toEqual([expect.not.stringContaining('节假日')]);
});

test('a time that somebody named is honoured at any hour', async () => {
  await it.hears('明天晚上9点半给华为李总打电话');
  expect(await it.until('2026-11-21T21:31')).toEqual([expect.stringContaining('华为')]);
});

test('the buttons of a single reminder settle it', async () => {
  await it.until('2026-11-20T16:00');
  expect(await it.presses('明天')).toEqual([expect.stringContaining('推到:华为 · 明天')]);
});

test.each([
  ['格力推到下周', '格力没有你待办的跟进'],
  ['push Gree to next week', 'You have nothing open with Gree'],
])('«%s» of a customer whom nobody knows moves nothing else', async (says, answer) => {
  const it = await world();
  await it.hears('新客户 华为');
  await it.hears('今天和华为李总通了电话,下周三跟进');
  expect(await it.hears(says)).toEqual([expect.stringContaining(answer)]);
  expect((await it.hears('我的跟进')).join()).toContain('11-25');
});

test('the number of a list of one still counts when what it names has moved, and without a list the one that was spoken about is the first', async () => {
  const it = await world();
  await it.hears('新客户 华为');
  await it.hears('下周三拜访华为');
  await it.hears('我的跟进');
  await it.hears('1推到下周五');
  expect(await it.hears('完成1')).toEqual([expect.stringContaining('✅ 完成:华为 · 11-27 周五')]);
  const other = await world();
  await other.hears('新客户 华为');
  await other.hears('华为 下周四');
  expect(await other.hears('完成1')).toEqual([expect.stringContaining('✅ 完成:华为 · 11-26 周四')]);
});

test.each([
  ['提醒我给老板汇报', '明天'],
  ['remind me to brief my boss', 'tomorrow'],
])('«%s», and then «%s»: the day of what waits for its customer', async (plan, day) => {
  const it = await world();
  await it.hears(plan);
  expect(await it.hears(day)).toEqual([expect.stringMatching(/明天|tomorrow/)]);
  expect((await it.hears('我的跟进')).join()).toMatch(/11-23|Mon 23 Nov/);
});

test.each([
  ['in 2h 15m ping Tom at Acme', '12:15', 'ping Tom at Acme'],
  ['meeting with Tom at Acme tomorrow at 3pm, remind me 15 min before', '14:45', 'meeting with Tom at Acme'],
  ['记得后天提醒我给华为李总寄样品', '11-22', '给华为李总寄样品'],
  ['麻烦提醒我周三给华为李总回电', '11-25', '给华为李总回电'],
])('«%s» is to be done at %s, in words without the asking: «%s»', async (plan, due, words) => {
  const it = await world();
  for (const name of ['华为', 'Acme']) await it.hears(`新客户 ${name}`);
  const [card = ''] = await it.hears(plan);
  expect(card).toContain(due);
  expect(card).toContain(words);
  expect(card).not.toMatch(/金额|amount|提醒我|remind me/);
});

test('numbers count in the list that stands lowest, also after one above it was answered in its place', async () => {
  const it = await world();
  for (const words of [
    '新客户 华为',
    '新客户 立讯',
    '11月22日给立讯报价',
    '11月25日给华为报价',
    '本周跟进',
    '我的跟进',
  ])
    await it.hears(words);
  expect(await it.hears('1 已打,客户同意8折')).toEqual([expect.stringContaining('完成:立讯')]);
  expect(await it.hears('2推到周五')).toEqual([expect.stringMatching(/推到:华为 · 11-27 周五/)]);
});
