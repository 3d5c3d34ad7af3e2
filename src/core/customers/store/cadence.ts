/** How often customers are spoken to, by whomever of us and on whatever channel, and how often they are to be. */
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { cadences, customers } from '../../db/schema/customers.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import type { Tier } from '../../contract/customer.ts';

/** Whose customers: somebody's, a team's, or everybody's. */
export type ContactedOf = { readonly ownerId: number } | { readonly teamId: number } | 'everyone';

/** A call that nobody took is no contact. */
const IN_VAIN =
  '没接|未接|没打通|打不通|无人接|没人接|没联系上|没找到人|不在服务区|no answer|pick(ed)? up|voicemail|could ?(n.t|not) reach|unreachable';
/** As far back as a habit goes. */
const CONTACTS = 12;

/** What other programs tell that makes a day one of contact: who orders, calls or writes is no stranger. */
const TOLD = sql`r.kind in ('order', 'call', 'enquiry') and r.state in ('open', 'paid')`;

/** With whom it is to be kept up. */
const isKeptUp = and(
  isNull(customers.partner),
  eq(customers.cadenceOff, false),
  or(isNull(customers.status), sql`${customers.status} not in ('lost', 'paused')`),
);

/** When each customer was last spoken to, how far apart contacts usually are, and what cadence was set. */
export async function contactHistories(
  tx: Tx,
  {
    of,
    tier,
    today,
  }: { readonly of: ContactedOf; readonly tier?: Tier | undefined; readonly today: Temporal.PlainDate },
) {
  const until = sql`${today.toString()}::date`;
  const days = sql`(select day from (
      (select distinct i.occurred_on as day from ${interactions} i
        where i.workspace_id = ${customers.workspaceId} and i.customer_id = ${customers.id} and i.occurred_on <= ${until} and i.text !~* ${IN_VAIN}
        order by 1 desc limit ${sql.raw(String(CONTACTS))})
      union
      (select distinct r.happened_on from feed_names n join records r on r.workspace_id = n.workspace_id and r.name_id = n.id
        where n.workspace_id = ${customers.workspaceId} and n.customer_id = ${customers.id} and ${TOLD} and r.happened_on <= ${until}
        order by 1 desc limit ${sql.raw(String(CONTACTS))})
    ) each order by 1 desc limit ${sql.raw(String(CONTACTS))})`;
  const gaps = sql`(select d.day, d.day - lag(d.day) over (order by d.day) as gap from ${days} d)`;
  const rows = await tx
    .select({
      id: customers.id,
      name: customers.name,
      tier: customers.tier,
      owner: people.name,
      ownerId: people.id,
      ownDays: customers.cadenceDays,
      tierDays: cadences.days,
      lastOn: sql<string | null>`(select max(g.day)::text from ${gaps} g)`,
      medianGap: sql<number | null>`(select percentile_cont(0.5) within group (order by g.gap) from ${gaps} g)`,
      gaps: sql<number>`(select count(g.gap)::int from ${gaps} g)`,
      createdAt: customers.createdAt,
    })
    .from(customers)
    .innerJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .leftJoin(cadences, and(eq(cadences.workspaceId, customers.workspaceId), eq(cadences.tier, customers.tier)))
    .where(and(isNull(people.leftAt), isKeptUp, tier && eq(customers.tier, tier), ownedBy(of)))
    .orderBy(sql`${customers.tier} asc nulls last`, customers.id)
    .limit(MOST);
  return rows.map(({ lastOn, ...row }) => ({
    ...row,
    lastOn: lastOn === null ? undefined : Temporal.PlainDate.from(lastOn),
  }));
}

function ownedBy(of: ContactedOf) {
  if (of === 'everyone') return undefined;
  return 'ownerId' in of ? eq(customers.ownerId, of.ownerId) : eq(people.teamId, of.teamId);
}

/** How long nobody speaks to a customer that has gone quiet, where nobody says how long. */
export const QUIET_DAYS = 30;

/** So many days of silence, as somebody counts them. */
export type Silence = { readonly days: number; readonly today: Temporal.PlainDate; readonly zone: string };

/** Whether nobody has spoken to a customer for so many days; one to whom nobody ever has is as silent as it is old. */
export function isSilent({ days, today, zone }: Silence): SQL {
  const since = today.subtract({ days });
  const spoken = (when: SQL) => sql`exists (select from ${interactions} i
    where i.workspace_id = ${customers.workspaceId} and i.customer_id = ${customers.id} and ${when} and i.text !~* ${IN_VAIN})`;
  const madeBefore = since.add({ days: 1 }).toZonedDateTime(zone).toInstant().toString();
  const [from, until] = [sql`${since.toString()}::date`, sql`${today.toString()}::date`];
  return sql`(${isKeptUp}
    and not ${spoken(sql`i.occurred_on > ${from} and i.occurred_on <= ${until}`)}
    and not exists (select from feed_names n join records r on r.workspace_id = n.workspace_id and r.name_id = n.id
      where n.workspace_id = ${customers.workspaceId} and n.customer_id = ${customers.id} and ${TOLD} and r.happened_on > ${from} and r.happened_on <= ${until})
    and (${customers.createdAt} < ${madeBefore}::timestamptz or ${spoken(sql`i.occurred_on <= ${from}`)}))`;
}

/** The customers of whom that is so, whoever's they are, or nobody's; those that matter most first, then the longest silent. */
export async function silentCustomers(
  tx: Tx,
  { of, tier, ...silence }: Silence & { readonly of: ContactedOf; readonly tier?: Tier | undefined },
) {
  const lastOn = sql<string | null>`(select max(i.occurred_on)::text from ${interactions} i
    where i.workspace_id = ${customers.workspaceId} and i.customer_id = ${customers.id}
      and i.occurred_on <= ${silence.today.toString()}::date and i.text !~* ${IN_VAIN})`;
  const rows = await tx
    .select({ id: customers.id, name: customers.name, tier: customers.tier, owner: people.name, lastOn })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .where(and(isSilent(silence), tier && eq(customers.tier, tier), ownedBy(of)))
    .orderBy(sql`${customers.tier} asc nulls last`, sql`${lastOn} asc nulls first`, customers.id)
    .limit(MOST);
  return rows.map(({ owner, lastOn: last, ...row }) => ({
    ...row,
    owner: owner ?? undefined,
    lastOn: last === null ? undefined : Temporal.PlainDate.from(last),
  }));
}

/** No list of the cold ones is made of more. */
const MOST = 5_000;

export async function setTierCadence(
  tx: Tx,
  { tier, days }: { readonly tier: Tier; readonly days: number | undefined },
) {
  await (days === undefined
    ? tx.delete(cadences).where(eq(cadences.tier, tier))
    : tx
        .insert(cadences)
        .values({ tier, days })
        .onConflictDoUpdate({ target: [cadences.workspaceId, cadences.tier], set: { days } }));
}
