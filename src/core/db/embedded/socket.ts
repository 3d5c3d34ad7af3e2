import { EventEmitter } from 'node:events';
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Start, Started } from './engine.ts';
import { broken } from '../socket.ts';

/**
 * Starts the embedded database and gives what the driver takes for a socket: one connection, for the engine has no more.
 * Resolves to why not when the folder cannot be opened.
 */
export async function embed(start: Start) {
  const worker = start.folder === undefined ? await onThisThread(start) : onItsOwn(start);
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

/** The thread, and what stands for it. */
type Engine = EventEmitter & {
  postMessage(bytes: Uint8Array | 'close'): void;
  terminate(): Promise<unknown>;
};

function onItsOwn(start: Start): Engine {
  const program = import.meta.url.endsWith('.ts') ? './worker.ts' : './engine.js';
  return new Worker(new URL(program, import.meta.url), { workerData: start, execArgv: [] });
}

/** A database in memory serves whoever opened it and nobody else: going from thread to thread is half of what it would cost. */
async function onThisThread(start: Start): Promise<Engine> {
  const { serve } = await import('./engine.ts');
  const inside = new EventEmitter();
  const outside = new EventEmitter();
  // As between threads, whoever writes goes on before it is read.
  const to = (side: EventEmitter) => (message: unknown) => queueMicrotask(() => side.emit('message', message));
  void serve({ on: (event, hear) => inside.on(event, hear), postMessage: to(outside) }, start);
  return Object.assign(outside, { postMessage: to(inside), terminate: async () => outside.emit('exit') });
}

function socketTo(worker: Engine) {
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      // A copy of its own: what is posted is copied with all of the pool that it lies in.
      worker.postMessage(new Uint8Array(chunk));
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
