/** Who comes in by the web page, and who does not: over real rows. */
import { expect, test } from 'vitest';
import { web } from '../../../src/adapters/web/index.ts';
import { viewPorts } from '../../../src/app/ports/pages/views.ts';
import { webPorts } from '../../../src/app/ports/web.ts';
import { keepPages } from '../../../src/core/people/store/accounts.ts';
import { colleaguesNamed } from '../../../src/core/people/store/colleagues.ts';
import { issueCode } from '../../../src/core/people/store/codes.ts';
import { only } from '../../support/rows.ts';
import { world } from '../../support/world.ts';

const ORIGIN = 'https://chat.firm.example';
type Asked = { readonly form?: Record<string, string>; readonly headers?: Record<string, string> };

/** A page behind a proxy that speaks TLS. A browser keeps what it is given. */
async function site() {
  const it = await world();
  await it.sql((tx) => keepPages(tx, ORIGIN));
  const { store, workspace } = it;
  const page = web({
    ...webPorts({ store, workspace, demo: false }),
    views: viewPorts({ store, workspace }),
    origin: ORIGIN,
    now: it.now,
    log: (_id, error) => it.problems.push(error),
  });
  const browser = (address = '203.0.113.9') => {
    const jar = new Map<string, string>();
    return async (path: string, { form, headers = {} }: Asked = {}) => {
      const answer = await page.routes.request(`http://chat.firm.example${path}`, {
        method: form ? 'POST' : 'GET',
        ...(form && { body: new URLSearchParams(form) }),
        headers: {
          host: 'chat.firm.example',
          'x-forwarded-proto': 'https',
          'x-forwarded-for': `10.0.0.1, ${address}`,
          'sec-fetch-site': 'same-origin',
          cookie: [...jar].map((pair) => pair.join('=')).join('; '),
          ...headers,
        },
      });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (/Max-Age=0/i.test(cookie)) jar.delete(name);
        else jar.set(name, value);
      }
      return { status: answer.status, to: answer.headers.get('location'), text: await answer.text(), answer };
    };
  };
  const code = (name: string) =>
    it.sql(async (tx) => issueCode(tx, { now: it.now(), personId: only(await colleaguesNamed(tx, name)).id }));
  return { it, page, browser, code };
}

test('a one-time code signs a browser in, once, however it was pasted', async () => {
  const { browser, code } = await site();
  const emma = browser();
  expect(await emma('/')).toMatchObject({ status: 302, to: '/signin' });
  expect((await emma('/signin')).text).toContain('Enter the six digits');
  const digits = await code('Emma');
  const pasted = `🔑 ${digits.slice(0, 3)} ${digits.slice(3)}: good for ten minutes`;
  const entered = await emma('/signin', { form: { code: pasted } });
  expect(entered).toMatchObject({ status: 303, to: '/' });
  expect(entered.answer.headers.getSetCookie().join()).toMatch(
    /__Host-touchbase_session=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Strict/,
  );
  expect(entered.answer.headers.get('strict-transport-security')).toBe('max-age=15552000');
  expect((await emma('/')).text).toMatch(/data-me="person-\d+"[^]*Emma/);
  const other = await browser('203.0.113.10')('/signin', { form: { code: digits } });
  expect(other.status).toBe(403);
  expect(other.text).toContain('wrong or has expired');
});

test('a second browser of the same person shows the same room, and signing out everywhere ends both', async () => {
  const { browser, code } = await site();
  const [desk, phone] = [browser(), browser()];
  for (const each of [desk, phone]) await each('/signin', { form: { code: await code('李雷') } });
  const rooms = await Promise.all(
    [desk, phone].map(async (each) => /data-me="[^"]+"/.exec((await each('/')).text)?.[0]),
  );
  expect(rooms[0]).toBe(rooms[1]);
  expect(rooms[0]).toContain('person-');
  expect(await desk('/signout', { form: {} })).toMatchObject({ status: 303 });
  expect(await desk('/')).toMatchObject({ to: '/signin' });
  expect((await phone('/')).status).toBe(200);
  await desk('/signin', { form: { code: await code('李雷') } });
  await phone('/signout', { form: { all: '1' } });
  for (const each of [desk, phone]) expect(await each('/')).toMatchObject({ to: '/signin' });
});

test('an invitation is a link, which looking at does not use up and a press does', async () => {
  const { it, browser } = await site();
  const [invited] = await it.as('han').hears('邀请王芳 销售');
  const path = /https:\/\/chat\.firm\.example(\/signin\/[\w-]{43})/.exec(invited ?? '')?.[1] ?? '';
  expect(invited).not.toContain('只有在这台电脑上');
  it.pass({ hours: 100 });
  const [preview, fang] = [browser('198.51.100.1'), browser()];
  for (let times = 0; times < 3; times += 1) expect((await preview(path)).status).toBe(200);
  expect(await fang(path, { form: {} })).toMatchObject({ status: 303, to: '/' });
  expect((await fang('/')).text).toContain('王芳');
  expect((await preview(path)).status).toBe(410);
  expect(await preview(path, { form: {} })).toMatchObject({ status: 410 });
  expect(await it.hears('有哪些同事')).toEqual([expect.stringMatching(/王芳 · 销售一组 · 网页 · 销售/)]);
  expect(it.problems).toEqual([]);
});

