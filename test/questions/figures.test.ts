/** Figures over the scripted firm: how many, how much, by what; each answer is worked out by hand from what it told. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { scriptedFirm } from './scripted.ts';

const it = {} as World;

beforeAll(async () => {
  Object.assign(
    it,
    await scriptedFirm([
      '9月8日拜访了华为李总,看了样品',
      '10月20日拜访了美的陈工,看了产线',
      '立讯丢了,输给西门子,价格',
      '格力 商机20万 报价阶段 12月15日签',
      '美的投诉处理好了,换了一批',
      '华为 标签 重点,华东',
      '美的 标签 重点',
      '华为 城市:深圳',
      '比亚迪 城市:深圳市',
      '美的 城市:佛山',
    ]),
  );
  // As if it had been open for a day and a half.
  await it.sql((tx) =>
    tx.execute(sql`with late as materialized (select id, opened_at + interval '36 hours' as at from complaints where closed_at is not null)
      update complaints set closed_at = late.at from late where complaints.id = late.id`),
  );
});

const ask = async (question: string) => (await it.as('wang').hears(question))[0] ?? '';
const title = (card: string) => card.split('\n')[0];
/** The lines of an answer without their numbers. */
const lines = (card: string) =>
  card
    .split('\n')
    .flatMap((line) => /^\d+\. (?<text>.+)$/.exec(line)?.groups?.['text'] ?? [])
    .join(' | ');

describe('what it comes to', () => {
  test.each([
    ['这个月签了多少钱', '📊 签约 ¥1,480,000(2 笔) · 11-01 周日到11-30 周一'],
    ['本月签了多少单', '📊 赢单 2 个 · 签约 ¥1,480,000 · 11-01 周日到11-30 周一'],
    ['这个月成交几单', '📊 赢单 2 个 · 签约 ¥1,480,000 · 11-01 周日到11-30 周一'],
    ['本月签约多少', '📊 签约 ¥1,480,000(2 笔) · 11-01 周日到11-30 周一'],
    ['今年签约额', '📊 签约 ¥1,480,000(2 笔) · 01-01 周四到12-31 周四'],
    ['上个月签了多少钱', '📊 签约 0 · 10-01 周四到10-31 周六'],
    ['公司一共签了多少', '📊 签约 ¥1,480,000(2 笔)'],
    ['how much did we sign this month', '📊 signed ¥1,480,000 (2) · Sun 1 Nov to Mon 30 Nov'],
    ['how much was signed last month', '📊 signed 0 · Thu 1 Oct to Sat 31 Oct'],
    ['今年回款多少', '📊 回款 ¥100,000(1 笔) · 01-01 周四到12-31 周四'],
    ['how much have we been paid this year', '📊 paid ¥100,000 (1) · Thu 1 Jan to Thu 31 Dec'],
    ['华为今年签了多少', '📊 签约 ¥980,000(1 笔) · 华为 · 01-01 周四到12-31 周四'],
    ['李雷签了多少钱', '📊 签约 ¥980,000(1 笔) · 李雷'],
    ['组里今年签了多少钱', '📊 签约 ¥1,480,000(2 笔) · 组里 · 01-01 周四到12-31 周四'],
    ['A类客户今年签了多少钱', '📊 签约 ¥1,480,000(2 笔) · A类 · 01-01 周四到12-31 周四'],
    ['B类客户签了多少钱', '📊 签约 0 · B类'],
    ['华东客户今年签了多少', '📊 签约 ¥980,000(1 笔) · 华东 · 01-01 周四到12-31 周四'],
    ['报价多少钱', '📊 在报价 ¥1,400,000(2 笔)'],
    ['平均单子多大', '📊 平均每单 ¥740,000(2 个)'],
    ['average deal size', '📊 average deal ¥740,000 (2)'],
    ['赢单率', '📊 赢单率 67%(赢 2,丢 1)'],
    ['win rate', '📊 win rate 67% (won 2, lost 1)'],
    ['上个月赢单率', '📊 赢单率 –(赢 0,丢 0) · 10-01 周四到10-31 周六'],
    ['投诉平均几天处理完', '📊 投诉处理 平均 1.5 天(1 个)'],
    ['投诉处理时间', '📊 投诉处理 平均 1.5 天(1 个)'],
    ['交期投诉多久能解决', '📊 投诉处理 还没有处理完的 · 「交期」'],
    ['how long do complaints take on average', '📊 complaints resolved in 1.5 days on average (1)'],
    ['how long does it take to resolve a complaint', '📊 complaints resolved in 1.5 days on average (1)'],
    ['average complaint resolution time', '📊 complaints resolved in 1.5 days on average (1)'],
    ['处理完的投诉有几个', '📊 投诉 1 个 · 处理完的'],
    ['how many complaints were resolved', '📊 complaints 1 · resolved'],
    ['没处理的投诉有几个', '📊 投诉 2 个 · 没结的'],
    ['因为价格丢的单', '📊 丢单 1 个 · 丢单 ¥300,000 · 因为价格'],
    ['deals lost on price', '📊 deals lost 1 · lost ¥300,000 · on price'],
    ['how many deals did we lose because of delivery', '📊 deals lost 0 · on delivery'],
    ['平均满意度', '📊 平均满意度 3.0/5(2 个评分)'],
    ['average satisfaction', '📊 average satisfaction 3.0/5 (2)'],
    ['本月丢了几单', '📊 丢单 1 个 · 丢单 ¥300,000 · 11-01 周日到11-30 周一'],
    ['how many deals did we lose this year', '📊 deals lost 1 · lost ¥300,000 · Thu 1 Jan to Thu 31 Dec'],
    ['输给西门子几单', '📊 丢单 1 个 · 丢单 ¥300,000 · 输给「西门子」'],
    ['西门子抢了我们哪些单子', '📊 丢单 1 个 · 丢单 ¥300,000 · 输给「西门子」'],
    ['deals lost to ABB', '📊 deals lost 0 · to “ABB”'],
    ['商机超过100万的有哪些', '📊 在谈商机 1 个 · 报价 ¥1,200,000 · 超过 ¥1,000,000'],
    ['deals over 1M', '📊 open deals 1 · quoted ¥1,200,000 · over ¥1,000,000'],
    ['50万以下的商机', '📊 在谈商机 1 个 · 报价 ¥200,000 · 不到 ¥500,000'],
    ['下个月要签的商机', '📊 在谈商机 1 个 · 报价 ¥200,000 · 预计 12-01 周二到12-31 周四签'],
    ['deals closing next month', '📊 open deals 1 · quoted ¥200,000 · to be signed Tue 1 Dec to Thu 31 Dec'],
    ['本季度预计签多少', '📊 在谈商机 1 个 · 报价 ¥200,000 · 预计 10-01 周四到12-31 周四签'],
  ])('«%s»', async (question, answer) => {
    expect(title(await ask(question))).toBe(answer);
  });
});

