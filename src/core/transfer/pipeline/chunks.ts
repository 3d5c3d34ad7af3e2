/** A table by the piece: its lines as they are to be read, and what takes time to make of them made beforehand. */
import { setImmediate as breathe } from 'node:timers/promises';
import { type SpelledAlias, spellAliases } from '../../customers/store/aliases.ts';
import { bytesOf } from '../../delivery/store/files.ts';
import type { Import } from '../store/imports.ts';
import { invitedNames } from '../../people/store/codes.ts';
import { colleagueNamesOf } from '../../people/store/colleagueNames.ts';
import { everyone, findPerson } from '../../people/store/people.ts';
import { guessColumns } from '../columns.ts';
import { colleagueFinder } from './colleagues.ts';
import { dayOrderOf } from '../format/dates.ts';
import { type Entry, type Fault, isFault, readEntry, type RowReader } from '../row.ts';
import { readRows, Unreadable } from '../format/read.ts';
import type { TableRow } from '../format/layout.ts';
import type { TransferWork } from './progress.ts';
import type { Person } from '../../contract/person.ts';
import type { ImportColumn, ImportLayout } from '../../contract/transfer.ts';

const STEP = 500;
/** The embedded database does one thing at a time: what is written in one go is what everybody else waits for. */
const EMBEDDED_STEP = 40;
/** So many names are spelled before others have their turn. */
const BREATH = 25;

export type RowChunk = {
  readonly rows: readonly TableRow[];
  readonly layout: ImportLayout;
  readonly columns: readonly ImportColumn[];
  readonly reader: RowReader & {
    readonly person: Person;
    readonly owners: ReadonlyMap<number, Person>;
    readonly now: Temporal.Instant;
  };
};

/** The rows of the table, with how they are to be read. */
export async function* readChunks(work: TransferWork, of: Import): AsyncGenerator<RowChunk> {
  const { store, workspace, clock } = work;
  const { bytes, person, all, taught, invited } = await store.within({ workspace }, async (tx) => ({
    bytes: await bytesOf(tx, of.fileId),
    person: await findPerson(tx, of.personId),
    all: await everyone(tx),
    taught: await colleagueNamesOf(tx, of.personId),
    invited: await invitedNames(tx, clock()),
  }));
  if (!bytes || !person) throw new Unreadable('broken');
  const named = { colleague: colleagueFinder(all, taught), awaited: new Set(invited) };
  const state: { begun?: Omit<RowChunk, 'rows' | 'layout'> } = {};
  for await (const { rows, layout, heads } of readRows({ bytes, piece: STEP, choice: of.layoutChoice })) {
    const cells = rows.map((row) => row.cells);
    const columns = of.columns ?? guessColumns(heads, cells);
    state.begun ??= { columns, reader: readerOf({ of, columns, layout, cells, person, all, named, now: clock() }) };
    const step = chunkSize(work);
    for (let from = 0; from === 0 || from < rows.length; from += step)
      yield { ...state.begun, layout, rows: rows.slice(from, from + step) };
  }
}

function readerOf({
  of,
  columns,
  layout,
  cells,
  person,
  all,
  named,
  now,
}: {
  of: Import;
  columns: readonly ImportColumn[];
  layout: ImportLayout;
  cells: readonly (readonly string[])[];
  person: Person;
  all: readonly Person[];
  named: Pick<RowReader, 'colleague' | 'awaited'>;
  now: Temporal.Instant;
}): RowChunk['reader'] {
  const days = columns.flatMap(({ field }, at) => (field === 'noteOn' || field === 'nextOn' ? [at] : []));
  const file = of.name.slice(0, 80);
  return {
    columns,
    person,
    now,
    sheets: layout.sheets.map(({ name }) => name),
    ...named,
    locale: of.locale,
    order: dayOrderOf(cells.flatMap((row) => days.map((at) => row[at] ?? ''))),
    today: now.toZonedDateTimeISO(person.zone).toPlainDate(),
    owners: new Map(all.map((each) => [each.id, each])),
    source: (author) => (of.locale === 'zh' ? `(原作者 ${author},来自 ${file})` : `(by ${author}, from ${file})`),
  };
}

/** How much is done in one transaction. */
export const chunkSize = ({ store }: Pick<TransferWork, 'store'>) => (store.embedded ? EMBEDDED_STEP : STEP);

/** Some lines that go in together. */
export type PreparedChunk = RowChunk & {
  readonly entries: readonly (Entry | Fault)[];
  readonly spelled: ReadonlyMap<string, SpelledAlias>;
};

/** The lines after those that are in; each part is made while the one before it is worked on. */
export async function* prepareChunks(work: TransferWork, of: Import) {
  yield* ahead(makeParts(work, of));
}

async function* makeParts(work: TransferWork, of: Import): AsyncGenerator<PreparedChunk> {
  for await (const piece of readChunks(work, of)) {
    const rows = piece.rows.filter(({ line }) => line > of.place);
    const entries = rows.map((row) => readEntry(row, piece.reader));
    if (rows.length) yield { ...piece, rows, entries, spelled: await spelledIn(entries) };
  }
}

async function spelledIn(entries: readonly (Entry | Fault)[]): Promise<ReadonlyMap<string, SpelledAlias>> {
  const names = new Set(entries.flatMap((entry) => (isFault(entry) ? [] : [entry.name, ...entry.aliases])));
  const spelled = new Map<string, SpelledAlias>();
  for (const name of names) {
    spelled.set(name, spellAliases(name));
    if (spelled.size % BREATH === 0) await breathe();
  }
  return spelled;
}

async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = () => {
    const next = source.next();
    // A failure is met where it is awaited.
    next.catch(() => {});
    return next;
  };
  const state = { next: ask() };
  try {
    for (;;) {
      const { done, value } = await state.next;
      if (done) return;
      state.next = ask();
      yield value;
    }
  } finally {
    await source.return(undefined);
  }
}
