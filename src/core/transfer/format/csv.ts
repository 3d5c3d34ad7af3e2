/** Comma-separated values, in and out. Pure. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Longest line that is taken for one: a quote that nobody closed swallows what follows. */
const LONGEST = 200_000;

/** Throws where a quote is not closed, with `line` in the error. */
export function readCsv(text: string): string[][] {
  const rows: unknown = parse(text, {
    delimiter: delimiterOf(text),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST,
  });
  // The parser was told to make nothing else than rows of words.
  return (rows as string[][]).map((row) => row.map(unguarded));
}

/** The one that the first line has most of, outside quotes. */
function delimiterOf(text: string) {
  const [head = ''] = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/, 1);
  const counted = [',', '\t', ';', '|'].map((sign) => ({ sign, count: head.split(sign).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

/** A table that Excel, WPS and Sheets open with its characters right, and in which no cell is a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const table = rows.map((cells) => cells.map(guarded));
  return new TextEncoder().encode(stringify(table, { bom: true, record_delimiter: 'windows', quoted_match: DELICATE }));
}

/** What other programs would take for another column, another line, or nothing. */
const DELICATE = /[;\t\r\n]|^\s|\s$/;

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** What a spreadsheet would take for a formula gets an apostrophe before it, which reading takes away again. */
const guarded = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
