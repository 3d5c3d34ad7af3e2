import { and, asc, count, desc, eq, max, sql } from 'drizzle-orm';
import { feedNames, feeds, records } from '../../db/schema/doors/feeds.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

export type Feed = typeof feeds.$inferSelect;

export async function addFeed(
  tx: Tx,
  feed: Pick<Feed, 'name' | 'map' | 'secret' | 'setBy' | 'personId'>,
): Promise<number> {
  return onlyRow(await tx.insert(feeds).values(feed).returning({ id: feeds.id })).id;
}

export async function changeFeed(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Pick<Feed, 'map' | 'secret' | 'state'>>,
) {
  await tx.update(feeds).set(change).where(eq(feeds.id, id));
}

export async function feedNamed(tx: Tx, name: string): Promise<Feed | undefined> {
  const [found] = await tx
    .select()
    .from(feeds)
    .where(and(eq(feeds.name, name), eq(feeds.state, 'active')));
  return found;
}

/** The newest of this name, whether it was stopped or not. */
export async function feedCalled(tx: Tx, name: string): Promise<Feed | undefined> {
  const [found] = await tx.select().from(feeds).where(eq(feeds.name, name)).orderBy(desc(feeds.id)).limit(1);
  return found;
}

export async function isFeedNameTaken(tx: Tx, name: string): Promise<boolean> {
  const rows = await tx.execute<{ workspace: number | null }>(sql`select feed_workspace(${name}) as workspace`);
  return onlyRow(rows).workspace !== null;
}

export type FeedState = Pick<Feed, 'id' | 'name' | 'map'> & {
  readonly count: number;
  readonly lastAt: Temporal.Instant | null;
  readonly unmatched: number;
};

/** What each has told so far. */
export async function activeFeeds(tx: Tx): Promise<readonly FeedState[]> {
  return tx
    .select({
      id: feeds.id,
      name: feeds.name,
      map: feeds.map,
      count: count(records.id),
      lastAt: max(records.createdAt),
      unmatched: sql<number>`(select count(*)::int from ${feedNames} n where n.workspace_id = ${feeds.workspaceId} and n.feed_id = ${feeds.id}
        and n.customer_id is null and n.ignored_at is null)`,
    })
    .from(feeds)
    .leftJoin(records, and(eq(records.workspaceId, feeds.workspaceId), eq(records.feedId, feeds.id)))
    .where(eq(feeds.state, 'active'))
    .groupBy(feeds.workspaceId, feeds.id)
    .orderBy(asc(feeds.id));
}

/** What its secret is sealed for. */
export const feedSeal = ({ name }: Pick<Feed, 'name'>) => `feed ${name}`;
