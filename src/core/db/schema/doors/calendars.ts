import { sql } from 'drizzle-orm';
import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, key, now, tenantReference, workspaceId } from '../../columns.ts';
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
