import { expect, test } from 'vitest';
import { pacer } from '../../../src/adapters/wechat/wechaty/pace.ts';
import { about } from '../../../src/adapters/shared/quote.ts';
import { parse } from '../../../src/adapters/wechat/wechaty/parse.ts';
import type { Spoken } from '../../../src/adapters/wechat/wechaty/ipc.ts';

const SELF = { id: 'wxid_bot', name: '小跟进' };
const LILEI = { id: 'wxid_lilei', name: '李雷', alias: '', handle: 'lilei', friend: true, official: false };
const ROOM = { id: '1@chatroom', topic: '销售一组', nick: '', mentions: [] };

const spoken = (more: Partial<Spoken>): Spoken => ({
  id: 'm1',
  type: 'Text',
  at: 1_795_140_000.25,
  text: '',
  talker: LILEI,
  ...more,
});
const heard = (more: Partial<Spoken>) => parse(spoken(more), SELF)?.text;
const inRoom = (text: string, room: Partial<NonNullable<Spoken['room']>> = {}) =>
  heard({ text, room: { ...ROOM, ...room } });

test('words in a direct chat, with their own time and the id by which they may be taken back', () => {
  expect(parse(spoken({ text: '谁负责华为' }), SELF)).toEqual({
    id: 'm1',
    place: 'm1',
    platform: 'wechat',
    account: 'local',
    from: { id: 'wxid_lilei', name: '李雷' },
    room: { id: 'wxid_lilei', kind: 'direct' },
    text: '谁负责华为',
    at: Temporal.Instant.fromEpochMilliseconds(1_795_140_000_250),
  });
});

test.each([
  ['our own words', { talker: { ...LILEI, id: SELF.id } }],
  ['an official account', { talker: { ...LILEI, official: true } }],
  ['talk in a room that does not mention us', { room: ROOM, text: '谁负责华为' }],
  ['a picture in a room', { room: ROOM, type: 'Image' }],
])('%s is not heard', (_what, more) => {
  expect(parse(spoken(more), SELF)).toBeUndefined();
});

test.each([
  ['by the list', inRoom('@小跟进\u2005谁负责华为', { mentions: [SELF.id] }), '谁负责华为'],
  ['by the name alone, where there is no list', inRoom('@小跟进\u2005谁负责华为'), '谁负责华为'],
  ['with an ordinary space', inRoom('@小跟进 谁负责华为'), '谁负责华为'],
  ['at the end', inRoom('谁负责华为 @小跟进'), '谁负责华为'],
  ['by the name we have in that room', inRoom('@跟进助手\u2005帮助', { nick: '跟进助手' }), '帮助'],
  ['by the list, under a name we do not know of', inRoom('@小助手\u2005帮助', { mentions: [SELF.id] }), '帮助'],
  ['somebody whose name only begins like ours', inRoom('@小跟进们 帮助'), undefined],
  ['everybody', inRoom('@所有人 帮助'), undefined],
  ['somebody else, by the list', inRoom('@李雷\u2005帮助', { mentions: ['wxid_lilei'] }), undefined],
  ['an address', inRoom('发到 a@小跟进.com'), undefined],
])('a mention in a room: %s', (_how, text, expected) => {
  expect(text).toBe(expected);
});

const HISTORY = (items: string) =>
  `<?xml version="1.0"?><msg><appmsg><title>群聊的聊天记录</title><type>19</type><recorditem><![CDATA[<recordinfo><title>x</title><datalist>${items}</datalist></recordinfo>]]></recorditem></appmsg></msg>`;
const ITEM = (who: string, what: string) =>
  `<dataitem datatype="1"><sourcename>${who}</sourcename><sourcetime>2026-11-20 10:01</sourcetime><datadesc>${what}</datadesc></dataitem>`;

test.each([
  [
    'forwarded talk',
    HISTORY(ITEM('李总', '报价太高了') + ITEM('李雷', '我再申请一下折扣')),
    '微信聊天:\n李总: 报价太高了\n李雷: 我再申请一下折扣',
  ],
  ['one forwarded line', HISTORY(ITEM('李总', 'a &amp;&lt; b')), '微信聊天:\n李总: a &< b'],
  ['forwarded talk without anything to read', HISTORY('<dataitem><sourcename>李总</sourcename></dataitem>'), '[消息]'],
  ['broken markup', '<msg><appmsg><type>19', '[消息]'],
  [
    'a bomb of entities',
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><msg><appmsg><type>19</type><title>&a;</title></appmsg></msg>',
    '[消息]',
  ],
])('%s', (_what, text, expected) => {
  expect(heard({ type: 'ChatHistory', text })).toBe(expected);
});

