import type { Pool } from '../pool.ts';

const FIRST = 50;

type Connection = Pick<Pool, 'begin' | 'ask'>;

export type Statistics = {
  /** Fresh ones for every table. */
  gather(): Promise<void>;
  /** Told of every transaction that may have written. */
  wrote(): void;
};

/** PostgreSQL sees to its planner's statistics by itself, and to rows that nobody needs any more. */
export function serverStatistics(pool: Connection): Statistics {
  return {
    gather: () => eachTable(pool, (name) => pool.ask((client) => client.unsafe(`analyze ${name}`))),
    wrote: () => {},
  };
}

/**
 * The embedded engine does neither: plans made while a table was empty stay, and within ten thousand notes it is eight times
 * slower; the space of deleted rows is lost, and no index alone answers a question. So both are seen to whenever there have
 * been twice as many writes as the last time.
 */
export function embeddedStatistics(pool: Connection): Statistics {
  const writes = { count: 0, next: FIRST };
  return {
    async gather() {
      writes.count = 0;
      writes.next = FIRST;
      await tidy(pool);
    },
    wrote() {
      writes.count += 1;
      if (writes.count < writes.next) return;
      writes.next *= 2;
      // Without them the next statements are slower, not wrong; and the next gathering comes.
      tidy(pool).catch(() => {});
    },
  };
}

function tidy(pool: Connection) {
  return eachTable(pool, (name) => pool.ask((client) => client.unsafe(`vacuum (analyze) ${name}`)));
}

/** Table by table, so that on the embedded database nobody waits for more than one of them. */
async function eachTable(pool: Connection, see: (name: string) => Promise<unknown>) {
  const tables = await pool.begin(
    (raw) =>
      raw<
        { name: string }[]
      >`select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of tables) await see(name);
}
