import { expect, test } from 'vitest';
import { mentioned, plain } from '../../../src/adapters/slack/out/escape.ts';
import { parse } from '../../../src/adapters/slack/in/parse.ts';
import * as sent from './support/payloads.ts';

const words = (body: object) => {
  const told = parse(body);
  return told?.kind === 'words' ? { user: told.user, ...told.words } : told;
};

test('direct messages, mentions, commands and presses are words, each in its place', () => {
  expect(words(sent.direct_message)).toEqual({
    user: 'U1',
    id: 'Ev1',
    text: '今天和华为李总通了电话',
    markup: true,
    room: { id: 'D1', kind: 'direct' },
    ts: '1795140000.000100',
    place: 'D1:1795140000.000100',
  });
  expect(words(sent.direct_reply)).toMatchObject({ thread: '1795139000.000100' });
  expect(words(sent.mention)).toMatchObject({
    room: { id: 'C1', kind: 'group' },
    thread: '1795140000.000100',
    place: 'C1:1795140000.000100',
  });
  expect(words(sent.slash)).toMatchObject({
    id: 'slash:1.2.s',
    room: { id: 'C1/U1', kind: 'whisper' },
    text: '介绍 华为',
  });
  expect(words({ ...sent.slash, channel_id: 'D1', text: ' ' })).toMatchObject({
    typedIn: 'D1',
    text: 'help',
  });
  expect(words(sent.pressed)).toMatchObject({
    id: 'press:U1:1795140030.000100',
    text: '撤销 #1',
    markup: false,
    room: { id: 'D1', kind: 'direct' },
    pressed: '1795140005.000100',
  });
  expect(words(sent.pressed_in_thread)).toMatchObject({
    room: { id: 'C1', kind: 'group' },
    thread: '1795140000.000100',
  });
  expect(words(sent.pressed_whisper)).toMatchObject({
    room: { id: 'C1/U1', kind: 'whisper' },
    pressed: '1795140005.000100',
    replaceAt: 'https://hooks.slack.test/a',
  });
  expect(words(sent.pressed_at_home)).toMatchObject({ pressed: 'V9' });
  expect(words(sent.pressed_at_home)).not.toHaveProperty('room');
});

test('a change names the words it changes, and so does a deletion', () => {
  expect(words(sent.changed)).toMatchObject({ text: '今天和比亚迪王总通了电话', revises: 'D1:1795140000.000100' });
  expect(words(sent.changed)).not.toHaveProperty('place');
  expect(words(sent.deleted)).toMatchObject({ user: 'U1', text: '', retracts: 'D1:1795140000.000100' });
});

test('what Slack heard in a voice clip or read in a text file counts as words', () => {
  expect(words(sent.voice_clip)).toMatchObject({ text: '今天去立讯拜访了王工' });
  expect(words(sent.text_file)).toMatchObject({ text: '会议记录\n今天去宁德开会' });
});

test.for(
  Object.entries({
    'talk in a channel': sent.channel_chatter,
    'a mention, the second time, as a message': sent.mention_as_message,
    'our own words': sent.own_echo,
    'another bot': sent.other_bot,
    'somebody joining': sent.joined,
    'a link unfurled': sent.unfurled,
    'our own edit': sent.own_edit,
    'another tab of ours': sent.messages_opened,
    'a token of a person': sent.user_token_revoked,
    'a press of somebody else’s button': {
      ...sent.pressed,
      actions: [{ ...sent.pressed.actions[0], action_id: 'other' }],
    },
    'something that is not from Slack': { hello: 'world' },
  }),
)('%s is not heard', ([, body]) => {
  expect(parse(body)).toBeUndefined();
});

test('shortcuts, forms, the Home tab and the end are told apart', () => {
  expect(parse(sent.log_shortcut)).toMatchObject({ kind: 'asks', message: { ts: '1795140000.000100', user: 'U2' } });
  expect(parse(sent.new_shortcut)).toEqual({ kind: 'asks', account: 'T1', user: 'U1', trigger: '1.2.x' });
  expect(parse(sent.submitted)).toMatchObject({
    kind: 'submits',
    view: 'V1',
    values: { customer: '华为', words: '嫌报价高' },
  });
  expect(parse(sent.home_opened)).toEqual({ kind: 'looks', account: 'T1', user: 'U1' });
  expect(parse(sent.uninstalled)).toEqual({ kind: 'leaves', account: 'T1' });
});

test.for([
  ['<@UBOT> 今天和 &lt;华为&gt; 的 <@U2> 通了电话 <https://x.cn/a|点这里>', '今天和 <华为> 的 Emma 通了电话 点这里'],
  ['转给 <@U7|xiaozhang>', '转给 xiaozhang'],
  ['mail <mailto:li@x.cn|li@x.cn>, call <tel:+8613800138000|13800138000>', 'mail li@x.cn, call 13800138000'],
  ['<!channel> <#C1|sales> <!subteam^S1|@team> <https://x.cn>', '@channel #sales @team https://x.cn'],
  ['R&amp;D &amp;lt;', 'R&D &lt;'],
] as const)('%s is read as it was typed', ([typed, read]) => {
  expect(plain(typed, { self: 'UBOT', names: new Map([['U2', 'Emma']]) })).toBe(read);
});

test('mentioned people are found', () => {
  expect(mentioned('<@U1> and <@U2|emma>, <!here>')).toEqual(['U1', 'U2']);
});
