/** Customers as a table: filtered, sorted, a page at a time. */
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { isSilent, QUIET_DAYS } from '../../customers/store/cadence.ts';
import { isAmong } from '../../db/columns.ts';
import type { Tx } from '../../db/tx.ts';
import { aliases, customers } from '../../db/schema/customers.ts';
import { people } from '../../db/schema/people.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import type { TableQuery } from '../../contract/customer.ts';

export const ROWS = 50;

/** Open customers are in it and partners are not; whoever looks sees what the transaction lets them see. */
export async function customerTable(
  tx: Tx,
  {
    search,
    tier,
    owner,
    tag,
    only,
    sort,
    isDown,
    page,
    me,
    today,
    zone,
    knownToOne = [],
  }: TableQuery & {
    readonly me: number;
    readonly today: Temporal.PlainDate;
    readonly zone: string;
    /** Whom only one of us knows. */
    readonly knownToOne?: readonly number[];
  },
) {
  const lastOn = sql<string | null>`(select max(x.occurred_on)::text ${its('interactions')})`;
  // Whatever is ordered by the next step looks at all of them once; else at those of the rows that are shown.
  const isByNext = sort === 'next' || sort === 'tier' || sort === 'owner';
  const nextOn = isByNext
    ? sql<string | null>`upcoming.due_on::text`
    : sql<string | null>`(select min(x.due_on)::text ${its('follow_ups')} and x.state = 'open')`;
  const filters: Readonly<Record<NonNullable<TableQuery['only']>, SQL>> = {
    mine: sql`${customers.ownerId} = ${me}`,
    // Questions of yes and no, which are asked of all customers at once; the last day would be looked up for each.
    cold: isSilent({ days: QUIET_DAYS, today, zone }),
    idle: sql`not exists (select ${its('follow_ups')} and x.state = 'open')`,
    ownerless: sql`${customers.ownerId} is null`,
    oneKnows: sql`(${isAmong(customers.id, knownToOne)} and ${customers.status} is distinct from 'lost')`,
  };
  const key = search === undefined ? '' : nameKeyOf(search);
  const where = and(
    isNull(customers.partner),
    tier && eq(customers.tier, tier),
    owner === undefined ? undefined : eq(customers.ownerId, owner),
    tag === undefined ? undefined : sql`${customers.tags} ? ${tag}`,
    only && filters[only],
    search === undefined
      ? undefined
      : or(
          sql`position(lower(${search}) in lower(${customers.name})) > 0`,
          key
            ? sql`${customers.id} in (select n.customer_id from ${aliases} n where n.workspace_id = current_workspace() and position(${key} in n.key) > 0)`
            : undefined,
        ),
  );
  const by: Readonly<Record<TableQuery['sort'], SQL>> = {
    name: sql`${customers.name}`,
    tier: sql`${customers.tier}`,
    owner: sql`${people.name}`,
    last: lastOn,
    next: nextOn,
  };
  const direction = isDown ? desc : asc;
  const upcoming = sql`(select x.customer_id, min(x.due_on) as due_on from follow_ups x
    where x.workspace_id = current_workspace() and x.state = 'open' group by x.customer_id) upcoming`;
  const order = [
    // Whoever types a whole name means that customer.
    ...(search === undefined ? [] : [sql`lower(${customers.name}) = lower(${search}) desc`]),
    sql`${direction(by[sort])} nulls last`,
    // Of the same tier, or the same owner, what is due first stands first.
    ...(sort === 'tier' || sort === 'owner' ? [sql`${nextOn} nulls last`] : []),
    asc(customers.id),
  ];
  const asked = tx
    .select({ id: customers.id, count: sql<number>`count(*) over ()::int`.as('count') })
    .from(customers)
    .leftJoin(people, joined)
    .$dynamic();
  if (isByNext) void asked.leftJoin(upcoming, sql`upcoming.customer_id = ${customers.id}`);
  // Of the rows before a page only the order is looked at: what they would show is not.
  const chosen = await asked
    .where(where)
    .orderBy(...order)
    .limit(ROWS)
    .offset((page - 1) * ROWS);
  const [first] = chosen;
  const shown = first
    ? await rowsOf(
        tx,
        chosen.map(({ id }) => id),
      )
    : [];
  const place = new Map(chosen.map(({ id }, at) => [id, at]));
  const rows = shown.toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
  if (first || page === 1) return { rows, count: first?.count ?? 0 };
  const [all] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(customers)
    .where(where);
  return { rows, count: all?.count ?? 0 };
}

const its = (table: string) =>
  sql.raw(`from ${table} x where x.workspace_id = customers.workspace_id and x.customer_id = customers.id`);

/** What the table shows of some customers, in no order. */
async function rowsOf(tx: Tx, ids: readonly number[]) {
  return tx
    .select({
      id: customers.id,
      name: customers.name,
      tier: customers.tier,
      stage: customers.stage,
      stageName: customers.stageName,
      tags: customers.tags,
      owner: people.name,
      lastOn: sql<string | null>`(select max(x.occurred_on)::text ${its('interactions')})`,
      nextOn: sql<string | null>`(select min(x.due_on)::text ${its('follow_ups')} and x.state = 'open')`,
      nextAction: sql<
        string | null
      >`(select x.action ${its('follow_ups')} and x.state = 'open' order by x.due_on, x.id limit 1)`,
    })
    .from(customers)
    .leftJoin(people, joined)
    .where(inArray(customers.id, [...ids]));
}

const joined = and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId));
