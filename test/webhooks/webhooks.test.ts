/** Other programs are told what happens: at least once, in order, signed, and nothing of what is private. */
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, test, vi } from 'vitest';
import { outside } from '../../src/adapters/outside/index.ts';
import { ALL_WEBHOOK_EVENTS, WEBHOOK_PAYLOADS, type WebhookBody } from '../../src/core/contract/doors/webhook.ts';
import { webhookBacklog } from '../../src/core/webhooks/store/messages.ts';
import { tellRisks } from '../../src/core/webhooks/risks.ts';
import { activeWebhooks } from '../../src/core/webhooks/store/webhooks.ts';
import { webhookWorker } from '../../src/jobs/webhooks.ts';
import { openReceiver, type Received } from '../support/receiver.ts';
import { testVault, type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
});

const worker = (patience?: number) =>
  webhookWorker({
    store: it.store,
    outside: outside({ allowPrivate: true, ...(patience !== undefined && { patience }) }),
    vault: testVault,
    clock: it.now,
    wake: () => {},
    fail: (error) => it.problems.push(error),
  });

const admin = () => it.as('boss');

/** By the reference library, at the clock of the world. */
function verified(received: Received | undefined, secret: string): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: it.now().epochMilliseconds });
  try {
    return new Webhook(secret).verify(received?.body ?? '', received?.headers ?? {});
  } finally {
    vi.useRealTimers();
  }
}

/** Sets a webhook and resolves to its receiver and its secret, with the test that comes first taken. */
async function listening(what: string, { words = '' } = {}) {
  const receiver = await openReceiver();
  const [card = ''] = await admin().hears(`把${what}推送到 ${receiver.url}${words}`);
  const secret = /whsec_\S+/.exec(card)?.[0] ?? '';
  const id = /webhook (\d+)|推送(\d+)/.exec(card)?.slice(1).find(Boolean) ?? '';
  const push = worker();
  await push.settled();
  receiver.got.splice(0);
  const bodies = () =>
    receiver.got.map(({ body }) => JSON.parse(body) as WebhookBody & { data: Record<string, never> });
  return { ...receiver, secret, id, push, bodies };
}

test('an admin sets one by a sentence: the secret is shown once, in their own room, and kept only sealed', async () => {
  const receiver = await openReceiver();
  expect(await it.hears(`把赢单推送到 ${receiver.url}`)).toEqual([expect.stringContaining('管理员')]);
  expect(await admin().hears(`把赢单推送到 ${receiver.url}`, { room: { id: 'team', kind: 'group' } })).toEqual([
    expect.stringMatching(/私聊|direct message/),
  ]);
  const [card = ''] = await admin().hears(`把赢单和投诉推送到 ${receiver.url}`);
  expect(card).toMatch(/赢单、投诉会推送到 127\.0\.0\.1/);
  const secret = /whsec_\S+/.exec(card)?.[0] ?? '';
  const kept = await it.sql((tx) =>
    tx.execute(
      sql`select (select jsonb_agg(to_jsonb(w)) from webhooks w) as w, (select jsonb_agg(card) from outbox) as o, (select jsonb_agg(to_jsonb(a)) from audit a) as a`,
    ),
  );
  expect(secret.length).toBeGreaterThan(30);
  expect(JSON.stringify(kept)).not.toContain(secret.slice(6));
  expect(await it.during(() => worker().settled(), { room: 'dm:boss' })).toEqual([
    expect.stringContaining('the test arrived'),
  ]);
  const [test] = receiver.got;
  expect(verified(test, secret)).toMatchObject({ type: 'webhook.test' });
  expect(await admin().hears('list webhooks')).toEqual([
    expect.stringMatching(/1\) |127\.0\.0\.1.*deals won, complaints/),
  ]);
});

