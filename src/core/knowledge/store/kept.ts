import { and, count, eq, sql } from 'drizzle-orm';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { withPrivateRows } from '../../db/session.ts';
import type { Tx } from '../../db/tx.ts';

/** What colleagues keep to themselves about a customer: whose it is and until when, and nothing of what it says. */
export async function privateNotesAt(tx: Tx, customerId: number) {
  return withPrivateRows(tx, () =>
    tx
      .select({
        authorId: people.id,
        author: people.name,
        teamId: people.teamId,
        count: count(),
        until: sql<string | null>`max(${interactions.sharedAt} at time zone ${people.zone})::date::text`,
      })
      .from(interactions)
      .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
      .where(and(eq(interactions.customerId, customerId), eq(interactions.isPrivate, true)))
      .groupBy(people.id, people.name, people.teamId)
      .orderBy(people.id),
  );
}
