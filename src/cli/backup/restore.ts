import { parseArgs } from 'node:util';
import type { Config } from '../../config.ts';
import { restoreStore } from '../../core/db/open.ts';
import { eraseAgain, readErasures } from './erasures.ts';

/**
 * Puts a backup into an empty database of either kind, and erases again whoever was erased since.
 * `npm run restore -- FILE --erasures erasures.jsonl`.
 */
export async function run(config: Config, args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { erasures: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length)
    throw new Error('say which backup: npm run restore -- touchbase.backup --erasures erasures.jsonl');
  const erasures = values.erasures === undefined ? undefined : readErasures(values.erasures);
  const store = await restoreStore(config.database, file);
  try {
    const companies = (await store.all()).length;
    process.stdout.write(`${file} is put back, whole: ${companies} ${companies === 1 ? 'company' : 'companies'}\n`);
    if (erasures) process.stdout.write(`${await eraseAgain(store, erasures)}\n`);
    else
      process.stderr.write(
        'whoever was erased after this backup is in it again: npm run erasures -- --replay with the newest list, before anybody uses it\n',
      );
  } finally {
    await store.close();
  }
}
