import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { countedSums, type Money } from '../../outcomes/store/sums.ts';
import type { ValueRank } from '../worth.ts';

/** What came to count in a year, by kind and currency. */
export type YearSum = Money & { readonly year: number };

/** What a customer signed, ordered and paid, the newest year first. */
export async function yearsOf(tx: Tx, customerId: number): Promise<YearSum[]> {
  return tx.execute<YearSum & Record<string, unknown>>(sql`
    select counted.kind, counted.currency, extract(year from counted.noted_on)::int as year, sum(counted.amount)::float8 as amount
    from ${countedSums({ customerId }, sql`s.kind in ('signed', 'order', 'paid')`)} counted
    group by 1, 2, 3 order by 1, 3 desc, 4 desc`);
}

/** Where a customer stands among all that signed something in a currency since a day; undefined for one that did not. */
export async function valueRankOf(
  tx: Tx,
  {
    customerId,
    currency,
    since,
  }: { readonly customerId: number; readonly currency: string; readonly since: Temporal.PlainDate },
): Promise<ValueRank | undefined> {
  const [row] = await tx.execute<ValueRank & Record<string, unknown>>(sql`
    select ranked.place::int as place, ranked.many::int as of, ranked.before::float8 as before from (
      select signed.customer_id, rank() over (order by signed.amount desc) as place, count(*) over () as many,
        (sum(signed.amount) over (order by signed.amount desc, signed.customer_id) - signed.amount) / sum(signed.amount) over () as before
      from (select each.customer_id, max(each.amount) as amount from (
          select counted.customer_id, sum(counted.amount) as amount
            from ${countedSums({ kind: 'signed', since }, sql`s.currency = ${currency}`)} counted group by 1
          union all
          -- What was ordered, as the firm's own programs tell it; never added to what was signed.
          select c.id, sum(r.amount) from records r
            join feed_names n on n.workspace_id = r.workspace_id and n.id = r.name_id
            join customers c on c.workspace_id = n.workspace_id and c.id = n.customer_id
            where r.workspace_id = current_workspace() and r.kind = 'order' and r.state <> 'cancelled' and r.currency = ${currency}
              and r.happened_on >= ${since.toString()}::date group by 1
        ) each group by 1 having max(each.amount) > 0) signed
    ) ranked where ranked.customer_id = ${customerId}`);
  return row;
}

/** What the firm's own programs tell of what a customer ordered and paid, by kind, currency and year. */
export async function yearsTold(
  tx: Tx,
  { customerId, since }: { readonly customerId: number; readonly since?: Temporal.PlainDate },
): Promise<YearSum[]> {
  return tx.execute<YearSum & Record<string, unknown>>(sql`
    select case when r.kind = 'payment' then 'paid' else 'order' end as kind, r.currency, extract(year from r.happened_on)::int as year,
      sum(r.amount)::float8 as amount
    from feed_names n join records r on r.workspace_id = n.workspace_id and r.name_id = n.id
    where n.workspace_id = current_workspace() and n.customer_id = ${customerId} and r.kind in ('order', 'payment') and r.state <> 'cancelled'
      and r.currency is not null and ${since ? sql`r.happened_on >= ${since.toString()}::date` : sql`true`}
    group by 1, 2, 3 order by 1, 3 desc, 4 desc`);
}