describe('how often', () => {
  test.each([
    ['交期投诉有几个', '📊 投诉 2 个 · 「交期」', '格力 · 今天 · 李雷 | 华为 · 今天 · 李雷'],
    [
      'how many complaints about delivery',
      '📊 complaints 2 · about “delivery”',
      '格力 · today · 李雷 | 华为 · today · 李雷',
    ],
    ['how many complaints about price', '📊 complaints 0 · about “price”', ''],
    [
      '这个月有几个投诉',
      '📊 投诉 3 个 · 11-01 周日到11-30 周一',
      '格力 · 今天 · 李雷 | 美的 · 今天 · Emma | 华为 · 今天 · 李雷',
    ],
    ['上个月有几个投诉', '📊 投诉 0 个 · 10-01 周四到10-31 周六', ''],
    ['未结的投诉有几个', '📊 投诉 2 个 · 没结的', '格力 · 今天 · 李雷 | 华为 · 今天 · 李雷'],
    ['华为投诉过几次', '📊 投诉 1 个 · 华为', '华为 · 今天 · 李雷'],
    ['Emma的投诉有几个', '📊 投诉 1 个 · Emma', '美的 · 今天 · Emma'],
    ['上个月拜访了几次', '📊 拜访 1 次(1 家) · 10-01 周四到10-31 周六', '美的 · 10-20 周二 · 李雷'],
    ['how many visits last month', '📊 visits 1 (1 customer) · Thu 1 Oct to Sat 31 Oct', '美的 · Tue 20 Oct · 李雷'],
    ['今年开会几次', '📊 会议 1 次(1 家) · 01-01 周四到12-31 周四', '美的 · 11-02 周一 · 李雷'],
    ['10月打了几个电话', '📊 电话 1 次(1 家) · 10-01 周四到10-31 周六', '华为 · 10-12 周一 · 李雷'],
  ])('«%s»', async (question, head, body) => {
    const card = await ask(question);
    expect([title(card), lines(card)]).toEqual([head, body]);
  });
});

