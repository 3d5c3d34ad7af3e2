import { and, desc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { checkIns, deals } from '../../db/schema/outcomes.ts';
import { people } from '../../db/schema/people.ts';
import type { LossCause } from '../../contract/customer.ts';
import type { Tx } from '../../db/tx.ts';

/** FigureScope losses, and of which days; the last one is exclusive. */
export type LossSelection = {
  readonly ownerId?: number | undefined;
  readonly teamId?: number | undefined;
  readonly customerId?: number | undefined;
  readonly since?: Temporal.PlainDate | undefined;
  readonly until?: Temporal.PlainDate | undefined;
};

/** A lost deal as the ledger shows it. */
export type LostDeal = Awaited<ReturnType<typeof lostDeals>>[number];

/** The newest first. */
export const lostDeals = (tx: Tx, which: LossSelection) => dealsEnded(tx, { ...which, outcome: 'lost' });

export async function dealsEnded(
  tx: Tx,
  { outcome, ownerId, teamId, customerId, since, until }: LossSelection & { readonly outcome: 'won' | 'lost' },
) {
  return tx
    .select({
      id: deals.id,
      customerId: deals.customerId,
      customer: customers.name,
      owner: people.name,
      cause: deals.cause,
      reason: deals.reason,
      rival: deals.rival,
      endedOn: deals.endedOn,
      noteId: deals.endNoteId,
    })
    .from(deals)
    .innerJoin(customers, and(eq(customers.workspaceId, deals.workspaceId), eq(customers.id, deals.customerId)))
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .where(
      and(
        eq(deals.outcome, outcome),
        isNotNull(deals.endedOn),
        since && gte(deals.endedOn, since),
        customerId === undefined ? undefined : eq(deals.customerId, customerId),
        until && lt(deals.endedOn, until),
        ownerId === undefined ? undefined : eq(customers.ownerId, ownerId),
        teamId === undefined ? undefined : eq(people.teamId, teamId),
      ),
    )
    .orderBy(desc(deals.endedOn), desc(deals.id))
    .limit(500);
}

/** How many customers there are, how many of them are marked as lost, and how many have been silent since a day without being so. */
export async function customerLosses(
  tx: Tx,
  {
    ownerId,
    teamId,
    silentSince,
  }: Pick<LossSelection, 'ownerId' | 'teamId'> & { readonly silentSince: Temporal.PlainDate },
): Promise<{
  readonly all: number;
  readonly lost: number;
  readonly silent: readonly string[];
  /** Why, of those of whom somebody has said it. */
  readonly causes: readonly LossCause[];
}> {
  const of = sql.join(
    [
      sql`c.workspace_id = current_workspace() and c.partner is null`,
      ...(ownerId === undefined ? [] : [sql`c.owner_id = ${ownerId}`]),
      ...(teamId === undefined
        ? []
        : [
            sql`c.owner_id in (select p.id from people p where p.workspace_id = c.workspace_id and p.team_id = ${teamId})`,
          ]),
    ],
    sql` and `,
  );
  const [row] = await tx.execute<{ all: number; lost: number; silent: string[]; causes: LossCause[] }>(sql`
    select count(*)::int as all, (count(*) filter (where c.status = 'lost'))::int as lost,
      coalesce((jsonb_agg(c.name order by c.id) filter (where c.status is distinct from 'lost' and l.last < ${silentSince.toString()}::date)), '[]') as silent,
      coalesce((jsonb_agg(w.cause order by c.id) filter (where w.cause is not null)), '[]') as causes
    from customers c left join lateral (
      select max(i.occurred_on) as last from interactions i where i.workspace_id = c.workspace_id and i.customer_id = c.id
    ) l on true left join lateral (
      select k.cause from check_ins k where k.workspace_id = c.workspace_id and k.customer_id = c.id and k.cause is not null
      order by k.id desc limit 1
    ) w on c.status = 'lost' where ${of}`);
  return { all: row?.all ?? 0, lost: row?.lost ?? 0, silent: row?.silent ?? [], causes: row?.causes ?? [] };
}

/** Why a customer is lost, as its owner answered. */
export type ToldLoss = Awaited<ReturnType<typeof toldLoss>>;

export async function toldLoss(tx: Tx, customerId: number) {
  const [told] = await tx
    .select({ cause: checkIns.cause, reason: checkIns.reason })
    .from(checkIns)
    .where(and(eq(checkIns.customerId, customerId), eq(checkIns.answer, 'lost')))
    .orderBy(desc(checkIns.id))
    .limit(1);
  return told;
}
