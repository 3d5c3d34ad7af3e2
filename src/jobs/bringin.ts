/** A table on its way in: looked at, written, or taken back, a piece at a time. */
import { finished, preview, takenBack, unreadable } from '../core/importing.ts';
import { may, relation } from '../core/may.ts';
import { promised } from '../core/promise.ts';
import { thereBy, write } from '../core/store/bulk.ts';
import { bytesOf, keepFile } from '../core/store/files.ts';
import { actAs } from '../core/store/hear.ts';
import { changeImport, type Import, keepEndings, leftOut, touchedBy } from '../core/store/imports.ts';
import type { Tx } from '../core/store/open.ts';
import { everyone, findPerson } from '../core/store/people.ts';
import { lookAs } from '../core/store/sight.ts';
import { takeBackCustomers } from '../core/store/unimport.ts';
import { type Column, type Counts, type Example, guess, NONE, PROBLEM } from '../core/table/columns.ts';
import { writeCsv } from '../core/table/csv.ts';
import { orderOf } from '../core/table/days.ts';
import { type Ending, plan, sameKey, twinKeys } from '../core/table/plan.ts';
import { isFault, readEntry, type Reader } from '../core/table/record.ts';
import { type Row, rowsOf, Unreadable } from '../core/table/read.ts';
import type { Person } from '../core/types.ts';
import { showAnew, tongueOf, type Work } from './work.ts';

const PIECE = 200;
/** The embedded database does one thing at a time: what is written in one go is what everybody else waits for. */
const EMBEDDED_STEP = 25;
const stepOf = ({ store }: Work) => (store.embedded ? EMBEDDED_STEP : PIECE);
const EXAMPLES = 5;

export async function bringIn(work: Work, taken: Import): Promise<void> {
  try {
    if (taken.state === 'looking') await look(work, taken);
    if (taken.state === 'running') await run(work, taken);
    if (taken.state === 'undoing') await undo(work, taken);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await work.store.within(work, async (tx) => {
      const now = work.clock();
      if (await changeImport(tx, taken, { state: 'dropped' }))
        await showAnew(tx, { of: taken, now, card: unreadable(error, taken, await tongueOf(tx, { of: taken, now })) });
    });
  }
}

/** Counts what would happen. Nothing is written; whoever finds this cut short begins anew. */
async function look(work: Work, taken: Import) {
  const made = new Set<string>();
  const seen = { counts: NONE, examples: [] as Example[], columns: taken.columns ?? [], total: 0 };
  for await (const { rows, columns, reader } of pieces(work, taken)) {
    if (work.stopping.aborted) return;
    await work.store.within(work, async (tx) => {
      const { endings } = await planned(tx, { rows, reader, of: taken, made });
      for (const { end, draft } of endings) if (end === 'new' && draft) made.add(sameKey(draft.name));
      Object.assign(seen, { columns, total: seen.total + rows.length, counts: added(seen.counts, endings) });
      for (const { line, end, why } of endings)
        if (why && (end === 'failed' || end === 'twin') && seen.examples.length < EXAMPLES)
          seen.examples.push({ line, end, why: why[taken.locale] });
      await changeImport(tx, taken, { busyUntil: work.until() });
      await work.glance(tx, { ...taken, ...seen });
    });
  }
  await work.store.within(work, async (tx) => {
    const now = work.clock();
    const ready = { ...taken, ...seen, state: 'ready' as const };
    if (await changeImport(tx, taken, { ...seen, state: 'ready' }))
      await showAnew(tx, { of: ready, now, card: preview(ready, await tongueOf(tx, { of: taken, now })) });
  });
}

async function run(work: Work, taken: Import) {
  // The embedded planner would go on believing that the tables are as small as they were.
  const state = { at: taken, analyzed: 25 };
  for await (const { rows, reader } of pieces(work, taken)) {
    const rest = rows.filter(({ line }) => line > state.at.place);
    for (const part of parts(rest, stepOf(work))) {
      const next = work.stopping.aborted ? undefined : await writePart(work, { rows: part, at: state.at, reader });
      // Stopping, or somebody else goes on with it.
      if (!next) return;
      state.at = next;
      if (work.store.embedded && grown(next.counts) >= state.analyzed * 4) {
        state.analyzed = grown(next.counts);
        await work.store.analyze();
      }
    }
  }
  const { at } = state;
  const bytes = await faultsOf(work, at);
  await work.store.within(work, async (tx) => {
    const now = work.clock();
    if (!(await changeImport(tx, at, { state: 'done' }))) return;
    const name = `${at.name.replace(/\.\w{1,5}$/, '')} ${PROBLEM[at.locale]}.csv`;
    const file = bytes && { id: await keepFile(tx, { personId: at.personId, name, bytes }), name };
    const card = finished(at, await tongueOf(tx, { of: at, now }));
    await showAnew(tx, { of: at, now, card: { ...card, ...(file && { file }) } });
  });
}

async function writePart(
  work: Work,
  { rows, at, reader }: { rows: readonly Row[]; at: Import; reader: Piece['reader'] },
): Promise<Import | undefined> {
  const { person } = reader;
  return work.store.within(work, async (tx) => {
    actAs(tx, { personId: person.id, ...(at.heardId !== null && { heardId: at.heardId }) });
    const { endings, drafts, promise } = await planned(tx, { rows, reader, of: at, made: new Set() });
    const next = { place: rows.at(-1)?.line ?? at.place, counts: added(at.counts, endings), busyUntil: work.until() };
    if (!(await changeImport(tx, at, next))) return undefined;
    await write(tx, drafts, { personId: person.id, heardId: at.heardId ?? undefined, promise });
    await keepEndings(tx, {
      importId: at.id,
      lines: endings.map(({ line, end, why, draft }) => ({
        line,
        end,
        why: why?.[at.locale] ?? null,
        customerId: draft?.id ?? null,
      })),
    });
    await work.glance(tx, { ...at, ...next });
    return { ...at, ...next };
  });
}

