/**
 * Lets exactly one process into a data folder; the engine itself would let a second one in and lose its rows silently.
 * The lock is a listening socket within the folder, so it is the same by every path that leads there, from every container
 * that has mounted it. The kernel answers for a live holder even while its loop is busy, and never for a dead one.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, linkSync, openSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../pool.ts';
import type { Folder } from './folder.ts';

const LOCK = 'touchbase.lock';
/** A socket's path may have about a hundred characters. */
const LONGEST = 100;

/** Resolves to the release, or to undefined when somebody else is inside. */
export async function lockFolder(folder: Pick<Folder, 'path' | 'id'>): Promise<(() => Promise<void>) | undefined> {
  if (process.platform === 'win32') return lockPipe(`\\\\.\\pipe\\touchbase-${folder.id}`);
  const near = nearby(folder.path);
  try {
    return await lockWithin(folder.path, near.path);
  } finally {
    near.end();
  }
}

async function lockPipe(pipe: string) {
  const server = await listening(pipe);
  return server && (() => closed(server));
}

async function lockWithin(folder: string, near: string) {
  const lock = join(folder, LOCK);
  // It listens before it is the lock: between the two steps of making a socket it would look like a dead one.
  const name = `${LOCK}.${randomUUID().slice(0, 8)}`;
  const server = await listening(join(near, name));
  if (!server) return undefined;
  const isOurs = await took().finally(() => rmSync(join(folder, name), { force: true }));
  if (!isOurs) {
    await closed(server);
    return undefined;
  }
  return async () => {
    // Before the socket is dead, or we would take away the lock of whoever came next.
    rmSync(lock, { force: true });
    await closed(server);
  };

  async function took(): Promise<boolean> {
    if (placed()) return true;
    if (await answers(join(near, LOCK))) return false;
    const guard = `${lock}.guard`;
    if (!claim(guard)) return false;
    try {
      if (await answers(join(near, LOCK))) return false;
      rmSync(lock, { force: true });
      return placed();
    } finally {
      rmSync(guard, { force: true });
    }
  }

  function placed() {
    try {
      linkSync(join(folder, name), lock);
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
  }
}

/** A short path to a folder, for as long as one is needed. */
function nearby(folder: string) {
  if (join(folder, LOCK).length + 9 <= LONGEST) return { path: folder, end: () => {} };
  const link = join(tmpdir(), `touchbase-${randomUUID().slice(0, 8)}`);
  symlinkSync(folder, link);
  return { path: link, end: () => rmSync(link, { force: true }) };
}

function listening(path: string) {
  return new Promise<Server | undefined>((done, fail) => {
    const server = createServer((peer) => peer.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
    );
    server.listen(path, () => {
      server.unref();
      done(server);
    });
  });
}

const closed = (server: Server) => new Promise<void>((done) => server.close(() => done()));

function answers(path: string) {
  return new Promise<boolean>((done) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      done(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}

/** The guard is held for milliseconds: one that is ten seconds old was left by a process that died holding it. */
function claim(guard: string) {
  const left = statSync(guard, { throwIfNoEntry: false });
  if (left && Temporal.Now.instant().epochMilliseconds - left.mtimeMs > 10_000) rmSync(guard, { force: true });
  try {
    closeSync(openSync(guard, 'wx'));
    return true;
  } catch {
    return false;
  }
}
