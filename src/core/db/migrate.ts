import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import { PgDialect } from 'drizzle-orm/pg-core';
import { inspectBackup } from './backup/file.ts';
import { isFresh, NOT_FRESH, putBack } from './backup/rows.ts';
import { inTime } from './deadline.ts';
import type { DatabaseClient, Raw } from './pool.ts';
import { Refusal } from './refusal.ts';
import { admitRole, makeRole } from './roles.ts';

/** How long one question may take; bringing tables up to date may take as long as it does. */
const PATIENCE = 6_000;
const TURN_MS = 200;

const dialect = new PgDialect();

/**
 * Replicas that start at once take turns; the first does the work and the others find it done. `backup`: one
 * whose rows are put back between the changes that its tables had and those that they have had since.
 */
export async function runMigrations(connect: () => DatabaseClient, backup?: Backup) {
  const changes = knownMigrations();
  const known = changes.length;
  const client = connect();
  try {
    while (!(await inTime(turn(client), PATIENCE))) await pause(TURN_MS);
    await inTime(makeRole(client), PATIENCE);
    const applied = await inTime(countApplied(client), PATIENCE);
    if (applied > known)
      throw new Refusal({
        en: 'this database is newer than this Touchbase: run the newer version again, or restore a backup',
        zh: '这个数据库比当前的 Touchbase 新:请重新运行新版本,或恢复备份',
      });
    const change = (many: number) =>
      dialect.migrate(changes.slice(0, many), new PostgresJsSession(client, dialect, undefined), {
        migrationsFolder: migrations(),
      });
    if (backup) {
      if (applied > backup.migrations || !(await inTime(isFresh(client), PATIENCE))) throw NOT_FRESH;
      await change(backup.migrations);
      await putBack(client, backup.file);
    }
    if (applied < known) await change(known);
    await inTime(admitRole(client), PATIENCE);
  } finally {
    // Its turn ends with its connection.
    await client.end({ timeout: 2 });
  }
}

export type Backup = { readonly file: string; readonly migrations: number };

/** Rejects with what to do unless it is whole, and this version knows its tables. */
export async function admitBackup(file: string): Promise<Backup> {
  const { migrations: had, last } = await inspectBackup(file);
  const changes = knownMigrations();
  if (had > changes.length) throw NEWER;
  if (changes[had - 1]?.hash !== last) throw UNKNOWN;
  return { file, migrations: had };
}

/** All that this version has, in their order. */
export const knownMigrations = () => readMigrationFiles({ migrationsFolder: migrations() });

async function turn(client: DatabaseClient): Promise<boolean> {
  const [row] = await client<
    { ours: boolean }[]
  >`select pg_try_advisory_lock(hashtext('touchbase migrations')) as ours`;
  return row?.ours === true;
}

/** How many changes a database has had. */
export async function countApplied(client: DatabaseClient | Raw): Promise<number> {
  const [there] = await client<{ is: boolean }[]>`select to_regclass('drizzle.__drizzle_migrations') is not null as is`;
  if (!there?.is) return 0;
  const [row] = await client<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return row?.count ?? 0;
}

/** Beside the bundle, or at the top of the source. */
function migrations() {
  const beside = new URL('./drizzle', import.meta.url);
  return fileURLToPath(existsSync(beside) ? beside : new URL('../../../drizzle', import.meta.url));
}

const NEWER = new Refusal({
  en: 'this backup is of a newer Touchbase: restore it with that version. Nothing was changed',
  zh: '这份备份来自更新的 Touchbase:请用那个版本恢复。什么都没有改动',
});

const UNKNOWN = new Refusal({
  en: 'this backup is of another program’s tables: restore it with the version that made it. Nothing was changed',
  zh: '这份备份的表和当前程序对不上:请用做备份的那个版本恢复。什么都没有改动',
});
