import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, key, now, workspaceId } from '../columns.ts';

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
    index('audit_age').on(t.at),
  ],
);
