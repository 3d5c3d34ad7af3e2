/** Whatever stands in Slack says what is so, whoever changed it and wherever; nothing is said twice. */
import { expect, test } from 'vitest';
import { slackHouse, type SlackHouse } from './support/house.ts';
import * as sent from './support/payloads.ts';
import { type Block, pressOf } from './support/standin.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周三跟进';
const texts = (it: SlackHouse, channel: string) => it.room(channel).map(({ text }) => text);

/** 李雷's note on 华为 in the channel and on 小米 in his direct messages, both with a step, and then his list of them. */
async function twoNotes() {
  const it = await slackHouse({ listed: true });
  await it.mentions('U1', NOTE);
  await it.presses('U1', '新建「华为」', it.room('C1')[0]);
  await it.says('U1', '今天拜访了小米,谈了交期,下周一跟进');
  await it.says('U1', '1');
  await it.says('U1', '我的跟进');
  const inChannel = () => it.room('C1')[0]?.text;
  const inDirect = () => it.room('D-U1')[0]?.text;
  return { it, inChannel, inDirect, list: () => it.room('D-U1')[1] };
}

test('what is done, moved and taken back in a list stands in the cards of its notes, wherever those are', async () => {
  const { it, inChannel, inDirect, list } = await twoNotes();
  await it.says('U1', '完成1 客户同意8折');
  expect(inDirect()).toMatch(/小米[^]*已完成 11-23 周一/);
  expect(inDirect()).not.toMatch(/下次什么时候|跟进/);
  expect(list()?.text).toMatch(/1\. ✅ 小米[^]*2\. 华为/);
  await it.says('U1', '2推到下周五');
  expect(inChannel()).toMatch(/华为[^]*跟进 11-27 周五/);
  await it.says('U1', '撤销');
  expect(inChannel()).toMatch(/华为[^]*跟进 11-25 周三/);
  await it.says('U1', '取消2');
  expect(inChannel()).toMatch(/华为[^]*已取消 11-25 周三/);
  await it.says('U1', '撤销');
  expect(inChannel()).toMatch(/华为[^]*跟进 11-25 周三/);
  expect(it.room('C1')).toHaveLength(1);
  expect(texts(it, 'D-U1').filter((text) => text.startsWith('📋'))).toHaveLength(1);
});

test('a press in a list, on a reminder or on one’s page changes all that shows the same, in its place', async () => {
  const { it, inChannel, inDirect, list } = await twoNotes();
  await it.presses('U1', '完成', list());
  expect(inDirect()).toContain('已完成');
  expect(it.room('D-U1')).toHaveLength(2);
  await it.until('2026-11-25T09:30');
  const reminder = it.room('D-U1').at(-1);
  expect(reminder?.text).toMatch(/^⏰ 该跟进了[^]*华为/);
  await it.presses('U1', '明天', reminder);
  expect(inChannel()).toContain('跟进 明天 09:30');
  expect(list()?.text).toContain('2. 华为 · 明天');
  await it.until('2026-11-26T09:30');
  // The first reminder asks no more, and the second one says what has become of it.
  await it.presses('U1', '完成', it.room('D-U1').at(-1));
  const [first, second] = it.room('D-U1').filter(({ text }) => /^(?:⏰|✅ 完成)/.test(text));
  expect(pressOf(first?.blocks ?? [], '完成')).toBeUndefined();
  expect(second?.text).toContain('✅ 完成:华为');
  expect(inChannel()).toContain('已完成');
});

test('what is typed after a reminder changes the reminder, though a list above it shows the same', async () => {
  const { it, inChannel, list } = await twoNotes();
  await it.until('2026-11-23T09:30');
  const reminder = () => it.room('D-U1')[2]?.text;
  expect(reminder()).toMatch(/^⏰ 该跟进了[^]*小米/);
  await it.says('U1', '推到明天');
  expect(reminder()).toMatch(/^⏰ 推到:小米 · 明天/);
  expect(list()?.text).toContain('1. 小米 · 明天');
  expect(it.room('D-U1')).toHaveLength(3);
  expect(inChannel()).toContain('跟进 11-25');
});

test('what is done on one’s page is done in the note’s card and in the list', async () => {
  const { it, inDirect, list } = await twoNotes();
  await it.until('2026-11-23T09:00');
  await it.post(it.event({ type: 'app_home_opened', user: 'U1', tab: 'home' }));
  await expect.poll(() => it.slack.state.pages.get('U1')).toBeTruthy();
  const action = pressOf(it.slack.state.pages.get('U1')?.blocks ?? [], '完成');
  const at = { user: { id: 'U1' }, team: { id: it.team }, actions: [{ ...action, action_ts: '9.1' }] };
  expect(await it.post({ ...sent.pressed_at_home, ...at }, { form: 'payload' })).toBe(200);
  await it.settled();
  expect(inDirect()).toContain('已完成');
  expect(list()?.text).toContain('1. ✅ 小米');
});

test('what a later note has finished is finished in the card of the first one; taken back, it is open again', async () => {
  const it = await slackHouse();
  await it.says('U1', '新客户 华为');
  await it.mentions('U1', '今天和华为李总通了电话,下周三寄样品');
  await it.says('U1', '华为的样品已经寄了');
  expect(texts(it, 'C1')).toEqual([expect.stringContaining('已完成 11-25 周三 寄样品')]);
  await it.says('U1', '撤销');
  expect(texts(it, 'C1')).toEqual([expect.stringContaining('跟进 11-25 周三 09:30 寄样品')]);
});

