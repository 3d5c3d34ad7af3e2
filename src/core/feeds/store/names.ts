/** What feeds call customers, and whom they mean. */
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { statement, text } from '../../db/prepared.ts';
import { feedNames, feeds } from '../../db/schema/doors/feeds.ts';
import type { Tx } from '../../db/tx.ts';

const adding = statement(
  z.object({}),
  sql`insert into feed_names (feed_id, name, key) select ${text('feed')}::bigint, n.name, n.key
    from jsonb_to_recordset(${text('names')}::jsonb) as n(name text, key text) on conflict do nothing`,
);

export async function addNames(
  tx: Tx,
  {
    feedId,
    names,
  }: { readonly feedId: number; readonly names: readonly { readonly name: string; readonly key: string }[] },
) {
  await adding(tx, { feed: String(feedId), names: JSON.stringify(names) });
}

/** Whoever goes by exactly this name, however it is written, and is the only one: not who comes near. */
export async function matchNames(tx: Tx, feedId?: number) {
  await tx.execute(sql`update feed_names n set customer_id = m.customer_id from (
      select o.id, min(a.customer_id) as customer_id from feed_names o
        join feeds f on f.workspace_id = o.workspace_id and f.id = o.feed_id and f.state = 'active'
        join aliases a on a.workspace_id = o.workspace_id and a.key collate "C" = o.key collate "C"
      where o.workspace_id = current_workspace() and o.customer_id is null and o.ignored_at is null
        and ${feedId === undefined ? sql`true` : sql`o.feed_id = ${feedId}`}
      group by o.id having count(distinct a.customer_id) = 1
    ) m where n.workspace_id = current_workspace() and n.id = m.id`);
}

export type FeedName = {
  readonly id: number;
  readonly feedId: number;
  readonly feed: string;
  readonly name: string;
  readonly count: number;
  readonly setBy: number;
  /** The words of the newest record, where it has some. */
  readonly text: string | null;
  readonly all: number;
};

/** Names that nobody is known by, those with most behind them first. */
export async function unmatchedNames(
  tx: Tx,
  {
    feedId,
    unasked = false,
    most,
    skip = 0,
  }: { readonly feedId?: number; readonly unasked?: boolean; readonly most: number; readonly skip?: number },
): Promise<readonly FeedName[]> {
  return tx.execute<FeedName & Record<string, unknown>>(sql`
    select n.id, n.feed_id as "feedId", f.name as feed, n.name, f.set_by as "setBy", count(r.id)::int as count,
      (array_agg(r.text order by r.happened_on desc, r.id desc))[1] as text, (count(*) over ())::int as all
    from feed_names n join feeds f on f.workspace_id = n.workspace_id and f.id = n.feed_id and f.state = 'active'
      left join records r on r.workspace_id = n.workspace_id and r.name_id = n.id
    where n.workspace_id = current_workspace() and n.customer_id is null and n.ignored_at is null
      and ${feedId === undefined ? sql`true` : sql`n.feed_id = ${feedId}`} and ${unasked ? sql`n.asked_at is null` : sql`true`}
    group by n.workspace_id, n.id, n.feed_id, f.name, f.set_by, n.name order by count(r.id) desc, n.id limit ${most} offset ${skip}`);
}

/** Whether an answer about one of a feed's names is still waited for. */
export async function isNameAsked(tx: Tx, feedId: number): Promise<boolean> {
  const rows =
    await tx.execute(sql`select from feed_names where workspace_id = current_workspace() and feed_id = ${feedId}
    and customer_id is null and ignored_at is null and asked_at is not null limit 1`);
  return rows.length > 0;
}

export async function findFeedName(tx: Tx, id: number) {
  const [found] = await tx
    .select({
      id: feedNames.id,
      feedId: feedNames.feedId,
      name: feedNames.name,
      feed: feeds.name,
      customerId: feedNames.customerId,
    })
    .from(feedNames)
    .innerJoin(feeds, and(eq(feeds.workspaceId, feedNames.workspaceId), eq(feeds.id, feedNames.feedId)))
    .where(eq(feedNames.id, id));
  return found;
}

export async function changeFeedName(
  tx: Tx,
  {
    id,
    ...change
  }: {
    readonly id: number;
    readonly customerId?: number | null;
    readonly ignoredAt?: Temporal.Instant | null;
    readonly askedAt?: Temporal.Instant;
  },
) {
  await tx.update(feedNames).set(change).where(eq(feedNames.id, id));
}
