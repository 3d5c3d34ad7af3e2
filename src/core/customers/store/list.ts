import { and, desc, eq, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { isSilent, type Silence } from './cadence.ts';
import type { Tier } from '../../contract/customer.ts';

/** Which customers: everything that is said has to hold. */
export type CustomerSelection = {
  readonly ownerId?: number | undefined;
  readonly teamId?: number | undefined;
  readonly ownerless?: boolean;
  /** Nothing is planned with them. */
  readonly idle?: boolean;
  /** Nobody has spoken to them for so long. */
  readonly silence?: Silence | undefined;
  readonly tier?: Tier | undefined;
  readonly tag?: string | undefined;
  readonly newSince?: Temporal.Instant | undefined;
};

/** A customer as lists show it. */
export type ListedCustomer = Awaited<ReturnType<typeof listCustomers>>['customers'][number];

/** A page of customers, the ones that matter most first, and how many there are. */
export async function listCustomers(
  tx: Tx,
  { which, most, skip }: { readonly which: CustomerSelection; readonly most: number; readonly skip: number },
) {
  const where = and(...conditions(tx, which));
  const joined = and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId));
  const page = await tx
    .select({
      id: customers.id,
      name: customers.name,
      tier: customers.tier,
      tags: customers.tags,
      owner: people.name,
      ownerId: customers.ownerId,
      lastOn: sql<
        string | null
      >`(select max(i.occurred_on)::text from ${interactions} i where i.workspace_id = ${customers.workspaceId} and i.customer_id = ${customers.id})`,
      nextOn: sql<
        string | null
      >`(select min(f.due_on)::text from ${followUps} f where f.workspace_id = ${customers.workspaceId} and f.customer_id = ${customers.id} and f.state = 'open')`,
    })
    .from(customers)
    .leftJoin(people, joined)
    .where(where)
    .orderBy(sql`${customers.tier} asc nulls last`, desc(customers.id))
    .limit(most)
    .offset(skip);
  const [all] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(customers)
    .leftJoin(people, joined)
    .where(where);
  return { customers: page, count: all?.count ?? 0 };
}

function conditions(
  tx: Tx,
  { ownerId, teamId, ownerless, idle, silence, tier, tag, newSince }: CustomerSelection,
): (SQL | undefined)[] {
  return [
    isNull(customers.partner),
    silence && isSilent(silence),
    ownerId === undefined ? undefined : eq(customers.ownerId, ownerId),
    teamId === undefined ? undefined : eq(people.teamId, teamId),
    ownerless ? isNull(customers.ownerId) : undefined,
    tier && eq(customers.tier, tier),
    tag === undefined ? undefined : sql`${customers.tags} <> '[]' and ${customers.tags} ? ${tag}`,
    newSince && sql`${customers.createdAt} >= ${newSince.toString()}`,
    idle
      ? notExists(
          tx
            .select({ id: followUps.id })
            .from(followUps)
            .where(
              and(
                eq(followUps.workspaceId, customers.workspaceId),
                eq(followUps.customerId, customers.id),
                eq(followUps.state, 'open'),
              ),
            ),
        )
      : undefined,
  ];
}

/** Whether any customer bears a tag. */
export async function isTag(tx: Tx, tag: string): Promise<boolean> {
  const rows = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(sql`${customers.tags} <> '[]' and ${customers.tags} ? ${tag}`)
    .limit(1);
  return rows.length > 0;
}
