import { mkdirSync } from 'node:fs';
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Start, Started } from './worker.ts';
import { broken } from '../socket.ts';

/**
 * Starts the embedded database and gives what the driver takes for a socket: one connection, for the engine has no more.
 * Rejects when the folder cannot be opened, or cannot be written durably.
 */
export async function embed(start: Start) {
  if (start.folder) mkdirSync(start.folder, { recursive: true });
  const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './engine.js', import.meta.url), {
    workerData: start,
    execArgv: [],
  });
  const started = await new Promise<Started>((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );
  const wrong =
    'failed' in started
      ? `the embedded database did not open: ${started.failed}`
      : start.folder && !started.durable
        ? 'the embedded database does not reach the disk: it would lose notes in a power cut'
        : undefined;
  if (wrong !== undefined) {
    await worker.terminate();
    throw new Error(wrong);
  }
  const state = { gone: false };
  worker.once('exit', () => (state.gone = true));

  return {
    socket: () => (state.gone ? broken('CONNECTION_ENDED') : socketTo(worker)),
    async close() {
      worker.postMessage('close');
      await new Promise<void>((resolve) =>
        worker.on('message', (message) => message === 'closed' && resolve()).once('exit', () => resolve()),
      );
      await worker.terminate();
    },
  };
}

function socketTo(worker: Worker) {
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      worker.postMessage(chunk);
      done();
    },
    final(done) {
      worker.off('message', hear);
      socket.push(null);
      done();
    },
  });
  const hear = (bytes: Uint8Array | string) => {
    if (typeof bytes !== 'string') socket.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };
  worker.on('message', hear);
  worker.once('exit', () => socket.destroy());
  return Object.assign(socket, { readyState: 'open' });
}
