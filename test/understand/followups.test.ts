/** Where a day, a length or a «which» may stand, it is read in every sentence about follow-ups and notes, in both languages. */
import { expect, test } from 'vitest';
import { isSure } from '../../src/core/understand/sureness.ts';
import type { Slots } from '../../src/core/understand/types.ts';
import { understood } from '../support/firm.ts';

test.each<readonly [string, string, Slots]>([
  ['推迟1 三天', 'followup.move', { which: { lines: [1] }, later: 3, due: '2026-11-23' }],
  ['snooze 1 for 3 days', 'followup.move', { which: { lines: [1] }, later: 3, due: '2026-11-23' }],
  ['1推后三天', 'followup.move', { which: { lines: [1] }, later: 3, due: '2026-11-23' }],
  ['把2推迟两周', 'followup.move', { which: { lines: [2] }, later: 14, due: '2026-12-04' }],
  ['1推到2月30日', 'followup.move', { which: { lines: [1] }, noDay: '2月30日' }],
  ['push 1 to 31 April', 'followup.move', { which: { lines: [1] }, noDay: '31 April' }],
  ['前三条都推到下周一', 'followup.move', { which: { lines: [1, 2, 3] }, due: '2026-11-23' }],
  ['push the first two to Monday', 'followup.move', { which: { lines: [1, 2] }, due: '2026-11-23' }],
  ['全部推到12月1日', 'followup.move', { which: 'all', due: '2026-12-01' }],
  ['推迟 #45,#46 到明天', 'followup.move', { which: { rows: [45, 46] }, due: '2026-11-21' }],
  ['snooze 1 until tomorrow 3pm', 'followup.move', { which: { lines: [1] }, due: '2026-11-21T15:00' }],
  ['完成1和3', 'followup.done', { which: { lines: [1, 3] } }],
  ['完成1,客户要看样', 'followup.done', { which: { lines: [1] }, text: '客户要看样' }],
  ['取消1、2', 'followup.cancel', { which: { lines: [1, 2] } }],
  ['退回2', 'followup.giveBack', { which: { lines: [2] } }],
  ['打电话那条推到周四', 'followup.move', { about: '打电话', due: '2026-11-26' }],
  ['那个样品的推到周四', 'followup.move', { about: '样品', due: '2026-11-26' }],
  ['那条催款不用跟了', 'followup.cancel', { about: '催款' }],
  ['把那个送图纸的勾掉', 'followup.done', { about: '送图纸' }],
  ['drop the one about the drawings', 'followup.cancel', { about: 'drawings' }],
  ['2办了 客户没意见', 'followup.done', { which: { lines: [2] }, text: '客户没意见' }],
  [
    'push the Huawei trial to next Thursday',
    'followup.move',
    { customers: [{ id: 1, name: '华为' }], due: '2026-11-26' },
  ],
  [
    'move the visit at Huawei to 1 December',
    'followup.move',
    { customers: [{ id: 1, name: '华为' }], due: '2026-12-01' },
  ],
  ['华为的评审改到下周四', 'followup.move', { customers: [{ id: 1, name: '华为' }], due: '2026-11-26' }],
  ['把下周的都往后推一天', 'followup.move', { which: 'all', later: 1, from: '2026-11-23', until: '2026-11-29' }],
  ['今天的全部推迟两天', 'followup.move', { which: 'all', later: 2, from: '2026-11-20' }],
  ['push Huawei back to 1 December', 'followup.move', { customers: [{ id: 1, name: '华为' }], due: '2026-12-01' }],
  ['给2加个跟进 周五报价', 'followup.add', { which: { lines: [2] }, text: '周五报价', planned: true }],
  ['周一的全部推到周三', 'followup.move', { which: 'all', from: '2026-11-23', until: '2026-11-23', due: '2026-11-25' }],
  ['逾期的全部推到周五', 'followup.move', { which: 'all', until: '2026-11-19', due: '2026-11-27' }],
  ['move all overdue to Friday', 'followup.move', { which: 'all', until: '2026-11-19', due: '2026-11-27' }],
  ['2月30日要跟谁', 'followups.list', { noDay: '2月30日' }],
  ['改日期 #12 2月30日', 'fix.date', { row: 12, noDay: '2月30日' }],
  ['date #12 30 February', 'fix.date', { row: 12, noDay: '30 February' }],
  ['不提醒 #12 第2条', 'fix.noReminder', { row: 12, which: { lines: [2] } }],
  ['no reminder for any #12', 'fix.noReminder', { row: 12, which: 'all' }],
  ['补充 #12:要发票', 'fix.add', { row: 12, text: '要发票' }],
  ['add #12: needs "FOB" prices', 'fix.add', { row: 12, text: 'needs "FOB" prices' }],
  ['联系人是张姐和王工', 'fix.contact', { names: ['张姐', '王工'] }],
  ['搜 报价 第2页', 'search', { text: '报价', page: 2 }],
])('«%s»', (text, intent, slots) => {
  const meant = understood(text, { isChosen: false });
  expect({ intent: meant.intent, isSure: isSure(meant) }).toEqual({ intent, isSure: true });
  expect(meant.slots).toMatchObject(slots);
});

test('«那个» with a customer means its follow-up', () => {
  for (const text of ['华为那个推到周五', 'move the Huawei one to Friday']) {
    const { intent, slots } = understood(text);
    expect({ intent, due: slots.due, customers: slots.customers?.map(({ name }) => name) }).toEqual({
      intent: 'followup.move',
      due: '2026-11-27',
      customers: ['华为'],
    });
  }
});

test('what is said behind a mark is kept whole, however long it is', () => {
  const words = '客户说交期要再快一点,'.repeat(40);
  expect(understood(`补充:${words}完`).slots.text).toBe(`${words}完`);
});

test('a deed with a number is no line of a list', () => {
  for (const text of ['完成2台设备的安装,客户满意', '完成了华为的安装,客户很满意'])
    expect(isSure(understood(text)) && understood(text).intent === 'followup.done').toBe(false);
});

test.each([
  ['完成1,2推到明天', ['followup.done', [1]], ['followup.move', [2]]],
  ['完成1 · 2推到明天', ['followup.done', [1]], ['followup.move', [2]]],
  ['完成1和3,2推到明天', ['followup.done', [1, 3]], ['followup.move', [2]]],
  ['done 1, move 2 to tomorrow', ['followup.done', [1]], ['followup.move', [2]]],
  ['2推到明天,取消3', ['followup.move', [2]], ['followup.cancel', [3]]],
] as const)('«%s» asks for two things, each to choose', (text, ...both) => {
  expect(understood(text).asks.map(({ intent, slots }) => [intent, Object(slots.which).lines])).toEqual(both);
});

test.each(['完成1,客户要看样', '完成1,下周三回访', '完成1,2', 'done 1, they want to move on'])(
  '«%s» asks for one thing',
  (text) => {
    expect(understood(text)).toMatchObject({ intent: 'followup.done', asks: [] });
  },
);
