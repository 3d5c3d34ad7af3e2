import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, key, now, tenantReference, workspaceId } from '../columns.ts';
import { people } from './people.ts';
import { workspaces } from './workspaces.ts';
import type { Locale } from '../../contract/locale.ts';
import type { Approvable, ApprovalState, Erased, ErasureTrace } from '../../contract/permissions.ts';

/** Who changed what, written by a trigger: no write can forget it. What it was before lets undo put it back. */
export const audit = pgTable(
  'audit',
  {
    workspaceId: workspaceId(),
    id: key(),
    at: instant('at').notNull().default(now),
    heardId: id('heard_id'),
    personId: id('person_id'),
    action: text('action').$type<'insert' | 'update' | 'delete' | 'read' | 'denied' | 'export'>().notNull(),
    tableName: text('table_name').notNull(),
    rowId: id('row_id').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    undoneBy: id('undone_by'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('audit_heard').on(t.workspaceId, t.heardId),
    index('audit_person').on(t.workspaceId, t.personId, t.id),
    index('audit_row').on(t.workspaceId, t.tableName, t.rowId),
    index('audit_read')
      .on(t.workspaceId, t.at)
      .where(sql`action = 'read' and table_name = 'interactions'`),
    // Rows come in the order of time, and only the sweep asks by it.
    index('audit_age').using('brin', t.at),
  ],
);

/** What nobody does alone, from the word of who wants it to a second person's. */
export const approvals = pgTable(
  'approvals',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    what: jsonb('what').$type<Approvable>().notNull(),
    askedBy: id('asked_by').notNull(),
    /** Where what comes of it is said. */
    roomId: id('room_id').notNull(),
    thread: text('thread'),
    locale: text('locale').$type<Locale>().notNull(),
    state: text('state').$type<ApprovalState>().notNull().default('asked'),
    decidedBy: id('decided_by'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.askedBy, people),
    tenantReference(t.workspaceId, t.decidedBy, people),
  ],
);

/** Whose personal data was erased, by their number alone: the proof of it, and what is done again where a backup is put back. */
export const erasures = pgTable(
  'erasures',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    contactId: id('contact_id').notNull(),
    /** Nobody: done again in a backup of before they were colleagues. */
    askedBy: id('asked_by'),
    approvedBy: id('approved_by'),
    erased: jsonb('erased').$type<Erased>().notNull(),
    /** By what it is done again in an older backup. */
    trace: jsonb('trace').$type<ErasureTrace>(),
    at: instant('at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.askedBy, people),
    tenantReference(t.workspaceId, t.approvedBy, people),
    index('erasures_contact').on(t.workspaceId, t.contactId),
  ],
);
