/** The whole program on a database of the measurement's, with a stand-in for the page: what is said to it, and when it has answered. */
import pino from 'pino';
import { openApp } from '../src/app/app.ts';
import { setUp } from '../src/app/setup.ts';
import type { Hear, OutboxLine } from '../src/core/contract/adapter.ts';
import type { Message } from '../src/core/contract/message.ts';
import type { Store } from '../src/core/db/open.ts';

/** Four people of the demo's team: two reps, who leads them, and their manager. */
export const WHO = ['lilei', 'emma', 'hanmeimei', 'wangqiang'] as const;
export type Who = (typeof WHO)[number];

export async function openChat(store: Store, clock: () => Temporal.Instant = Temporal.Now.instant) {
  const { workspace } = await setUp(store, { zone: 'Asia/Shanghai', locale: 'zh', demo: true });
  const listening = Promise.withResolvers<Hear>();
  const waiting = new Set<(line: OutboxLine) => void>();
  const app = openApp({
    store,
    adapters: [
      {
        name: 'web',
        can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000 },
        start: async (hear) => listening.resolve(hear),
        stop: async () => {},
        send: async (line) => {
          for (const tell of waiting) tell(line);
          return { kind: 'sent', id: line.edits ?? line.key };
        },
      },
    ],
    log: pino({ level: 'warn' }, pino.destination(2)),
    clock,
  });
  await app.start();
  const hear = await listening.promise;

  /** Milliseconds until it is acknowledged, which is when it is kept. */
  const say = async (who: Who, text: string, more: Partial<Message> = {}) => {
    const from = performance.now();
    const room = { id: `dm:${who}`, kind: 'direct' } as const;
    const at = Temporal.Now.instant();
    await hear({
      id: crypto.randomUUID(),
      platform: 'web',
      account: 'local',
      from: { id: who },
      room,
      text,
      at,
      ...more,
    });
    return performance.now() - from;
  };

  /** Milliseconds until a line like this is sent. */
  const ask = async (
    who: Who,
    text: string,
    { until = () => true, ...more }: Partial<Message> & { readonly until?: (line: OutboxLine) => boolean } = {},
  ) => {
    const from = performance.now();
    const answered = Promise.withResolvers<void>();
    const tell = (line: OutboxLine) => {
      if (line.room === `dm:${who}` && until(line)) answered.resolve();
    };
    waiting.add(tell);
    try {
      await say(who, text, more);
      await answered.promise;
    } finally {
      waiting.delete(tell);
    }
    return performance.now() - from;
  };

  return { app, workspace, say, ask };
}

export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
