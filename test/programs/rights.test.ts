/** Who may do what is the same by the chat, by the API and by an agent, and so is what is hidden from whom. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { programs } from '../support/programs.ts';

const EVERYBODY = ['lilei', 'emma', 'han', 'wang', 'boss'] as const;
type Who = (typeof EVERYBODY)[number];
/** What is done to a rep's customer and follow-up: in words, as a call, and who may. */
const ACTS = [
  ['完成 #F', 'follow_ups_done', 'POST /follow-ups/F/done', {}],
  ['#F 转给王强', 'follow_ups_assign', 'POST /follow-ups/F/assign', { to: 'W' }],
  ['华为A类', 'customers_change', 'PATCH /customers/C', { tier: 'A' }],
  ['华为转给王强', 'customers_assign', 'POST /customers/C/assign', { owner: 'W' }],
  ['导出本组客户', 'exports_create', 'POST /exports', { whose: 'team' }],
  ['华为底价85', 'facts_create', 'POST /facts', { customer: 'C', topic: 'floor', text: '85' }],
] as const;
const MAY: Readonly<Record<string, readonly Who[]>> = {
  导出本组客户: ['han', 'wang', 'boss'],
  华为A类: EVERYBODY,
  华为底价85: EVERYBODY,
};

test('what is done to a rep’s customer and follow-up is done by the same people, whichever way they come', async () => {
  const it = await programs();
  const tokens = new Map<Who, string>();
  for (const who of EVERYBODY) tokens.set(who, await it.token(who));
  const own = tokens.get('lilei') ?? '';
  const { id: customer } = (await it.call(own, 'POST /api/v1/customers', { body: { name: '华为' } })).body.record;
  const planned = { customer, on: '2026-12-04', action: '寄样' };
  const { id: plan } = (await it.call(own, 'POST /api/v1/follow-ups', { body: planned })).body.record;
  const manager = (await it.call(own, 'GET /api/v1/people')).body.items.find(({ name }) => name === '王强')?.id;
  const numbers: Readonly<Record<string, unknown>> = { F: plan, C: customer, W: manager };
  const written = async () => {
    const [row] = await it.sql((tx) =>
      tx.execute<{ n: number }>(
        sql`select ((select count(*) from audit where action in ('insert', 'update', 'delete')) + (select count(*) from exports))::int as n`,
      ),
    );
    return row?.n;
  };
  for (const [words, name, way, told] of ACTS) {
    const body = Object.fromEntries(
      Object.entries(told).map(([key, value]) => [key, numbers[value] ?? value] as const),
    );
    const id = way.includes('/F') ? plan : way.includes('/C') ? customer : undefined;
    const path = way.replace(' ', ' /api/v1').replace(/\/[FC](?=\/|$)/, `/${id}`);
    const WAYS = {
      chat: async (who: Who) => it.as(who).hears(words.replace('#F', `#${plan}`)),
      rest: async (who: Who) => it.call(tokens.get(who) ?? '', path, { body }),
      agent: async (who: Who) => {
        const input = { ...body, ...(id !== undefined && { id }) };
        const token = tokens.get(who) ?? '';
        const asked = await it.ports.call({ token, name, input, locale: 'en', confirm: true });
        return it.as(who).hears(`let program #${asked.kind === 'asked' ? asked.call : 0}`);
      },
    };
    for (const [by, act] of Object.entries(WAYS)) {
      const may: Who[] = [];
      for (const who of EVERYBODY) {
        const before = await written();
        await act(who);
        if ((await written()) === before) continue;
        may.push(who);
        // As it was, for whoever tries next.
        if (!words.startsWith('导出')) await it.as(who).hears(who === 'boss' || who === 'emma' ? 'undo' : '撤销');
      }
      expect({ words, by, may }).toEqual({ words, by, may: MAY[words] ?? ['lilei', 'han', 'wang', 'boss'] });
    }
  }
  expect([it.problems, it.failures]).toEqual([[], []]);
}, 120_000);

test('what is kept to oneself or to a team is seen by no program of anybody else’s', async () => {
  const it = await programs();
  const [mine, others] = [await it.token('lilei'), await it.token('emma')];
  const { id } = (await it.call(mine, 'POST /api/v1/customers', { body: { name: '华为' } })).body.record;
  await it.call(mine, 'POST /api/v1/notes', { body: { text: '先别公开:华为李总说要换供应商' } });
  expect(JSON.stringify((await it.call(mine, 'GET /api/v1/interactions')).body)).toContain('换供应商');
  for (const way of [
    'GET /api/v1/interactions',
    `GET /api/v1/customers/${id}/timeline`,
    `GET /api/v1/customers/${id}/brief`,
  ])
    expect(JSON.stringify((await it.call(others, way)).body)).not.toContain('换供应商');
  const search = await it.call(others, `GET /api/v1/search?q=${encodeURIComponent('换供应商')}`);
  expect(JSON.stringify(search.body)).not.toContain('李总');
  const asked = await it.call(others, 'POST /api/v1/ask', { body: { text: '搜 换供应商' } });
  expect(JSON.stringify(asked.body)).not.toContain('李总');
  const brief = await it.ports.call({
    token: others,
    name: 'customers_brief',
    input: { id },
    locale: 'zh',
    confirm: true,
  });
  expect(JSON.stringify(brief)).not.toContain('换供应商');
});
