/** What a team's day is made of: counts in the database, and names of no more than are shown. */
import { isColleague } from '../../people/store/people.ts';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { deals } from '../../db/schema/outcomes.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactions } from '../../db/schema/interactions.ts';
import { outbox } from '../../db/schema/messages.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import type { FactTopic } from '../../contract/customer.ts';

/** A team's, or everybody's. */
export type OfTeam = { readonly teamId: number | null };

export const isOf = ({ teamId }: OfTeam) => and(isColleague, teamId === null ? undefined : eq(people.teamId, teamId));

const owned = and(eq(people.workspaceId, followUps.workspaceId), eq(people.id, followUps.ownerId));
const lastDay = sql`coalesce(${followUps.until}, ${followUps.dueOn})`;

/** How much each of a team has due on a day, and has not done in time; the fullest first. */
export async function dueByPerson(tx: Tx, { today, ...whose }: OfTeam & { readonly today: Temporal.PlainDate }) {
  const isLate = sql`not ${followUps.isWatched} and ${lastDay} < ${today.toString()}`;
  const late = sql<number>`count(*) filter (where ${isLate})::int`;
  const due = sql<number>`count(*) filter (where not (${isLate}))::int`;
  return tx
    .select({ id: people.id, name: people.name, due, late })
    .from(followUps)
    .innerJoin(people, owned)
    .where(and(isOf(whose), eq(followUps.state, 'open'), sql`${followUps.dueOn} <= ${today.toString()}`))
    .groupBy(people.workspaceId, people.id)
    .orderBy(desc(sql`count(*)`), people.id);
}

/** What has become overdue since a day: the first few. */
export async function newlyLate(
  tx: Tx,
  {
    since,
    today,
    most,
    ...whose
  }: OfTeam & { readonly since: Temporal.PlainDate; readonly today: Temporal.PlainDate; readonly most: number },
) {
  return tx
    .select({ customer: customers.name, owner: people.name, ownerId: people.id })
    .from(followUps)
    .innerJoin(people, owned)
    .innerJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .where(
      and(
        isOf(whose),
        eq(followUps.state, 'open'),
        sql`not ${followUps.isWatched} and ${lastDay} >= ${since.toString()} and ${lastDay} < ${today.toString()}`,
      ),
    )
    .orderBy(sql`${customers.tier} asc nulls last`, followUps.id)
    .limit(most);
}

/** What colleagues have noted since an instant of customers we know, the newest first. */
export async function notesOfDay(
  tx: Tx,
  { since, until, ...whose }: OfTeam & { readonly since: Temporal.Instant; readonly until: Temporal.Instant },
) {
  return tx
    .select({
      id: interactions.id,
      customerId: customers.id,
      customer: customers.name,
      tier: customers.tier,
      author: people.name,
      gist: interactions.gist,
      topics: sql<FactTopic[]>`coalesce((select jsonb_agg(distinct f.topic) from ${facts} f
        where f.workspace_id = ${interactions.workspaceId} and f.interaction_id = ${interactions.id}), '[]'::jsonb)`,
      hasRival: sql<boolean>`coalesce(jsonb_array_length(${interactions.understood} -> 'rivals'), 0) > 0`,
      hasSum: sql<boolean>`jsonb_array_length(${interactions.understood} -> 'amounts') > 0`,
    })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .where(
      and(
        isOf(whose),
        eq(interactions.isPrivate, false),
        sql`length(${interactions.gist}) > 1 and ${interactions.createdAt} >= ${since.toString()} and ${interactions.createdAt} < ${until.toString()}`,
      ),
    )
    .orderBy(desc(interactions.id))
    .limit(300);
}

/** How many are named; the others are counted. */
const NAMED = 200;

/** Customers made since an instant. */
export async function newCustomers(
  tx: Tx,
  { since, until, ...whose }: OfTeam & { readonly since: Temporal.Instant; readonly until: Temporal.Instant },
) {
  const named = await tx
    .select({ name: customers.name, owner: people.name, count: sql<number>`count(*) over ()::int` })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .where(
      and(
        whose.teamId === null ? undefined : eq(people.teamId, whose.teamId),
        isNull(customers.partner),
        sql`${customers.createdAt} >= ${since.toString()} and ${customers.createdAt} < ${until.toString()}`,
      ),
    )
    .orderBy(sql`${customers.tier} asc nulls last`, customers.id)
    .limit(NAMED);
  return { named, count: named[0]?.count ?? 0 };
}

/** What could not be said to whom since an instant, and has not come by another road. */
export async function undelivered(tx: Tx, { since, ...whose }: OfTeam & { readonly since: Temporal.Instant }) {
  return tx
    .select({ name: people.name, count: sql<number>`count(*)::int` })
    .from(outbox)
    .innerJoin(people, and(eq(people.workspaceId, outbox.workspaceId), eq(people.id, outbox.personId)))
    .where(and(isOf(whose), eq(outbox.state, 'dead'), sql`${outbox.createdAt} >= ${since.toString()}`))
    .groupBy(people.workspaceId, people.id)
    .orderBy(people.id);
}

/** Which deals were won and lost by what was noted since an instant. */
export async function endedDeals(
  tx: Tx,
  { since, until, ...team }: OfTeam & { readonly since: Temporal.Instant; readonly until: Temporal.Instant },
) {
  return tx
    .select({
      customer: customers.name,
      author: people.name,
      outcome: deals.outcome,
      cause: deals.cause,
      rival: deals.rival,
    })
    .from(deals)
    .innerJoin(customers, and(eq(customers.workspaceId, deals.workspaceId), eq(customers.id, deals.customerId)))
    .innerJoin(interactions, and(eq(interactions.workspaceId, deals.workspaceId), eq(interactions.id, deals.endNoteId)))
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .where(
      and(
        isOf(team),
        eq(interactions.isPrivate, false),
        sql`${deals.outcome} is not null and ${interactions.createdAt} >= ${since.toString()} and ${interactions.createdAt} < ${until.toString()}`,
      ),
    )
    .orderBy(desc(deals.outcome), deals.id)
    .limit(50);
}
