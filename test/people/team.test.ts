import { beforeEach, expect, test } from 'vitest';
import { commands } from '../../src/core/commands.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { issueCode } from '../../src/core/people/store/codes.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话,嫌报价高,预算80万,下周一跟进');
  await it.hears('1');
});

test.each(['谁负责华为', '华为是谁的客户?', '谁在跟华为', 'who owns 华为', 'whose customer is 华为?'])(
  '«%s» says who, when last and what next',
  async (question) => {
    expect(await it.as('emma').hears(question)).toEqual([
      expect.stringMatching(/李雷[\s\S]*嫌报价高[\s\S]*(?:11-23|23 Nov)/),
    ]);
  },
);

test('a name nobody has offers the nearest', async () => {
  expect(await it.hears('谁负责华为技术')).toEqual([expect.stringMatching(/没有找到客户「华为技术」[\s\S]*1 华为/)]);
  expect(await it.hears('1')).toEqual([expect.stringContaining('华为由李雷负责')]);
});

test('a name that only waits to become a customer says so to whoever noted it', async () => {
  await it.hears('拜访了立讯王工,要扩产');
  expect(await it.hears('谁负责立讯')).toEqual([expect.stringContaining('「立讯」还不是客户:李雷 今天记过一条')]);
  expect(await it.as('han').hears('谁负责立讯')).toEqual([expect.stringContaining('没有找到客户「立讯」')]);
});

test('the brief gathers what all colleagues know', async () => {
  await it.as('emma').hears('Met 王工 from 华为 at the fair, wants samples by Friday');
  const [brief] = await it.as('wang').hears('华为');
  expect(brief).toContain('负责人 李雷');
  expect(brief).toMatch(/联系人 .*李总/);
  expect(brief).toContain('¥800,000');
  expect(brief).toContain('Emma');
});

test('the daily digest says what is due, what was learnt and who is new, in the team’s channel, on workdays', async () => {
  const [digest, ...others] = await it.during(() => it.until('2026-11-23T09:00'), { room: 'team' });
  expect(others).toEqual([]);
  expect(digest).toBe(
    '📰 销售一组日报 · 11-23 周一\n今天要跟 1:李雷 1\n• 华为:嫌报价高，预算80万(李雷)\n新客户 1:华为(李雷)',
  );
  expect(await it.during(() => it.until('2026-11-23T09:10'), { room: 'team' })).toEqual([]);
  expect(await it.during(() => it.until('2026-11-28T09:00'), { room: 'team' })).toEqual([]);
});

test('a lead has the digest come to a channel at an hour; a rep may not', async () => {
  const room = { id: 'other', kind: 'group' } as const;
  expect(await it.hears('每天18:00在本群发日报', { room })).toEqual([expect.stringContaining('要组长或经理')]);
  expect(await it.as('han').hears('每天18:00在本群发日报', { room })).toEqual([
    expect.stringContaining('18:00 发到这里'),
  ]);
  expect(await it.during(() => it.until('2026-11-20T18:00'), { room: 'other' })).toEqual([
    expect.stringContaining('日报'),
  ]);
});

test('an hour of every day is that hour, also when today’s has passed', async () => {
  const room = { id: 'other', kind: 'group' } as const;
  for (const words of ['每天9点在本群发日报', 'post the daily here at 9:00'])
    expect(await it.as('han').hears(words, { room })).toEqual([expect.stringMatching(/\b0?9:00/)]);
  expect(await it.hears('每天9点提醒我')).toEqual([expect.stringContaining('09:00')]);
});

test('nothing to say is not said', async () => {
  await it.hears('撤销');
  await it.hears('撤销');
  expect(await it.during(() => it.until('2026-11-23T09:00'), { room: 'team' })).toEqual([]);
});

test.each([
  ['早报改到8:40', '08:40'],
  ['morning list at 8:40', '08:40'],
  ['时区 东京', 'Asia/Tokyo'],
  ['time zone New York', 'America/New_York'],
  ['语言 英文', 'in English'],
  ['language Chinese', '用中文'],
])('«%s» is a setting by sentence', async (sentence, answer) => {
  expect(await it.hears(sentence)).toEqual([expect.stringContaining(answer)]);
});

test('an earlier morning moves what is still to be reminded of', async () => {
  await it.hears('早报改到8:40');
  expect(await it.until('2026-11-23T08:41')).toEqual([expect.stringContaining('华为')]);
});

test('help speaks the asker’s language and is made of the commands’ own examples', async () => {
  expect(await it.hears('帮助')).toEqual([expect.stringContaining('「今天要跟谁」')]);
  expect(await it.as('emma').hears('help')).toEqual([expect.stringContaining("“who's due today”")]);
});

