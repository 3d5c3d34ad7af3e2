/** The journal of the embedded database, to be torn. */
import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { openStore, type Store } from '../../src/core/db/open.ts';
import { temporary } from './folders.ts';
import { only } from './rows.ts';

const SEGMENT = 16 * 1024 * 1024;
const PAGE = 8_192;
const TORN = 3 * PAGE;
const EACH = 20;

/** Twice twenty companies, and how far the journal was on the disk after each twenty. */
export async function foundTwice(store: Store, folder: string) {
  const found = async () => {
    let workspace = 0;
    for (let many = 0; many < EACH; many += 1)
      workspace = await store.found({ name: 'x'.repeat(500), zone: 'UTC', locale: 'zh', demo: false });
    const { at } = only(
      await store.within({ workspace }, (tx) =>
        tx.execute<{ at: string }>(sql`select pg_current_wal_flush_lsn()::text as at`),
      ),
    );
    return at;
  };
  const [early, late] = [await found(), await found()];
  await expect.poll(() => readFileSync(join(folder, 'touchbase.mark'), 'utf8'), { timeout: 60_000 }).toBe(late);
  return { early, late, each: EACH };
}

/** What a process that is killed now would leave, and then harmed; `end`: from where on, or from the end of that page. */
export function leftBy(folder: string, { end, harm }: { readonly end: string; readonly harm: 'garbled' | 'cut off' }) {
  const copy = join(temporary(), 'data');
  cpSync(folder, copy, { recursive: true });
  const [high = '', low = ''] = end.split('/');
  const at = Number.parseInt(low, 16);
  const segment = Math.floor(at / SEGMENT).toString(16);
  const file = join(copy, 'pg_wal', `00000001${high.padStart(8, '0')}${segment.padStart(8, '0')}`.toUpperCase());
  if (harm === 'cut off') truncateSync(file, Math.ceil((at % SEGMENT) / PAGE) * PAGE);
  else writeFileSync(file, readFileSync(file).fill(0xa5, at % SEGMENT, (at % SEGMENT) + TORN));
  return { kind: 'folder', folder: copy } as const;
}

export async function companiesIn(place: ReturnType<typeof leftBy>): Promise<number> {
  const store = await openStore(place);
  const { length } = await store.all();
  await store.close();
  return length;
}

export const LOST = /end of the journal .* is lost.*touchbase\.mark there\n.*日志的末尾丢了/;
