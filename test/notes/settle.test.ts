/** What a note does to what was open with its customer: finished, moved to another day, or called off. */
import { expect, test } from 'vitest';
import { isMove, settles } from '../../src/core/reader/steps/settled.ts';
import { world } from '../support/world.ts';

test.each([
  ['华为的图纸寄出去了', '把图纸寄给他'],
  ['合同已经签好了', '签合同'],
  ['昨天给立讯送了样机', '送样机'],
  ['今天给华为报价了', '给华为报价'],
  ['emailed Acme the drawings', 'send drawings'],
  ['The contract has been signed', 'get the contract signed'],
])('«%s» says that «%s» is done', (text, action) => {
  expect(settles(text, { action, names: ['华为', '立讯', 'Acme'] })).toBe('surely');
});

test('a customer’s name for short says nothing of what was done', () => {
  const told = { action: '凯盛那边开会', names: ['常州凯盛', '孟工'] };
  expect(settles('上午和凯盛的孟工打了电话', told)).toBeUndefined();
  expect(settles('凯盛的样品寄了', { ...told, action: '给凯盛寄样品' })).toBe('surely');
});

test.each([
  ['华为李总嫌图纸改了三次', '把图纸寄给他'],
  ['李总催合同了', '签合同'],
  ['李总说样机收到了', '送样机'],
  ['样机送了一半', '送样机'],
  ['图纸还没寄', '寄图纸'],
  ['他们把合同发过来了', '发合同'],
  ['They sent the drawings back', 'send drawings'],
  ['The contract is not signed yet', 'get the contract signed'],
  ['拜访了华为', '寄图纸'],
])('«%s» does not surely say that «%s» is done', (text, action) => {
  expect(settles(text, { action, names: ['华为', '立讯', 'Acme'] })).not.toBe('surely');
});

test.each([
  ['格力改到下周五', '回访'],
  ['和格力的会改到下周五', '送样'],
  ['格力的送样推到下周五', '送样'],
  ['Moved the meeting with Acme to Friday', 'present the plan'],
])('«%s» moves «%s»', (text, action) => {
  expect(isMove(text, { action, names: ['格力', 'Acme'] })).toBe(true);
});

test.each([
  ['格力的交期推到下周五', '回访'],
  ['格力开标延到下周五', '送样'],
  ['Acme moved their launch to Friday', 'send drawings'],
  ['拜访了格力,下周五送样', '送样'],
])('«%s» does not move «%s»', (text, action) => {
  expect(isMove(text, { action, names: ['格力', 'Acme'] })).toBe(false);
});

async function owing() {
  const it = await world();
  await it.hears('拜访了华为李总,下周三寄图纸');
  await it.hears('1');
  return it;
}

test('words that say so finish the step, and undo opens it again', async () => {
  const it = await owing();
  expect((await it.hears('华为的图纸寄出去了')).join()).toMatch(/已完成 11-25 周三 寄图纸/);
  expect((await it.hears('我的跟进')).join()).toContain('没有待办');
  await it.hears('华为的图纸寄出去了');
  await it.hears('撤销');
  await it.hears('撤销');
  expect((await it.hears('我的跟进')).join()).toContain('寄图纸');
});

test('where the words leave it open, the tap that finishes it is the first on the card', async () => {
  const it = await owing();
  expect((await it.hears('华为李总说图纸收到了')).join()).toMatch(/1 完成:寄图纸/);
  expect((await it.hears('1')).join()).toContain('✅ 完成:华为');
});

test('a meeting on another day is no second step', async () => {
  const it = await owing();
  expect((await it.hears('跟华为李总通了电话,寄图纸推到下周五')).join()).toMatch(/推到 11-27 周五 09:30 寄图纸/);
  const list = (await it.hears('我的跟进')).join();
  expect(list).toContain('11-27 周五');
  expect(list).not.toContain('11-25');
});

test('who is not to be followed any more has the open steps offered for cancelling', async () => {
  const it = await owing();
  await it.hears('拜访了华为李总,下周五回访');
  expect((await it.hears('华为李总说项目停了,不用再跟了')).join()).toMatch(/1 取消:寄图纸[\s\S]*2 取消:回访/);
  expect((await it.hears('1')).join()).toContain('已取消:华为 · 11-25 周三');
});

test('in English as well', async () => {
  const it = await world();
  await it.hears('Called Dana Reed at Acme today, send her the drawings on Wed');
  await it.hears('1');
  expect((await it.hears('Sent Acme the drawings')).join()).toMatch(/done Wed 25 Nov send her the drawings/);
});

test.each(['华为不用跟了', '取消华为的跟进'])('«%s» with nothing open says so', async (words) => {
  const it = await owing();
  await it.hears('华为的图纸寄出去了');
  expect((await it.hears(words)).join()).toContain('华为没有你待办的跟进');
});
