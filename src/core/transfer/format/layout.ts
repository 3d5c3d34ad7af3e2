/**
 * The table in a workbook: which sheets belong to it, where their heads stand under titles, what merged cells mean, and
 * which rows are totals and remarks. Several sheets become one table, with the columns of the first and those that others
 * add; what is called otherwise there and means the same is one column. Pure.
 */
import { COMPANY, headField, isOtherNumber, isValue, tidyHead } from '../heads.ts';
import type { ImportLayout, ImportSheet, LayoutChoice } from '../../contract/transfer.ts';
import { isFooter, isTotal } from './remarks.ts';

export type MergedCells = {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
};

/** Cells as words, by row and column from 0. */
export type Sheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly merges: readonly MergedCells[];
  readonly rows: readonly (readonly string[])[];
};

/** A line that is not empty, by its number in the file. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

export type Table = {
  readonly layout: ImportLayout;
  /** Empty words where the table has no heads. */
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
};

export function layOut(sheets: readonly Sheet[], choice: LayoutChoice): Table {
  const parts = sheets.map((sheet, at) => partOf(sheet, { at, head: undefined }));
  const taken = takenParts(parts, choice.sheets);
  const [first] = taken;
  if (first && choice.headRow !== undefined)
    taken[0] = partOf(sheets[first.at] ?? first.sheet, { at: first.at, head: choice.headRow - 1 });
  const heads: string[] = [];
  const keys: string[] = [];
  const rows = taken.flatMap((part) => {
    const places = placesIn(part, { keys, heads });
    return part.body.map(({ line, cells }) => {
      const moved = heads.map(() => '');
      for (const [at, place] of places.entries()) moved[place] = cells[at] ?? '';
      return { line, cells: moved };
    });
  });
  const head = taken[0]?.head ?? -1;
  return {
    heads,
    rows,
    layout: {
      sheets: parts.map(({ sheet, body, at }): ImportSheet => ({
        name: sheet.name,
        rows: body.length,
        isHidden: sheet.isHidden,
        isTaken: taken.some((part) => part.at === at),
      })),
      headRow: head < 0 ? null : head + 1,
      skipped: taken.reduce((sum, { skipped }) => sum + skipped, 0),
    },
  };
}

/** As many rows as a sheet can have. */
const ROWS = 2 ** 20;

/** A line of a file by one number that grows with it; `sheet` counts from 0, `row` from 1. */
const lineOf = ({ sheet, row }: { readonly sheet: number; readonly row: number }) => sheet * ROWS + row;

/** Where a line stands, as the program shows it that made the file. */
export const placeInFile = (line: number) => ({ sheet: Math.floor((line - 1) / ROWS), row: ((line - 1) % ROWS) + 1 });

type Part = {
  readonly sheet: Sheet;
  readonly at: number;
  /** The row of the heads; -1: there are none. */
  readonly head: number;
  readonly heads: readonly string[];
  readonly body: readonly TableRow[];
  readonly skipped: number;
  /** So many of its heads say what they are. */
  readonly known: number;
};

/** Those that were chosen; else all that are to be seen and look like customers, or the first with anything in it. */
function takenParts(parts: readonly Part[], chosen: readonly number[] | undefined): Part[] {
  const picked = parts.filter(({ at }) => chosen?.includes(at + 1));
  if (picked.length) return picked;
  const open = parts.filter(({ sheet, body }) => !sheet.isHidden && body.length > 0);
  const fitting = open.filter(({ known, heads }) => known > 1 && heads.some((head) => headField(head) === 'customer'));
  return fitting.length ? fitting : open.slice(0, 1);
}

/** Where the columns of a sheet stand in the table; a head that is there twice is two columns. */
function placesIn({ heads }: Part, table: { keys: string[]; heads: string[] }): number[] {
  const seen = new Map<string, number>();
  const keys = heads.map((head) => {
    const times = (seen.get(head) ?? 0) + 1;
    seen.set(head, times);
    return `${head} ${times}`;
  });
  const taken = new Set(keys.map((key) => table.keys.indexOf(key)));
  return heads.map((head, at) => {
    const key = keys[at] ?? '';
    const same = table.keys.indexOf(key);
    if (same >= 0) return same;
    const field = headField(head);
    const alike = field ? table.heads.findIndex((each, place) => headField(each) === field && !taken.has(place)) : -1;
    if (alike >= 0) {
      taken.add(alike);
      return alike;
    }
    table.heads.push(head);
    const place = table.keys.push(key) - 1;
    taken.add(place);
    return place;
  });
}