const grown = (counts: Counts) => counts.new + counts.changed;

const parts = (rows: readonly Row[], size: number) =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));

/** The lines that were left out as they came, each with why: mended, they can come again. */
async function faultsOf(work: Work, of: Import): Promise<Uint8Array | undefined> {
  const why = new Map(
    (await work.store.within(work, (tx) => leftOut(tx, of.id))).map((row) => [row.line, row.why ?? '']),
  );
  if (!why.size) return undefined;
  const heads = of.columns?.map(({ head }) => head) ?? [];
  const width = heads.length;
  const out: string[][] = heads.some(Boolean) ? [[...heads, PROBLEM[of.locale]]] : [];
  for await (const { rows } of pieces(work, of))
    for (const { line, cells } of rows)
      if (why.has(line)) out.push([...Array.from({ length: width }, (_, at) => cells[at] ?? ''), why.get(line) ?? '']);
  return writeCsv(out);
}

async function undo(work: Work, taken: Import) {
  const at = { ...taken };
  for (;;) {
    if (work.stopping.aborted) return;
    const more = await work.store.within(work, async (tx) => {
      const now = work.clock();
      actAs(tx, { personId: at.personId });
      lookAs(tx, 'everything');
      const { customerIds, before } = await touchedBy(tx, { importId: at.id, place: at.place, most: stepOf(work) });
      if (!customerIds.length) {
        if (await changeImport(tx, at, { state: 'undone' }))
          await showAnew(tx, { of: at, now, card: takenBack(at, await tongueOf(tx, { of: at, now })) });
        return false;
      }
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
  }
}

type Piece = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly reader: Reader & {
    readonly person: Person;
    readonly owners: ReadonlyMap<number, Person>;
    readonly now: Temporal.Instant;
  };
};

/** The rows of the table without its head, with how they are to be read. */
async function* pieces({ store, workspace, clock }: Work, of: Import): AsyncGenerator<Piece> {
  const { bytes, person, all } = await store.within({ workspace }, async (tx) => ({
    bytes: await bytesOf(tx, of.fileId),
    person: await findPerson(tx, of.personId),
    all: await everyone(tx),
  }));
  if (!bytes || !person) throw new Unreadable('broken');
  const state: { begun?: Omit<Piece, 'rows'> } = {};
  for await (const rows of rowsOf({ bytes, piece: PIECE })) {
    const isFirst = !state.begun;
    const cells = rows.map((row) => row.cells);
    const columns = of.columns ?? guess(cells).columns;
    state.begun ??= { columns, reader: readerOf({ of, columns, cells, person, all, now: clock() }) };
    const isHeaded = state.begun.columns.some(({ head }) => head);
    yield { ...state.begun, rows: isFirst && isHeaded ? rows.slice(1) : rows };
  }
}

function readerOf({
  of,
  columns,
  cells,
  person,
  all,
  now,
}: {
  of: Import;
  columns: readonly Column[];
  cells: readonly (readonly string[])[];
  person: Person;
  all: readonly Person[];
  now: Temporal.Instant;
}): Piece['reader'] {
  const byName = Map.groupBy(all, ({ name }) => name.toLowerCase());
  const days = columns.flatMap(({ field }, at) => (field === 'noteOn' || field === 'nextOn' ? [at] : []));
  const file = of.name.slice(0, 80);
  return {
    columns,
    person,
    now,
    order: orderOf(cells.flatMap((row) => days.map((at) => row[at] ?? ''))),
    today: now.toZonedDateTimeISO(person.zone).toPlainDate(),
    colleagues: new Map([...byName].flatMap(([name, [one, other]]) => (one && !other ? [[name, one.id]] : []))),
    owners: new Map(all.map((each) => [each.id, each])),
    source: (author) => (of.locale === 'zh' ? `(原作者 ${author},来自 ${file})` : `(by ${author}, from ${file})`),
  };
}

async function planned(
  tx: Tx,
  { rows, reader, of, made }: { rows: readonly Row[]; reader: Piece['reader']; of: Import; made: ReadonlySet<string> },
) {
  const { person, owners, now } = reader;
  lookAs(tx, person);
  const entries = rows.map((row) => readEntry(row, reader));
  const keys = new Set(entries.flatMap((entry) => (isFault(entry) ? [] : [...twinKeys(entry.name, entry.aliases)])));
  const there = await thereBy(tx, {
    keys: [...keys],
    importId: of.id,
    closed: ({ ids, teamId, owner }) =>
      may(person, { action: 'correct', to: relation(person, { ids, teamId }) }) ? undefined : owner,
  });
  const ownerId = person.role === 'rep' ? person.id : null;
  const promise = (day: Temporal.PlainDate, owner: number | null) =>
    promised(
      { dueOn: day, precision: 'day' },
      { owner: (owner === null ? undefined : owners.get(owner)) ?? person, now },
    );
  return { ...plan(entries, there, { twins: of.twins, ownerId, made }), promise };
}

function added(counts: Counts, endings: readonly Ending[]): Counts {
  const sum: Record<keyof Counts, number> = { ...counts };
  for (const { end } of endings) sum[end] += 1;
  return sum;
}
