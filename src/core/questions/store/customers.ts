/** Which customers answer a question, in their order or by group: one statement, with a limit. */
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { countedSums } from '../../outcomes/store/sums.ts';
import type { Query } from '../../understand/types.ts';
import {
  CITY,
  type Conditions,
  conditionsOn,
  type EvidenceTable,
  evidenceOn,
  fulfils,
  STANDS_AT,
} from './conditions.ts';

export type CustomerQuestion = Conditions & {
  readonly ownerId?: number | undefined;
  readonly teamId?: number | undefined;
  readonly silentSince?: Temporal.PlainDate | undefined;
  readonly over?: number | undefined;
  readonly under?: number | undefined;
  readonly sort?: Query['sort'] | undefined;
  /** The currency in which money is compared; another is not. */
  readonly currency: string;
  readonly most: number;
};

export type CustomerGroup = 'owner' | 'tier' | 'stage' | 'month' | 'quarter' | 'city' | 'tag';

/** A customer that answers a question, with how often, by which note last, and what it is sorted by. */
export type Answer = Awaited<ReturnType<typeof answersTo>>[number];

export async function answersTo(tx: Tx, question: CustomerQuestion) {
  const { shown, evidence, money, last, on, where } = await joinsOf(tx, question);
  return tx
    .select({
      customerId: customers.id,
      customer: customers.name,
      tier: customers.tier,
      ownerId: customers.ownerId,
      owner: people.name,
      times: shown.times,
      noteId: shown.noteId,
      amount: money.amount,
      lastOn: last.on,
      all: sql<number>`(count(*) over ())::int`,
    })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .innerJoinLateral(evidence, on.evidence)
    .leftJoin(money, on.money)
    .leftJoinLateral(last, on.last)
    .where(where)
    .orderBy(...orderOf(question, { times: shown.times, amount: money.amount, on: last.on }))
    .limit(question.most);
}

/** The same, counted by group: how many customers each has, and the first of them. */
export async function groupsOf(tx: Tx, { group, ...question }: CustomerQuestion & { readonly group: CustomerGroup }) {
  const isByMonth = group === 'month' || group === 'quarter';
  const { shown, evidence, money, last, on, where } = await joinsOf(tx, { ...question, isByMonth });
  const tag = tx
    .select({ name: sql<string | null>`value`.as('tag_name') })
    .from(sql`jsonb_array_elements_text(${customers.tags})`)
    .as('tag');
  const key = {
    owner: sql<string | null>`${people.name}`,
    tier: sql<string | null>`${customers.tier}`,
    stage: STANDS_AT,
    month: sql<string | null>`to_char(${last.on}, 'YYYY-MM')`,
    quarter: sql<string | null>`to_char(${last.on}, 'YYYY-"Q"Q')`,
    city: CITY,
    tag: sql<string | null>`${tag.name}`,
  }[group];
  return tx
    .select({
      key,
      count: sql<number>`count(*)::int`,
      names: sql<string[]>`jsonb_agg(${customers.name} order by ${shown.times} desc, ${customers.id})`,
    })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .innerJoinLateral(evidence, on.evidence)
    .leftJoin(money, on.money)
    .leftJoinLateral(last, on.last)
    .leftJoinLateral(tag, group === 'tag' ? sql`true` : sql`false`)
    .where(where)
    .groupBy(sql`1`)
    .orderBy(isByMonth ? sql`1 nulls last` : desc(sql`count(*)`), sql`1 nulls last`)
    .limit(question.most);
}

/** What a question needs beside the customers; what it does not need is joined on nothing, and costs nothing. */
async function joinsOf(tx: Tx, question: CustomerQuestion & { readonly isByMonth?: boolean }) {
  const { ownerId, teamId, sort, currency, silentSince, over, under, days, isByMonth = false } = question;
  const tables = await evidenceOn(tx, question);
  const first = tables.find(({ isDenied }) => !isDenied);
  const isByMoney = isMoney(sort) || over !== undefined || under !== undefined;
  const isByDay = sort === 'silence' || silentSince !== undefined || isByMonth;
  // Of two conditions it is what they did on those days that is asked, not what they signed on them.
  const during = first ? {} : { since: days.since, until: days.until?.add({ days: 1 }) };
  const money = tx
    .select({
      customerId: sql<number>`counted.customer_id`.as('money_of'),
      amount: sql<number | null>`sum(counted.amount)::float8`.as('amount'),
    })
    .from(sql`${countedSums({ kind: kindOf(sort), ...during }, sql`s.currency = ${currency}`)} counted`)
    .groupBy(sql`counted.customer_id`)
    .as('money');
  const last = tx
    .select({ on: sql<string | null>`max(${interactions.occurredOn})`.as('last_on') })
    .from(interactions)
    .where(and(eq(interactions.workspaceId, customers.workspaceId), eq(interactions.customerId, customers.id)))
    .as('last_contact');
  const shown = shownBy(tx, first);
  return {
    ...shown,
    money,
    last,
    on: {
      evidence: first ? sql`${first.table.customerId} = ${customers.id}` : sql`true`,
      money: isByMoney ? sql`${money.customerId} = ${customers.id}` : sql`false`,
      last: isByDay ? sql`true` : sql`false`,
    },
    where: and(
      ownerId === undefined ? undefined : eq(customers.ownerId, ownerId),
      teamId === undefined ? undefined : eq(people.teamId, teamId),
      conditionsOn(question),
      ...tables.filter((each) => each !== first).map((each) => fulfils(tx, each)),
      silentSince && sql`${last.on} < ${silentSince.toString()}::date`,
      over === undefined ? undefined : sql`${money.amount} > ${over}::numeric`,
      under === undefined ? undefined : sql`coalesce(${money.amount}, 0) < ${under}::numeric`,
    ),
  };
}

/** What the customers are shown with: the evidence that was asked for first, or nothing. */
function shownBy(tx: Tx, first: EvidenceTable | undefined) {
  if (first)
    return {
      evidence: first.table,
      shown: { times: sql<number>`${first.table.times}`, noteId: sql<number | null>`${first.table.noteId}` },
    };
  const nothing = tx
    .select({ one: sql<number>`1`.as('nothing') })
    .from(sql`(select 1) as one`)
    .as('evidence');
  return { evidence: nothing, shown: { times: sql<number>`1`, noteId: sql<number | null>`null::bigint` } };
}

export function isMoney(sort: Query['sort']): sort is 'value' | 'quote' | 'paid' | 'order' {
  return sort === 'value' || sort === 'quote' || sort === 'paid' || sort === 'order';
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
