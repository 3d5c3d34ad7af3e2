/** What kind of sentence something is and what it asks for, where that is told by little: told or asked for, chatter or work. */
import { expect, test } from 'vitest';
import { isSure } from '../../src/core/understand/sureness.ts';
import type { Shown, Slots } from '../../src/core/understand/types.ts';
import { FIRM, understood } from '../support/firm.ts';

const [huawei, luxshare] = FIRM.customers;
const CARD: Shown = {
  kind: 'card',
  customers: [huawei],
  due: Temporal.PlainDate.from('2026-11-25'),
  choices: new Map([
    ['1', 'fix.customer'],
    ['2', 'fix.contact'],
    ['3', 'fix.date'],
  ]),
};
const LIST: Shown = { kind: 'list', customers: [huawei, luxshare, undefined] };
const HANDED: Shown = { kind: 'handover', customers: [luxshare] };

const meant = (text: string, shown?: Shown) => understood(text, { shown, isChosen: false });

test.each([
  // What a customer does with a day of theirs is told.
  ['比亚迪尾款又推到下个月了', 'note'],
  ['ABB pushed their audit to Friday', 'note'],
  ['刚加上王工微信', 'note'],
  ['李总微信通过了,发了份样册', 'note'],
  ['王工电话占线,下午再打', 'note'],
  // What one sets oneself to do, and what is told of somebody.
  ['给张姐寄两盒茶叶', 'note'],
  ['给李总发个样品', 'note'],
  ['催一下李总的款', 'note'],
  ['去趟华为', 'note'],
  ['回头拜访一下李总', 'note'],
  ['send Weber the spec sheet', 'note'],
  ['chase Bosch for the PO', 'note'],
  ['send Weber an email saying we accept', 'none'],
  ['李总不吃辣', 'fact.set'],
  ['Weber is allergic to nuts', 'fact.set'],
  // What a customer owes us is on its page; what we owe is what we promised.
  ['华为还欠我们多少', 'customer.brief'],
  ['how much does Bosch owe us', 'customer.brief'],
  ['我们还欠华为什么', 'customer.promises'],
  ['李总和张姐谁说了算', 'customer.chain'],
  ['顾总和柳工到底谁拍板', 'customer.chain'],
  // Who did most, or nothing, is told by what each did.
  ['谁上周一家都没跑', 'report'],
  ['上周谁跑得最勤', 'report'],
  ['这个月联系客户最少的是谁', 'report'],
  ['who called the fewest customers last week', 'report'],
  // Told shortly, about whoever was spoken of or nobody yet.
  ['图纸交了,等他们确认', 'note'],
  // What managers ask, of people, of days to come, and of what waits for them.
  ['问问张伟立讯怎么样了', 'customer.brief'],
  ['张伟今天跟华为聊了啥', 'customer.timeline'],
  ['下周有哪些拜访', 'followups.list'],
  ['which visits next week', 'followups.list'],
  ['what meetings do I have tomorrow', 'followups.list'],
  ['my to-dos', 'followups.list'],
  ['上周有哪些拜访', 'count'],
  ['谁这周没写过', 'rollout.show'],
  ["which reps haven't logged anything this week", 'rollout.show'],
  ['今天有什么要我批的', 'approval.list'],
  ['华为下一步是什么', 'followups.list'],
  ['客户流失风险高的有哪些', 'mayLose.list'],
  // What a stranger asks of the bot itself.
  ['你是谁', 'help'],
  ['你能帮我做什么', 'help'],
  ['怎么用', 'help'],
  ['who are you', 'help'],
  ['how do I use this', 'help'],
  ['how does it work', 'help'],
  // Companies in chatter.
  ['我老婆在华为上班', 'talk'],
  ['my brother works at Bosch', 'talk'],
  ['华为新手机太好看了', 'talk'],
  ['美的股票今天又跌了', 'talk'],
  ['今天好冷啊', 'talk'],
  // What such a bot cannot do.
  ['给美的做一份PPT', 'none'],
  ['make me a deck about Bosch', 'none'],
  ['明天天气怎么样', 'none'],
  // Asked without a word for asking, in any script.
  ['立訊現在誰在跟', 'customer.owner'],
  ['华为现在谁在对接', 'customer.owner'],
  ["ABB, is that Zhang's or Emma's?", 'customer.owner'],
  ['带展会标签的列一下', 'customers.list'],
  ['and her email?', 'contact.info'],
  ['提醒发出去了吗?有人没收到', 'status'],
  // Settings of the bot are no follow-ups.
  ['早报推迟到九点', 'morning.set'],
  ['日报挪到晚上七点', 'digest.set'],
  ['download my accounts', 'export'],
  ['when we say Clarkie we mean Emma', 'person.alias'],
])('«%s» is %s', (text, intent) => {
  const { asks, ...one } = meant(text);
  expect({ intent: one.intent, asks: asks.length, isSure: isSure({ asks, ...one }) }).toEqual({
    intent,
    asks: 0,
    isSure: true,
  });
});

