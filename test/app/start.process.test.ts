/** The whole program from its first moment: it answers before its database does, and says what it waits for. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, inject, onTestFinished, test } from 'vitest';
import { start } from '../support/child.ts';
import { freePort, makeCluster, serverless } from '../support/cluster.ts';
import { temporary } from '../support/folders.ts';

const TOKEN = 'a-token-for-whoever-operates-it';

test.runIf(inject('server'))(
  'it waits for a PostgreSQL that starts after it, is not ready while Slack refuses its token, and tells that to operators only',
  { timeout: 300_000 },
  async (it) => {
    if (serverless) it.skip(serverless);
    const cluster = await makeCluster();
    await cluster.start();
    cluster.shell('createuser --createrole bot && createdb --owner=bot touchbase', temporary());
    await cluster.stop();
    const slack = { answer: { ok: false, error: 'invalid_auth' } as object };
    const standIn = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(slack.answer));
    }).listen(0, '127.0.0.1');
    await once(standIn, 'listening');
    onTestFinished(() => void standIn.close());
    const at = standIn.address();
    const port = await freePort();
    const bot = start('main', ['start'], {
      env: {
        PORT: String(port),
        DATABASE_URL: cluster.url({ user: 'bot', database: 'touchbase' }),
        STATUS_TOKEN: TOKEN,
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_SIGNING_SECRET: 'a signing secret',
        SLACK_API_URL: `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}/api/`,
      },
    });
    onTestFinished(() => void bot.kill());
    const ask = (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers }).then(
        async (answer) => `${answer.status} ${await answer.text()}`,
        () => 'nobody there',
      );
    const soon = { timeout: 100_000, interval: 300 };
    await expect.poll(() => ask('/readyz'), soon).toMatch(/^503 the database is not there yet \(ECONNREFUSED\)/);
    expect(await ask('/healthz')).toBe('200 ok');
    expect(await ask('/slack/events')).toMatch(/^503/);
    const early = await fetch(`http://127.0.0.1:${port}/`);
    expect([early.status, early.headers.get('refresh')]).toEqual([503, '1']);

    await cluster.start();
    await expect.poll(() => ask('/readyz'), soon).toBe('503 slack: invalid_auth');
    expect(await ask('/metrics')).toContain('touchbase_platform_refused{platform="slack"} 1');
    slack.answer = { ok: true, team_id: 'T1', team: 'Acme', user_id: 'UBOT' };
    await expect.poll(() => ask('/readyz'), soon).toMatch(/^200 ok/);

    const elsewhere = { 'x-forwarded-for': '203.0.113.7' };
    for (const path of ['/readyz', '/metrics']) {
      expect(await ask(path, elsewhere)).toMatch(/^403/);
      expect(await ask(path, { ...elsewhere, authorization: 'Bearer another token' })).toMatch(/^403/);
      expect(await ask(path, { ...elsewhere, authorization: `Bearer ${TOKEN}` })).toMatch(/^200/);
    }
    await cluster.stop('SIGQUIT');
    await expect.poll(() => ask('/readyz'), soon).toMatch(/^503 the database does not answer/);
    expect(bot.complaints()).not.toContain('Acme');
    for (const line of bot.complaints().trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  },
);
