/** Suppliers and distributors: companies of another kind, and where customers come from. */
import { beforeEach, describe, expect, test } from 'vitest';
import { myDay } from '../../src/core/followups/myDay.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('恒达是我们的供应商');
  await it.hears('今天拜访了创世纪,要样机');
  await it.hears('新客户 创世纪');
});

/** The card that answers, as one text. */
async function answer(who: 'lilei' | 'emma' | 'han' | 'wang' | 'boss', text: string) {
  const cards = await it.as(who).hears(text);
  expect(cards).toHaveLength(1);
  return cards[0] ?? '';
}

describe('a partner', () => {
  test.each([
    ['lilei', '宏图是我们的经销商', '宏图是经销商'],
    ['emma', 'Apex is our distributor', 'Apex is a distributor'],
    ['emma', 'Apex is one of our partners', 'Apex is a partner'],
    ['lilei', '把创世纪设为合作伙伴', '创世纪是合作伙伴'],
  ] as const)('%s says «%s», and one word takes it back', async (who, words, said) => {
    expect(await answer(who, words)).toContain(said);
    await it.as(who).hears('undo');
    expect(await answer(who, 'our partners')).not.toMatch(/Apex|宏图|创世纪/);
  });

  test.each([
    ['lilei', '我们的供应商有哪些', /供应商 \(1\)[^]*1\. 恒达 · 李雷/],
    ['emma', 'our suppliers', /suppliers \(1\)[^]*1\. 恒达 · 李雷/],
    ['lilei', '我们的经销商', /还没有经销商/],
  ] as const)('%s asks «%s»', async (who, words, said) => {
    expect(await answer(who, words)).toMatch(said);
  });

  test('no list of customers has it, and no risk', async () => {
    await it.hears('今天拜访了恒达王总,谈了返点');
    for (const asked of ['我的客户', '我有谁该联系了', '我的客户里谁只有我懂', '客户私有化风险', '没有下一步的客户'])
      expect(await answer('lilei', asked)).not.toContain('恒达');
    expect(await answer('lilei', '恒达')).toContain('🗂️ 恒达 · 供应商');
    const home = await it.sql(async (tx) =>
      myDay(tx, { person: only(await colleaguesNamed(tx, '李雷')), now: it.now() }),
    );
    expect(JSON.stringify(home)).toMatch(/创世纪/);
    expect(JSON.stringify(home)).not.toMatch(/恒达/);
  });

  test('its people are known like others', async () => {
    await it.hears('今天拜访了恒达王总,谈了返点');
    expect(await answer('emma', 'who knows 恒达')).toMatch(/李雷: 王总 1×/);
  });

  test('it is a customer again, by its owner or their lead', async () => {
    expect(await answer('emma', "恒达 isn't our supplier")).toContain('is 李雷’s');
    expect(await answer('lilei', '恒达不是我们的供应商')).toContain('恒达是客户');
    expect(await answer('lilei', '我的客户')).toContain('恒达');
  });

  test('one that is called like another is asked about', async () => {
    expect(await answer('lilei', '恒大是我们的供应商')).toMatch(/恒大[^]*1 恒达[^]*2 新建「恒大」/);
    expect(await answer('lilei', '2')).toContain('恒大是供应商');
  });
});

describe('a note', () => {
  test.each([
    ['lilei', '今天和恒达一起拜访了创世纪,要样机', /✅ 创世纪[^]*也提到 恒达\(合作方\)/],
    ['lilei', '今天和恒达王总一起去了创世纪,要样机', /✅ 创世纪[^]*也提到 恒达 · 王总\(合作方\)/],
    ['emma', 'visited 创世纪 with 恒达 today, they want a sample', /✅ 创世纪[^]*also named 恒达 \(partner\)/],
  ] as const)('%s says «%s»: it is the customer’s alone', async (who, words, said) => {
    expect(await answer(who, words)).toMatch(said);
    expect(await answer('lilei', '恒达')).not.toContain('样机');
  });

  test.each([
    [
      'lilei',
      '今天拜访了创世纪张工,要样机,恒达的小刘介绍的',
      /✅ 创世纪 · 张工[^]*也提到 恒达 · 小刘\(合作方\)/,
      '小刘',
      '张工',
    ],
    [
      'lilei',
      '今天和恒达王总一起去了创世纪,见了张工',
      /✅ 创世纪 · 张工[^]*也提到 恒达 · 王总\(合作方\)/,
      '王总',
      '张工',
    ],
    [
      'emma',
      'visited 创世纪 today with Mr Liu of 恒达, they want a sample',
      /✅ 创世纪 · visit[^]*also named 恒达 · Mr Liu \(partner\)/,
      'Mr Liu',
      'Zhang',
    ],
  ] as const)('%s says «%s»: whoever is the partner’s is known there', async (who, words, said, theirs, other) => {
    expect(await answer(who, words)).toMatch(said);
    expect(await answer('lilei', '恒达')).toMatch(new RegExp(`联系人 ${theirs}`));
    expect(await answer('lilei', '恒达')).not.toContain(other);
    expect(await answer(who, '创世纪')).not.toMatch(new RegExp(`(?:联系人|contacts?) .*${theirs}`));
    await it.as(who).hears('undo');
    expect(await answer('lilei', '恒达')).not.toContain(theirs);
  });

  test('where somebody new was visited with it, that is asked about', async () => {
    expect(await answer('lilei', '今天和恒达一起去了蓝思,聊了新项目')).toContain('新客户「蓝思」?');
  });

  test('that names the partner alone is the partner’s', async () => {
    expect(await answer('lilei', '今天和恒达王总聊了返点')).toContain('✅ 恒达 · 王总');
  });
});

