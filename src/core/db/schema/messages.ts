import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, key, now, tenantReference, workspaceId } from '../columns.ts';
import { workspaces } from './workspaces.ts';
import { people, teams, tokens } from './people.ts';
import type { Locale } from '../../contract/locale.ts';
import type { Card } from '../../contract/card.ts';

/** A place to talk: one person's direct room, or a group that may be a team's channel. */
export const rooms = pgTable(
  'rooms',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    platform: text('platform').notNull(),
    account: text('account').notNull(),
    external: text('external').notNull(),
    kind: text('kind').$type<'direct' | 'group' | 'whisper'>().notNull(),
    personId: id('person_id'),
    teamId: id('team_id'),
    /** Since something was said here the platform wants to be left alone in this room until then. */
    freeAt: instant('free_at'),
    /** Since then nobody is there to speak in it: a terminal that was closed. It is no road. */
    closedAt: instant('closed_at'),
    /** What the platform gave us to speak there with for a while, for whichever process speaks next. */
    memo: jsonb('memo').$type<Readonly<Record<string, unknown>>>(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.teamId, teams),
    uniqueIndex('rooms_external').on(t.workspaceId, t.platform, t.account, t.external),
    index('rooms_person').on(t.workspaceId, t.personId),
    index('rooms_team').on(t.workspaceId, t.teamId),
  ],
);

/** What was said to us. Its key makes a second delivery harmless; its text goes after a week. */
export const heard = pgTable(
  'heard',
  {
    workspaceId: workspaceId(),
    id: key(),
    platform: text('platform').notNull(),
    account: text('account').notNull(),
    messageId: text('message_id').notNull(),
    roomId: id('room_id').notNull(),
    /** Who, by the platform's id. */
    speaker: text('speaker').notNull(),
    personId: id('person_id'),
    text: text('text'),
    /** A button speaks without words of the person's own. */
    pressed: boolean('pressed').notNull(),
    /** The platform's id of the words, which deliveries of their changes name. */
    place: text('place'),
    /** What it was taken for, where we could do nothing for it: an intent, or `none`. */
    unanswered: text('unanswered'),
    saidAt: instant('said_at').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.roomId, rooms),
    uniqueIndex('heard_message').on(t.workspaceId, t.platform, t.account, t.messageId),
    index('heard_unanswered')
      .on(t.workspaceId, t.id)
      .where(sql`unanswered is not null`),
    index('heard_room').on(t.workspaceId, t.roomId, t.id),
    index('heard_place').on(t.workspaceId, t.platform, t.account, t.place),
    index('heard_age').on(t.createdAt),
  ],
);

/**
 * Everything the bot says, before it is said. `due`: waiting or being sent until `due_at`, which a taker moves ahead by
 * its lease; `sent`; `dead`: given up, with the reason; a line that is due and has a reason waits for somebody to mend it. `unsure`: an earlier try may have arrived.
 */
export const outbox = pgTable(
  'outbox',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    roomId: id('room_id'),
    thread: text('thread'),
    personId: id('person_id'),
    teamId: id('team_id'),
    heardId: id('heard_id'),
    locale: text('locale').$type<Locale>().notNull(),
    card: jsonb('card').$type<Card>().notNull(),
    about: text('about'),
    /** The earlier line whose message this one replaces. */
    editsId: id('edits_id'),
    state: text('state').$type<'due' | 'sent' | 'dead'>().notNull().default('due'),
    dueAt: instant('due_at').notNull().default(now),
    tries: integer('tries').notNull().default(0),
    unsure: boolean('unsure').notNull().default(false),
    receipt: text('receipt'),
    /** Since when it can be read there, by the platform's clock where that is known. */
    sentAt: instant('sent_at'),
    /** The message that chose from this card and changed something by it. */
    answeredBy: id('answered_by'),
    reason: text('reason'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.roomId, rooms),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.teamId, teams),
    index('outbox_due')
      .on(t.dueAt, t.id)
      .where(sql`state = 'due'`),
    index('outbox_waiting')
      .on(t.workspaceId, t.roomId, t.id)
      .where(sql`state = 'due'`),
    index('outbox_room').on(t.workspaceId, t.roomId, t.id),
    index('outbox_thread')
      .on(t.workspaceId, t.roomId, t.thread, t.id)
      .where(sql`thread is not null`),
    index('outbox_receipt')
      .on(t.workspaceId, t.roomId, t.receipt)
      .where(sql`receipt is not null`),
    index('outbox_about')
      .on(t.workspaceId, t.about, t.roomId, t.id)
      .where(sql`about is not null`),
    index('outbox_heard').on(t.workspaceId, t.heardId),
    index('outbox_age').on(t.createdAt),
    index('outbox_lists')
      .on(t.workspaceId, t.createdAt)
      .where(sql`card ->> 'list' = 'followUp'`),
  ],
);

/**
 * What programs have asked for, as far as it is to be known later: the answer under an idempotency key, so that a second
 * call with it changes nothing, and what a person is to let happen. It is forgotten after a day, or once it was answered.
 */
export const programCalls = pgTable(
  'program_calls',
  {
    workspaceId: workspaceId(),
    id: key(),
    tokenId: id('token_id').notNull(),
    key: text('key'),
    /** Of what was asked, so that another request under the same key is told from the same one. */
    digest: text('digest').notNull(),
    operation: text('operation').notNull(),
    input: jsonb('input').$type<unknown>(),
    state: text('state').$type<'done' | 'asked' | 'refused'>().notNull(),
    answer: jsonb('answer').$type<unknown>(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.tokenId, tokens),
    uniqueIndex('program_calls_key').on(t.workspaceId, t.tokenId, t.key),
    index('program_calls_age').on(t.createdAt),
  ],
);