test.each<readonly [string, Shown | undefined, string, Slots]>([
  ['1 ABB', CARD, 'fix.customer', { customers: [{ id: 5, name: 'ABB' }] }],
  ['往后挪一天', CARD, 'fix.date', { due: '2026-11-26' }],
  ['提前两天', CARD, 'fix.date', { due: '2026-11-23' }],
  ['two days later', CARD, 'fix.date', { due: '2026-11-27' }],
  ['挪到周五', CARD, 'fix.date', { due: '2026-11-27' }],
  [
    '立讯精密跟立讯电子就是一家,并了吧',
    undefined,
    'customer.merge',
    { customers: [{ name: '立讯精密' }, { name: '立讯电子' }] },
  ],
  ['改成孙总', CARD, 'fix.contact', { contacts: [{ name: '孙总' }] }],
  ['改成小米', CARD, 'none', {}],
  ['联系人是王工,不是李总', CARD, 'fix.contact', { contacts: [{ name: '王工' }] }],
  ['最后两条给韩梅梅', LIST, 'followup.give', { which: { lines: [2, 3] }, colleague: { id: 4, name: '韩梅梅' } }],
  ['我接了', HANDED, 'handover.accept', { customers: [{ id: 2, name: '立讯精密' }] }],
  ['不接,手上满了', HANDED, 'handover.decline', { customers: [{ id: 2, name: '立讯精密' }] }],
  ['日报别六点发了,七点', undefined, 'digest.set', { at: '19:00' }],
  ['每天早上七点发日报', undefined, 'digest.set', { at: '07:00' }],
  ['六日早報不用傳', undefined, 'morning.set', { weekdays: [6, 7], value: 'off' }],
  ['别说英文了,讲中文', undefined, 'language.set', { value: 'zh' }],
  ['韩梅梅不再当组长,改回销售', undefined, 'role.set', { value: 'rep' }],
  ['how many customers did we lose in 2026', undefined, 'losses.list', { period: 'year' }],
  ['accounts quiet for 45 days, biggest first', undefined, 'customers.list', { filter: 'quiet', days: 45 }],
  ['谁认识ABB财务的人', undefined, 'knows.who', { text: '财务' }],
  ['ABB都有哪些联系人', undefined, 'customer.chain', { customers: [{ id: 5, name: 'ABB' }] }],
  ['满意度低于3的', undefined, 'satisfaction.list', { below: 3 }],
  ['要是张伟走了我们丢哪些客户', undefined, 'risk.list', { colleague: { id: 2, name: '张伟' } }],
  ['这周太忙了,下周二休假', undefined, 'absence.set', { from: '2026-11-24', until: '2026-11-24' }],
  ['what have we promised Weber', undefined, 'customer.promises', { contacts: [{ name: 'Weber' }] }],
  ['撤掉那条不对', CARD, 'undo', {}],
  ['把张伟手上的美的给陈静', undefined, 'customer.assign', { owner: { id: 7, name: '陈静' } }],
  ['give Zhang’s ABB to Emma', undefined, 'customer.assign', { owner: { id: 5, name: 'Emma' } }],
  ['让小赵去趟ABB', undefined, 'followup.add', { colleague: { name: '小赵' } }],
  ['lost ABB, they went with Omron', undefined, 'deal.set', { outcome: 'lost', rival: 'Omron' }],
  ['美的丢了,人家用了施耐德', undefined, 'deal.set', { outcome: 'lost', rival: '施耐德' }],
  ['华为底价三块五一个,不能再低', undefined, 'fact.set', { field: 'floor', value: '三块五一个' }],
  [
    '华为周五不见了,改到下周一',
    undefined,
    'followup.move',
    { customers: [{ id: 1, name: '华为' }], due: '2026-11-23' },
  ],
  ['把美的升到A', undefined, 'customer.set', { field: 'tier', value: 'A' }],
  ['华为等级 A', undefined, 'customer.set', { field: 'tier', value: 'A' }],
  ['Huawei tier A', undefined, 'customer.set', { field: 'tier', value: 'A' }],
  ['我们都叫陈静静静,记住', undefined, 'person.alias', { colleague: { id: 7, name: '陈静' } }],
])('«%s»', (text, shown, intent, slots) => {
  const one = meant(text, shown);
  expect(one.intent).toBe(intent);
  expect(one.slots).toMatchObject(slots);
});

