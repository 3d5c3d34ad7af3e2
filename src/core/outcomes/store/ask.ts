/** One question, one statement: what is asked for becomes conditions and joins of the query builder, with a limit. */
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { seek } from '../../knowledge/store/searchIndex.ts';
import { bigramsIn } from '../../text/bigrams.ts';
import type { TopicMark } from '../../text/topics.ts';
import type { Stage, Status, Tier } from '../../contract/customer.ts';
import { customers } from '../../db/schema/customers.ts';
import { facts, interactions, words as noteWords } from '../../db/schema/interactions.ts';
import { complaints, deals, scores } from '../../db/schema/outcomes.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { countedSums } from './sums.ts';

export type CustomerQuestion = {
  readonly what: 'customers' | 'mentions' | 'complaints' | 'uses' | 'deals' | 'scores';
  /** Any of these words. */
  readonly words: readonly string[];
  /** By its mark in the search index, where the words are those of a topic. */
  readonly topic?: TopicMark | undefined;
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
  const { evidence, money, last, on } = await joinsOf(tx, question);
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
    .innerJoinLateral(evidence, on.evidence)
    .leftJoin(money, on.money)
    .leftJoinLateral(last, on.last)
    .where(and(...conditions(question), silence(question, last.on)))
    .orderBy(...orderOf(question, { times: evidence.times, amount: money.amount, on: last.on }))
    .limit(question.most);
}

/** The same, counted by group: how many customers each has, and the first of them. */
export async function groupsOf(
  tx: Tx,
  { group, ...question }: CustomerQuestion & { readonly group: 'owner' | 'tier' | 'stage' | 'month' },
) {
  const { evidence, last, on } = await joinsOf(tx, { ...question, isByMonth: group === 'month' });
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
    .innerJoinLateral(evidence, on.evidence)
    .leftJoinLateral(last, on.last)
    .where(and(...conditions(question), silence(question, last.on)))
    .groupBy(key)
    .orderBy(desc(sql`count(*)`), sql`1 nulls last`)
    .limit(question.most);
}

/** What a question needs beside the customers; what it does not need is joined on nothing, and costs nothing. */
async function joinsOf(tx: Tx, question: CustomerQuestion & { readonly isByMonth?: boolean }) {
  const { what, words, topic, sort, currency, silentSince, isByMonth = false } = question;
  const kind = sort === 'quote' ? 'quote' : sort === 'paid' ? 'paid' : 'signed';
  const money = tx
    .select({
      customerId: sql<number>`counted.customer_id`.as('money_of'),
      amount: sql<number | null>`sum(counted.amount)::float8`.as('amount'),
    })
    .from(sql`${countedSums({ kind }, sql`s.currency = ${currency}`)} counted`)
    .groupBy(sql`counted.customer_id`)
    .as('money');
  const last = tx
    .select({ on: sql<string | null>`max(${interactions.occurredOn})`.as('last_on') })
    .from(interactions)
    .where(and(eq(interactions.workspaceId, customers.workspaceId), eq(interactions.customerId, customers.id)))
    .as('last_contact');
  const evidence = evidenceOf(tx, question);
  // Only a setting reaches the index of words: the pairs of a word, or the mark of a topic.
  if (what === 'mentions') await seek(tx, topic === undefined ? bigramsIn(words[0] ?? '') : [topic]);
  const isByMoney = sort === 'value' || sort === 'quote' || sort === 'paid';
  const isByDay = sort === 'silence' || silentSince !== undefined || isByMonth;
  return {
    evidence,
    money,
    last,
    on: {
      evidence: what === 'customers' ? sql`true` : sql`${evidence.customerId} = ${customers.id}`,
      money: isByMoney ? sql`${money.customerId} = ${customers.id}` : sql`false`,
      last: isByDay ? sql`true` : sql`false`,
    },
  };
}

