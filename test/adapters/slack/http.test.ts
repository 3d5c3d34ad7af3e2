import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { lookAs } from '../../../src/core/db/session.ts';
import { installations } from '../../../src/core/db/schema/workspaces.ts';
import { interactions } from '../../../src/core/db/schema/interactions.ts';
import { currentWorkspace } from '../../../src/core/people/store/accounts.ts';
import type { Slack } from '../../../src/adapters/slack/index.ts';
import type { OutboxLine } from '../../../src/core/contract/adapter.ts';
import { slackHouse, type SlackHouse } from './support/house.ts';

test.for([
  ['wrong', { secret: 'another secret' }],
  ['old', { skew: -301 }],
  ['of the future', { skew: 301 }],
] as const)('a signature that is %s is refused, and nothing is kept', async ([, how]) => {
  const it = await slackHouse();
  expect(await it.post(it.event(it.spoken('U1', '今天拜访了华为')), how)).toBe(401);
  expect(await it.sql((tx) => tx.select().from(interactions))).toEqual([]);
});

test('a request without a signature, too long, or not to be read is refused', async () => {
  const it = await slackHouse();
  const address = 'http://touchbase.test/slack/events';
  const raw = async (body: string) => (await it.adapter.answer(new Request(address, { method: 'POST', body }))).status;
  expect(await raw('{}')).toBe(401);
  expect(await raw('x'.repeat(5_000_000))).toBe(413);
  expect((await it.adapter.answer(new Request(address))).status).toBe(404);
  const asked = await it.adapter.answer(it.slack.request({ type: 'url_verification', challenge: 'abc' }));
  expect(await asked.json()).toEqual({ challenge: 'abc' });
});

test('teams that come through OAuth are companies of their own; a team that leaves takes its token along', async () => {
  const it = await slackHouse({ oauth: true });
  const other = `T${it.team}`;
  for (const team of [it.team, other]) expect(await install(it, team)).toBe(200);

  const say = (account: string, text: string) => it.post(it.event(it.spoken('U1', text), { account }));
  expect(await say(it.team, '今天和华为李总通了电话,嫌报价高')).toBe(200);
  expect(await say(other, '今天和小米雷总通了电话')).toBe(200);
  const kept = async (account: string) =>
    it.store.within({ platform: 'slack', account }, async (tx) => {
      lookAs(tx, 'everything');
      return tx.select({ text: interactions.text }).from(interactions);
    });
  expect(await kept(it.team)).toEqual([{ text: '今天和华为李总通了电话,嫌报价高' }]);
  expect(await kept(other)).toEqual([{ text: '今天和小米雷总通了电话' }]);

  const secrets = (account: string) =>
    it.store.within({ platform: 'slack', account }, (tx) => tx.select().from(installations));
  expect(JSON.stringify(await secrets(other))).not.toContain('xoxe');
  expect(await it.post(it.event({ type: 'app_uninstalled' }, { account: other }))).toBe(200);
  expect(await secrets(other)).toEqual([]);
  expect(await secrets(it.team)).toHaveLength(1);
  expect(await say(other, '今天和小米雷总吃了饭')).toBe(200);
  expect(await kept(other)).toHaveLength(1);
  expect(await install(it, other)).toBe(200);
  expect(await kept(other)).toHaveLength(1);
});

