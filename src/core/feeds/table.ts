/** A table that somebody hands over, as a feed's rows: whether it is one, by its heads. Pure. */
import type { FeedMap } from '../contract/doors/feed.ts';
import { decodeText } from '../transfer/format/charset.ts';
import { readCsv } from '../transfer/format/csv.ts';
import { rowsOfTable } from './map.ts';

/** So much is looked at to see what it is. */
const HEAD = 64 * 1024;

/** Undefined: it cannot be read as one. */
export function tableRows(bytes: Uint8Array): ReturnType<typeof rowsOfTable> | undefined {
  try {
    return rowsOfTable(readCsv(decodeText(bytes)));
  } catch {
    return undefined;
  }
}

/** Whether the heads of a table have all that a map needs. */
export function fitsMap(bytes: Uint8Array, { kind, columns }: FeedMap): boolean {
  const heads = headsOf(bytes);
  const has = (place: string | readonly string[] | undefined) => [place ?? []].flat().some((name) => heads.has(name));
  const isMoney = kind === 'order' || kind === 'invoice' || kind === 'payment';
  return has(columns.id) && has(columns.customer) && has(columns.on) && (!isMoney || has(columns.amount));
}

function headsOf(bytes: Uint8Array): ReadonlySet<string> {
  try {
    // A line that is cut is not the first.
    const text = decodeText(bytes.subarray(0, HEAD));
    const [heads = []] = readCsv(text.slice(0, /\r?\n/.exec(text)?.index));
    return new Set(heads.map((head) => head.trim().replace(/^\uFEFF/, '')));
  } catch {
    return new Set();
  }
}
