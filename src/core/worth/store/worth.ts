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
      from (select counted.customer_id, sum(counted.amount) as amount
        from ${countedSums({ kind: 'signed', since }, sql`s.currency = ${currency}`)} counted
        group by 1 having sum(counted.amount) > 0) signed
    ) ranked where ranked.customer_id = ${customerId}`);
  return row;
}
