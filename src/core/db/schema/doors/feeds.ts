import { sql } from 'drizzle-orm';
import { index, jsonb, numeric, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, id, instant, key, now, tenantReference, workspaceId } from '../../columns.ts';
import { customers } from '../customers.ts';
import { interactions } from '../interactions.ts';
import { people } from '../people.ts';
import { workspaces } from '../workspaces.ts';
import type { FeedMap, RecordKind, RecordState } from '../../../contract/doors/feed.ts';

/** A program that tells us things: the firm's ERP, its shop, telephone system or web form. `name` is part of its address. */
export const feeds = pgTable(
  'feeds',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    name: text('name').notNull(),
    map: jsonb('map').$type<FeedMap>().notNull(),
    /** Sealed with a key that is not in the database. */
    secret: text('secret').notNull(),
    state: text('state').$type<'active' | 'stopped'>().notNull().default('active'),
    /** As whom it acts: a program, and no colleague. */
    personId: id('person_id').notNull(),
    /** Who is asked about names that nobody knows. */
    setBy: id('set_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.setBy, people),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('feeds_name')
      .on(t.name)
      .where(sql`state = 'active'`),
  ],
);

/** What a feed calls a customer, and whom it means by it: found by the name, or learnt from an answer. */
export const feedNames = pgTable(
  'feed_names',
  {
    workspaceId: workspaceId(),
    id: key(),
    feedId: id('feed_id').notNull(),
    name: text('name').notNull(),
    /** The name folded: how names are compared. */
    key: text('key').notNull(),
    customerId: id('customer_id'),
    /** Somebody has said that it is nobody's. */
    ignoredAt: instant('ignored_at'),
    askedAt: instant('asked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.feedId, feeds).onDelete('cascade'),
    tenantReference(t.workspaceId, t.customerId, customers),
    uniqueIndex('feed_names_key').on(t.workspaceId, t.feedId, t.key),
    index('feed_names_customer')
      .on(t.workspaceId, t.customerId)
      .where(sql`customer_id is not null`),
    index('feed_names_open')
      .on(t.workspaceId, t.feedId)
      .where(sql`customer_id is null and ignored_at is null`),
  ],
);

/** An order, an invoice, a payment, a complaint, a call or an enquiry, as a feed told it last. Whose it is follows from its name. */
export const records = pgTable(
  'records',
  {
    workspaceId: workspaceId(),
    id: key(),
    feedId: id('feed_id').notNull(),
    nameId: id('name_id').notNull(),
    kind: text('kind').$type<RecordKind>().notNull(),
    /** By what the feed knows it. */
    external: text('external').notNull(),
    on: civilDate('happened_on').notNull(),
    dueOn: civilDate('due_on'),
    amount: numeric('amount', { precision: 18, scale: 2, mode: 'number' }),
    outstanding: numeric('outstanding', { precision: 18, scale: 2, mode: 'number' }),
    currency: text('currency'),
    state: text('state').$type<RecordState>().notNull(),
    text: text('text'),
    reference: text('reference'),
    /** The note that was made of it. */
    interactionId: id('interaction_id'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.feedId, feeds).onDelete('cascade'),
    tenantReference(t.workspaceId, t.nameId, feedNames),
    tenantReference(t.workspaceId, t.interactionId, interactions),
    uniqueIndex('records_external').on(t.workspaceId, t.feedId, t.kind, t.external),
    index('records_name').on(t.workspaceId, t.nameId, t.kind, t.on),
    index('records_reference')
      .on(t.workspaceId, t.feedId, t.reference)
      .where(sql`reference is not null`),
    index('records_note')
      .on(t.workspaceId, t.interactionId)
      .where(sql`interaction_id is not null`),
  ],
);
