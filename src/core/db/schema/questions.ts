import { boolean, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, key, now, tenantReference, workspaceId } from '../columns.ts';
import { workspaces } from './workspaces.ts';
import { customers } from './customers.ts';
import { interactions } from './interactions.ts';
import { rooms } from './messages.ts';
import { people, teams } from './people.ts';
import type { NewsTopic } from '../../contract/vocabulary.ts';

/** A question to the team's channel: who knows somebody there? */
export const questions = pgTable(
  'questions',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    askerId: id('asker_id').notNull(),
    teamId: id('team_id'),
    customerId: id('customer_id'),
    whom: text('whom').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.askerId, people),
    tenantReference(t.workspaceId, t.teamId, teams),
    tenantReference(t.workspaceId, t.customerId, customers),
    index('questions_customer').on(t.workspaceId, t.customerId),
  ],
);

/** Who has said that they can help. */
export const offers = pgTable(
  'offers',
  {
    workspaceId: workspaceId(),
    id: key(),
    questionId: id('question_id').notNull(),
    personId: id('person_id').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.questionId, questions).onDelete('cascade'),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('offers_pair').on(t.workspaceId, t.questionId, t.personId),
  ],
);

/** A word of thanks to a colleague, with the note that helped where it is clear which. */
export const thanks = pgTable(
  'thanks',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    personId: id('person_id').notNull(),
    saidBy: id('said_by').notNull(),
    interactionId: id('interaction_id'),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.saidBy, people),
    tenantReference(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    index('thanks_created').on(t.workspaceId, t.createdAt),
    index('thanks_interaction').on(t.workspaceId, t.interactionId),
  ],
);

/** What is learnt of customers that another department wants to know: where it is told. */
export const newsRules = pgTable(
  'news_rules',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    roomId: id('room_id').notNull(),
    /** A topic, or a word or tag. */
    topic: text('topic').$type<NewsTopic>(),
    word: text('word'),
    /** Without the names of the customer and of people there. */
    isMasked: boolean('masked').notNull().default(false),
    setBy: id('set_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.roomId, rooms),
    tenantReference(t.workspaceId, t.setBy, people),
    index('news_rules_room').on(t.workspaceId, t.roomId),
  ],
);

/** A colleague who was told of a note because somebody thought that they should know: what «who should know» learns from. */
export const newsShares = pgTable(
  'news_shares',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    interactionId: id('interaction_id').notNull(),
    personId: id('person_id').notNull(),
    sharedBy: id('shared_by').notNull(),
    /** What the note was about; null: none of the topics. */
    topic: text('topic').$type<NewsTopic>(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.sharedBy, people),
    uniqueIndex('news_shares_pair').on(t.workspaceId, t.interactionId, t.personId),
    index('news_shares_created').on(t.workspaceId, t.createdAt),
  ],
);
