import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { contacts } from '../../db/schema/contacts.ts';

export type ContactRecord = typeof contacts.$inferSelect;

export async function findContact(
  tx: Tx,
  { customerId, name }: { readonly customerId: number; readonly name: string },
): Promise<ContactRecord | undefined> {
  const rows = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.customerId, customerId), eq(contacts.name, name)));
  return rows[0];
}

export async function findContactById(tx: Tx, id: number): Promise<ContactRecord | undefined> {
  const rows = await tx.select().from(contacts).where(eq(contacts.id, id));
  return rows[0];
}

/** From now on they are at another customer; what was noted with them stays where it was. False: somebody is called so there. */
export async function moveContact(
  tx: Tx,
  { id, customerId, name }: { readonly id: number; readonly customerId: number; readonly name: string },
): Promise<boolean> {
  if (await findContact(tx, { customerId, name })) return false;
  await tx.update(contacts).set({ customerId }).where(eq(contacts.id, id));
  return true;
}

export type ContactField = 'title' | 'phone' | 'email' | 'wechat' | 'birthday';

export async function changeContact(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Record<ContactField, string>>,
) {
  await tx.update(contacts).set(change).where(eq(contacts.id, id));
}
