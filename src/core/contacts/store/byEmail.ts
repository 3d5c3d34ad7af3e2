import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { contacts } from '../../db/schema/contacts.ts';
import { customers } from '../../db/schema/customers.ts';
import type { Tx } from '../../db/tx.ts';

export type AddressedContact = {
  readonly name: string;
  readonly customer: { readonly id: number; readonly name: string };
  readonly ownerId: number | null;
};

/** Whose address this is. */
export async function contactsWithEmail(tx: Tx, address: string): Promise<readonly AddressedContact[]> {
  return addressed(tx, eq(sql`lower(${contacts.email})`, address.toLowerCase()));
}

/** Those whose addresses are of this domain. */
export async function contactsAtDomain(tx: Tx, domain: string): Promise<readonly AddressedContact[]> {
  return addressed(tx, eq(sql`split_part(lower(${contacts.email}), '@', 2)`, domain.toLowerCase()));
}

async function addressed(tx: Tx, is: ReturnType<typeof eq>) {
  return tx
    .select({
      name: contacts.name,
      customer: { id: customers.id, name: customers.name },
      ownerId: customers.ownerId,
    })
    .from(contacts)
    .innerJoin(customers, and(eq(customers.workspaceId, contacts.workspaceId), eq(customers.id, contacts.customerId)))
    .where(and(isNotNull(contacts.email), is))
    .limit(50);
}
