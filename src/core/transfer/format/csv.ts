/** Comma-separated values, in and out. Pure. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { withApostrophe, withoutApostrophe } from '../../text/sanitize.ts';

/** Longest line that is taken for one: a quote that nobody closed swallows what follows. */
const LONGEST = 200_000;

/** Throws where a quote is not closed, with `line` in the error. */
export function readCsv(text: string): string[][] {
  const [mark = '', sign] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const table = text.slice(mark.length);
  const rows: unknown = parse(table, {
    delimiter: sign ?? delimiterOf(table),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST,
  });
  // The parser was told to make nothing else than rows of words.
  return (rows as string[][]).map((row) => row.map(withoutApostrophe));
}

/** The one that most of the first lines have as often as each other, outside quotes: titles above the table have none. */
function delimiterOf(text: string) {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .slice(0, LOOKED)
    .filter((line) => line.trim());
  const counted = [',', '\t', ';', '|'].map((sign) => {
    const alike = Map.groupBy(lines, (line) => line.split(sign).length);
    const [columns, same] = [...alike]
      .filter(([count]) => count > 1)
      .reduce<[number, string[]]>((best, each) => (each[1].length > best[1].length ? each : best), [1, []]);
    return { sign, weight: columns * same.length };
  });
  return counted.reduce((best, each) => (each.weight > best.weight ? each : best)).sign;
}

const LOOKED = 30;

/** A table that Excel, WPS and Sheets open with its characters right, and in which no cell is a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const table = rows.map((cells) => cells.map(withApostrophe));
  return new TextEncoder().encode(stringify(table, { bom: true, record_delimiter: 'windows', quoted_match: DELICATE }));
}

/** What other programs would take for another column, another line, or nothing. */
const DELICATE = /[;\t\r\n]|^\s|\s$/;
