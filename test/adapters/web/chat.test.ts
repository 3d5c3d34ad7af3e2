import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { web, type Entry, type Ports, type Visitor } from '../../../src/adapters/web/index.ts';
import type { Message } from '../../../src/core/contract/message.ts';
import type { Card } from '../../../src/core/contract/card.ts';
import type { OutboxLine } from '../../../src/core/contract/adapter.ts';

const wang: Visitor = { id: 'wang', name: '王磊', role: 'rep', locale: 'zh' };
const emma: Visitor = { id: 'emma', name: 'Emma Clark', role: 'rep', locale: 'en' };
const noon = Temporal.Instant.from('2026-11-20T04:00:00Z');
const sameOrigin = { 'sec-fetch-site': 'same-origin' };

test('a first visit offers the demo team, and one tap chooses who you are', async () => {
  const { visit, choose } = await stage();
  const page = await (await visit('/')).text();
  expect(page).toContain('王磊');
  expect(page).toContain('Emma Clark');
  const chosen = await choose('wang');
  expect(chosen.status).toBe(303);
  expect(chosen.headers.getSetCookie()[0]).toMatch(/^touchbase_as=wang; .*Path=\/; HttpOnly; SameSite=Strict$/);
  const chat = await (await visit('/', { as: 'wang' })).text();
  expect(chat).toContain('lang="zh-CN"');
  expect(chat).toContain('data-room="dm:wang"');
  expect(chat).toContain('data-room="team"');
  expect(chat).toContain('看他们的一周');
  expect((await choose('nobody')).status).toBe(404);
});

test('the page speaks the language of the visitor until another is chosen', async () => {
  const { visit, post } = await stage();
  expect(await (await visit('/', { as: 'emma' })).text()).toContain('who owns Huawei');
  const toggled = await post('/chat/language', { locale: 'zh' });
  expect(toggled.headers.getSetCookie()[0]).toContain('touchbase_lang=zh');
  expect(await (await visit('/', { cookie: 'touchbase_as=emma; touchbase_lang=zh' })).text()).toContain('谁负责华为');
  // Whoever changes it on a page stays there; only on one of ours.
  for (const [to, there] of [
    ['/customers?only=cold', '/customers?only=cold'],
    ['//elsewhere.example', '/'],
  ] as const)
    expect((await post('/chat/language', { locale: 'zh', to })).headers.get('location')).toBe(there);
});

test('whoever says another language in the chat is shown the pages in it, whatever they chose before', async () => {
  const { post, visit } = await stage();
  const toggled = await post('/chat/language', { locale: 'zh' }, { as: 'emma' });
  const [kept = ''] = toggled.headers.getSetCookie()[0]?.split(';') ?? [];
  expect(await (await visit('/', { cookie: `touchbase_as=emma; ${kept}` })).text()).toContain('lang="zh-CN"');
  // Her own was English then: since she has said «语言 中文» and "language English" again, what she chose is older.
  expect(await (await visit('/', { cookie: 'touchbase_as=emma; touchbase_lang=zh.zh' })).text()).toContain('lang="en"');
});

test('what is changed on a record is said in one’s own room, and one comes back to it', async () => {
  const { post, heard } = await stage();
  const said = await post('/customers/7/say', { field: 'tier', name: '华为', value: 'A' }, { as: 'wang' });
  expect([said.status, said.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/customers\/7\?heard=/)]);
  expect(heard.map(({ text, room, from }) => [text, room.id, from.id])).toEqual([['华为A类', 'dm:wang', 'wang']]);
  expect((await post('/customers/7/say', { field: 'tier', value: ' ' }, { as: 'wang' })).headers.get('location')).toBe(
    '/customers/7',
  );
  const signedOut = await post('/customers/7/say', { field: 'says', value: '撤销' });
  expect([signedOut.status, signedOut.headers.get('location')]).toEqual([303, '/signin?to=%2Fcustomers%2F7']);
  expect((await post('/customers/7/say', { field: 'says', value: '撤销' }, { as: 'wang' }, {})).status).toBe(403);
  expect(heard).toHaveLength(1);
});

test('a record that cannot say something for once says why in a page, and leads back', async () => {
  const { post } = await stage({ hear: async () => Promise.reject(new Error('away')) });
  const failed = await post('/customers/7/say', { field: 'tier', name: '华为', value: 'A' }, { as: 'emma' });
  const page = await failed.text();
  expect([failed.status, page]).toEqual([
    503,
    expect.stringMatching(/That did not work[^]*give your admin [\da-f]{8}/),
  ]);
  expect(page).toContain('href="/customers/7"');
});

