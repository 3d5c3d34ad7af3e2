import { expect, test } from 'vitest';
import { parse } from '../../../src/adapters/wechat/ilink/parse.ts';
import { inTencent, LILEI } from './ilink.ts';
import { world } from '../../support/world.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';

test('who scans the code is who asked for it: notes, digits and answers go by WeChat', async () => {
  const it = await inTencent();
  await it.connects();
  it.tencent.hears(LILEI, NOTE);
  expect(await it.told(1)).toMatch(/新客户「华为」/);
  it.tencent.hears(LILEI, '1');
  expect(await it.told(2)).toMatch(/✅ 华为 · 李总 · 电话/);
  expect((await it.hears('谁负责华为'))[0]).toContain('华为由李雷负责');
});

test('a code that nobody scanned in time is followed by a fresh one', async () => {
  const it = await inTencent();
  const first = await it.asks();
  it.tencent.expires(first);
  expect(await it.codeAfter(first)).not.toBe('');
  it.tencent.scans(it.code(), LILEI);
  await it.says(/微信连好了/);
});

test('a number that WeChat shows on the phone is typed where the code was asked for', async () => {
  const it = await inTencent();
  it.tencent.doubts(await it.asks(), { user: LILEI, number: '42' });
  await it.says(/手机微信上有一个数字/);
  await it.receive(it.message('lilei', '41'));
  await it.says(/数字不对/);
  await it.receive(it.message('lilei', '微信数字 42'));
  await it.says(/微信连好了/);
  expect((await it.hears('42')).join()).not.toContain('微信');
  expect(await it.hears('微信数字 42')).toEqual([expect.stringContaining('现在没有等你的数字')]);
});

test('after too many wrong numbers there is a fresh code', async () => {
  const it = await inTencent();
  const first = await it.asks();
  it.tencent.doubts(first, { user: LILEI, number: '42' });
  for (const [times, wrong] of ['1', '2', '3'].entries()) {
    await it.settled(() => it.said.filter(({ line }) => line.text.startsWith('🔢'))[times]);
    await it.receive(it.message('lilei', wrong));
  }
  await it.says(/错了太多次/);
  it.tencent.scans(await it.codeAfter(first), LILEI);
  expect(await it.says(/微信连好了/)).toContain('先给我发一句');
});

test('a reminder between a question and its answer takes no digit of it, and shows it again', async () => {
  const it = await inTencent();
  await it.connects();
  const says = (text: string) => it.tencent.hears(LILEI, text, { create_time_ms: it.now().epochMilliseconds });
  says('今天和华为李总通了电话,今天11点回电');
  await it.told(1);
  says('1');
  expect(await it.told(2)).toMatch(/✅ 华为/);
  says('拜访了立讯,王工说要扩产');
  expect(await it.told(3)).toMatch(/新客户「立讯」/);
  await it.until('2026-11-20T11:00');
  expect(await it.told(4)).toMatch(/该跟进了[\s\S]*2完成[\s\S]*还等你回[\s\S]*新客户「立讯」\?[\s\S]*1新建/);
  it.pass({ seconds: 5 });
  says('1');
  expect(await it.told(5)).toMatch(/✅ 立讯 · 王工/);
  it.pass({ seconds: 5 });
  says('我的跟进');
  expect(await it.told(6)).toContain('华为');
});

test('a voice message is a note by its transcript, and without one it is asked for in writing', async () => {
  const it = await inTencent();
  await it.connects();
  it.tencent.hears(LILEI, { type: 3, voice_item: { text: '拜访了立讯,王工说要扩产' } });
  expect(await it.told(1)).toMatch(/新客户「立讯」/);
  it.tencent.hears(LILEI, { type: 3, voice_item: {} });
  expect(await it.told(2)).toMatch(/语音我听不懂,请发文字/);
});

test('the same delivery twice is one note; a long id is not rounded to another', async () => {
  const it = await inTencent();
  await it.connects();
  it.tencent.hears(LILEI, NOTE);
  await it.told(1);
  it.tencent.repeats(LILEI);
  it.tencent.hears(LILEI, '帮助');
  expect(await it.told(2)).toContain('直接说话就行');
});

test('what was said while nobody listened is heard afterwards, with the day on which it was said', async () => {
  const it = await inTencent();
  await it.connects();
  await it.stop();
  const yesterday = it.now().subtract({ hours: 20 });
  it.tencent.hears(LILEI, NOTE.replace('下周一', '明天'), { create_time_ms: yesterday.epochMilliseconds });
  await it.start();
  const answer = await it.told(1);
  expect(answer).toContain('跟进 今天');
  expect(answer).toContain('这是你 11-19 周四 14:00 说的,我刚收到');
});

test('how far it has read is kept after the messages, so that another process goes on from there', async () => {
  const it = await inTencent();
  await it.connects();
  it.tencent.hears(LILEI, NOTE);
  await it.told(1);
  await expect.poll(() => it.tencent.polls.at(-1)).toBe('1');
  await it.stop();
  const before = it.tencent.polls.length;
  await it.start();
  await expect.poll(() => it.tencent.polls.length).toBeGreaterThan(before);
  expect(it.tencent.polls[before]).toBe('1');
});

test('when the window is shut a reminder takes the other road, and so does the news that the login has ended', async () => {
  const it = await inTencent();
  await it.connects();
  it.tencent.hears(LILEI, NOTE);
  await it.told(1);
  await it.until('2026-11-23T09:30');
  await it.says(/该跟进了/);
  expect(it.tencent.sent).toHaveLength(1);
  it.tencent.ends(LILEI);
  await it.says(/你的微信连接到期了/);
  expect(await it.secrets()).toEqual([]);
});

test('what it was let in with is encrypted', async () => {
  const it = await inTencent();
  await it.connects();
  const [secret] = await it.secrets();
  expect(secret).toMatch(/^v1\./);
  expect(secret).not.toContain(LILEI);
});

test('where it is not switched on, whoever asks is told what to set', async () => {
  const it = await world();
  expect((await it.hears('连接微信'))[0]).toContain('WECHAT_ILINK=on');
});

const ITEM = { type: 1, text_item: { text: '记到华为' } };
const HEARD = { message_id: '1', from_user_id: 'u', create_time_ms: 1_000, item_list: [ITEM] };

test.each([
  ['a person’s words', HEARD, '记到华为'],
  [
    'words about quoted ones',
    {
      ...HEARD,
      item_list: [{ ...ITEM, ref_msg: { title: '李总', message_item: { type: 1, text_item: { text: '报价太高' } } } }],
    },
    '华为\n李总: 报价太高',
  ],
  [
    'a command beside a quote',
    { ...HEARD, item_list: [{ type: 1, text_item: { text: '撤销' }, ref_msg: { title: '小跟进' } }] },
    '撤销',
  ],
  ['a picture', { ...HEARD, item_list: [{ type: 2 }] }, '[图片]'],
  ['a file', { ...HEARD, item_list: [{ type: 4, file_item: { file_name: '报价.pdf' } }] }, '[文件] 报价.pdf'],
  ['something new', { ...HEARD, item_list: [{ type: 99 }] }, '[消息]'],
  ['our own echo', { ...HEARD, message_type: 2 }, undefined],
  ['talk in a group', { ...HEARD, group_id: 'g' }, undefined],
])('%s', (_what, heard, text) => {
  expect(parse(heard, 'bot')?.text).toBe(text);
});

test('deleted words take back what came of them', () => {
  expect(parse({ ...HEARD, delete_time_ms: 2_000 }, 'bot')).toMatchObject({ id: '1:gone', retracts: '1', text: '' });
});
