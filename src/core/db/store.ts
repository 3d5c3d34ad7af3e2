/** What the bot asks of its database, whichever it is: transactions in the name of one company, and which companies have something to do. */
import { drizzle } from 'drizzle-orm/postgres-js';
import { type BackupFile, writeBackup } from './backup/file.ts';
import { linesOf } from './backup/rows.ts';
import type { Backup } from './migrate.ts';
import type { DatabaseClient, Pool } from './pool.ts';
import type { Lead } from './server/leader.ts';
import type { Statistics } from './embedded/analyze.ts';
import { enterScope, type Scope } from './session.ts';
import { handleOn, type Tx } from './tx.ts';

/** What time it is: rows are stamped with it too, so that a story can be told at a clock of its own. */
export type Clock = () => Temporal.Instant;

export type Opening = {
  readonly clock?: Clock | undefined;
  /** One whose rows are put into it before it is used. */
  readonly backup?: Backup;
};

export type Store = {
  readonly embedded: boolean;
  /** The database's own, which all replicas share, unless the store was opened or is seen by another. */
  readonly clock: Clock;
  /** Whatever the bot does happens in here: one transaction, as a role that owns nothing, in the name of one workspace. */
  within<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Ids of workspaces that have something to send, or something due, at that instant. */
  unsent(at: Temporal.Instant): Promise<number[]>;
  due(at: Temporal.Instant): Promise<number[]>;
  /** Those that have a table on its way in or out. */
  carrying(at: Temporal.Instant): Promise<number[]>;
  /** Those that have something to tell to webhooks. */
  pushing(at: Temporal.Instant): Promise<number[]>;
  /** Those in which a person's own calendar is to be read, or one of its meetings asked about. */
  meeting(at: Temporal.Instant): Promise<number[]>;
  /** The workspace that has a feed of this name. */
  feeding(name: string): Promise<number | undefined>;
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
  /** Writes to the disk and leaves nothing behind. Rejects with code 53100 or ENOSPC when there is no space left. */
  tryDisk(): Promise<void>;
  /** Writes all rows, as they are at this moment, into a new file. Rejects with what to do if it cannot be written. */
  backUp(file: string): Promise<BackupFile>;
  /** Fresh statistics for the planner: on the embedded database nobody else sees to them. */
  analyze(): Promise<void>;
  close(): Promise<void>;
};

/** What of a store its kind of database decides. */
export type Engine = Pick<Store, 'embedded' | 'clock' | 'lead' | 'breath' | 'tryDisk' | 'close'> & {
  readonly statistics: Statistics;
  /** Passes on an answer that brings the database's time. */
  readonly learn?: (ask: () => PromiseLike<readonly { readonly clock: number }[]>) => Promise<void>;
};

/** A backup takes as long as it does; its own statements are short. */
const BACKUP_MS = 6 * 3_600_000;

export function storeOn(pool: Pool, engine: Engine): Store {
  const {
    embedded,
    clock,
    statistics,
    lead,
    breath,
    tryDisk,
    close,
    learn = async (ask) => void (await ask()),
  } = engine;
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
    clock,
    lead,
    breath,
    tryDisk,
    close,
    at: (other) => storeOn(pool, { ...engine, clock: other }),
    async within(scope, work) {
      const done = await pool.begin(async (raw) => {
        const entered = learn(() => enterScope(raw, { ...scope, now: clock().toString() }));
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
    pushing: (at) => ids('pushing_workspaces', at),
    meeting: (at) => ids('meeting_workspaces', at),
    feeding: (name) =>
      pool.begin(async (raw) => {
        const [row] = await raw<{ id: number | null }[]>`select feed_workspace(${name}) as id`;
        return row?.id ?? undefined;
      }),
    all: () => ids('all_workspaces'),
    found: ({ name, zone, locale, demo }) =>
      pool.begin(async (raw) => {
        const [made] = await raw<{ id: number }[]>`select nextval(pg_get_serial_sequence('workspaces', 'id')) as id`;
        if (!made) throw new Error('the sequence of workspaces gave nothing');
        await raw`select set_config('app.workspace', ${String(made.id)}, true)`;
        await raw`insert into workspaces (id, name, zone, locale, demo) values (${made.id}, ${name}, ${zone}, ${locale}, ${demo})`;
        return made.id;
      }),
    backUp: (file) => pool.begin((raw) => writeBackup(file, linesOf(raw, { at: clock().toString() })), BACKUP_MS),
    analyze: statistics.gather,
  };
}

/** drizzle sets how dates and JSON cross the wire on the client it is shown; every transaction inherits that. */
export function prepared(client: DatabaseClient): DatabaseClient {
  drizzle(client);
  Object.assign(client.options.parsers, { 20: Number });
  return client;
}
