/**
 * The two databases, met as one: PostgreSQL by address, or the embedded one by folder. Both speak PostgreSQL's protocol to
 * the same driver, so nothing above this file knows which it is.
 *
 * Whatever the bot does happens in `within`: one transaction, as a role that owns nothing, in the name of one workspace.
 */
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { whenIdle } from './embedded/yield.ts';
import { embed } from './embedded/socket.ts';
import { type DatabaseClient, createPool, type Pool } from './pool.ts';
import { type Lead, leadAlone, takeLead, VIGILANT } from './leader.ts';
import { link } from './socket.ts';
import { lockFolder } from './embedded/folderLock.ts';
import { runMigrations } from './migrate.ts';
import { embeddedStatistics, serverStatistics, type Statistics } from './embedded/analyze.ts';
import { handleOn, type Tx } from './tx.ts';
import type { Scope } from './session.ts';
import { enterScope } from './session.ts';

/** What time it is: rows are stamped with it too, so that a story can be told at a clock of its own. */
export type Clock = () => Temporal.Instant;

export type Store = {
  readonly embedded: boolean;
  within<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Ids of workspaces that have something to send, or something due, at that instant. */
  unsent(at: Temporal.Instant): Promise<number[]>;
  due(at: Temporal.Instant): Promise<number[]>;
  /** Those that have a table on its way in or out. */
  carrying(at: Temporal.Instant): Promise<number[]>;
  all(): Promise<number[]>;
  /** Makes a company. Resolves to its id. */
  found(company: {
    readonly name: string;
    readonly zone: string;
    readonly locale: string;
    readonly demo: boolean;
  }): Promise<number>;
  /** The same database, by another clock. */
  at(clock: Clock): Store;
  /** Waits for its turn to be the one process that does what only one may. */
  lead(name: string, wanted: AbortSignal): Promise<Lead | undefined>;
  /** Lets others go first: resolves when nobody else is using the embedded database. A server serves many at once. */
  breath(): Promise<void>;
  /** Fresh statistics for the planner: on the embedded database nobody else sees to them. */
  analyze(): Promise<void>;
  close(): Promise<void>;
};

export type DatabaseLocation =
  | { readonly kind: 'server'; readonly url: string; readonly connections?: number }
  | { readonly kind: 'folder'; readonly folder: string }
  /** Gone with the process. `image`: a data folder as tar to begin from, so that tests need not make one each. */
  | { readonly kind: 'memory'; readonly image?: Uint8Array };

/** Opens the database and brings its tables up to date. Rejects with a sentence that says what to do. */
export async function openStore(place: DatabaseLocation, clock: Clock = Temporal.Now.instant): Promise<Store> {
  return place.kind === 'server' ? openServer(place, clock) : openEmbedded(place, clock);
}

async function openServer(place: DatabaseLocation & { kind: 'server' }, clock: Clock): Promise<Store> {
  // The driver takes sockets of one's own (its types do not say so). Its question for array types, which are not used
  // here, would end the process if the connection were lost during it.
  const options = (more: postgres.Options<Record<string, postgres.PostgresType>>) => ({
    socket: link(),
    connect_timeout: 5,
    keep_alive: 5,
    backoff: (tries: number) => Math.min(1, 0.05 * 2 ** tries),
    onnotice: () => {},
    max: 1,
    fetch_types: false,
    ...more,
  });
  await runMigrations(() => postgres(place.url, options({ connection: { application_name: 'touchbase-migrate' } })));
  const connection = { application_name: 'touchbase', statement_timeout: 8_000 };
  const pool = createPool({
    connect: (onclose) => prepared(postgres(place.url, options({ connection, onclose }))),
    connections: place.connections ?? 10,
    deadline: 10_000,
    renews: true,
  });
  const lead: Store['lead'] = (name, wanted) =>
    takeLead(
      (onclose) =>
        postgres(place.url, options({ connection: { ...connection, ...VIGILANT }, max_lifetime: 0, onclose })),
      {
        name,
        wanted,
      },
    );
  return storeOn(pool, { embedded: false, clock, statistics: serverStatistics(pool), lead, close: pool.close });
}

