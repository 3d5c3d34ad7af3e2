/** What proofs need of a machine: disks of their own, and what a bot has kept on one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { openStore, type DatabaseLocation } from '../src/core/db/open.ts';
import { lookAs } from '../src/core/db/session.ts';
import { temporary } from '../test/support/folders.ts';

/** Why no disk can be made here; undefined: one can. */
export const diskless =
  process.getuid?.() === 0 && spawnSync('losetup', ['-f'], { stdio: 'ignore' }).status === 0
    ? undefined
    : 'a disk of its own takes root and loop devices';

/** A disk that is a file: it can be copied as it is at this moment, which is what a power cut leaves. */
export function makeDisk(megabytes: number) {
  const home = temporary();
  const image = join(home, 'disk');
  execFileSync('truncate', ['-s', `${megabytes}M`, image]);
  execFileSync('mkfs.ext4', ['-q', '-m', '0', image]);
  return { image, at: mounted(image), sync: () => void execFileSync('sync', ['-f', image]) };
}

/** Where its files are; it is taken off with the test. */
export function mounted(image: string): string {
  const at = join(temporary(), 'mount');
  mkdirSync(at);
  execFileSync('mount', ['-o', 'loop', image, at]);
  onTestFinished(() => void spawnSync('umount', ['-l', at]));
  return at;
}

/** How often each message's note was kept, of all companies of a database. */
export async function keptIn(place: DatabaseLocation): Promise<ReadonlyMap<number, number>> {
  const store = await openStore(place);
  try {
    const kept = new Map<number, number>();
    for (const workspace of await store.all())
      await store.within({ workspace }, async (tx) => {
        lookAs(tx, 'everything');
        const rows = await tx.execute<{ message: string; count: number }>(
          sql`select h.message_id as message, count(i.id)::int as count from heard h
            left join interactions i on i.workspace_id = h.workspace_id and i.heard_id = h.id group by 1`,
        );
        for (const { message, count } of rows) kept.set(Number(message), count);
      });
    return kept;
  } finally {
    await store.close();
  }
}
