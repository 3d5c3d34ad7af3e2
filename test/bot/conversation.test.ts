import { expect, test } from 'vitest';
import { conversationOf, type ShownCards } from '../../src/core/delivery/conversation.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

/** A phone in plain text: digits are all there is to tap. */
const phone = () => world({ can: { buttons: false, edit: false, short: true } });

/** 华为 is due on Friday at eleven; what is said on 立讯 asks whose it is. */
async function asked(it: World) {
  await it.hears('今天和华为李总通了电话,嫌报价高,今天11点回电');
  await it.hears('1');
  it.pass({ minutes: 55 });
  expect(await it.hears('拜访了立讯,王工说要扩产')).toEqual([expect.stringMatching(/新客户「立讯」\?[\s\S]*1 新建/)]);
}

const open = async (it: World) => (await it.hears('我的跟进')).join();

test('a reminder between a question and its answer takes no digit of it, and shows the question again', async () => {
  const it = await phone();
  await asked(it);
  const [reminder] = await it.until('2026-11-20T11:00');
  expect(reminder).toMatch(
    /该跟进了[\s\S]*2 完成 {2}3 明天 {2}4 下周[\s\S]*还等你回[\s\S]*新客户「立讯」\?[\s\S]*1 新建/,
  );
  expect(await it.hears('1')).toEqual([expect.stringContaining('✅ 立讯 · 王工')]);
  expect(await open(it)).toContain('华为');
});

test('the reminder’s own digits go on after those of the question, and the question still waits', async () => {
  const it = await phone();
  await asked(it);
  await it.until('2026-11-20T11:00');
  expect(await it.hears('2')).toEqual([expect.stringContaining('✅ 完成:华为')]);
  expect(await it.hears('撤销')).toEqual([expect.stringMatching(/该跟进了[\s\S]*1 完成[\s\S]*已撤销上一步/)]);
});

test('a reminder that waits to be sent, or was sent after the words were written, is nothing that anybody answers', async () => {
  const it = await phone();
  await asked(it);
  it.sending.answer = async () => ({ kind: 'later', seconds: 60 });
  await it.until('2026-11-20T11:00');
  await it.receive(it.message('lilei', '1'));
  it.sending.answer = async () => undefined;
  await it.until('2026-11-20T11:05');
  expect(await open(it)).toContain('华为');
  expect((await it.hears('立讯'))[0]).toContain('立讯');

  await it.hears('今天拜访了宁德,周总要样品');
  const written = it.now().add({ seconds: 5 });
  it.pass({ seconds: 10 });
  await it.hears('今天和华为李总通了电话,今天14点回电');
  await it.until('2026-11-20T14:00');
  it.pass({ seconds: 10 });
  expect(await it.hears('1', { at: written })).toEqual([expect.stringContaining('✅ 宁德 · 周总')]);
});

test('a day said after a reminder is that follow-up’s, and not the last note’s', async () => {
  const it = await phone();
  await it.hears('今天和华为李总通了电话,今天11点回电');
  await it.hears('1');
  await it.hears('拜访了立讯,周三发样品');
  await it.hears('1');
  await it.until('2026-11-20T11:00');
  expect(await it.hears('改到周四')).toEqual([expect.stringContaining('⏰ 推到:华为 · 11-26 周四')]);
  expect(await it.hears('不用提醒了')).toEqual([expect.stringContaining('已取消:华为')]);
  expect(await open(it)).toMatch(/立讯 · 11-25 周三/);
});

test('of a note with two steps, words about its day or its reminder ask which one is meant', async () => {
  const it = await phone();
  await it.hears('拜访了华为,周三发报价,周五去测试');
  await it.hears('1');
  expect(await it.hears('改到周四')).toEqual([expect.stringMatching(/改哪一条的日期\?\n1 11-25 周三.*2 11-27 周五/)]);
  expect(await it.hears('1')).toEqual([expect.stringContaining('推到:华为 · 11-26 周四')]);
  const [card] = await it.hears('看刚才那条');
  const [, digit = ''] = /(\d) 不提醒/.exec(card ?? '') ?? [];
  expect(await it.hears(digit)).toEqual([
    expect.stringMatching(/哪一条不提醒\?[\s\S]*1 11-26 周四.*2 11-27 周五.*3 都不提醒/),
  ]);
  expect(await it.hears('2')).toEqual([expect.stringMatching(/跟进 11-26 周四(?![\s\S]*11-27)/)]);
  expect(await open(it)).toMatch(/11-26 周四(?![\s\S]*11-27)/);
});