test.each(['1.5小时后给ABB打电话', '1 小时后给ABB打电话', '2 days after the visit Weber called'])(
  '«%s» counts something and chooses nothing of the card',
  (text) => {
    expect(meant(text, CARD).intent).toMatch(/^(?:note|followup\.add)$/);
  },
);

test.each([
  ['今天拜访了格力', 'note'],
  ['和创维赵经理通了电话,周四前给样品', 'note'],
  ['Rang Mr Ortega at Volvo, wants a sample by Thursday', 'note'],
  ['Phoned Northgate Ltd yesterday', 'note'],
  ['Emailed Brightwell Corp today, quote on Friday', 'note'],
  ['老盛昌陈总来电', 'note'],
  ['我表弟在格力做销售', 'talk'],
  ['my cousin got a job at Volvo', 'talk'],
])('on a first day, when nobody is known, «%s» is %s', (text, kind) => {
  const names = { ...FIRM, customers: [] };
  expect(understood(text, { names, isChosen: false }).kind).toBe(kind);
});

test('a week is this week by its name, not by its days', () => {
  const { slots } = meant('组里本周的总结');
  expect({ period: slots.period, since: slots.since }).toEqual({ period: 'week', since: undefined });
});

test('a threshold is one where something is below it', () => {
  expect(meant('各家满意度看一下').slots.below).toBeUndefined();
});

test.each([
  '赢了格兰富的单子,34万',
  '签下了格兰富,34万',
  '格兰富满意度4',
  '格兰富的单赢了',
  'won the Grundfos deal, 340k',
  'we won Grundfos, 340k',
  'lost the Grundfos deal on price',
  'lost Grundfos to Xylem',
  'Grundfos deal lost, price',
  'Grundfos satisfaction 4',
])('«%s» names somebody whom nobody knows, and so says nothing of whoever was shown last', (text) => {
  const { intent, slots } = understood(text);
  const named = slots.customers?.map(({ id }) => id);
  expect(intent === 'note' || named).toEqual(intent === 'note' ? true : [undefined]);
});

test.each(['格兰富不用跟了', '格兰富先别提醒了', 'Grundfos competitor is Xylem'])(
  '«%s» names somebody whom nobody knows, and changes nothing of whoever was shown last',
  (text) => {
    expect(understood(text, { shown: CARD }).intent).toBe('none');
  },
);

test.each(['不用跟了', '这个不用跟了', '报价不用跟了', '不用提醒了', 'no reminder', 'no need to follow up'])(
  '«%s» is about what was shown last',
  (text) => {
    expect(understood(text, { shown: CARD }).intent).toMatch(/^(?:fix\.noReminder|followup\.cancel)$/);
  },
);

test.each([
  ['赢了,34万', { outcome: 'won' }],
  ['丢了,价格太高', { outcome: 'lost' }],
  ['输给了汇川', { outcome: 'lost', rival: '汇川' }],
  ['合同签了 80万', { outcome: 'won' }],
  ['赢了比亚迪的单子', { outcome: 'won', customers: [{ name: '比亚迪' }] }],
  ['lost on price', { outcome: 'lost' }],
  ['won the deal', { outcome: 'won' }],
  ['Lost it to Nidec', { outcome: 'lost', rival: 'Nidec' }],
  ['lost ABB on price', { outcome: 'lost', customers: [{ name: 'ABB' }] }],
])('«%s» says what came of a deal', (text, slots) => {
  expect(understood(text)).toMatchObject({ intent: 'deal.set', slots });
});
