/** Who writes, whose reminders are acted on, and what came of it. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';

export type Adopter = {
  readonly id: number;
  readonly name: string;
  /** Notes of their own, and on how many days. */
  readonly notes: number;
  readonly days: number;
  /** Follow-ups that they were reminded of, and how many of them were done or moved since. */
  readonly reminded: number;
  readonly acted: number;
};

type Of = { readonly teamIds: readonly number[] | undefined; readonly since: Temporal.Instant };

/** In the order in which they came: how much somebody writes is no rank. What came in by a table nobody wrote. */
export async function adoptersOf(tx: Tx, { teamIds, since }: Of): Promise<readonly Adopter[]> {
  return tx.execute<Adopter>(sql`select p.id, p.name,
      (select count(*)::int from interactions i where i.workspace_id = p.workspace_id and i.author_id = p.id and i.created_at >= ${since.toString()} and i.heard_id is not null) as notes,
      (select count(distinct (i.created_at at time zone p.zone)::date)::int from interactions i where i.workspace_id = p.workspace_id and i.author_id = p.id
        and i.created_at >= ${since.toString()} and i.heard_id is not null) as days,
      (select count(*)::int from follow_ups f where f.workspace_id = p.workspace_id and f.owner_id = p.id and f.reminded_at >= ${since.toString()}) as reminded,
      (select count(*)::int from follow_ups f where f.workspace_id = p.workspace_id and f.owner_id = p.id and f.reminded_at >= ${since.toString()}
        and (f.closed_at >= f.reminded_at or f.state = 'open' and f.due_on > (f.reminded_at at time zone f.zone)::date)) as acted
    from people p where p.workspace_id = current_workspace() and p.left_at is null and not p.is_program ${within(teamIds)}
    order by p.id limit 60`);
}

export type Saved = {
  /** Done on the day they were reminded of it, or later. */
  readonly done: number;
  /** Customers with whom nobody had spoken for thirty days, and somebody has again after a reminder. */
  readonly warmed: number;
  /** Notes of one colleague's that another has read. */
  readonly shared: number;
};

export async function savedBy(tx: Tx, { teamIds, since }: Of): Promise<Saved> {
  const of = within(teamIds);
  const [row] = await tx.execute<Saved>(sql`select
      (select count(*)::int from follow_ups f join people p on p.workspace_id = f.workspace_id and p.id = f.owner_id ${of}
        where f.workspace_id = current_workspace() and f.state = 'done' and f.reminded_at >= ${since.toString()} and f.closed_at >= f.reminded_at) as done,
      (select count(distinct f.customer_id)::int from follow_ups f join people p on p.workspace_id = f.workspace_id and p.id = f.owner_id ${of}
        where f.workspace_id = current_workspace() and f.reminded_at >= ${since.toString()}
          and exists (select from interactions i where i.workspace_id = f.workspace_id and i.customer_id = f.customer_id and i.created_at >= f.reminded_at)
          and not exists (select from interactions i where i.workspace_id = f.workspace_id and i.customer_id = f.customer_id
            and i.occurred_on between f.reminded_at::date - 30 and f.reminded_at::date - 1)) as warmed,
      (select count(distinct a.row_id)::int from audit a
        join interactions i on i.workspace_id = a.workspace_id and i.id = a.row_id and i.author_id <> a.person_id
        join people p on p.workspace_id = i.workspace_id and p.id = i.author_id ${of}
        where a.workspace_id = current_workspace() and a.table_name = 'interactions' and a.action = 'read' and a.at >= ${since.toString()}) as shared`);
  return row ?? { done: 0, warmed: 0, shared: 0 };
}

const within = (teamIds: readonly number[] | undefined) =>
  teamIds === undefined
    ? sql``
    : sql`and p.team_id in (select jsonb_array_elements_text(${JSON.stringify(teamIds)}::text::jsonb)::bigint)`;
