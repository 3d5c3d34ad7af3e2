/** What keeps how far the embedded journal got to the disk must never keep the database from going on. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keepMark } from '../../src/core/db/embedded/mark.ts';
import { temporary } from '../support/folders.ts';

const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');

test('where the mark cannot be written the database goes on, and the mark is made when it can be', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const database = { query: async () => ({ rows: [{ at: '0/1A2B3C' }] }) } as unknown as PGlite;
  const folder = join(temporary(), 'data');
  const turns: Promise<void>[] = [];
  const mark = keepMark(database, folder, (work) => void turns.push(work()));
  mark.answered(READY);
  vi.advanceTimersByTime(1_000);
  expect(turns).toHaveLength(1);
  await turns[0];
  mkdirSync(folder);
  mark.answered(READY);
  vi.advanceTimersByTime(1_000);
  await turns[1];
  expect(readFileSync(join(folder, 'touchbase.mark'), 'utf8')).toBe('0/1A2B3C');
  mark.close();
});