test('where nothing is, and where something failed, a browser is shown a page in its language, and a program a line', async () => {
  const { chat } = await stage();
  const asked = (accept: string) => ({ headers: { accept, 'accept-language': 'zh-CN' } });
  const nowhere = await chat.absent.request('http://localhost/nowhere', asked('text/html'));
  expect([nowhere.status, nowhere.headers.get('content-security-policy')]).toEqual([404, expect.any(String)]);
  expect(await nowhere.text()).toMatch(/lang="zh-CN"[^]*没有这一页[^]*href="\/"/);
  expect(await (await chat.absent.request('http://localhost/nowhere', asked('*/*'))).text()).toBe('404 Not Found');
  const failing = new Hono().get('/team', (c) => chat.failed(c, { id: '7f3a', isAway: c.req.query('away') === '1' }));
  const shown = await failing.request('http://localhost/team', asked('text/html'));
  expect([shown.status, await shown.text()]).toEqual([
    500,
    expect.stringMatching(/没做成[^]*把7f3a给[^]*href="\/team"/),
  ]);
  const away = await failing.request('http://localhost/team?away=1', asked('text/html'));
  expect([away.status, await away.text()]).toEqual([503, expect.stringContaining('数据库暂时连不上')]);
  expect(await (await failing.request('http://localhost/team', asked('*/*'))).text()).toBe('7f3a');
});

test('a sentence is heard whole, and acknowledged only when that is done', async () => {
  const kept = Promise.withResolvers<void>();
  const { say, heard } = await stage({ hear: () => kept.promise });
  const answer = say('wang', { id: 'aaaaaaaa', text: '谁负责华为', zone: 'Asia/Tokyo' });
  const early = await Promise.race([answer, nextTurn()]);
  expect(early).toBe('not yet');
  kept.resolve();
  expect((await answer).status).toBe(200);
  expect(heard).toEqual([
    {
      id: 'wang:aaaaaaaa',
      platform: 'web',
      account: 'local',
      from: { id: 'wang', name: '王磊', locale: 'zh', zone: 'Asia/Tokyo' },
      room: { id: 'dm:wang', kind: 'direct' },
      text: '谁负责华为',
      at: noon,
    },
  ]);
});

test('the team channel is a group, and a pressed button names the card it is on', async () => {
  const { say, heard } = await stage();
  await say('wang', { id: 'aaaaaaaa', text: '撤销', pressed: 'k1', zone: 'Nowhere/Land' }, 'team');
  expect(heard[0]).toMatchObject({ room: { id: 'team', kind: 'group' }, pressed: 'k1' });
  expect(heard[0]?.from).toEqual({ id: 'wang', name: '王磊', locale: 'zh' });
});

test('what the bot says reaches the open pages of its room at once, and no others', async () => {
  const { open, send } = await stage();
  const hers = await open('emma');
  const his = await open('wang');
  expect(await send({ room: 'dm:wang', key: 'k1', card: { title: '华为' } })).toEqual({ kind: 'sent', id: 'k1' });
  await send({ room: 'team', key: 'k2', card: { title: '日报' } });
  expect(await his.next()).toMatchObject({ room: 'dm:wang', id: 'k1', html: expect.stringContaining('华为') });
  expect(await his.next()).toMatchObject({ room: 'team', id: 'k2' });
  expect(await hers.next()).toMatchObject({ room: 'team', id: 'k2' });
});

test('a picture is drawn into the page, in its colours, and its words stay words', async () => {
  const { open, send } = await stage();
  const page = await open('wang');
  const bars = [{ label: '<b>价格</b>', value: 2, text: '2' }];
  const picture = { charts: [{ kind: 'bars', title: '丢单原因', bars }] } as const;
  await send({ room: 'dm:wang', key: 'k1', card: { title: '丢单', picture } });
  const shown = await page.next();
  const html = shown === 'gone' ? '' : shown.html;
  expect(html).toContain('<title>丢单原因</title>');
  expect(html).toContain('&lt;b&gt;价格&lt;/b&gt;</text>');
  expect(html).toContain('fill="light-dark(');
  expect(html).not.toContain('style=');
});

