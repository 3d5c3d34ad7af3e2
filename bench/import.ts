/**
 * A table of customers on its way in, while somebody talks: rows a second, and the slowest answer meanwhile.
 *
 *     node bench/import.ts [rows]                      on the embedded database
 *     DATABASE_URL=postgres://… node bench/import.ts   on a server, in a database of its own making
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openStore } from '../src/core/db/open.ts';
import { setUp } from '../src/app/setup.ts';
import { openApp } from '../src/app/app.ts';
import type { Message } from '../src/core/contract/message.ts';
import type { OutboxLine, Hear } from '../src/core/contract/adapter.ts';

const PLACES = ['上海', '北京', '深圳', '苏州', '杭州', '成都', '武汉', '宁波'];
const WORDS = [
  '华',
  '科',
  '立',
  '讯',
  '达',
  '新',
  '能',
  '光',
  '电',
  '精',
  '密',
  '联',
  '创',
  '信',
  '通',
  '海',
  '天',
  '宏',
  '远',
  '盛',
];

const rows = Number(process.argv[2] ?? 100_000);
const url = process.env['DATABASE_URL'];
const folder = mkdtempSync(join(tmpdir(), 'touchbase-import-'));
const server = url ? ({ kind: 'server', url } as const) : undefined;
const store = await openStore(server ?? { kind: 'folder', folder });
await setUp(store, { zone: 'Asia/Shanghai', locale: 'zh', demo: true });
const listening = Promise.withResolvers<Hear>();
const told: { readonly line: OutboxLine; readonly at: number }[] = [];
const house = openApp({
  store,
  besides: server,
  adapters: [
    {
      name: 'web',
      can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000 },
      start: async (hear) => listening.resolve(hear),
      stop: async () => {},
      send: async (line) => {
        told.push({ line, at: performance.now() });
        return { kind: 'sent', id: line.edits ?? line.key };
      },
    },
  ],
  log: pino({ level: 'warn' }),
  clock: Temporal.Now.instant,
});
await house.start();
const hear = await listening.promise;

const say = async (who: string, text: string, more: Partial<Message> = {}) => {
  await hear({
    id: crypto.randomUUID(),
    platform: 'web',
    account: 'local',
    from: { id: who },
    room: { id: `dm:${who}`, kind: 'direct' },
    text,
    at: Temporal.Now.instant(),
    ...more,
  });
};
/** Until something like this is said that was not said before. */
const until = async (found: (line: OutboxLine) => boolean, work: () => Promise<void>) => {
  const before = told.length;
  await work();
  while (!told.slice(before).some(({ line }) => found(line))) await new Promise((resolve) => setTimeout(resolve, 20));
};

const list = Array.from({ length: rows }, (_, at) => {
  const name = `${PLACES[at % PLACES.length]}${WORDS[(at * 7) % WORDS.length]}${WORDS[(at * 13 + 5) % WORDS.length]}${at}科技有限公司`;
  return `${name},李${at % 100},138${String(at).padStart(8, '0')},c${at}@example.com,${'ABC'[at % 3]},首次拜访 ${at},2026-0${1 + (at % 9)}-11\n`;
});
const bytes = new TextEncoder().encode(`客户,联系人,电话,邮箱,等级,记录,记录日期\n${list.join('')}`);
const answers: number[] = [];
const lag = { worst: 0, last: performance.now(), on: true };
const beat = setInterval(() => {
  const now = performance.now();
  lag.worst = Math.max(lag.worst, now - lag.last - 20);
  lag.last = now;
}, 20);

/** Somebody else goes on talking, and waits for each answer. */
const talk = async () => {
  while (lag.on) {
    const began = performance.now();
    const before = told.length;
    await say('emma', "who's due today");
    while (!told.slice(before).some(({ line }) => line.room === 'dm:emma'))
      await new Promise((resolve) => setTimeout(resolve, 2));
    answers.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const stage = async (name: string, work: () => Promise<void>) => {
  answers.length = 0;
  lag.worst = 0;
  const before = told.length;
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const sorted = answers.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const shown = told.slice(before).filter(({ line }) => line.card.icon === '⏳' && line.edits).length;
  process.stdout.write(
    `${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s ${Math.round(rows / seconds)
      .toString()
      .padStart(
        7,
      )} rows/s   answers meanwhile: ${answers.length}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms   progress shown ${shown} times   event loop held for ${Math.round(lag.worst)} ms at most   ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
  );
};

process.stdout.write(`${rows} rows, ${(bytes.length / 1e6).toFixed(1)} MB, ${url ? 'PostgreSQL' : 'embedded'}\n`);
const talking = talk();
await new Promise((resolve) => setTimeout(resolve, 2_000));
const bring = () => say('lilei', '', { files: [{ name: 'list.csv', size: bytes.length, read: async () => bytes }] });
const confirm = () => say('lilei', '确认导入');
// What the machine has to spare is no merit or fault of the import's.
await stage('alone', () => new Promise((resolve) => setTimeout(resolve, 20_000)));
await stage('look', () => until(({ card }) => /还没有导入/.test(card.title), bring));
await stage('import', () => until(({ card }) => /已导入/.test(card.title), confirm));
// Every customer is there by now, and every line is compared with it.
await stage('look again', () => until(({ card }) => /还没有导入/.test(card.title), bring));
await stage('again', () => until(({ card }) => /已导入/.test(card.title), confirm));
await stage('export', () =>
  until(
    ({ card }) => card.icon === '📤',
    () => say('lilei', '导出我的客户'),
  ),
);
await stage('undo', () =>
  until(
    ({ card }) => /已撤销/.test(card.title),
    () => say('lilei', '撤销导入 #1'),
  ),
);
lag.on = false;
await talking;
clearInterval(beat);
await house.stop();
rmSync(folder, { recursive: true, force: true });
