/**
 * Every table's key starts with the workspace (one company), and so does every reference: a row of another company
 * cannot even be referred to. Policies, grants and the audit trigger are SQL of their own, in drizzle/0002_guard.sql.
 */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import type { Amount, Card, Kind, Locale, Message, Precision, Role, Stage, Status, Tier, Topic } from '../types.ts';
import type { Column, Counts, Example, TakenBack } from '../table/columns.ts';
import { bytes, day, grams, id, instant, key, time, workspaceId } from './columns.ts';

const now = sql`moment()`;

type Home = { readonly workspaceId: AnyPgColumn; readonly id: AnyPgColumn };

/** A reference within the same company. */
const within = (workspace: AnyPgColumn, column: AnyPgColumn, home: Home) =>
  foreignKey({ columns: [workspace, column], foreignColumns: [home.workspaceId, home.id] });

export const workspaces = pgTable('workspaces', {
  id: key().primaryKey(),
  name: text('name').notNull(),
  zone: text('zone').notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  /** Its people are there to be tried. */
  demo: boolean('demo').notNull().default(false),
  createdAt: instant('created_at').notNull().default(now),
});

/** Where a company is met: a Slack team, a WeChat login. `meets`: whoever writes there is one of us. */
export const accounts = pgTable(
  'accounts',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    platform: text('platform').notNull(),
    account: text('account').notNull(),
    meets: boolean('meets').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex('accounts_account').on(t.platform, t.account)],
);

export const teams = pgTable(
  'teams',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    name: text('name').notNull(),
    zone: text('zone').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    digestAt: time('digest_at')
      .notNull()
      .default(sql`'09:00'`),
    /** The instant of the next digest; null while the team has no channel. */
    nextDigestAt: instant('next_digest_at'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index('teams_digest').on(t.nextDigestAt)],
);

export const people = pgTable(
  'people',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    teamId: id('team_id'),
    locale: text('locale').$type<Locale>().notNull(),
    zone: text('zone').notNull(),
    morning: time('morning')
      .notNull()
      .default(sql`'09:30'`),
    /** By the person's own word. */
    email: text('email'),
    leftAt: instant('left_at'),
    /** Gone because somebody else here turned out to be them. */
    sameAs: id('same_as'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.teamId, teams),
    foreignKey({ columns: [t.workspaceId, t.sameAs], foreignColumns: [t.workspaceId, t.id] }),
    index('people_name').on(t.workspaceId, t.name),
  ],
);

/** Who a person is on each platform. */
export const identities = pgTable(
  'identities',
  {
    workspaceId: workspaceId(),
    id: key(),
    personId: id('person_id').notNull(),
    platform: text('platform').notNull(),
    account: text('account').notNull(),
    external: text('external').notNull(),
    /** What this person is met again by where the platform's ids change at each login, the surest first. */
    marks: jsonb('marks')
      .$type<readonly string[]>()
      .notNull()
      .default(sql`'[]'`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.personId, people),
    uniqueIndex('identities_external').on(t.workspaceId, t.platform, t.account, t.external),
    index('identities_person').on(t.workspaceId, t.personId),
  ],
);

/** How a person uses words for a day that others could mean otherwise, learnt from their corrections: `下*`, seven days later. */
export const senses = pgTable(
  'senses',
  {
    workspaceId: workspaceId(),
    id: key(),
    personId: id('person_id').notNull(),
    words: text('words').notNull(),
    days: integer('days').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.personId, people),
    uniqueIndex('senses_words').on(t.workspaceId, t.personId, t.words),
  ],
);

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
    wrongCodes: integer('wrong_codes').notNull().default(0),
    wrongCodeAt: instant('wrong_code_at'),
    /** Since something was said here the platform wants to be left alone in this room until then. */
    freeAt: instant('free_at'),
    /** Since then nobody is there to speak in it: a terminal that was closed. It is no road. */
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.personId, people),
    within(t.workspaceId, t.teamId, teams),
    uniqueIndex('rooms_external').on(t.workspaceId, t.platform, t.account, t.external),
    index('rooms_person').on(t.workspaceId, t.personId),
    index('rooms_team').on(t.workspaceId, t.teamId),
  ],
);

