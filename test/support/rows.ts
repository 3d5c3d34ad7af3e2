/** Rows for a test: the one there should be, and all of a company to compare. */
import { sql } from 'drizzle-orm';
import { lookAs } from '../../src/core/db/session.ts';
import type { Store } from '../../src/core/db/open.ts';

/** The one row or answer there is; none, or more, and the test fails. */
export function only<T>(found: readonly T[]): T {
  const [one, ...others] = found;
  if (one === undefined || others.length > 0) throw new Error(`there should be one, there are ${found.length}`);
  return one;
}

/** Every table that holds a company's rows, and the rows as the database writes them, by table. */
export async function snapshot(
  store: Store,
  { workspace, without = [] }: { readonly workspace: number; readonly without?: readonly string[] },
): Promise<Record<string, Record<string, unknown>[]>> {
  return store.within({ workspace }, async (tx) => {
    lookAs(tx, 'everything');
    tables.all ??= await tx.execute<{ name: string }>(
      sql`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
        where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by 1`,
    );
    const wanted = tables.all.filter(({ name }) => !without.includes(name));
    const parts = wanted.map(
      ({ name }) =>
        sql`select ${name}::text as name, (select coalesce(jsonb_agg(to_jsonb(t) order by id), '[]') from ${sql.identifier(name)} t) as rows`,
    );
    const { rows } = only(
      await tx.execute<{ rows: Record<string, Record<string, unknown>[]> }>(
        sql`select jsonb_object_agg(name, rows) as rows from (${sql.join(parts, sql` union all `)}) as all_tables`,
      ),
    );
    return rows;
  });
}

/** The tables are the same in every database of a run. */
const tables: { all?: readonly { readonly name: string }[] } = {};