test('a slip mended in Slack after the work is done leaves it done', async () => {
  const it = await slackHouse();
  const said = await it.says('U1', '今天和华为李总通了电话,嫌报价太高了吧,今天17点回电');
  await it.says('U1', '1');
  await it.says('U1', '我的跟进');
  await it.says('U1', '完成1');
  const message = { ...said, text: '今天和华为李总通了电话,嫌报价太高,今天17点回电' };
  const event = { type: 'message', subtype: 'message_changed', channel: 'D-U1', channel_type: 'im' };
  await it.post(it.event({ ...event, message, previous_message: said }));
  await it.settled();
  expect(it.room('D-U1')[0]?.text).toMatch(/嫌报价太高/);
  await it.says('U1', '我的跟进');
  expect(texts(it, 'D-U1').at(-1)).toContain('没有待办');
});

test('what changes above a question because of what a colleague says elsewhere takes no digit from it', async () => {
  const it = await slackHouse({ listed: true });
  await it.says('U1', NOTE);
  await it.says('U1', '1');
  await it.says('U1', '今天拜访了小米,谈了交期');
  await it.says('U3', '看看李雷的跟进');
  await it.presses('U3', '下周', it.room('D-U3').at(-1));
  expect(it.room('D-U1')[0]?.text).toContain('跟进 11-23 周一');
  await it.says('U1', '1');
  expect(it.room('D-U1')[1]?.text).toMatch(/✅ 小米/);
  // Nor does what stands above turn «改到…» towards itself.
  await it.says('U1', '改到下周四');
  expect(it.room('D-U1')[1]?.text).toMatch(/小米[^]*11-26 周四/);
});

test('a list of more than three has one menu a line, at most eight lines, and goes on when asked', async () => {
  const it = await slackHouse();
  for (const [at, name] of '北辰 天枢 玉衡 瑶光 开阳 摇橹 文曲 武曲 贪狼 巨门'.split(' ').entries()) {
    await it.says('U1', `新客户 ${name}电子`);
    await it.says('U1', `给${name}电子加个跟进 2026-12-${10 + at}`);
  }
  await it.says('U1', '我的跟进');
  const list = () => it.room('D-U1').findLast(({ text }) => text.includes('全部跟进'));
  const kinds = (blocks: readonly Block[]) => blocks.flatMap(({ accessory }) => accessory?.type ?? []);
  expect(list()?.blocks[0]).toMatchObject({ type: 'header' });
  expect(kinds(list()?.blocks ?? [])).toEqual(Array.from({ length: 8 }, () => 'overflow'));
  expect(list()?.blocks.filter(({ type }) => type === 'actions')).toMatchObject([{ elements: [{}] }]);
  const before = it.room('D-U1').length;
  await it.presses('U1', '完成', list());
  expect(list()?.text).toMatch(/1\. ✅ 北辰电子[^]*2\. 天枢电子/);
  expect(it.room('D-U1')).toHaveLength(before);
  await it.presses('U1', '更多', list());
  expect(texts(it, 'D-U1').at(-1)).toMatch(/9\. 贪狼电子[^]*10\. 巨门电子/);
});

test('what waits for a second person says what became of it, with whoever asked and with all who were asked', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(it.people).toHaveLength(3);
  for (const [user, name] of [
    ['U7', '陈总'],
    ['U8', '周总'],
  ] as const) {
    it.slack.state.users[user] = { real_name: name, locale: 'zh-CN', is_admin: true };
    await it.says(user, '帮助');
  }
  const asked = (user: string) => it.room(`D-${user}`).filter(({ text }) => /设Emma为/.test(text));
  await it.says('U3', '设Emma为组长');
  expect(asked('U3')).toMatchObject([{ text: expect.stringContaining('等第二个人点头') }]);
  await it.presses('U7', '批准', asked('U7')[0]);
  for (const user of ['U7', 'U8'])
    expect(asked(user)).toMatchObject([{ text: expect.stringMatching(/批准了[^]*王总提出,陈总批准/), edited: true }]);
  expect(asked('U3').map(({ text }) => text)).toEqual([
    expect.stringContaining('批准了'),
    expect.stringContaining('批准了'),
  ]);
  expect(asked('U3').flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'actions'))).toEqual([]);
  // What is taken back asks nobody any more.
  await it.says('U3', '设Emma为经理');
  await it.says('U3', '撤销');
  expect(texts(it, 'D-U3').join()).not.toContain('等第二个人');
  for (const user of ['U7', 'U8']) {
    const last = it.room(`D-${user}`).at(-1);
    expect(last?.text).toContain('已撤销');
    expect(pressOf(last?.blocks ?? [], '批准')).toBeUndefined();
  }
});

test('what is taken back is taken back wherever it was said: the answer, and what a colleague was told of it', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(it.people).toHaveLength(3);
  const note = await it.mentions('U1', NOTE);
  const below = (text: string) => it.says('U1', text, { channel: 'C1', channel_type: 'channel', thread_ts: note.ts });
  for (const text of ['1', '完成', '撤销']) await below(text);
  expect(texts(it, 'C1')).toEqual([
    expect.stringMatching(/华为[^]*跟进 11-25 周三/),
    expect.stringMatching(/^↩️ 已撤销:完成:华为/),
    expect.stringContaining('↑ ↩️'),
  ]);
  expect(it.room('C1')[1]?.blocks.some(({ type }) => type === 'actions')).toBe(false);
  await below('转给Emma');
  expect(texts(it, 'D-U2').at(-1)).toContain('gave you this follow-up');
  await below('撤销');
  expect(texts(it, 'D-U2').at(-1)).toMatch(/^↩️ Undone: 李雷 gave you/);
  expect(pressOf(it.room('D-U2').at(-1)?.blocks ?? [], 'accept')).toBeUndefined();
  // It can be done once more, and says so.
  await below('完成');
  expect(texts(it, 'C1')[0]).toContain('已完成');
});
