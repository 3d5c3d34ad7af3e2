import { beforeAll, describe, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

/** A customer that three colleagues have met over half a year. */
async function begin() {
  Object.assign(it, await world());
  await it.until('2026-06-01T10:00');
  await it.as('emma').hears('Met 王工 from 华为 at the fair, they compare us with Keyence, budget about 300k');
  await it.as('emma').hears('new customer 华为');
  await it.until('2026-10-12T10:00');
  await it.as('emma').hears('华为: CSAT 4/5, lead time is too long');
  await it.until('2026-11-18T10:00');
  await it.as('han').hears('华为换李雷负责,Emma协助');
  await it.hears('今天和华为李总通了电话,嫌报价高,预算80万,我们答应他周五给样品');
  await it.until('2026-11-20T10:00');
  for (const text of [
    '华为A类',
    '华为 标签 重点',
    '华为 阶段 报价',
    '张姐是采购,拍板',
    '别在李总面前提西门子',
    '李总喜欢喝茶',
    '底价 85',
  ])
    await it.hears(text);
}

describe('what is known of one customer', () => {
  beforeAll(begin);

  test.each(['华为', '介绍 华为', '华为一页纸', 'tell me about 华为', '华为 one-pager'])(
    '«%s» is one card, each line with the note or the day it comes from',
    async (question) => {
      const [card, ...others] = await it.as('wang').hears(question);
      expect(others).toEqual([]);
      expect(card).toMatch(/^🗂️ 华为 · (?:A类|tier A) · (?:报价阶段|quoted) · 重点\n/);
      expect(card).toMatch(/(?:负责人|owner) 李雷\n(?:协助|assists) Emma\n/);
      expect(card).toMatch(/张姐 采购 (?:决策人|decides) \((?:今天|today)\)/);
      expect(card).toMatch(/(?:金额|value) (?:预算|budget) ¥800,000 \(#\d+ .*\).*(?:预算|budget) .*300,000 \(#\d+/);
      expect(card).toMatch(/(?:答应过|promised) 周五给样品 \(#\d+ /);
      expect(card).toMatch(/(?:异议|objections) (?:价格|price) \(#\d+ .*(?:交期|lead time) \(#\d+ /);
      expect(card).toMatch(/(?:竞品|competitors) Keyence \(#\d+ /);
      expect(card).toMatch(/(?:满意度|satisfaction) 4\/5 \(#\d+ /);
      expect(card).toMatch(/(?:底价|floor price) 85 \((?:今天|today)\)/);
      expect(card).toMatch(/(?:忌讳|avoid) 李总 · 西门子/);
      expect(card).toMatch(/(?:建议|say next) .*周五给样品/);
      expect(card).toMatch(/• .*李雷.*(?:电话|call).*嫌报价高.* #\d+\n• .*Emma.* #\d+\n• .*Emma.* #\d+/);
      expect(card).toMatch(/(?:下一步|Next): (?:今天|today) 答应他给样品/);
    },
  );

  test('the number of a line leads to the words themselves', async () => {
    const [card] = await it.as('wang').hears('华为');
    expect(card).toMatch(/#\d/);
    const [, id] = /#(\d+)/.exec(card ?? '') ?? [];
    expect((await it.as('wang').hears(`看 #${id}`))[0]).toContain('李总');
  });

  test.each([
    [
      '明天见李总,准备一下',
      /🎒 华为 · A类[\s\S]*· 李总[\s\S]*答应过 周五给样品[\s\S]*别碰 西门子[\s\S]*喜好 喝茶[\s\S]*• .*嫌报价高/,
    ],
    ['下周三去见华为李总,帮我准备一下', /🎒 华为[\s\S]*· 李总/],
    ['华为30秒', /🎒 华为 · A类[\s\S]*负责人 李雷[\s\S]*答应过 周五给样品[\s\S]*建议/],
    ['给我30秒版', /🎒 华为/],
    ['prep me for 李总 tomorrow', /🎒 华为 · tier A[\s\S]*· 李总[\s\S]*promised 周五给样品[\s\S]*avoid 西门子/],
    ['华为 in 30 seconds', /🎒 华为[\s\S]*(?:owner|负责人) 李雷/],
    ['30-second version', /🎒 华为[\s\S]*say next/],
  ])('«%s»', async (sentence, card) => {
    const [said] = await it.hears(sentence);
    expect(said).toMatch(card);
    expect(said?.split('\n').length).toBeLessThan(14);
  });

  test.each([
    ['最近3个月时间线', /🗓️ 华为 · 最近3个月\n1\. .*嫌报价高.* #\d+\n2\. .*CSAT/, '300k'],
    ['华为最近3个月时间线', /🗓️ 华为 · 最近3个月\n1\. /, '300k'],
    ['timeline last 3 months', /🗓️ 华为 · last 3 months\n1\. .*嫌报价高/, '300k'],
    ['timeline of 华为 since September', /🗓️ 华为 · .*since September\n1\. /, '300k'],
    ['华为 时间线', /🗓️ 华为\n1\. [\s\S]*3\. .*Keyence/, 'nothing of the kind'],
  ])('«%s»', async (sentence, card, not) => {
    const [said] = await it.hears(sentence);
    expect(said).toMatch(card);
    expect(said).not.toContain(not);
  });

  test.each([
    '我们答应过什么',
    '我们答应过华为什么',
    '华为 我们答应过什么',
    'what did we promise',
    'what did we promise 华为',
  ])('«%s»', async (sentence) => {
    expect((await it.hears(sentence))[0]).toMatch(
      /🤞 .*华为.*\n• 周五给样品 · 李雷 \(#\d+ .*\)\n(?:待跟进|To do)\n• .* #\d+/,
    );
  });

  test.each([
    ['决策链', /🧭 华为的决策链\n• 决策人: 张姐 采购 · 李雷 \(今天\) · 今天\n• 还认识: .*李总/],
    ['华为决策链', /🧭 华为的决策链/],
    ['华为谁拍板', /🧭 华为的决策链/],
    ['decision chain', /🧭 Decision chain at 华为\n• decides: 张姐 采购/],
    ['who decides at 华为', /🧭 Decision chain at 华为/],
  ])('«%s»', async (sentence, card) => {
    expect((await it.hears(sentence))[0]).toMatch(card);
  });

  test.each([
    ['上次谁见的、说了什么', /🕘 华为 · 李总 · 李雷 电话 · 11-18 周三 \(前天\)[\s\S]*今天和华为李总通了电话,嫌报价高/],
    ['上次谁见的华为', /🕘 华为 · 李总 · 李雷/],
    ['上次谁见的王工', /🕘 华为 · 王工 · Emma/],
    ['who met them last and what was said', /🕘 华为 · 李总 · 李雷, call/],
    ['who met 华为 last', /🕘 华为/],
    ['上次跟华为聊是什么时候', /🕘 华为 · 李总 · 李雷 电话 · 11-18 周三 \(前天\)/],
    ['我们多久没联系华为了', /🕘 华为 · 李总/],
    ['华为多久没联系了', /🕘 华为 · 李总/],
    ['上次和王工见面是哪天', /🕘 华为 · 王工 · Emma/],
    ['when did we last speak to 华为', /🕘 华为 · 李总/],
    ['how long since we visited 华为', /🕘 华为/],
  ])('«%s»', async (sentence, card) => {
    expect((await it.hears(sentence))[0]).toMatch(card);
  });
});

test('a customer that only one of us has met is a risk, and so is one that nobody has spoken to for long', async () => {
  await begin();
  await it.hears('拜访了立讯的王工,要扩产');
  await it.hears('新客户 立讯');
  await it.hears('立讯王工来电,要两台样机');
  expect((await it.hears('立讯'))[0]).toContain('风险 只有李雷一个人和他们打过交道');
  await it.until('2027-02-01T10:00');
  const [card] = await it.hears('华为');
  expect(card).toMatch(/风险 .*75 天没联系;.*1 条跟进逾期/);
});

test('a long timeline goes on with «更多», and ends', async () => {
  await begin();
  for (let n = 1; n <= 10; n += 1) await it.hears(`华为李总来电,第${n}次催样品`);
  expect((await it.hears('华为 时间线'))[0]).toMatch(/1\. .*第10次[\s\S]*「更多」/);
  const [second] = await it.hears('更多');
  expect(second).toMatch(/1\. .*第2次[\s\S]*5\. .*Keyence/);
  expect(second).not.toContain('「更多」');
});

test('a promise is kept once its follow-up is done', async () => {
  await begin();
  await it.hears('我的跟进');
  await it.hears('完成1');
  expect((await it.hears('我们答应过华为什么'))[0]).toMatch(/已兑现\n• 周五给样品/);
});

test('a chain without anybody who decides asks who it is, and takes a name', async () => {
  await begin();
  await it.hears('拜访了立讯的王工,要扩产');
  await it.hears('新客户 立讯');
  expect((await it.hears('立讯决策链'))[0]).toContain('还不知道谁拍板');
  expect(await it.hears('陈总')).toEqual([expect.stringContaining('立讯 · 陈总 · 决策人')]);
});

test('a question about nobody in particular asks which customer, and the name answers it', async () => {
  await begin();
  await it.until('2026-11-25T10:00');
  expect(await it.as('wang').hears('我们答应过什么')).toEqual([expect.stringContaining('是哪个客户?')]);
  expect(await it.as('wang').hears('华为')).toEqual([expect.stringContaining('🤞 我们答应华为的')]);
});

describe('an old fact in the owner’s morning', () => {
  const morning = async (day: string) => (await its.until(`${day}T09:31`)).find((said) => said.startsWith('⏰'));
  const its = {} as World;

  test('is asked about once, confirmed or changed by a digit, and left in peace when nobody answers', async () => {
    Object.assign(its, await world());
    await its.until('2026-05-12T10:00');
    await its.hears('今天和华为李总通了电话,嫌报价高');
    await its.hears('1');
    await its.hears('华为 底价 85');
    await its.hears('华为 决策人是李总');
    await its.until('2026-11-20T10:00');
    await its.hears('11月23日跟进华为');

    const first = await morning('2026-11-23');
    expect(first).toMatch(/⏳ 华为 · 6个月前的消息:底价还是85吗?/);
    expect(first).toMatch(/4 没变 {2}5 变了/);
    expect(first).not.toContain('拍板');
    expect(await its.hears('4')).toEqual([expect.stringMatching(/华为 · 底价 85,今天核对过/)]);

    const second = await morning('2026-11-24');
    expect(second).toMatch(/还是李总拍板吗?/);
    expect(second).not.toContain('底价');
    expect(await its.hears('5')).toEqual([expect.stringMatching(/不再算数:华为 · 决策人 李总[\s\S]*现在是谁/)]);
    expect(await its.hears('王总')).toEqual([expect.stringMatching(/华为 · 王总 · 决策人/)]);
    expect(await morning('2026-11-26')).not.toContain('⏳');
  });

  test('that nobody answers has its peace for two weeks, and then comes again, in the owner’s language', async () => {
    Object.assign(its, await world());
    await its.until('2026-05-12T10:00');
    await its.as('emma').hears('Called Mr Li at Huawei today, price too high');
    await its.as('emma').hears('1');
    await its.as('emma').hears('Huawei: floor price 85');
    await its.until('2026-11-20T10:00');
    await its.as('emma').hears('follow up Huawei on Nov 23');
    await its.as('emma').hears('send Huawei the catalogue on Dec 7');
    const asked = await morning('2026-11-23');
    expect(asked).toMatch(/⏳ Huawei · Last heard 6 months ago: floor price: still 85\?/);
    expect(asked).toMatch(/4 still true {2}5 changed/);
    expect(await morning('2026-11-24')).not.toContain('⏳');
    expect(await morning('2026-12-04')).not.toContain('⏳');
    expect(await morning('2026-12-07')).toContain('⏳');
  });
});
