import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, instant, key, now, workspaceId } from '../columns.ts';
import type { Retained } from '../../contract/vocabulary.ts';
import type { Locale } from '../../contract/locale.ts';

export const workspaces = pgTable(
  'workspaces',
  {
    id: key().primaryKey(),
    name: text('name').notNull(),
    zone: text('zone').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    /** Its people are there to be tried. */
    demo: boolean('demo').notNull().default(false),
    /** Where its pages are, as https://touchbase.example.com; null: nowhere. */
    pages: text('pages'),
    createdAt: instant('created_at').notNull().default(now),
    /** What is planned between these days follows the company's own days anew: a trigger on those sets it. */
    replanFrom: civilDate('replan_from'),
    replanUntil: civilDate('replan_until'),
  },
  (t) => [
    index('workspaces_replan')
      .on(t.id)
      .where(sql`replan_from is not null`),
  ],
);

/** For how many days a company keeps what it has said a length for; the others are kept as long as by default. */
export const retentionPeriods = pgTable(
  'retention_periods',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    kind: text('kind').$type<Retained>().notNull(),
    days: integer('days').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('retention_periods_kind').on(t.workspaceId, t.kind),
  ],
);

/** A day on which a company is closed, or works, whatever its country does. */
export const companyDays = pgTable(
  'company_days',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: key(),
    day: civilDate('day').notNull(),
    isOff: boolean('off').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex('company_days_day').on(t.workspaceId, t.day)],
);

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
