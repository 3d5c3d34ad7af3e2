import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { erasures } from '../../db/schema/audit.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { heard } from '../../db/schema/messages.ts';
import { people } from '../../db/schema/people.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

export type Erasure = typeof erasures.$inferSelect;

/** The proofs, the newest first. */
export async function listErasures(tx: Tx, most: number): Promise<Erasure[]> {
  return tx.select().from(erasures).orderBy(desc(erasures.id)).limit(most);
}

export async function isErased(tx: Tx, contactId: number): Promise<boolean> {
  return (
    (await tx.select({ id: erasures.id }).from(erasures).where(eq(erasures.contactId, contactId)).limit(1)).length > 0
  );
}

/** How many were erased, and how many of them stand here again since a backup was put back. */
export async function countErased(tx: Tx): Promise<{ readonly erased: number; readonly again: number }> {
  return onlyRow(
    await tx.execute<{ erased: number; again: number }>(sql`select count(*)::int as erased,
      count(*) filter (where exists (select from contacts c where c.workspace_id = e.workspace_id and c.id = e.contact_id and c.created_at <= e.at))::int as again
      from erasures e where e.workspace_id = current_workspace()`),
  );
}

/** Whether it is another contact, who was given the number of one that is gone. */
export async function madeAfter(
  tx: Tx,
  { contact, at }: { readonly contact: number; readonly at: Temporal.Instant },
): Promise<boolean> {
  const made = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, contact), gt(contacts.createdAt, at)));
  return made.length > 0;
}

export async function wasUsedSince(tx: Tx, at: Temporal.Instant): Promise<boolean> {
  return (await tx.select({ id: heard.id }).from(heard).where(gt(heard.createdAt, at)).limit(1)).length > 0;
}

/** A colleague's number as far as this database knows them. */
export async function personThere(tx: Tx, id: number | null): Promise<number | null> {
  if (id === null) return null;
  return (await tx.select({ id: people.id }).from(people).where(eq(people.id, id)))[0]?.id ?? null;
}