export const codes = pgTable(
  'codes',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    hash: text('hash').notNull(),
    /** Whom it makes its bearer; null: whoever brings it keeps their own name. */
    name: text('name'),
    role: text('role').$type<Role>(),
    /** Whose own code it is: it opens one more platform to them. */
    personId: id('person_id'),
    /** Whose channel it makes the room that it is said in; then it makes nobody anything. */
    teamId: id('team_id'),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.personId, people),
    within(t.workspaceId, t.teamId, teams),
    index('codes_hash').on(t.workspaceId, t.hash),
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
    saidAt: instant('said_at').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.roomId, rooms),
    uniqueIndex('heard_message').on(t.workspaceId, t.platform, t.account, t.messageId),
    index('heard_room').on(t.workspaceId, t.roomId, t.id),
    index('heard_place').on(t.workspaceId, t.platform, t.account, t.place),
    index('heard_age').on(t.createdAt),
  ],
);

/** What a platform let us in with. `secret` is encrypted with a key that is not in the database. */
export const installations = pgTable(
  'installations',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    platform: text('platform').notNull(),
    account: text('account').notNull(),
    secret: text('secret').notNull(),
    /** What the platform has to be told next time: how far we have read, which talk we answer. No secret. */
    memo: jsonb('memo').$type<Readonly<Record<string, string>>>(),
    /** One process at a time may renew what ends; the claim lapses. */
    claimedUntil: instant('claimed_until'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('installations_account').on(t.workspaceId, t.platform, t.account),
  ],
);

/** What a platform says of somebody. Kept to tell a change there from a person's own wish here. */
export const profiles = pgTable(
  'profiles',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    platform: text('platform').notNull(),
    account: text('account').notNull(),
    external: text('external').notNull(),
    says: jsonb('says').$type<Omit<Message['from'], 'id'>>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('profiles_external').on(t.workspaceId, t.platform, t.account, t.external),
  ],
);

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
    status: text('status').$type<Status>(),
    tags: jsonb('tags').$type<readonly string[]>().notNull().default([]),
    /** Seen by this team alone, by whoever has to do with it, and by managers: a policy of the database, not of queries. */
    onlyTeamId: id('only_team_id'),
    createdBy: id('created_by'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.ownerId, people),
    within(t.workspaceId, t.backupId, people),
    within(t.workspaceId, t.onlyTeamId, teams),
    index('customers_owner').on(t.workspaceId, t.ownerId),
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
    within(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    within(t.workspaceId, t.personId, people),
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
    within(t.workspaceId, t.customerId, customers).onDelete('cascade'),
    uniqueIndex('aliases_key').on(t.workspaceId, sql`${t.key} collate "C"`, t.customerId),
    index('aliases_customer').on(t.workspaceId, t.customerId),
    index('aliases_sound')
      .on(t.workspaceId, sql`${t.sound} collate "C"`)
      .where(sql`sound is not null`),
    index('aliases_initials')
      .on(t.workspaceId, sql`${t.initials} collate "C"`)
      .where(sql`initials is not null`),
    // Without a list of what is pending, which every search would have to go through.
    index('aliases_near').using('gin', t.near).with({ fastupdate: false }),
    index('aliases_parts').using('gin', t.parts).with({ fastupdate: false }),
    index('aliases_unspelled')
      .on(t.workspaceId, t.id)
      .where(sql`near is null`),
  ],
);

