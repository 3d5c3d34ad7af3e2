/** Whom colleagues have told of notes: what «who should know» learns from. */
import { and, eq, gte, sql } from 'drizzle-orm';
import type { NewsTopic } from '../../contract/vocabulary.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { newsShares } from '../../db/schema/questions.ts';
import type { Tx } from '../../db/tx.ts';

/** Resolves to false where they had been told already. */
export async function addShare(
  tx: Tx,
  share: Pick<typeof newsShares.$inferInsert, 'interactionId' | 'personId' | 'sharedBy' | 'topic'>,
): Promise<boolean> {
  const added = await tx.insert(newsShares).values(share).onConflictDoNothing().returning({ id: newsShares.id });
  return added.length > 0;
}

/** How often each was told of the topic, and of the customer, since an instant; `already`: of this very note. */
export async function sharesLike(
  tx: Tx,
  {
    noteId,
    topic,
    customerId,
    since,
  }: {
    readonly noteId: number;
    readonly topic: NewsTopic | undefined;
    readonly customerId: number;
    readonly since: Temporal.Instant;
  },
) {
  return tx
    .select({
      personId: newsShares.personId,
      topic: sql<number>`(count(*) filter (where ${newsShares.topic} = ${topic ?? null}::text))::int`,
      customer: sql<number>`(count(*) filter (where ${interactions.customerId} = ${customerId}))::int`,
      already: sql<boolean>`bool_or(${newsShares.interactionId} = ${noteId})`,
    })
    .from(newsShares)
    .innerJoin(
      interactions,
      and(eq(interactions.workspaceId, newsShares.workspaceId), eq(interactions.id, newsShares.interactionId)),
    )
    .where(gte(newsShares.createdAt, since))
    .groupBy(newsShares.personId);
}
