import type { Store } from '../core/db/open.ts';

/** What to say where a newer program has changed the tables while this one is at work: it goes on, and is to be replaced. Undefined: none has. */
export async function outdated(store: Store): Promise<string | undefined> {
  const { tables, program } = await store.version();
  return tables > program
    ? `the tables are of a newer version (${tables}) than this program (${program}), which goes on with what it knows: replace it as well`
    : undefined;
}
