/** Once for all test files: a data folder with all tables, kept between runs for as long as the migrations are the same. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { TestProject } from 'vitest/node';

const MIGRATIONS = 'drizzle';

export default async function setup(project: TestProject) {
  const sql = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'));
  const hash = sql
    .reduce((sum, file) => sum.update(readFileSync(join(MIGRATIONS, file))), createHash('sha256'))
    .digest('hex');
  const image = join(tmpdir(), `touchbase-${hash.slice(0, 16)}.tar`);
  if (!existsSync(image)) await make(image);
  project.provide('image', image);
}

async function make(image: string) {
  const database = await PGlite.create();
  await migrate(drizzle(database), { migrationsFolder: MIGRATIONS });
  const tar = await database.dumpDataDir('none');
  writeFileSync(`${image}.${process.pid}`, new Uint8Array(await tar.arrayBuffer()));
  renameSync(`${image}.${process.pid}`, image);
  await database.close();
}
