import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUp } from '../../app/setup.ts';
import type { Config } from '../../config.ts';
import { openStore, type Store } from '../../core/db/open.ts';
import { ErasureLine, type KeptErasure, replayErasure } from '../../core/privacy/replay.ts';
import { listErasures } from '../../core/privacy/store/erasures.ts';

/** As many as one company will ever have. */
const ALL = 1_000_000;

/**
 * Prints whose personal data was erased, a line of JSON each, to be kept beside every backup; or does it again in a
 * database that was put back from an older one. `npm run -s erasures > erasures.jsonl`, `npm run erasures -- --replay erasures.jsonl`.
 */
export async function run(config: Config, args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: { replay: { type: 'string' } } });
  const wanted = values.replay === undefined ? undefined : readErasures(values.replay);
  const store = await openStore(config.database);
  try {
    await setUp(store, config);
    if (wanted) process.stdout.write(`${await eraseAgain(store, wanted)}\n`);
    else for (const line of await erasuresOf(store)) process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await store.close();
  }
}

/** Of every company, the oldest first. */
export async function erasuresOf(store: Store): Promise<KeptErasure[]> {
  const all: KeptErasure[] = [];
  for (const workspace of await store.all())
    for (const erasure of (await store.within({ workspace }, (tx) => listErasures(tx, ALL))).toReversed())
      all.push({
        company: workspace,
        proof: erasure.id,
        contact: erasure.contactId,
        askedBy: erasure.askedBy,
        approvedBy: erasure.approvedBy,
        at: erasure.at.toString(),
        trace: erasure.trace,
      });
  return all;
}

/** Resolves to how many there were. */
export async function eraseAgain(store: Store, lines: readonly KeptErasure[]): Promise<string> {
  const [first = 0] = await store.all();
  let again = 0;
  for (const line of lines)
    if (await store.within({ workspace: line.company ?? first }, (tx) => replayErasure(tx, line))) again += 1;
  return `${again} of ${lines.length} were there again, and are erased`;
}

export function readErasures(file: string): KeptErasure[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ErasureLine.parse(JSON.parse(line)));
}