test('the short help fits a phone; all of it shows every command once, and by topic', async () => {
  const [short = ''] = await it.as('emma').hears('help');
  expect(short.split('\n').length).toBeLessThan(13);
  const [all = ''] = await it.as('emma').hears('help all');
  const told = commands.filter(({ topic }) => topic).map(({ examples }) => `“${examples.en[0]}” – `);
  expect(told.filter((line) => all.split(line).length !== 2)).toEqual([]);
  const [some = ''] = await it.hears('帮助 设置');
  expect(some).toContain('「时区 东京」');
  expect(some).not.toContain('「今天要跟谁」');
});

test('a stranger is asked for a code, binds with it once, and is somebody then', async () => {
  const stranger = it.as('somebody');
  for (const words of ['今天和华为李总通了电话', '谁负责华为', '我的跟进', '更多', '验证码', '连接微信', '[名片] 李总'])
    expect(await stranger.hears(words)).toEqual([expect.stringContaining('还不认识你')]);
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), name: '张伟', role: 'lead' }));
  expect(await stranger.hears(`绑定 ${code}`)).toEqual([expect.stringContaining('你好,张伟')]);
  expect(await stranger.hears('谁负责华为')).toEqual([expect.stringContaining('李雷')]);
  expect(await it.as('thief').hears(`bind ${code}`)).toEqual([expect.stringContaining('wrong or has expired')]);
});

test('a code is good for ten minutes, and five wrong ones are enough', async () => {
  const code = await it.sql((tx) => issueCode(tx, { now: it.now() }));
  const thief = it.as('thief');
  for (const wrong of ['111111', '222222', '333333', '444444', '555555'].filter((each) => each !== code))
    await thief.hears(`bind ${wrong}`);
  expect(await thief.hears(`bind ${code}`)).toEqual([expect.stringContaining('ten minutes')]);
  await it.until('2026-11-20T10:11');
  expect(await it.as('late').hears(`bind ${code}`)).toEqual([expect.stringContaining('expired')]);
});

test('one human on two identities is one person', async () => {
  const code = await it.sql(async (tx) => {
    const { id: personId } = only(await colleaguesNamed(tx, '李雷'));
    return issueCode(tx, { now: it.now(), personId });
  });
  await it.as('phone').hears(`绑定 ${code}`);
  expect(await it.as('phone').hears('我的跟进')).toEqual([expect.stringContaining('华为')]);
});

test('only an admin sets roles', async () => {
  expect(await it.hears('设Emma为组长')).toEqual([expect.stringContaining('只有管理员')]);
  expect(await it.as('boss').hears('make Emma lead')).toEqual([expect.stringContaining('Waiting for a second person')]);
  expect(await it.as('wang').presses('批准')).toEqual([expect.stringContaining('批准了:设Emma为组长')]);
  expect(await it.as('boss').hears('make Emma rep')).toEqual([expect.stringContaining('Emma is a rep now')]);
});

test('a leaver’s customers and what was still to be done go to a colleague in one sentence, and come back with undo', async () => {
  await it.hears('拜访了立讯,王工说要扩产,下周三报价');
  await it.hears('1');
  expect(await it.as('wang').hears('李雷离职了,客户都交给Emma')).toEqual([
    expect.stringMatching(/交接李雷:2 个客户[^]*给Emma \(2\)/),
  ]);
  const before = it.said.length;
  await it.as('wang').presses('开始');
  const told = it.said.slice(before).find(({ line }) => line.room === 'dm:emma');
  expect(told?.line.text).toMatch(/王强 hands 2 customers of 李雷’s to you[^]*2 follow-ups come along/);
  expect(await it.as('emma').hears('who owns 华为')).toEqual([expect.stringContaining('Emma owns 华为')]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('没有待办')]);
  await it.as('wang').hears('撤销');
  expect(await it.hears('谁负责立讯')).toEqual([expect.stringContaining('立讯由李雷负责')]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('全部跟进 (2)')]);
});

test.each([
  ['emma', "hand over all of 李雷's customers to Emma", 'That is 李雷’s'],
  ['wang', "give all of 李雷's customers to Zorro", 'No colleague called “Zorro”'],
  ['han', '李雷离职了,客户都交给韩梅梅', '交接李雷:1 个客户,这样分?'],
] as const)('%s says «%s»', async (who, words, answer) => {
  expect(await it.as(who).hears(words)).toEqual([expect.stringContaining(answer)]);
});

test('a lead sees what the team has still to do', async () => {
  await it.until('2026-11-26T10:00');
  expect(await it.as('han').hears('组里逾期的跟进')).toEqual([expect.stringMatching(/📋 本组 逾期[\s\S]*华为/)]);
  expect(await it.as('han').hears("my team's overdue follow-ups")).toEqual([
    expect.stringMatching(/📋 My team: Overdue[\s\S]*华为/),
  ]);
});
