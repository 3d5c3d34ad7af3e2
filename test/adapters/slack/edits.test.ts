import { expect, test } from 'vitest';
import { interactions } from '../../../src/core/db/schema/interactions.ts';
import { slackHouse, type SlackHouse } from './support/house.ts';

const texts = async (it: SlackHouse) =>
  (await it.sql((tx) => tx.select({ text: interactions.text }).from(interactions))).map(({ text }) => text);

async function edits(it: SlackHouse, said: { readonly text: string; readonly ts: string }, text: string) {
  const event = { type: 'message', subtype: 'message_changed', channel: 'D-U1', channel_type: 'im' };
  const message = { ...said, text };
  await it.post(it.event({ ...event, message, previous_message: said }));
  await it.settled();
  return message;
}

test('a slip mended in Slack leaves the corrected day where it is, and the card says so', async () => {
  const it = await slackHouse({ mode: 'http' });
  const said = await it.says('U1', '今天和华为李总通了电话,嫌报价太高了吧,下周三跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1')[0]);
  await it.says('U1', '改成下周五');
  const once = await edits(it, said, '今天和华为李总通了电话,嫌报价太高,下周三跟进');
  const cards = () => it.room('D-U1').map(({ text }) => text);
  expect(cards()).toContainEqual(
    expect.stringMatching(/华为 · 李总[\s\S]*嫌报价太高[\s\S]*11-27 周五[\s\S]*更正过的跟进没有动/),
  );

  const twice = await edits(it, once, '今天和华为张总通了电话,嫌报价太高,下周三跟进');
  expect(await texts(it)).toEqual([twice.text]);
  expect(cards()).toContainEqual(expect.stringMatching(/华为 · 张总[\s\S]*11-27 周五/));
  await it.says('U1', '我的跟进');
  expect(cards().at(-1)).toMatch(/华为 · 11-27 周五(?![\s\S]*11-25)/);

  const gone = { type: 'message', subtype: 'message_deleted', channel: 'D-U1', channel_type: 'im' };
  await it.post(it.event({ ...gone, deleted_ts: said.ts, previous_message: twice }));
  await it.settled();
  expect(await texts(it)).toEqual([]);
});

test('what was added and what was done since stays, too', async () => {
  const it = await slackHouse({ mode: 'http' });
  const said = await it.says('U1', '今天和华为李总通了电话,今天17点回电');
  await it.presses('U1', '新建「华为」', it.room('D-U1')[0]);
  await it.says('U1', '补充:要开专票');
  await it.says('U1', '我的跟进');
  await it.says('U1', '完成');
  await edits(it, said, '今天和华为李总通了个电话,今天17点回电');
  expect(await texts(it)).toEqual(['今天和华为李总通了个电话,今天17点回电\n要开专票']);
  await it.says('U1', '我的跟进');
  expect(it.room('D-U1').at(-1)?.text).toContain('没有待办的跟进');
});
