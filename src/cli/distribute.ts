import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { distribute } from '../core/db/server/distribute.ts';

const Cells = z.coerce.number().int().min(1).max(64);

/** Spreads a database over the servers of its Citus, once, before there are companies in it: `npm run distribute -- --cells 8`. */
export async function run({ database }: Config, args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: { cells: { type: 'string', default: '4' } } });
  const count = Cells.safeParse(values.cells);
  if (!count.success) throw new Error('--cells wants a number from 1 to 64');
  if (database.kind !== 'server')
    throw new Error('DATABASE_URL is not set: the embedded database is one file on one machine');
  const { made, cells } = await distribute(database.url, count.data);
  for (const { cell, at } of cells) process.stdout.write(`${cell} ${at}\n`);
  process.stderr.write(`${cells.length} cells, ${made} of them new\n`);
}
