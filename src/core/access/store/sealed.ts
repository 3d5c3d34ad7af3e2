import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';

/** Where secrets are kept that are sealed with a key outside the database, and what each is sealed for. */
export type SealedPlace = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly purpose: (row: Readonly<Record<string, unknown>>) => string;
};

/** Each secret of the company, as `change` would have it. */
export async function resealAll(
  tx: Tx,
  { table, columns, purpose }: SealedPlace,
  change: (sealed: string, purpose: string) => string,
): Promise<void> {
  const name = sql.identifier(table);
  const rows = await tx.execute(sql`select * from ${name} order by id for update`);
  for (const row of rows)
    for (const column of columns) {
      const sealed = row[column];
      if (typeof sealed !== 'string') continue;
      const fresh = change(sealed, purpose(row));
      await tx.execute(sql`update ${name} set ${sql.identifier(column)} = ${fresh} where ${eq(sql`id`, row['id'])}`);
    }
}
