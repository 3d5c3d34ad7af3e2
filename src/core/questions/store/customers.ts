/** Which customers answer a question, in their order or by group: one statement, with a limit. */
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgSelect } from 'drizzle-orm/pg-core';
import { customers } from '../../db/schema/customers.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { countedSums } from '../../outcomes/store/sums.ts';
import { YEARS_AHEAD } from '../../worth/worth.ts';
import type { Query } from '../../understand/types.ts';
import { CITY, type Conditions, conditionsOn, evidenceOn, fulfils, STANDS_AT } from './conditions.ts';

export type CustomerQuestion = Conditions & {
  readonly ownerId?: number | undefined;
  readonly teamId?: number | undefined;
  readonly silentSince?: Temporal.PlainDate | undefined;
  readonly over?: number | undefined;
  readonly under?: number | undefined;
  readonly sort?: Query['sort'] | undefined;
  /** The currency in which money is compared; another is not. */
  readonly currency: string;
  readonly today: Temporal.PlainDate;
  readonly most: number;
};

export type CustomerGroup = 'owner' | 'tier' | 'stage' | 'month' | 'quarter' | 'city' | 'tag';

/** A customer that answers a question, with how often, by which note last, and what it is sorted by. */
export type Answer = Awaited<ReturnType<typeof answersTo>>[number];

export async function answersTo(tx: Tx, question: CustomerQuestion) {
  const { joined, times, noteId, amount, lastOn, where } = await partsOf(tx, question);
  const listed = tx
    .select({
      customerId: customers.id,
      customer: customers.name,
      tier: customers.tier,
      ownerId: customers.ownerId,
      owner: people.name,
      times,
      noteId,
      amount,
      lastOn,
      all: sql<number>`(count(*) over ())::int`,
    })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .$dynamic();
  return joined(listed)
    .where(where)
    .orderBy(...orderOf(question, { times, amount, on: lastOn }))
    .limit(question.most);
}

/** The same, counted by group: how many customers each has, and the first of them. */
export async function groupsOf(tx: Tx, { group, ...question }: CustomerQuestion & { readonly group: CustomerGroup }) {
  const isByMonth = group === 'month' || group === 'quarter';
  const { joined, times, lastOn, where } = await partsOf(tx, { ...question, isByMonth });
  const tag = tx
    .select({ name: sql<string | null>`value`.as('tag_name') })
    .from(sql`jsonb_array_elements_text(${customers.tags})`)
    .as('tag');
  const key = {
    owner: sql<string | null>`${people.name}`,
    tier: sql<string | null>`${customers.tier}`,
    stage: STANDS_AT,
    month: sql<string | null>`to_char(${lastOn}, 'YYYY-MM')`,
    quarter: sql<string | null>`to_char(${lastOn}, 'YYYY-"Q"Q')`,
    city: CITY,
    tag: sql<string | null>`${tag.name}`,
  }[group];
  const grouped = tx
    .select({
      key,
      count: sql<number>`count(*)::int`,
      names: sql<string[]>`jsonb_agg(${customers.name} order by ${times} desc, ${customers.id})`,
    })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .$dynamic();
  if (group === 'tag') void grouped.leftJoinLateral(tag, sql`true`);
  return joined(grouped)
    .where(where)
    .groupBy(sql`1`)
    .orderBy(isByMonth ? sql`1 nulls last` : desc(sql`count(*)`), sql`1 nulls last`)
    .limit(question.most);
}

