/** The rows that a call has made, by what the audit says of it. */
import { and, eq } from 'drizzle-orm';
import { audit } from '../../db/schema/audit.ts';
import type { Tx } from '../../db/tx.ts';

/** Those of a table that a message has added, the first one first. */
export async function rowsMadeBy(tx: Tx, { heardId, table }: { readonly heardId: number; readonly table: string }) {
  const rows = await tx
    .select({ id: audit.rowId })
    .from(audit)
    .where(and(eq(audit.heardId, heardId), eq(audit.tableName, table), eq(audit.action, 'insert')))
    .orderBy(audit.id);
  return rows.map(({ id }) => id);
}
