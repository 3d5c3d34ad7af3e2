/** PostgreSQL, opened: reached, its roles and tables up to date. */
import postgres from 'postgres';
import { serverStatistics } from '../embedded/analyze.ts';
import { runMigrations } from '../migrate.ts';
import { createPool } from '../pool.ts';
import { link } from '../socket.ts';
import { type Opening, prepared, type Store, storeOn } from '../store.ts';
import { ABANDONED_MS, endAbandoned } from './abandoned.ts';
import { serverClock } from './clock.ts';
import { takeLead } from './leader.ts';
import { serverRefusal } from './refusal.ts';

export type ServerPlace = {
  readonly kind: 'server';
  readonly url: string;
  readonly connections?: number;
  /** Milliseconds for a whole transaction. */
  readonly patience?: number;
};

const PATIENCE = 10_000;

type Options = postgres.Options<Record<string, postgres.PostgresType>>;

/** How soon the server takes a connection for dead whose host is gone without a word, and lets go of what it held. */
const VIGILANT = {
  idle_in_transaction_session_timeout: ABANDONED_MS,
  tcp_keepalives_idle: 3,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 9_000,
};

export async function openServer(place: ServerPlace, { clock, backup }: Opening): Promise<Store> {
  const connect = (name: string, more: Options = {}) => {
    const options = {
      // The driver takes sockets of one's own (its types do not say so). Its question for array types, which are not used
      // here, would end the process if the connection were lost during it.
      socket: link(),
      fetch_types: false,
      connect_timeout: 5,
      keep_alive: 5,
      backoff: (tries: number) => Math.min(1, 0.05 * 2 ** tries),
      onnotice: () => {},
      max: 1,
      ...more,
      connection: { application_name: name, ...VIGILANT, ...more.connection },
    };
    return postgres(place.url, options);
  };
  await runMigrations(() => connect('touchbase-migrate'), backup).catch((error: unknown) => {
    throw serverRefusal(place.url, error);
  });
  const { patience: deadline = PATIENCE } = place;
  const patience = { statement_timeout: deadline * 0.8 };
  const connections = (many: number) =>
    createPool({
      connect: (onclose) => prepared(connect('touchbase', { connection: patience, onclose })),
      connections: many,
      deadline,
      renews: true,
    });
  const pool = connections(place.connections ?? 10);
  const watch = connections(1);
  const unwatch = endAbandoned(watch);
  const { now, learn } = serverClock();
  await pool.begin((raw) =>
    learn(() => raw<{ clock: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as clock`),
  );
  const lead: Store['lead'] = (name, wanted) =>
    takeLead((onclose) => connect('touchbase', { connection: patience, max_lifetime: 0, onclose }), { name, wanted });
  return storeOn(pool, {
    embedded: false,
    clock: clock ?? now,
    learn,
    statistics: serverStatistics(pool),
    lead,
    breath: async () => {},
    // A table of its own has to be given space; it is gone with its transaction.
    tryDisk: () =>
      pool.begin(
        async (raw) =>
          void (await raw`create temporary table space on commit drop as select repeat('x', 1000) from generate_series(1, 100)`),
      ),
    async close() {
      unwatch();
      await Promise.all([pool.close(), watch.close()]);
    },
  });
}
