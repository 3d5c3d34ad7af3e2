import pino from 'pino';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { setUp } from '../../src/app/setup.ts';
import type { Hear, OutboxLine } from '../../src/core/contract/adapter.ts';
import type { Message } from '../../src/core/contract/message.ts';
import { openStore } from '../../src/core/db/open.ts';
import { makeDatabase } from '../support/world.ts';

const LINES = 1_200;

test.runIf(inject('server'))(
  'on a server a table goes in beside the chat; stopped in the middle, it is let go of',
  async () => {
    const database = await makeDatabase(inject('server'), { template: inject('template') });
    onTestFinished(database.drop);
    const admin = postgres(database.url, { max: 1, onnotice: () => {} });
    onTestFinished(() => admin.end());
    /** The chat has one connection, and one that looks for the dead. */
    const others = async () => {
      const [row] = await admin<
        { many: number }[]
      >`select count(*)::int - 2 as many from pg_stat_activity where datname = current_database() and application_name = 'touchbase'`;
      return row?.many ?? 0;
    };
    const list = Array.from({ length: LINES }, (_, at) => `第${at}精密制造厂,李${at}\n`);
    const bytes = new TextEncoder().encode(`客户,联系人\n${list.join('')}`);

    const first = await opens(database.url);
    await first.say('', { files: [{ name: 'list.csv', size: bytes.length, read: async () => bytes }] });
    await expect.poll(() => first.titles(), WHILE).toContainEqual(expect.stringContaining('还没有导入'));
    await expect.poll(others, WHILE).toBe(0);
    await first.say('确认导入');
    await expect.poll(others, WHILE).toBeGreaterThan(0);
    await expect.poll(() => first.icons(), WHILE).toContain('⏳');
    await first.stop();
    expect(await others()).toBeLessThanOrEqual(0);
    expect(first.titles()).not.toContainEqual(expect.stringContaining('已导入'));
    expect(first.faults).toEqual([]);
    // It is for whoever starts next, at once.
    const next = await openStore({ kind: 'server', url: database.url, connections: 1 });
    expect(await next.carrying(next.clock())).toHaveLength(1);
    await next.close();
  },
  60_000,
);

const WHILE = { timeout: 20_000, interval: 20 };

/** A bot on that database whose only platform remembers what it was to say. */
async function opens(url: string) {
  const server = { kind: 'server', url, connections: 1 } as const;
  const store = await openStore(server);
  await setUp(store, { zone: 'Asia/Shanghai', locale: 'zh', demo: true });
  const listening = Promise.withResolvers<Hear>();
  const lines: OutboxLine[] = [];
  const faults: string[] = [];
  const app = openApp({
    store,
    besides: server,
    adapters: [
      {
        name: 'web',
        can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000 },
        start: async (hear) => listening.resolve(hear),
        stop: async () => {},
        async send(line) {
          lines.push(line);
          return { kind: 'sent', id: line.edits ?? line.key };
        },
      },
    ],
    log: pino({ level: 'warn' }, { write: (line: string) => void faults.push(line) }),
    clock: store.clock,
  });
  await app.start();
  const hear = await listening.promise;
  return {
    faults,
    titles: () => lines.map(({ card }) => card.title),
    icons: () => lines.map(({ card }) => card.icon),
    stop: app.stop,
    say: (text: string, more: Partial<Message> = {}) =>
      hear({
        id: crypto.randomUUID(),
        platform: 'web',
        account: 'local',
        from: { id: 'lilei' },
        room: { id: 'dm:lilei', kind: 'direct' },
        text,
        at: store.clock(),
        ...more,
      }),
  };
}