export const contacts = pgTable(
  'contacts',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    name: text('name').notNull(),
    title: text('title'),
    phone: text('phone'),
    email: text('email'),
    wechat: text('wechat'),
    /** `03-05`, or `1980-03-05` where the year is known. */
    birthday: text('birthday'),
    createdAt: instant('created_at').notNull().default(now),
    /** The name folded for comparing, and how it sounds: `lijianguo`. Null until it has been spelled. */
    key: text('key'),
    sound: text('sound'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.customerId, customers),
    uniqueIndex('contacts_name').on(t.workspaceId, t.customerId, t.name),
    index('contacts_key')
      .on(t.workspaceId, sql`${t.key} collate "C"`)
      .where(sql`key is not null`),
    index('contacts_sound')
      .on(t.workspaceId, sql`${t.sound} collate "C"`)
      .where(sql`sound is not null`),
    index('contacts_phone')
      .on(t.workspaceId, t.phone)
      .where(sql`phone is not null`),
    index('contacts_email')
      .on(t.workspaceId, t.email)
      .where(sql`email is not null`),
    index('contacts_unspelled')
      .on(t.workspaceId, t.id)
      .where(sql`key is null`),
  ],
);

/** What somebody calls a contact: «老李». The name is everybody's, but where several go by it, whoever taught it means theirs. */
export const nicknames = pgTable(
  'nicknames',
  {
    workspaceId: workspaceId(),
    id: key(),
    contactId: id('contact_id').notNull(),
    name: text('name').notNull(),
    key: text('key').notNull(),
    saidBy: id('said_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.contactId, contacts).onDelete('cascade'),
    within(t.workspaceId, t.saidBy, people),
    uniqueIndex('nicknames_key').on(t.workspaceId, sql`${t.key} collate "C"`, t.contactId, t.saidBy),
    index('nicknames_contact').on(t.workspaceId, t.contactId),
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
    within(t.workspaceId, t.mergedBy, people),
    index('merges_at').on(t.workspaceId, t.at),
  ],
);

/** What was understood of a note, beside its raw text, as far as no column of its own holds it. */
export type Understood = {
  readonly contacts: readonly string[];
  /** What they do there, by name. */
  readonly titles?: Readonly<Record<string, string>>;
  readonly amounts: readonly Amount[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly score?: { readonly value: number; readonly of: number };
  /** Somebody has said that there is nothing to do next: it is not asked again. */
  readonly nothingNext?: true;
};

/** One contact with a customer. Without a customer it waits for somebody to say whose it is: `mention` is the name as read. */
export const interactions = pgTable(
  'interactions',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    customerId: id('customer_id'),
    mention: text('mention'),
    authorId: id('author_id').notNull(),
    kind: text('kind').$type<Kind>(),
    occurredOn: day('occurred_on').notNull(),
    text: text('text').notNull(),
    gist: text('gist').notNull(),
    understood: jsonb('understood').$type<Understood>().notNull(),
    heardId: id('heard_id'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.customerId, customers),
    within(t.workspaceId, t.authorId, people),
    index('interactions_customer').on(t.workspaceId, t.customerId, t.occurredOn, t.id),
    index('interactions_day').on(t.workspaceId, t.occurredOn, t.id),
    index('interactions_author').on(t.workspaceId, t.authorId, t.id),
    index('interactions_created').on(t.workspaceId, t.createdAt),
    index('interactions_homeless')
      .on(t.workspaceId, t.mention)
      .where(sql`customer_id is null`),
  ],
);

export const interactionContacts = pgTable(
  'interaction_contacts',
  {
    workspaceId: workspaceId(),
    id: key(),
    interactionId: id('interaction_id').notNull(),
    contactId: id('contact_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    within(t.workspaceId, t.contactId, contacts),
    uniqueIndex('interaction_contacts_pair').on(t.workspaceId, t.interactionId, t.contactId),
    index('interaction_contacts_contact').on(t.workspaceId, t.contactId),
  ],
);

/**
 * What lasts about a customer, or about a person there: who decides, what to avoid, what was promised. One row each, with
 * the note it comes from. A row that has ended was replaced, or somebody has said that it holds no longer.
 */
export const facts = pgTable(
  'facts',
  {
    workspaceId: workspaceId(),
    id: key(),
    customerId: id('customer_id').notNull(),
    contactId: id('contact_id'),
    topic: text('topic').$type<Topic>().notNull(),
    text: text('text').notNull(),
    interactionId: id('interaction_id'),
    authorId: id('author_id').notNull(),
    notedOn: day('noted_on').notNull(),
    /** The last day on which somebody said that it holds. */
    holdsOn: day('holds_on').notNull(),
    endedOn: day('ended_on'),
    /** When the customer's owner was last asked whether it still holds. */
    askedOn: day('asked_on'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.customerId, customers),
    within(t.workspaceId, t.contactId, contacts),
    within(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    within(t.workspaceId, t.authorId, people),
    index('facts_customer').on(t.workspaceId, t.customerId),
    index('facts_contact').on(t.workspaceId, t.contactId),
    index('facts_interaction').on(t.workspaceId, t.interactionId),
    index('facts_topic')
      .on(t.workspaceId, t.topic)
      .where(sql`ended_on is null`),
  ],
);

/** A question to the team's channel: who knows somebody there? */
export const questions = pgTable(
  'questions',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    askerId: id('asker_id').notNull(),
    teamId: id('team_id'),
    customerId: id('customer_id'),
    whom: text('whom').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.askerId, people),
    within(t.workspaceId, t.teamId, teams),
    within(t.workspaceId, t.customerId, customers),
    index('questions_customer').on(t.workspaceId, t.customerId),
  ],
);

/** Who has said that they can help. */
export const offers = pgTable(
  'offers',
  {
    workspaceId: workspaceId(),
    id: key(),
    questionId: id('question_id').notNull(),
    personId: id('person_id').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.questionId, questions).onDelete('cascade'),
    within(t.workspaceId, t.personId, people),
    uniqueIndex('offers_pair').on(t.workspaceId, t.questionId, t.personId),
  ],
);

