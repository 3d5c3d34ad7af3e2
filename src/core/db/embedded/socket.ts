import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Start, Started } from './worker.ts';
import { broken } from '../socket.ts';

/**
 * Starts the embedded database and gives what the driver takes for a socket: one connection, for the engine has no more.
 * Resolves to why not when the folder cannot be opened.
 */
export async function embed(start: Start) {
  const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './engine.js', import.meta.url), {
    workerData: start,
    execArgv: [],
  });
  const state = { gone: false };
  worker.once('exit', () => (state.gone = true));
  const started = await new Promise<Started>((resolve) =>
    worker
      .once('message', resolve)
      // Out of memory, or an end in the middle of its own start.
      .once('error', () => resolve({ failed: 'broken' }))
      .once('exit', () => resolve({ failed: 'broken' })),
  );
  if ('failed' in started) {
    await worker.terminate();
    return started;
  }

  return {
    durable: started.durable,
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
