import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { issueCode } from '../../../src/core/people/store/codes.ts';
import { slackHouse, type SlackHouse } from './support/house.ts';
import type { Ending } from './support/standin.ts';

const first = (it: SlackHouse, user: string, text = '今天和华为李总通了电话') => it.event(it.spoken(user, text));
const unsaid = (ending: Ending) => (call: { readonly method: string }) =>
  call.method === 'users.info' ? ending : undefined;
const said = (it: SlackHouse, user: string) => it.room(`D-${user}`).map(({ text }) => text);

test.each([
  ['refuses for a while', { retryAfter: 30 }],
  ['fails', { error: 'internal_error' }],
  ['does not answer', { lost: 'before' }],
] as const)(
  'when Slack %s, whoever writes for the first time is nobody yet, and is met as who they are later',
  async (_how, ending) => {
    const it = await slackHouse();
    it.slack.state.trouble = unsaid(ending);
    const bodies = ['U1', 'U3', 'U4', 'U5'].map((user) => first(it, user));
    for (const body of bodies) expect(await it.post(body)).toBe(500);
    await it.settled();
    for (const user of ['U1', 'U3', 'U4', 'U5']) expect(said(it, user)).toEqual([expect.stringContaining('稍等')]);
    expect(await it.people()).toEqual([]);

    it.slack.state.trouble = () => undefined;
    for (const body of bodies) expect(await it.post(body)).toBe(200);
    await it.settled();
    const met = (await it.people()).map(({ name, role }) => `${name} ${role}`);
    expect(met.toSorted()).toEqual(['李雷 rep', '王总 admin']);
    expect(said(it, 'U1').at(-1)).toContain('新客户「华为」?');
    for (const user of ['U4', 'U5']) expect(said(it, user).at(-1)).toContain('还不认识你');
  },
);

test('an answer that comes too late is kept, and what was said goes on by itself', async () => {
  const it = await slackHouse();
  const slow = Promise.withResolvers<void>();
  it.slack.state.trouble = unsaid({ until: slow.promise });
  expect(await it.post(first(it, 'U3'))).toBe(500);
  expect(await it.people()).toEqual([]);
  slow.resolve();
  it.slack.state.trouble = unsaid({ error: 'internal_error' });
  await expect.poll(it.people, { timeout: 10_000 }).toMatchObject([{ name: '王总', role: 'admin' }]);
  await it.settled();
  expect(said(it, 'U3').filter((text) => text.includes('新客户「华为」?'))).toHaveLength(1);
});

test('a code is proof enough while Slack says nothing', async () => {
  const it = await slackHouse();
  const code = await it.sql((tx) => issueCode(tx, { now: it.clock.now, name: '周敏' }));
  it.slack.state.trouble = unsaid({ error: 'internal_error' });
  expect(await it.post(first(it, 'U4', `绑定 ${code}`))).toBe(200);
  await it.settled();
  expect(await it.people()).toMatchObject([{ name: '周敏' }]);
  it.slack.state.trouble = () => undefined;
  await it.says('U4', '我的跟进');
  expect(await it.people()).toMatchObject([{ name: '周敏' }]);
});

const changes = (it: SlackHouse, user: string, change: object) => {
  it.slack.state.users[user] = { ...it.slack.state.users[user], ...change };
  return it.post(
    it.event({ type: 'user_change', user: { id: user, ...it.slack.state.users[user] } }, { account: it.team }),
  );
};

test.each([
  ['deactivated', { deleted: true }],
  ['made a guest', { is_restricted: true }],
])('who is %s there has no rights here any more, and their lead is shown their work', async (_what, change) => {
  const it = await slackHouse();
  await it.says('U3', '帮助');
  await it.says('U1', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1').at(-1));
  expect(await changes(it, 'U1', change)).toBe(200);
  await it.settled();
  expect(await it.people()).toMatchObject([{ name: '王总' }]);
  expect(said(it, 'U3').at(-1)).toMatch(/李雷已移除[^]*华为[^]*1/);
  await it.says('U1', '华为');
  expect(said(it, 'U1').at(-1)).toContain('还不认识你');
  expect(await it.people()).toMatchObject([{ name: '王总' }]);
});

test('name and role follow what changes there, told by an event or asked for a day later', async () => {
  const it = await slackHouse();
  for (const user of ['U1', 'U2', 'U3']) await it.says(user, '帮助');
  await changes(it, 'U1', { real_name: '李小雷', is_admin: true });
  expect(await it.people()).toMatchObject([{ name: '李小雷', role: 'admin' }, { name: 'Emma' }, { name: '王总' }]);
  await changes(it, 'U2', { real_name: '李小雷' });
  expect((await it.people())[1]).toMatchObject({ name: '李小雷(Slack)' });
  it.slack.state.users['U3'] = { ...it.slack.state.users['U3'], is_admin: false };
  it.clock.now = it.clock.now.add({ hours: 25 });
  await it.says('U3', '帮助');
  expect((await it.people())[2]).toMatchObject({ name: '王总', role: 'rep' });
});

test('a command typed among other people’s direct messages is answered there for one person’s eyes; one’s own stay the only road', async () => {
  const it = await slackHouse();
  await it.says('U1', '帮助');
  await it.commands('U1', '今天和华为李总通了电话,下周三跟进', 'DWITHEMMA');
  const [card] = it.room('DWITHEMMA');
  expect(card).toMatchObject({ only: 'U1', text: expect.stringContaining('新客户「华为」?') });
  expect(JSON.stringify(card)).not.toContain('直接说');
  expect(it.room('D-U1')).toHaveLength(1);
  const rooms = await it.sql((tx) =>
    tx.execute<{ external: string }>(sql`select external from rooms where kind = 'direct'`),
  );
  expect(rooms.map(({ external }) => external)).toEqual(['D-U1']);
  expect(await it.commands('U1', '谁负责华为', 'D-U1')).toBe('');
  expect(said(it, 'U1').at(-1)).toContain('华为');
  expect(it.room('D-U1')).toHaveLength(2);
});

test('a guest who calls us among others is answered, for their eyes only and not in a thread that is none yet', async () => {
  const it = await slackHouse();
  await it.says('U3', '帮助');
  await it.mentions('U4', '谁负责华为');
  expect(it.room('C1')).toMatchObject([{ only: 'U4', text: expect.stringContaining('还不认识你') }]);
  expect(it.room('C1')[0]?.thread_ts).toBeUndefined();
  expect(await it.people()).toHaveLength(1);
});