describe('by what', () => {
  test.each([
    ['谁签的最多', '李雷: ¥980,000(1 笔) | Emma: ¥500,000(1 笔)'],
    ['签约额按负责人', '李雷: ¥980,000(1 笔) | Emma: ¥500,000(1 笔)'],
    ['按负责人统计签约额', '李雷: ¥980,000(1 笔) | Emma: ¥500,000(1 笔)'],
    ['signed this year by owner', '李雷: ¥980,000 (1) | Emma: ¥500,000 (1)'],
    ['revenue by month', '2026-11: ¥1,480,000 (2)'],
    ["this year's revenue by quarter", '2026-Q4: ¥1,480,000 (2)'],
    ['签约额按城市', '深圳: ¥980,000(1 笔) | 佛山: ¥500,000(1 笔)'],
    ['签约额按标签', '重点: ¥1,480,000(2 笔) | 华东: ¥980,000(1 笔)'],
    ['签约额按等级', 'A类: ¥1,480,000(2 笔)'],
    ['谁回款最多', '李雷: ¥100,000(1 笔)'],
    ['payments by owner this year', '李雷: ¥100,000 (1)'],
    ['average deal size by owner', '李雷: ¥980,000 (1) | Emma: ¥500,000 (1)'],
    ['win rate this year by owner', 'Emma: 50% (won 1, lost 1) | 李雷: 100% (won 1, lost 0)'],
    ['赢单率按月', '2026-11: 67%(赢 2,丢 1)'],
    ['丢单按原因统计', '价格: 1 个 · 丢单 ¥300,000'],
    ['losses by cause', 'price: 1 · lost ¥300,000'],
    ['deals lost this year by competitor', '西门子: 1 · lost ¥300,000'],
    ['哪个销售丢单最多', 'Emma: 1 个 · 丢单 ¥300,000'],
    ['商机按阶段统计', '报价: 2 个 · 报价 ¥1,400,000'],
    ['open deals by owner', '李雷: 2 · quoted ¥1,400,000'],
    ['投诉按月统计', '2026-11: 3 个'],
    ['complaints by owner', '李雷: 2 | Emma: 1'],
    ['how many complaints about delivery since September, by owner', '李雷: 2'],
    ['谁的客户投诉最多', '李雷: 2 个 | Emma: 1 个'],
    ['拜访次数按人统计', '李雷: 5 次(5 家)'],
    [
      '今年拜访按月',
      '2026-03: 1 次(1 家) | 2026-08: 1 次(1 家) | 2026-09: 1 次(1 家) | 2026-10: 1 次(1 家) | 2026-11: 1 次(1 家)',
    ],
    ['今年拜访按客户前2', '华为: 1 次(1 家) | 奥克斯: 1 次(1 家)'],
    ['satisfaction by owner', '李雷: 4.0/5 (1) | Emma: 2.0/5 (1)'],
    ['华为满意度趋势', '2026-11: 4.0/5(1 个评分)'],
    ['新增客户按月统计', '2026-11: 7 家'],
  ])('«%s»', async (question, answer) => {
    expect(lines(await ask(question))).toBe(answer);
  });
});

