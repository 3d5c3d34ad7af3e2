/**
 * Opens a data folder and founds a company: `opener FOLDER`. Says `in` and stays until it is killed, or `out` and why, and
 * ends. With `newer` it first makes the folder look like one of a later version.
 */
import { openStore } from '../../../src/core/db/open.ts';

const [folder = '', newer] = process.argv.slice(2);
const tell = (line: string) => process.stdout.write(`${line}\n`);

await open().catch((error: Error) => tell(`out ${error.message}`));

async function open() {
  const store = await openStore({ kind: 'folder', folder });
  if (newer) {
    await store.close();
    const { PGlite } = await import('@electric-sql/pglite');
    const database = await PGlite.create(folder);
    await database.exec(
      "insert into drizzle.__drizzle_migrations (hash, created_at) select 'x', 9e14 from generate_series(1, 1)",
    );
    await database.close();
    await openStore({ kind: 'folder', folder });
    return;
  }
  await store.found({ name: 'Test', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
  tell('in');
}
