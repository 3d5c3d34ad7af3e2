import { isNotNull, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { restRoom } from '../../../src/core/delivery/store/queue.ts';
import { addRoom } from '../../../src/core/people/store/rooms.ts';
import { interactions } from '../../../src/core/db/schema/interactions.ts';
import { heard } from '../../../src/core/db/schema/messages.ts';
import { slackHouse, type SlackHouse } from './support/house.ts';
import * as sent from './support/payloads.ts';
import { buttonsOf } from './support/standin.ts';

const notes = (it: SlackHouse) => it.sql((tx) => tx.select({ text: interactions.text }).from(interactions));
const textOf = (it: SlackHouse, channel: string) => it.room(channel).map(({ text }) => text);

describe.each([
  ['over HTTP', { mode: 'http' }],
  ['through a connection', { mode: 'socket' }],
  ['through the connections of two replicas', { mode: 'socket', replicas: 2 }],
] as const)('%s', (_name, how) => {
  test('a note is answered with one card, and its button changes that card', async () => {
    const it = await slackHouse(how);
    await it.says('U1', '今天和华为李总通了电话,嫌报价高,下周三跟进');
    const [card, ...others] = it.room('D-U1');
    expect(others).toEqual([]);
    expect(card?.text).toContain('新客户「华为」?');
    expect(card?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions', 'context']);

    await it.presses('U1', '新建「华为」', card);
    expect(textOf(it, 'D-U1')).toEqual([expect.stringContaining('✅ 华为 · 李总 · 电话 · 今天')]);
    expect(it.room('D-U1')[0]).toMatchObject({ ts: card?.ts, edited: true });
  });

  test('a mention is answered in its thread, once; the talk around it is not heard', async () => {
    const it = await slackHouse(how);
    await it.says('U1', '在吗', { channel: 'C1', channel_type: 'channel' });
    const said = await it.mentions('U1', '今天拜访了华为');
    expect(it.room('C1')).toMatchObject([{ thread_ts: said.ts }]);
    expect(await notes(it)).toHaveLength(1);
  });

  test('a press that is not theirs to make, or comes too late, is answered to whoever pressed, and leaves the card alone', async () => {
    const it = await slackHouse(how);
    await it.mentions('U1', '今天和华为李总通了电话,下周三跟进');
    await it.presses('U1', '新建「华为」', it.room('C1')[0]);
    const [card] = it.room('C1');
    const when = { pick: '2026-11-27', message: card };
    await it.picks('U2', '换日期', when);
    expect(it.room('C1')).toMatchObject([
      { text: card?.text },
      { only: 'U2', thread_ts: card?.thread_ts, text: expect.stringContaining('李雷') },
    ]);
    await it.presses('U1', '撤销', card);
    await it.presses('U1', '撤销', it.room('C1')[0]);
    await it.picks('U1', '换日期', when);
    expect(it.room('C1').filter(({ only }) => only === undefined)).toHaveLength(1);
    expect(it.room('C1').at(-1)).toMatchObject({ only: 'U1' });
  });

  test('a digest is one message in the channel', async () => {
    const it = await slackHouse(how);
    await it.says('U1', '今天和华为李总通了电话,嫌报价高,下周一跟进');
    await it.presses('U1', '新建「华为」', it.room('D-U1')[0]);
    await it.mentions('U3', '每天9:00在本群发日报');
    await it.until('2026-11-23T09:00');
    const [, digest, ...others] = it.room('C1');
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      text: expect.stringMatching(
        /日报 · 11-23 周一\n今天要跟 1:李雷 1\n• 华为:嫌报价高\(李雷\)\n新客户 1:华为\(李雷\)/,
      ),
    });
    expect(digest).not.toHaveProperty('thread_ts', expect.anything());
  });

  test('what people type rings nobody and hides no link', async () => {
    const it = await slackHouse(how);
    await it.mentions('U1', '今天拜访了华为,&lt;!channel&gt; &lt;@U2&gt; &lt;http://evil.cn|bank.com&gt; <!here>');
    const [card] = it.room('C1');
    expect(card?.text).toContain('&lt;@U2&gt; &lt;http://evil.cn|bank.com&gt;');
    expect(card?.text).not.toMatch(/<[!@#h]/);
    const marked = JSON.stringify(card?.blocks).match(/"mrkdwn","text":"[^"]*"/g) ?? [];
    expect(marked.filter((each) => /<|evil/.test(each))).toEqual([]);
  });

  test('a command is answered for one person’s eyes, also where the channel is closed to us', async () => {
    const it = await slackHouse(how);
    expect(await it.commands('U1', '帮助')).toBe('');
    expect(it.room('C1')).toMatchObject([{ only: 'U1', text: expect.stringContaining('直接说话就行') }]);
    it.slack.state.closed.add('C2');
    await it.commands('U1', '帮助', 'C2');
    expect(it.room('C2')).toMatchObject([{ only: 'U1', text: expect.stringContaining('直接说话就行') }]);
  });

  test('the same event is heard once, and so are the same words under another event', async () => {
    const it = await slackHouse(how);
    const said = it.spoken('U1', '今天和华为李总通了电话');
    const same = it.event(said);
    const again = it.event({ ...said, ts: '1795140002.000001' }, { id: same.event_id });
    expect(await Promise.all([same, same, again].map((body) => it.post(body)))).toEqual([200, 200, 200]);
    await it.settled();
    expect(it.room('D-U1')).toHaveLength(1);

    const others = it.spoken('U1', '今天和小米雷总通了电话');
    expect(await Promise.all([others, others].map((words) => it.post(it.event(words))))).toEqual([200, 200]);
    await it.settled();
    expect(it.room('D-U1')).toHaveLength(2);
    expect(await notes(it)).toHaveLength(2);
  });

  test('changed words correct the note and its card; deleted ones take it back and say so', async () => {
    const it = await slackHouse(how);
    const said = await it.says('U1', '今天给华为李总打了电话');
    const change = (event: object) =>
      it.post(it.event({ ...event, channel: 'D-U1', channel_type: 'im', hidden: true }));
    const now = { ...said, text: '今天给小米雷总打了电话' };
    await change({ type: 'message', subtype: 'message_changed', message: now, previous_message: said });
    await it.settled();
    expect(await notes(it)).toEqual([{ text: '今天给小米雷总打了电话' }]);
    expect(textOf(it, 'D-U1')).toEqual([expect.stringContaining('小米')]);

    await change({ type: 'message', subtype: 'message_deleted', deleted_ts: said.ts, previous_message: now });
    await it.settled();
    expect(await notes(it)).toEqual([]);
    expect(textOf(it, 'D-U1').at(-1)).toContain('已撤销');
  });

  test('changed words stand for the first ones, even when those were already sorted out', async () => {
    const it = await slackHouse(how);
    const said = await it.says('U1', '今天和华为李总通了电话');
    await it.presses('U1', '新建「华为」', it.room('D-U1')[0]);
    const event = { type: 'message', subtype: 'message_changed', channel: 'D-U1', channel_type: 'im' };
    const now = { ...said, text: '今天和华为张总通了电话' };
    await it.post(it.event({ ...event, message: now, previous_message: said }));
    await it.settled();
    expect(await notes(it)).toEqual([{ text: now.text }]);
    expect(textOf(it, 'D-U1')).toEqual([expect.stringContaining('华为 · 张总')]);
  });

  test('a mention in a channel is corrected and taken back where Slack tells of it', async () => {
    const it = await slackHouse(how);
    const said = await it.mentions('U1', '今天给华为李总打了电话');
    const event = { type: 'message', channel: 'C1', channel_type: 'channel', hidden: true };
    const message = { ...said, type: 'message', text: said.text.replace('华为李总', '小米雷总') };
    const previous_message = { ...said, type: 'message' };
    await it.post(it.event({ ...event, subtype: 'message_changed', message, previous_message }));
    await it.settled();
    expect(await notes(it)).toEqual([{ text: '今天给小米雷总打了电话' }]);
    expect(it.room('C1')).toMatchObject([{ thread_ts: said.ts, text: expect.stringContaining('小米') }]);
    await it.post(it.event({ ...event, subtype: 'message_deleted', deleted_ts: said.ts, previous_message: message }));
    await it.settled();
    expect(await notes(it)).toEqual([]);
    expect(it.room('C1').at(-1)).toMatchObject({ thread_ts: said.ts, text: expect.stringContaining('已撤销') });
  });

  test('a voice clip is heard when Slack has written down what it says', async () => {
    const it = await slackHouse(how);
    const clip = (transcription: object) => ({ id: 'F1', mimetype: 'audio/mp4', transcription });
    const said = it.spoken('U1', '', { subtype: 'file_share', files: [clip({ status: 'processing' })] });
    await it.post(it.event(said));
    await it.settled();
    const preview = { content: '今天给华为李总打了电话', has_more: false };
    const message = { ...said, files: [clip({ status: 'complete', locale: 'zh-CN', preview })] };
    const changed = { type: 'message', subtype: 'message_changed', channel: 'D-U1', channel_type: 'im' };
    await it.post(it.event({ ...changed, message, previous_message: said }));
    await it.settled();
    expect(await notes(it)).toEqual([{ text: '今天给华为李总打了电话' }]);
    expect(textOf(it, 'D-U1')).toEqual([expect.stringContaining('华为')]);
  });

  test('a change of words that were not for us, and a deletion of them, is none of our business', async () => {
    const it = await slackHouse(how);
    const said = it.spoken('U1', '大家好', { channel: 'C1' });
    const event = { type: 'message', channel: 'C1', channel_type: 'channel', previous_message: said };
    const message = { ...said, text: '今天和华为李总通了电话' };
    expect(await it.post(it.event({ ...event, subtype: 'message_changed', message }))).toBe(200);
    expect(await it.post(it.event({ ...event, subtype: 'message_deleted', deleted_ts: said.ts }))).toBe(200);
    await it.settled();
    expect(it.slack.state.messages).toEqual([]);
    expect(await notes(it)).toEqual([]);
    expect(await it.sql((tx) => tx.select().from(heard).where(isNotNull(heard.text)))).toEqual([]);
  });

  test('the form shows what was understood, complains at the field, and says a sentence', async () => {
    const it = await slackHouse(how);
    await it.says('U1', '帮助');
    const team = { id: it.team };
    const yesterday = String(it.clock.now.subtract({ hours: 24 }).epochMilliseconds / 1000);
    const message = { ...sent.log_shortcut.message, text: '刚和立讯的陈总开完会,明天发合同', ts: yesterday };
    await it.post({ ...sent.log_shortcut, team, message }, { form: 'payload' });
    const [view] = it.slack.state.views;
    expect(JSON.stringify(view)).toMatch(/"initial_value":"立讯".*2026-11-19 刚和立讯的陈总开完会,2026-11-20发合同/);

    const submit = async (customer: string, words: string) => {
      const values = { customer: { customer: { value: customer } }, words: { words: { value: words } } };
      const body = { ...sent.submitted, team, view: { ...sent.submitted.view, state: { values } } };
      return (await it.tell(body, { form: 'payload' })).text;
    };
    expect(await submit('', '')).toBe('{"response_action":"errors","errors":{"words":"写一句再记"}}');
    expect(await submit('立讯', '2026-11-19 和陈总开会')).toBe('');
    await it.settled();
    expect(await notes(it)).toEqual([{ text: '立讯:2026-11-19 和陈总开会' }]);
    expect(textOf(it, 'D-U1').at(-1)).toContain('✅ 立讯 · 陈总');
  });

  test('a form that Slack no longer waits for is said to be so', async () => {
    const it = await slackHouse(how);
    it.slack.state.trouble = ({ method }) => (method === 'views.open' ? { error: 'expired_trigger_id' } : undefined);
    await it.post({ ...sent.new_shortcut, team: { id: it.team } }, { form: 'payload' });
    expect(it.room('U1')).toMatchObject([{ text: expect.stringContaining('请再点一次') }]);
  });

  test('the Home tab shows a person’s day when it is opened, and again when it changes', async () => {
    const it = await slackHouse(how);
    await it.says('U1', '今天和华为李总通了电话,今天下午5点跟进');
    await it.presses('U1', '新建「华为」', it.room('D-U1')[0]);
    await it.post(it.event({ type: 'app_home_opened', user: 'U1', tab: 'home' }));
    const page = () => JSON.stringify(it.slack.state.pages.get('U1') ?? '');
    await expect.poll(page).toMatch(/我的一天.*华为.*17:00/);

    const done = buttonsOf(it.slack.state.pages.get('U1')?.blocks ?? []).find(({ text }) => text.text === '完成');
    const container = { type: 'view', view_id: 'V9' };
    const body = {
      ...sent.pressed_at_home,
      team: { id: it.team },
      container,
      actions: [{ ...done, action_ts: '9.1' }],
    };
    expect(await it.post(body, { form: 'payload' })).toBe(200);
    await expect.poll(page).toMatch(/今天没有要跟的客户/);
    await it.settled();
    expect(textOf(it, 'D-U1').at(-1)).toContain('完成');
  });

  test('Slack’s admins are met as admins, others as reps with their own zone and language, guests not at all', async () => {
    const it = await slackHouse(how);
    for (const user of ['U1', 'U2', 'U3', 'U4']) await it.says(user, 'help');
    expect(await it.people()).toMatchObject([
      { name: '李雷', role: 'rep', locale: 'zh', zone: 'Asia/Shanghai' },
      { name: 'Emma', role: 'rep', locale: 'en', zone: 'Europe/London' },
      { name: '王总', role: 'admin' },
    ]);
  });

  test('what cannot be kept is not acknowledged, and is heard when Slack sends it again', async () => {
    const it = await slackHouse(how);
    const body = it.event(it.spoken('U1', '今天拜访了华为'));
    it.ears.hear = () => Promise.reject(new Error('the database is away'));
    expect(await it.post(body)).toBe(500);
    expect(await it.commands('U1', '帮助')).toContain('这句没能记下');
    it.ears.hear = it.receive;
    expect(await it.post(body)).toBe(200);
    await it.settled();
    expect(it.room('D-U1')).toHaveLength(1);
  });

  test.for(['after', 'before'] as const)(
    'an answer of Slack lost %s the post leaves one copy to be seen',
    async (lost) => {
      const it = await slackHouse(how);
      const state = { failed: false };
      it.slack.state.trouble = ({ method }) => {
        if (method !== 'chat.postMessage' || state.failed) return undefined;
        state.failed = true;
        return { lost };
      };
      await it.says('U1', '帮助');
      expect(it.room('D-U1')).toHaveLength(1);
      state.failed = false;
      await it.mentions('U1', '帮助');
      expect(it.room('C1')).toHaveLength(1);
    },
  );

  test('Slack is left alone for as long as it asks', async () => {
    const it = await slackHouse(how);
    await it.says('U1', '帮助');
    const before = it.clock.now;
    const state = { asked: 0 };
    it.slack.state.trouble = ({ method }) =>
      method === 'chat.postMessage' && (state.asked += 1) === 1 ? { retryAfter: 30 } : undefined;
    await it.says('U1', '帮助');
    expect(it.clock.now.since(before).total('seconds')).toBeGreaterThanOrEqual(30);
    expect(it.room('D-U1')).toHaveLength(2);
  });

  test('thirty reminders to one person go there one a second, however many replicas send them, and nobody else waits', async () => {
    const it = await slackHouse(how);
    for (const user of ['U1', 'U2']) await it.says(user, '帮助');
    const [busy, other] = await it.people();
    await it.sql((tx) =>
      tx.execute(sql`insert into follow_ups (owner_id, set_by, action, due_on, due_time, precision, zone, remind_at)
        select owner, owner, 'call ' || n, '2026-11-20', time '14:00' + n * interval '1 minute', 'time', 'Asia/Shanghai', timestamptz '2026-11-20T14:00+08' + n * interval '1 minute'
        from (select ${busy?.id}::bigint as owner, generate_series(1, 30) as n union all select ${other?.id}, 30) each`),
    );
    const at = new Map<string, number[]>();
    it.slack.state.trouble = ({ method, args }) => {
      const room = String(args['channel']);
      if (method === 'chat.postMessage') at.set(room, [...(at.get(room) ?? []), it.clock.now.epochMilliseconds]);
      return undefined;
    };
    // Nothing can be said while they come due, minute after minute.
    for (let minute = 1; minute <= 30; minute += 1) await it.due(`2026-11-20T14:${String(minute).padStart(2, '0')}`);
    const began = it.clock.now.epochMilliseconds;
    await it.settled();
    expect(at.get('D-U2')).toEqual([began]);
    expect(at.get('D-U1')).toEqual(Array.from({ length: 30 }, (_, place) => began + place * 1000));
    const told = it.room('D-U1').filter(({ text }) => text.startsWith('⏰'));
    expect(told.map(({ text }) => /call (\d+)/.exec(text)?.[1])).toEqual(
      Array.from({ length: 30 }, (_, place) => String(place + 1)),
    );
  });

  test('a card is changed at once, although its channel has just had a message', async () => {
    const it = await slackHouse(how);
    await it.says('U1', '今天和华为李总通了电话,嫌报价高');
    const [card] = it.room('D-U1');
    const roomId = await it.sql((tx) =>
      addRoom(tx, { platform: 'slack', account: it.team, external: 'D-U1', kind: 'direct' }),
    );
    await it.sql((tx) => restRoom(tx, { roomId, until: it.clock.now.add({ minutes: 1 }) }));
    const before = it.clock.now;
    await it.presses('U1', '新建「华为」', card);
    expect(it.room('D-U1')).toMatchObject([{ edited: true }]);
    expect(it.clock.now.since(before).total('seconds')).toBeLessThan(5);
  });

  test('a channel we are not in is told to the admin, once, with what to do', async () => {
    const it = await slackHouse(how);
    await it.says('U3', '帮助');
    it.slack.state.closed.add('C2');
    await it.mentions('U1', '帮助', { channel: 'C2' });
    await it.mentions('U1', '帮助', { channel: 'C2' });
    await expect.poll(() => it.settled().then(() => it.room('D-U3').length)).toBe(2);
    expect(textOf(it, 'D-U3').at(-1)).toContain('我不在频道 #sales-2 里,说不了话。请在那里发 /invite @touchbase');
  });

  test('what could not be said is said when the cause is mended: at once where somebody speaks, in ten minutes elsewhere, for a day', async () => {
    const it = await slackHouse(how);
    it.slack.state.closed.add('C2').add('C3').add('C4');
    for (const channel of ['C2', 'C3', 'C4']) await it.mentions('U1', '帮助', { channel });
    it.slack.state.closed.delete('C2');
    await it.mentions('U1', '今天要跟谁', { channel: 'C2' });
    expect(textOf(it, 'C2')).toEqual([expect.stringContaining('直接说话就行'), expect.stringContaining('没有要跟')]);

    it.slack.state.closed.delete('C3');
    it.clock.now = it.clock.now.add({ minutes: 10 });
    await it.settled();
    expect(it.room('C3')).toHaveLength(1);

    it.clock.now = it.clock.now.add({ hours: 24 });
    await it.settled();
    it.slack.state.closed.delete('C4');
    it.clock.now = it.clock.now.add({ minutes: 10 });
    await it.settled();
    expect(it.room('C4')).toEqual([]);
  });

  test('nothing is sent to a team that is closed to us', async () => {
    const it = await slackHouse(how);
    it.slack.state.trouble = ({ method }) =>
      method === 'chat.postMessage' ? { error: 'account_inactive' } : undefined;
    await it.says('U1', '帮助');
    const line = {
      key: '1',
      account: it.team,
      room: 'C1',
      locale: 'zh' as const,
      text: 'x',
      card: { title: 'x' },
      unsure: false,
    };
    // Each replica finds out for itself.
    for (const { adapter } of it.bots) expect(await adapter.send(line)).toMatchObject({ kind: 'refused' });
    const calls = it.slack.calls.length;
    for (const { adapter } of it.bots) expect(await adapter.send(line)).toMatchObject({ kind: 'refused' });
    expect(it.slack.calls).toHaveLength(calls);
    expect(it.problems.join()).toContain('account_inactive');
  });
});

test('a table in a direct message is imported, and what is exported is handed over there', async () => {
  const it = await slackHouse({ mode: 'http' });
  const bytes = Buffer.from('客户,电话\n比亚迪,13800001111\n,1\n');
  it.slack.state.files.push({ name: '客户.csv', bytes, channel: undefined });
  const url_private_download = it.slack.apiUrl.replace('/api/', '/download/1');
  const file = {
    id: 'F1',
    name: '客户.csv',
    mimetype: 'text/csv',
    size: bytes.length,
    preview: '客户,电话',
    url_private_download,
  };
  await it.says('U1', '', { subtype: 'file_share', files: [file] });
  expect(it.room('D-U1').at(-1)?.text).toMatch(/客户.csv：2 行,还没有导入[\s\S]*新客户 1 行[\s\S]*有问题 1 行/);
  await it.presses('U1', '导入', it.room('D-U1').at(-1));
  expect(it.room('D-U1').at(-1)?.text).toContain('客户.csv 已导入');
  expect(it.slack.state.files.at(-1)).toMatchObject({ name: '客户 问题.csv', channel: 'D-U1' });
  expect(it.slack.state.files.at(-1)?.bytes.toString()).toContain('没有客户名称');
  await it.says('U1', '导出我的客户');
  expect(it.slack.state.files.at(-1)?.bytes.toString()).toContain('比亚迪');

  const elsewhere = { ...file, url_private_download: 'http://127.0.0.1:1/secrets' };
  await it.says('U1', '', { subtype: 'file_share', files: [elsewhere] });
  expect(it.room('D-U1').at(-1)?.text).toContain('没处理好');
});