test('what is to be pushed is asked for where it is not said; an address that is none is refused; undo takes it back', async () => {
  expect(await admin().hears('add webhook https://erp.example.com/hook')).toEqual([
    expect.stringContaining('What is to go to erp.example.com?'),
  ]);
  expect(await admin().presses('everything')).toEqual([expect.stringContaining('go to erp.example.com')]);
  expect(await admin().hears('push won deals to https://user:pass@erp.example.com/')).toEqual([
    expect.stringContaining('no address to push to'),
  ]);
  await admin().hears('push won deals to https://erp.example.com/two');
  await admin().hears('undo');
  const [list = ''] = await admin().hears('list webhooks');
  expect(list).toContain('Webhooks (1)');
});

test.each([
  ['把赢单、投诉和新记录推送到https://erp.example.com/hook', ['note.created', 'deal.won', 'complaint.opened']],
  [
    '请把新记录、跟进到期和跟进完成同步到https://erp.example.com/hook带原文',
    ['note.created', 'followup.due', 'followup.done'],
  ],
  [
    '有投诉、赢单、丢单、低满意度以及流失风险就推送到https://erp.example.com/hook',
    ['deal.won', 'deal.lost', 'complaint.opened', 'satisfaction.low', 'customer.risk'],
  ],
  [
    '往https://erp.example.com/hook推送导入完成、导入撤销还有负责人变更',
    ['owner.changed', 'import.finished', 'import.undone'],
  ],
  ['把所有投诉和丢掉的单推送到https://erp.example.com/hook', ['deal.lost', 'complaint.opened']],
  [
    'send won deals, complaints and new notes to https://erp.example.com/hook',
    ['note.created', 'deal.won', 'complaint.opened'],
  ],
  [
    'please push notes, follow-ups due, and follow-ups done to https://erp.example.com/hook with text',
    ['note.created', 'followup.due', 'followup.done'],
  ],
  [
    'push deals won and lost & low scores to https://erp.example.com/notes/imports',
    ['deal.won', 'deal.lost', 'satisfaction.low'],
  ],
  [
    'tell https://erp.example.com/hook about lost deals, customers at risk and complaints',
    ['deal.lost', 'complaint.opened', 'customer.risk'],
  ],
  [
    'add a webhook for owner changes, finished imports, undone imports and complaints to https://erp.example.com/hook',
    ['owner.changed', 'complaint.opened', 'import.finished', 'import.undone'],
  ],
])('several events in one sentence: %s', async (sentence, events) => {
  expect((await admin().hears(sentence)).join()).toContain('erp.example.com');
  const [kept] = await it.sql(activeWebhooks);
  expect(kept?.events.toSorted()).toEqual(events.toSorted());
  expect(kept?.url).toMatch(/^https:\/\/erp\.example\.com\/(?:hook|notes\/imports)$/);
});

test.each([
  '把赢单、投诉和天气推送到https://erp.example.com/hook',
  'send won deals, complaints and the weather to https://erp.example.com/hook',
])('of events of which one is not known none is taken for all: %s', async (sentence) => {
  expect(await admin().hears(sentence)).toEqual([expect.stringMatching(/推送什么到|What is to go to/)]);
  expect(await it.sql(activeWebhooks)).toEqual([]);
});

