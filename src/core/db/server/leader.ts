/**
 * One process among all replicas does what only one may: hold a WeChat login, say. Whoever has the server's lock leads;
 * the lock goes with its connection, so a process that dies has let go of it at once. One whose network dies is dropped by
 * the server after ten seconds of silence, and has by then noticed for itself that the server does not answer.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseClient } from '../pool.ts';

/** To lead until it ends, by one's own wish or not. */
export type Lead = { readonly lost: AbortSignal; release(): Promise<void> };

const BEAT = 2_000;
const PATIENCE = 4_000;

/** Resolves when this process leads, after whatever time; to undefined when it is no longer wanted. */
export async function takeLead(
  connect: (onclose: () => void) => DatabaseClient,
  { name, wanted }: { readonly name: string; readonly wanted: AbortSignal },
): Promise<Lead | undefined> {
  while (!wanted.aborted) {
    const ending = new AbortController();
    const client = connect(() => ending.abort());
    if (await locks(client, name)) return watched(client, ending);
    await client.end({ timeout: 1 }).catch(() => {});
    await sleep(BEAT, undefined, { signal: wanted }).catch(() => {});
  }
  return undefined;
}

async function locks(client: DatabaseClient, name: string): Promise<boolean> {
  const asked = client<
    { leads: boolean }[]
  >`select pg_try_advisory_lock(hashtextextended(${`touchbase ${name}`}, 0)) as leads`;
  return inTime(asked).then(
    ([row]) => row?.leads === true,
    () => false,
  );
}

function watched(client: DatabaseClient, ending: AbortController): Lead {
  const beat = setInterval(() => {
    inTime(client`select 1`).catch(() => ending.abort());
  }, BEAT);
  ending.signal.addEventListener('abort', () => clearInterval(beat));
  return {
    lost: ending.signal,
    async release() {
      ending.abort();
      await client.end({ timeout: 1 }).catch(() => {});
    },
  };
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  const late = new AbortController();
  const tooLate = sleep(PATIENCE, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error('the database did not answer in time');
  });
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    late.abort();
    tooLate.catch(() => {});
  }
}

/** Where one process is all there is. */
export async function leadAlone(): Promise<Lead> {
  const ending = new AbortController();
  return { lost: ending.signal, release: async () => ending.abort() };
}
