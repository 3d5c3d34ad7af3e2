/** Tables on their way in and out: each is seen by whoever brought it, or asked for it. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { exports, files, importLines, imports } from '../../../db/schema/transfers.ts';
import type { Tx } from '../../../db/tx.ts';
import { placeInFile } from '../../../transfer/format/layout.ts';
import { equal, momentOf, type RecordPage, type RecordsWhere, beforeCursor } from './page.ts';

type Own = RecordsWhere<{ readonly personId: number }>;

export async function importRecords(tx: Tx, { id, personId, page }: Own) {
  const rows = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.personId, personId), equal(imports.id, id), beforeCursor(imports.id, page)))
    .orderBy(desc(imports.id))
    .limit(page.limit + 1);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    rows: row.total,
    counts: row.counts,
    cellsLeftOut: row.badCells,
    alike: row.twins,
    headRow: row.layout.headRow,
    sheets: row.layout.sheets.map(({ name, rows: lines, isTaken }) => ({ name, rows: lines, taken: isTaken })),
    columns: (row.columns ?? []).map(({ head, field }, at) => ({ at: at + 1, head, field })),
    samples: row.samples.map(({ name, isNew, parts }) => ({ name, new: isNew, parts: [...parts] })),
    problems: row.examples.map(({ line, why, times }) => ({ ...placeOf(line), why, times })),
    undone: row.takenBack,
    createdAt: momentOf(row.createdAt),
  }));
}

const placeOf = (line: number) => {
  const { sheet, row } = placeInFile(line);
  return { sheet: sheet + 1, row };
};

type Lines = {
  readonly importId: number;
  readonly end?: typeof importLines.$inferSelect.end | undefined;
  readonly page: RecordPage;
};

/** What became of the lines of an import, the last one first. */
export async function importLineRecords(tx: Tx, { importId, end, page }: Lines) {
  const rows = await tx
    .select()
    .from(importLines)
    .where(
      and(
        eq(importLines.importId, importId),
        beforeCursor(importLines.id, page),
        end === undefined ? undefined : eq(importLines.end, end),
      ),
    )
    .orderBy(desc(importLines.id))
    .limit(page.limit + 1);
  return rows.map((row) => ({
    id: row.id,
    ...placeOf(row.line),
    end: row.end,
    why: row.why,
    customer: row.customerId,
  }));
}

export async function exportRecords(tx: Tx, { id, personId, page }: Own) {
  const rows = await tx
    .select({
      id: exports.id,
      what: exports.what,
      whose: exports.whose,
      state: exports.state,
      fileId: files.id,
      name: files.name,
      size: sql<number | null>`octet_length(${files.bytes})`,
      createdAt: exports.createdAt,
    })
    .from(exports)
    .leftJoin(
      files,
      and(
        eq(files.workspaceId, exports.workspaceId),
        eq(files.id, exports.fileId),
        eq(files.personId, exports.personId),
      ),
    )
    .where(and(eq(exports.personId, personId), equal(exports.id, id), beforeCursor(exports.id, page)))
    .orderBy(desc(exports.id))
    .limit(page.limit + 1);
  return rows.map(({ fileId, name, size, createdAt, ...row }) => ({
    ...row,
    file: fileId === null || name === null || size === null ? null : { id: fileId, name, size },
    createdAt: momentOf(createdAt),
  }));
}
