import { Worker } from 'node:worker_threads';
import type { TablePiece, WorkerMessage, WorkerTask } from './worker.ts';

/** Why a file gives no rows; `line`: where it went wrong. */
export class Unreadable extends Error {
  readonly why: 'rows' | 'quote' | 'bomb' | 'broken';
  readonly line: number | undefined;

  constructor(why: Unreadable['why'], line?: number) {
    super(`the table cannot be read: ${why}`);
    this.why = why;
    this.line = line;
  }
}

/** Of what the thread itself makes; the bytes of a file are counted apart. */
const MEMORY_MB = 512;
const MOST_SECONDS = 60;

/** The rows of a table, so many at a time, each piece made when it is asked for. Throws `Unreadable`. */
export async function* readRows(task: WorkerTask): AsyncGenerator<TablePiece> {
  const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './thread.js', import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    for (;;) {
      const piece = await next(worker);
      if ('refused' in piece) throw new Unreadable(piece.refused, piece.line);
      yield piece;
      if (piece.last) return;
    }
  } finally {
    await worker.terminate();
  }
}

function next(worker: Worker): Promise<WorkerMessage> {
  return new Promise((resolve, reject) => {
    const quiet = () => {
      clearTimeout(late);
      worker.off('message', give).off('error', fail);
    };
    const give = (piece: WorkerMessage) => {
      quiet();
      resolve(piece);
    };
    // The thread ends by itself only when it has run out of memory.
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return give({ refused: 'bomb' });
      quiet();
      return reject(error);
    };
    const late = setTimeout(give, MOST_SECONDS * 1000, { refused: 'bomb' });
    worker.on('message', give).on('error', fail);
    worker.postMessage('more');
  });
}