test('«登录链接» is one for oneself, good for ten minutes', async () => {
  const { it, browser } = await site();
  const path = async () => /\/signin\/[\w-]{43}/.exec((await it.hears('登录链接')).join())?.[0] ?? '';
  const [good, late] = [await path(), await path()];
  expect(await browser()(good, { form: {} })).toMatchObject({ status: 303 });
  it.pass({ minutes: 11 });
  expect(await browser()(late, { form: {} })).toMatchObject({ status: 410 });
  expect(await it.as('emma').hears('sign-in link')).toEqual([expect.stringContaining(`${ORIGIN}/signin/`)]);
});

test('guesses are stopped by address before they make others wait, and the admin is told', async () => {
  const { it, browser, code } = await site();
  const thief = browser('198.51.100.7');
  for (let at = 0; at < 5; at += 1) expect((await thief('/signin', { form: { code: `10000${at}` } })).status).toBe(403);
  const digits = await code('Emma');
  for (let at = 0; at < 20; at += 1) {
    const tried = await thief('/signin', { form: { code: digits } });
    expect(tried.status).toBe(429);
    expect(tried.text).toContain('Too many tries');
  }
  const alarms = await it.during(async () => {});
  expect([...it.said.map(({ line }) => line.text), ...alarms].join()).toContain('198.51.100.7');
  expect(await browser()('/signin', { form: { code: digits } })).toMatchObject({ status: 303 });
});

test.each<[string, Asked, number]>([
  ['from another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  ['from no page at all', { headers: { 'sec-fetch-site': '', origin: 'null' } }, 403],
  ['without TLS', { headers: { 'x-forwarded-proto': 'http' } }, 403],
  ['under another name', { headers: { host: 'evil.example' } }, 403],
])('a code that comes %s signs nobody in', async (_, asked, status) => {
  const { browser, code } = await site();
  const digits = await code('Emma');
  expect((await browser()('/signin', { ...asked, form: { code: digits } })).status).toBe(status);
  expect(await browser()('/signin', { form: { code: digits } })).toMatchObject({ status: 303 });
});

test('under its public name the page is shown over TLS only, and a key that came without it counts for nothing there', async () => {
  const { browser, code } = await site();
  const emma = browser();
  expect(await emma('/customers', { headers: { 'x-forwarded-proto': 'http' } })).toMatchObject({
    status: 308,
    to: `${ORIGIN}/customers`,
  });
  const entered = await emma('/signin', { form: { code: await code('Emma') } });
  const key = /touchbase_session=([\w-]+)/.exec(entered.answer.headers.getSetCookie().join())?.[1] ?? '';
  expect(await browser()('/', { headers: { cookie: `touchbase_session=${key}` } })).toMatchObject({ to: '/signin' });
});

test('after signing in one is where one wanted to go, if that is a page of ours', async () => {
  const { browser, code } = await site();
  const emma = browser();
  const asked = await emma('/customers?tier=A');
  expect(asked.to).toBe('/signin?to=%2Fcustomers%3Ftier%3DA');
  expect((await emma(asked.to ?? '')).text).toContain('action="/signin?to=%2Fcustomers%3Ftier%3DA"');
  expect(await emma(asked.to ?? '', { form: { code: await code('Emma') } })).toMatchObject({ to: '/customers?tier=A' });
  for (const to of ['//evil.example', 'https://evil.example', '/customers//evil', '/\\evil.example'])
    expect(
      (await browser()(`/signin?to=${encodeURIComponent(to)}`, { form: { code: await code('Emma') } })).to,
    ).not.toMatch(/^(?:\/\/|\/\\|https?:)/);
});

test('nobody is let into a room by the page without being signed in', async () => {
  const { browser } = await site();
  for (const path of ['/chat/person-1/rooms/team', '/chat/person-1/live'])
    expect((await browser()(path)).status).toBe(409);
  expect((await browser()('/chat/person-1/rooms/team', { form: { id: 'aaaaaaaa', text: 'x' } })).status).toBe(409);
});

test('a session ends by itself when nobody has come with it for thirty days', async () => {
  const { it, browser, code } = await site();
  const emma = browser();
  await emma('/signin', { form: { code: await code('Emma') } });
  for (let week = 0; week < 6; week += 1) {
    it.pass({ hours: 24 * 20 });
    expect((await emma('/')).status).toBe(200);
  }
  it.pass({ hours: 24 * 31 });
  expect(await emma('/')).toMatchObject({ to: '/signin' });
});
