import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { MeantStage } from '../../company/stages.ts';
import { standsAt } from '../../company/store/stages.ts';
import { customers } from '../../db/schema/customers.ts';
import { deals } from '../../db/schema/outcomes.ts';
import { people } from '../../db/schema/people.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

const shown = {
  id: deals.id,
  customerId: deals.customerId,
  customer: customers.name,
  ownerId: customers.ownerId,
  owner: people.name,
  interactionId: deals.interactionId,
  stage: deals.stage,
  stageName: deals.stageName,
  movedOn: deals.movedOn,
  closeOn: deals.closeOn,
  followUpId: deals.followUpId,
  outcome: deals.outcome,
  endedOn: deals.endedOn,
  endNoteId: deals.endNoteId,
  cause: deals.cause,
  reason: deals.reason,
  rival: deals.rival,
};

const dealsShown = (tx: Tx) =>
  tx
    .select(shown)
    .from(deals)
    .innerJoin(customers, and(eq(customers.workspaceId, deals.workspaceId), eq(customers.id, deals.customerId)))
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .$dynamic();

/** A deal as cards and lists show it: whose it is follows from its customer. */
export type Deal = Awaited<ReturnType<typeof openDealsAt>>[number];

export async function findDeal(tx: Tx, id: number): Promise<Deal | undefined> {
  const [found] = await dealsShown(tx).where(eq(deals.id, id));
  return found;
}

export async function openDealsAt(tx: Tx, customerId: number) {
  return dealsShown(tx)
    .where(and(eq(deals.customerId, customerId), isNull(deals.outcome)))
    .orderBy(asc(deals.id));
}

type NewDeal = Pick<
  typeof deals.$inferInsert,
  'customerId' | 'interactionId' | 'stage' | 'stageName' | 'movedOn' | 'setBy'
>;

export async function addDeal(tx: Tx, deal: NewDeal): Promise<number> {
  return onlyRow(await tx.insert(deals).values(deal).returning({ id: deals.id })).id;
}

export async function changeDeal(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Omit<typeof deals.$inferInsert, 'id' | 'workspaceId'>>,
) {
  await tx.update(deals).set(change).where(eq(deals.id, id));
}

/** Which deals: everything that is said has to hold. */
export type DealSelection = {
  readonly ownerId?: number | undefined;
  readonly teamId?: number | undefined;
  readonly customerId?: number | undefined;
  readonly stage?: MeantStage | undefined;
  /** Nothing has moved since this day. */
  readonly stuckSince?: Temporal.PlainDate | undefined;
};

/** A page of the open deals: those that close first, then those that have stood longest. */
export async function listDeals(
  tx: Tx,
  { which, most, skip }: { readonly which: DealSelection; readonly most: number; readonly skip: number },
): Promise<{ readonly deals: readonly Deal[]; readonly count: number }> {
  const where = and(...conditions(which));
  const page = await dealsShown(tx)
    .where(where)
    .orderBy(sql`${deals.closeOn} asc nulls last`, asc(deals.movedOn), asc(deals.id))
    .limit(most)
    .offset(skip);
  const [all] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(deals)
    .innerJoin(customers, and(eq(customers.workspaceId, deals.workspaceId), eq(customers.id, deals.customerId)))
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .where(where);
  return { deals: page, count: all?.count ?? 0 };
}

function conditions({ ownerId, teamId, customerId, stage, stuckSince }: DealSelection): (SQL | undefined)[] {
  return [
    isNull(deals.outcome),
    ownerId === undefined ? undefined : eq(customers.ownerId, ownerId),
    teamId === undefined ? undefined : eq(people.teamId, teamId),
    customerId === undefined ? undefined : eq(deals.customerId, customerId),
    stage && standsAt({ stage: sql`${deals.stage}`, stageName: sql`${deals.stageName}` }, stage),
    stuckSince && sql`${deals.movedOn} <= ${stuckSince.toString()}::date`,
  ];
}

/** How many open deals stand at each stage. */
export async function dealStages(tx: Tx, which: DealSelection) {
  const standing = tx
    .select({ stage: deals.stage, stageName: deals.stageName, count: sql<number>`count(*)::int` })
    .from(deals)
    .$dynamic();
  if (which.ownerId !== undefined || which.teamId !== undefined)
    void standing
      .innerJoin(customers, and(eq(customers.workspaceId, deals.workspaceId), eq(customers.id, deals.customerId)))
      .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)));
  return standing.where(and(...conditions(which))).groupBy(deals.stage, deals.stageName);
}
