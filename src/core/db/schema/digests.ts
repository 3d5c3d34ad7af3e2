import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, id, instant, key, tenantReference, time, workspaceId } from '../columns.ts';
import { workspaces } from './workspaces.ts';
import { rooms } from './messages.ts';
import { people, teams } from './people.ts';
import type { Tier } from '../../contract/customer.ts';
import type { DigestKind } from '../../contract/vocabulary.ts';

/** A digest that comes of itself: into a channel, or to somebody who leads. */
export const digests = pgTable(
  'digests',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    kind: text('kind').$type<DigestKind>().notNull(),
    /** Where it comes: a channel, or on a person's own road. */
    roomId: id('room_id'),
    personId: id('person_id'),
    /** In a channel: whose days it tells; null: the whole company's. */
    teamId: id('team_id'),
    at: time('at')
      .notNull()
      .default(sql`'09:00'`),
    /** Days of the week, Monday is 1; null: the days that this kind has of itself. */
    days: jsonb('days').$type<readonly number[]>(),
    /** Null: it was stopped. */
    nextAt: instant('next_at'),
    /** What has happened since then is news. */
    saidAt: instant('said_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.roomId, rooms),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.teamId, teams),
    uniqueIndex('digests_room').on(t.workspaceId, t.roomId, t.kind),
    uniqueIndex('digests_person').on(t.workspaceId, t.personId, t.kind),
    index('digests_next').on(t.nextAt),
  ],
);

/** Who leads and wants to hear of a colleague's follow-up that is late, and how late. */
export const escalations = pgTable(
  'escalations',
  {
    workspaceId: workspaceId(),
    id: key(),
    personId: id('person_id').notNull(),
    /** Only of customers of this tier; null: of any. */
    tier: text('tier').$type<Tier>(),
    /** So many workdays late. */
    workdays: integer('workdays').notNull(),
    /** What was due until then has been told. */
    toldThrough: civilDate('told_through').notNull(),
    nextAt: instant('next_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('escalations_person').on(t.workspaceId, t.personId, sql`coalesce(${t.tier}, '')`),
    index('escalations_next').on(t.nextAt),
  ],
);

/** When somebody is next told of birthdays and festivals that are near. */
export const careRounds = pgTable(
  'care_rounds',
  {
    workspaceId: workspaceId(),
    id: key(),
    personId: id('person_id').notNull(),
    nextAt: instant('next_at').notNull(),
    /** The last day of which they have been told; null: of none yet. */
    toldThrough: civilDate('told_through'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('care_rounds_person').on(t.workspaceId, t.personId),
    index('care_rounds_next').on(t.nextAt),
  ],
);

/** What somebody new has been shown of the bot, and uses of themselves; whoever was here before has no row. */
export const learners = pgTable(
  'learners',
  {
    workspaceId: workspaceId(),
    id: key(),
    personId: id('person_id').notNull(),
    startedOn: civilDate('started_on').notNull(),
    /** How many of the first day's sentences they have said. */
    tries: integer('tries').notNull().default(0),
    /** The tips they have had, each once. */
    told: jsonb('told')
      .$type<readonly string[]>()
      .notNull()
      .default(sql`'[]'`),
    /** The commands they have used: nobody is told of what they do already. */
    used: jsonb('used')
      .$type<readonly string[]>()
      .notNull()
      .default(sql`'[]'`),
    /** Null: their week is over, or they want none. */
    nextAt: instant('next_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('learners_person').on(t.workspaceId, t.personId),
    index('learners_next').on(t.nextAt),
  ],
);