test('each event arrives with the payload that is documented, and with words only where the admin wants them', async () => {
  const plain = await listening('所有事件');
  const wordy = await listening('所有事件', { words: ' 带原文' });
  await it.hears('今天拜访了立讯的王工,要样品,下周三跟进');
  await it.hears('新客户 立讯');
  await it.hears('立讯投诉轴承异响');
  await it.hears('立讯满意度2');
  await it.hears('立讯 商机80万 报价阶段');
  await it.hears('赢了立讯 80万');
  await it.hears('我的跟进');
  await it.hears('完成1');
  await it.as('wang').hears('把立讯转给Emma');
  await it.hears('今天拜访了比亚迪,下周二回电');
  await it.hears('新客户 比亚迪');
  await it.hears('比亚迪 商机20万');
  await it.hears('丢了比亚迪,太贵');
  await it.until('2026-11-24T10:00');
  await it.sql((tx) => tellRisks(tx, it.now()));
  await it.sql(async (tx) => {
    await tx.execute(sql`with who as materialized (
        select p.id, r.id as room from people p join rooms r on r.workspace_id = p.workspace_id and r.person_id = p.id where p.name = '李雷'
      )
      insert into imports (file_id, name, person_id, room_id, locale, state, counts)
      select 1, 'x.csv', id, room, 'zh', 'running', '{"new":3,"changed":1,"same":0,"twin":1,"failed":1}' from who`);
    await tx.execute(sql`update imports set state = 'done'`);
    await tx.execute(sql`insert into imports (file_id, name, person_id, room_id, locale, state, counts, taken_back)
      select 1, 'y.csv', person_id, room_id, 'zh', 'undoing', counts, '{"gone":2,"restored":1,"kept":0}' from imports`);
    await tx.execute(sql`update imports set state = 'undone' where state = 'undoing'`);
  });
  await plain.push.settled();
  const told = plain.bodies();
  expect([...new Set(told.map(({ type }) => type)), 'webhook.test'].toSorted()).toEqual(ALL_WEBHOOK_EVENTS.toSorted());
  for (const { type, data } of [...told, ...wordy.bodies()])
    expect(WEBHOOK_PAYLOADS[type].safeParse(data).error).toBeUndefined();
  const first = (type: string, from = told) => from.find((body) => body.type === type)?.data;
  expect(first('deal.won')).toMatchObject({
    deal: { sums: [{ kind: 'signed', currency: 'CNY', amount: 800_000 }] },
    customer: { name: '立讯' },
  });
  expect(first('owner.changed')).toMatchObject({ from: { name: '李雷' }, to: { name: 'Emma' } });
  expect(first('import.finished')).toMatchObject({ import: { made: 3, changed: 1, leftOut: 2 }, by: { name: '李雷' } });
  expect(first('import.undone')).toMatchObject({ import: { gone: 2, restored: 1, kept: 0 } });
  expect(told.filter(({ type }) => type === 'customer.risk').map(({ data }) => data)).toContainEqual(
    expect.objectContaining({
      customer: { id: expect.any(Number), name: '立讯' },
      signs: expect.objectContaining({ openComplaints: 1 }),
    }),
  );
  expect(JSON.stringify(told)).not.toMatch(/样品|异响|太贵/);
  expect(JSON.stringify(first('note.created', wordy.bodies()))).toContain('要样品');
  expect(JSON.stringify(wordy.bodies())).toMatch(/异响[^]*太贵|太贵[^]*异响/);
  expect(it.problems).toEqual([]);
});

test('a table is told as a whole, and so is that it was taken back: none of the rows that come, change and go', async () => {
  await it.hears('新客户 立讯');
  const { push, bodies } = await listening('所有事件');
  const bytes = new TextEncoder().encode(
    '公司名称,负责人,备注,下次联系\n立讯,Emma,嫌报价高,2026-11-20\n比亚迪,李雷,要样品,2026-11-20\n',
  );
  const [shown] = await it
    .as('wang')
    .hears('', { files: [{ name: '客户.csv', size: bytes.length, read: async () => bytes }] });
  expect(shown).toContain('2 行');
  await it.as('wang').hears('确认导入');
  await push.settled();
  expect(bodies().map(({ type }) => type)).toEqual(['import.finished']);
  const changed = () =>
    it.sql((tx) =>
      tx.execute(sql`select name, (select p.name from people p where p.id = owner_id) as owner from customers`),
    );
  expect(await changed()).toContainEqual({ name: '立讯', owner: 'Emma' });
  await it.as('wang').hears('撤销导入');
  await push.settled();
  expect([...(await changed())]).toEqual([{ name: '立讯', owner: '李雷' }]);
  expect(bodies().map(({ type }) => type)).toEqual(['import.finished', 'import.undone']);
  expect(it.problems).toEqual([]);
});