const DASHES = '- - - - - - - - - - - - - - -';
const QUOTE = (own: string, whom: string, quoted: string) =>
  `<msg><appmsg><title>${own}</title><type>57</type><refermsg><displayname>${whom}</displayname><content>${quoted}</content></refermsg></appmsg></msg>`;

test.each([
  ['a quote as text, to be noted', `「李总：报价太高」\n${DASHES}\n记到华为`, '华为\n李总: 报价太高'],
  ['a quote as markup, to be noted', QUOTE('记到华为', '李总', '报价太高'), '华为\n李总: 报价太高'],
  [
    'a quote of a quote',
    QUOTE(
      '记到华为',
      '李总',
      '&lt;msg&gt;&lt;appmsg&gt;&lt;title&gt;报价太高&lt;/title&gt;&lt;/appmsg&gt;&lt;/msg&gt;',
    ),
    '华为\n李总: 报价太高',
  ],
  ['a command beside a quote of us', `「小跟进：✅ 华为」\n${DASHES}\n撤销`, '撤销'],
  ['a digit beside a quote of somebody', `「李总：在吗」\n${DASHES}\n1`, '1'],
  [
    'a sentence about a quote',
    `「李总：报价太高」\n${DASHES}\n和华为李总通了电话,下周三跟进`,
    '和华为李总通了电话,下周三跟进\n李总: 报价太高',
  ],
  ['brackets that are no quote', '「华为」说报价太高', '「华为」说报价太高'],
])('%s', (_what, text, expected) => {
  expect(heard({ text })).toBe(expected);
});

test.each([
  ['Audio', {}, '[语音]'],
  ['Audio', { text: '拜访了立讯' }, '拜访了立讯'],
  ['Audio', { text: '<msg><voicemsg/></msg>' }, '[语音]'],
  ['Image', { text: '<msg><img/></msg>' }, '[图片]'],
  ['Contact', { about: '李总' }, '[名片] 李总'],
  ['Url', { about: '报价 https://e.com' }, '[链接] 报价 https://e.com'],
  ['MiniProgram', { about: '报价单' }, '[小程序] 报价单'],
  ['Attachment', { about: '报价.pdf' }, '[文件] 报价.pdf'],
  ['Transfer', { text: '<msg/>' }, '[消息]'],
  ['SomethingNew', {}, '[消息]'],
])('a message of type %s with %o', (type, more, expected) => {
  expect(heard({ type, ...more })).toBe(expected);
});

test.each(['m0', '<sysmsg type="revokemsg"><revokemsg><msgid>9</msgid><newmsgid>m0</newmsgid></revokemsg></sysmsg>'])(
  'a recall takes back the words it names: %s',
  (text) => {
    expect(parse(spoken({ id: 'm2', type: 'Recalled', text }), SELF)).toMatchObject({
      id: 'm2',
      retracts: 'm0',
      text: '',
    });
  },
);

test('words about a quote, in English', () => {
  expect(about('note to Huawei', 'Li: too high')).toBe('Huawei\nLi: too high');
});

test('a crowd of lines leaves one after the other, a second or two apart, and each asks but twice', () => {
  const waitFor = pacer({ least: 1_000, most: 2_000 });
  const waits = Array.from({ length: 40 }, (_, at) => waitFor('wechat', { key: String(at), now: 0 }));
  const asked = waits.map((wait, at) => ({ key: String(at), at: wait })).toSorted((a, b) => a.at - b.at);
  const gone = asked.map(({ key, at }) => (at === 0 ? 0 : at + waitFor('wechat', { key, now: at })));
  const gaps = gone.slice(1).map((at, index) => at - (gone[index] ?? NaN));
  expect(waits[0]).toBe(0);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(2_000);
  expect(new Set(gaps.map((gap) => Math.round(gap))).size).toBeGreaterThan(10);
});

test('a line that comes late to its place still keeps its distance, and a clock that was set back holds nobody up', () => {
  const waitFor = pacer({ least: 1_000, most: 1_000 });
  expect(waitFor('a', { key: '1', now: 10_000 })).toBe(0);
  expect(waitFor('a', { key: '2', now: 10_000 })).toBe(1_000);
  expect(waitFor('a', { key: '3', now: 10_000 })).toBe(2_000);
  expect(waitFor('a', { key: '2', now: 11_900 })).toBe(0);
  expect(waitFor('a', { key: '3', now: 12_000 })).toBe(900);
  expect(waitFor('b', { key: '4', now: 12_000 })).toBe(0);
  expect(waitFor('a', { key: '5', now: 1_000 })).toBe(0);
});
