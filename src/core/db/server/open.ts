/** PostgreSQL, opened: reached, its roles and tables up to date. */
import { serverStatistics } from '../embedded/analyze.ts';
import { knownMigrations, runMigrations } from '../migrate.ts';
import { createPool, type Pool } from '../pool.ts';
import { type Opening, prepared, type Store, storeOn } from '../store.ts';
import { endAbandoned } from './abandoned.ts';
import { atHost, onCell, openCells } from './cells.ts';
import { serverClock } from './clock.ts';
import { serverIdentity, openStandby } from './standby.ts';
import { connectTo } from './connect.ts';
import { takeLead } from './leader.ts';
import { Refusal } from '../refusal.ts';
import { serverRefusal } from './refusal.ts';

export type ServerPlace = {
  readonly kind: 'server';
  readonly url: string;
  /** A hot standby of it. */
  readonly standby?: string | undefined;
  readonly connections?: number;
  /** Milliseconds for a whole transaction. */
  readonly patience?: number;
};

const PATIENCE = 10_000;
/** For each cell of a distributed database. */
const CELL_CONNECTIONS = 4;

export async function openServer(place: ServerPlace, { clock, backup }: Opening): Promise<Store> {
  const connect = connectTo(place.url);
  await runMigrations(() => connect('touchbase-migrate'), backup).catch((error: unknown) => {
    throw serverRefusal(place.url, error);
  });
  const { patience: deadline = PATIENCE } = place;
  const patience = { statement_timeout: deadline * 0.8 };
  /** What it does not answer in time is asked of the server, which then has as long. */
  const standbyConnections = (url: string) =>
    createPool({
      connect: (onclose) =>
        prepared(
          connectTo(url)('touchbase', {
            connection: { statement_timeout: deadline * 0.4 },
            connect_timeout: 1,
            onclose,
          }),
        ),
      connections: place.connections ?? 10,
      deadline: deadline / 2,
      renews: true,
    });
  const connections = (many: number) =>
    createPool({
      connect: (onclose) => prepared(connect('touchbase', { connection: patience, onclose })),
      connections: many,
      deadline,
      renews: true,
    });
  const cellConnections = (cell: string, at: string) => {
    const there = connectTo(atHost(place.url, at));
    const { connection, ...more } = onCell(cell);
    return createPool({
      connect: (onclose) =>
        prepared(there('touchbase', { ...more, connection: { ...patience, ...connection }, onclose })),
      connections: CELL_CONNECTIONS,
      deadline,
      renews: true,
    });
  };
  const pool = connections(place.connections ?? 10);
  const watch = connections(1);
  const { now, learn } = serverClock();
  await pool.begin((raw) =>
    learn(() => raw<{ clock: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as clock`),
  );
  const cells = await openCells(pool, { version: knownMigrations().length, connect: cellConnections }).catch(
    async (error: unknown) => {
      await close([pool, watch]);
      throw error;
    },
  );
  if (place.standby !== undefined && cells) {
    await close([pool, watch, ...cells.all]);
    throw new Refusal({
      en: 'a distributed database has no one standby: unset DATABASE_READ_URL',
      zh: '分布式数据库没有单独一台备库:请去掉 DATABASE_READ_URL',
    });
  }
  if (backup && cells) {
    await close([pool, watch, ...cells.all]);
    throw new Refusal({
      en: 'a distributed database takes no backup of this kind: give an empty one without cells',
      zh: '分布式数据库不能用这种备份恢复:请换一个空的、没有分区的数据库',
    });
  }
  const standby =
    place.standby === undefined
      ? undefined
      : openStandby(standbyConnections(place.standby), { server: pool, of: await serverIdentity(pool) });
  const unwatch = [watch, ...(cells?.all ?? [])].map(endAbandoned);
  const lead: Store['lead'] = (name, wanted) =>
    takeLead((onclose) => connect('touchbase', { connection: patience, max_lifetime: 0, onclose }), { name, wanted });
  return storeOn(pool, {
    embedded: false,
    clock: clock ?? now,
    learn,
    cells,
    standby,
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
      for (const end of unwatch) end();
      await Promise.all([close([pool, watch, ...(cells?.all ?? [])]), standby?.close()]);
    },
  });
}

async function close(pools: readonly Pool[]) {
  await Promise.all(pools.map((pool) => pool.close()));
}
