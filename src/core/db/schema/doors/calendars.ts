import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, key, now, tenantReference, workspaceId } from '../../columns.ts';
import { customers } from '../customers.ts';
import { people } from '../people.ts';

/** The address under which a calendar program finds somebody's follow-ups. Only the hash of its secret part is here. */
export const calendarLinks = pgTable(
  'calendar_links',
  {
    workspaceId: workspaceId(),
    id: key(),
    hash: text('hash').notNull(),
    personId: id('person_id').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('calendar_links_hash').on(t.workspaceId, t.hash),
    uniqueIndex('calendar_links_person')
      .on(t.workspaceId, t.personId)
      .where(sql`revoked_at is null`),
  ],
);

/** Somebody's own calendar, which is read to ask about its meetings with customers. Its address is a secret, sealed with a key that is not in the database. */
export const calendars = pgTable(
  'calendars',
  {
    workspaceId: workspaceId(),
    id: key(),
    personId: id('person_id').notNull(),
    address: text('address').notNull(),
    state: text('state').$type<'active' | 'muted' | 'stopped'>().notNull().default('active'),
    /** When it is read next. */
    nextAt: instant('next_at').notNull().default(now),
    failures: integer('failures').notNull().default(0),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('calendars_person')
      .on(t.workspaceId, t.personId)
      .where(sql`state <> 'stopped'`),
    index('calendars_next')
      .on(t.nextAt)
      .where(sql`state <> 'stopped'`),
  ],
);

/** A meeting with a customer that stands in somebody's calendar. */
export const meetings = pgTable(
  'meetings',
  {
    workspaceId: workspaceId(),
    id: key(),
    calendarId: id('calendar_id').notNull(),
    /** Of the calendar; of a series, of this one of it. */
    uid: text('uid').notNull(),
    customerId: id('customer_id').notNull(),
    title: text('title').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** When it is asked whether to prepare it, and how it was; null: it is not, or was. */
    proposeAt: instant('propose_at'),
    askAt: instant('ask_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.calendarId, calendars).onDelete('cascade'),
    tenantReference(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    uniqueIndex('meetings_uid').on(t.workspaceId, t.calendarId, t.uid),
    index('meetings_customer').on(t.workspaceId, t.customerId),
    index('meetings_propose')
      .on(t.proposeAt)
      .where(sql`propose_at is not null`),
    index('meetings_ask')
      .on(t.askAt)
      .where(sql`ask_at is not null`),
  ],
);