test('when a played week was cleared every open page is told to look again', async () => {
  const { chat, open } = await stage();
  const pages = [await open('emma'), await open('wang')];
  chat.anew();
  for (const page of pages) expect(await page.event()).toContain('event: anew');
});

test('with nobody looking a line is sent all the same', async () => {
  const { send } = await stage();
  expect(await send({ room: 'dm:wang', key: 'k1' })).toEqual({ kind: 'sent', id: 'k1' });
});

test('an edited card keeps its id and takes its own place', async () => {
  const { open, send } = await stage();
  const page = await open('wang');
  expect(await send({ room: 'dm:wang', key: 'k2', edits: 'k1', card: { title: '已撤销' } })).toEqual({
    kind: 'sent',
    id: 'k1',
  });
  expect(await page.next()).toMatchObject({ id: 'k1', edits: 'k1', html: expect.stringContaining('已撤销') });
});

test('what a colleague says in the team channel appears there, a pressed button does not', async () => {
  const { open, say } = await stage();
  const page = await open('emma');
  await say('wang', { id: 'aaaaaaaa', text: '完成1', pressed: 'k1' }, 'team');
  await say('wang', { id: 'bbbbbbbb', text: '谁负责华为' }, 'team');
  expect(await page.next()).toMatchObject({
    id: 'wang:bbbbbbbb',
    from: 'wang',
    at: noon.epochMilliseconds,
    html: expect.stringContaining('谁负责华为'),
  });
});

test('what did not come in through a page can be shown on it', async () => {
  const { open, chat } = await stage();
  const page = await open('emma');
  chat.show('team', { id: 'x1', at: noon, from: { id: 'wang', name: '王磊' }, text: '拜访了立讯' });
  expect(await page.next()).toMatchObject({
    room: 'team',
    id: 'x1',
    from: 'wang',
    html: expect.stringContaining('拜访了立讯'),
  });
});

test('the transcript is the one of the database, in its order', async () => {
  const entries: readonly Entry[] = [
    { id: 'wang:aaaaaaaa', at: noon, from: { id: 'wang', name: '王磊' }, text: '谁负责华为' },
    {
      id: 'k1',
      at: noon.add({ seconds: 1 }),
      from: 'bot',
      text: '华为 由 王磊 负责',
      card: { title: '华为', facts: [{ label: '负责人', text: '王磊' }] },
    },
    { id: 'k2', at: noon.add({ seconds: 2 }), from: 'bot', text: '没有卡片的话' },
  ];
  const { visit } = await stage({ transcript: async (room) => (room === 'dm:wang' ? entries : []) });
  const shown: unknown = await (await visit('/chat/wang/rooms/dm:wang', { as: 'wang' })).json();
  expect(shown).toMatchObject([
    { id: 'wang:aaaaaaaa', from: 'wang', at: noon.epochMilliseconds },
    { id: 'k1', html: expect.stringContaining('<dt>负责人</dt>') },
    { id: 'k2', html: expect.stringContaining('没有卡片的话') },
  ]);
});

const hostile = [
  '<script>alert(1)</script>',
  '<!channel>',
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  '</template><img src=x onerror=alert(1)>',
  '&lt;b&gt;',
];

test.each(hostile)('%s is shown as it was typed, wherever it stands', async (text) => {
  const button = { label: text, says: text };
  const card: Card = {
    icon: text,
    title: text,
    facts: [{ label: text, text }],
    lines: [text],
    items: [{ text, says: text, buttons: [{ ...button, key: text }] }, { text }],
    buttons: [button],
    ask: text,
    footer: text,
  };
  const evil: Visitor = { ...wang, name: text };
  const { visit, send, open, chat } = await stage({ visitors: async () => [evil] });
  const page = await open('wang');
  await send({ room: 'team', key: 'k1', card });
  chat.show('team', { id: 'x1', at: noon, from: evil, text });
  const html = [
    await page.next(),
    await page.next(),
    await (await visit('/')).text(),
    await (await visit('/', { as: 'wang' })).text(),
  ].map((one) => (typeof one === 'string' ? one : one.html));
  const markup = /<script>|<!channel|<img|" onmouseover|' autofocus|<b>(?!<\/b>)/;
  for (const sink of html) {
    expect(sink).not.toMatch(markup);
    expect(sink).toContain(
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;'),
    );
  }
});

