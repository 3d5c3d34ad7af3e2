/**
 * How far the journal was on the disk, kept in a file beside it: PostgreSQL takes a journal that ends early for one that was
 * never longer, and so would lose without a word what stood in its lost end.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

const LSN = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/;
/** It was found to be cut, which no number of starts makes good. */
const CUT = 'cut';
const EVERY_MS = 1_000;

const fileIn = (folder: string) => join(folder, 'touchbase.mark');

export function forgetMark(folder: string) {
  rmSync(fileIn(folder), { force: true });
}

/** For a database that has just been opened: whether its journal ended before the mark. */
export async function isCut(database: PGlite, folder: string): Promise<boolean> {
  const mark = read(folder);
  if (mark === undefined || mark === CUT) return mark === CUT;
  const { rows } = await database.query<{ cut: boolean }>(
    'select redo_lsn < $1::pg_lsn as cut from pg_control_checkpoint()',
    [mark],
  );
  if (rows[0]?.cut) write(folder, CUT);
  return rows[0]?.cut === true;
}

/** Moves the mark along a second after something was done, when nobody is in the middle of anything: call `answered` with what the database answers. */
export function keepMark(database: PGlite, folder: string, inTurn: (work: () => Promise<void>) => void) {
  const state = { isIdle: true, timer: undefined as NodeJS.Timeout | undefined };
  const later = () => {
    state.timer ??= setTimeout(() => {
      state.timer = undefined;
      inTurn(async () => {
        if (!state.isIdle) return later();
        try {
          const { rows } = await database.query<{ at: string }>('select pg_current_wal_flush_lsn()::text as at');
          if (rows[0]) write(folder, rows[0].at);
        } catch {
          // On a full disk the older mark stays, which says less and nothing wrong.
        }
      });
    }, EVERY_MS).unref();
  };
  return {
    answered(answer: Uint8Array) {
      state.isIdle = IDLE.every((byte, at) => answer.at(at - IDLE.length) === byte);
      later();
    },
    close: () => clearTimeout(state.timer),
  };
}

/** «Ready for query», and in no transaction. */
const IDLE = [...Buffer.from('Z\0\0\0\x05I', 'latin1')];

function read(folder: string): string | undefined {
  try {
    const mark = readFileSync(fileIn(folder), 'utf8');
    return mark === CUT || LSN.test(mark) ? mark : undefined;
  } catch {
    return undefined;
  }
}

function write(folder: string, mark: string) {
  const draft = `${fileIn(folder)}.new`;
  writeFileSync(draft, mark);
  renameSync(draft, fileIn(folder));
}