function partOf(sheet: Sheet, { at, head: chosen }: { readonly at: number; readonly head: number | undefined }): Part {
  const rows = filled(sheet);
  const head = chosen ?? headRowOf(sheet, rows);
  const width = rows.reduce((most, row) => Math.max(most, row.findLastIndex(Boolean) + 1), 0);
  const heads = Array.from({ length: width }, (_, column) => (head < 0 ? '' : headAt(sheet, { rows, head, column })));
  const groups = new Set(sheet.merges.filter((merge) => isAcross(merge, width)).map(({ startRow }) => startRow));
  const body: TableRow[] = [];
  let skipped = 0;
  for (const [line, cells] of rows.entries()) {
    if (line <= head || !cells.some(Boolean)) continue;
    const isHead = head >= 0 && heads.every((_, column) => (cells[column] ?? '') === (rows[head]?.[column] ?? ''));
    if (isHead || groups.has(line) || isTotal(cells) || isFooter(cells, width)) skipped += 1;
    else body.push({ line: lineOf({ sheet: at, row: line + 1 }), cells });
  }
  return { sheet, at, head, heads, body, skipped, known: fieldsIn(heads).size };
}

/** Half of the table and more in one cell: a title, or the name of what follows. */
const isAcross = ({ startRow, endRow, startCol, endCol }: MergedCells, width: number) =>
  startRow === endRow && endCol > startCol && (endCol - startCol + 1) * 2 > width;

/** What is merged downwards holds for each of its rows. */
function filled({ rows, merges }: Sheet): readonly (readonly string[])[] {
  const down = merges.filter(({ startRow, endRow }) => endRow > startRow);
  if (!down.length) return rows;
  const full = rows.map((row) => [...row]);
  for (const { startRow, endRow, startCol } of down) {
    const value = full[startRow]?.[startCol] ?? '';
    for (const row of full.slice(startRow + 1, endRow + 1)) {
      while (row.length < startCol) row.push('');
      row[startCol] ||= value;
    }
  }
  return full;
}

const SEARCHED = 30;

/** The row that says what most of the columns are; else the first full one, unless it is a customer itself. -1: none. */
function headRowOf(sheet: Sheet, rows: readonly (readonly string[])[]): number {
  const top = rows.slice(0, SEARCHED);
  const known = top.map((cells) => (cells.some((cell) => isValue(cell) || isCompany(cell)) ? 0 : fieldsIn(cells).size));
  const most = Math.max(0, ...known);
  const best = known.indexOf(most);
  const below = best + 1;
  if (most > 1) return hasGroups(sheet, best) && (known[below] ?? 0) > 0 ? below : best;
  const full = Math.max(0, ...top.map(filledCells));
  const first = top.findIndex((cells) => filledCells(cells) * 2 > full);
  const cells = top[first] ?? [];
  const isCustomer = cells.some((cell) => isValue(cell)) || (fieldsIn(cells).size === 0 && cells.some(isCompany));
  return isCustomer ? -1 : first;
}

const filledCells = (cells: readonly string[]) => cells.filter(Boolean).length;
const isCompany = (cell: string) => cell.length > 4 && COMPANY.test(cell) && !/名称|name|名$/i.test(cell);
const fieldsIn = (cells: readonly string[]) => new Set(cells.flatMap((cell) => headField(cell) ?? []));

/** Whether heads stand in groups, each above several columns. */
const hasGroups = ({ merges }: Sheet, row: number) =>
  merges.some(({ startRow, endRow, startCol, endCol }) => startRow === row && endRow === row && endCol > startCol);

/** A head with the group above it: «联系人 电话». */
function headAt(
  { merges }: Sheet,
  { rows, head, column }: { rows: readonly (readonly string[])[]; head: number; column: number },
) {
  const own = tidyHead(rows[head]?.[column] ?? '');
  const above = merges.find(
    ({ startRow, endRow, startCol, endCol }) =>
      startRow === head - 1 && endRow === startRow && endCol > startCol && startCol <= column && column <= endCol,
  );
  const isTitle = above && merges.filter(({ startRow }) => startRow === above.startRow).length < 2;
  const group = above && !isTitle ? (rows[above.startRow]?.[above.startCol] ?? '') : '';
  if (!group || !own) return own;
  const both = `${group} ${own}`;
  const [alone, together] = [headField(own), headField(both)];
  // What says enough by itself and nothing with the group is no other thing for it: «跟进 最近联系».
  const isSaid = alone === together || (alone && together === undefined && !isOtherNumber(both));
  return isSaid ? own : both;
}
