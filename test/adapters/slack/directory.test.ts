/** People are known by what Slack says of its members, before they have ever written. */
import { expect, test } from 'vitest';
import { learners } from '../../../src/core/db/schema/digests.ts';
import { slackHouse, type SlackHouse } from './support/house.ts';

const names = async (it: SlackHouse) => (await it.people()).map(({ name, role }) => `${name} ${role}`);

test('the members of a team are colleagues from the first: roles, customers and follow-ups can be given to them', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(() => names(it)).toEqual(['李雷 rep', 'Emma rep', '王总 admin']);
  // Whoever has never written is shown what to say, too, from tomorrow's morning on.
  expect(await it.sql((tx) => tx.$count(learners))).toBe(3);
  await it.says('U3', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U3', '新建「华为」', it.room('D-U3').at(-1));
  await it.says('U3', '华为换李雷负责');
  await it.says('U3', '谁负责华为');
  expect(it.room('D-U3').at(-1)?.text).toContain('华为由李雷负责');
  // Emma has never written: her direct messages are opened, in her language, and what she answers is about what she was told.
  await it.says('U3', '提醒Emma 明天给华为打电话');
  expect(it.room('D-U2').at(-1)?.text).toMatch(/^\S+ 王总/u);
  expect(it.room('U2')).toEqual([]);
  await it.says('U2', 'my follow-ups');
  expect(it.room('D-U2').at(-1)?.text).toContain('华为');
});

test('who joins is known at once; guests, bots and those whom Slack has not described yet are nobody', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(() => names(it)).toHaveLength(3);
  const joins = (user: object) => it.post(it.event({ type: 'team_join', user }, { account: it.team }));
  expect(await joins({ id: 'U7', real_name: '韩梅梅', locale: 'zh-CN', tz: 'Asia/Shanghai' })).toBe(200);
  expect(await joins({ id: 'U8', real_name: 'Robot', is_bot: true })).toBe(200);
  expect(await joins({ id: 'U9', real_name: 'Partner', is_ultra_restricted: true })).toBe(200);
  expect(await names(it)).toEqual(['李雷 rep', 'Emma rep', '王总 admin', '韩梅梅 rep']);
});

test('a page is in its reader’s language from the first time', async () => {
  const it = await slackHouse();
  await it.post(it.event({ type: 'app_home_opened', user: 'U2', tab: 'home' }));
  await expect.poll(() => JSON.stringify(it.slack.state.pages.get('U2') ?? '')).toContain('Tell me in one sentence');
});

test('of a workspace that is larger than a sales team nobody is made a colleague unasked: who writes is, and who is named', async () => {
  const it = await slackHouse();
  await it.says('U3', '帮助');
  for (let n = 100; n < 230; n += 1) it.slack.state.users[`U${n}`] = { real_name: `同事${n}`, locale: 'zh-CN' };
  it.slack.state.isListed = true;
  await it.another();
  await expect.poll(() => it.settled().then(() => it.room('D-U3').at(-1)?.text)).toContain('Slack 里有 133 位成员');
  expect(await names(it)).toEqual(['王总 admin']);
  await it.says('U3', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U3', '新建「华为」', it.room('D-U3').at(-1));
  await it.says('U3', '提醒 <@U150> 明天给华为打电话');
  expect(await names(it)).toEqual(['王总 admin', '同事150 rep']);
  expect(it.room('D-U150').at(-1)?.text).toContain('华为');
  // Told once, and never again.
  await it.another();
  await it.settled();
  expect(it.room('D-U3').filter(({ text }) => text.includes('133'))).toHaveLength(1);
});

test('who is deactivated while we were away leaves all the same, and whoever leads is told', async () => {
  const it = await slackHouse({ listed: true });
  await expect.poll(() => names(it)).toHaveLength(3);
  await it.says('U1', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1').at(-1));
  it.slack.state.users['U1'] = { ...it.slack.state.users['U1'], deleted: true };
  await it.another();
  await expect.poll(() => it.settled().then(() => it.room('D-U3').at(-1)?.text)).toMatch(/李雷[^]*客户 华为/);
  expect(await names(it)).toEqual(['Emma rep', '王总 admin']);
});
