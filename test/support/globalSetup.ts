/** Once for all test files: a database with all tables and nothing in them, as a folder or on the server. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../src/core/db/open.ts';
import { dropDatabase } from './dropDatabase.ts';

const MIGRATIONS = 'drizzle';

export default async function setup(project: TestProject) {
  const sql = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'));
  const hash = sql
    .reduce((sum, file) => sum.update(readFileSync(join(MIGRATIONS, file))), createHash('sha256'))
    .digest('hex');
  const image = join(tmpdir(), `touchbase-${hash.slice(0, 16)}.tar`);
  if (!existsSync(image)) await make(image);
  project.provide('image', image);
  const server = process.env['TEST_POSTGRES_URL'] ?? '';
  // A distributed database is made by hand and met by all workers: docs/scaling.md.
  const template = process.env['TEST_DISTRIBUTED'] ? '' : `touchbase_${randomUUID().slice(0, 8)}`;
  project.provide('template', template);
  return server && template ? onServer(server, template) : undefined;
}

/** Makes the template; resolves to what removes it and all that workers copied from it. */
async function onServer(server: string, template: string) {
  const run = async (work: (admin: postgres.Sql) => Promise<unknown>) => {
    const admin = postgres(server, { max: 1, onnotice: () => {} });
    await work(admin);
    await admin.end();
  };
  await run((admin) => admin.unsafe(`create database ${template}`));
  const url = new URL(server);
  url.pathname = `/${template}`;
  await (await openStore({ kind: 'server', url: url.href, connections: 1 })).close();
  return () =>
    run(async (admin) => {
      const made = await admin<
        { datname: string }[]
      >`select datname from pg_database where starts_with(datname, ${template})`;
      for (const { datname } of made) await dropDatabase(admin, datname);
    });
}

async function make(image: string) {
  const database = await PGlite.create();
  await migrate(drizzle(database), { migrationsFolder: MIGRATIONS });
  const tar = await database.dumpDataDir('none');
  writeFileSync(`${image}.${process.pid}`, new Uint8Array(await tar.arrayBuffer()));
  renameSync(`${image}.${process.pid}`, image);
  await database.close();
}
