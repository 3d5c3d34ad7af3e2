/** The API: a person's rights, undo and audit, whoever acts for them. */
import { beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { pace } from '../../src/adapters/api/pace.ts';
import { type Called, programs } from '../support/programs.ts';
import { only } from '../support/rows.ts';

const it = {} as Awaited<ReturnType<typeof programs>>;
beforeEach(async () => {
  Object.assign(it, await programs());
});

async function customer(bearer: string, name = '华为'): Promise<number> {
  const made = await it.call(bearer, 'POST /api/v1/customers', { body: { name } });
  expect(made).toMatchObject({ status: 200, body: { outcome: 'created', record: { name } } });
  return made.body.record.id;
}

test('a customer, whom one knows there, what happened and what is next, through the API alone', async () => {
  const key = await it.token('lilei');
  const id = await customer(key);
  const contact = await it.call(key, 'POST /api/v1/contacts', {
    body: { customer: id, name: '李建国', title: '采购经理', phone: '13812345678' },
  });
  expect(contact).toMatchObject({
    status: 200,
    body: { record: { name: '李建国', title: '采购经理', customer: { id } } },
  });
  const note = await it.call(key, 'POST /api/v1/notes', {
    body: { text: '今天和华为李建国通了电话,嫌报价高,下周三跟进' },
  });
  expect(note).toMatchObject({
    status: 200,
    body: {
      outcome: 'kept',
      record: { customer: { id, name: '华为' }, kind: 'call', on: '2026-11-20', contacts: ['李建国'] },
      followUps: [{ on: '2026-11-25', state: 'open', owner: { name: '李雷' } }],
    },
  });
  expect(note.body.said[0]?.text).toContain('✅ 华为 · 李建国 · 电话 · 今天');
  const by = await it.call(key, 'POST /api/v1/interactions', {
    body: {
      customer: id,
      text: '看了样品',
      kind: 'visit',
      on: '2026-11-18',
      contacts: ['李建国'],
      next: { on: '2026-12-01', at: '14:00', action: '发报价' },
    },
  });
  expect(by).toMatchObject({
    body: {
      record: { kind: 'visit', on: '2026-11-18', contacts: ['李建国'] },
      followUps: [{ on: '2026-12-01', at: '14:00', action: '发报价' }],
    },
  });
  const plan = await it.call(key, 'POST /api/v1/follow-ups', {
    body: { customer: id, on: '2026-11-27', action: '寄样' },
  });
  expect(plan).toMatchObject({
    status: 200,
    body: { outcome: 'planned', record: { on: '2026-11-27', action: '寄样' } },
  });
  const list = await it.call(key, 'GET /api/v1/follow-ups');
  expect(list.body.items.map((each) => each.action)).toEqual(['寄样', '发报价', expect.any(String)]);
  const [first, ...others] = list.body.items;
  if (!first) throw new Error('nothing is listed');
  expect(
    await it.call(key, `POST /api/v1/follow-ups/${first.id}/snooze`, { body: { on: '2026-12-04' } }),
  ).toMatchObject({
    body: { outcome: 'moved', record: { on: '2026-12-04' } },
  });
  expect(await it.call(key, `POST /api/v1/follow-ups/${first.id}/done`, { body: { remark: '寄了' } })).toMatchObject({
    body: { outcome: 'done', record: { state: 'done' } },
  });
  const people = await it.call(key, 'GET /api/v1/people');
  const emma = people.body.items.find((each) => each.name === 'Emma')?.id;
  const second = others[0]?.id;
  expect(await it.call(key, `POST /api/v1/follow-ups/${second}/assign`, { body: { to: emma } })).toMatchObject({
    body: { outcome: 'given', record: { owner: { name: 'Emma' } } },
  });
  expect(await it.call(key, `POST /api/v1/follow-ups/${others[1]?.id}/cancel`)).toMatchObject({
    body: { outcome: 'cancelled', record: { state: 'cancelled' } },
  });
  expect(
    await it.call(key, `PATCH /api/v1/customers/${id}`, { body: { tier: 'A', addTags: ['重点'], name: '华为技术' } }),
  ).toMatchObject({
    body: { record: { tier: 'A', tags: ['重点'], name: '华为技术' } },
  });
  expect(await it.call(key, `POST /api/v1/customers/${id}/assign`, { body: { backup: emma } })).toMatchObject({
    body: { outcome: 'assigned', record: { backup: { name: 'Emma' }, owner: { name: '李雷' } } },
  });
  expect(
    await it.call(key, 'POST /api/v1/facts', { body: { customer: id, topic: 'floor', text: '85' } }),
  ).toMatchObject({
    body: { outcome: 'kept', record: { topic: 'floor', text: '85' } },
  });
  const deal = await it.call(key, 'POST /api/v1/deals', {
    body: { customer: id, amount: 1_200_000, stage: '报价', close: '2027-01-29' },
  });
  expect(deal).toMatchObject({
    body: { outcome: 'kept', record: { stage: 'quoted', closeOn: '2027-01-29', sums: [{ amount: 1_200_000 }] } },
  });
  expect(
    await it.call(key, `PATCH /api/v1/deals/${deal.body.record.id}`, { body: { outcome: 'won', amount: 980_000 } }),
  ).toMatchObject({
    body: { record: { outcome: 'won', endedOn: '2026-11-20' } },
  });
  const complaint = await it.call(key, 'POST /api/v1/complaints', {
    body: { customer: id, text: '轴承异响', hours: 48 },
  });
  expect(complaint).toMatchObject({ body: { outcome: 'opened', record: { text: '轴承异响', closedAt: null } } });
  expect(
    await it.call(key, `POST /api/v1/complaints/${complaint.body.record.id}/close`, {
      body: { done: '换了货', content: true },
    }),
  ).toMatchObject({ body: { outcome: 'closed', record: { done: '换了货', content: true } } });
  expect(await it.call(key, `GET /api/v1/search?q=${encodeURIComponent('嫌报价高')}`)).toMatchObject({
    body: { interactions: [{ text: expect.stringContaining('嫌报价高') }] },
  });
  expect((await it.call(key, `GET /api/v1/customers/${id}/timeline`)).body.items.length).toBeGreaterThan(3);
  expect((await it.call(key, `GET /api/v1/customers/${id}/brief`)).body.text).toContain('华为技术');
  const asked = await it.call(key, 'POST /api/v1/ask', { body: { text: 'A类客户有哪些' } });
  expect(asked).toMatchObject({ status: 200, body: { said: [{ rows: [{ id }] }] } });
  expect(it.failures).toEqual([]);
  expect(it.problems).toEqual([]);
  // Nothing of it waits for a road that nobody reads.
  expect([
    ...(await it.sql((tx) =>
      tx.execute(sql`select o.id from outbox o join rooms r on r.id = o.room_id and r.platform = 'api'`),
    )),
  ]).toEqual([]);
});

test('what a program did is taken back in the chat, and is its person’s in the audit', async () => {
  const key = await it.token('lilei');
  const id = await customer(key);
  await it.as('lilei').hears('今天和华为李总通了电话,聊了交期');
  const wrote = await it.call(key, `PATCH /api/v1/customers/${id}`, { body: { tier: 'A' } });
  expect(wrote.status).toBe(200);
  const [row] = await it.sql((tx) =>
    tx.execute<{ name: string; platform: string }>(
      sql`select p.name, h.platform from audit a join people p on p.id = a.person_id join heard h on h.id = a.heard_id
        where a.table_name = 'customers' and a.action = 'update' order by a.id desc limit 1`,
    ),
  );
  expect(row).toEqual({ name: '李雷', platform: 'api' });
  await it.as('lilei').hears('撤销');
  expect((await it.call(key, `GET /api/v1/customers/${id}`)).body.tier).toBeNull();
  await it.call(key, `PATCH /api/v1/customers/${id}`, { body: { tier: 'B' } });
  expect((await it.call(key, 'POST /api/v1/undo')).body.outcome).toBe('undone');
  expect((await it.call(key, `GET /api/v1/customers/${id}`)).body.tier).toBeNull();
});

test('what is said later comes to the chat of whoever the program acts for', async () => {
  const key = await it.token('lilei');
  await customer(key);
  const said = await it.during(() => it.call(key, 'POST /api/v1/say', { body: { text: '导出我的客户' } }));
  expect(said.join()).toContain('📎');
});

test('a token that reads writes nothing, not by a question either', async () => {
  const key = await it.token('lilei', 'read');
  expect(await it.call(key, 'POST /api/v1/customers', { body: { name: '华为' } })).toMatchObject({
    status: 403,
    body: { title: expect.stringContaining('只能读') },
  });
  expect(await it.call(key, 'POST /api/v1/ask', { body: { text: '今天拜访了华为李总,下周三跟进' } })).toMatchObject({
    status: 403,
  });
  expect((await it.call(key, 'GET /api/v1/interactions')).body.items).toEqual([]);
});

test('what is not there and what is not one’s own are told alike', async () => {
  const [rep, other] = [await it.token('lilei'), await it.token('emma')];
  const id = await customer(rep);
  const plan = await it.call(rep, 'POST /api/v1/follow-ups', {
    body: { customer: id, on: '2026-11-27', action: '寄样' },
  });
  const mine = plan.body.record.id;
  const foreign = await it.call(other, `POST /api/v1/follow-ups/${mine}/done`, { body: {} });
  const nothing = await it.call(other, 'POST /api/v1/follow-ups/999999/done', { body: {} });
  expect(foreign.status).toBe(404);
  expect(foreign.body).toEqual(nothing.body);
  await it.as('lilei').hears('华为只给本组看');
  await it.as('wang').hears('华为只给销售一组看');
  expect((await it.call(rep, `GET /api/v1/customers/${id}`)).status).toBe(200);
});

test('an answer has a version; a write that goes by an older one is refused, and nothing is changed', async () => {
  const key = await it.token('lilei');
  const id = await customer(key);
  const read = await it.call(key, `GET /api/v1/customers/${id}`);
  const etag = read.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]+"$/);
  expect((await it.call(key, `GET /api/v1/customers/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const change = (tier: string) =>
    it.call(key, `PATCH /api/v1/customers/${id}`, { body: { tier }, headers: { 'if-match': etag } });
  const both = await Promise.all([change('A'), change('B')]);
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]));
  const kept = both.find(({ status }) => status === 200)?.body.record.tier;
  const now = await it.call(key, `GET /api/v1/customers/${id}`);
  expect(now.body.tier).toBe(kept);
  const version = now.headers.get('etag') ?? '';
  const under = async (ifMatch: string, way = `PATCH /api/v1/customers/${id}`, body: object = { tier: 'C' }) =>
    (await it.call(key, way, { body, headers: { 'if-match': ifMatch } })).status;
  expect([await under(`W/${version}`), await under('"x"'), await under(`"x", ${version}`)]).toEqual([412, 412, 200]);
  // What has no version goes by none.
  const fact = { customer: id, topic: 'likes', text: '喝龙井' };
  expect([await under('"x"', 'POST /api/v1/facts', fact), await under('"x"', 'POST /api/v1/undo', {})]).toEqual([
    412, 412,
  ]);
  expect((await it.call(key, 'GET /api/v1/facts')).body.items).toEqual([]);
  expect((await it.call(key, `GET /api/v1/customers/${id}`)).body.tier).toBe('C');
});

test('a complaint is closed under the version that was read, and not under an older one', async () => {
  const key = await it.token('lilei');
  const opened = await it.call(key, 'POST /api/v1/complaints', {
    body: { customer: await customer(key), text: '交货晚了三天' },
  });
  const path = `/api/v1/complaints/${opened.body.record.id}`;
  const etag = (await it.call(key, `GET ${path}`)).headers.get('etag') ?? '';
  const close = (done: string) => it.call(key, `POST ${path}/close`, { body: { done }, headers: { 'if-match': etag } });
  expect(await close('补了货')).toMatchObject({ status: 200, body: { outcome: 'closed' } });
  expect(await close('退了款')).toMatchObject({ status: 412 });
  expect(await it.call(key, `GET ${path}`)).toMatchObject({ body: { done: '补了货' } });
});

test('a call under one key is done once, however often and at once it comes; another under it is refused', async () => {
  const key = await it.token('lilei');
  const id = await customer(key);
  const headers = { 'idempotency-key': 'order-4711' };
  const body = { customer: id, text: '看了样品', next: { on: '2026-12-01', action: '报价' } };
  const answers = await Promise.all([1, 2, 3].map(() => it.call(key, 'POST /api/v1/interactions', { body, headers })));
  expect(new Set(answers.map((each) => JSON.stringify(each.body))).size).toBe(1);
  expect(answers.filter((each) => each.headers.get('idempotent-replayed') === 'true')).toHaveLength(2);
  expect((await it.call(key, 'GET /api/v1/interactions')).body.items).toHaveLength(1);
  expect(await it.call(key, 'POST /api/v1/interactions', { body: { ...body, text: 'other' }, headers })).toMatchObject({
    status: 422,
  });
});

test('pages go on where the one before ended, whatever came meanwhile', async () => {
  const key = await it.token('lilei');
  for (const name of ['华为', '立讯', '比亚迪', '宁德', '中兴']) await customer(key, name);
  const names: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Called = await it.call(key, `GET /api/v1/customers?limit=2${next && `&cursor=${next}`}`);
    names.push(...page.body.items.map((each) => each.name));
    ({ next } = page.body);
    if (names.length === 2) await customer(key, '格力');
  }
  expect(names).toEqual(['中兴', '宁德', '比亚迪', '立讯', '华为']);
});

test('wrong, revoked, ended and no token at all are answered alike, and whoever guesses waits', async () => {
  const key = await it.token('lilei');
  await it.as('lilei').hears('吊销密钥1');
  const wrong = [key, key.replace(/.$/, key.endsWith('A') ? 'B' : 'A'), 'tb_999999_' + 'x'.repeat(43), 'hello', ''];
  const bodies = await Promise.all(wrong.map((each) => it.call(each, 'GET /api/v1/people/me')));
  for (const each of bodies) expect(each).toMatchObject({ status: 401, body: bodies[0]?.body });
  expect(bodies[0]?.headers.get('www-authenticate')).toContain('Bearer');
  const tried = [];
  for (let at = 0; at < 40; at += 1)
    tried.push((await it.call(`${key.slice(0, -2)}${10 + at}`, 'GET /api/v1/people/me')).status);
  expect(tried.slice(0, 20)).not.toContain(429);
  expect(tried.slice(30)).toEqual(Array.from({ length: 10 }, () => 429));
  it.pass({ minutes: 2 });
  expect((await it.call(key, 'GET /api/v1/people/me')).status).toBe(401);
  const brief = await it.token('lilei');
  it.pass({ hours: 29 * 24 });
  expect((await it.call(brief, 'GET /api/v1/people/me')).status).toBe(200);
  it.pass({ hours: 2 * 24 });
  expect(await it.call(brief, 'GET /api/v1/people/me')).toMatchObject({ status: 401, body: bodies[0]?.body });
});

test('a token may call so often in a minute, whichever replica it comes to, and is told how often yet', async () => {
  const key = await it.token('lilei', 'read');
  expect((await it.call(key, 'GET /api/v1/nothing')).status).toBe(404);
  const told = await it.call(key, 'GET /api/v1/people/me');
  expect([told.headers.get('ratelimit-limit'), told.headers.get('ratelimit-remaining')]).toEqual(['300', '299']);
  const asked = { often: 0 };
  const other = pace({ ...it.ports, reserve: (of) => ((asked.often += 1), it.ports.reserve(of)) });
  // All at once ask once for as many as there are.
  const there = await Promise.all(Array.from({ length: 200 }, () => other(key)));
  expect([there.filter((each) => each?.isAllowed).length, asked.often, there.at(-1)?.left]).toEqual([200, 20, 90]);
  for (let at = 0; at < 89; at += 1) await it.call(key, 'GET /api/v1/customers?limit=wrong');
  const others = await Promise.all(Array.from({ length: 20 }, () => other(key)));
  const over = [];
  for (let at = 0; at < 20; at += 1) over.push(await it.call(key, 'GET /api/v1/people/me'));
  expect(others.filter((each) => each?.isAllowed).length + over.filter(({ status }) => status === 200).length).toBe(10);
  expect(over.at(-1)).toMatchObject({ status: 429 });
  expect(Number(over.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  // Whoever goes on asks the database no more, and another token is none the poorer.
  asked.often = 0;
  for (let at = 0; at < 5; at += 1) expect(await other(key)).toMatchObject({ isAllowed: false });
  expect(asked.often).toBe(0);
  expect((await it.call(await it.token('emma'), 'GET /api/v1/people/me')).status).toBe(200);
  // One whose own clock is ahead of the database's waits by its own.
  const ahead = pace({ ...it.ports, now: () => it.now().add({ minutes: 5 }) });
  expect(await ahead(key)).toMatchObject({ isAllowed: false, seconds: expect.toSatisfy((left: number) => left <= 60) });
  it.pass({ seconds: 60 });
  expect(await other(key)).toMatchObject({ isAllowed: true, left: 299 });
  expect((await it.call(key, 'GET /api/v1/people/me')).headers.get('ratelimit-remaining')).toBe('289');
});

test('problems are said in the language that is asked for, else in the person’s', async () => {
  const key = await it.token('lilei');
  const ask = (headers: Readonly<Record<string, string>>) => it.call(key, 'GET /api/v1/customers/12345', { headers });
  expect((await ask({})).body.title).toContain('没有');
  expect((await ask({ 'accept-language': 'fr, en-GB;q=0.8' })).body.title).toContain('not there');
  const { body, headers } = await ask({ 'accept-language': 'zh-CN' });
  expect(body).toMatchObject({ status: 404, type: '/api/v1/docs#missing' });
  expect(headers.get('content-type')).toBe('application/problem+json');
  const wrong = (speaks: string) =>
    it.call(key, 'POST /api/v1/customers', { body: { name: 'A' }, headers: { 'accept-language': speaks } });
  expect((await wrong('zh')).body).toMatchObject({
    errors: { fieldErrors: { name: [expect.stringMatching(/期望/)] } },
  });
  expect((await wrong('en')).body).toMatchObject({
    errors: { fieldErrors: { name: [expect.stringMatching(/expected/)] } },
  });
});

test('a service account’s notes are to be done by whoever owns the customer, and its customers are nobody’s', async () => {
  const mine = await it.token('lilei');
  const id = await customer(mine);
  const said = (await it.as('boss').hears('create a service account ERP as manager, read write')).join();
  const erp = /tb_\d+_[\w-]{43}/.exec(said)?.[0] ?? '';
  expect(
    await it.call(erp, 'POST /api/v1/interactions', {
      body: { customer: id, text: '订单 PO-1 到了', next: { on: '2026-12-01', action: '确认交期' } },
    }),
  ).toMatchObject({
    body: { record: { author: { name: 'ERP' } } },
  });
  expect((await it.call(mine, 'GET /api/v1/follow-ups')).body.items).toMatchObject([
    { action: '确认交期', owner: { name: '李雷' } },
  ]);
  const made = await it.call(erp, 'POST /api/v1/customers', { body: { name: '立讯' } });
  expect((await it.call(mine, `GET /api/v1/customers/${made.body.record.id}`)).body.owner).toBeNull();
  expect(
    only((await it.call(erp, 'GET /api/v1/people')).body.items.filter((each) => each.name === 'Ada')),
  ).toBeDefined();
  expect((await it.call(mine, 'GET /api/v1/people')).body.items.map((each) => each.name)).not.toContain('ERP');
});
