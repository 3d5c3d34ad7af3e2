/** What a sentence is about, by where it is said. */
import { expect, test } from 'vitest';
import { slackHouse, type SlackHouse } from './support/house.ts';

const NOTE = '今天和华为李总通了电话,嫌报价高,下周三跟进';

/** Says something in a thread of a channel without calling us. */
const replies = (it: SlackHouse, user: string, text: string, thread_ts: string) =>
  it.says(user, text, { channel: 'C1', channel_type: 'channel', thread_ts });

test('below a card of ours digits, corrections, days and undo are heard without a mention, and are about that card', async () => {
  const it = await slackHouse();
  await it.says('U3', '帮助');
  const note = await it.mentions('U1', NOTE);
  await it.mentions('U1', '今天拜访了小米,谈了交期,下周一跟进');
  const card = () => it.room('C1')[0]?.text;
  await replies(it, 'U1', '1', note.ts);
  expect(card()).toContain('✅ 华为 · 李总');
  await replies(it, 'U1', '改成下周五', note.ts);
  expect(card()).toMatch(/华为[^]*11-27 周五/);
  await replies(it, 'U1', '下周四', note.ts);
  expect(card()).toMatch(/华为[^]*11-26 周四/);
  await replies(it, 'U1', '不是华为,是小米', note.ts);
  expect(
    it
      .room('C1')
      .map(({ text }) => text)
      .join(),
  ).toContain('还没有客户「小米」');
  await replies(it, 'U1', '撤销', note.ts);
  expect(card()).toMatch(/华为[^]*11-27 周五/);
  // Everything that was said stands in the card, and nothing of it a second time.
  expect(it.room('C1').filter(({ text }) => text.includes('11-2'))).toHaveLength(2);
});

test('what people say to each other below a card, in threads of their own and in the channel is none of our business', async () => {
  const it = await slackHouse();
  await it.says('U3', '帮助');
  const note = await it.mentions('U1', NOTE);
  const before = it.room('C1').length;
  const theirs = it.spoken('U3', '今天拜访了比亚迪', { channel: 'C1', channel_type: 'channel' });
  await it.post(it.event(theirs));
  await replies(it, 'U3', '好的,我明天也去看看', note.ts);
  await replies(it, 'U3', '今天又和华为李总吃了饭,聊得不错', note.ts);
  await replies(it, 'U3', '1', theirs.ts);
  await replies(it, 'U9', '撤销', note.ts);
  await it.settled();
  expect(it.room('C1')).toHaveLength(before);
  expect((await it.people()).map(({ name }) => name)).toEqual(['王总', '李雷']);
});

test('the digest is answered in its thread', async () => {
  const it = await slackHouse();
  await it.says('U1', '今天和华为李总通了电话,嫌报价高,下周一跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1')[0]);
  await it.mentions('U3', '每天9:00在本群发日报');
  await it.until('2026-11-23T09:00');
  const digest = it.room('C1').at(-1);
  await it.mentions('U1', '我的跟进', { thread_ts: digest?.ts });
  await replies(it, 'U1', '完成1', digest?.ts ?? '');
  expect(it.room('C1').at(-1)?.text).toContain('✅');
  await it.says('U1', '我的跟进');
  expect(it.room('D-U1').at(-1)?.text).toContain('没有待办');
});

test('for one person’s eyes nothing is asked in words: what is missing is picked or filled in', async () => {
  const it = await slackHouse();
  await it.says('U1', '帮助');
  await it.commands('U1', '今天和华为李总通了电话');
  const whisper = () => it.room('C1').at(-1);
  expect(JSON.stringify(whisper())).not.toMatch(/直接说/);
  await it.presses('U1', '新建「华为」', whisper());
  expect(JSON.stringify(whisper())).not.toMatch(/直接说/);
  await it.picks('U1', '选日期', { pick: '2026-11-27', message: whisper() });
  expect(whisper()).toMatchObject({ only: 'U1', text: expect.stringContaining('11-27 周五') });
  await it.presses('U1', '换联系人', whisper());
  expect(JSON.stringify(whisper())).not.toMatch(/直接说/);
  await it.presses('U1', '✏️ 写一句', whisper());
  const form = it.slack.state.views.at(-1);
  expect(form).toMatchObject({ callback_id: 'fill', blocks: [{ type: 'input' }] });
  await it.fills('U1', { value: '王工' });
  expect(
    it
      .room('C1')
      .map(({ text }) => text)
      .join(),
  ).toContain('华为 · 王工');
});

test('a voice that is not written down yet has an answer, and is heard when it is; so has a picture, with words or without', async () => {
  const it = await slackHouse();
  await it.says('U1', '帮助');
  const shares = (file: object, text = '') => it.says('U1', text, { subtype: 'file_share', files: [file] });
  const voice = { name: 'audio.m4a', mimetype: 'audio/mp4', url_private_download: 'https://x.slack.com/1' };
  const early = await shares({ ...voice, transcription: { status: 'processing' } });
  const last = () => it.room('D-U1').at(-1);
  expect(last()?.text).toContain('还在转成文字');
  const transcription = { status: 'complete', preview: { content: '今天和华为李总通了电话,下周三跟进' } };
  const changed = {
    type: 'message',
    subtype: 'message_changed',
    channel: 'D-U1',
    channel_type: 'im',
    ts: `${Number(early.ts) + 30}`,
    message: { ...early, files: [{ ...voice, transcription }] },
    previous_message: early,
  };
  expect(await it.post(it.event(changed, { account: it.team }))).toBe(200);
  await it.settled();
  expect(last()?.text).toContain('新客户「华为」?');
  const photo = { name: 'IMG_1.jpg', mimetype: 'image/jpeg', url_private_download: 'https://x.slack.com/2' };
  await shares(photo, '今天拜访了小米,拍了展位照片');
  expect(last()?.text).toContain('新客户「小米」?');
  await shares(photo);
  expect(last()?.text).toContain('图片我看不了');
});
