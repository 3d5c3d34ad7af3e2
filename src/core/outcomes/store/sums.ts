/**
 * Sums of money and which of them count. The rule, by kind:
 * budget, quote and a competitor's price are a state: of a deal, or of a customer without one, the newest note's count. A
 * deal's budget and quote count while it is open; the sum it was signed for, or lost with, once it has ended so. What was
 * ordered and paid always adds up, and so does what was signed or lost beside a deal. A budget or a quote beside a deal
 * does not count once the customer has a deal that is open or newer. Nothing of this is written: undo and merging change
 * rows, and the rule says anew what counts.
 */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { standsAt } from '../../company/store/stages.ts';
import { customers } from '../../db/schema/customers.ts';
import { sums } from '../../db/schema/outcomes.ts';
import { people } from '../../db/schema/people.ts';
import { interactions } from '../../db/schema/interactions.ts';
import type { SumKind } from '../../contract/customer.ts';
import type { DealSelection } from './deals.ts';
import type { Tx } from '../../db/tx.ts';

export type Money = { readonly kind: SumKind; readonly currency: string; readonly amount: number };

export type NewSum = Money & {
  readonly customerId: number;
  readonly interactionId: number;
  readonly dealId?: number | undefined;
  readonly notedOn: Temporal.PlainDate;
};

/** Takes the place of what a note was known to name beside a deal. */
export async function replaceSums(
  tx: Tx,
  { noteId, sums: named }: { readonly noteId: number; readonly sums: readonly NewSum[] },
) {
  await tx.delete(sums).where(and(eq(sums.interactionId, noteId), isNull(sums.dealId)));
  if (named.length) await tx.insert(sums).values([...named]);
}

export async function addSum(tx: Tx, sum: NewSum) {
  await tx.insert(sums).values(sum);
}

/** The sums that a note names, in the order in which they were kept. */
export async function sumsOfNote(tx: Tx, noteId: number) {
  return tx
    .select({
      id: sums.id,
      dealId: sums.dealId,
      kind: sums.kind,
      currency: sums.currency,
      amount: sums.amount,
      customerId: sums.customerId,
    })
    .from(sums)
    .where(eq(sums.interactionId, noteId))
    .orderBy(sums.id);
}

export async function changeSum(
  tx: Tx,
  {
    id,
    ...change
  }: { readonly id: number } & Partial<Pick<typeof sums.$inferInsert, 'dealId' | 'kind' | 'currency' | 'amount'>>,
) {
  await tx.update(sums).set(change).where(eq(sums.id, id));
}

/** FigureScope sums: everything that is said has to hold; nothing said is all that the speaker sees. */
export type SumSelection = {
  readonly ownerId?: number | undefined;
  readonly teamId?: number | undefined;
  readonly customerId?: number | undefined;
  /** Of the customers that this one introduced. */
  readonly sourceId?: number | undefined;
  readonly dealId?: number | undefined;
  /** Of notes that name one of these. */
  readonly rivals?: readonly string[] | undefined;
  readonly kind?: SumKind | undefined;
  readonly since?: Temporal.PlainDate | undefined;
  /** Exclusive. */
  readonly until?: Temporal.PlainDate | undefined;
};

const TOTAL = sql<number>`sum(counted.amount)::float8`;

/** What counts, added up by kind and currency: never over either. */
export async function totalsOf(tx: Tx, which: SumSelection): Promise<Money[]> {
  return tx.execute<Money & Record<string, unknown>>(sql`
    select counted.kind, counted.currency, ${TOTAL} as amount from ${countedSums(which)} counted
    group by 1, 2 order by 1, 3 desc, 2`);
}

