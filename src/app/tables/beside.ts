/**
 * A table of a hundred thousand rows takes minutes of reading, spelling and comparing. On the thread that answers the chat
 * each answer would wait for some of it; on a database server it is done in a thread of its own, with connections of its
 * own, which is there while there is a table. The embedded database serves one at a time, and between two pieces the chat goes first.
 */
import { Worker } from 'node:worker_threads';
import type { ServerPlace } from '../../core/db/server/open.ts';
import type { Store } from '../../core/db/open.ts';
import { background } from '../../jobs/background.ts';
import { fault } from '../log.ts';

type Fault = ReturnType<typeof fault>;

/** What the thread says: there may be something to send, or something went wrong. */
export type TableNews = 'wake' | { readonly fault: Fault; readonly id: string };

type Parts = {
  readonly store: Store;
  readonly clock: () => Temporal.Instant;
  readonly database: ServerPlace;
  readonly wake: () => void;
  readonly fail: (told: Fault, ids: { readonly id: string }) => void;
};

/** Looking, comparing and writing take turns: two connections are enough. */
const CONNECTIONS = 2;
/** Rows are made and thrown away by the thousand: a small nursery, as the chat has it, would be swept all the time. */
const MEMORY = { maxYoungGenerationSizeMb: 48 };

export function tablesBeside({ store, clock, database, wake, fail }: Parts) {
  return background({
    async work(stopped) {
      if ((await store.carrying(clock())).length && !stopped.aborted) await carry(stopped);
    },
    fail: (error) => fail(fault(error), { id: '' }),
  });

  function carry(stopped: AbortSignal) {
    const file = import.meta.url.endsWith('.ts') ? './thread.ts' : './tables.js';
    const thread = new Worker(new URL(file, import.meta.url), {
      workerData: { ...database, connections: CONNECTIONS } satisfies ServerPlace,
      execArgv: [],
      resourceLimits: MEMORY,
    });
    const stop = () => thread.postMessage('stop');
    stopped.addEventListener('abort', stop, { once: true });
    return new Promise<void>((resolve, reject) => {
      thread
        .on('message', (news: TableNews) => (news === 'wake' ? wake() : fail(news.fault, { id: news.id })))
        .once('error', reject)
        .once('exit', () => resolve());
    }).finally(() => stopped.removeEventListener('abort', stop));
  }
}
