/** The whole product as a program, and a browser before it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { expect, inject } from 'vitest';
import { BRIEFLY, COMPILED, pathOf } from './child.ts';

/** Debian's Chromium; elsewhere set CHROMIUM to where yours is. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** How long a busy machine may take, in milliseconds. */
export const PATIENCE = 90_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why nothing is seen in a browser here; empty: it is. */
export const whyNoBrowser = () =>
  inject('server')
    ? 'the page is tried once, on the embedded database'
    : existsSync(CHROMIUM)
      ? ''
      : `there is no Chromium at ${CHROMIUM}`;

export const openBrowser = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** Starts it on a data folder; what it prints is read line by line. */
export async function startSite(folder: string, env: Readonly<Record<string, string>> = {}) {
  const program = spawn(process.execPath, [BRIEFLY, pathOf('main'), 'start'], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: COMPILED,
      PORT: '0',
      DATA_DIR: folder,
      TEAM_ZONE: 'Asia/Shanghai',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { text: '' };
  const complaints = { text: '' };
  program.stderr.on('data', (bytes: Buffer) => {
    complaints.text += bytes.toString();
  });
  const line = (found: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const [all, part = all] = found.exec(printed.text) ?? [];
        if (part !== undefined) resolve(part);
      };
      program.stdout.on('data', look);
      program.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${complaints.text}`)));
      look();
    });
  program.stdout.on('data', (bytes: Buffer) => {
    printed.text += bytes.toString();
  });
  const stop = async () => {
    await ended(program);
    expect(unlike(complaints.text)).toEqual([]);
  };
  return { url: await line(/is at (http:\S+)/), line, stop };
}

/** What is printed as a complaint and is no line of the log, or a failure. */
const unlike = (text: string) => text.split('\n').filter((line) => line && !/^\{"level":[1-4]0,/.test(line));

async function ended(program: ChildProcess) {
  const gone = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  expect(await gone).toBe(0);
}

/** What the page or the browser complains about, as it comes. */
export function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}

const axe = { source: '' };

/** What breaks a rule of WCAG 2.2 AA that a machine can see, as the page stands: the rule, and where. */
export async function barriersOf(page: Page): Promise<readonly string[]> {
  axe.source ||= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}

/** Chooses who to be, and waits until the page listens. */
export async function enter(page: Page, { url, who }: { readonly url: string; readonly who: string }) {
  await page.goto(url);
  await page.getByText(who, { exact: true }).first().click();
  await listens(page);
}

export const listens = (page: Page) => page.locator('.room:visible:not([data-loading])').waitFor({ timeout: PATIENCE });

export async function say(page: Page, words: string) {
  await page.locator('textarea:visible').fill(words);
  await page.keyboard.press('Enter');
}

export async function shows(page: Page, words: string | RegExp) {
  await page.locator('[role=log]:visible', { hasText: words }).waitFor({ timeout: PATIENCE });
}
