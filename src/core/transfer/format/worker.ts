/** A table is taken apart in a thread of its own: a large one takes seconds, and a hostile one must not take the house along. */
import { withoutControls } from '../../text/sanitize.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { decodeText, readCsv } from './csv.ts';

export type WorkerMessage =
  | { readonly rows: readonly TableRow[]; readonly last: boolean }
  | { readonly refused: 'rows' | 'quote' | 'bomb' | 'broken'; readonly line?: number };

/** A line that is not empty, by its number in the file. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

export type WorkerTask = { readonly bytes: Uint8Array; readonly piece: number };

const MOST_ROWS = 200_000;
const COLUMNS = 64;
const CELL = 8_000;

// Whoever starts this thread hands it a task.
const { bytes, piece } = workerData as WorkerTask;

async function* pieces(): AsyncGenerator<WorkerMessage> {
  const rows = (await read()).flatMap((cells, at): TableRow[] => {
    const words = cells.slice(0, COLUMNS).map(tidy);
    return words.some(Boolean) ? [{ line: at + 1, cells: words }] : [];
  });
  if (rows.length > MOST_ROWS) {
    yield { refused: 'rows' };
    return;
  }
  for (let from = 0; from === 0 || from < rows.length; from += piece)
    yield { rows: rows.slice(from, from + piece), last: from + piece >= rows.length };
}

async function read(): Promise<readonly (readonly string[])[]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return readCsv(decodeText(bytes));
  const { readXlsx } = await import('./xlsx.ts');
  return readXlsx(bytes);
}

/** As `sanitize` does for messages, cell by cell. */
function tidy(cell: string) {
  return withoutControls(cell.slice(0, CELL)).replaceAll(/\r\n?/g, '\n').normalize('NFC').trim();
}

function refusal(error: unknown): WorkerMessage {
  const { message = '', code = '', lines } = error as { message?: string; code?: string; lines?: number };
  if (message === 'bomb') return { refused: 'bomb' };
  return code.startsWith('CSV_') && typeof lines === 'number'
    ? { refused: 'quote', line: lines }
    : { refused: 'broken' };
}

const asked = pieces();
parentPort?.on('message', () => {
  asked.next().then(
    ({ value }) => parentPort?.postMessage(value),
    (error: unknown) => parentPort?.postMessage(refusal(error)),
  );
});