async function openEmbedded(place: DatabaseLocation & { kind: 'folder' | 'memory' }, clock: Clock): Promise<Store> {
  const unlock = place.kind === 'folder' ? await lockFolder(place.folder) : async () => {};
  if (!unlock)
    throw new Error(
      'another Touchbase is running on this data folder: stop it first, or give this one a DATA_DIR of its own',
    );
  const begun = [unlock];
  try {
    const engine = await embed(
      place.kind === 'folder' ? { folder: place.folder } : { ...(place.image && { image: place.image }) },
    );
    begun.unshift(engine.close);
    const connect = (onclose: () => void) => {
      // Our socket leads to the engine's thread.
      const options = {
        socket: engine.socket,
        max: 1,
        user: 'postgres',
        database: 'postgres',
        onnotice: () => {},
        fetch_types: false,
        onclose,
      } as postgres.Options<Record<string, postgres.PostgresType>>;
      return prepared(postgres(options));
    };
    await runMigrations(() => connect(() => {}));
    const pool = createPool({ connect, connections: 1, deadline: 60_000, renews: false });
    begun.unshift(pool.close);
    return storeOn(pool, {
      embedded: true,
      clock,
      statistics: embeddedStatistics(pool),
      lead: leadAlone,
      close: () => undo(begun),
    });
  } catch (error) {
    await undo(begun);
    throw error;
  }
}

/** The last step first. */
async function undo(begun: readonly (() => Promise<void>)[]) {
  for (const end of begun) await end();
}

function storeOn(
  pool: Pool,
  {
    embedded,
    clock,
    statistics,
    lead,
    close,
  }: Pick<Store, 'embedded' | 'lead' | 'close'> & { readonly clock: Clock; readonly statistics: Statistics },
): Store {
  const ids = (name: string, at?: Temporal.Instant) =>
    pool.begin(async (raw) => {
      const rows = await raw.unsafe<{ id: number }[]>(
        `select id from ${name}(${at ? '$1' : ''}) id`,
        at ? [at.toString()] : [],
        { prepare: true },
      );
      return rows.map((row) => row.id);
    });

  return {
    embedded,
    lead,
    breath: embedded ? whenIdle(pool) : async () => {},
    close,
    at: (other) => storeOn(pool, { embedded, clock: other, statistics, lead, close }),
    async within(scope, work) {
      const done = await pool.begin(async (raw) => {
        const entered = enterScope(raw, { ...scope, now: clock().toString() });
        // A failure here also fails every statement after it, which is where it is met.
        entered.catch(() => {});
        const result = await work(handleOn(raw));
        await entered;
        return result;
      });
      statistics.wrote();
      return done;
    },
    unsent: (at) => ids('unsent_workspaces', at),
    due: (at) => ids('due_workspaces', at),
    carrying: (at) => ids('carrying_workspaces', at),
    all: () => ids('all_workspaces'),
    found: ({ name, zone, locale, demo }) =>
      pool.begin(async (raw) => {
        const [made] = await raw<{ id: number }[]>`select nextval(pg_get_serial_sequence('workspaces', 'id')) as id`;
        if (!made) throw new Error('the sequence of workspaces gave nothing');
        await raw`select set_config('app.workspace', ${String(made.id)}, true)`;
        await raw`insert into workspaces (id, name, zone, locale, demo) values (${made.id}, ${name}, ${zone}, ${locale}, ${demo})`;
        return made.id;
      }),
    analyze: statistics.gather,
  };
}

/** drizzle sets how dates and JSON cross the wire on the client it is shown; every transaction inherits that. */
function prepared(client: DatabaseClient): DatabaseClient {
  drizzle(client);
  Object.assign(client.options.parsers, { 20: Number });
  return client;
}