test('nothing is told of what is private, of a restricted customer, or of what was taken back before', async () => {
  const { push, bodies } = await listening('所有事件', { words: ' 带原文' });
  await it.hears('今天拜访了立讯,要样品');
  await it.hears('新客户 立讯');
  await push.settled();
  expect(bodies().map(({ type }) => type)).toEqual(['note.created']);
  await it.hears('和立讯通了电话,想跳槽,别告诉别人', {});
  await it.hears('只有我看');
  await it.hears('立讯投诉包装破损');
  await it.hears('撤销');
  await it.as('han').hears('立讯只给我们组看');
  await it.hears('立讯投诉第二次破损');
  await push.settled();
  expect(JSON.stringify(bodies())).not.toMatch(/跳槽|破损/);
  expect(await it.sql(webhookBacklog)).toMatchObject({ due: 0, dead: 0 });
});

test('a receiver that is down for an hour gets everything once it is back: in order per customer, with the same ids', async () => {
  const { push, got, state, secret } = await listening('投诉和新记录');
  const tried = new Map<string, number>();
  state.answer = ({ headers }, response) => {
    tried.set(headers['webhook-id'] ?? '', (tried.get(headers['webhook-id'] ?? '') ?? 0) + 1);
    response.writeHead(500).end();
  };
  for (const customer of ['立讯', '比亚迪', '宁德时代']) {
    await it.hears(`今天拜访了${customer},聊了聊`);
    await it.hears(`新客户 ${customer}`);
  }
  const told = await it.during(
    async () => {
      for (let minute = 0; minute < 60; minute += 5) {
        await it.hears(`${['立讯', '比亚迪', '宁德时代'][minute % 3]}投诉第${minute}次`);
        await push.settled();
        it.pass({ minutes: 5 });
      }
      it.pass({ minutes: 5 });
      await push.settled();
    },
    { room: 'dm:boss' },
  );
  expect(told).toEqual([expect.stringMatching(/has not taken anything since[^]*it answered 500/)]);
  // Only each customer's first message was tried; what comes behind it waits.
  expect([...tried.keys()].length).toBeLessThanOrEqual(3);
  expect(await it.sql(webhookBacklog)).toMatchObject({ due: 27, dead: 0 });
  state.answer = (_, response) => response.end('ok');
  got.splice(0);
  it.pass({ minutes: 5 });
  await push.settled();
  expect(got).toHaveLength(27);
  expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(27);
  expect([...tried.keys()].every((id) => got.some(({ headers }) => headers['webhook-id'] === id))).toBe(true);
  const lanes = Map.groupBy(
    got.map((received) => verified(received, secret) as { timestamp: string; data: { customer: { name: string } } }),
    ({ data }) => data.customer.name,
  );
  expect(lanes.size).toBe(3);
  for (const [, lane] of lanes)
    expect(lane.map(({ timestamp }) => timestamp)).toEqual(lane.map(({ timestamp }) => timestamp).toSorted());
  expect(await it.sql(webhookBacklog)).toMatchObject({ due: 0, dead: 0 });
});

