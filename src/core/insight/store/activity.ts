import { isColleague } from '../../people/store/people.ts';
import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';

/** What one colleague did: how many notes, about whom, and how many follow-ups they finished. */
export type ColleagueActivity = Awaited<ReturnType<typeof activityOf>>[number];

/** The last day is exclusive. */
export type DayRange = Readonly<Record<'since' | 'until', Temporal.PlainDate>>;

const inDays = ({ since, until }: DayRange) =>
  sql`${interactions.occurredOn} >= ${since.toString()} and ${interactions.occurredOn} < ${until.toString()}`;

/** What colleagues did in some days, by name: how much somebody notes is no rank. */
export async function activityOf(
  tx: Tx,
  { of, ...days }: DayRange & { readonly of: { readonly personId: number } | { readonly teamId: number } | 'everyone' },
) {
  const finished = sql<number>`(select count(*)::int from ${followUps} f where f.workspace_id = ${people.workspaceId} and f.closed_by = ${people.id}
    and f.state = 'done' and (f.closed_at at time zone ${people.zone})::date >= ${days.since.toString()}
    and (f.closed_at at time zone ${people.zone})::date < ${days.until.toString()})`;
  const notes = sql<number>`count(${interactions.id})::int`;
  return tx
    .select({
      id: people.id,
      name: people.name,
      notes,
      /** By how often they were dealt with. */
      customers: sql<
        string[]
      >`coalesce((select jsonb_agg(d.name order by d.times desc, d.name) from (select c.name, count(*) as times from ${interactions} i
        join ${customers} c on c.workspace_id = i.workspace_id and c.id = i.customer_id
        where i.workspace_id = ${people.workspaceId} and i.author_id = ${people.id}
          and i.occurred_on >= ${days.since.toString()} and i.occurred_on < ${days.until.toString()}
        group by c.id, c.name) d), '[]'::jsonb)`,
      finished,
    })
    .from(people)
    .leftJoin(
      interactions,
      and(eq(interactions.workspaceId, people.workspaceId), eq(interactions.authorId, people.id), inDays(days)),
    )
    .where(
      and(
        isNull(people.sameAs),
        or(isColleague, isNotNull(interactions.id)),
        of === 'everyone' ? undefined : 'teamId' in of ? eq(people.teamId, of.teamId) : eq(people.id, of.personId),
      ),
    )
    .groupBy(people.workspaceId, people.id)
    .orderBy(asc(people.name), asc(people.id))
    .limit(60);
}

/** One contact as its author's list shows it. */
export type NotedContact = Awaited<ReturnType<typeof notedBy>>[number];

/** What one colleague noted of some days, the newest first. */
export async function notedBy(
  tx: Tx,
  {
    personId,
    most,
    skip,
    ...days
  }: DayRange & { readonly personId: number; readonly most: number; readonly skip: number },
) {
  return tx
    .select({
      id: interactions.id,
      customer: customers.name,
      kind: interactions.kind,
      occurredOn: interactions.occurredOn,
      text: interactions.text,
      gist: interactions.gist,
    })
    .from(interactions)
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .where(and(eq(interactions.authorId, personId), inDays(days)))
    .orderBy(desc(interactions.occurredOn), desc(interactions.id))
    .limit(most)
    .offset(skip);
}