test.each([
  ['测试那条不用提醒了', /11-25 周三(?![\s\S]*11-27)/],
  ['都不用提醒', /没有待办的跟进/],
  ['不提醒 第1条', /11-27 周五(?![\s\S]*11-25)/],
])('«%s» drops the one that is named', async (words, left) => {
  const it = await phone();
  await it.hears('拜访了华为,周三发报价,周五去测试');
  await it.hears('1');
  await it.hears(words);
  expect(await open(it)).toMatch(left);
});

test.each(['撤销', '0'])(
  '«%s» after an answer brings its question back, and what it can be answered with',
  async (undo) => {
    const it = await phone();
    await it.hears('今天和立讯时代王工通了电话');
    await it.hears('1');
    await it.hears('拜访了立讯,谈了扩产');
    const question = /新客户「立讯」\?[\s\S]*1 新建「立讯」.*2 立讯时代/;
    expect(await it.hears('确定新客户 立讯')).toEqual([expect.stringContaining('✅ 立讯 ·')]);
    expect(await it.hears(undo)).toEqual([expect.stringMatching(question)]);
    expect(await it.hears('2')).toEqual([expect.stringContaining('✅ 立讯时代')]);
  },
);

test('an older card’s undo takes back what that card tells of', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,下周三跟进');
  await it.hears('1');
  await it.hears('华为A类');
  const graded = only(it.said.slice(-1));
  await it.hears('拜访了立讯,谈了扩产');
  await it.receive(it.message('lilei', '撤销', { pressed: graded.id }));
  await it.delivery.drain();
  expect((await it.hears('介绍 华为'))[0]).not.toContain('A类');
  expect((await it.hears('看刚才那条'))[0]).toContain('立讯');
});

test('«撤销» where nothing was done leaves other rooms alone, and in front of others is about what was said there', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,下周三跟进');
  const team = { room: { id: 'team', kind: 'group' as const } };
  expect(await it.hears('撤销', team)).toEqual([expect.stringContaining('没有可撤销的')]);
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
});

const at = (time: string) => Temporal.Instant.from(`2026-11-20T${time}Z`);
const card = (title: string, more: object = {}) => ({ title, buttons: [{ label: 'yes', says: title }], ...more });
const line = (id: number, more: Partial<ShownCards>): ShownCards => ({
  line: id,
  place: id,
  card: card(String(id)),
  isPushed: false,
  isAnswered: false,
  ...more,
});

test.each<[what: string, lines: ShownCards[], when: string, chosen: number | undefined]>([
  ['the newest', [line(2, { at: at('10:00:00') }), line(1, { at: at('09:00:00') })], '10:01:00', 2],
  ['not what came later', [line(2, { at: at('10:02:00') }), line(1, { at: at('09:00:00') })], '10:01:00', 1],
  ['not what waits', [line(2, {}), line(1, { at: at('09:00:00') })], '10:01:00', 1],
  ['within the same second', [line(1, { at: at('10:00:00.900') })], '10:00:00', 1],
  [
    'pushed, after no question',
    [line(2, { at: at('10:00:00'), isPushed: true }), line(1, { at: at('09:00:00') })],
    '10:01:00',
    2,
  ],
  [
    'pushed, after a question',
    [line(2, { at: at('10:00:00'), isPushed: true }), line(1, { at: at('09:00:00'), card: card('which?') })],
    '10:01:00',
    1,
  ],
  [
    'pushed, after an answered question',
    [
      line(2, { at: at('10:00:00'), isPushed: true }),
      line(1, { at: at('09:00:00'), card: card('which?'), isAnswered: true }),
    ],
    '10:01:00',
    2,
  ],
  [
    'as it was when it was read',
    [line(2, { at: at('10:02:00'), place: 1, card: { title: 'over', spent: true } }), line(1, { at: at('09:00:00') })],
    '10:01:00',
    1,
  ],
  [
    'as it is since',
    [line(2, { at: at('10:00:00'), place: 1, card: { title: 'over', spent: true } }), line(1, { at: at('09:00:00') })],
    '10:01:00',
    undefined,
  ],
])('a digit means %s', (_what, lines, when, chosen) => {
  expect(conversationOf(lines, at(when)).choice?.line).toBe(chosen);
});
