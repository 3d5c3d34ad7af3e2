/** What a platform tells only once: it waits here while the database is away, each room’s words in their order. */
import { patiently, rest } from './retry.ts';
import type { Hear } from '../../core/contract/adapter.ts';
import type { Message } from '../../core/contract/message.ts';

/** How long what was heard may still be kept after nobody listens any more. */
const LEAVING = 3_000;

export function keeping(waits: (error: unknown) => void) {
  const leaving = new AbortController();
  const queues = new Map<string, Promise<unknown>>();
  return {
    keep(message: Message, hear: Hear) {
      const { id } = message.room;
      const turn: Promise<unknown> = (queues.get(id) ?? Promise.resolve())
        .then(() => patiently(() => hear(message), { signal: leaving.signal, told: waits }))
        .finally(() => queues.get(id) === turn && queues.delete(id));
      queues.set(id, turn);
    },
    async stop() {
      await Promise.race([Promise.allSettled(queues.values()), rest(LEAVING, leaving.signal)]);
      leaving.abort();
    },
  };
}
