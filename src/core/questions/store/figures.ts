/** A figure: how many events there are, and what they come to, by kind of sum and currency; by group, and one by one. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { LossCause, SumKind } from '../../contract/customer.ts';
import { standsAt } from '../../company/store/stages.ts';
import { customers } from '../../db/schema/customers.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import type { Query } from '../../understand/types.ts';
import { CITY, type Conditions, conditionsOn, evidenceOn, fulfils, STANDS_AT } from './conditions.ts';
import { within } from './evidence.ts';
import { type EventSelection, eventsOf } from './events.ts';

export type FigureQuestion = EventSelection &
  Conditions & {
    readonly ownerId?: number | undefined;
    readonly teamId?: number | undefined;
    readonly group?: Query['group'];
    readonly over?: number | undefined;
    readonly under?: number | undefined;
  };

/** Events of one group, one kind of sum and one currency. */
export type FigurePart = Awaited<ReturnType<typeof figureBy>>[number];

/** So many groups by kinds and currencies are read; nobody reads more on a card. */
const MOST_PARTS = 400;

export async function figureBy(tx: Tx, question: FigureQuestion) {
  const { group } = question;
  const { from, where } = await sourceOf(tx, question);
  const rows = await tx.execute<{
    key: string | null;
    kind: SumKind | null;
    currency: string | null;
    count: number;
    customers: number;
    amount: number | null;
    valued: number;
    won: number;
  }>(sql`
    select ${group ? KEYS[group] : sql`null::text`} as key, events.kind, events.currency, count(distinct events.id)::int as count,
      count(distinct events.customer_id)::int as customers, sum(events.amount)::float8 as amount,
      count(events.amount)::int as valued, (count(*) filter (where events.is_won))::int as won
    from ${from} where ${where} group by 1, 2, 3
    order by ${group === 'month' || group === 'quarter' ? sql`1 nulls last` : sql`sum(events.amount) desc nulls last, count(*) desc, 1 nulls last`}
    limit ${MOST_PARTS}`);
  return [...rows];
}

/** An event behind a figure, with the note that tells of it. */
export type FigureEvent = Awaited<ReturnType<typeof eventsBehind>>[number];

/** The newest first; where there are sums, the largest. */
export async function eventsBehind(tx: Tx, { most, ...question }: FigureQuestion & { readonly most: number }) {
  const { from, where } = await sourceOf(tx, question);
  const rows = await tx.execute<{
    customerId: number;
    customer: string;
    person: string | null;
    noteId: number | null;
    onDay: string;
    kind: SumKind | null;
    currency: string | null;
    amount: number | null;
    isWon: boolean | null;
    cause: LossCause | null;
    rival: string | null;
    text: string | null;
  }>(sql`
    select ${customers.id} as "customerId", ${customers.name} as customer, ${people.name} as person, events.note_id as "noteId",
      events.on_day::text as "onDay", events.kind, events.currency, events.amount::float8 as amount, events.is_won as "isWon", events.cause, events.rival, events.text
    from ${from} where ${where} order by events.on_day desc nulls last, events.id desc limit ${most}`);
  return rows.map(({ onDay, ...row }) => ({ ...row, onDay: Temporal.PlainDate.from(onDay) }));
}

async function sourceOf(tx: Tx, question: FigureQuestion): Promise<{ readonly from: SQL; readonly where: SQL }> {
  const { ownerId, teamId, over, under, stage, of, days, closing } = question;
  // A deal stands where it stands, whatever its customer does.
  const isDeal = of === 'openDeals';
  const tables = evidenceOn(tx, question);
  const conditions = and(
    sql`${customers.workspaceId} = current_workspace()`,
    ownerId === undefined ? undefined : eq(people.id, ownerId),
    teamId === undefined ? undefined : eq(people.teamId, teamId),
    conditionsOn(isDeal ? { ...question, stage: undefined } : question),
    isDeal && stage ? standsAt({ stage: sql`events.stage`, stageName: sql`events.stage_name` }, stage) : undefined,
    closing ? undefined : within(days)(sql`events.on_day`),
    over === undefined ? undefined : sql`events.amount > ${over}::numeric`,
    under === undefined ? undefined : sql`events.amount < ${under}::numeric`,
    ...tables.map((each) => fulfils(tx, each)),
  );
  return {
    from: sql`${eventsOf(tx, question)} join ${customers} on ${customers.id} = events.customer_id
      left join ${people} on ${people.workspaceId} = ${customers.workspaceId} and ${people.id} = coalesce(events.person_id, ${customers.ownerId})
      left join lateral (select tag from jsonb_array_elements_text(${customers.tags}) tag) tags on ${question.group === 'tag' ? sql`true` : sql`false`}`,
    where: conditions ?? sql`true`,
  };
}

const KEYS: Readonly<Record<NonNullable<Query['group']>, SQL>> = {
  owner: sql`${people.name}`,
  tier: sql`${customers.tier}`,
  stage: sql`coalesce(events.stage_name, events.stage, ${STANDS_AT})`,
  month: sql`to_char(events.on_day, 'YYYY-MM')`,
  quarter: sql`to_char(events.on_day, 'YYYY-"Q"Q')`,
  customer: sql`${customers.name}`,
  cause: sql`events.cause`,
  // Several names of one competitor are one.
  rival: sql`coalesce((select t.name from terms t where t.workspace_id = current_workspace() and t.kind = 'rival'
    and lower(t.word) = lower(events.rival) limit 1), events.rival)`,
  city: CITY,
  tag: sql`tags.tag`,
};