test('a file is handed over beside words or without any, and only from the page itself', async () => {
  const { request, heard, open } = await stage();
  const page = await open('wang');
  const hands = (form: Record<string, string | File>, headers: Record<string, string> = sameOrigin) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(form)) body.set(name, value);
    return request('/chat/wang/rooms/dm:wang/files', {
      method: 'POST',
      body,
      headers: { ...headers, cookie: 'touchbase_as=wang' },
    });
  };
  const file = new File(['客户,电话\n'], '客户.csv');
  expect((await hands({ id: 'aaaaaaaa', file })).status).toBe(200);
  expect((await hands({ id: 'bbbbbbbb', file }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await hands({ id: 'cccccccc' })).status).toBe(400);
  expect(heard).toHaveLength(1);
  expect(heard[0]?.files?.[0]).toMatchObject({ name: '客户.csv', size: file.size });
  expect(await heard[0]?.files?.[0]?.read()).toEqual(new Uint8Array(await file.arrayBuffer()));
  expect(await page.next()).toMatchObject({ id: 'wang:aaaaaaaa', html: expect.stringContaining('📎 客户.csv') });
});

test('files may be 20 MB, words no more than before', async () => {
  const { request } = await stage();
  const posts = async (path: string, size: number) => {
    const body = new FormData();
    body.set('id', 'aaaaaaaa');
    body.set('file', new File([new Uint8Array(size)], 'a.csv'));
    const headers = { ...sameOrigin, cookie: 'touchbase_as=wang' };
    return (await request(path, { method: 'POST', body, headers })).status;
  };
  expect(await posts('/chat/wang/rooms/dm:wang/files', 1_000_000)).toBe(200);
  expect(await posts('/chat/wang/rooms/dm:wang/files', 22_000_000)).toBe(413);
  expect(await posts('/chat/wang/rooms/dm:wang', 1_000_000)).toBe(413);
});

