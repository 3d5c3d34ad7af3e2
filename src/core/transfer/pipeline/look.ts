/** A table before it comes in: what would happen is counted, and shown. */
import { NO_COUNTS } from '../columns.ts';
import { type Ending, sameKey } from '../plan.ts';
import { importPreview, sampleOf } from '../preview.ts';
import { readEntry } from '../row.ts';
import { changeImport, type Import } from '../store/imports.ts';
import { readChunks } from './chunks.ts';
import { planChunk } from './decide.ts';
import { replaceCard, translatorFor, type TransferWork } from './progress.ts';
import type { ImportCounts, ImportExample, ImportSample } from '../../contract/transfer.ts';

const EXAMPLES = 5;
const SAMPLES = 5;

/** Counts what would happen. Nothing is written; whoever finds this cut short begins anew. */
export async function look(work: TransferWork, taken: Import) {
  const made = new Set<string>();
  const seen = {
    counts: NO_COUNTS,
    badCells: 0,
    examples: [] as ImportExample[],
    samples: [] as ImportSample[],
    columns: taken.columns ?? [],
    layout: taken.layout,
    total: 0,
  };
  for await (const { rows, columns, layout, reader } of readChunks(work, taken)) {
    if (work.stopping.aborted) return;
    const entries = rows.map((row) => readEntry(row, reader));
    await work.store.within(work, async (tx) => {
      const { endings } = await planChunk(tx, { entries, reader, of: taken, made });
      for (const { end, draft } of endings) if (end === 'new' && draft) made.add(sameKey(draft.name));
      const { examples, total } = seen;
      Object.assign(seen, { columns, layout, total: total + rows.length, counts: added(seen.counts, endings) });
      seen.badCells += badIn(endings);
      seen.examples = withExamples(examples, endings, taken.locale);
      for (const { draft, end } of endings)
        if (
          draft &&
          end !== 'same' &&
          seen.samples.length < SAMPLES &&
          seen.samples.every(({ name }) => name !== draft.name)
        )
          seen.samples.push(sampleOf(draft, { owners: reader.owners, locale: taken.locale }));
      await changeImport(tx, taken, { busyUntil: work.until() });
      await work.glance(tx, { ...taken, ...seen });
    });
    await work.store.breath();
  }
  await work.store.within(work, async (tx) => {
    const now = work.clock();
    const ready = { ...taken, ...seen, state: 'ready' as const };
    if (await changeImport(tx, taken, { ...seen, state: 'ready' }))
      await replaceCard(tx, {
        of: ready,
        now,
        card: importPreview(ready, await translatorFor(tx, { of: taken, now })),
      });
  });
}

export const badIn = (endings: readonly Ending[]) => endings.reduce((sum, { bad = [] }) => sum + bad.length, 0);

/** What is the matter, each thing once, with how often. */
function withExamples(
  before: readonly ImportExample[],
  endings: readonly Ending[],
  locale: Import['locale'],
): ImportExample[] {
  const all = [...before];
  const told = endings.flatMap(({ line, end, why, bad = [] }) => [
    ...(why && (end === 'failed' || end === 'twin') ? [{ line, end, why: why[locale] }] : []),
    ...bad.map((each) => ({ line, end: 'cell' as const, why: each[locale] })),
  ]);
  for (const each of told) {
    const at = all.findIndex(({ end, why }) => end === each.end && why === each.why);
    const known = all[at];
    if (known) all[at] = { ...known, times: known.times + 1 };
    else if (all.length < EXAMPLES) all.push({ ...each, times: 1 });
  }
  return all;
}

export function added(counts: ImportCounts, endings: readonly Ending[]): ImportCounts {
  const sum: Record<keyof ImportCounts, number> = { ...counts };
  for (const { end } of endings) sum[end] += 1;
  return sum;
}
