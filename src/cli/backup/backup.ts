import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer } from '../../adapters/operator/door.ts';
import type { Config } from '../../config.ts';
import type { Store } from '../../core/db/open.ts';
import { runVerb } from '../verb.ts';

const PATIENCE_MS = 3_600_000;

/** Writes all that is kept, as it is at this moment, into a new file; the bot may run. `npm run backup -- FILE`. */
export async function run(config: Config, args: readonly string[]) {
  // The process that is in the data folder may stand elsewhere.
  const file = resolve(onlyFile(args, 'backup'));
  await runVerb(config, {
    verb: 'backup',
    args: [file],
    patience: PATIENCE_MS,
    work: (store) => backUp(store, [file]),
  });
}

export async function backUp(store: Store, args: readonly string[]): Promise<Answer> {
  const file = onlyFile(args, 'backup');
  const { rows, bytes } = await store.backUp(file);
  return {
    out: [`${rows} rows in ${file}, ${Math.ceil(bytes / 1024)} kB`],
    aside: [
      'whoever has it can read all that is kept: store it as you would the database. SECRET_KEY is not in it, and the secrets in it are worth nothing without',
    ],
    isWell: true,
  };
}

function onlyFile(args: readonly string[], verb: string): string {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length) throw new Error(`say into which file: npm run ${verb} -- touchbase.backup`);
  return file;
}
