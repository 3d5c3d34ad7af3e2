/** A table is taken apart in a thread of its own: a large one takes seconds, and a hostile one must not take the house along. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { withoutControls } from '../../text/sanitize.ts';
import type { ImportLayout, LayoutChoice } from '../../contract/transfer.ts';
import { decodeText } from './charset.ts';
import { readCsv } from './csv.ts';
import { layOut, type Sheet, type Table, type TableRow } from './layout.ts';
import { isVcard, readVcards } from './vcardIn.ts';

/** Some rows of the table, with what there is to know of all of it. */
export type TablePiece = {
  readonly layout: ImportLayout;
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
  readonly last: boolean;
};

export type WorkerMessage =
  | TablePiece
  | { readonly refused: 'rows' | 'quote' | 'bomb' | 'broken'; readonly line?: number };

export type WorkerTask = { readonly bytes: Uint8Array; readonly piece: number; readonly choice: LayoutChoice };

const MOST_ROWS = 200_000;
const COLUMNS = 128;
const CELL = 8_000;

/** The table in a file of whatever kind. */
export async function tableIn({ bytes, choice }: Pick<WorkerTask, 'bytes' | 'choice'>): Promise<Table> {
  const sheets = (await sheetsIn(bytes)).map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((cells) => cells.slice(0, COLUMNS).map(tidy)),
  }));
  return layOut(sheets, choice);
}

/** The rows of a file, so many at a time; or at last why there are none. */
export async function* pieces(task: WorkerTask): AsyncGenerator<WorkerMessage> {
  try {
    yield* piecesOf(await tableIn(task), task.piece);
  } catch (error) {
    yield refusal(error);
  }
}

function* piecesOf({ layout, heads, rows }: Table, piece: number): Generator<WorkerMessage> {
  if (rows.length > MOST_ROWS) {
    yield { refused: 'rows' };
    return;
  }
  for (let from = 0; from === 0 || from < rows.length; from += piece)
    yield { layout, heads, rows: rows.slice(from, from + piece), last: from + piece >= rows.length };
}

async function sheetsIn(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOld = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (isZip || isOld) {
    const { readWorkbook } = await import('./xlsx.ts');
    return readWorkbook(bytes);
  }
  const text = decodeText(bytes);
  // What some programs call a workbook is a page.
  if (/^\s*<(?:!doctype|html|\?xml|table)\b/i.test(text)) throw new Error('no workbook');
  return [{ name: '', isHidden: false, merges: [], rows: isVcard(text) ? readVcards(text) : readCsv(text) }];
}

/** As `sanitize` does for messages, cell by cell. */
function tidy(cell: string) {
  return withoutControls(cell.slice(0, CELL)).replaceAll(/\r\n?/g, '\n').normalize('NFC').trim();
}

function refusal(error: unknown): WorkerMessage {
  const { message = '', code = '', lines } = error as { message?: string; code?: string; lines?: number };
  if (message === 'bomb') return { refused: 'bomb' };
  return typeof code === 'string' && code.startsWith('CSV_') && typeof lines === 'number'
    ? { refused: 'quote', line: lines }
    : { refused: 'broken' };
}

function serve(port: MessagePort, task: WorkerTask) {
  const asked = pieces(task);
  port.on('message', () => void asked.next().then(({ value }) => port.postMessage(value)));
}

// Whoever starts this thread hands it a task.
if (parentPort) serve(parentPort, workerData as WorkerTask);
