import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * Lets exactly one process into a data folder; the engine itself would let a second one in and lose its rows silently.
 * The lock is a listening socket: the kernel answers for a live holder even while its loop is busy, and never for a dead one.
 * Resolves to the release, or to undefined when somebody else is inside.
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  const path = socketPath(folder);
  if (process.platform !== 'win32') mkdirSync(dirname(path), { recursive: true });
  const first = await listen(path);
  if (first) return first;
  if (await answers(path)) return undefined;

  const guard = `${path}.guard`;
  if (!claim(guard)) return undefined;
  try {
    if (await answers(path)) return undefined;
    if (process.platform !== 'win32') rmSync(path, { force: true });
    return await listen(path);
  } finally {
    rmSync(guard, { force: true });
  }
}

/** A socket's path may have about a hundred characters; a longer one goes by its hash. */
function socketPath(folder: string) {
  const whole = resolve(folder);
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\touchbase-${hash}`;
  const inside = `${whole}.lock`;
  return inside.length < 100 ? inside : join(tmpdir(), `touchbase-${hash}.lock`);
}

function listen(path: string) {
  return new Promise<(() => Promise<void>) | undefined>((done, fail) => {
    const server = createServer((peer) => peer.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
    );
    server.listen(path, () => {
      server.unref();
      done(() => new Promise((closed) => server.close(() => closed())));
    });
  });
}

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
