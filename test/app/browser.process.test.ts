import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { unpacked } from '../support/folders.ts';

/** Debian's Chromium; elsewhere set CHROMIUM to where yours is. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** How long a busy machine may take, in milliseconds. */
const PATIENCE = 90_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const house = {} as { program: ChildProcess; folder: string; url: string; browser: Browser };

const why = inject('server')
  ? 'the page is tried once, on the embedded database'
  : existsSync(CHROMIUM)
    ? ''
    : `there is no Chromium at ${CHROMIUM}`;

describe.skipIf(why)(`the whole product in a browser${why && ` (${why})`}`, () => {
  beforeAll(async () => {
    house.folder = unpacked(mkdtempSync(join(tmpdir(), 'touchbase-browser-')));
    house.program = spawn(process.execPath, ['src/main.ts', 'start'], {
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: house.folder, TEAM_ZONE: 'Asia/Shanghai' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    house.url = await address(house.program);
    house.browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });

  afterAll(async () => {
    await house.browser.close();
    const gone = new Promise((resolve) => house.program.once('exit', resolve));
    house.program.kill('SIGTERM');
    expect(await gone).toBe(0);
    rmSync(house.folder, { recursive: true });
  });

  test.each([
    {
      who: '李雷',
      locale: 'zh-CN',
      width: 1280,
      chip: '今天和华为李总通了电话',
      asked: '新客户「华为」?',
      echo: '华为 · 李总 · 电话 · 今天',
      question: '谁负责华为',
      answer: '华为由李雷负责',
      fix: '改成下周五下午3点',
      fixed: '15:00',
      undo: '撤销',
      undone: '已撤销',
    },
    {
      who: 'Emma',
      locale: 'en-GB',
      width: 375,
      chip: 'Called Mr Li at Huawei today',
      // By now it is known: 华为 is spoken like that.
      asked: undefined,
      echo: '华为 · Mr Li · call · today',
      question: 'who owns Huawei',
      answer: '李雷 owns 华为',
      fix: 'make it next Fri 3pm',
      fixed: '15:00',
      undo: 'undo',
      undone: 'Undone',
    },
  ])('$who notes, corrects, asks and undoes at $width px', async ({ who, locale, width, ...words }) => {
    const page = await house.browser.newPage({ viewport: { width, height: 800 }, locale });
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await enter(page, who);

    await page.locator('.chip:visible', { hasText: words.chip }).click();
    if (words.asked) {
      await shows(page, words.asked);
      await say(page, '1');
    }
    await shows(page, words.echo);
    await say(page, words.question);
    await shows(page, words.answer);
    await say(page, words.fix);
    await shows(page, words.fixed);
    await page.reload();
    await shows(page, words.fixed);
    await page.getByRole('button', { name: words.undo }).last().click();
    await shows(page, words.undone);

    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });

  test('a played week leaves the open page when it is cleared', { timeout: 3 * PATIENCE }, async () => {
    const page = await house.browser.newPage({ locale: 'zh-CN' });
    await enter(page, '韩梅梅');
    await say(page, '演示');
    await shows(page, '宁德时代');
    await say(page, '结束演示');
    await shows(page, '演示已清掉');
    const week = page.locator('[role=log]:visible', { hasText: '宁德时代' });
    await expect.poll(() => week.count(), { timeout: PATIENCE }).toBe(0);
    expect(await page.locator('[role=log]:visible', { hasText: '演示已清掉' }).count()).toBe(1);
    await page.close();
  });
});

/** Chooses who to be, and waits until the page listens. */
async function enter(page: Page, who: string) {
  await page.goto(house.url);
  await page.getByText(who, { exact: true }).first().click();
  await page.locator('.room:visible:not([data-loading])').waitFor({ timeout: PATIENCE });
}

async function say(page: Page, words: string) {
  await page.locator('textarea:visible').fill(words);
  await page.keyboard.press('Enter');
}

async function shows(page: Page, words: string) {
  await page.locator('[role=log]:visible', { hasText: words }).waitFor({ timeout: PATIENCE });
}

/** The line with the address, which is all that the program prints at its start. */
function address(program: ChildProcess) {
  return new Promise<string>((resolve, reject) => {
    program.stdout?.on('data', (bytes: Buffer) => {
      const url = /http:\/\/\S+/.exec(bytes.toString())?.[0];
      if (url) resolve(url);
    });
    program.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
  });
}
