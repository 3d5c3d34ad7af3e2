import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  await it.hears('1');
});

test.each([
  ['改成下周五下午3点', '跟进 11-27 周五 15:00'],
  ['make it next Fri 3pm', 'follow up Fri 27 Nov 15:00'],
  ['改日期 明天', '跟进 明天(11-23 周一提醒)'],
  ['联系人是张姐和王工', '华为 · 张姐、王工 · 电话'],
  ['contact Ms Zhang', 'Huawei'.replace('Huawei', '华为 · Ms Zhang')],
  ['刚才那条补一句:要开13个点专票', '嫌报价高;要开13个点专票'],
  ['add: needs a 13% VAT invoice', '嫌报价高; needs a 13% VAT invoice'],
  ['不提醒', '不提醒了'],
  ['no reminder', 'No reminder'],
  ['撤销', '↩️ 新客户「华为」?'],
  ['undo', '↩️ New customer “华为”?'],
])('«%s» corrects the last note', async (sentence, answer) => {
  expect(await it.hears(sentence)).toEqual([expect.stringContaining(answer)]);
});

test('another customer is one sentence away, and made only on being asked to', async () => {
  expect(await it.hears('不是华为,是华为云')).toEqual([
    expect.stringContaining('还没有客户「华为云」\n1 新建「华为云」  2 华为'),
  ]);
  expect(await it.hears('1')).toEqual([expect.stringContaining('✅ 华为云 · 李总')]);
  expect(await it.hears('华为云')).toEqual([expect.stringContaining('嫌报价高')]);
});

test('a digit opens a question, and plain words answer it', async () => {
  expect(await it.hears('2')).toEqual([expect.stringContaining('是哪位联系人')]);
  expect(await it.hears('王工')).toEqual([expect.stringContaining('华为 · 王工')]);
  expect(await it.hears('3')).toEqual([expect.stringContaining('改到哪天')]);
  expect(await it.hears('下周五下午3点')).toEqual([expect.stringContaining('11-27 周五 15:00')]);
});

test('a new note is no answer to an open question', async () => {
  await it.hears('1');
  expect(await it.hears('今天拜访了华为李总,谈了交期')).toEqual([expect.stringContaining('✅ 华为 · 李总 · 拜访')]);
});

test('pressing a button changes the card in its place, and its choices work no more where they stood', async () => {
  expect(await it.presses('不提醒')).toEqual([expect.stringContaining('不提醒了')]);
  const edited = it.said.at(-1);
  expect(edited?.line.edits).toBe(edited?.id);
  await it.hears('改日期 明天');
  const spent = it.said.findLast(({ line }) => line.edits !== undefined);
  expect(spent?.line.card.buttons).toBeUndefined();
});

test('everything can be undone, one step after the other, and undoing the note takes all of it along', async () => {
  await it.hears('改成下周五下午3点');
  expect(await it.hears('撤销')).toEqual([expect.stringMatching(/^↩️ 华为[\s\S]*11-25 周三 09:30[\s\S]*已撤销上一步/)]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('11-25 周三 09:30')]);
  await it.hears('看刚才那条');
  expect(await it.hears('0')).toEqual([expect.stringContaining('↩️ 已撤销｜华为 · 李总 · 电话 · 今天')]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('没有待办')]);
  expect(await it.hears('谁负责华为')).toEqual([expect.stringContaining('没有找到')]);
});

test('undo is for a day, and for its author', async () => {
  expect(await it.as('emma').hears('undo')).toEqual([expect.stringContaining('Nothing to undo')]);
  await it.until('2026-11-21T10:01');
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('没有可撤销的')]);
});

test('what a colleague has built on stays, and what somebody has changed since is not undone', async () => {
  await it.as('emma').hears('Visited 华为 today, 王工 wants samples tomorrow');
  await it.hears('撤销');
  expect(await it.as('emma').hears('who owns 华为')).toEqual([expect.stringContaining('Emma, visit')]);
});

test('a colleague cannot correct my note, my lead can', async () => {
  const id = /#(\d+)/.exec(it.last()?.buttons?.[0]?.says ?? '')?.[1];
  expect(await it.as('emma').hears(`date #${id} tomorrow`)).toEqual([expect.stringContaining('That is 李雷’s')]);
  expect(await it.as('han').hears(`改日期 #${id} 明天`)).toEqual([expect.stringContaining('跟进 明天')]);
});

