/** Which customers hang on one head: asked by the rep, the lead and the manager, explained from notes, and lowered by a visit. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天拜访了立讯精密张工,嫌交期长,预算60万,答应周四给样品');
  await it.hears('新客户 立讯精密');
  await it.hears('立讯精密 底价 85');
});

/** The card that answers, as one text. */
async function answer(who: 'lilei' | 'emma' | 'han' | 'wang' | 'boss', text: string) {
  const cards = await it.as(who).hears(text);
  expect(cards).toHaveLength(1);
  return cards[0] ?? '';
}

describe('who really knows a customer', () => {
  test.each([
    [
      'lilei',
      '谁真正懂立讯精密',
      /只有李雷懂[\s\S]*张工[\s\S]*底价.*还缺:决策人[\s\S]*• 李雷 懂:1 次 \(见面 1\),最近今天,#\d+,要点 2 条/,
    ],
    [
      'emma',
      'who really knows 立讯精密',
      /only 李雷 knows them[\s\S]*• 李雷 knows them: 1× \(1 face to face\), last today, #\d+/,
    ],
    ['han', '立讯精密有几个人懂', /🔴 高 75\/100 = 只有一个人懂 50 \+ 没有B角 10 \+ 认识的人少 10 \+ 写下来的少 5/],
  ] as const)('%s asks «%s» and is shown the notes behind it', async (who, question, said) => {
    expect(await answer(who, question)).toMatch(said);
  });

  test('a visit of two lets the figure fall at once, and taking the note back lets it rise', async () => {
    const before = await answer('han', '谁真正懂立讯精密');
    await it.as('emma').hears('visited 立讯精密 with 李雷 today, Mr Zhang showed us the line');
    expect(before).toContain('75/100');
    expect(await answer('han', '谁真正懂立讯精密')).toMatch(
      /李雷、Emma都懂[\s\S]*🟢 低 10\/100[\s\S]*• Emma 懂:1 次 \(见面 1, 一起 1\)/,
    );
    await it.as('emma').hears('undo');
    expect(await answer('han', '谁真正懂立讯精密')).toContain('75/100');
  });

  test('whoever has left is named, and not counted', async () => {
    await it.as('boss').hears('remove 李雷');
    const card = await answer('han', '谁真正懂立讯精密');
    expect(card).toMatch(/现在没有人懂[\s\S]*没有人懂 60[\s\S]*• 李雷 已离开,不算/);
  });

  test('a private note is no reason for anybody but its author', async () => {
    await it.as('emma').hears('visited 立讯精密 today, keep it private');
    expect(await answer('han', '谁真正懂立讯精密')).not.toContain('Emma 懂');
    expect(await answer('emma', 'who really knows 立讯精密')).toContain('Emma knows them');
  });

  test('a customer that nobody has is asked back', async () => {
    expect(await answer('emma', 'who really knows Siemens')).toContain('No customer called “Siemens”');
  });
});

describe('customers that hang on one head', () => {
  test.each([
    ['lilei', '我的客户里谁只有我懂', '只有我懂的客户 (1)'],
    ['lilei', '只有我认识的客户', '只有我懂的客户 (1)'],
    ['lilei', '哪些客户只有我认识', '只有我懂的客户 (1)'],
    ['han', '哪些客户只有一个人认识', '组里只有一个人懂的客户 (1)'],
    ['han', '哪些客户只有一个人懂?', '组里只有一个人懂的客户 (1)'],
    ['wang', '只有一个人认识的客户', '只有一个人懂的客户 (1)'],
    ['boss', 'which customers does only one person know?', 'Customers only one person knows (1)'],
    ['wang', '客户私有化风险', '客户私有化风险 (1)'],
    ['boss', 'privatisation risk', 'Privatisation risk (1)'],
  ] as const)('%s asks «%s»: with who, how many there, and whom to take along', async (who, question, title) => {
    const card = await answer(who, question);
    expect(card).toContain(title);
    expect(card).toMatch(
      /1\. 🔴 立讯精密 · (?:只有李雷懂 · 认识 1 人 · 没有B角|only 李雷 knows them · 1 person there · no backup)/,
    );
    // Where the customers have the digits, what else can be said stands there as it is said.
    expect(card).toMatch(/也可以说:「请Emma下次一起去立讯精密」|Or say: “invite Emma along to 立讯精密”/);
  });

  test('a number opens what it rests on', async () => {
    await it.hears('我的客户里谁只有我懂');
    expect(await answer('lilei', '1')).toContain('• 李雷 懂:1 次');
  });

  test('whoever knows nobody alone is told so', async () => {
    expect(await answer('emma', 'which of mine only I know')).toContain('no customers yet');
  });

  test('a rep sees their own; the team’s is for its lead', async () => {
    expect(await answer('emma', "my team's privatisation risk")).toMatch(/🔒 .*lead/);
    expect(await answer('emma', 'if 李雷 left tomorrow what do we lose?')).toMatch(/🔒 That of 李雷/);
  });

  test('the visit of two takes a customer off the list', async () => {
    await it.as('emma').hears('visited 立讯精密 with 李雷 today, Mr Zhang showed us the line');
    expect(await answer('han', '哪些客户只有一个人懂?')).toContain('没有:组里只有一个人懂的客户');
    expect(await answer('han', '哪些客户只有一个人懂?')).toContain('两人以上懂 1,一个人懂 0');
  });
});

test.each([
  [
    'han',
    '如果李雷明天走,我们丢什么?',
    /如果李雷走了:1 家客户没人懂了\(负责 1 家\)[\s\S]*¥600,000[\s\S]*立讯精密 .*样品[\s\S]*还没写下来 1: 立讯精密\(决策人/,
  ],
  [
    'boss',
    'if 李雷 left tomorrow what do we lose?',
    /nobody would know 1 customer \(owns 1\)[\s\S]*¥600,000[\s\S]*not written down 1: 立讯精密\(decides/,
  ],
] as const)('%s asks «%s»', async (who, question, said) => {
  expect(await answer(who, question)).toMatch(said);
});

describe('whether it is better than a month ago', () => {
  test('a chart in words, and what has changed', async () => {
    it.pass({ hours: 24 * 40 });
    await it.hears('今天和立讯精密张工通了电话,催样品');
    await it.as('emma').hears('visited 立讯精密 with 李雷 today, Mr Zhang showed us the line');
    const card = await answer('wang', '比上个月好了吗');
    expect(card).toMatch(/全部客户: 比上个月好了:75 → 10\(低\)/);
    expect(card).toMatch(/▇▇▇▇▇▇▇▇▁▁ 75 · 一个人懂 1,没人懂 0\n.*▇▁▁▁▁▁▁▁▁▁ 10 · 一个人懂 0/);
    expect(card).toContain('变好了 立讯精密');
  });

  test.each([
    ['boss', 'better than last month?', 'none a month ago'],
    ['lilei', '我的客户私有化风险比上个月好了吗', '我的客户: 风险 75(高),上个月还没有客户'],
  ] as const)('%s asks «%s» where there was nothing', async (who, question, said) => {
    expect(await answer(who, question)).toContain(said);
  });
});
