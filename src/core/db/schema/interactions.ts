import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, grams, id, instant, key, now, tenantReference, workspaceId } from '../columns.ts';
import { contacts } from './contacts.ts';
import { customers } from './customers.ts';
import { people } from './people.ts';
import { workspaces } from './workspaces.ts';
import type { FactTopic, InteractionKind, TermKind } from '../../contract/customer.ts';
import type { Amount } from '../../contract/reading.ts';

/** What was understood of a note, beside its raw text, as far as no column of its own holds it. */
export type UnderstoodNote = {
  readonly contacts: readonly string[];
  /** What they do there, by name. */
  readonly titles?: Readonly<Record<string, string>>;
  /** Companies that compete with us there, as they are called. */
  readonly rivals?: readonly string[];
  /** The colleagues who were there with the author, by their numbers. */
  readonly companions?: readonly number[];
  readonly amounts: readonly Amount[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly score?: { readonly value: number; readonly of: number };
  /** Somebody has said that there is nothing to do next: it is not asked again. */
  readonly nothingNext?: true;
};

/** One contact with a customer. Without a customer it waits for somebody to say whose it is: `mention` is the name as read. */
export const interactions = pgTable(
  'interactions',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id'),
    mention: text('mention'),
    authorId: id('author_id').notNull(),
    kind: text('kind').$type<InteractionKind>(),
    occurredOn: civilDate('occurred_on').notNull(),
    text: text('text').notNull(),
    gist: text('gist').notNull(),
    understood: jsonb('understood').$type<UnderstoodNote>().notNull(),
    heardId: id('heard_id'),
    /** The topics that it speaks of, a bit each: `text/topics.ts`. */
    topics: integer('topics').notNull().default(0),
    /** Seen by its author alone: a policy of the database, not of queries. */
    isPrivate: boolean('private').notNull().default(false),
    /** Whoever took its customer over from its author sees it as well. */
    receiverId: id('receiver_id'),
    /** When a private note is shared with everybody. */
    sharedAt: instant('shared_at'),
    /** When its author is offered to share it before; null: they were, or it is not worth asking. */
    offerAt: instant('offer_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers),
    tenantReference(t.workspaceId, t.authorId, people),
    index('interactions_customer').on(t.workspaceId, t.customerId, t.occurredOn, t.id),
    // All that sums over dealings read, policies included: the rows themselves are not looked at.
    index('interactions_dealings').on(
      t.workspaceId,
      t.customerId,
      t.authorId,
      t.occurredOn,
      t.kind,
      t.isPrivate,
      t.receiverId,
    ),
    // The same of those that speak of a topic: of a common one it is read whole.
    index('interactions_topics')
      .on(t.workspaceId, t.customerId, t.occurredOn, t.id, t.topics, t.isPrivate, t.authorId, t.receiverId)
      .where(sql`topics <> 0`),
    index('interactions_day').on(t.workspaceId, t.occurredOn, t.id),
    index('interactions_author').on(t.workspaceId, t.authorId, t.id),
    index('interactions_created').on(t.workspaceId, t.createdAt),
    index('interactions_homeless')
      .on(t.workspaceId, t.mention)
      .where(sql`customer_id is null`),
    index('interactions_joint')
      .on(t.workspaceId, t.customerId)
      .where(sql`understood ? 'companions'`),
    index('interactions_shared')
      .on(t.sharedAt)
      .where(sql`private`),
    index('interactions_offered')
      .on(t.offerAt)
      .where(sql`private`),
  ],
);

export const interactionContacts = pgTable(
  'interaction_contacts',
  {
    workspaceId: workspaceId(),
    id: key(),
    interactionId: id('interaction_id').notNull(),
    contactId: id('contact_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    tenantReference(t.workspaceId, t.contactId, contacts),
    uniqueIndex('interaction_contacts_pair').on(t.workspaceId, t.interactionId, t.contactId),
    index('interaction_contacts_contact').on(t.workspaceId, t.contactId),
  ],
);

/** What a note says, as the pairs of neighbouring characters in it: what search looks up. */
export const words = pgTable(
  'words',
  {
    workspaceId: workspaceId(),
    id: key(),
    interactionId: id('interaction_id').notNull(),
    grams: grams('grams').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    uniqueIndex('words_interaction').on(t.workspaceId, t.interactionId),
    index('words_grams').using('gin', t.grams),
  ],
);

/**
 * What lasts about a customer, or about a person there: who decides, what to avoid, what was promised. One row each, with
 * the note it comes from. A row that has ended was replaced, or somebody has said that it holds no longer.
 */
export const facts = pgTable(
  'facts',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    contactId: id('contact_id'),
    topic: text('topic').$type<FactTopic>().notNull(),
    text: text('text').notNull(),
    interactionId: id('interaction_id'),
    authorId: id('author_id').notNull(),
    notedOn: civilDate('noted_on').notNull(),
    /** The last day on which somebody said that it holds. */
    holdsOn: civilDate('holds_on').notNull(),
    endedOn: civilDate('ended_on'),
    /** When the customer's owner was last asked whether it still holds. */
    askedOn: civilDate('asked_on'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers),
    tenantReference(t.workspaceId, t.contactId, contacts),
    tenantReference(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    tenantReference(t.workspaceId, t.authorId, people),
    index('facts_customer').on(t.workspaceId, t.customerId),
    index('facts_contact').on(t.workspaceId, t.contactId),
    index('facts_interaction').on(t.workspaceId, t.interactionId),
    index('facts_topic')
      .on(t.workspaceId, t.topic)
      .where(sql`ended_on is null`),
  ],
);

/** Words of the team's own, taught by a sentence: another name of a competitor, how customers put an objection. */
export const terms = pgTable(
  'terms',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    kind: text('kind').$type<TermKind>().notNull(),
    word: text('word').notNull(),
    /** The word folded: what notes and questions are compared by. */
    key: text('key').notNull(),
    /** What it stands for; itself where it is the name. */
    name: text('name').notNull(),
    setBy: id('set_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.setBy, people),
    uniqueIndex('terms_key').on(t.workspaceId, t.key),
  ],
);
