/** What customers have, by which they are counted: how often, and by which note last. Each is a table to join or to be in. */
import { and, desc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { contacts } from '../../db/schema/contacts.ts';
import { customers } from '../../db/schema/customers.ts';
import { facts, interactions, words as noteWords } from '../../db/schema/interactions.ts';
import { complaints, deals, scores } from '../../db/schema/outcomes.ts';
import type { Tx } from '../../db/tx.ts';
import { bitOf, type TopicMark } from '../../text/topics.ts';
import type { Evidence } from '../../understand/types.ts';

export type SoughtEvidence = Pick<Evidence, 'what' | 'kind' | 'not'> & {
  /** Any of these words; none: whatever it says. */
  readonly words: readonly string[];
  /** Where the words are those of a topic: notes that speak of it are known. */
  readonly topic?: TopicMark | undefined;
  /** Of contacts: whose. */
  readonly authorId?: number | undefined;
};

export type DayStretch = {
  readonly since?: Temporal.PlainDate | undefined;
  /** The last day. */
  readonly until?: Temporal.PlainDate | undefined;
};

/** `isSought`: the search index shows the word that is looked for (`seek`), and nothing else in this statement. */
export function evidenceOf(
  tx: Tx,
  { what, kind, words, topic, authorId }: SoughtEvidence,
  {
    days,
    below,
    isSought,
  }: { readonly days: DayStretch; readonly below: number | undefined; readonly isSought: boolean },
) {
  const during = within(days);
  switch (what) {
    case 'complaints':
      return tx
        .select(shown(sql`${complaints.customerId}`, sql`${complaints.interactionId}`))
        .from(complaints)
        .where(and(saying(sql`${complaints.text}`, words), during(sql`${complaints.openedAt}::date`)))
        .groupBy(complaints.customerId)
        .as('evidence');
    case 'deals':
      return tx
        .select(shown(sql`${deals.customerId}`, sql`${deals.interactionId}`))
        .from(deals)
        .where(and(isNull(deals.outcome), during(sql`${deals.movedOn}`)))
        .groupBy(deals.customerId)
        .as('evidence');
    case 'won':
    case 'lost':
      return tx
        .select(shown(sql`${deals.customerId}`, sql`${deals.endNoteId}`))
        .from(deals)
        .where(and(eq(deals.outcome, what), saying(sql`${deals.rival}`, words), during(sql`${deals.endedOn}`)))
        .groupBy(deals.customerId)
        .as('evidence');
    case 'scores':
      return newestScores(tx, { during, below });
    case 'uses':
      // What they use is what somebody has told as a fact, or as a competitor's that is there.
      return tx
        .select(shown(sql`${facts.customerId}`, sql`${facts.interactionId}`))
        .from(facts)
        .where(and(isNull(facts.endedOn), saying(sql`${facts.text}`, words), during(sql`${facts.notedOn}`)))
        .groupBy(facts.customerId)
        .as('evidence');
    case 'people':
      return tx
        .select(shown(sql`${contacts.customerId}`, sql`null::bigint`))
        .from(contacts)
        .where(isNotNull(contacts.customerId))
        .groupBy(contacts.customerId)
        .as('evidence');
    case 'backup':
      return tx
        .select(shown(sql`${customers.id}`, sql`null::bigint`))
        .from(customers)
        .where(isNotNull(customers.backupId))
        .groupBy(customers.id)
        .as('evidence');
    case 'mentions':
      if (isSought) return mentions(tx, { words, during });
      break;
    case 'contacts':
    case 'delivered':
      break;
  }
  const said = what === 'delivered' ? saying(sql`${interactions.text}`, DELIVERED) : telling(words, topic);
  return tx
    .select(shown(sql`${interactions.customerId}`, sql`${interactions.id}`))
    .from(interactions)
    .where(
      and(
        isNotNull(interactions.customerId),
        kind && ofKind(kind),
        authorId === undefined ? undefined : eq(interactions.authorId, authorId),
        said,
        during(sql`${interactions.occurredOn}`),
      ),
    )
    .groupBy(interactions.customerId)
    .as('evidence');
}

/** What a note speaks of is known for the topics; of other words the note itself is asked. */
function telling(words: readonly string[], topic: TopicMark | undefined) {
  if (topic === undefined) return saying(sql`${interactions.text}`, words);
  return and(ne(interactions.topics, sql`0`), sql`${interactions.topics} & ${bitOf(topic)}::integer <> 0`);
}

/** The newest score of each customer is how content it is. */
function newestScores(tx: Tx, { during, below }: { readonly during: Condition; readonly below: number | undefined }) {
  const newest = tx
    .selectDistinctOn([scores.customerId], {
      customerId: sql<number>`${scores.customerId}`.as('score_of'),
      noteId: sql<number>`${scores.interactionId}`.as('score_note'),
      share: sql<number>`${scores.value} / ${scores.outOf}`.as('score_share'),
    })
    .from(scores)
    .where(during(sql`${scores.notedOn}`))
    .orderBy(scores.customerId, desc(scores.notedOn), desc(scores.id))
    .as('newest');
  return tx
    .select(shown(sql`${newest.customerId}`, sql`${newest.noteId}`))
    .from(newest)
    .where(below === undefined ? undefined : sql`${newest.share} < ${below}::numeric`)
    .groupBy(newest.customerId)
    .as('evidence');
}

/** How notes tell that something went out to a customer. */
const DELIVERED = ['交付', '发货', '送货', '到货', 'delivered', 'shipped', 'delivery done'];

/** A video call is a meeting as well. */
export function ofKind(kind: 'visit' | 'call' | 'meeting') {
  return kind === 'meeting' ? sql`${interactions.kind} in ('meeting', 'video')` : sql`${interactions.kind} = ${kind}`;
}

function shown(customer: SQL, note: SQL) {
  return {
    customerId: sql<number>`${customer}`.as('evidence_of'),
    times: sql<number>`count(*)::int`.as('times'),
    noteId: sql<number | null>`max(${note})`.as('note_id'),
  };
}

type Condition = (column: SQL) => SQL | undefined;

export function within({ since, until }: DayStretch): Condition {
  return (column) =>
    and(since && sql`${column} >= ${since.toString()}::date`, until && sql`${column} <= ${until.toString()}::date`);
}

export function saying(column: SQL, words: readonly string[]) {
  return words.length
    ? sql`(${sql.join(
        words.map((word) => sql`${column} ilike ${`%${escaped(word)}%`}`),
        sql` or `,
      )})`
    : undefined;
}

/**
 * Notes that are found by the index of words, each looked up by its number: reading all notes beside it would take longer
 * than those that were found, however many.
 */
function mentions(tx: Tx, { words, during }: { readonly words: readonly string[]; readonly during: Condition }) {
  const note = tx
    .select({ customerId: interactions.customerId })
    .from(interactions)
    .where(
      and(
        eq(interactions.workspaceId, noteWords.workspaceId),
        eq(interactions.id, noteWords.interactionId),
        saying(sql`${interactions.text}`, words),
        during(sql`${interactions.occurredOn}`),
      ),
    );
  const found = tx
    .select({
      customerId: sql<number | null>`(${note})`.as('note_of'),
      id: sql<number>`${noteWords.interactionId}`.as('found_id'),
    })
    .from(noteWords)
    .as('found');
  return tx
    .select(shown(sql`${found.customerId}`, sql`${found.id}`))
    .from(found)
    .groupBy(found.customerId)
    .as('evidence');
}

/** Its own signs mean themselves. */
function escaped(word: string) {
  return word.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
