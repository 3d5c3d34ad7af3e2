import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, key, now, tenantReference, workspaceId } from '../columns.ts';
import { customers } from './customers.ts';
import { people } from './people.ts';

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
    tenantReference(t.workspaceId, t.customerId, customers),
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
    tenantReference(t.workspaceId, t.contactId, contacts).onDelete('cascade'),
    tenantReference(t.workspaceId, t.saidBy, people),
    uniqueIndex('nicknames_key').on(t.workspaceId, sql`${t.key} collate "C"`, t.contactId, t.saidBy),
    index('nicknames_contact').on(t.workspaceId, t.contactId),
  ],
);
