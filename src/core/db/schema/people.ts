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
import { civilDate, id, instant, key, now, time, tenantReference, workspaceId } from '../columns.ts';
import { workspaces } from './workspaces.ts';
import type { Locale } from '../../contract/locale.ts';
import type { Role, TokenScope } from '../../contract/person.ts';
import type { Message } from '../../contract/message.ts';

export const teams = pgTable(
  'teams',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    name: text('name').notNull(),
    zone: text('zone').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    /** How content its customers are, is asked every so many days; 0: never, null: nobody has said. */
    scoreDays: integer('score_days'),
    /** Since when it tries the bot before the others do; null: it does not, and where no team does, all are in. */
    pilotSince: civilDate('pilot_since'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
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
    /** The days of the week on which it comes, Monday is 1; null: every workday, none: it was stopped. */
    morningDays: jsonb('morning_days').$type<readonly number[]>(),
    /** The platforms on which they want to be reminded; null: wherever they were last. */
    roads: jsonb('roads').$type<readonly string[]>(),
    /** By the person's own word. */
    email: text('email'),
    leftAt: instant('left_at'),
    /** Gone because somebody else here turned out to be them. */
    sameAs: id('same_as'),
    /** A service account: a program that acts here, and no colleague whom anybody could ask for something. */
    isProgram: boolean('is_program').notNull().default(false),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.teamId, teams),
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
    /** Proved by a one-time code: what the platform says of the account's standing ends nothing. */
    byCode: boolean('by_code').notNull().default(false),
    /** What this account may at most do: less than its person, who was joined with another by a claim. */
    role: text('role').$type<Role>(),
    /** What this person is met again by where the platform's ids change at each login, the surest first. */
    marks: jsonb('marks')
      .$type<readonly string[]>()
      .notNull()
      .default(sql`'[]'`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('identities_external').on(t.workspaceId, t.platform, t.account, t.external),
    index('identities_person').on(t.workspaceId, t.personId),
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
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('senses_words').on(t.workspaceId, t.personId, t.words),
  ],
);

/** What somebody calls a colleague: «小张». Taught in words it is everybody's; the answer to «which one?» is the asker's alone. */
export const colleagueNames = pgTable(
  'colleague_names',
  {
    workspaceId: workspaceId(),
    id: key(),
    personId: id('person_id').notNull(),
    name: text('name').notNull(),
    key: text('key').notNull(),
    saidBy: id('said_by').notNull(),
    isTaught: boolean('is_taught').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.saidBy, people),
    uniqueIndex('colleague_names_key').on(t.workspaceId, t.saidBy, t.key),
  ],
);

export const bindCodes = pgTable(
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
    /** With a role, where whoever is new works; without one, whose channel it makes the room that it is said in, and it makes nobody anything. */
    teamId: id('team_id'),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.teamId, teams),
    index('codes_hash').on(t.workspaceId, t.hash),
  ],
);

/** Browsers that are signed in. Only the hash of what a browser brings is here. */
export const webSessions = pgTable(
  'web_sessions',
  {
    workspaceId: workspaceId(),
    id: key(),
    hash: text('hash').notNull(),
    personId: id('person_id').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    seenAt: instant('seen_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    uniqueIndex('web_sessions_hash').on(t.workspaceId, t.hash),
    index('web_sessions_person').on(t.workspaceId, t.personId),
  ],
);

/** What programs come with. Only the hash is here; a row stays when it is revoked, and says by whom and when. */
export const tokens = pgTable(
  'tokens',
  {
    workspaceId: workspaceId(),
    id: key(),
    hash: text('hash').notNull(),
    personId: id('person_id').notNull(),
    /** Whoever asked for it: oneself, or the admin who made the service account. */
    madeBy: id('made_by').notNull(),
    scope: text('scope').$type<TokenScope>().notNull(),
    /** What it may at most do, whatever its person becomes. */
    role: text('role').$type<Role>().notNull(),
    createdAt: instant('created_at').notNull().default(now),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** So many calls are taken, by whichever replica, of the window that ends then. */
    calls: integer('calls').notNull().default(0),
    callsUntil: instant('calls_until'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.madeBy, people),
    uniqueIndex('tokens_hash').on(t.workspaceId, t.hash),
    index('tokens_person').on(t.workspaceId, t.personId),
  ],
);

/** Wrong codes of late, by whose account they came. */
export const wrongCodes = pgTable(
  'wrong_codes',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    platform: text('platform').notNull(),
    account: text('account').notNull(),
    external: text('external').notNull(),
    personId: id('person_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    index('wrong_codes_at').on(t.workspaceId, t.at),
  ],
);

/** Days on which somebody is away, and who hears of what is due meanwhile. */
export const absences = pgTable(
  'absences',
  {
    workspaceId: workspaceId(),
    id: key(),
    personId: id('person_id').notNull(),
    /** Without one what is due waits until they are back. */
    coverId: id('cover_id'),
    fromDay: civilDate('from_day').notNull(),
    untilDay: civilDate('until_day').notNull(),
    /** When they are told what has become of it; null once they were. */
    backAt: instant('back_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    tenantReference(t.workspaceId, t.personId, people),
    tenantReference(t.workspaceId, t.coverId, people),
    index('absences_person').on(t.workspaceId, t.personId),
    index('absences_back').on(t.backAt),
  ],
);