describe('where customers come from', () => {
  test.each([
    ['lilei', '恒达介绍了创世纪', '创世纪:恒达介绍的'],
    ['lilei', '创世纪是恒达介绍来的', '创世纪:恒达介绍的'],
    ['lilei', 'our supplier Hengda introduced 创世纪', '创世纪: introduced by 恒达'],
    ['lilei', '创世纪 was introduced by Hengda', '创世纪: introduced by 恒达'],
  ] as const)('%s says «%s», sees it in the brief, and takes it back', async (who, words, said) => {
    expect(await answer(who, words)).toContain(said);
    expect(await answer(who, '介绍 创世纪')).toContain('来源 恒达');
    await it.as(who).hears('撤销');
    expect(await answer(who, '介绍 创世纪')).not.toContain('来源');
  });

  test.each([
    ['lilei', '恒达介绍了蓝思科技', /新客户「蓝思科技」,恒达介绍的\?/, /蓝思科技:恒达介绍的[^]*由你负责/],
    [
      'emma',
      'Hengda introduced Lens Tech',
      /New customer “Lens Tech”, introduced by 恒达\?/,
      /Lens Tech: introduced by/,
    ],
  ] as const)('%s says «%s»: somebody new is asked about first', async (who, words, asked, made) => {
    expect(await answer(who, words)).toMatch(asked);
    expect(await answer(who, '1')).toMatch(made);
    expect(await answer(who, '介绍 创世纪')).not.toContain('来源');
  });

  test('whoever introduced them is asked about, too', async () => {
    expect(await answer('lilei', '捷普介绍了创世纪')).toMatch(/「捷普」我还不认识,是什么\?[^]*2 经销商/);
    expect(await answer('lilei', '2')).toContain('创世纪:捷普介绍的');
    expect(await answer('lilei', '我们的经销商')).toMatch(/1\. 捷普 · 李雷 · 介绍了 1 家/);
  });

  test.each(['恒达介绍了一下Q3的计划', '恒达介绍了他们的新产品线', '恒达带来了新样品'])(
    '«%s» introduces nobody: it is a note',
    async (words) => {
      expect(await answer('lilei', words)).toContain('✅ 恒达');
    },
  );

  test('nobody changes where the customer of another comes from', async () => {
    expect(await answer('emma', 'our supplier Hengda introduced 创世纪')).toContain('创世纪 is 李雷’s');
  });

  test.each([
    ['lilei', '恒达带来了哪些客户', /恒达介绍的客户 \(1\)[^]*报价 ¥800,000[^]*1\. 创世纪 · A类 · 李雷/],
    ['emma', 'which customers did 恒达 bring', /Customers that 恒达 introduced \(1\)[^]*quoted ¥800,000[^]*1\. 创世纪/],
    ['lilei', '客户都从哪来', /1 个来源[^]*• 恒达 · 1 家 · 报价 ¥800,000[^]*1 家没说过来源/],
    ['emma', 'where do our customers come from', /• 恒达 · 1 · quoted ¥800,000[^]*1 without a source/],
    ['wang', '创世纪带来了哪些客户', /还没记过创世纪介绍了谁/],
  ] as const)('%s asks «%s»: how many and what they come to', async (who, words, said) => {
    await it.hears('创世纪A类');
    await it.hears('恒达介绍了创世纪');
    await it.hears('创世纪 商机 80万 报价阶段');
    await it.as('emma').hears('visited Lens Tech today, they want a quote');
    await it.as('emma').hears('1');
    expect(await answer(who, words)).toMatch(said);
  });

  test('merged into whom it introduced, it introduced nobody', async () => {
    await it.hears('恒达介绍了创世纪');
    await it.as('wang').hears('把恒达合并到创世纪');
    await it.as('wang').hears('1');
    expect(await answer('wang', '介绍 创世纪')).not.toContain('来源');
    expect(it.problems).toEqual([]);
  });
});
