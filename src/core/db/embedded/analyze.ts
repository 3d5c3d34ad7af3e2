import type { Pool } from '../pool.ts';

const FIRST = 50;

export type Statistics = {
  /** Fresh ones for every table. */
  gather(): Promise<void>;
  /** Told of every transaction that may have written. */
  wrote(): void;
};

/** PostgreSQL sees to its planner's statistics by itself. */
export function serverStatistics(pool: Pick<Pool, 'begin'>): Statistics {
  return { gather: () => analyze(pool), wrote: () => {} };
}

/**
 * The embedded engine does not: plans made while a table was empty stay, and within ten thousand notes it is eight times
 * slower. So they are gathered whenever there have been twice as many writes as the last time.
 */
export function embeddedStatistics(pool: Pick<Pool, 'begin'>): Statistics {
  const writes = { count: 0, next: FIRST };
  return {
    async gather() {
      writes.count = 0;
      writes.next = FIRST;
      await analyze(pool);
    },
    wrote() {
      writes.count += 1;
      if (writes.count < writes.next) return;
      writes.next *= 2;
      // Without them the next statements are slower, not wrong; and the next gathering comes.
      analyze(pool).catch(() => {});
    },
  };
}

/** Table by table, so that on the embedded database nobody waits for more than one of them. */
async function analyze(pool: Pick<Pool, 'begin'>) {
  const tables = await pool.begin(
    (raw) =>
      raw<
        { name: string }[]
      >`select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of tables) await pool.begin(async (raw) => void (await raw.unsafe(`analyze ${name}`)));
}