/** What a note says, as the pairs of neighbouring characters in it: what search looks up. */
export const words = pgTable(
  'words',
  {
    workspaceId: workspaceId(),
    id: key(),
    interactionId: id('interaction_id').notNull(),
    grams: grams('grams').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.interactionId, interactions).onDelete('cascade'),
    uniqueIndex('words_interaction').on(t.workspaceId, t.interactionId),
    index('words_grams').using('gin', t.grams),
  ],
);

/**
 * A promise to act. What is due is a local day, a time or the owner's morning hour, and a zone; `remind_at` is only the
 * instant that follows from them, and is made anew when one of them changes. Null: nothing left to remind of.
 */
export const followUps = pgTable(
  'follow_ups',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    interactionId: id('interaction_id'),
    customerId: id('customer_id'),
    ownerId: id('owner_id').notNull(),
    setBy: id('set_by').notNull(),
    action: text('action').notNull(),
    dueOn: day('due_on').notNull(),
    dueTime: time('due_time'),
    until: day('until'),
    precision: text('precision').$type<Precision>().notNull(),
    rule: text('rule'),
    zone: text('zone').notNull(),
    state: text('state').$type<'open' | 'done' | 'cancelled'>().notNull().default('open'),
    remindAt: instant('remind_at'),
    remindedAt: instant('reminded_at'),
    reminders: integer('reminders').notNull().default(0),
    closedBy: id('closed_by'),
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.interactionId, interactions),
    within(t.workspaceId, t.customerId, customers),
    within(t.workspaceId, t.ownerId, people),
    index('follow_ups_remind')
      .on(t.remindAt)
      .where(sql`state = 'open'`),
    index('follow_ups_owner')
      .on(t.workspaceId, t.ownerId, t.dueOn)
      .where(sql`state = 'open'`),
    index('follow_ups_customer').on(t.workspaceId, t.customerId),
    index('follow_ups_interaction').on(t.workspaceId, t.interactionId),
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
    reason: text('reason'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.roomId, rooms),
    within(t.workspaceId, t.personId, people),
    within(t.workspaceId, t.teamId, teams),
    index('outbox_due')
      .on(t.dueAt, t.id)
      .where(sql`state = 'due'`),
    index('outbox_waiting')
      .on(t.workspaceId, t.roomId, t.id)
      .where(sql`state = 'due'`),
    index('outbox_room').on(t.workspaceId, t.roomId, t.id),
    index('outbox_age').on(t.createdAt),
  ],
);

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
    index('audit_age').on(t.at),
  ],
);

