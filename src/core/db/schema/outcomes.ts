import { sql } from 'drizzle-orm';
import { boolean, index, integer, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { civilDate, id, instant, key, now, tenantReference, workspaceId } from '../columns.ts';
import type { LossCause, ScoreScale, Stage, StageBase, SumKind } from '../../contract/customer.ts';
import { customers } from './customers.ts';
import { followUps } from './followUps.ts';
import { interactions } from './interactions.ts';
import { people, teams } from './people.ts';

/** What may become a contract with a customer. Its sums are rows of their own; whose it is follows from its customer. */
export const deals = pgTable(
  'deals',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    /** The note that it began with. */
    interactionId: id('interaction_id').notNull(),
    stage: text('stage').$type<Stage>(),
    /** In the team's own words. */
    stageName: text('stage_name'),
    /** Since when it stands where it stands. */
    movedOn: civilDate('moved_on').notNull(),
    closeOn: civilDate('close_on'),
    /** What asks on the day of its close whether it came. */
    followUpId: id('follow_up_id'),
    outcome: text('outcome').$type<'won' | 'lost'>(),
    endedOn: civilDate('ended_on'),
    /** The note that says how it ended. */
    endNoteId: id('end_note_id'),
    cause: text('cause').$type<LossCause>(),
    reason: text('reason'),
    rival: text('rival'),
    setBy: id('set_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers),
    tenantReference(t.workspaceId, t.interactionId, interactions),
    tenantReference(t.workspaceId, t.endNoteId, interactions),
    tenantReference(t.workspaceId, t.followUpId, followUps),
    tenantReference(t.workspaceId, t.setBy, people),
    index('deals_customer').on(t.workspaceId, t.customerId),
    index('deals_note').on(t.workspaceId, t.interactionId),
    index('deals_end_note').on(t.workspaceId, t.endNoteId),
    index('deals_follow_up').on(t.workspaceId, t.followUpId),
    index('deals_ended').on(t.workspaceId, t.outcome, t.endedOn),
  ],
);

/** The stages of deals in the words of a team, in their order; without a team those of the company. */
export const stages = pgTable(
  'stages',
  {
    workspaceId: workspaceId(),
    id: key(),
    teamId: id('team_id'),
    place: integer('place').notNull(),
    name: text('name').notNull(),
    base: text('base').$type<StageBase>().notNull(),
    setBy: id('set_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.teamId, teams),
    tenantReference(t.workspaceId, t.setBy, people),
    index('stages_team').on(t.workspaceId, t.teamId, t.place),
  ],
);

/** A sum of money that a note names, by its kind. Which of them count is decided where they are asked for, never by a change of a row. */
export const sums = pgTable(
  'sums',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    dealId: id('deal_id'),
    interactionId: id('interaction_id').notNull(),
    kind: text('kind').$type<SumKind>().notNull(),
    currency: text('currency').notNull(),
    amount: numeric('amount', { precision: 18, scale: 2, mode: 'number' }).notNull(),
    notedOn: civilDate('noted_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers),
    tenantReference(t.workspaceId, t.dealId, deals),
    tenantReference(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    index('sums_customer').on(t.workspaceId, t.customerId),
    // All that adds up sums of a kind reads, policies included: those of other kinds are not looked at.
    index('sums_counted').on(
      t.workspaceId,
      t.kind,
      t.currency,
      t.customerId,
      t.dealId,
      t.notedOn,
      t.interactionId,
      t.amount,
    ),
    index('sums_deal').on(t.workspaceId, t.dealId),
    index('sums_note').on(t.workspaceId, t.interactionId),
  ],
);

/** What a unit of a currency was worth in the team's own on a day, as somebody said. */
export const rates = pgTable(
  'rates',
  {
    workspaceId: workspaceId(),
    id: key(),
    currency: text('currency').notNull(),
    home: text('home').notNull(),
    rate: numeric('rate', { precision: 18, scale: 6, mode: 'number' }).notNull(),
    saidOn: civilDate('said_on').notNull(),
    setBy: id('set_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.setBy, people),
    index('rates_currency').on(t.workspaceId, t.currency, t.home, t.saidOn),
  ],
);

/** A complaint with its clock: who has to know goes by `next_at`, which a job moves on. */
export const complaints = pgTable(
  'complaints',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    interactionId: id('interaction_id').notNull(),
    text: text('text').notNull(),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at').notNull(),
    nextAt: instant('next_at'),
    /** How often its clock has struck. */
    strikes: integer('strikes').notNull().default(0),
    followUpId: id('follow_up_id'),
    closedAt: instant('closed_at'),
    closedBy: id('closed_by'),
    endNoteId: id('end_note_id'),
    done: text('done'),
    /** Whether the customer was content with what was done; null: nobody has said. */
    isContent: boolean('is_content'),
    setBy: id('set_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers),
    tenantReference(t.workspaceId, t.interactionId, interactions),
    tenantReference(t.workspaceId, t.endNoteId, interactions),
    tenantReference(t.workspaceId, t.followUpId, followUps),
    tenantReference(t.workspaceId, t.closedBy, people),
    tenantReference(t.workspaceId, t.setBy, people),
    index('complaints_customer').on(t.workspaceId, t.customerId),
    index('complaints_note').on(t.workspaceId, t.interactionId),
    index('complaints_end_note').on(t.workspaceId, t.endNoteId),
    index('complaints_follow_up').on(t.workspaceId, t.followUpId),
    index('complaints_clock')
      .on(t.nextAt)
      .where(sql`closed_at is null`),
  ],
);

/** How content a customer was, as a note says. */
export const scores = pgTable(
  'scores',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    interactionId: id('interaction_id').notNull(),
    scale: text('scale').$type<ScoreScale>().notNull(),
    value: numeric('value', { precision: 5, scale: 2, mode: 'number' }).notNull(),
    outOf: integer('out_of').notNull(),
    notedOn: civilDate('noted_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers),
    tenantReference(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    index('scores_customer').on(t.workspaceId, t.customerId, t.notedOn),
    index('scores_note').on(t.workspaceId, t.interactionId),
    index('scores_day').on(t.workspaceId, t.notedOn),
  ],
);

/** Of itself somebody was asked about a customer of theirs: whether a silent one is still ours, how content one is. */
export const checkIns = pgTable(
  'check_ins',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    personId: id('person_id').notNull(),
    kind: text('kind').$type<'silent' | 'score'>().notNull(),
    askedOn: civilDate('asked_on').notNull(),
    /** Of a silent one: what somebody has said. */
    answer: text('answer').$type<'ours' | 'lost' | 'later'>(),
    answeredOn: civilDate('answered_on'),
    cause: text('cause').$type<LossCause>(),
    reason: text('reason'),
    noteId: id('note_id'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.noteId, interactions),
    index('check_ins_customer').on(t.workspaceId, t.customerId),
    index('check_ins_person').on(t.workspaceId, t.personId, t.askedOn),
    index('check_ins_note').on(t.workspaceId, t.noteId),
  ],
);