test('an app that is put back is heard and answered by every replica at once, whatever each knew before', async () => {
  const it = await slackHouse({ oauth: true, replicas: 2 });
  const [first, second] = it.bots.map(({ adapter }) => adapter) as [Slack, Slack];
  const tell = async (adapter: Slack, event: object) => (await adapter.answer(it.slack.request(event))).status;
  const says = (adapter: Slack, text: string) => tell(adapter, it.event(it.spoken('U1', text)));
  expect(await install(it, it.team)).toBe(200);
  expect(await says(first, '今天和华为李总通了电话')).toBe(200);
  await it.settled(await company(it));
  expect(await says(second, '1')).toBe(200);
  await it.settled(await company(it));

  expect(await tell(first, it.event({ type: 'app_uninstalled' }))).toBe(200);
  // Something is to be said there meanwhile, and somebody writes whom nobody can answer.
  const line = {
    key: '1',
    account: it.team,
    room: 'D-U1',
    locale: 'zh',
    text: '提醒',
    card: { title: '提醒' },
    unsure: false,
  };
  for (const adapter of [first, second]) {
    it.clock.now = it.clock.now.add({ seconds: 31 });
    expect(await adapter.send(line as OutboxLine)).toMatchObject({ kind: 'refused' });
    expect(await says(adapter, '帮助')).toBe(200);
  }

  expect(await install(it, it.team)).toBe(200);
  for (let at = 1; at <= 6; at += 1)
    expect(await says(at % 2 ? first : second, `今天拜访了华为,谈了第${at}号方案`)).toBe(200);
  const kept = await it.store.within({ platform: 'slack', account: it.team }, (tx) =>
    tx
      .select({ text: interactions.text })
      .from(interactions)
      .where(sql`text like '%号方案'`),
  );
  expect(kept).toHaveLength(6);
  expect(await second.send(line as OutboxLine)).toMatchObject({ kind: 'sent' });
});

test('our own app, removed and put back, is heard again by whoever was told that it left', async () => {
  const it = await slackHouse();
  expect(await it.post(it.event({ type: 'app_uninstalled' }))).toBe(200);
  expect(await it.post(it.event(it.spoken('U1', '今天和华为李总通了电话')))).toBe(200);
  expect(await it.sql((tx) => tx.select({ text: interactions.text }).from(interactions))).toHaveLength(1);
});

test('a token that ends is renewed before it does, by one of those who would', async () => {
  const it = await slackHouse({ oauth: true });
  expect(await install(it, it.team)).toBe(200);
  it.clock.now = it.clock.now.add({ hours: 11 });
  const renewals = () => it.slack.calls.filter(({ args }) => args['grant_type'] === 'refresh_token').length;
  await it.post(it.event(it.spoken('U1', '帮助')));
  expect(renewals()).toBe(1);
  it.clock.now = it.clock.now.add({ minutes: 5 });
  await it.post(it.event(it.spoken('U1', '帮助')));
  expect(renewals()).toBe(1);
  await it.store.within({ platform: 'slack', account: it.team }, (tx) =>
    tx
      .update(installations)
      .set({ claimedUntil: it.clock.now.add({ hours: 24 }) })
      .where(sql`true`),
  );
  it.clock.now = it.clock.now.add({ hours: 11 });
  await it.post(it.event(it.spoken('U1', '帮助')));
  expect(renewals()).toBe(1);
});

test('an installation ends in the browser that began it, once and in time', async () => {
  const it = await slackHouse({ oauth: true });
  const { back, cookie } = await begun(it, it.team);
  const end = async (carried: string) =>
    (await it.adapter.answer(new Request(back, { headers: { cookie: carried } }))).status;
  expect(await end('')).toBe(400);
  expect(await end(cookie.replace(/.$/, 'x'))).toBe(400);
  it.clock.now = it.clock.now.add({ minutes: 11 });
  expect(await end(cookie)).toBe(400);
});

async function company(it: SlackHouse) {
  const here = await it.store.within({ platform: 'slack', account: it.team }, currentWorkspace);
  return here!.id;
}

async function begun(it: SlackHouse, team: string) {
  const answer = await it.adapter.answer(new Request('http://touchbase.test/slack/install'));
  const asked = new URL(answer.headers.get('location') ?? '');
  const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ code: `code ${team}`, state: asked.searchParams.get('state') ?? '' }).toString();
  return { back, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

async function install(it: SlackHouse, team: string) {
  const { back, cookie } = await begun(it, team);
  return (await it.adapter.answer(new Request(back, { headers: { cookie } }))).status;
}