test.each([
  ['Tom at Contoso left the company', 'New customer “Contoso”?'],
  ['northwind: they never answer before ten', 'northwind: they never'],
  ['客户很满意', '记成一条'],
  ['介绍 华为', '🗂️ 华为'],
  ['brief 华为', '🗂️ 华为'],
])('«%s» is no name of a customer, and no answer to the question for one', async (words, answer) => {
  await it.hears('和张总吃饭');
  expect(await it.hears(words)).toEqual([expect.stringContaining(answer)]);
});

test('what was taken for a name, or for nothing, can be kept as a note with one digit', async () => {
  await it.hears('1');
  expect(await it.hears('华为终端业务群')).toEqual([expect.stringMatching(/还没有客户[\s\S]*记成一条/)]);
  expect(await it.hears('记:华为终端业务群')).toEqual([expect.stringContaining('华为')]);
  const [card] = await it.hears('芝麻开门');
  const [, digit = ''] = /(\d) 记成一条/.exec(card ?? '') ?? [];
  expect(await it.hears(digit)).toEqual([expect.stringContaining('芝麻开门')]);
});

test.each([
  ['不对,是10天后', '11-30 周一'],
  ['应该是下周五', '11-27 周五'],
  ['no, I mean next Friday', 'Fri 27 Nov'],
])('«%s» corrects the day', async (words, answer) => {
  expect(await it.hears(words)).toEqual([expect.stringContaining(answer)]);
});

test.each([
  ['华为那条推到周四', '⏰ 推到:华为 · 11-26 周四'],
  ['push the 华为 one to Thursday', '⏰ Moved: 华为 · Thu 26 Nov'],
  ['华为那条完成了', '华为'],
  ['完成华为那条', '华为'],
  ['完成华为的跟进', '华为'],
  ['done with the 华为 one', '华为'],
])('«%s» finds the follow-up by what it is about', async (words, answer) => {
  expect(await it.hears(words)).toEqual([expect.stringContaining(answer)]);
});

test('a question nobody has an answer to is not kept as a note', async () => {
  for (const words of [
    '上次说的预算是多少',
    '他们老板叫什么',
    'how many people work there?',
    '孙姐的电话是多少',
    '这个价要找谁批',
    '给多少折扣合适',
  ])
    expect(await it.hears(words)).toEqual([
      expect.stringMatching(/没把握|还不会|没有要我做的|Not sure|cannot do that|Nothing for me/),
    ]);
  expect(await it.hears('华为问交期多少天')).toEqual([expect.stringContaining('✅ 华为')]);
});

test('words that several follow-ups are about list them, and their numbers go on', async () => {
  await it.hears('拜访了华为张总,周四发样品');
  const [card] = await it.hears('华为那条完成了');
  expect(card).toMatch(/🤔 是哪一条\? \(2\)\n1\. 华为 · .*\n2\. 华为 · /);
  expect(await it.hears('完成2')).toEqual([expect.stringMatching(/^✅ 完成:华为 · 11-26 周四/)]);
});

test('a note on a customer whom something is owed to offers to tick it off, and nothing reminds of it again', async () => {
  const [card] = await it.hears('华为李总来电,说样品可以');
  const [, digit = ''] = /(\d) 完成:\S/.exec(card ?? '') ?? [];
  expect(card).toMatch(/\d 完成:\S/);
  expect(await it.hears(digit)).toEqual([expect.stringMatching(/^✅ 完成:华为 · /)]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('没有待办的跟进')]);
  expect(await it.hears('又和华为李总通了电话,等报价')).toEqual([expect.not.stringMatching(/完成:/)]);
});

test('what a note plans by itself, and what is far off, it does not offer to tick off', async () => {
  await it.hears('完成华为的跟进');
  expect(await it.hears('拜访了华为张总,周一发样品')).toEqual([expect.not.stringContaining('完成:')]);
  await it.hears('完成华为的跟进');
  await it.hears('拜访了华为张总,下个月底发样品');
  expect(await it.hears('华为张总来电,催样品')).toEqual([expect.not.stringContaining('完成:')]);
});