/** What somebody handed over, or asked to have: theirs alone, and gone after a week. Without bytes: it was too large, or nothing we can read. */
export const files = pgTable(
  'files',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    personId: id('person_id').notNull(),
    name: text('name').notNull(),
    bytes: bytes('bytes'),
    madeAt: instant('made_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.personId, people),
    index('files_age').on(t.madeAt),
  ],
);

/**
 * A table on its way into the house. `looking`: being read, nothing is changed; `ready`: waits for its person's word;
 * `running`, `undoing`: `place` lines are done, and whoever holds the claim goes on from there; `stuck`: a fault of ours
 * stopped it; `done`, `undone`, `dropped`: over.
 */
export const imports = pgTable(
  'imports',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    fileId: id('file_id').notNull(),
    name: text('name').notNull(),
    personId: id('person_id').notNull(),
    roomId: id('room_id').notNull(),
    thread: text('thread'),
    locale: text('locale').$type<Locale>().notNull(),
    /** The message that set it going: what it did is that message's doing. */
    heardId: id('heard_id'),
    state: text('state')
      .$type<'looking' | 'ready' | 'running' | 'stuck' | 'done' | 'undoing' | 'undone' | 'dropped'>()
      .notNull()
      .default('looking'),
    columns: jsonb('columns').$type<readonly Column[]>(),
    /** What to do with a line that looks like a customer there is. */
    twins: text('twins').$type<'leave' | 'join' | 'make'>().notNull().default('leave'),
    place: integer('place').notNull().default(0),
    total: integer('total').notNull().default(0),
    counts: jsonb('counts').$type<Counts>().notNull(),
    examples: jsonb('examples').$type<readonly Example[]>().notNull().default([]),
    takenBack: jsonb('taken_back').$type<TakenBack>(),
    busyUntil: instant('busy_until'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.personId, people),
    within(t.workspaceId, t.roomId, rooms),
    index('imports_person').on(t.workspaceId, t.personId, t.id),
    index('imports_heard').on(t.workspaceId, t.heardId),
    index('imports_moving')
      .on(t.busyUntil)
      .where(sql`state in ('looking', 'running', 'undoing')`),
  ],
);

/** What became of each line of an import. */
export const importLines = pgTable(
  'import_lines',
  {
    workspaceId: workspaceId(),
    id: key(),
    importId: id('import_id').notNull(),
    line: integer('line').notNull(),
    end: text('end').$type<'new' | 'changed' | 'same' | 'twin' | 'failed'>().notNull(),
    customerId: id('customer_id'),
    why: text('why'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.importId, imports).onDelete('cascade'),
    uniqueIndex('import_lines_line').on(t.workspaceId, t.importId, t.line),
    index('import_lines_customer').on(t.workspaceId, t.importId, t.customerId),
  ],
);

/** A table on its way out, until its file is made. */
export const exports = pgTable(
  'exports',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    personId: id('person_id').notNull(),
    roomId: id('room_id').notNull(),
    thread: text('thread'),
    locale: text('locale').$type<Locale>().notNull(),
    what: text('what').$type<'customers' | 'cards' | 'notes'>().notNull(),
    whose: text('whose').$type<'own' | 'team' | 'all'>().notNull(),
    state: text('state').$type<'due' | 'done'>().notNull().default('due'),
    busyUntil: instant('busy_until'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    within(t.workspaceId, t.personId, people),
    within(t.workspaceId, t.roomId, rooms),
    index('exports_due')
      .on(t.busyUntil)
      .where(sql`state = 'due'`),
  ],
);
