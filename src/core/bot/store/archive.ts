/** What the database itself knows of its copies. */
import { sql } from 'drizzle-orm';
import { onlyRow, type Tx } from '../../db/tx.ts';

export type Archive = { readonly bytes: number; readonly lastAt: Temporal.Instant | undefined };

/** How large the data are, and when the server last put its log away; never, where it does not archive. */
export async function archiveState(tx: Tx): Promise<Archive> {
  const { bytes, lastAt } = onlyRow(
    await tx.execute<{ bytes: string; lastAt: string | null }>(
      sql`select pg_database_size(current_database())::text as bytes,
        to_char(last_archived_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastAt" from pg_stat_archiver`,
    ),
  );
  return { bytes: Number(bytes), lastAt: lastAt === null ? undefined : Temporal.Instant.from(lastAt) };
}
