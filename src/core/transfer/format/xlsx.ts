/** The first sheet of an Excel workbook. */
import { constants, inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';

/** A workbook that unpacks to more is not read. */
const UNPACKED = 200 * 1024 * 1024;
const ENTRIES = 2_000;

/** Throws with `bomb` where a small file would grow too large, before any of it is read. */
export async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  weigh(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const rows = await readSheet<string>(Buffer.from(bytes), { parseNumber: numberWords });
  return rows.map((row) => row.map(cellWords));
}

/** Phone numbers are long numbers to Excel: they stay as they are written, and `1.38E10` becomes what it means. */
function numberWords(text: string) {
  const value = Number(text);
  if (/e/i.test(text)) return Number.isSafeInteger(value) ? String(value) : text;
  return /\.\d{10,}$/.test(text) ? String(Number(value.toPrecision(12))) : text;
}

function cellWords(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A day of Excel's comes as midnight in UTC.
  if (cell instanceof Date) return Number.isNaN(cell.valueOf()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell : typeof cell === 'boolean' ? String(cell) : '';
}

/** Unpacks each part once, counting: what a file says about its own sizes may be untrue. */
function weigh(zip: Buffer) {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > zip.length) throw new Error('no workbook');
  const count = zip.readUInt16LE(end + 10);
  if (count > ENTRIES) throw new Error('bomb');
  let at = zip.readUInt32LE(end + 16);
  let left = UNPACKED;
  for (let entry = 0; entry < count; entry += 1) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const head = zip.readUInt32LE(at + 42);
    const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    left -= method === 0 ? packed : grown(zip.subarray(from, from + packed), left);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function grown(packed: Buffer, most: number) {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch (error) {
    throw new Error(error instanceof RangeError ? 'bomb' : 'no workbook', { cause: error });
  }
}
