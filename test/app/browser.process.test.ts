import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpacked } from '../support/folders.ts';
import { enter, openBrowser, PATIENCE, problemsOf, say, shows, startSite, whyNoBrowser } from '../support/site.ts';

const house = {} as { site: Awaited<ReturnType<typeof startSite>>; folder: string; browser: Browser };

const why = whyNoBrowser();

describe.skipIf(why)(`the whole product in a browser${why && ` (${why})`}`, () => {
  beforeAll(async () => {
    house.folder = unpacked(mkdtempSync(join(tmpdir(), 'touchbase-browser-')));
    house.site = await startSite(house.folder);
    house.browser = await openBrowser();
  });

  afterAll(async () => {
    await house.browser.close();
    await house.site.stop();
    rmSync(house.folder, { recursive: true });
  });

  test.each([
    {
      who: '李雷',
      locale: 'zh-CN',
      width: 1280,
      chip: '今天和华为李总通了电话',
      asked: '新客户「华为」？',
      echo: '华为 · 李总 · 电话 · 今天',
      question: '谁负责华为',
      answer: '华为由李雷负责',
      fix: '推到下周五下午3点',
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
    const problems = problemsOf(page);
    await enter(page, { url: house.site.url, who });

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

  test(
    'what is said while the connection is lost goes by itself when it is back',
    { timeout: 2 * PATIENCE },
    async () => {
      const page = await house.browser.newPage({ locale: 'en-GB' });
      await enter(page, { url: house.site.url, who: 'Emma' });
      await page.context().setOffline(true);
      await say(page, "who's due today");
      await shows(page, 'Not delivered');
      await page.context().setOffline(false);
      await page.locator('.mine[data-state=kept]', { hasText: "who's due today" }).waitFor({ timeout: PATIENCE });
      expect(await page.getByText('Not delivered').count()).toBe(0);
      await page.close();
    },
  );

  test('the API is tried on its page with a key from the chat, and nothing of it is run or loaded from elsewhere', async () => {
    const page = await house.browser.newPage({ viewport: { width: 390, height: 800 }, locale: 'zh-CN' });
    const problems = problemsOf(page);
    await enter(page, { url: house.site.url, who: '李雷' });
    await say(page, '给我一个API密钥 只读 30天');
    await shows(page, /tb_\d+_[\w-]{43}/);
    const key = /tb_\d+_[\w-]{43}/.exec((await page.locator('[role=log]:visible').textContent()) ?? '')?.[0] ?? '';
    await page.goto(`${house.site.url}/api/v1/docs`);
    await page.locator('#key').fill(key);
    await page.getByText('GET /api/v1/people/me').click();
    await page.locator('details[open] button').click();
    await page.locator('details[open] output', { hasText: /200[^]*"name": "李雷"/ }).waitFor({ timeout: PATIENCE });
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });

  test('a played week leaves the open page when it is cleared', { timeout: 3 * PATIENCE }, async () => {
    const page = await house.browser.newPage({ locale: 'zh-CN' });
    await enter(page, { url: house.site.url, who: '韩梅梅' });
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
