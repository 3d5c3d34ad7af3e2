import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { customers } from '../../db/schema/customers.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';

const lastOn = sql<string | null>`max(${interactions.occurredOn})::text`;

/** The customers and partners of an owner, or of everybody in a team, those that nobody has spoken to for the longest time first. */
export async function customersOwnedBy(
  tx: Tx,
  { of, most }: { readonly of: { readonly ownerId: number } | { readonly teamId: number }; readonly most: number },
) {
  const rows = await tx
    .select({
      id: customers.id,
      name: customers.name,
      partner: customers.partner,
      owner: people.name,
      lastOn,
      createdAt: customers.createdAt,
    })
    .from(customers)
    .innerJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .leftJoin(
      interactions,
      and(eq(interactions.workspaceId, customers.workspaceId), eq(interactions.customerId, customers.id)),
    )
    .where(
      'ownerId' in of
        ? eq(customers.ownerId, of.ownerId)
        : and(eq(people.teamId, of.teamId), isNotNull(customers.ownerId)),
    )
    .groupBy(customers.workspaceId, customers.id, customers.name, customers.partner, people.name, customers.createdAt)
    .orderBy(sql`${lastOn} asc nulls first`, customers.id)
    .limit(most);
  return rows.map(({ lastOn, ...customer }) => ({
    ...customer,
    lastOn: lastOn === null ? undefined : Temporal.PlainDate.from(lastOn),
  }));
}
