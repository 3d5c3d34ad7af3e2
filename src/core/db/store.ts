/** What the bot asks of its database, whichever it is: transactions in the name of one company, and which companies have something to do. */
import { drizzle } from 'drizzle-orm/postgres-js';
import { type BackupFile, writeBackup } from './backup/file.ts';
import { linesOf } from './backup/rows.ts';
import { type Backup, countApplied, knownMigrations } from './migrate.ts';
import type { DatabaseClient, Pool, Raw } from './pool.ts';
import { Refusal } from './refusal.ts';
import type { Cells } from './server/cells.ts';
import type { Lead } from './server/leader.ts';
import type { Standby } from './server/standby.ts';
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
  /** Where what only reads may be asked instead; undefined: there is none. */
  readonly standby?: Pick<Standby, 'look' | 'asked'> | undefined;
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
  /** How many changes its tables have had, and how many this program knows: more while a newer one is at work. */
  version(): Promise<{ readonly tables: number; readonly program: number }>;
  /** Fresh statistics for the planner; on the embedded database the space of deleted rows as well, which nobody else sees to. */
  analyze(): Promise<void>;
  close(): Promise<void>;
};

/** What of a store its kind of database decides. */
export type Engine = Pick<Store, 'embedded' | 'clock' | 'lead' | 'breath' | 'tryDisk' | 'close'> & {
  readonly statistics: Statistics;
  /** Where each company is, if not all in one place. */
  readonly cells?: Cells | undefined;
  readonly standby?: Standby | undefined;
  /** Passes on an answer that brings the database's time. */
  readonly learn?: (ask: () => PromiseLike<readonly { readonly clock: number }[]>) => Promise<void>;
};

/** A backup takes as long as it does; its own statements are short. */
const BACKUP_MS = 6 * 3_600_000;

const NOT_BACKED_UP = new Refusal({
  en: 'a distributed database is not backed up into one file: use pg_dump or pg_basebackup on each of its servers',
  zh: '分布式数据库不能备份成一个文件:请在每台服务器上用 pg_dump 或 pg_basebackup',
});

export function storeOn(pool: Pool, engine: Engine): Store {
  const {
    embedded,
    clock,
    statistics,
    cells,
    standby,
    lead,
    breath,
    tryDisk,
    close,
    learn = async (ask) => void (await ask()),
  } = engine;
  const places: readonly Pool[] = cells?.all ?? [pool];
  /** Asked of every place by itself. */
  const everywhere = async <T>(statement: (client: DatabaseClient) => PromiseLike<readonly T[]>): Promise<T[]> =>
    (await Promise.all(places.map((place) => place.ask(statement)))).flat();
  const ids = async (name: string, at?: Temporal.Instant) => {
    const rows = await everywhere((client) =>
      client.unsafe<{ id: number }[]>(`select id from ${name}(${at ? '$1' : ''}) id`, at ? [at.toString()] : [], {
        prepare: true,
      }),
    );
    return rows.map((row) => row.id);
  };
  const enter = async <T>(scope: Scope, work: (raw: Raw) => Promise<T>): Promise<T> => {
    if (!cells) return pool.begin(work);
    const home = await cells.of(scope);
    return home.begin((raw) => {
      // What a plan took for constant was so for another transaction.
      const forgotten = raw`discard plans`;
      // A failure also fails every statement after it, which is where it is met.
      forgotten.catch(() => {});
      return work(raw);
    });
  };

  return {
    embedded,
    clock,
    standby,
    lead,
    breath,
    tryDisk,
    close,
    at: (other) => storeOn(pool, { ...engine, clock: other }),
    async within(scope, work) {
      const done = await enter(scope, async (raw) => {
        const entered = learn(() => enterScope(raw, { ...scope, now: clock().toString() }));
        // A failure here also fails every statement after it, which is where it is met.
        entered.catch(() => {});
        const result = await work(handleOn(raw, standby));
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
    async feeding(name) {
      const rows = await everywhere((client) => client<{ id: number | null }[]>`select feed_workspace(${name}) as id`);
      return rows.find(({ id }) => id !== null)?.id ?? undefined;
    },
    all: () => ids('all_workspaces'),
    async found({ name, zone, locale, demo }) {
      const [made] = await pool.begin(
        (raw) => raw<{ id: number }[]>`select nextval(pg_get_serial_sequence('workspaces', 'id')) as id`,
      );
      if (!made) throw new Error('the sequence of workspaces gave nothing');
      return enter({ workspace: made.id }, async (raw) => {
        await raw`select set_config('app.workspace', ${String(made.id)}, true)`;
        await raw`insert into workspaces (id, name, zone, locale, demo) values (${made.id}, ${name}, ${zone}, ${locale}, ${demo})`;
        return made.id;
      });
    },
    backUp: async (file) => {
      if (cells) throw NOT_BACKED_UP;
      return pool.begin((raw) => writeBackup(file, linesOf(raw, { at: clock().toString() })), BACKUP_MS);
    },
    async version() {
      const tables = await pool.begin(countApplied);
      return { tables, program: knownMigrations().length };
    },
    analyze: statistics.gather,
  };
}

/** drizzle sets how dates and JSON cross the wire on the client it is shown; every transaction inherits that. */
export function prepared(client: DatabaseClient): DatabaseClient {
  drizzle(client);
  Object.assign(client.options.parsers, { 20: Number });
  return client;
}
