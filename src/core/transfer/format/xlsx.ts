/** The sheets of a workbook, of Excel's, of WPS's or in the open format, as words. */
import { type Cell, type CellValue, readXls, readXlsb, readXlsx, type Workbook } from 'hucre/xlsx';
import { readOds } from 'hucre/ods';
import type { Sheet } from './layout.ts';
import { weighZip } from './zip.ts';

/** Throws with `bomb` where a small file would grow too large, before any of it is read. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const { sheets } = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return sheets.map(({ name, hidden = false, veryHidden = false, merges = [], rows, cells }) => ({
    name,
    isHidden: hidden || veryHidden,
    merges,
    rows: rows.map((row, line) => row.map((value, at) => cellWords(value, cells?.get(`${line},${at}`)))),
  }));
}

/** An old workbook begins otherwise than the archives that all others are. */
const isOldWorkbook = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf;

async function opened(bytes: Buffer): Promise<Workbook> {
  if (isOldWorkbook(bytes)) return readXls(bytes);
  const { hasPaddedNumbers } = weighZip(bytes);
  if (bytes.includes('application/vnd.oasis.opendocument.spreadsheet')) return readOds(bytes);
  if (bytes.includes('xl/workbook.bin')) return readXlsb(bytes);
  return readXlsx(bytes, { readStyles: hasPaddedNumbers });
}

function cellWords(value: CellValue | undefined, cell: Cell | undefined): string {
  if (value === null || value === undefined) return '';
  // A day of Excel's comes as midnight in UTC.
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number') return value;
  const format = cell?.style?.numFmt ?? '';
  return /^0{2,}$/.test(format) ? numberWords(value).padStart(format.length, '0') : numberWords(value);
}

/** As it was typed: no exponents, and none of the dust of binary fractions. */
function numberWords(value: number) {
  if (Number.isInteger(value)) return BigInt(value).toString();
  return String(Number(value.toPrecision(12)));
}
