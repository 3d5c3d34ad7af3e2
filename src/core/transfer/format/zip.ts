/** Looks into an archive before anything of it is read. */
import { constants, inflateRawSync } from 'node:zlib';

/** A workbook that unpacks to more is not read. */
const UNPACKED = 200 * 1024 * 1024;
const ENTRIES = 2_000;
/** A sheet is spread to the last of its lines and columns, however few cells there are. */
const CELLS = 15_000_000;

/**
 * Throws with `bomb` where a small file would grow too large. Unpacks each part once, counting: what a file says about its
 * own sizes may be untrue. Numbers are padded where a format of the workbook has them begin with zeros.
 */
export function weighZip(zip: Buffer): { readonly hasPaddedNumbers: boolean } {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > zip.length) throw new Error('no workbook');
  const count = zip.readUInt16LE(end + 10);
  if (count > ENTRIES) throw new Error('bomb');
  let at = zip.readUInt32LE(end + 16);
  let left = UNPACKED;
  let hasPaddedNumbers = false;
  for (let entry = 0; entry < count; entry += 1) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const head = zip.readUInt32LE(at + 42);
    const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const part = zip.subarray(from, from + packed);
    const whole = method === 0 ? part : grown(part, left);
    left -= whole.length;
    // Any part may be the sheet: what it is called is the file's own word.
    if (spread(whole) > CELLS) throw new Error('bomb');
    hasPaddedNumbers ||= whole.length < STEP && PADDED.test(whole.toString('latin1'));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return { hasPaddedNumbers };
}

const PADDED = /formatCode="0{2,}"/;

const PLACE = /\br=["']([A-Z]{0,3})(\d{1,7})["']/g;
const STEP = 1024 * 1024;

/** How many cells a sheet has from its first corner to the last that is named in it. */
function spread(sheet: Buffer): number {
  const last = { line: 0, column: 0 };
  // The pieces overlap, so that no name of a cell falls between two of them.
  for (let from = 0; from < sheet.length; from += STEP)
    for (const [, letters = '', digits = ''] of sheet.toString('latin1', from, from + STEP + 20).matchAll(PLACE)) {
      last.line = Math.max(last.line, Number(digits));
      last.column = Math.max(last.column, columnOf(letters));
    }
  return last.line * last.column;
}

function columnOf(letters: string) {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function grown(packed: Buffer, most: number) {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw new Error(error instanceof RangeError ? 'bomb' : 'no workbook', { cause: error });
  }
}
