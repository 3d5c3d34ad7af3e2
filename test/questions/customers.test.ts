/** Questions that count and sort, over a small firm whose answers are written down here by hand. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { scriptedFirm } from './scripted.ts';

const it = {} as World;

beforeAll(async () => {
  Object.assign(it, await scriptedFirm());
});

/** The customers of an answer in their order, or of each group. */
function answered(card: string) {
  const lines = card.split('\n');
  const groups = lines.flatMap((line) => /^(?:\d+\. )?(?<group>[^:🔎]+ \d+: .+)$/u.exec(line)?.groups?.['group'] ?? []);
  const items = groups.length
    ? []
    : lines.flatMap((line) => /^\d+\. (?<name>[^·]+?)(?: ·|$)/.exec(line)?.groups?.['name'] ?? []);
  return items.length
    ? items.join(' ')
    : groups.length
      ? groups.join(' | ')
      : /^🔎 (0 家|None)/.exec(card)?.[0]
        ? '0'
        : card;
}

describe('asked by a manager', () => {
  test.each([
    ['哪些客户在用西门子', '华为 美的'],
    ['哪些客户用西门子', '华为 美的'],
    ['有几家在用西门子', '华为 美的'],
    ['多少家在用ABB', '立讯'],
    ['which customers use 西门子', '华为 美的'],
    ['how many customers are using ABB', '立讯'],
    ['which customers are using Fanuc', '0'],
    ['哪些客户在用发那科', '0'],
    ['哪些A类客户在用西门子', '华为 美的'],
    ['哪些B类客户在用西门子', '0'],
    ['交期投诉有几家', '华为 格力'],
    ['投诉过交期的客户有几家', '华为 格力'],
    ['轴承投诉有几家', '美的'],
    ['哪些客户提到过价格', '华为 比亚迪 美的'],
    ['哪些客户提过价格', '华为 比亚迪 美的'],
    ['有几家提到价格', '华为 比亚迪 美的'],
    ['which customers mentioned price', '华为 比亚迪 美的'],
    ['how many customers raised price', '华为 比亚迪 美的'],
    ['9月以后哪些客户提到价格', '华为 美的'],
    ['which customers mentioned price since September', '华为 美的'],
    ['哪些客户提到过交期', '华为 立讯 格力'],
    ['which customers mentioned lead time', '华为 立讯 格力'],
    ['哪些客户提到过售后', '格力'],
    ['which customers mentioned service', '格力'],
    ['哪些客户提到过区块链', '0'],
    ['which customers mentioned blockchain', '0'],
    ['按价值列出A类', '华为 美的 比亚迪'],
    ['A类客户按金额排', '华为 美的 比亚迪'],
    ['tier A by value', '华为 美的 比亚迪'],
    ['A类名单按价值排', '华为 美的 比亚迪'],
    ['按价值列出B类', '立讯 格力'],
    ['tier B customers by value', '立讯 格力'],
    ['价值前2', '华为 美的'],
    ['终身价值前2', '华为 美的'],
    ['top 2 by value', '华为 美的'],
    ['top 1 customers by value', '华为'],
    ['按报价列出A类', '比亚迪 华为 美的'],
    ['tier A by quotes', '比亚迪 华为 美的'],
    ['按回款列出客户', '格力 华为 比亚迪 美的 立讯 海尔 奥克斯'],
    ['在报价阶段的客户', '华为 比亚迪'],
    ['customers in quoted', '华为 比亚迪'],
    ['在谈判阶段的客户', '美的'],
    ['暂停的客户', '格力'],
    ['潜在客户', '海尔'],
    ['which tier A customers mentioned price since September, by owner', 'Emma 1: 美的 | 李雷 1: 华为'],
    ['9月以后提到价格的A类客户,按负责人', 'Emma 1: 美的 | 李雷 1: 华为'],
    ['Emma的客户按价值排', '美的 立讯 奥克斯'],
    ['组里的客户按价值排', '华为 美的 比亚迪 立讯 格力 奥克斯'],
    ['Emma哪些客户提到过价格', '美的'],
    ['李雷哪些客户提到过价格', '华为 比亚迪'],
    ['组里哪些客户提到过价格', '华为 比亚迪 美的'],
    ['上个月哪些客户提到价格', '华为'],
    ['8月哪些客户提到价格', '比亚迪'],
    ['11月哪些客户提到价格', '美的'],
    ['11月提到交期的客户有几家', '华为 立讯 格力'],
    ['10月提到交期的客户有几家', '0'],
    ['本周哪些客户提到过交期', '华为 格力'],
    ['今年投诉过交期的客户有几家', '华为 格力'],
    ['有商机的客户有几家', '比亚迪 立讯'],
    ['有投诉的客户有几家', '华为 美的 格力'],
    ['客户按等级统计', 'A类 3: 华为、比亚迪、美的 | B类 2: 立讯、格力 | C类 2: 海尔、奥克斯'],
    ['客户按负责人统计', 'Emma 3: 立讯、美的、奥克斯 | 李雷 3: 华为、比亚迪、格力 | 没有 1: 海尔'],
    ['customers by tier', 'tier A 3: 华为, 比亚迪, 美的 | tier B 2: 立讯, 格力 | tier C 2: 海尔, 奥克斯'],
    ['customers by owner', 'Emma 3: 立讯, 美的, 奥克斯 | 李雷 3: 华为, 比亚迪, 格力 | none 1: 海尔'],
    [
      'customers by stage',
      'none 3: 格力, 海尔, 奥克斯 | quoted 2: 华为, 比亚迪 | negotiating 1: 美的 | proposal 1: 立讯',
    ],
    ['客户按阶段统计', '没有 3: 格力、海尔、奥克斯 | 报价 2: 华为、比亚迪 | 谈判 1: 美的 | 方案 1: 立讯'],
    ['90天没联系的A类客户有几家', '0'],
    ['90天没联系的客户有几家', '奥克斯'],
    ['哪些客户三个月没联系', '奥克斯'],
    ['which customers have not been contacted for 90 days', '奥克斯'],
    ['top 3 customers by value', '华为 美的 比亚迪'],
    ['价值前1', '华为'],
    ['客户终身价值前2', '华为 美的'],
    ['top 2 LTV', '华为 美的'],
    ['按签约额列出A类', '华为 美的 比亚迪'],
    ['按报价列出客户', '比亚迪 华为 美的 立讯 格力 海尔 奥克斯'],
    ['A类客户按报价排', '比亚迪 华为 美的'],
    ['按回款列出B类', '格力 立讯'],
    ['tier B by payments', '格力 立讯'],
    ['customers in proposal', '立讯'],
    ['在方案阶段的客户', '立讯'],
    ['合作中的客户', '华为 比亚迪 美的 立讯'],
    ['流失的客户', '0'],
    ['which tier B customers mentioned lead time since October', '立讯 格力'],
    ['哪些B类客户提到过交期', '立讯 格力'],
    ['哪些C类客户提到过交期', '0'],
    ['how many tier A customers mentioned price', '华为 比亚迪 美的'],
    ['which customers mentioned quality', '0'],
    ['哪些客户提到过付款', '0'],
    ['哪些客户提到过轴承', '美的'],
    ['which customers mentioned 轴承', '美的'],
    ['哪些客户在用abb', '立讯'],
    ['哪些客户投诉过交期', '华为 格力'],
    ['which customers complained about 轴承', '美的'],
    ['有几家投诉过轴承', '美的'],
    ['几家在用西门子', '华为 美的'],
    ['多少家客户在用西门子', '华为 美的'],
    ['8月以来提到价格的客户有几家', '华为 比亚迪 美的'],
    ['10月以来提到价格的客户有几家', '华为 美的'],
    ['提到交期的客户按负责人', '李雷 2: 华为、格力 | Emma 1: 立讯'],
    ['提到交期的客户按等级', 'B类 2: 立讯、格力 | A类 1: 华为'],
    ['帮我看看哪些客户在用西门子', '华为 美的'],
    ['请问有几家提到过交期?', '华为 立讯 格力'],
    ['哪些客户说过样品', '奥克斯'],
    ['哪些客户提到过报价高', '华为 比亚迪'],
    ['which customers mentioned price in October', '华为'],
    ['which customers mentioned price this month', '美的'],
    ['which customers mentioned lead time this month', '华为 立讯 格力'],
    ['how many customers mentioned 售后', '格力'],
    ['哪些客户提到过扩产', '0'],
    ['提到售后的客户有哪些', '格力'],
    ['在用西门子的客户有几家', '华为 美的'],
    ['在用ABB的客户有哪些', '立讯'],
    ['哪些A类客户提到过轴承', '美的'],
    ['哪些B类客户提到过价格', '0'],
    ['how many tier B customers use ABB', '立讯'],
    ['which tier A customers use ABB', '0'],
    ['提到价格的客户按负责人', '李雷 2: 华为、比亚迪 | Emma 1: 美的'],
  ])('«%s»', async (question, answer) => {
    const [card = ''] = await it.as('wang').hears(question);
    expect(answered(card)).toBe(answer);
  });
});

