import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUp } from '../app/setup.ts';
import type { Config } from '../config.ts';
import { openStore } from '../core/db/open.ts';
import { ErasureLine, replayErasure } from '../core/privacy/replay.ts';
import { listErasures } from '../core/privacy/store/erasures.ts';

/** As many as one company will ever have. */
const ALL = 1_000_000;

/**
 * Prints whose personal data was erased, a line of JSON each, to be kept beside every backup; or does it again in a
 * database that was put back from an older one. `npm run -s erasures > erasures.jsonl`, `npm run erasures -- --replay erasures.jsonl`.
 */
export async function run(config: Config, args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: { replay: { type: 'string' } } });
  const wanted = values.replay === undefined ? undefined : linesOf(values.replay);
  const store = await openStore(config.database);
  try {
    const { workspace } = await setUp(store, config);
    if (!wanted) {
      const all = await store.within({ workspace }, (tx) => listErasures(tx, ALL));
      for (const { id: proof, contactId: contact, askedBy, approvedBy } of all.toReversed())
        process.stdout.write(`${JSON.stringify({ proof, contact, askedBy, approvedBy })}\n`);
      return;
    }
    let again = 0;
    for (const line of wanted) if (await store.within({ workspace }, (tx) => replayErasure(tx, line))) again += 1;
    process.stdout.write(`${again} of ${wanted.length} were there again, and are erased\n`);
  } finally {
    await store.close();
  }
}

function linesOf(file: string) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ErasureLine.parse(JSON.parse(line)));
}