/** The same by whose customers they are: never over kinds or currencies. */
export async function totalsByOwner(tx: Tx, which: SumSelection): Promise<(Money & { readonly ownerId: number })[]> {
  return tx.execute<Money & { readonly ownerId: number } & Record<string, unknown>>(sql`
    select o.owner_id as "ownerId", counted.kind, counted.currency, ${TOTAL} as amount from ${countedSums(which)} counted
    join ${customers} o on o.workspace_id = counted.workspace_id and o.id = counted.customer_id
    where o.owner_id is not null group by 1, 2, 3 order by 1, 2, 4 desc, 3`);
}

/** What of deals counts, deal by deal. */
export async function sumsOfDeals(
  tx: Tx,
  dealIds: readonly number[],
): Promise<(Money & { readonly dealId: number })[]> {
  if (!dealIds.length) return [];
  const among = sql`s.deal_id in (select jsonb_array_elements_text(${JSON.stringify(dealIds)}::text::jsonb)::bigint)`;
  return tx.execute<Money & { readonly dealId: number } & Record<string, unknown>>(sql`
    select counted.deal_id as "dealId", counted.kind, counted.currency, ${TOTAL} as amount
    from ${countedSums({}, among)} counted group by 1, 2, 3 order by 1, 2, 3`);
}

/** The same of some customers. */
export async function totalsByCustomer(
  tx: Tx,
  customerIds: readonly number[],
): Promise<(Money & { readonly customerId: number })[]> {
  if (!customerIds.length) return [];
  const among = sql`s.customer_id in (select jsonb_array_elements_text(${JSON.stringify(customerIds)}::text::jsonb)::bigint)`;
  return tx.execute<Money & { readonly customerId: number } & Record<string, unknown>>(sql`
    select counted.customer_id as "customerId", counted.kind, counted.currency, ${TOTAL} as amount
    from ${countedSums({}, among)} counted group by 1, 2, 3 order by 1, 2, 3`);
}

/** What the open deals that are asked for come to, by kind and currency: each with its quote, or with its budget where none is out. */
export async function totalsOfOpenDeals(
  tx: Tx,
  { ownerId, teamId, customerId, stage, stuckSince }: DealSelection,
): Promise<Money[]> {
  const deal = sql.join(
    [
      sql`s.deal_id is not null and d.outcome is null`,
      ...(stage ? [standsAt({ stage: sql`d.stage`, stageName: sql`d.stage_name` }, stage)] : []),
      ...(stuckSince ? [sql`d.moved_on <= ${stuckSince.toString()}::date`] : []),
    ],
    sql` and `,
  );
  return tx.execute<Money & Record<string, unknown>>(sql`
    select counted.kind, counted.currency, ${TOTAL} as amount from (
      select s.*, bool_or(s.kind = 'quote') over (partition by s.deal_id) as is_quoted
      from ${countedSums({ ownerId, teamId, customerId }, deal)} s where s.kind in ('budget', 'quote')
    ) counted where counted.kind = 'quote' or not counted.is_quoted group by 1, 2 order by 1, 3 desc, 2`);
}

/** The rows behind a total, the newest first: each with the note that says it. */
export type SumSource = Awaited<ReturnType<typeof sourcesOf>>[number];

export async function sourcesOf(
  tx: Tx,
  { which, most, skip }: { readonly which: SumSelection; readonly most: number; readonly skip: number },
) {
  const rows = await tx.execute<{
    noteId: number;
    customerId: number;
    customer: string;
    kind: SumKind;
    currency: string;
    amount: number;
    notedOn: string;
    author: string;
    all: number;
  }>(sql`
    select counted.interaction_id as "noteId", c.id as "customerId", c.name as customer, counted.kind, counted.currency,
      counted.amount::float8 as amount, counted.noted_on::text as "notedOn", a.name as author, (count(*) over ())::int as all
    from ${countedSums(which)} counted
      join ${customers} c on c.workspace_id = counted.workspace_id and c.id = counted.customer_id
      join ${interactions} i on i.workspace_id = counted.workspace_id and i.id = counted.interaction_id
      join ${people} a on a.workspace_id = i.workspace_id and a.id = i.author_id
    order by counted.noted_on desc, counted.id desc limit ${most} offset ${skip}`);
  return rows.map(({ notedOn, ...row }) => ({ ...row, notedOn: Temporal.PlainDate.from(notedOn) }));
}