test('answers after acting, slowly or not at all: told again with the same id, and by a process that died in between', async () => {
  const { got, state } = await listening('投诉');
  const slow = worker(200);
  state.answer = () => {};
  await it.hears('今天拜访了立讯,聊了聊');
  await it.hears('新客户 立讯');
  await it.hears('立讯投诉破损');
  await slow.settled();
  expect(got).toHaveLength(1);
  // Taken, and its taker gone: it is nobody else's before the lease ends.
  it.pass({ minutes: 5 });
  await it.sql((tx) =>
    tx.execute(
      sql`update webhook_messages set leased_until = ${it.now().add({ seconds: 60 }).toString()} where state = 'due'`,
    ),
  );
  state.answer = (_, response) => response.end();
  await slow.settled();
  expect(got).toHaveLength(1);
  it.pass({ seconds: 61 });
  await slow.settled();
  expect(got).toHaveLength(2);
  expect(new Set(got.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
  await slow.settled();
  expect(got).toHaveLength(2);
});

test('of a webhook that fails the list says how often', async () => {
  const { push, state } = await listening('投诉');
  state.answer = (_, response) => void response.writeHead(500).end();
  await it.hears('新客户 立讯');
  await it.hears('立讯投诉包装破损');
  await push.settled();
  expect((await admin().hears('list webhooks')).join()).toContain('failed once');
  it.pass({ minutes: 6 });
  await push.settled();
  expect((await admin().hears('list webhooks')).join()).toContain('2 failures in a row');
});

test('what is given up is shown, and pushed again by a sentence with the ids that it had', async () => {
  const { push, got, state, id } = await listening('投诉');
  state.answer = (_, response) => response.writeHead(500).end();
  await it.hears('今天拜访了立讯,聊了聊');
  await it.hears('新客户 立讯');
  await it.hears('立讯投诉破损');
  for (let hours = 0; hours < 80; hours += 1) {
    await push.settled();
    it.pass({ hours: 1 });
  }
  expect(await it.sql(webhookBacklog)).toMatchObject({ due: 0, dead: 1 });
  const ids = new Set(got.map(({ headers }) => headers['webhook-id']));
  expect(ids.size).toBe(1);
  expect((await admin().hears('undelivered webhooks')).at(-1)).toMatch(
    new RegExp(`1 messages to webhooks were given up[^]*webhook ${id} .*complaints 1 · it answered 500`),
  );
  state.answer = (_, response) => response.end();
  expect(await admin().presses('push again')).toEqual([expect.stringContaining('Pushing 1 again')]);
  it.pass({ minutes: 5 });
  await push.settled();
  expect(got.at(-1)?.headers['webhook-id']).toBe([...ids][0]);
  expect(await it.sql(webhookBacklog)).toMatchObject({ due: 0, dead: 0 });
  got.splice(0);
  expect(await admin().hears('重发上周五的推送')).toEqual([expect.stringContaining('正在重发 1 条')]);
  await push.settled();
  expect(got.map(({ headers }) => headers['webhook-id'])).toEqual([...ids]);
});

test('a changed secret: for a day both sign, then the new one alone', async () => {
  const { push, got, secret, id } = await listening('投诉');
  const card = (await admin().hears(`rotate the secret of webhook ${id}`)).at(-1) ?? '';
  const renewed = /whsec_\S+/.exec(card)?.[0] ?? '';
  await admin().hears(`test webhook ${id}`);
  await push.settled();
  const signatures = () => got.at(-1)?.headers['webhook-signature']?.split(' ') ?? [];
  const at = new Date(it.now().epochMilliseconds);
  const by = (key: string) =>
    new Webhook(key).sign(got.at(-1)?.headers['webhook-id'] ?? '', at, got.at(-1)?.body ?? '');
  expect(signatures()).toEqual([by(renewed), by(secret)]);
  it.pass({ hours: 25 });
  await admin().hears(`test webhook ${id}`);
  await push.settled();
  expect(signatures()).toHaveLength(1);
});

test('docs/webhooks.md shows each event as it is', () => {
  const shown = readFileSync('docs/webhooks.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"type"'))
    .map((line) => JSON.parse(line) as WebhookBody);
  expect(shown.map(({ type }) => type)).toEqual(ALL_WEBHOOK_EVENTS);
  for (const { type, data } of shown) expect(WEBHOOK_PAYLOADS[type].parse(data)).toEqual(data);
});

test('a receiver that is gone is stopped; one that asks for patience gets it', async () => {
  const { push, got, state, id } = await listening('投诉');
  state.answer = (_, response) => response.writeHead(503, { 'retry-after': '900' }).end();
  await it.hears('今天拜访了立讯,聊了聊');
  await it.hears('新客户 立讯');
  await it.hears('立讯投诉破损');
  await push.settled();
  it.pass({ minutes: 14 });
  await push.settled();
  expect(got).toHaveLength(1);
  state.answer = (_, response) => response.writeHead(410).end();
  it.pass({ minutes: 2 });
  expect(await it.during(() => push.settled(), { room: 'dm:boss' })).toEqual([
    expect.stringContaining('it is gone (410): stopped'),
  ]);
  expect(await admin().hears(`test webhook ${id}`)).toEqual([expect.stringContaining('no such webhook')]);
});
