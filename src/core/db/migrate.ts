import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { inTime } from './deadline.ts';
import type { DatabaseClient } from './pool.ts';
import { Refusal } from './refusal.ts';
import { admitRole, makeRole } from './roles.ts';

/** How long one question may take; bringing tables up to date may take as long as it does. */
const PATIENCE = 6_000;
const TURN_MS = 200;

/** Replicas that start at once take turns; the first does the work and the others find it done. */
export async function runMigrations(connect: () => DatabaseClient) {
  const migrationsFolder = migrations();
  const known = readMigrationFiles({ migrationsFolder }).length;
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
    if (applied < known) await migrate(drizzle(client), { migrationsFolder });
    await inTime(admitRole(client), PATIENCE);
  } finally {
    // Its turn ends with its connection.
    await client.end({ timeout: 2 });
  }
}

async function turn(client: DatabaseClient): Promise<boolean> {
  const [row] = await client<
    { ours: boolean }[]
  >`select pg_try_advisory_lock(hashtext('touchbase migrations')) as ours`;
  return row?.ours === true;
}

async function countApplied(client: DatabaseClient): Promise<number> {
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