/** The rows that count, as a table to select from; `among` may speak of the sums `s` and of their deals `d`. */
export function countedSums(
  { ownerId, teamId, customerId, sourceId, dealId, rivals, kind, since, until }: SumSelection,
  among = sql`true`,
) {
  const isByCustomer = ownerId !== undefined || teamId !== undefined || sourceId !== undefined;
  const of = all([
    among,
    ownerId !== undefined && sql`whose.owner_id = ${ownerId}`,
    teamId !== undefined &&
      sql`whose.owner_id in (select p.id from people p where p.workspace_id = whose.workspace_id and p.team_id = ${teamId})`,
    customerId !== undefined && sql`s.customer_id = ${customerId}`,
    sourceId !== undefined && sql`whose.source_id = ${sourceId}`,
    dealId !== undefined && sql`s.deal_id = ${dealId}`,
    rivals &&
      sql`exists (select from interactions told where told.workspace_id = s.workspace_id and told.id = s.interaction_id
        and exists (select from jsonb_array_elements_text(${JSON.stringify(rivals)}::text::jsonb) name where strpos(lower(told.text), lower(name)) > 0))`,
    kind !== undefined && sql`s.kind = ${kind}`,
    // All sums of a deal end with it: those of which none counts need not be put in order.
    (kind === 'signed' || kind === 'loss') &&
      sql`(s.deal_id is null or d.outcome = ${kind === 'signed' ? 'won' : 'lost'})`,
  ]);
  const counts = all([
    since && sql`ranked.noted_on >= ${since.toString()}::date`,
    until && sql`ranked.noted_on < ${until.toString()}::date`,
    kind === undefined ? COUNTS : COUNTS_OF[kind],
  ]);
  return sql`(
    select ranked.* from (
      select s.*, d.outcome, rank() over (
        partition by s.customer_id, s.deal_id, s.kind order by s.noted_on desc, s.interaction_id desc
      ) as age
      from sums s
        ${isByCustomer ? sql`join customers whose on whose.workspace_id = s.workspace_id and whose.id = s.customer_id` : sql``}
        left join deals d on d.workspace_id = s.workspace_id and d.id = s.deal_id
      where s.workspace_id = current_workspace() and ${of}
    ) ranked
    where ${counts})`;
}

const all = (conditions: readonly (SQL | false | undefined)[]) =>
  and(...conditions.map((each) => each || undefined)) ?? sql`true`;

/** Of a deal that is open; beside a deal until the customer has one that is open or newer. */
const COUNTS_WHILE_OPEN = sql`ranked.age = 1 and case when ranked.deal_id is null then not exists (
    select from deals o where o.workspace_id = ranked.workspace_id and o.customer_id = ranked.customer_id
      and (o.outcome is null or o.interaction_id >= ranked.interaction_id))
  else ranked.outcome is null end`;

const COUNTS_OF: Readonly<Record<SumKind, SQL>> = {
  paid: sql`true`,
  order: sql`true`,
  competitor: sql`ranked.age = 1`,
  signed: sql`(ranked.deal_id is null or ranked.age = 1 and ranked.outcome = 'won')`,
  loss: sql`(ranked.deal_id is null or ranked.age = 1 and ranked.outcome = 'lost')`,
  budget: COUNTS_WHILE_OPEN,
  quote: COUNTS_WHILE_OPEN,
  unsaid: COUNTS_WHILE_OPEN,
};

const COUNTS = sql`case when ranked.kind in ('paid', 'order') then true when ranked.kind = 'competitor' then ${COUNTS_OF.competitor}
  when ranked.kind = 'signed' then ${COUNTS_OF.signed} when ranked.kind = 'loss' then ${COUNTS_OF.loss} else ${COUNTS_WHILE_OPEN} end`;
