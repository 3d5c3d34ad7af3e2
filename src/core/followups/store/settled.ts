import { and, eq, sql } from 'drizzle-orm';
import { followUps } from '../../db/schema/followUps.ts';
import type { Tx } from '../../db/tx.ts';

/** How many of somebody's follow-ups were finished since an instant, by whomever. */
export async function countDoneSince(
  tx: Tx,
  { ownerId, since }: { readonly ownerId: number; readonly since: Temporal.Instant },
): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(followUps)
    .where(
      and(
        eq(followUps.ownerId, ownerId),
        eq(followUps.state, 'done'),
        sql`${followUps.closedAt} >= ${since.toString()}::timestamptz`,
      ),
    );
  return row?.count ?? 0;
}

/** How many of somebody's open follow-ups had their last day before a day. */
export async function countLate(
  tx: Tx,
  { ownerId, today }: { readonly ownerId: number; readonly today: Temporal.PlainDate },
): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(followUps)
    .where(
      and(
        eq(followUps.ownerId, ownerId),
        eq(followUps.state, 'open'),
        eq(followUps.isWatched, false),
        sql`${followUps.dueOn} < ${today.toString()}::date`,
        sql`coalesce(${followUps.until}, ${followUps.dueOn}) < ${today.toString()}::date`,
      ),
    );
  return row?.count ?? 0;
}
