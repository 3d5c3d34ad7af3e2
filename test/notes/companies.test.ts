/** The customer of a note is whom we dealt with; another company in it takes neither the note nor the follow-up. */
import { expect, test } from 'vitest';
import { read } from '../../src/core/reader/read.ts';
import { world } from '../support/world.ts';

const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const known = ['华为', '立讯', '比亚迪', '顺丰', 'Acme', 'Omron', 'Bosch'].map((name, id) => ({
  id,
  name,
  aliases: [name],
  contacts: [],
}));

test.each([
  ['华为王工说立讯的交期更短,下周四再约', '华为', '立讯 competitor'],
  ['华为那单输给了立讯', '华为', '立讯 competitor'],
  ['拜访了华为,他们现在用比亚迪的电池', '华为', '比亚迪 competitor'],
  ['给立讯寄了两台样机,走顺丰', '立讯', '顺丰 carrier'],
  ['立讯的样机寄了,顺丰SF3310022981', '立讯', '顺丰 carrier'],
  ['华为陈工跳槽去了立讯', '华为', '立讯 newEmployer'],
  ['今天和华为李总吃饭,他聊到比亚迪', '华为', '比亚迪 mention'],
  ['Omron undercuts us at Acme, ring Tom on Monday', 'Acme', 'Omron competitor'],
  ['Met Tom at Acme, they went with Bosch for the pumps', 'Acme', 'Bosch competitor'],
  ['Tom of Acme has joined Bosch', 'Acme', 'Bosch newEmployer'],
  ['华为新来的采购陈工(原立讯)打来电话', '华为', '立讯 formerEmployer'],
  ['Met Tom at Acme, he talked about Bosch', 'Acme', 'Bosch mention'],
])('«%s»: the customer is %s, beside it %s', (text, customer, beside) => {
  const { customers, others, steps } = read(text, { ref, known });
  expect(customers.map(({ name }) => name)).toEqual([customer]);
  expect(others.map(({ name, part }) => `${name} ${part}`)).toEqual([beside]);
  for (const step of steps) expect(customers[step.customer ?? 0]?.name).toBe(customer);
});

test.each([
  ['今天去了华为和立讯,都要样品', ['华为', '立讯']],
  ['华为李总来电要报价,立讯王工说图纸收到了', ['华为', '立讯']],
  ['刚从华为出来,下午再去立讯', ['华为', '立讯']],
  ['给顺丰黄经理发了报价,华为的下周一发', ['顺丰', '华为']],
  ['立讯的货款催回来了', ['立讯']],
  ['Visited Acme and Bosch today', ['Acme', 'Bosch']],
  ['Called Acme; Bosch wants a quote', ['Acme', 'Bosch']],
])('«%s»: all of them are customers', (text, customers) => {
  const reading = read(text, { ref, known });
  expect(reading.customers.map(({ name }) => name)).toEqual(customers);
  expect(reading.others).toEqual([]);
});

test('one note, one follow-up, the rival as a fact; who is merely spoken of is a tap away', async () => {
  const it = await world();
  for (const words of ['今天和华为李总通了电话', '今天拜访了立讯']) await it.hears(words).then(() => it.hears('1'));
  const [card = ''] = await it.hears('拜访了华为李总,他说立讯的价格更低,下周三再谈');
  expect(card).toMatch(/✅ 华为 · 李总[\s\S]*也提到 立讯\(对手\)/);
  expect((await it.hears('我的跟进')).join()).toMatch(/华为 · 11-25 周三/);
  expect((await it.hears('华为')).join()).toMatch(/立讯/);
  expect((await it.hears('今天和华为李总吃饭,他聊到立讯')).join()).toMatch(/也提到 立讯[\s\S]*是立讯的/);
  expect((await it.presses('是立讯的')).join()).toContain('✅ 立讯');
});

test('where only a carrier or a rival is named, whose note it is gets asked', async () => {
  const it = await world();
  await it.hears('今天拜访了顺丰,黄经理要报价');
  await it.hears('1');
  expect((await it.hears('样品寄出去了,顺丰SF3310022981')).join()).toMatch(/是哪个客户|新客户/);
});

test('who changed employer is offered as a move: with their history, and no second one of that name', async () => {
  const it = await world();
  for (const words of ['今天和华为李总通了电话,要样品', '今天拜访了立讯'])
    await it.hears(words).then(() => it.hears('1'));
  expect((await it.hears('华为李总跳槽去了立讯')).join()).toMatch(/✅ 华为 · 李总[\s\S]*1 李总转到立讯/);
  expect((await it.presses('李总转到立讯')).join()).toMatch(/李总现在在立讯/);
  expect((await it.hears('立讯')).join()).toContain('李总');
  expect((await it.hears('华为')).join()).toMatch(/李总去了立讯/);
  expect((await it.hears('和李总吃了饭')).join()).toContain('✅ 立讯 · 李总');
  expect(it.problems).toEqual([]);
});

test('in English as well, and where somebody is called so there nothing is changed', async () => {
  const it = await world();
  for (const words of ['Called Tom Reed at Acme today', 'Met Tom Reed at Bosch today'])
    await it.hears(words).then(() => it.hears('1'));
  expect((await it.hears('Tom Reed of Acme has joined Bosch')).join()).toMatch(/move Tom Reed to Bosch/);
  expect((await it.presses('move Tom Reed to Bosch')).join()).toMatch(/has a Tom Reed already|已经有一位/);
});
