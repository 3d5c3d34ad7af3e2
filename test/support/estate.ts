/** What a colleague looks after, made by statements: customers, open follow-ups, recurring ones, promises. */
import { sql } from 'drizzle-orm';
import type { World } from './world.ts';

export type Estate = {
  readonly customers: number;
  readonly followUps: number;
  readonly recurring: number;
  readonly promises: number;
  /** Open ones, each at a customer of its own. */
  readonly deals?: number;
};

/** Customers are called K1, K2, …; every third is of tier A. The work is spread over them; every tenth follow-up is at no customer. */
export async function giveEstate(
  it: World,
  owner: string,
  { customers, followUps, recurring, promises, deals = 0 }: Estate,
) {
  await it.sql(async (tx) => {
    await tx.execute(sql`
      with me as (select id, zone from people where name = ${owner}),
      made as (
        insert into customers (name, owner_id, tier, created_by)
        select 'K' || n || 'Works', me.id, case when n % 3 = 0 then 'A' end, me.id from generate_series(1, ${customers}::int) n, me
        returning id, name
      ),
      named as (
        insert into aliases (customer_id, name, key, kind, near, parts)
        select id, name, lower(name), 'own', '{}', '{}' from made
      ),
      noted as (
        insert into interactions (customer_id, author_id, kind, occurred_on, text, gist, understood)
        select made.id, me.id, 'call', '2026-11-16', 'talked about ' || made.name, 'talked about ' || made.name,
          '{"contacts":[],"amounts":[],"phones":[],"emails":[]}' from made, me
        returning id, customer_id
      ),
      met as (
        insert into contacts (customer_id, name, key, sound) select id, 'Buyer ' || name, lower('Buyer ' || name), 'x' from made
      ),
      placed as (select id, row_number() over (order by id) as n from made),
      due as (
        insert into follow_ups (customer_id, owner_id, set_by, action, due_on, precision, rule, zone, remind_at)
        select case when n % 10 = 0 then null else (select id from placed where placed.n = 1 + (f.n % ${customers}::int)) end,
          me.id, me.id, 'step ' || f.n, date '2026-11-25' + (f.n % 20), 'day', case when f.n <= ${recurring}::int then 'FREQ=WEEKLY' end, me.zone,
          timestamptz '2026-11-25T01:30Z' + make_interval(days => f.n % 20)
        from generate_series(1, ${followUps}::int) f(n), me
      ),
      dealt as (
        insert into deals (customer_id, interaction_id, stage, moved_on, set_by)
        select noted.customer_id, noted.id, 'quoted', '2026-11-16', me.id from noted, me order by noted.id limit ${deals}::int
      )
      insert into facts (customer_id, topic, text, author_id, noted_on, holds_on)
      select (select id from placed where placed.n = 1 + (p.n % ${customers}::int)), 'promised', 'promise ' || p.n, me.id, '2026-11-16', '2026-11-16'
      from generate_series(1, ${promises}::int) p(n), me`);
  });
}

/** How many customers and open follow-ups everybody has. */
export async function workOf(it: World) {
  const rows = await it.sql((tx) =>
    tx.execute<{ name: string; customers: number; follow_ups: number }>(
      sql`select p.name, (select count(*)::int from customers c where c.owner_id = p.id) as customers,
        (select count(*)::int from follow_ups f where f.owner_id = p.id and f.state = 'open') as follow_ups from people p`,
    ),
  );
  return Object.fromEntries(rows.map((row) => [row.name, { customers: row.customers, followUps: row.follow_ups }]));
}
