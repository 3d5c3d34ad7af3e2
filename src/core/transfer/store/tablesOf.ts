/** What a customer's record says of the tables that it came with. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { people } from '../../db/schema/people.ts';
import { importLines, imports } from '../../db/schema/transfers.ts';

/** The tables that brought a customer or changed it, the newest first; those that were taken back are gone. */
export async function tablesOf(tx: Tx, customerId: number) {
  return tx
    .select({ name: imports.name, by: people.name, at: imports.createdAt })
    .from(imports)
    .innerJoin(people, and(eq(people.workspaceId, imports.workspaceId), eq(people.id, imports.personId)))
    .where(
      and(
        inArray(imports.state, ['running', 'stuck', 'done']),
        sql`exists (select from ${importLines} l where l.workspace_id = ${imports.workspaceId} and l.import_id = ${imports.id}
          and l.customer_id = ${customerId} and l.end in ('new', 'changed'))`,
      ),
    )
    .orderBy(desc(imports.id))
    .limit(10);
}
