import { and, desc, eq } from 'drizzle-orm';
import { contacts } from '../../../db/schema/contacts.ts';
import { customers } from '../../../db/schema/customers.ts';
import type { Tx } from '../../../db/tx.ts';
import { type AtCustomer, equal, beforeCursor } from './page.ts';

export async function contactRecords(tx: Tx, { id, customer, page }: AtCustomer) {
  const rows = await tx
    .select({ row: contacts, customerName: customers.name })
    .from(contacts)
    .innerJoin(customers, and(eq(customers.workspaceId, contacts.workspaceId), eq(customers.id, contacts.customerId)))
    .where(and(equal(contacts.id, id), beforeCursor(contacts.id, page), equal(contacts.customerId, customer)))
    .orderBy(desc(contacts.id))
    .limit(page.limit + 1);
  return rows.map(({ row, customerName }) => ({
    id: row.id,
    customer: { id: row.customerId, name: customerName },
    name: row.name,
    title: row.title,
    phone: row.phone,
    email: row.email,
    wechat: row.wechat,
    birthday: row.birthday,
  }));
}
