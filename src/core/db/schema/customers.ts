import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { civilDate, id, instant, key, now, tenantReference, workspaceId } from '../columns.ts';
import { workspaces } from './workspaces.ts';
import { people, teams } from './people.ts';
import type {
  FactTopic,
  HandoverState,
  ItemState,
  PartnerKind,
  QuestionState,
  Stage,
  Status,
  Taker,
  Tier,
} from '../../contract/customer.ts';

export const customers = pgTable(
  'customers',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    name: text('name').notNull(),
    ownerId: id('owner_id'),
    backupId: id('backup_id'),
    tier: text('tier').$type<Tier>(),
    stage: text('stage').$type<Stage>(),
    /** In the team's own words. */
    stageName: text('stage_name'),
    status: text('status').$type<Status>(),
    tags: jsonb('tags').$type<readonly string[]>().notNull().default([]),
    /** A company of another kind: it is in no list of customers, and no risk, digest or question counts it. */
    partner: text('partner').$type<PartnerKind>(),
    /** Who introduced it to us: a partner, or another customer. */
    sourceId: id('source_id'),
    /** Seen by this team alone, by whoever has to do with it, and by managers: a policy of the database, not of queries. */
    onlyTeamId: id('only_team_id'),
    /** Somebody is to be in touch every so many days; null: as its tier says, or as it has been. */
    cadenceDays: integer('cadence_days'),
    /** It goes cold for nobody. */
    cadenceOff: boolean('cadence_off').notNull().default(false),
    /** How content it is, is asked every so many days; 0: never, null: as its team says. */
    scoreDays: integer('score_days'),
    createdBy: id('created_by'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.ownerId, people),
    tenantReference(t.workspaceId, t.backupId, people),
    tenantReference(t.workspaceId, t.onlyTeamId, teams),
    foreignKey({ columns: [t.workspaceId, t.sourceId], foreignColumns: [t.workspaceId, t.id] }),
    index('customers_source')
      .on(t.workspaceId, t.sourceId)
      .where(sql`source_id is not null`),
    index('customers_partner')
      .on(t.workspaceId)
      .where(sql`partner is not null`),
    index('customers_owner').on(t.workspaceId, t.ownerId),
    // What is somebody's by the one or the other is found without reading every customer.
    index('customers_backup')
      .on(t.workspaceId, t.backupId)
      .where(sql`backup_id is not null`),
    index('customers_created').on(t.workspaceId, t.createdAt),
    index('customers_tier')
      .on(t.workspaceId, t.tier)
      .where(sql`tier is not null`),
    index('customers_tags')
      .on(t.workspaceId)
      .where(sql`tags <> '[]'`),
    index('customers_restricted')
      .on(t.workspaceId, t.onlyTeamId)
      .where(sql`only_team_id is not null`),
  ],
);

/** Who works on a customer beside its owner. */
export const helpers = pgTable(
  'helpers',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    personId: id('person_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('helpers_pair').on(t.workspaceId, t.customerId, t.personId),
    index('helpers_person').on(t.workspaceId, t.personId),
  ],
);

/**
 * Every name a customer goes by, beside how it is looked for by whoever writes it otherwise (spelling.ts). `key` is the
 * name folded for comparing, so that 華為, 华为 and ＨＵＡＷＥＩ's case do not matter. `short`: follows from the full name.
 */
export const aliases = pgTable(
  'aliases',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    name: text('name').notNull(),
    key: text('key').notNull(),
    kind: text('kind').$type<'own' | 'short' | 'given' | 'former'>().notNull().default('own'),
    sound: text('sound'),
    initials: text('initials'),
    /** Null until it has been spelled. */
    near: integer('near').array(),
    parts: integer('parts').array(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    uniqueIndex('aliases_key').on(t.workspaceId, sql`${t.key} collate "C"`, t.customerId),
    index('aliases_customer').on(t.workspaceId, t.customerId),
    index('aliases_sound')
      .on(t.workspaceId, sql`${t.sound} collate "C"`)
      .where(sql`sound is not null`),
    index('aliases_initials')
      .on(t.workspaceId, sql`${t.initials} collate "C"`)
      .where(sql`initials is not null`),
    // Without a list of what is pending, which every search would have to go through.
    // Names come by the thousand: what has just come waits in a short list, which every search reads along.
    index('aliases_near').using('gin', t.near).with({ fastupdate: true, gin_pending_list_limit: 256 }),
    index('aliases_parts').using('gin', t.parts).with({ fastupdate: true, gin_pending_list_limit: 256 }),
    index('aliases_unspelled')
      .on(t.workspaceId, t.id)
      .where(sql`near is null`),
  ],
);

