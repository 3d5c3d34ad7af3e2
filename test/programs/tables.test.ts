/** Tables through the API and by an agent: brought, looked at, let in, taken back; and taken out, by the chat's rights. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Called, programs } from '../support/programs.ts';

const LIST = `公司名称,联系人,手机,级别,备注
华为技术有限公司,李明,13800001111,A,嫌报价高
立讯精密,王工,13900002222,B,
,张三,13700003333,,没有公司名
`;
const utf8 = (text: string) => new TextEncoder().encode(text);

type Import = {
  readonly id: number;
  readonly state: string;
  readonly rows: number;
  readonly counts: object;
  readonly columns: readonly { readonly at: number; readonly head: string; readonly field: string | null }[];
  readonly undone: object | null;
};
const importOf = (called: Called) => called.body.record as unknown as Import;

test('a table is brought as it is, looked at, let in, and taken back as one; nobody else sees it', async () => {
  const it = await programs();
  const [key, other, reads] = [await it.token('lilei'), await it.token('emma'), await it.token('lilei', 'read')];
  const bring = (bearer: string, file: Uint8Array, type = 'text/csv') =>
    it.call(bearer, `POST /api/v1/imports?name=${encodeURIComponent('客户.csv')}`, {
      file,
      headers: { 'content-type': type, 'idempotency-key': 'erp-7' },
    });
  const settled = async (id: number) => {
    await it.during(async () => undefined);
    return (await it.call(key, `GET /api/v1/imports/${id}`)).body as unknown as Import;
  };
  expect((await bring('tb_1_wrong', utf8(LIST))).status).toBe(401);
  expect((await bring(reads, utf8(LIST))).status).toBe(403);
  expect((await bring(key, new Uint8Array(21 * 1024 * 1024))).status).toBe(413);
  expect((await bring(key, new Uint8Array())).status).toBe(400);
  const brought = await bring(key, utf8(LIST));
  expect(brought).toMatchObject({ status: 200, body: { record: { state: 'looking' } } });
  expect((await bring(key, utf8(LIST))).headers.get('idempotent-replayed')).toBe('true');
  expect((await bring(key, utf8(`${LIST}比亚迪,,,,\n`))).status).toBe(422);
  const { id } = importOf(brought);
  expect(await settled(id)).toMatchObject({
    state: 'ready',
    rows: 3,
    counts: { new: 2, failed: 1 },
    columns: [{ field: 'customer' }, { field: 'contact' }, { field: 'phone' }, { field: 'tier' }, { field: 'note' }],
    samples: [{ name: '华为技术有限公司', new: true }, { name: '立讯精密' }],
    problems: [{ sheet: 1, row: 4, why: '没有客户名称' }],
  });
  for (const [bearer, way] of [
    [other, `GET /api/v1/imports/${id}`],
    [other, `GET /api/v1/imports/${id}/lines`],
    [other, `POST /api/v1/imports/${id}/run`],
    [other, `POST /api/v1/imports/${id}/undo`],
  ] as const)
    expect((await it.call(bearer, way)).status).toBe(404);
  expect((await it.call(key, 'GET /api/v1/customers')).body.items).toEqual([]);
  const both = { column: { at: 4, field: null }, headRow: 1 };
  expect((await it.call(key, `PATCH /api/v1/imports/${id}`, { body: both })).status).toBe(400);
  await it.call(key, `PATCH /api/v1/imports/${id}`, { body: { column: { at: 4, field: null } } });
  expect((await settled(id)).columns[3]).toEqual({ at: 4, head: '级别', field: null });
  expect(importOf(await it.call(key, `POST /api/v1/imports/${id}/run`)).state).toBe('running');
  expect((await settled(id)).state).toBe('done');
  const { items } = (await it.call(key, 'GET /api/v1/customers')).body;
  expect(items).toMatchObject([
    { name: '立讯精密', tier: null, owner: { name: '李雷' } },
    { name: '华为技术有限公司', tier: null, owner: { name: '李雷' } },
  ]);
  expect((await it.call(key, `GET /api/v1/imports/${id}/lines?end=failed`)).body.items).toMatchObject([
    { row: 4, why: '没有客户名称', customer: null },
  ]);
  const again = (step: string, headers?: Readonly<Record<string, string>>) =>
    it.call(key, `POST /api/v1/imports/${id}/${step}`, headers && { headers });
  expect(await again('run')).toMatchObject({
    status: 409,
    body: {
      title: '它现在不在这一步',
      detail: expect.stringMatching(/^📥 客户\.csv 已经导入过了｜新客户 2 行｜有问题 1 行/),
    },
  });
  expect(await again('cancel', { 'accept-language': 'en' })).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/has been imported already \| new 2 \| errors 1/) },
  });
  expect(importOf(await it.call(key, `POST /api/v1/imports/${id}/undo`)).state).toBe('undoing');
  expect(await settled(id)).toMatchObject({ state: 'undone', undone: { gone: 2 } });
  for (const step of ['run', 'undo'])
    expect(await again(step)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('客户.csv 的导入已撤销') },
    });
  expect((await it.call(key, 'POST /api/v1/imports/4711/run')).status).toBe(404);
  expect((await it.call(key, 'GET /api/v1/customers')).body.items).toEqual([]);

  // An agent has it as words, and its person lets it come, and in.
  const wish = async (name: string, input: object) => {
    const asked = await it.ports.call({ token: key, name, input: { ...input }, locale: 'zh', confirm: true });
    return it.as('lilei').hears(`同意程序 #${asked.kind === 'asked' ? asked.call : 0}`);
  };
  const long = Array.from({ length: 30 }, (_, at) => `甲乙丙公司${at},,,,${'聊了很久'.repeat(100)}`).join('\n');
  await wish('imports_create', { name: '名单.csv', text: `${LIST}${long}\n` });
  const [last] = (await it.call(key, 'GET /api/v1/imports?limit=1')).body.items;
  expect(last).toMatchObject({ name: '名单.csv', state: 'ready', rows: 33 });
  await wish('imports_run', { id: last?.id });
  expect(await settled(last?.id ?? 0)).toMatchObject({ state: 'done', counts: { new: 32 } });
  expect((await it.as('lilei').hears('撤销导入')).join()).toContain('撤销');
  expect([it.problems, it.failures]).toEqual([[], []]);
}, 60_000);

test('a service account’s table is shown to whoever made the account, whose buttons let it in, correct it and take it back', async () => {
  const it = await programs();
  const boss = it.as('boss');
  const key = /tb_\d+_[\w-]{43}/.exec((await boss.hears('建一个服务账号 ERP 经理 读写')).join())?.[0] ?? '';
  const asked = await it.ports.call({
    token: key,
    name: 'imports_create',
    input: { name: '名单.csv', text: LIST },
    locale: 'en',
    confirm: true,
  });
  const shown = (await boss.hears(`同意程序 #${asked.kind === 'asked' ? asked.call : 0}`)).join();
  expect(shown).toMatch(/3 rows|3 行/);
  expect((await it.as('wang').hears('导入')).join()).not.toContain('名单');
  await boss.hears('column 4 address');
  const [{ id } = { id: 0 }] = (await it.call(key, 'GET /api/v1/imports')).body.items;
  expect(await it.call(key, `GET /api/v1/imports/${id}`)).toMatchObject({
    body: { state: 'ready', columns: [{}, {}, {}, { field: 'address' }, {}] },
  });
  await boss.presses('导入');
  const listed = async () => (await it.call(key, 'GET /api/v1/customers')).body.items;
  expect(await listed()).toMatchObject([
    { name: '立讯精密', owner: null },
    { name: '华为技术有限公司', owner: null },
  ]);
  expect((await boss.hears('undo import')).join()).toMatch(/2/);
  expect(await listed()).toEqual([]);
  expect([it.problems, it.failures]).toEqual([[], []]);
}, 60_000);

test('what goes out goes out by the chat’s rights: own, a team’s for its lead, all with a second person; and is in the audit', async () => {
  const it = await programs();
  const tokens = { lilei: await it.token('lilei'), han: await it.token('han'), wang: await it.token('wang') };
  await it.call(tokens.lilei, 'POST /api/v1/customers', { body: { name: '华为' } });
  const ask = (who: keyof typeof tokens, whose: string) =>
    it.call(tokens[who], 'POST /api/v1/exports', { body: { whose } });
  const fileOf = async (who: keyof typeof tokens) => {
    await it.during(async () => undefined);
    const [last] = (await it.call(tokens[who], 'GET /api/v1/exports?limit=1')).body.items;
    return { last, file: await it.call(tokens[who], `GET /api/v1/exports/${last?.id}/file`) };
  };
  for (const [who, whose] of [
    ['lilei', 'team'],
    ['lilei', 'all'],
    ['han', 'all'],
  ] as const)
    expect(await ask(who, whose)).toMatchObject({ status: 403, body: { code: 'notAllowed' } });
  expect(await ask('lilei', 'own')).toMatchObject({
    status: 200,
    body: { outcome: 'begun', record: { state: 'due' } },
  });
  const own = await fileOf('lilei');
  expect(own.last).toMatchObject({
    what: 'customers',
    whose: 'own',
    state: 'done',
    file: { size: expect.any(Number) },
  });
  expect(own.file).toMatchObject({ status: 200, body: { text: expect.stringMatching(/客户,别名[^]*华为,/) } });
  expect(Number(own.file.headers.get('content-length'))).toBe(
    utf8(`\uFEFF${(own.file.body as { text?: string }).text}`).length,
  );
  expect((await it.call(tokens.wang, `GET /api/v1/exports/${own.last?.id}/file`)).status).toBe(404);
  expect((await ask('han', 'team')).body.outcome).toBe('begun');
  expect((await fileOf('han')).file.body).toMatchObject({ text: expect.stringContaining('华为') });
  expect(await ask('wang', 'all')).toMatchObject({ status: 200, body: { outcome: 'asked', record: null } });
  expect((await it.call(tokens.wang, 'GET /api/v1/exports')).body.items).toEqual([]);
  await it.delivery.drain();
  await it.as('boss').presses('approve');
  expect((await fileOf('wang')).file.body).toMatchObject({ text: expect.stringContaining('华为') });
  const read = await it.app.request('http://localhost/mcp', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens.lilei}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'resources/read',
      params: { uri: `touchbase://exports/${own.last?.id}/file` },
    }),
  });
  expect(await read.text()).toContain('华为');
  const audited = await it.sql((tx) =>
    tx.execute<{ name: string; whose: string }>(
      sql`select p.name, a.after ->> 'whose' as whose from audit a join people p on p.id = a.person_id where a.action = 'export' order by a.id`,
    ),
  );
  expect([...audited]).toEqual([
    { name: '李雷', whose: 'own' },
    { name: '韩梅梅', whose: 'team' },
    { name: '王强', whose: 'all' },
  ]);
  await it.as('lilei').hears('吊销密钥1');
  expect((await it.call(tokens.lilei, `GET /api/v1/exports/${own.last?.id}/file`)).status).toBe(401);
  expect([it.problems, it.failures]).toEqual([[], []]);
});

test('what opens doors, and a person’s yes, are a person’s own to say: no key makes keys, codes or invitations', async () => {
  const it = await programs();
  const key = await it.token('boss');
  const say = (text: string) => it.call(key, 'POST /api/v1/say', { body: { text } });
  for (const text of [
    'give me an API key, read only, 30 days',
    'create a service account ERP as manager, read write',
    'my code',
    'invite Tom as rep',
    'approve request #1',
    'let program #1',
  ])
    expect(await say(text)).toMatchObject({ status: 403, body: { type: '/api/v1/docs#inPerson' } });
  expect((await say('who is on the team')).status).toBe(200);
  // What keeps secrets is there for a program, too.
  expect((await say('push won deals to https://erp.example.com/hook')).body.said[0]?.text).toContain('whsec_');
  expect([...(await it.sql((tx) => tx.execute(sql`select id from tokens where person_id is not null`)))]).toHaveLength(
    1,
  );
});
