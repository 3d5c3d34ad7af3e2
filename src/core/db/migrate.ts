import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { DatabaseClient } from './pool.ts';

/** Replicas that start at once take turns; the first does the work and the others find it done. */
export async function runMigrations(connect: () => DatabaseClient) {
  const migrationsFolder = migrations();
  const client = connect();
  try {
    const known = readMigrationFiles({ migrationsFolder });
    await client`select pg_advisory_lock(hashtext('touchbase migrations'))`;
    await refuseTheBotsOwnRole(client);
    await migrate(drizzle(client), { migrationsFolder });
    const [{ count } = { count: 0 }] = await client<
      { count: number }[]
    >`select count(*)::int as count from drizzle.__drizzle_migrations`;
    if (count > known.length)
      throw new Error('this database is newer than this Touchbase: run the newer version again, or restore a backup');
    await client`select pg_advisory_unlock(hashtext('touchbase migrations'))`;
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Row-level security binds the role that the bot acts as, so nobody may log in as it, and it may not be above the rules. */
async function refuseTheBotsOwnRole(client: DatabaseClient) {
  const above =
    await client`select from pg_roles where rolname = 'touchbase' and (rolcanlogin or rolsuper or rolbypassrls)`;
  if (above.length)
    throw new Error(
      'this server has a login named touchbase, which is the role that the bot acts as: give DATABASE_URL a user of another name, and `alter role touchbase nologin nosuperuser nobypassrls`',
    );
}

/** Beside the bundle, or at the top of the source. */
function migrations() {
  const beside = new URL('./drizzle', import.meta.url);
  return fileURLToPath(existsSync(beside) ? beside : new URL('../../../drizzle', import.meta.url));
}
