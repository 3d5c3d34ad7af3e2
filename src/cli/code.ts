import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { issueCode } from '../core/people/store/codes.ts';
import { openStore } from '../core/db/open.ts';
import { setUp } from '../app/setup.ts';

const Role = z.enum(['rep', 'lead', 'manager', 'admin'], 'must be rep, lead, manager or admin');

/** Prints a one-time code that makes whoever says it that person: `npm run code -- --for NAME --role ROLE`. */
export async function run(config: Config, args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: { for: { type: 'string' }, role: { type: 'string' } } });
  const role = Role.optional().safeParse(values.role);
  if (!role.success) throw new Error(`--role ${role.error.issues[0]?.message}`);
  const store = await openStore(config.database);
  try {
    const { workspace } = await setUp(store, config);
    const code = await store.within({ workspace }, (tx) =>
      issueCode(tx, { now: store.clock(), name: values.for, role: role.data }),
    );
    process.stdout.write(`${code}\n`);
    process.stderr.write(`good for ten minutes, once: say «bind ${code}» or «绑定 ${code}» to the bot\n`);
  } finally {
    await store.close();
  }
}
