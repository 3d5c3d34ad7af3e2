/** All rows of a company, for a test to compare. */
import { sql } from 'drizzle-orm';
import { lookAs } from '../../src/core/db/session.ts';
import type { Store } from '../../src/core/db/open.ts';

/** Every table that holds a company's rows, and the rows as the database writes them, by table. */
export async function snapshot(
  store: Store,
  { workspace, without = [] }: { readonly workspace: number; readonly without?: readonly string[] },
): Promise<Record<string, Record<string, unknown>[]>> {
  return store.within({ workspace }, async (tx) => {
    lookAs(tx, 'everything');
    const tables = await tx.execute<{ name: string }>(
      sql`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    const all: Record<string, Record<string, unknown>[]> = {};
    for (const { name } of tables) {
      if (without.includes(name)) continue;
      const found = await tx.execute<{ row: Record<string, unknown> }>(
        sql`select to_jsonb(t) as row from ${sql.identifier(name)} t order by id`,
      );
      all[name] = found.map(({ row }) => row);
    }
    return all;
  });
}
