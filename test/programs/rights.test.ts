/** Who may do what is the same by the chat, by the API and by an agent, and so is what is hidden from whom. */
import { expect, test } from 'vitest';
import { programs } from '../support/programs.ts';

const EVERYBODY = ['lilei', 'emma', 'han', 'wang', 'boss'] as const;
type Who = (typeof EVERYBODY)[number];

test('a follow-up of a rep’s is settled by the rep, their lead, a manager and an admin, whichever way they come', async () => {
  const it = await programs();
  const tokens = new Map<Who, string>();
  for (const who of EVERYBODY) tokens.set(who, await it.token(who));
  const own = tokens.get('lilei') ?? '';
  const { id: customer } = (await it.call(own, 'POST /api/v1/customers', { body: { name: '华为' } })).body.record;
  const plan = async () =>
    (await it.call(own, 'POST /api/v1/follow-ups', { body: { customer, on: '2026-12-04', action: '寄样' } })).body
      .record.id;
  const stands = async (id: number) => JSON.stringify((await it.call(own, `GET /api/v1/follow-ups/${id}`)).body);
  const WAYS = {
    chat: async (who: Who, id: number) => it.as(who).hears(`完成 #${id}`),
    rest: async (who: Who, id: number) =>
      it.call(tokens.get(who) ?? '', `POST /api/v1/follow-ups/${id}/done`, { body: {} }),
    agent: async (who: Who, id: number) => {
      const input = { id };
      const token = tokens.get(who) ?? '';
      const asked = await it.ports.call({ token, name: 'follow_ups_done', input, locale: 'en', confirm: true });
      return it.as(who).hears(`let program #${asked.kind === 'asked' ? asked.call : 0}`);
    },
  };
  for (const [way, act] of Object.entries(WAYS)) {
    const may: Who[] = [];
    for (const who of EVERYBODY) {
      const id = await plan();
      const before = await stands(id);
      await act(who, id);
      if ((await stands(id)) !== before) may.push(who);
    }
    expect({ way, may }).toEqual({ way, may: ['lilei', 'han', 'wang', 'boss'] });
  }
  expect([it.problems, it.failures]).toEqual([[], []]);
}, 60_000);

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
