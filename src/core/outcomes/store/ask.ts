/** One question, one statement: what is asked for becomes conditions and joins of the query builder, with a limit. */
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Stage, Status, Tier } from '../../contract/customer.ts';
import { customers } from '../../db/schema/customers.ts';
import { facts, interactions } from '../../db/schema/interactions.ts';
import { complaints, deals, scores } from '../../db/schema/outcomes.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { countedSums } from './sums.ts';

export type CustomerQuestion = {
  readonly what: 'customers' | 'mentions' | 'complaints' | 'uses' | 'deals' | 'scores';
  /** Any of these words. */
  readonly words: readonly string[];
  readonly ownerId?: number | undefined;
  readonly teamId?: number | undefined;
  readonly tier?: Tier | undefined;
  readonly tag?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly status?: Status | undefined;
  readonly silentSince?: Temporal.PlainDate | undefined;
  readonly since?: Temporal.PlainDate | undefined;
  /** The last day. */
  readonly until?: Temporal.PlainDate | undefined;
  /** A share of the scale. */
  readonly below?: number | undefined;
  readonly sort?: 'value' | 'quote' | 'paid' | 'silence' | 'count' | 'name' | undefined;
  /** The currency in which money is sorted; another is not compared with it. */
  readonly currency: string;
  readonly most: number;
};

/** A customer that answers a question, with how often, by which note last, and what it is sorted by. */
export type Answer = Awaited<ReturnType<typeof answersTo>>[number];

export async function answersTo(tx: Tx, question: CustomerQuestion) {
  const { evidence, money, last } = joinsOf(tx, question);
  return tx
    .select({
      customerId: customers.id,
      customer: customers.name,
      tier: customers.tier,
      owner: people.name,
      times: evidence.times,
      noteId: evidence.noteId,
      amount: money.amount,
      lastOn: last.on,
      all: sql<number>`(count(*) over ())::int`,
    })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .innerJoinLateral(evidence, sql`${evidence.times} > 0`)
    .leftJoinLateral(money, sql`true`)
    .leftJoinLateral(last, sql`true`)
    .where(and(...conditions(question), silence(question, last.on)))
    .orderBy(...orderOf(question, { times: evidence.times, amount: money.amount, on: last.on }))
    .limit(question.most);
}

/** The same, counted by group: how many customers each has, and the first of them. */
export async function groupsOf(
  tx: Tx,
  { group, ...question }: CustomerQuestion & { readonly group: 'owner' | 'tier' | 'stage' | 'month' },
) {
  const { evidence, last } = joinsOf(tx, question);
  const key = {
    owner: sql<string | null>`${people.name}`,
    tier: sql<string | null>`${customers.tier}`,
    stage: sql<string | null>`${customers.stage}`,
    month: sql<string | null>`to_char(${last.on}, 'YYYY-MM')`,
  }[group];
  return tx
    .select({
      key,
      count: sql<number>`count(*)::int`,
      names: sql<string[]>`jsonb_agg(${customers.name} order by ${evidence.times} desc, ${customers.id})`,
    })
    .from(customers)
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .innerJoinLateral(evidence, sql`${evidence.times} > 0`)
    .leftJoinLateral(last, sql`true`)
    .where(and(...conditions(question), silence(question, last.on)))
    .groupBy(key)
    .orderBy(desc(sql`count(*)`), sql`1 nulls last`)
    .limit(question.most);
}

function joinsOf(tx: Tx, question: CustomerQuestion) {
  const kind = question.sort === 'quote' ? 'quote' : question.sort === 'paid' ? 'paid' : 'signed';
  const money = tx
    .select({ amount: sql<number | null>`sum(counted.amount)::float8`.as('amount') })
    .from(
      sql`${countedSums({ kind }, sql`s.customer_id = ${customers.id} and s.currency = ${question.currency}`)} counted`,
    )
    .as('money');
  const last = tx
    .select({ on: sql<string | null>`max(${interactions.occurredOn})`.as('last_on') })
    .from(interactions)
    .where(and(eq(interactions.workspaceId, customers.workspaceId), eq(interactions.customerId, customers.id)))
    .as('last_contact');
  return { evidence: evidenceOf(tx, question), money, last };
}

