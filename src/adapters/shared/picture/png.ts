import { Worker } from 'node:worker_threads';
import type { Picture } from '../../../core/contract/card.ts';

const PATIENCE_MS = 15_000;

const drawing: { worker?: Worker; last: Promise<unknown>; waiting: number } = { last: Promise.resolve(), waiting: 0 };

/** A picture as a file. Undefined where a character in it cannot be written: then it is said in words. */
export async function pngOf(picture: Picture): Promise<Uint8Array | undefined> {
  drawing.waiting += 1;
  const mine = drawing.last.then(() => drawn(picture));
  drawing.last = mine.catch(() => {});
  try {
    return await mine;
  } finally {
    drawing.waiting -= 1;
    if (drawing.waiting === 0) await ended();
  }
}

/** One after the other, in one thread, which ends when nothing waits. */
async function drawn(picture: Picture): Promise<Uint8Array | undefined> {
  drawing.worker ??= new Worker(
    new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './picture.js', import.meta.url),
    { execArgv: [] },
  );
  const { worker } = drawing;
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array | undefined>();
  const late = setTimeout(() => reject(new Error('the picture was not drawn in time')), PATIENCE_MS);
  worker.once('message', resolve).once('error', reject);
  try {
    worker.postMessage(picture);
    return await promise;
  } catch (error) {
    await ended();
    throw error;
  } finally {
    clearTimeout(late);
    worker.off('message', resolve).off('error', reject);
  }
}

async function ended() {
  const { worker } = drawing;
  delete drawing.worker;
  await worker?.terminate();
}
