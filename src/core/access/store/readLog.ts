/** Who has read about which customer, and who has asked for a hidden one in vain. */
import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { nameKeyOf } from '../../text/nameKey.ts';
import { parseInstant } from '../../db/columns.ts';
import type { Tx } from '../../db/tx.ts';
import { audit } from '../../db/schema/audit.ts';
import { customers } from '../../db/schema/customers.ts';
import { people } from '../../db/schema/people.ts';

/** Keeps that the speaker has read about these customers. */
export async function logRead(tx: Tx, customerIds: readonly number[]) {
  if (customerIds.length) await tx.execute(sql`select keep_reading(${`{${customerIds.join(',')}}`}::bigint[])`);
}

/** Keeps that the speaker has read these notes: what helped whom follows from it. */
export async function logNotesRead(tx: Tx, noteIds: readonly number[]) {
  if (noteIds.length) await tx.execute(sql`select keep_notes_read(${`{${noteIds.join(',')}}`}::bigint[])`);
}

/** Keeps that the speaker has asked for a name, if it is one that is hidden from them. They are told nothing of it. */
export async function logDenied(tx: Tx, name: string) {
  await tx.execute(sql`select keep_asking(${nameKeyOf(name)})`);
}

/** The customer that the speaker read about last, since an instant: «the floor price is 85» means this one. */
export async function lastRead(
  tx: Tx,
  { personId, since }: { readonly personId: number; readonly since: Temporal.Instant },
) {
  // As far back as a day's work, however much of it there was.
  const lately = tx
    .select({ id: audit.id, action: audit.action, table: audit.tableName, customerId: audit.rowId, at: audit.at })
    .from(audit)
    .where(eq(audit.personId, personId))
    .orderBy(desc(audit.id))
    .limit(200)
    .as('lately');
  const rows = await tx
    .select({ customerId: lately.customerId, at: lately.at })
    .from(lately)
    .where(and(eq(lately.action, 'read'), eq(lately.table, 'customers'), sql`${lately.at} >= ${since.toString()}`))
    .orderBy(desc(lately.id))
    .limit(1);
  return rows[0];
}

/** Who has read about a customer, or has asked for it in vain, the latest first. */
export async function readersOf(tx: Tx, customerId: number) {
  const reader = alias(people, 'reader');
  const rows = await tx
    .select({
      personId: reader.id,
      name: reader.name,
      denied: sql<boolean>`${audit.action} = 'denied'`,
      /** What is read within one hour is one time. */
      times: sql<number>`count(distinct date_trunc('hour', ${audit.at}))::int`,
      last: sql<string>`max(${audit.at})::text`,
    })
    .from(audit)
    .innerJoin(reader, and(eq(reader.workspaceId, audit.workspaceId), eq(reader.id, audit.personId)))
    .where(
      and(eq(audit.tableName, 'customers'), eq(audit.rowId, customerId), inArray(audit.action, ['read', 'denied'])),
    )
    .groupBy(reader.id, reader.name, sql`${audit.action} = 'denied'`)
    .orderBy(desc(sql`max(${audit.at})`))
    .limit(20);
  return rows.map(({ last, ...row }) => ({ ...row, last: parseInstant(last) }));
}

/** How many customers that are not their own somebody has read about since an instant, with and without what is read now. */
export async function othersRead(
  tx: Tx,
  {
    personId,
    since,
    now,
  }: { readonly personId: number; readonly since: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<{ readonly before: number; readonly count: number }> {
  const [row] = await tx
    .select({
      before: sql<number>`(count(distinct ${audit.rowId}) filter (where ${audit.at} < ${now.toString()}))::int`,
      count: sql<number>`count(distinct ${audit.rowId})::int`,
    })
    .from(audit)
    .innerJoin(customers, and(eq(customers.workspaceId, audit.workspaceId), eq(customers.id, audit.rowId)))
    .where(
      and(
        eq(audit.personId, personId),
        eq(audit.action, 'read'),
        eq(audit.tableName, 'customers'),
        gte(audit.at, since),
        sql`${customers.ownerId} is distinct from ${personId}`,
      ),
    );
  return { before: row?.before ?? 0, count: row?.count ?? 0 };
}

/** The customers of others that somebody has read about since an instant, the latest first. */
export async function readBy(
  tx: Tx,
  { personId, since }: { readonly personId: number; readonly since: Temporal.Instant },
) {
  const rows = await tx
    .select({
      id: customers.id,
      name: customers.name,
      times: sql<number>`count(distinct date_trunc('hour', ${audit.at}))::int`,
      last: sql<string>`max(${audit.at})::text`,
    })
    .from(audit)
    .innerJoin(customers, and(eq(customers.workspaceId, audit.workspaceId), eq(customers.id, audit.rowId)))
    .where(
      and(
        eq(audit.personId, personId),
        eq(audit.action, 'read'),
        eq(audit.tableName, 'customers'),
        gte(audit.at, since),
        sql`${customers.ownerId} is distinct from ${personId}`,
      ),
    )
    .groupBy(customers.workspaceId, customers.id, customers.name)
    .orderBy(desc(sql`max(${audit.at})`))
    .limit(100);
  return rows.map(({ last, ...row }) => ({ ...row, last: parseInstant(last) }));
}