/** What a question needs beside the customers; what it does not need is not part of the statement, and not planned either. */
async function partsOf(tx: Tx, question: CustomerQuestion & { readonly isByMonth?: boolean }) {
  const { ownerId, teamId, sort, silentSince, over, under, isByMonth = false } = question;
  const tables = evidenceOn(tx, question);
  const first = tables.find(({ isDenied }) => !isDenied);
  const money =
    isMoney(sort) || over !== undefined || under !== undefined
      ? moneyOf(tx, question, { isBeside: !!first })
      : undefined;
  const last = sort === 'silence' || silentSince !== undefined || isByMonth ? lastContact(tx) : undefined;
  const amount = sql<number | null>`${money ? money.amount : sql`null::float8`}`;
  const lastOn = sql<string | null>`${last ? last.on : sql`null::date`}`;
  return {
    // What the customers are shown with: the evidence that was asked for first, or nothing.
    times: sql<number>`${first ? first.table.times : sql`1`}`,
    noteId: sql<number | null>`${first ? first.table.noteId : sql`null::bigint`}`,
    amount,
    lastOn,
    joined: <Q extends PgSelect>(query: Q): Q => {
      if (first) void query.innerJoin(first.table, eq(first.table.customerId, customers.id));
      if (money) void query.leftJoin(money, eq(money.customerId, customers.id));
      if (last) void query.leftJoinLateral(last, sql`true`);
      return query;
    },
    where: and(
      ownerId === undefined ? undefined : eq(customers.ownerId, ownerId),
      teamId === undefined ? undefined : eq(people.teamId, teamId),
      conditionsOn(question),
      ...tables.filter((each) => each !== first).map((each) => fulfils(tx, each)),
      silentSince && sql`${lastOn} < ${silentSince.toString()}::date`,
      over === undefined ? undefined : sql`${amount} > ${over}::numeric`,
      under === undefined
        ? undefined
        : under
          ? sql`coalesce(${amount}, 0) < ${under}::numeric`
          : sql`${amount} is null`,
    ),
  };
}

/** `isBeside`: of two conditions it is what they did on those days that is asked, not what they signed on them. */
function moneyOf(
  tx: Tx,
  { sort, currency, days, today }: CustomerQuestion,
  { isBeside }: { readonly isBeside: boolean },
) {
  const during = isBeside ? {} : { since: days.since, until: days.until?.add({ days: 1 }) };
  return tx
    .select({
      customerId: sql<number>`counted.customer_id`.as('money_of'),
      amount: sql<number | null>`${sort === 'lifetime' ? lifetimeOn(today) : sql`sum(counted.amount)`}::float8`.as(
        'amount',
      ),
    })
    .from(sql`${countedSums({ kind: kindOf(sort), ...during }, sql`s.currency = ${currency}`)} counted`)
    .groupBy(sql`counted.customer_id`)
    .as('money');
}

/** What was signed so far, and what a year like the last one would add while a customer stays. */
function lifetimeOn(today: Temporal.PlainDate) {
  const yearAgo = today.subtract({ years: 1 }).toString();
  return sql`(sum(counted.amount) + ${YEARS_AHEAD}::int * coalesce(sum(counted.amount) filter (where counted.noted_on >= ${yearAgo}::date), 0))`;
}

function lastContact(tx: Tx) {
  return tx
    .select({ on: sql<string | null>`max(${interactions.occurredOn})`.as('last_on') })
    .from(interactions)
    .where(and(eq(interactions.workspaceId, customers.workspaceId), eq(interactions.customerId, customers.id)))
    .as('last_contact');
}

export function isMoney(sort: Query['sort']): sort is 'value' | 'lifetime' | 'quote' | 'paid' | 'order' {
  return sort === 'value' || sort === 'lifetime' || sort === 'quote' || sort === 'paid' || sort === 'order';
}

function kindOf(sort: Query['sort']) {
  return sort === 'quote' || sort === 'paid' || sort === 'order' ? sort : 'signed';
}

type Sortable = SQL | SQL.Aliased;

function orderOf(
  { sort, evidence }: CustomerQuestion,
  { times, amount, on }: { readonly times: Sortable; readonly amount: Sortable; readonly on: Sortable },
) {
  const byTier = sql`${customers.tier} asc nulls last`;
  if (sort === 'name') return [asc(customers.name)];
  if (sort === 'silence') return [sql`${on} asc nulls last`, asc(customers.id)];
  if (isMoney(sort)) return [sql`${amount} desc nulls last`, byTier, asc(customers.id)];
  if (evidence.some(({ not }) => !not)) return [desc(sql`${times}`), byTier, asc(customers.id)];
  return [byTier, asc(customers.id)];
}
