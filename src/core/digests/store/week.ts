/** What weeks and months are made of: counts of a span of days, and what stands out now. */
import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { thanks } from '../../db/schema/questions.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { isOf, type OfTeam } from './day.ts';

/** The last day is exclusive. */
export type Days = { readonly since: Temporal.PlainDate; readonly until: Temporal.PlainDate };

const owner = and(eq(people.workspaceId, followUps.workspaceId), eq(people.id, followUps.ownerId));
const lastDay = sql`coalesce(${followUps.until}, ${followUps.dueOn})`;

/** How many follow-ups fell due in some days, and how many of them were done in time. */
export async function keptIn(tx: Tx, { since, until, ...whose }: OfTeam & Days) {
  const inTime = sql`${followUps.state} = 'done' and (${followUps.closedAt} at time zone ${people.zone})::date <= ${lastDay}`;
  const [row] = await tx
    .select({ due: sql<number>`count(*)::int`, kept: sql<number>`count(*) filter (where ${inTime})::int` })
    .from(followUps)
    .innerJoin(people, owner)
    .where(
      and(
        isOf(whose),
        sql`${followUps.state} in ('open', 'done') and not ${followUps.isWatched} and ${lastDay} >= ${since.toString()} and ${lastDay} < ${until.toString()}`,
      ),
    );
  return { due: row?.due ?? 0, kept: row?.kept ?? 0 };
}

/** How often customers were contacted in some days, and how many of them. */
export async function contactCounts(tx: Tx, { since, until, ...whose }: OfTeam & Days) {
  const [row] = await tx
    .select({
      contacts: sql<number>`count(*)::int`,
      customers: sql<number>`count(distinct ${interactions.customerId})::int`,
    })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .where(
      and(
        isOf(whose),
        sql`${interactions.occurredOn} >= ${since.toString()} and ${interactions.occurredOn} < ${until.toString()}`,
      ),
    );
  return { contacts: row?.contacts ?? 0, customers: row?.customers ?? 0 };
}

/** Who was thanked by colleagues, whoever was the most often first. */
export async function thankedIn(
  tx: Tx,
  { since, until, ...whose }: OfTeam & { readonly since: Temporal.Instant; readonly until: Temporal.Instant },
) {
  return tx
    .select({ name: people.name, count: sql<number>`count(*)::int` })
    .from(thanks)
    .innerJoin(people, and(eq(people.workspaceId, thanks.workspaceId), eq(people.id, thanks.personId)))
    .where(and(isOf(whose), gte(thanks.createdAt, since), lt(thanks.createdAt, until)))
    .groupBy(people.workspaceId, people.id)
    .orderBy(desc(sql`count(*)`), asc(people.id));
}

/** What each of a team has to do in some days, the fullest first. */
export async function loadIn(tx: Tx, { since, until, ...whose }: OfTeam & Days) {
  return tx
    .select({ name: people.name, count: sql<number>`count(*)::int` })
    .from(followUps)
    .innerJoin(people, owner)
    .where(
      and(
        isOf(whose),
        eq(followUps.state, 'open'),
        sql`${followUps.dueOn} >= ${since.toString()} and ${followUps.dueOn} < ${until.toString()}`,
      ),
    )
    .groupBy(people.workspaceId, people.id)
    .orderBy(desc(sql`count(*)`), people.id);
}

/** What has been overdue longest, with the customers that matter most first, and how many there are. */
export async function worstOverdue(
  tx: Tx,
  { today, most, ...whose }: OfTeam & { readonly today: Temporal.PlainDate; readonly most: number },
) {
  const rows = await tx
    .select({
      id: followUps.id,
      customerId: customers.id,
      customer: customers.name,
      owner: people.name,
      action: followUps.action,
      dueOn: followUps.dueOn,
      all: sql<number>`(count(*) over ())::int`,
    })
    .from(followUps)
    .innerJoin(people, owner)
    .innerJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .where(
      and(
        isOf(whose),
        eq(followUps.state, 'open'),
        sql`not ${followUps.isWatched} and ${lastDay} < ${today.toString()}`,
      ),
    )
    .orderBy(sql`${customers.tier} asc nulls last`, asc(followUps.dueOn), followUps.id)
    .limit(most);
  return { worst: rows, count: rows[0]?.all ?? 0 };
}
