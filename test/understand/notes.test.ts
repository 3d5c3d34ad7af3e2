/** Whom a note is about, by all that it names: the customer of the one contact, the longer name, the name in other words. */
import { expect, test } from 'vitest';
import { isSure } from '../../src/core/understand/sureness.ts';
import { FIRM, understood } from '../support/firm.ts';

test.each([
  ['周总让我把报价改成含税的,已重发', ['比亚迪电子']],
  ['Mr Braun came back on the drawings, wants them in German', ['Bosch Rexroth']],
  ['和BYD电子通了电话,等他们评审', ['比亚迪电子']],
  ['Called BYD Electronics today, they want a demo', ['比亚迪电子']],
  ['报价发给Rexroth了', ['Bosch Rexroth']],
  ['拜访了博世力士乐的车间', ['Bosch Rexroth']],
  ['招标文件是比亚迪电子发的,跟比亚迪没关系', ['比亚迪电子']],
  ['周总牵着狗来仓库看货[捂脸],定金付了', ['比亚迪电子']],
  ['周总秘书来电话,拜访取消', ['比亚迪电子']],
  ['周总提了句ABB上周来过,口气有点松', ['比亚迪电子']],
  ['Mr Braun keeps comparing us with ABB, needs a better price', ['Bosch Rexroth']],
  ['拜访了ABB,周总也在', ['ABB']],
  ['周总离职了,去了ABB', ['比亚迪电子']],
  ['周总辞职后去了ABB', ['比亚迪电子']],
  ['Mr Braun has left, is now at ABB', ['Bosch Rexroth']],
])('«%s» is about %j', (text, names) => {
  const meant = understood(text, { isChosen: false });
  expect(meant.intent).toBe('note');
  expect(meant.slots.customers?.map(({ name }) => name)).toEqual(names);
});

test.each([
  ['给恒达机械寄了样品', ['恒达机械'], undefined],
  ['给恒达寄了样品', ['恒达电子'], 1],
  ['恒达的电子料到了', ['恒达电子'], 1],
])('«%s» is about %j, where 恒达电子 is known', (text, names, id) => {
  const customers = [{ id: 1, name: '恒达电子', also: [], contacts: [] }];
  const found = understood(text, { names: { ...FIRM, customers }, isChosen: false }).slots.customers ?? [];
  expect(found.map(({ name }) => name)).toEqual(names);
  expect(found[0]?.id).toBe(id);
});

test('a person who may be of several customers says nothing of whose the note is', () => {
  expect(understood('今天和李总吃了饭,聊得不错', { isChosen: false }).slots.customers).toEqual([
    { id: 1, name: '华为' },
  ]);
  const twice = understood('今天和王工、李总吃了饭,聊得不错', { isChosen: false });
  expect(twice.slots.customers).toBeUndefined();
});

test.each([
  ['Wang gong at Luxshare wants photos of the packaging', ['王工']],
  ['BYD Electronics, Zhou signed the NDA', ['周总']],
  ['Midea, Zhou signed the NDA', []],
  ['Called BYD Electronics, Zhou asked for rev B', ['周总']],
])('«%s» names %j of those we know', (text, names) => {
  const meant = understood(text, { isChosen: false });
  const known = meant.slots.contacts?.filter(({ id }) => id !== undefined) ?? [];
  expect(known.map(({ name }) => name)).toEqual(names);
});

test.each([
  ['Called Acme, follow up on Oct 9', 'note'],
  ['拜访ABB,Weber说要加一个接口,电话13655551234', 'note'],
  ['今天和立讯王工通了电话,电话13900139000', 'note'],
])('«%s» is a %s: whoever begins with what has happened tells of it', (text, kind) => {
  expect(understood(text, { isChosen: false }).kind).toBe(kind);
});

test('a note that speaks of a colleague and says of a step nobody’s name asks whose it is, the writer’s own first', () => {
  const meant = understood('王强今天去了华为见李总,下周三报价', { isChosen: false });
  expect(meant.asks.map(({ intent, slots }) => [intent, slots.steps?.map(({ ownerId }) => ownerId)])).toEqual([
    ['note', [1]],
    ['note', [3]],
  ]);
});

test.each([
  '华为换了厂房',
  '华为搬家了',
  '华为扩产',
  'Bosch moved',
  '3家供应商在比价,ABB最低',
  '给华为补了份技术协议',
  '把资料寄给华为了',
])('«%s» is told, and kept without a question', (text) => {
  const meant = understood(text, { isChosen: false });
  expect([meant.intent, isSure(meant)]).toEqual(['note', true]);
});

test.each([
  ['明天几点见李总', 'followups.list'],
  ['周四去华为是几点', 'followups.list'],
  ['what time am I seeing Mr Li on Monday', 'followups.list'],
  ['华为这单张伟跟得怎么样了,有没有进展', 'customer.brief'],
  ["who on my team hasn't logged anything since Wednesday", 'rollout.show'],
  ['where is Huawei at?', 'customer.brief'],
  ['where do we stand with Huawei', 'customer.brief'],
  ['华为谈到哪一步了', 'customer.brief'],
  ['华为报过价吗', 'customer.promises'],
  ['did we quote Huawei?', 'customer.promises'],
  ['帮我写首诗', 'none'],
  ['book me the 8.20 to Hamburg', 'none'],
])('«%s» is %s, and no note', (text, intent) => {
  const meant = understood(text, { isChosen: false });
  expect([meant.intent, meant.asks]).toEqual([intent, []]);
});

test.each([
  ['never got hold of Mr Li, will try again monday', 'note'],
  ['promised Mr Li the spec sheet', 'note'],
  ['不要再催立讯了', 'cadence.set'],
  ['李总问发货了没', 'note'],
  ['李总催了没人理他', 'note'],
  ['明天见李总聊报价', 'note'],
  ['样品发错了,重发了一套', 'note'],
  ['标签贴错了,重新贴了一遍', 'note'],
])('«%s» is taken for %s', (text, intent) => {
  expect(understood(text, { isChosen: false }).intent).toBe(intent);
});

test('a number that comes with somebody new is not the old one’s', () => {
  const { intent, asks } = understood('李总不做了,换成赵总负责,赵总电话13700002222', { isChosen: false });
  expect(intent === 'contact.set' && !asks.length).toBe(false);
});
