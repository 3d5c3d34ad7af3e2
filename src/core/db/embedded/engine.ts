/**
 * The embedded database behind a port: it speaks PostgreSQL's wire protocol, so the driver above knows no difference to a
 * server. Messages arrive in pieces of any size; only whole ones are handed on, in the order of arrival.
 */
import { closeSync, fsyncSync, opendirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { errorCode } from '../pool.ts';
import { isCut, keepMark } from './mark.ts';

/** What it is started with. No `folder`: in memory. `image`: a data folder as tar to begin from. */
export type Start = { readonly folder?: string; readonly image?: Uint8Array };
/** What it answers before anything else. */
export type Started =
  | { readonly durable: boolean }
  | { readonly failed: 'torn' | 'cut' | 'foreign' | 'broken'; readonly code?: string | undefined };

const SMALL = ['-c', 'shared_buffers=16MB'];
/** Nothing to keep, and so little in it that planning a statement anew costs more than a better plan saves. */
const IN_MEMORY = ['plan_cache_mode=force_generic_plan', 'synchronous_commit=off', 'full_page_writes=off'].flatMap(
  (setting) => ['-c', setting],
);
const TERMINATE = 'X'.charCodeAt(0);

/** How bytes and answers come and go: a thread's port, or the like of it. */
export type Port = {
  on(event: 'message', hear: (bytes: Uint8Array | 'close') => void): unknown;
  postMessage(answer: Uint8Array | 'closed' | Started): void;
};

export async function serve(port: Port, start: Start): Promise<void> {
  const syncs = { count: 0 };
  const opened = await begin(start, syncs);
  if ('failed' in opened) return port.postMessage(opened);
  const { database } = opened;
  const before = syncs.count;
  await database.exec(
    'create table if not exists durable_check (at timestamptz); insert into durable_check values (now()); drop table durable_check',
  );
  port.postMessage({ durable: syncs.count > before } satisfies Started);

  const frames = framing();
  const state = { busy: Promise.resolve() };
  const inTurn = (work: () => Promise<void>) => {
    state.busy = state.busy.then(work);
  };
  const mark = start.folder === undefined ? undefined : keepMark(database, start.folder, inTurn);
  port.on('message', (bytes: Uint8Array | 'close') => {
    inTurn(async () => {
      if (bytes === 'close') {
        mark?.close();
        await database.close();
        port.postMessage('closed');
        return;
      }
      const whole = frames(bytes);
      if (!whole.length) return;
      const answer = await database.execProtocolRaw(whole);
      if (answer.length) port.postMessage(answer);
      mark?.answered(answer);
    });
  });
}

/** The engine ends in many ways when it cannot go on, and not all of them are errors with words. */
async function begin(
  start: Start,
  syncs: { count: number },
): Promise<{ readonly database: PGlite } | (Started & { readonly failed: string })> {
  try {
    const database = await open(start, syncs);
    const failed = start.folder && (await wrongWith(database, start.folder));
    return failed ? { failed } : { database };
  } catch (error) {
    return { failed: 'broken', code: errorCode(error) };
  }
}

/** Whether it is somebody else's, or lacks files of its tables, or the end of its journal. */
async function wrongWith(database: PGlite, folder: string): Promise<'torn' | 'cut' | 'foreign' | undefined> {
  const { rows } = await database.query<{ foreign: boolean; torn: boolean }>(`select
    to_regclass('drizzle.__drizzle_migrations') is null and exists (select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')) as foreign,
    exists (select from pg_class where pg_relation_filenode(oid) is not null and relpersistence = 'p'
      and (pg_stat_file(pg_relation_filepath(oid), true)).size is null) as torn`);
  if (rows[0]?.torn || rows[0]?.foreign) return rows[0].torn ? 'torn' : 'foreign';
  return (await isCut(database, folder)) ? 'cut' : undefined;
}

async function open({ folder, image }: Start, syncs: { count: number }) {
  const loadDataDir = image && { loadDataDir: new Blob([image as Uint8Array<ArrayBuffer>]) };
  if (!folder)
    return PGlite.create({ ...loadDataDir, startParams: [...PGlite.defaultStartParams, ...SMALL, ...IN_MEMORY] });
  const database = await PGlite.create({
    ...loadDataDir,
    fs: durable(folder, syncs),
    startParams: [
      ...PGlite.defaultStartParams.filter((p) => p !== '-F'),
      '-c',
      'fsync=on',
      '-c',
      'wal_sync_method=fsync',
      ...SMALL,
    ],
  });
  syncAll(folder);
  return database;
}

/** The file system as shipped drops every fsync on the floor; with it a power cut loses what was acknowledged. */
function durable(folder: string, syncs: { count: number }) {
  const fs = new NodeFS(folder);
  const init = fs.init.bind(fs);
  fs.init = async (pg, options) => {
    const ready = await init(pg, options);
    ready.emscriptenOpts.preRun?.push((module) => {
      // The types do not declare the file systems that the module carries; the self-test at the start proves this one.
      const { filesystems } = module.FS as unknown as {
        filesystems: { NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } };
      };
      filesystems.NODEFS.stream_ops.fsync = ({ nfd }) => {
        syncs.count += 1;
        fsyncSync(nfd);
        return 0;
      };
    });
    return ready;
  };
  return fs;
}

function syncAll(folder: string) {
  const directory = opendirSync(folder);
  for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncAll(path);
    else if (entry.isFile()) sync(path);
  }
  directory.closeSync();
  sync(folder);
}

function sync(path: string) {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/**
 * Cuts a byte stream into whole protocol messages: all that are complete, as one piece. A connection's first has no type
 * byte. Its last is not the engine's business, which goes on for the next connection.
 */
function framing() {
  const held: { bytes: Uint8Array; started: boolean } = { bytes: new Uint8Array(), started: false };
  return (more: Uint8Array): Uint8Array => {
    const all = held.bytes.length
      ? Buffer.concat([held.bytes, more])
      : Buffer.from(more.buffer, more.byteOffset, more.byteLength);
    let end = 0;
    for (;;) {
      if (held.started && all[end] === TERMINATE) {
        held.started = false;
        held.bytes = new Uint8Array();
        return all.subarray(0, end);
      }
      const lengthAt = end + (held.started ? 1 : 0);
      if (all.length < lengthAt + 4) break;
      const next = lengthAt + all.readUInt32BE(lengthAt);
      if (all.length < next) break;
      end = next;
      held.started = true;
    }
    held.bytes = all.subarray(end);
    return all.subarray(0, end);
  };
}
