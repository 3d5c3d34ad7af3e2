/** The door for agents: both protocols, tools by what a token may, and nothing changed before a person has said yes. */
import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { mcpRoutes } from '../../src/adapters/api/mcp.ts';
import { gate } from '../../src/adapters/api/rest.ts';
import { bridge } from '../../src/adapters/api/stdio.ts';
import { programs } from '../support/programs.ts';

const it = {} as Awaited<ReturnType<typeof programs>>;
beforeEach(async () => {
  Object.assign(it, await programs());
});

type Answered = {
  readonly status: number;
  readonly error?: { readonly message: string };
  readonly result: {
    readonly isError?: boolean;
    readonly protocolVersion?: string;
    readonly serverInfo?: { readonly name: string };
    readonly tools: readonly { readonly name: string; readonly annotations: { readonly readOnlyHint: boolean } }[];
    readonly content: readonly { readonly text: string }[];
    readonly contents: readonly { readonly text: string }[];
    readonly structuredContent: {
      readonly items: readonly { readonly name: string; readonly id: number }[];
      readonly state: string;
      readonly answer: unknown;
    };
  };
};

async function rpc(
  token: string,
  {
    method,
    params = {},
    headers = {},
  }: { readonly method: string; readonly params?: object; readonly headers?: Readonly<Record<string, string>> },
): Promise<Answered> {
  const answer = await it.app.request('http://localhost/mcp', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const text = await answer.text();
  const [, data = text] = /^data: ?(.*)$/m.exec(text) ?? [];
  return { status: answer.status, ...(data.startsWith('{') ? JSON.parse(data) : {}) };
}

const tool = (token: string, name: string, given: object = {}) =>
  rpc(token, { method: 'tools/call', params: { name, arguments: given } });

const MODERN = '2026-07-28';
const modern = {
  'io.modelcontextprotocol/protocolVersion': MODERN,
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

test('a client of either line is met, and sees what its token may', async () => {
  const [reads, writes] = [await it.token('lilei', 'read'), await it.token('lilei')];
  const old = await rpc(reads, {
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  });
  expect(old).toMatchObject({
    status: 200,
    result: { protocolVersion: '2025-06-18', serverInfo: { name: 'touchbase' } },
  });
  const read = (await rpc(reads, { method: 'tools/list' })).result.tools;
  const all = (await rpc(writes, { method: 'tools/list' })).result.tools;
  expect(read.every(({ annotations }) => annotations.readOnlyHint)).toBe(true);
  expect(all.length).toBeGreaterThan(read.length + 10);
  expect(all.map(({ name }) => name)).toEqual(
    it.ports.offers.flatMap(({ name, givesFile }) => (givesFile ? [] : name)),
  );
  const fresh = await rpc(writes, {
    method: 'tools/list',
    params: { _meta: modern },
    headers: { 'mcp-protocol-version': MODERN, 'mcp-method': 'tools/list' },
  });
  expect(fresh.result.tools).toHaveLength(all.length);
});

test('what is to be changed is asked about in the chat, done when its person says so, and can be undone', async () => {
  const token = await it.token('lilei');
  const asking = await tool(token, 'customers_create', { name: '华为' });
  expect(asking.result.content[0]?.text).toMatch(/问李雷[^]*编号 (\d+)/);
  const call = Number(/编号 (\d+)/.exec(asking.result.content[0]?.text ?? '')?.[1]);
  expect((await tool(token, 'customers_list')).result.structuredContent.items).toEqual([]);
  expect((await tool(token, 'calls_get', { id: call })).result.structuredContent.state).toBe('asked');
  await it.delivery.drain();
  expect(it.as('lilei').last()).toMatchObject({
    title: '你的助手程序想:新建客户;名字相近的先问,sure 为真就建。可以吗?',
    facts: [{ label: 'name', text: '华为' }],
  });
  expect((await it.as('lilei').presses('可以')).join()).toContain('办好了');
  expect((await tool(token, 'customers_list')).result.structuredContent.items).toMatchObject([{ name: '华为' }]);
  expect((await tool(token, 'calls_get', { id: call })).result.structuredContent).toMatchObject({
    state: 'done',
    answer: { outcome: 'created', record: { name: '华为', owner: { name: '李雷' } } },
  });
  expect((await it.as('lilei').hears(`同意程序 #${call}`)).join()).toContain('没有等你同意的');
  await it.as('lilei').hears('撤销');
  expect((await tool(token, 'customers_list')).result.structuredContent.items).toEqual([]);
  expect(it.problems).toEqual([]);
});

test('nobody else can say yes, no is no, and a revoked token changes nothing that it has asked for', async () => {
  const token = await it.token('lilei');
  const ask = async (name: string) => {
    const asked = await tool(token, 'customers_create', { name });
    return Number(/编号 (\d+)/.exec(asked.result.content[0]?.text ?? '')?.[1]);
  };
  const first = await ask('华为');
  for (const who of ['emma', 'wang', 'boss'] as const)
    expect((await it.as(who).hears(`let program #${first}`)).join()).toMatch(/Nothing of that number|没有等你同意的/);
  expect((await it.as('lilei').hears(`拒绝程序 #${first}`)).join()).toContain('不办');
  expect((await it.as('lilei').hears(`同意程序 #${first}`)).join()).toContain('没有等你同意的');
  const second = await ask('立讯');
  await it.as('lilei').hears('吊销密钥1');
  expect((await it.as('lilei').hears(`同意程序 #${second}`)).join()).toContain('没有等你同意的');
  const other = await it.token('lilei');
  expect((await tool(other, 'customers_list')).result.structuredContent.items).toEqual([]);
  expect((await tool(other, 'calls_get', { id: second })).result.isError).toBe(true);
});

test('a token that reads is given no tool that writes, and calling one by name changes nothing', async () => {
  const token = await it.token('lilei', 'read');
  const answer = await tool(token, 'customers_create', { name: '华为' });
  expect(JSON.stringify(answer)).toMatch(/"error":|"isError":true/);
  expect((await tool(token, 'customers_list')).result.structuredContent.items).toEqual([]);
});

test('a service account’s wishes are let happen by the admin who made it', async () => {
  const said = (await it.as('boss').hears('create a service account ERP, read write')).join();
  const token = /tb_\d+_[\w-]{43}/.exec(said)?.[0] ?? '';
  const asked = await tool(token, 'customers_create', { name: '华为' });
  expect(asked.result.content[0]?.text).toContain('Asked Ada');
  await it.delivery.drain();
  expect((await it.as('boss').presses('yes')).join()).toContain('Done');
  expect((await tool(token, 'customers_list')).result.structuredContent.items).toMatchObject([
    { name: '华为', owner: null },
  ]);
});

test('a customer on a page and what happened with it are resources, under the rights of the token', async () => {
  const token = await it.token('lilei');
  await it.as('lilei').hears('今天和华为李总通了电话,嫌报价高');
  await it.as('lilei').hears('1');
  const id = (await tool(token, 'customers_list')).result.structuredContent.items[0]?.id;
  const read = (path: string) =>
    rpc(token, { method: 'resources/read', params: { uri: `touchbase://customers/${path}` } });
  expect((await read(`${id}/brief`)).result.contents[0]?.text).toContain('嫌报价高');
  expect((await read(`${id}/timeline`)).result.contents[0]?.text).toContain('嫌报价高');
  for (const path of ['99999/brief', 'abc/brief', 'abc/timeline', '1.5/timeline', `${'9'.repeat(30)}/brief`])
    expect(await read(path)).toMatchObject({ error: { message: '没有这一条,或者不归你看' } });
  expect(await rpc(token, { method: 'resources/read', params: { uri: 'touchbase://exports/x/file' } })).toMatchObject({
    error: { message: '没有这一条,或者不归你看' },
  });
  // A fault is told by its id alone.
  const call = () => Promise.reject(new Error('select name from customers'));
  const { app, ports } = it;
  it.app = new Hono().route('/', mcpRoutes({ ...ports, call }, gate(ports), { version: 'test' }));
  expect(await read(`${id}/brief`)).toMatchObject({
    error: { message: expect.stringMatching(/^我没处理好,管理员能按编号查到 \([0-9a-f]{8}\)$/) },
  });
  expect(it.failures).toHaveLength(1);
  it.app = app;
});

test('a wrong argument is told to the agent, a wrong token, host or origin comes in nowhere', async () => {
  const token = await it.token('lilei', 'read');
  expect((await tool(token, 'customers_get', { id: 'x' })).result.isError).toBe(true);
  expect((await tool(token, 'customers_get', { id: 4711 })).result).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('没有这一条') }],
  });
  expect((await tool('wrong', 'customers_list')).status).toBe(401);
  const from = (headers: Readonly<Record<string, string>>) => rpc(token, { method: 'tools/list', headers });
  expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await from({ host: 'evil.example' })).status).toBe(403);
  expect((await from({ origin: 'http://localhost', host: 'localhost' })).status).toBe(200);
});