test('a file of ours is offered on its card, and given to the one it was made for', async () => {
  const bytes = new TextEncoder().encode('客户\r\n');
  const { visit, send, open } = await stage({
    file: async (me, id) => (me === 'wang' && id === 7 ? { name: '客户 "x".csv', bytes } : undefined),
  });
  const page = await open('wang');
  await send({ room: 'dm:wang', key: 'k1', card: { title: '导出了', file: { id: 7, name: '客户 "x".csv' } } });
  expect(await page.next()).toMatchObject({ html: expect.stringContaining('href="/chat/files/7"') });
  const answer = await visit('/chat/files/7', { as: 'wang' });
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''%E5%AE%A2%E6%88%B7%20%22x%22.csv`,
  );
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  expect((await visit('/chat/files/7', { as: 'emma' })).status).toBe(404);
  expect((await visit('/chat/files/7')).status).toBe(404);
});

test.each<[string, Record<string, string>, number]>([
  ['of the page itself', { 'sec-fetch-site': 'same-origin' }, 200],
  ['of an older browser that names our origin', { origin: 'http://localhost' }, 200],
  ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
  ['from another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:8080' }, 403],
  ['that names no origin at all', {}, 403],
])('a form %s: %j answers %i', async (_, headers, status) => {
  const { say, heard } = await stage();
  expect((await say('wang', { id: 'aaaaaaaa', text: '谁负责华为' }, 'dm:wang', headers)).status).toBe(status);
  expect(heard).toHaveLength(status === 200 ? 1 : 0);
});

test('a form that dodges the origin check by another content type says nothing', async () => {
  const { request, heard } = await stage();
  const answer = await request('/chat/wang/rooms/dm:wang', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'touchbase_as=wang' },
    body: JSON.stringify({ id: 'aaaaaaaa', text: '谁负责华为' }),
  });
  expect(answer.status).toBe(400);
  expect(heard).toEqual([]);
});

test.each([
  ['localhost:3000', 200],
  ['127.0.0.1:3000', 200],
  ['[::1]:3000', 200],
  ['touchbase.localhost', 200],
  ['Chat.Firm.example', 200],
  ['evil.example', 403],
  ['localhost.evil.example:3000', 403],
  ['192.168.1.5', 403],
  ['', 403],
])('asked for as %j it answers %i', async (host, status) => {
  const { visit } = await stage({ hosts: ['chat.firm.example'] });
  for (const path of ['/', '/chat/assets/chat.js']) expect((await visit(path, { host })).status).toBe(status);
});

test('a browser is told to run and load nothing but our own files', async () => {
  const { visit } = await stage();
  const page = await visit('/', { as: 'wang' });
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types touchbase",
  );
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('cache-control')).toBe('no-store');
  const html = await page.text();
  expect(html).not.toMatch(/<style|<script(?! type="module" src="\/chat\/assets\/)|\sstyle=|\son\w+=|https?:/);
  for (const [, path = ''] of html.matchAll(/(?:src|href)="(\/chat\/[^"]+)"/g))
    expect((await visit(path)).status).toBe(200);
});

test('a message of more than 256 kB is refused unread, and one of 100 kB is heard', async () => {
  const { say, heard } = await stage();
  expect((await say('wang', { id: 'aaaaaaaa', text: 'x'.repeat(300_000) })).status).toBe(413);
  expect(heard).toEqual([]);
  expect((await say('wang', { id: 'aaaaaaaa', text: 'x'.repeat(100_000) })).status).toBe(200);
  expect(heard).toHaveLength(1);
});

test('the same page id twice is the same message, and another visitor cannot use it up', async () => {
  const { say, heard } = await stage();
  for (const who of ['wang', 'wang', 'emma']) await say(who, { id: 'aaaaaaaa', text: '谁负责华为' });
  expect(heard.map(({ id }) => id)).toEqual(['wang:aaaaaaaa', 'wang:aaaaaaaa', 'emma:aaaaaaaa']);
});

test.each([
  { text: '   ' },
  { text: '' },
  { id: 'short', text: 'x' },
  { id: 'aa:aaaaaa', text: 'x' },
  { text: 'x', pressed: '' },
  {},
])('the form %j says nothing', async (form) => {
  const { say, heard } = await stage();
  expect((await say('wang', { id: 'aaaaaaaa', ...form })).status).toBe(400);
  expect(heard).toEqual([]);
});

test('nobody reads or writes in the room of another, or as another', async () => {
  const { visit, say, post, heard } = await stage();
  const form = { id: 'aaaaaaaa', text: '谁负责华为' };
  expect((await visit('/chat/wang/rooms/dm:emma', { as: 'wang' })).status).toBe(403);
  expect((await say('wang', form, 'dm:emma')).status).toBe(403);
  for (const path of ['/chat/emma/rooms/dm:emma', '/chat/emma/rooms/team', '/chat/emma/live']) {
    expect((await visit(path, { as: 'wang' })).status).toBe(409);
    expect((await visit(path)).status).toBe(409);
  }
  expect((await post('/chat/emma/rooms/team', form, { as: 'wang' })).status).toBe(409);
  expect((await visit('/chat/nobody/live', { as: 'nobody' })).status).toBe(409);
  expect(heard).toEqual([]);
});

test('what could not be kept is told with an id that is in the log, and shown to nobody', async () => {
  const { say, open, send, logged } = await stage({ hear: () => Promise.reject(new Error('no database')) });
  const page = await open('emma');
  const answer = await say('wang', { id: 'aaaaaaaa', text: '机密' }, 'team');
  expect(answer.status).toBe(503);
  expect(logged).toEqual([[await answer.text(), new Error('no database')]]);
  await send({ room: 'team', key: 'k1' });
  expect(await page.next()).toMatchObject({ id: 'k1' });
});

test('a page that is asked for from another site is asked for again, so that the browser brings what it left at home', async () => {
  const { visit } = await stage({ visitors: async () => [] });
  const landing = await visit('/', { site: 'cross-site' });
  expect(landing.headers.getSetCookie()).toEqual([]);
  expect(await landing.text()).toContain('content="0;url=/"');
  expect(await (await visit('/customers/12?x=1', { site: 'cross-site' })).text()).toContain('url=/customers/12?x=1"');
});

test('one visitor cannot flood the bot: sixty sentences in a minute, then the others only', async () => {
  const { say, heard } = await stage();
  const status = async (who: string, n: number) => (await say(who, { id: `aaaaaa${n + 10}`, text: 'x' })).status;
  for (let n = 0; n < 60; n += 1) expect(await status('wang', n)).toBe(200);
  expect(await status('wang', 60)).toBe(429);
  expect(await status('emma', 61)).toBe(200);
  expect(heard).toHaveLength(61);
});

test('stopping lets every open page go and hears nothing more', async () => {
  const { open, chat, say } = await stage();
  const page = await open('wang');
  await chat.stop();
  expect(await page.next()).toBe('gone');
  expect((await say('wang', { id: 'aaaaaaaa', text: '谁负责华为' })).status).toBe(503);
});

test('a page that does not read is let go, and the others are not held up', async () => {
  const { open, send } = await stage();
  const slow = await open('wang');
  const quick = await open('wang');
  for (let n = 1; n <= 300; n += 1) {
    await send({ room: 'team', key: `k${n}` });
    expect(await quick.next()).toMatchObject({ id: `k${n}` });
  }
  expect((await slow.rest()).length).toBeLessThan(300);
});

test('one visitor cannot take all the streams: one too many is refused, and others are served', async () => {
  const it = await stage();
  for (let page = 0; page < 20; page += 1) await it.open('wang');
  expect((await it.visit('/chat/wang/live', { as: 'wang' })).status).toBe(429);
  expect((await it.visit('/chat/emma/live', { as: 'emma' })).status).toBe(200);
});

test('the rules of the page do not reach what is mounted beside it', async () => {
  const { chat } = await stage();
  chat.routes.get('/metrics', (c) => c.text('up'));
  const answer = await chat.routes.request('http://prometheus.example/metrics');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toBeNull();
});

type Stage = Partial<Ports> & { readonly hear?: (message: Message) => Promise<void> };
type Visit = {
  readonly as?: string;
  readonly cookie?: string;
  readonly host?: string;
  readonly site?: string;
  readonly language?: string;
};
type Shown = { readonly room: string; readonly id: string; readonly html: string };

async function stage({ hear = async () => {}, ...ports }: Stage = {}) {
  const heard: Message[] = [];
  const logged: [string, unknown][] = [];
  const chat = web({
    visitors: async () => [wang, emma],
    session: async () => undefined,
    signIn: async () => 'wrong',
    isGoodLink: async () => false,
    signOut: async () => {},
    transcript: async () => [],
    file: async () => undefined,
    views: {
      customers: async () => undefined,
      customer: async () => undefined,
      followUps: async () => undefined,
      board: async () => undefined,
      months: async () => undefined,
      find: async () => undefined,
    },
    now: () => noon,
    log: (id, error) => void logged.push([id, error]),
    ...ports,
  });
  await chat.start(async (message) => {
    heard.push(message);
    await hear(message);
  });
  const request = async (path: string, init?: RequestInit) => chat.routes.request(`http://localhost${path}`, init);
  const visit = (path: string, { as, cookie, host, site, language }: Visit = {}) =>
    request(path, {
      headers: {
        ...(as === undefined ? {} : { cookie: `touchbase_as=${as}` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(host === undefined ? {} : { host }),
        ...(site === undefined ? {} : { 'sec-fetch-site': site }),
        ...(language === undefined ? {} : { 'accept-language': language }),
      },
    });
  const post = (
    path: string,
    form: Record<string, string>,
    { as, cookie = as === undefined ? '' : `touchbase_as=${as}` }: Visit = {},
    headers: Record<string, string> = sameOrigin,
  ) => request(path, { method: 'POST', body: new URLSearchParams(form), headers: { ...headers, cookie } });
  return {
    chat,
    heard,
    logged,
    request,
    visit,
    post,
    choose: (id: string) => post('/chat/as', { id }),
    say: (
      who: string,
      form: Record<string, string>,
      room = `dm:${who}`,
      headers = sameOrigin as Record<string, string>,
    ) => post(`/chat/${who}/rooms/${room}`, form, { as: who }, headers),
    send: ({ card = { title: '你好' }, ...line }: Pick<OutboxLine, 'room' | 'key'> & Partial<OutboxLine>) =>
      chat.send({ account: 'local', locale: 'zh', text: card.title, unsure: false, ...line, card }),
    open: async (who: string) => opened(await visit(`/chat/${who}/live`, { as: who })),
  };
}

async function opened(answer: Response) {
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const event = async () => {
    const { value } = await reader.read();
    return value;
  };
  expect(await event()).toContain('event: hello');
  const next = async (): Promise<Shown | 'gone'> => {
    const text = await event();
    if (text === undefined) return 'gone';
    // Written by the adapter a line above the one that reads it.
    return JSON.parse(/^event: entry\ndata: (.*)$/m.exec(text)?.[1] ?? 'null') as Shown;
  };
  const rest = async (): Promise<readonly Shown[]> => {
    const one = await next();
    return one === 'gone' ? [] : [one, ...(await rest())];
  };
  return { event, next, rest };
}

const nextTurn = () => new Promise<'not yet'>((resolve) => setImmediate(() => resolve('not yet')));
