/** Runs an operator's verb where the database is: in the process that is in the data folder, or here. */
import type { Config } from '../config.ts';
import { type Answer, askInside } from '../adapters/operator/door.ts';
import { openStore, type Store } from '../core/db/open.ts';

const PATIENCE_MS = 30_000;

export async function runVerb(
  config: Config,
  {
    verb,
    args,
    work,
    patience = PATIENCE_MS,
    open = openStore,
  }: {
    readonly verb: string;
    readonly args: readonly string[];
    readonly work: (store: Store) => Promise<Answer>;
    /** Milliseconds for the process that is in the data folder. */
    readonly patience?: number;
    readonly open?: (place: Config['database']) => Promise<Store>;
  },
) {
  const { database } = config;
  const inside = database.kind === 'folder' ? await askInside(database.folder, { verb, args, patience }) : undefined;
  const { out, aside, isWell } = inside ?? (await here());
  for (const line of out) process.stdout.write(`${line}\n`);
  for (const line of aside) process.stderr.write(`${line}\n`);
  if (!isWell) process.exitCode = 1;

  async function here() {
    const store = await open(database);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }
}