/** How often a customer answers to what is asked, and by which note last. */
function evidenceOf(tx: Tx, { what, words, topic, since, until, below }: CustomerQuestion) {
  const within = (column: SQL) =>
    and(since && sql`${column} >= ${since.toString()}::date`, until && sql`${column} <= ${until.toString()}::date`);
  const saying = (column: SQL) =>
    words.length
      ? sql`(${sql.join(
          words.map((word) => sql`${column} ilike ${`%${escaped(word)}%`}`),
          sql` or `,
        )})`
      : undefined;
  const shown = <T extends typeof interactions | typeof complaints | typeof deals | typeof scores | typeof facts>(
    table: T,
    note: SQL,
  ) => ({
    customerId: sql<number>`${table.customerId}`.as('evidence_of'),
    times: sql<number>`count(*)::int`.as('times'),
    noteId: sql<number | null>`max(${note})`.as('note_id'),
  });
  if (what === 'customers')
    return tx
      .select({
        customerId: sql<number>`null::bigint`.as('evidence_of'),
        times: sql<number>`1`.as('times'),
        noteId: sql<number | null>`null::bigint`.as('note_id'),
      })
      .from(sql`(select 1) as one`)
      .as('evidence');
  if (what === 'complaints')
    return tx
      .select(shown(complaints, sql`${complaints.interactionId}`))
      .from(complaints)
      .where(and(saying(sql`${complaints.text}`), within(sql`${complaints.openedAt}::date`)))
      .groupBy(complaints.customerId)
      .as('evidence');
  if (what === 'deals')
    return tx
      .select(shown(deals, sql`${deals.interactionId}`))
      .from(deals)
      .where(and(isNull(deals.outcome), within(sql`${deals.movedOn}`)))
      .groupBy(deals.customerId)
      .as('evidence');
  if (what === 'scores')
    return tx
      .select(shown(scores, sql`${scores.interactionId}`))
      .from(scores)
      .where(
        and(
          within(sql`${scores.notedOn}`),
          below === undefined ? undefined : sql`${scores.value} / ${scores.outOf} < ${below}::numeric`,
        ),
      )
      .groupBy(scores.customerId)
      .as('evidence');
  if (what === 'mentions') return mentions(tx, { words: topic === undefined ? saying : undefined, within });
  // What they use is what somebody has told as a fact, or as a competitor's that is there.
  return tx
    .select(shown(facts, sql`${facts.interactionId}`))
    .from(facts)
    .where(and(isNull(facts.endedOn), saying(sql`${facts.text}`), within(sql`${facts.notedOn}`)))
    .groupBy(facts.customerId)
    .as('evidence');
}

type Condition = (column: SQL) => SQL | undefined;

/**
 * Notes that are found by the index of words, each looked up by its number: reading all notes beside it would take longer
 * than those that were found, however many. A note that bears the mark of a topic says one of its words.
 */
function mentions(
  tx: Tx,
  { words: saying, within }: { readonly words: Condition | undefined; readonly within: Condition },
) {
  const note = tx
    .select({ customerId: interactions.customerId })
    .from(interactions)
    .where(
      and(
        eq(interactions.workspaceId, noteWords.workspaceId),
        eq(interactions.id, noteWords.interactionId),
        saying?.(sql`${interactions.text}`),
        within(sql`${interactions.occurredOn}`),
      ),
    );
  const found = tx
    .select({
      customerId: sql<number | null>`(${note})`.as('note_of'),
      id: sql<number>`${noteWords.interactionId}`.as('found_id'),
    })
    .from(noteWords)
    .offset(0)
    .as('found');
  return tx
    .select({
      customerId: sql<number>`${found.customerId}`.as('evidence_of'),
      times: sql<number>`count(*)::int`.as('times'),
      noteId: sql<number | null>`max(${found.id})`.as('note_id'),
    })
    .from(found)
    .where(sql`${found.customerId} is not null`)
    .groupBy(found.customerId)
    .as('evidence');
}

function conditions({ ownerId, teamId, tier, tag, stage, status }: CustomerQuestion): (SQL | undefined)[] {
  return [
    isNull(customers.partner),
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