describe('of which customers', () => {
  const names = (card: string) =>
    lines(card)
      .split(' | ')
      .map((line) => line.split(' · ')[0])
      .join(' ');
  test.each([
    ['哪些客户在深圳', '华为 比亚迪'],
    ['深圳的客户有几家', '华为 比亚迪'],
    ['customers in 佛山', '美的'],
    ['重点客户按价值排', '华为 美的'],
    ['标签重点的A类客户有几家', '华为 美的'],
    ['哪些华东的A类客户提到价格', '华为'],
    ['一年没下单的客户', '华为 比亚迪 美的 立讯 格力 海尔 奥克斯'],
    ['customers who have not ordered for a year', '华为 比亚迪 美的 立讯 格力 海尔 奥克斯'],
    ['which customers have not ordered in a year', '华为 比亚迪 美的 立讯 格力 海尔 奥克斯'],
    ['客户城市分布', '没说 4: 立讯、格力、海尔、奥克斯 深圳 2: 华为、比亚迪 佛山 1: 美的'],
    ['客户按城市统计', '没说 4: 立讯、格力、海尔、奥克斯 深圳 2: 华为、比亚迪 佛山 1: 美的'],
    ['按城市分', '没说 4: 立讯、格力、海尔、奥克斯 深圳 2: 华为、比亚迪 佛山 1: 美的'],
    ['哪些客户没有投诉过', '比亚迪 立讯 海尔 奥克斯'],
    ['哪些客户没提过价格', '格力 海尔 奥克斯'],
    ['which customers did not mention price', '格力 海尔 奥克斯'],
    ['哪些客户没有商机', '华为 美的 立讯 海尔 奥克斯'],
    ['customers without deals', '华为 美的 立讯 海尔 奥克斯'],
    ['没有联系人的客户', '海尔'],
    ['哪些A类客户没有B角', '华为 比亚迪 美的'],
    ['既提到价格又在用西门子的客户', '华为 美的 立讯'],
    ['哪些客户在用西门子但没商机', '华为 美的 立讯'],
    ['哪些客户上个月没联系', '比亚迪 立讯 格力 海尔 奥克斯'],
    ['价值超过50万的客户', '华为'],
    ['customers worth more than 500k', '华为'],
    ['签约额前1的客户', '华为'],
    ['哪些客户回款了', '格力'],
    ['哪些客户今年签了', '华为 美的'],
    ['投诉最多的客户', '华为 美的 格力'],
    ['满意度低于3的A类客户', '美的'],
    ['上个月拜访了哪些客户', '美的'],
    ['which customers did we visit last month', '美的'],
    ['我们组9月以后提到价格的客户有几家', '华为 美的 立讯'],
    ['how many tier A customers', '华为 比亚迪 美的'],
    ['Emma的客户里谁提到交期', '立讯'],
  ])('«%s»', async (question, answer) => {
    expect(names(await ask(question))).toBe(answer);
  });
});

test('what a word of a question stands for is named where nobody knows it, and never guessed', async () => {
  const card = await ask('区块链客户有几家');
  expect(card).toContain('不认识「区块链」:不是标签,也不是城市');
  expect(await ask('customers in Berlin')).toContain('I do not know “Berlin”: it is no tag and no city');
  expect(await it.as('wang').hears('区块链客户有几家')).toHaveLength(1);
  expect((await it.as('wang').hears('1'))[0]).toBe('🔎 0 家:提到「区块链」');
});

test('a line of a group opens to that group, and a line of that to its note', async () => {
  await ask('complaints by owner');
  expect(title((await it.as('wang').hears('2'))[0] ?? '')).toBe("📊 complaints 1 · Emma's");
  expect((await it.as('wang').hears('1'))[0]).toContain('美的投诉轴承异响');
  await ask('今年签约额按月');
  expect(title((await it.as('wang').hears('1'))[0] ?? '')).toBe('📊 签约 ¥1,480,000(2 笔) · 11-01 周日到11-30 周一');
  await ask('客户按等级统计');
  expect(title((await it.as('wang').hears('2'))[0] ?? '')).toBe('🔎 2 家:B类');
  await ask('deals lost this year by competitor');
  expect(title((await it.as('wang').hears('1'))[0] ?? '')).toMatch(/^📊 deals lost 1 .*to “西门子”/);
});

test('a question never ends a deal, and what is told is no question', async () => {
  for (const question of ['赢单率', 'deals lost to Siemens', 'win rate by owner'])
    expect(await ask(question)).toMatch(/^📊/);
  expect(title(await ask('平均单子多大'))).toBe('📊 平均每单 ¥740,000(2 个)');
  expect(title((await it.hears('李总问报价多少'))[0] ?? '')).toMatch(/^(?:✅|📝)/);
  await it.hears('撤销');
});

test('of what is kept private nobody else counts anything', async () => {
  await it.hears('今天拜访海尔周工,先别公开');
  expect(title((await it.hears('今天拜访了几次'))[0] ?? '')).toBe('📊 拜访 1 次(1 家) · 今天');
  expect(title(await ask('今天拜访了几次'))).toBe('📊 拜访 0 次(0 家) · 今天');
  await it.hears('撤销');
});