/** Two that turned out to be one. What moved is in the audit, under the same message: for a month it can be taken apart again. */
export const merges = pgTable(
  'merges',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    what: text('what').$type<'customer' | 'contact'>().notNull(),
    goneId: id('gone_id').notNull(),
    goneName: text('gone_name').notNull(),
    keptId: id('kept_id').notNull(),
    keptName: text('kept_name').notNull(),
    heardId: id('heard_id').notNull(),
    mergedBy: id('merged_by').notNull(),
    at: instant('at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.mergedBy, people),
    index('merges_at').on(t.workspaceId, t.at),
  ],
);

/** How often the customers of a tier are to be spoken to. */
export const cadences = pgTable(
  'cadences',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    tier: text('tier').$type<Tier>().notNull(),
    days: integer('days').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex('cadences_tier').on(t.workspaceId, t.tier)],
);

/** What a colleague looks after goes to others: from the first word of it until everything has arrived. One that is not planned is the only one of its colleague. */
export const handovers = pgTable(
  'handovers',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    fromId: id('from_id').notNull(),
    startedBy: id('started_by').notNull(),
    /** `planned`: shown, and nothing done yet. */
    state: text('state').$type<HandoverState>().notNull(),
    /** False: for an absence, at whose end everything comes back. */
    isForGood: boolean('for_good').notNull(),
    takers: jsonb('takers').$type<readonly Taker[]>().notNull().default([]),
    /** For good: when the rights of whoever leaves end; for an absence: when it ends. */
    endsAt: instant('ends_at'),
    /** The last day on which it is looked at whether the receivers have been in touch. */
    watchUntil: civilDate('watch_until'),
    /** When a job looks at it next. */
    nextAt: instant('next_at'),
    /** The day on which those concerned were last told how it stands. */
    toldOn: civilDate('told_on'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.fromId, people),
    tenantReference(t.workspaceId, t.startedBy, people),
    uniqueIndex('handovers_open')
      .on(t.workspaceId, t.fromId)
      .where(sql`state = 'open'`),
    index('handovers_next')
      .on(t.nextAt)
      .where(sql`state = 'open'`),
  ],
);

/** One customer of a handover; without a customer: the steps that belong to none of the leaver's. */
export const handoverItems = pgTable(
  'handover_items',
  {
    workspaceId: workspaceId(),
    id: key(),
    handoverId: id('handover_id').notNull(),
    customerId: id('customer_id'),
    /** Who has it now: whom it was offered, or who keeps it until somebody takes it. */
    receiverId: id('receiver_id').notNull(),
    state: text('state').$type<ItemState>().notNull(),
    /** Why it was declined. */
    reason: text('reason'),
    /** The open follow-ups that went along. */
    followUps: jsonb('follow_ups').$type<readonly number[]>().notNull().default([]),
    movedAt: instant('moved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.handoverId, handovers).onDelete('cascade'),
    tenantReference(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    tenantReference(t.workspaceId, t.receiverId, people),
    uniqueIndex('handover_items_customer').on(t.workspaceId, t.handoverId, t.customerId),
    index('handover_items_receiver').on(t.workspaceId, t.receiverId),
  ],
);

/** What the leaver is asked about a customer of whom too little is written down. */
export const handoverQuestions = pgTable(
  'handover_questions',
  {
    workspaceId: workspaceId(),
    id: key(),
    handoverId: id('handover_id').notNull(),
    customerId: id('customer_id').notNull(),
    topic: text('topic').$type<FactTopic>().notNull(),
    state: text('state').$type<QuestionState>().notNull().default('open'),
    askedOn: civilDate('asked_on'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.handoverId, handovers).onDelete('cascade'),
    tenantReference(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    uniqueIndex('handover_questions_topic').on(t.workspaceId, t.handoverId, t.customerId, t.topic),
  ],
);