test('an agent that speaks over pipes reaches the same bot', async () => {
  const token = await it.token('lilei');
  const server = serve({ fetch: it.app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const at = server.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  const [input, output] = [new PassThrough(), new PassThrough()];
  const lines: string[] = [];
  output.on('data', (chunk) => lines.push(...String(chunk).split('\n').filter(Boolean)));
  const done = bridge({ url: `http://127.0.0.1:${port}`, token, input, output });
  for (const message of [
    {
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
    },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: { name: 'people_me', arguments: {} } },
  ])
    input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  input.end();
  await done;
  const answers = lines.map((line) => JSON.parse(line)).toSorted((one, other) => one.id - other.id);
  expect(answers).toMatchObject([
    { id: 1, result: { serverInfo: { name: 'touchbase' } } },
    { id: 2, result: { structuredContent: { name: '李雷' } } },
  ]);
  const [broken, told] = [new PassThrough(), new PassThrough()];
  const ended = bridge({ url: `http://127.0.0.1:${port}`, token: 'wrong', input: broken, output: told });
  broken.end('{"jsonrpc":"2.0","id":7,"method":"ping"}\n');
  await ended;
  expect(JSON.parse(String(told.read()))).toMatchObject({
    id: 7,
    error: { message: expect.stringContaining('TOUCHBASE_TOKEN') },
  });
});