/** How often a customer answers to what is asked, and by which note last. */
function evidenceOf(tx: Tx, { what, words, since, until, below }: CustomerQuestion) {
  const counted = { times: sql<number>`count(*)::int`.as('times') };
  const within = (column: SQL) =>
    and(since && sql`${column} >= ${since.toString()}::date`, until && sql`${column} <= ${until.toString()}::date`);
  const saying = (column: SQL) =>
    words.length
      ? sql`(${sql.join(
          words.map((word) => sql`${column} ilike ${`%${escaped(word)}%`}`),
          sql` or `,
        )})`
      : undefined;
  const mine = <T extends typeof interactions | typeof complaints | typeof deals | typeof scores | typeof facts>(
    table: T,
  ) => and(eq(table.workspaceId, customers.workspaceId), eq(table.customerId, customers.id));
  const note = (column: SQL) => ({ noteId: sql<number | null>`max(${column})`.as('note_id') });
  if (what === 'customers')
    return tx
      .select({ times: sql<number>`1`.as('times'), noteId: sql<number | null>`null::bigint`.as('note_id') })
      .from(sql`(select 1) as one`)
      .as('evidence');
  if (what === 'complaints')
    return tx
      .select({ ...counted, ...note(sql`${complaints.interactionId}`) })
      .from(complaints)
      .where(and(mine(complaints), saying(sql`${complaints.text}`), within(sql`${complaints.openedAt}::date`)))
      .as('evidence');
  if (what === 'deals')
    return tx
      .select({ ...counted, ...note(sql`${deals.interactionId}`) })
      .from(deals)
      .where(and(mine(deals), isNull(deals.outcome), within(sql`${deals.movedOn}`)))
      .as('evidence');
  if (what === 'scores')
    return tx
      .select({ ...counted, ...note(sql`${scores.interactionId}`) })
      .from(scores)
      .where(
        and(
          mine(scores),
          within(sql`${scores.notedOn}`),
          below === undefined ? undefined : sql`${scores.value} / ${scores.outOf} < ${below}::numeric`,
        ),
      )
      .as('evidence');
  const told = and(mine(interactions), saying(sql`${interactions.text}`), within(sql`${interactions.occurredOn}`));
  if (what === 'mentions')
    return tx
      .select({ ...counted, ...note(sql`${interactions.id}`) })
      .from(interactions)
      .where(told)
      .as('evidence');
  // What they use is what somebody has told as a fact, or as a competitor's that is there.
  return tx
    .select({ ...counted, ...note(sql`${facts.interactionId}`) })
    .from(facts)
    .where(and(mine(facts), isNull(facts.endedOn), saying(sql`${facts.text}`), within(sql`${facts.notedOn}`)))
    .as('evidence');
}

function conditions({ ownerId, teamId, tier, tag, stage, status }: CustomerQuestion): (SQL | undefined)[] {
  return [
    ownerId === undefined ? undefined : eq(customers.ownerId, ownerId),
    teamId === undefined ? undefined : eq(people.teamId, teamId),
    tier && eq(customers.tier, tier),
    stage && eq(customers.stage, stage),
    status && eq(customers.status, status),
    tag === undefined ? undefined : sql`${customers.tags} <> '[]' and ${customers.tags} ? ${tag}`,
  ];
}

function silence({ silentSince }: CustomerQuestion, on: SQL.Aliased<string | null> | SQL) {
  return silentSince && sql`${on} < ${silentSince.toString()}::date`;
}

type Sortable = SQL | SQL.Aliased;

function orderOf(
  { sort, what }: CustomerQuestion,
  { times, amount, on }: { readonly times: Sortable; readonly amount: Sortable; readonly on: Sortable },
) {
  const byTier = sql`${customers.tier} asc nulls last`;
  if (sort === 'name') return [asc(customers.name)];
  if (sort === 'silence') return [sql`${on} asc nulls last`, asc(customers.id)];
  if (sort === 'value' || sort === 'quote' || sort === 'paid')
    return [sql`${amount} desc nulls last`, byTier, asc(customers.id)];
  if (sort === 'count' || what !== 'customers') return [desc(sql`${times}`), byTier, asc(customers.id)];
  return [byTier, asc(customers.id)];
}

/** Its own signs mean themselves. */
function escaped(word: string) {
  return word.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
