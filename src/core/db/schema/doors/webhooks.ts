import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, key, now, tenantReference, workspaceId } from '../../columns.ts';
import { people } from '../people.ts';
import { workspaces } from '../workspaces.ts';
import type { WebhookEvent, WebhookFacts } from '../../../contract/doors/webhook.ts';

/** An address of the firm's that is told what happens. Its secrets are sealed with a key that is not in the database. */
export const webhooks = pgTable(
  'webhooks',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    url: text('url').notNull(),
    events: jsonb('events').$type<readonly WebhookEvent[]>().notNull(),
    /** Whether words that people wrote go along. */
    hasWords: boolean('has_words').notNull(),
    secret: text('secret').notNull(),
    /** Signs beside the new one until then: whoever receives has time to change. */
    oldSecret: text('old_secret'),
    oldSecretUntil: instant('old_secret_until'),
    state: text('state').$type<'active' | 'stopped'>().notNull().default('active'),
    setBy: id('set_by').notNull(),
    /** How often it has failed since it last answered well, and since when; nothing is sent there before `free_at`. */
    failures: integer('failures').notNull().default(0),
    failingSince: instant('failing_since'),
    freeAt: instant('free_at'),
    /** Whoever set it was told that it fails. */
    toldAt: instant('told_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.setBy, people),
    index('webhooks_active')
      .on(t.workspaceId)
      .where(sql`state = 'active'`),
  ],
);

/**
 * What is to be told to a webhook: which event of which row, never what it says; that is looked up when it is sent. A
 * trigger writes it in the transaction of the event. `void`: when it was to be sent there was nothing to tell any more.
 */
export const webhookMessages = pgTable(
  'webhook_messages',
  {
    workspaceId: workspaceId(),
    id: key(),
    webhookId: id('webhook_id').notNull(),
    /** By which whoever receives knows a repetition. */
    messageId: text('message_id')
      .notNull()
      .default(sql`'msg_' || replace(gen_random_uuid()::text, '-', '')`),
    event: text('event').$type<WebhookEvent>().notNull(),
    subjectId: id('subject_id').notNull(),
    /** What comes after each other: a customer's events, by its number; 0: those of none. */
    lane: id('lane').notNull(),
    facts: jsonb('facts').$type<WebhookFacts>(),
    state: text('state').$type<'due' | 'sent' | 'dead' | 'void'>().notNull().default('due'),
    dueAt: instant('due_at').notNull().default(now),
    /** In somebody's hand until then. */
    leasedUntil: instant('leased_until'),
    tries: integer('tries').notNull().default(0),
    reason: text('reason'),
    at: instant('at').notNull().default(now),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.webhookId, webhooks).onDelete('cascade'),
    uniqueIndex('webhook_messages_message').on(t.workspaceId, t.messageId),
    index('webhook_messages_due')
      .on(t.dueAt)
      .where(sql`state = 'due'`),
    index('webhook_messages_waiting')
      .on(t.workspaceId, t.webhookId, t.lane, t.id)
      .where(sql`state = 'due'`),
    index('webhook_messages_subject').on(t.workspaceId, t.webhookId, t.event, t.subjectId),
    index('webhook_messages_age').on(t.at),
  ],
);
