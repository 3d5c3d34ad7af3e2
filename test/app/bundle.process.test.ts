import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { direct_message } from '../adapters/slack/support/payloads.ts';
import { BRIEFLY, COMPILED, pathOf } from '../support/child.ts';
import { APP_TOKEN, SIGNING_SECRET, standIn, TOKEN } from '../adapters/slack/support/standin.ts';

// It is built and started once, on the embedded database.
test.runIf(inject('server') === '')(
  'what production runs hears Slack through the socket and over HTTP, and knows names, numbers and holidays',
  async () => {
    const there = await standIn(Temporal.Now.instant, 'T1');
    onTestFinished(there.close);
    const url = await starts({
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: there.apiUrl,
    });
    const said = (text: string) => ({
      ...direct_message,
      event_id: text,
      event: { ...direct_message.event, text, ts: `${Temporal.Now.instant().epochMilliseconds / 1000}` },
    });
    await vi.waitUntil(() => there.tell(said('今天和华为李总通了电话,13812345678'), 'events_api'), { timeout: 15_000 });
    await expect.poll(() => there.state.messages.at(-1)?.text, { timeout: 15_000 }).toContain('新客户「华为」');
    expect(there.state.messages.at(-1)?.text).toContain('13812345678');
    await there.tell(said('1'), 'events_api');
    await expect.poll(() => there.state.messages.at(-1)?.text, { timeout: 15_000 }).toContain('✅ 华为');
    const { headers, body } = there.request(said('谁负责huawei'));
    const at = `${url}/slack/events`;
    expect((await fetch(at, { method: 'POST', headers, body, duplex: 'half' })).status).toBe(200);
    await expect.poll(() => there.state.messages.at(-1)?.text, { timeout: 15_000 }).toContain('华为由');
    await there.tell(said('时区 纽约'), 'events_api');
    await there.tell(said('给华为加个跟进:2030年7月4日'), 'events_api');
    await expect.poll(() => there.state.messages.at(-1)?.text, { timeout: 15_000 }).toContain('2030-07-05 周五提醒');
  },
  90_000,
);

/** The bundle on a folder of its own; resolves to its address. */
async function starts(settings: Readonly<Record<string, string>>): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'touchbase-bundle-'));
  const child = spawn(process.execPath, [BRIEFLY, pathOf('main'), 'start'], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: COMPILED,
      PORT: '0',
      DATA_DIR: join(data, 'data'),
      WEB_CHAT: 'off',
      LOG_LEVEL: 'silent',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const over = new Promise((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await over;
    rmSync(data, { recursive: true });
  });
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const address = /^Touchbase is at (\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    void over.then((code) => reject(new Error(`the bundle ended with ${String(code)}`)));
  });
}
