/** A table on its way in: looked at, written, or taken back, a piece at a time. */
import { finishedCard, undoneCard, unreadableCard } from '../cards.ts';
import { writeDrafts } from '../store/bulkWrite.ts';
import { reserveKeys } from '../store/reservedKeys.ts';
import { keepFile } from '../../delivery/store/files.ts';
import { changeImport, type Import, recordEndings, leftOut, touchedBy } from '../store/imports.ts';
import { takeBackAlong, takeBackCustomers } from '../store/undoImport.ts';
import { PROBLEM } from '../heads.ts';
import { writeCsv } from '../format/csv.ts';
import { Unreadable } from '../format/read.ts';
import { type PreparedChunk, prepareChunks, readChunks, chunkSize } from './chunks.ts';
import { planChunk } from './decide.ts';
import { added, badIn, look } from './look.ts';
import { replaceCard, translatorFor, type TransferWork } from './progress.ts';
import { bringWaiting } from './waiting.ts';
import { actAs, lookAs, quietly } from '../../db/session.ts';
import type { ImportCounts } from '../../contract/transfer.ts';

export async function runImport(work: TransferWork, taken: Import): Promise<void> {
  try {
    if (taken.state === 'looking') await look(work, taken);
    if (taken.state === 'running') await run(work, taken);
    if (taken.state === 'undoing') await undo(work, taken);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await work.store.within(work, async (tx) => {
      const now = work.clock();
      if (await changeImport(tx, taken, { state: 'dropped' }))
        await replaceCard(tx, {
          of: taken,
          now,
          card: unreadableCard(error, taken, await translatorFor(tx, { of: taken, now })),
        });
    });
  }
}

async function run(work: TransferWork, taken: Import) {
  // The planner would go on believing that the tables are as small as they were; a server notices too, after a minute.
  const [first, growth] = work.store.embedded ? [100, 4] : [500, 16];
  const state = { at: taken, analyzed: first / growth };
  for await (const part of prepareChunks(work, taken)) {
    const next = work.stopping.aborted ? undefined : await writePart(work, { part, at: state.at });
    // Stopping, or somebody else goes on with it.
    if (!next) return;
    state.at = next;
    if (grown(next.counts) >= state.analyzed * growth) {
      state.analyzed = grown(next.counts);
      await work.store.analyze();
    }
    await work.store.breath();
  }
  const { at } = state;
  const bytes = await faultsOf(work, at);
  await work.store.within(work, async (tx) => {
    const now = work.clock();
    if (!(await changeImport(tx, at, { state: 'done' }))) return;
    const name = `${at.name.replace(/\.\w{1,5}$/, '')} ${PROBLEM[at.locale]}.csv`;
    const file = bytes && { id: await keepFile(tx, { personId: at.personId, name, bytes }), name };
    const along = await bringWaiting(tx, { of: at, now });
    const card = finishedCard({ ...at, along }, await translatorFor(tx, { of: at, now }));
    await replaceCard(tx, { of: at, now, card: { ...card, ...(file && { file }) } });
  });
}

async function writePart(
  work: TransferWork,
  { part, at }: { readonly part: PreparedChunk; readonly at: Import },
): Promise<Import | undefined> {
  const { rows, entries, reader, spelled } = part;
  const { person } = reader;
  return work.store.within(work, async (tx) => {
    actAs(tx, { personId: person.id, ...(at.heardId !== null && { heardId: at.heardId }) });
    quietly(tx);
    const { endings, drafts, promise } = await planChunk(tx, { entries, reader, of: at, made: new Set() });
    const next = {
      place: rows.at(-1)?.line ?? at.place,
      counts: added(at.counts, endings),
      badCells: at.badCells + badIn(endings),
      busyUntil: work.until(),
    };
    if (!(await changeImport(tx, at, next))) return undefined;
    const met = await reserveKeys(tx, drafts);
    const written = writeDrafts(tx, drafts, {
      personId: person.id,
      heardId: at.heardId ?? undefined,
      today: reader.today,
      promise,
      spelled,
      met,
    });
    const recorded = recordEndings(tx, {
      importId: at.id,
      lines: endings.map(({ line, end, why, bad = [], draft }) => ({
        line,
        end,
        why: why?.[at.locale] ?? (bad.map((each) => each[at.locale]).join('; ') || null),
        customerId: draft?.id ?? null,
      })),
    });
    await Promise.all([written, recorded]);
    await work.glance(tx, { ...at, ...next });
    return { ...at, ...next };
  });
}

const grown = (counts: ImportCounts) => counts.new + counts.changed;

/** The lines that were left out as they came, each with why: mended, they can come again. */
async function faultsOf(work: TransferWork, of: Import): Promise<Uint8Array | undefined> {
  const why = new Map(
    (await work.store.within(work, (tx) => leftOut(tx, of.id))).map((row) => [row.line, row.why ?? '']),
  );
  if (!why.size) return undefined;
  const heads = of.columns?.map(({ head }) => head) ?? [];
  const width = heads.length;
  const out: string[][] = heads.some(Boolean) ? [[...heads, PROBLEM[of.locale]]] : [];
  for await (const { rows } of readChunks(work, of))
    for (const { line, cells } of rows)
      if (why.has(line)) out.push([...Array.from({ length: width }, (_, at) => cells[at] ?? ''), why.get(line) ?? '']);
  return writeCsv(out);
}

async function undo(work: TransferWork, taken: Import) {
  const at = { ...taken };
  for (;;) {
    if (work.stopping.aborted) return;
    const more = await work.store.within(work, async (tx) => {
      const now = work.clock();
      actAs(tx, { personId: at.personId });
      lookAs(tx, 'everything');
      const { customerIds, before } = await touchedBy(tx, { importId: at.id, place: at.place, most: chunkSize(work) });
      if (!customerIds.length) {
        if (await changeImport(tx, at, { state: 'undone' }))
          await replaceCard(tx, { of: at, now, card: undoneCard(at, await translatorFor(tx, { of: at, now })) });
        return false;
      }
      // As it came in, it goes as one.
      quietly(tx);
      if (at.heardId !== null) await takeBackAlong(tx, { personId: at.personId, heardId: at.heardId });
      const done = await takeBackCustomers(tx, { heardId: at.heardId ?? 0, customerIds, by: at.heardId ?? 0 });
      const sum = at.takenBack ?? { gone: 0, restored: 0, kept: 0 };
      const next = {
        place: before,
        busyUntil: work.until(),
        takenBack: { gone: sum.gone + done.gone, restored: sum.restored + done.restored, kept: sum.kept + done.kept },
      };
      if (!(await changeImport(tx, at, next))) throw new Error('an import is being undone twice');
      Object.assign(at, next);
      await work.glance(tx, at);
      return true;
    });
    if (!more) return;
    await work.store.breath();
  }
}