test.each([
  ['我的客户按价值排', '华为 比亚迪 格力'],
  ['my customers by value', '华为 比亚迪 格力'],
  ['我的A类按价值排', '华为 比亚迪'],
  ['我的客户有几家提到过价格', '华为 比亚迪'],
  ['how many of my customers mentioned price', '华为 比亚迪'],
])('a rep asks about theirs: «%s»', async (question, answer) => {
  const [card = ''] = await it.hears(question);
  expect(answered(card)).toBe(answer);
});

test('an answer says what was understood, and each line opens to its note', async () => {
  const [card] = await it.as('wang').hears('9月以后哪些A类客户提到价格');
  expect(card).toMatch(/^🔎 2 家:A类 · 提到「价格」 · 09-01 周二以后\n1\. 华为 · 李雷\n2\. 美的 · Emma\n/);
  expect((await it.as('wang').hears('1'))[0]).toContain('说报价高了');
  await it.as('wang').hears('按价值列出A类');
  expect((await it.as('wang').hears('1'))[0]).toMatch(/💰 华为 · 金额[^]*签约 ¥980,000/);
});

test('what somebody may not see is not counted for them', async () => {
  await it.hears('今天拜访海尔周工,嫌价格贵,先别公开');
  expect(answered((await it.hears('哪些客户提到过价格'))[0] ?? '')).toBe('华为 比亚迪 美的 海尔');
  expect(answered((await it.as('wang').hears('哪些客户提到过价格'))[0] ?? '')).toBe('华为 比亚迪 美的');
  await it.hears('撤销');
});

test('what was signed long ago counts once for the lifetime value, which says how it is worked out', async () => {
  await it.hears('2024年3月1日海尔合同签了,150万');
  expect(answered((await it.hears('价值前3'))[0] ?? '')).toBe('海尔 华为 美的');
  const [card = ''] = await it.hears('客户终身价值前3');
  expect(answered(card)).toBe('华为 美的 海尔');
  expect(card).toMatch(/1\. 华为 · A类 · 终身价值 ¥3,920,000[^]*按终身价值排:至今签约 \+ 近12个月 × 3年/);
  expect((await it.hears('top 3 LTV'))[0]).toMatch(/lifetime value ¥3,920,000[^]*the last 12 months × 3 years/);
  await it.hears('撤销');
});

test('what a note speaks of goes with its words: added to, and taken back', async () => {
  await it.hears('今天拜访海尔周工,看了样品');
  await it.hears('刚才那条补一句:交货太慢');
  expect(answered((await it.hears('哪些客户提到过交期'))[0] ?? '')).toBe('华为 立讯 格力 海尔');
  await it.hears('撤销');
  expect(answered((await it.hears('哪些客户提到过交期'))[0] ?? '')).toBe('华为 立讯 格力');
  await it.hears('撤销');
});
