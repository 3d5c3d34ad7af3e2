import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, id, instant, key, now, time, tenantReference, workspaceId } from '../columns.ts';
import { workspaces } from './workspaces.ts';
import { customers } from './customers.ts';
import { interactions } from './interactions.ts';
import { people } from './people.ts';
import type { PlaybookStep, Tier } from '../../contract/customer.ts';
import type { DayOff, Precision, Rung } from '../../contract/reading.ts';

/**
 * A promise to act. What is due is a local day, a time or the owner's morning hour, and a zone; `remind_at` is only the
 * instant that follows from them, and is made anew when one of them changes. Null: nothing left to remind of.
 */
export const followUps = pgTable(
  'follow_ups',
  {
    workspaceId: workspaceId(),
    id: key(),
    interactionId: id('interaction_id'),
    customerId: id('customer_id'),
    ownerId: id('owner_id').notNull(),
    setBy: id('set_by').notNull(),
    action: text('action').notNull(),
    dueOn: civilDate('due_on').notNull(),
    dueTime: time('due_time'),
    until: civilDate('until'),
    precision: text('precision').$type<Precision>().notNull(),
    rule: text('rule'),
    /** It is to be done by then: its owner is told on the last workday before, too. */
    isDeadline: boolean('deadline').notNull().default(false),
    /** How long before it its owner wants to be told, as an ISO 8601 duration. */
    ahead: text('ahead'),
    /** What becomes of it on a day off, where somebody has said so: otherwise it waits for the next workday. */
    dayOff: text('day_off').$type<DayOff>(),
    zone: text('zone').notNull(),
    /** What the customer does on a day of theirs: on that day its owner is asked once whether it came. */
    isWatched: boolean('watched').notNull().default(false),
    /** `asked`: its owner was asked whether it came, and nothing reminds of it any more. */
    state: text('state').$type<'open' | 'asked' | 'done' | 'cancelled'>().notNull().default('open'),
    /** What is said of it at `remind_at`. */
    rung: text('rung').$type<Rung>().notNull().default('due'),
    remindAt: instant('remind_at'),
    remindedAt: instant('reminded_at'),
    reminders: integer('reminders').notNull().default(0),
    /** Who gave it to its owner, as long as they have not said whether they take it. */
    giverId: id('giver_id'),
    /** When its owner is asked that once more; null: they have been. */
    askAt: instant('ask_at'),
    /** Of a private note: seen by its owner and by whoever set it. */
    isPrivate: boolean('private').notNull().default(false),
    closedBy: id('closed_by'),
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  // None of `remind_at`: a reminder that goes on changes no index, and so is written into its own page (`wakes`).
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.interactionId, interactions),
    tenantReference(t.workspaceId, t.customerId, customers),
    tenantReference(t.workspaceId, t.ownerId, people),
    tenantReference(t.workspaceId, t.giverId, people),
    index('follow_ups_giver')
      .on(t.workspaceId, t.giverId)
      .where(sql`giver_id is not null`),
    index('follow_ups_ask')
      .on(t.askAt)
      .where(sql`ask_at is not null`),
    index('follow_ups_owner')
      .on(t.workspaceId, t.ownerId, t.dueOn)
      .where(sql`state = 'open'`),
    index('follow_ups_customer').on(t.workspaceId, t.customerId),
    index('follow_ups_interaction').on(t.workspaceId, t.interactionId),
  ],
);

/**
 * When somebody's follow-ups are looked at next: at every `remind_at` that any of them has had since, as a trigger keeps
 * it. Rows only come and go. One whose follow-up has moved on finds nothing due.
 */
export const wakes = pgTable(
  'wakes',
  {
    workspaceId: workspaceId(),
    id: key(),
    ownerId: id('owner_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.ownerId, t.at, t.id] }),
    tenantReference(t.workspaceId, t.ownerId, people).onDelete('cascade'),
    index('wakes_at').on(t.at),
  ],
);

/** Steps that are done with a customer, each on a day counted from the first. */
export const playbooks = pgTable(
  'playbooks',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    name: text('name').notNull(),
    /** The name as it is looked for. */
    key: text('key').notNull(),
    steps: jsonb('steps').$type<readonly PlaybookStep[]>().notNull(),
    /** It starts by itself at every customer of this tier that is new since `rule_since`. */
    tier: text('tier').$type<Tier>(),
    ruleSince: instant('rule_since'),
    /** When new customers are looked for next. */
    nextAt: instant('next_at'),
    setBy: id('set_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.setBy, people),
    uniqueIndex('playbooks_key').on(t.workspaceId, t.key),
    index('playbooks_next')
      .on(t.nextAt)
      .where(sql`next_at is not null`),
  ],
);

/** A playbook on a customer, with the steps that it had when it began. */
export const playbookRuns = pgTable(
  'playbook_runs',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    playbookId: id('playbook_id').notNull(),
    customerId: id('customer_id').notNull(),
    steps: jsonb('steps').$type<readonly PlaybookStep[]>().notNull(),
    startedOn: civilDate('started_on').notNull(),
    state: text('state').$type<'running' | 'done' | 'stopped'>().notNull(),
    /** How many of its steps have become follow-ups. */
    reached: integer('reached').notNull().default(0),
    /** The last of them. */
    waitsFor: id('waits_for'),
    setBy: id('set_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.playbookId, playbooks).onDelete('cascade'),
    tenantReference(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    tenantReference(t.workspaceId, t.setBy, people),
    uniqueIndex('playbook_runs_running')
      .on(t.workspaceId, t.playbookId, t.customerId)
      .where(sql`state = 'running'`),
    tenantReference(t.workspaceId, t.waitsFor, followUps),
    index('playbook_runs_customer').on(t.workspaceId, t.customerId),
    index('playbook_runs_waits').on(t.workspaceId, t.waitsFor),
  ],
);

/** A step of a run that has become a follow-up: once. */
export const playbookSteps = pgTable(
  'playbook_steps',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    runId: id('run_id').notNull(),
    place: integer('place').notNull(),
    followUpId: id('follow_up_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.runId, playbookRuns).onDelete('cascade'),
    tenantReference(t.workspaceId, t.followUpId, followUps).onDelete('cascade'),
    uniqueIndex('playbook_steps_place').on(t.workspaceId, t.runId, t.place),
    index('playbook_steps_follow_up').on(t.workspaceId, t.followUpId),
  ],
);
