import { and, asc, eq, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import type { Tx } from '../../db/tx.ts';

export type Silent = { readonly count: number; readonly named: readonly string[] };

/** What of somebody's is open and no longer reminded of: how much, and the customers that have waited longest. */
export async function silentOf(
  tx: Tx,
  { ownerId, most }: { readonly ownerId: number; readonly most: number },
): Promise<Silent> {
  const rows = await tx
    .select({
      name: customers.name,
      all: sql<number>`(sum(count(*)) over ())::int`,
    })
    .from(followUps)
    .leftJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .where(
      and(
        eq(followUps.ownerId, ownerId),
        eq(followUps.state, 'open'),
        eq(followUps.rung, 'silent'),
        eq(followUps.isWatched, false),
      ),
    )
    .groupBy(customers.name)
    .orderBy(asc(sql`min(${followUps.dueOn})`))
    .limit(most);
  return { count: rows[0]?.all ?? 0, named: rows.flatMap(({ name }) => name ?? []) };
}
