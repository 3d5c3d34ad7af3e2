/** What says of a customer that it may be lost, each for itself: nothing is added up that somebody could not look at. */
import { sql } from 'drizzle-orm';
import type { ScoreScale, Tier } from '../../contract/customer.ts';
import type { Tx } from '../../db/tx.ts';
import { countedSums } from '../../outcomes/store/sums.ts';

type Whose = { readonly ownerId?: number | undefined; readonly teamId?: number | undefined };

/** A customer that may be lost; null: this says nothing of it. */
export type Endangered = {
  readonly id: number;
  readonly name: string;
  readonly tier: Tier | null;
  readonly owner: string | null;
  /** The newest score, where it is low. */
  readonly scale: ScoreScale | null;
  readonly value: number | null;
  readonly outOf: number | null;
  readonly complaints: number;
  readonly overdue: number;
  /** The last contact, where that is long ago. */
  readonly silentSince: string | null;
  /** The day on which its last deal was lost, where none is open. */
  readonly lostOn: string | null;
  readonly signed: number | null;
  readonly all: number;
};

/** Those with the most that speaks against them first, then those that signed the most; customers that are lost already are left out. */
export async function endangeredCustomers(
  tx: Tx,
  {
    ownerId,
    teamId,
    now,
    silentBefore,
    lostSince,
    currency,
    most,
  }: Whose & {
    readonly now: Temporal.Instant;
    readonly silentBefore: Temporal.PlainDate;
    readonly lostSince: Temporal.PlainDate;
    readonly currency: string;
    readonly most: number;
  },
): Promise<Endangered[]> {
  return tx.execute<Endangered & Record<string, unknown>>(sql`
    with theirs as materialized (
      select c.id, c.name, c.tier, p.name as owner from customers c
        left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
      where c.workspace_id = current_workspace() and c.status is distinct from 'lost' and ${ofWhom({ ownerId, teamId })}
    ), newest as (
      select distinct on (customer_id) customer_id, scale, value, out_of from scores join theirs on theirs.id = customer_id
      order by customer_id, noted_on desc, interaction_id desc
    ), low as (
      select * from newest where case when scale = 'nps' then value <= 6 else value / out_of <= 0.5 end
    ), complained as (
      select customer_id, count(*) as open, count(*) filter (where due_at < ${now.toString()}::text::timestamptz) as overdue
      from complaints join theirs on theirs.id = customer_id where closed_at is null group by 1
    ), ended as (
      select d.customer_id, max(d.ended_on) as lost_on from deals d join theirs on theirs.id = d.customer_id
      where d.outcome = 'lost' and d.ended_on >= ${lostSince.toString()}::date and not exists (select from deals o
        where o.workspace_id = d.workspace_id and o.customer_id = d.customer_id and o.outcome is null) group by 1
    ), endangered as (
      select * from (
        select t.*, s.scale, s.value, s.out_of, coalesce(k.open, 0)::int as complaints, coalesce(k.overdue, 0)::int as overdue,
          l.silent_since, d.lost_on,
          (s.value is not null)::int + (coalesce(k.open, 0) > 0)::int + (coalesce(k.overdue, 0) > 0)::int
            + (l.silent_since is not null)::int + (d.lost_on is not null)::int as signs
        from theirs t
          left join low s on s.customer_id = t.id
          left join complained k on k.customer_id = t.id
          left join ended d on d.customer_id = t.id
          left join lateral (
            select last.on as silent_since from (select max(occurred_on) as on from interactions
              where workspace_id = current_workspace() and customer_id = t.id) last where last.on < ${silentBefore.toString()}::date
          ) l on true
      ) each where signs > 0
    )
    select e.id, e.name, e.tier, e.owner, e.scale, e.value::float8 as value, e.out_of as "outOf", e.complaints, e.overdue,
      e.silent_since::text as "silentSince", e.lost_on::text as "lostOn", v.signed,
      (select count(*) from endangered)::int as all
    from endangered e
      left join lateral (
        select sum(counted.amount)::float8 as signed
        from ${countedSums({ kind: 'signed' }, sql`s.customer_id = e.id and s.currency = ${currency}`)} counted
      ) v on true
    -- What they signed is added up of those alone that may be shown.
    where e.signs >= (select min(signs) from (select signs from endangered order by signs desc limit ${most}) shown)
    order by e.signs desc, v.signed desc nulls last, e.tier asc nulls last, e.id limit ${most}`);
}

/** A customer worth winning back: marked as lost, or with its last deal lost and none open. */
export type Lost = {
  readonly id: number;
  readonly name: string;
  readonly owner: string | null;
  readonly cause: string | null;
  readonly rival: string | null;
  readonly lostOn: string | null;
  /** When somebody will try again. */
  readonly nextOn: string | null;
  readonly signed: number | null;
  readonly all: number;
};

/** Those that signed the most first; then those that were lost last. */
export async function lostCustomers(
  tx: Tx,
  { ownerId, teamId, currency, most }: Whose & { readonly currency: string; readonly most: number },
): Promise<Lost[]> {
  return tx.execute<Lost & Record<string, unknown>>(sql`
    select c.id, c.name, p.name as owner, d.cause, d.rival, d.ended_on::text as "lostOn", f.due_on::text as "nextOn",
      v.signed, (count(*) over ())::int as all
    from customers c
      left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
      left join lateral (select cause, rival, ended_on from deals where workspace_id = c.workspace_id and customer_id = c.id
        and outcome = 'lost' and not exists (select from deals o where o.workspace_id = c.workspace_id and o.customer_id = c.id
          and (o.outcome is null or (o.outcome = 'won' and o.ended_on > deals.ended_on)))
        order by ended_on desc, id desc limit 1) d on true
      left join lateral (select min(due_on) as due_on from follow_ups where workspace_id = c.workspace_id and customer_id = c.id
        and state = 'open') f on true
      left join lateral (
        select sum(counted.amount)::float8 as signed
        from ${countedSums({ kind: 'signed' }, sql`s.customer_id = c.id and s.currency = ${currency}`)} counted
      ) v on true
    where c.workspace_id = current_workspace() and (c.status = 'lost' or d.ended_on is not null) and ${ofWhom({ ownerId, teamId })}
    order by v.signed desc nulls last, d.ended_on desc nulls last, c.id limit ${most}`);
}

function ofWhom({ ownerId, teamId }: Whose) {
  if (ownerId !== undefined) return sql`c.partner is null and c.owner_id = ${ownerId}`;
  return teamId === undefined ? sql`c.partner is null` : sql`c.partner is null and p.team_id = ${teamId}`;
}
