import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { lookAs } from '../../../src/core/db/session.ts';
import { installations } from '../../../src/core/db/schema/workspaces.ts';
import { interactions } from '../../../src/core/db/schema/interactions.ts';
import { slackHouse, type SlackHouse } from './house.ts';

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
