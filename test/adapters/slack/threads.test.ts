import { expect, test } from 'vitest';
import { slackHouse } from './support/house.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周三跟进';

test('in a thread words are about that thread’s note, with the rights of whoever says them', async () => {
  const it = await slackHouse({ mode: 'http' });
  for (const user of ['U2', 'U3']) await it.says(user, 'help');
  const note = await it.mentions('U1', NOTE);
  const thread = { thread_ts: note.ts };
  const last = () => it.room('C1').at(-1);
  const card = () => it.room('C1')[0];
  // The newest card of the room is the boss's own.
  await it.mentions('U3', '今天拜访了小米,谈了交期');

  // Until it has a customer a note is its author's alone.
  await it.mentions('U2', '1', thread);
  expect(last()).toMatchObject({ thread_ts: note.ts, text: expect.stringContaining('找不到这一条') });
  await it.mentions('U1', '1', thread);
  // The card itself has changed; what follows it is of the other thread.
  expect(card()).toMatchObject({ thread_ts: note.ts, text: expect.stringContaining('✅ 华为 · 李总') });
  await it.says('U1', '谁负责华为');
  expect(it.room('D-U1').at(-1)?.text).toContain('华为由李雷负责');

  await it.mentions('U3', '改成下周五', thread);
  expect(card()).toMatchObject({ thread_ts: note.ts, text: expect.stringMatching(/华为[\s\S]*11-27 周五/) });
  await it.mentions('U2', '撤销', thread);
  expect(last()).toMatchObject({ thread_ts: note.ts, text: expect.stringContaining('只能撤销自己做的') });
  await it.mentions('U3', '撤销', thread);
  expect(card()).toMatchObject({ thread_ts: note.ts, text: expect.stringMatching(/华为[\s\S]*11-25 周三/) });
});

test('a digit that opens a thread of its own chooses from nobody’s card', async () => {
  const it = await slackHouse({ mode: 'http' });
  await it.says('U3', '帮助');
  await it.mentions('U1', NOTE);
  const before = it.room('C1').length;
  await it.mentions('U3', '1');
  expect(it.room('C1')).toHaveLength(before);
  await it.says('U1', '谁负责华为');
  expect(it.room('D-U1').at(-1)?.text).toContain('还不是客户');
});

test('below one’s own words in the direct messages, a thread is about what came of them', async () => {
  const it = await slackHouse({ mode: 'http' });
  const note = await it.says('U1', NOTE);
  await it.says('U1', '今天拜访了小米,谈了交期');
  await it.says('U1', '1', { thread_ts: note.ts });
  expect(it.room('D-U1').map(({ text }) => text)).toContainEqual(expect.stringContaining('✅ 华为 · 李总'));
  await it.says('U1', '谁负责小米');
  expect(it.room('D-U1').at(-1)?.text).toContain('还不是客户');
});

test('a reminder that comes between a question and its answer takes no digit of it', async () => {
  const it = await slackHouse({ mode: 'http' });
  await it.says('U1', '今天和华为李总通了电话,今天11点回电');
  await it.presses('U1', '新建「华为」', it.room('D-U1')[0]);
  await it.says('U1', '今天拜访了小米,谈了交期');
  await it.until('2026-11-20T11:00');
  expect(it.room('D-U1').at(-1)).toMatchObject({ text: expect.stringMatching(/该跟进了[\s\S]*新客户「小米」/) });
  await it.says('U1', '1');
  expect(it.room('D-U1').at(-1)?.text).toContain('✅ 小米');
  await it.says('U1', '我的跟进');
  expect(it.room('D-U1').at(-1)?.text).toContain('华为');
});
