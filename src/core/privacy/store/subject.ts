import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import { contacts, nicknames } from '../../db/schema/contacts.ts';
import { aliases, customers, merges } from '../../db/schema/customers.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { parsePersonName, titledForms } from '../../text/personName.ts';
import { escaped, reachedBy } from '../words.ts';

/** A contact, and the patterns of what they are called and reached by. */
export type DataSubject = {
  readonly id: number;
  readonly customerId: number;
  /** All that they are and were called. */
  readonly names: readonly string[];
  /** Nobody else bears these. */
  readonly unmistakable: readonly string[];
  /** Others may be called so too. */
  readonly common: readonly string[];
  /** What the customer is called. */
  readonly customer: readonly string[];
};

/** Undefined: there is nobody of that number (any more). */
export async function dataSubject(tx: Tx, contactId: number): Promise<DataSubject | undefined> {
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, contactId));
  if (!contact) return undefined;
  const called = await tx.select({ name: nicknames.name }).from(nicknames).where(eq(nicknames.contactId, contactId));
  const former = await tx
    .select({ gone: merges.goneName, kept: merges.keptName })
    .from(merges)
    .where(and(eq(merges.what, 'contact'), or(eq(merges.keptId, contactId), eq(merges.goneId, contactId))));
  const names = [
    ...new Set([contact.name, ...called.map(({ name }) => name), ...former.flatMap(({ gone, kept }) => [gone, kept])]),
  ];
  const others = new Set(await namesOfOthers(tx, { contactId, names }));
  const isCommon = (name: string) =>
    others.has(name) || name.length < 2 || parsePersonName(name).family !== undefined || /^[a-z]+$/i.test(name);
  const colleagues = await tx
    .select({ name: contacts.name })
    .from(contacts)
    .where(and(eq(contacts.customerId, contact.customerId), ne(contacts.id, contactId)));
  const forms = titledForms(contact.name);
  const isAmbiguous = colleagues.some(({ name }) => forms !== undefined && titledForms(name) === forms);
  return {
    id: contactId,
    customerId: contact.customerId,
    names,
    unmistakable: [...names.filter((name) => !isCommon(name)).map(escaped), ...reachedBy(contact)],
    common: [...names.filter(isCommon).map(escaped), ...(forms && !isAmbiguous ? [forms] : [])],
    customer: await customerNames(tx, contact.customerId),
  };
}

/** Contacts that were told apart once, and are this one by now: their own, or their customer, was merged. */
export async function contactsMergedInto(tx: Tx, { id, customerId, names }: DataSubject): Promise<number[]> {
  const found = await tx.execute<{ id: number }>(sql`with recursive same(id) as (
      select ${id}::bigint union select m.gone_id from merges m join same on m.kept_id = same.id where m.what = 'contact')
    select id from same where id <> ${id}
    union select a.row_id from audit a join merges m on m.heard_id = a.heard_id and m.what = 'customer' and m.kept_id = ${customerId}
      where a.table_name = 'contacts' and a.action = 'delete'
        and a.before ->> 'name' in (select jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb))`);
  return found.map((row) => row.id);
}

async function namesOfOthers(
  tx: Tx,
  { contactId, names }: { readonly contactId: number; readonly names: readonly string[] },
) {
  const contactsToo = await tx
    .select({ name: contacts.name })
    .from(contacts)
    .where(and(ne(contacts.id, contactId), inArray(contacts.name, [...names])));
  const taught = await tx
    .select({ name: nicknames.name })
    .from(nicknames)
    .where(and(ne(nicknames.contactId, contactId), inArray(nicknames.name, [...names])));
  const ours = await tx
    .select({ name: people.name })
    .from(people)
    .where(and(inArray(people.name, [...names]), isNotNull(people.name)));
  return [...contactsToo, ...taught, ...ours].map(({ name }) => name);
}

async function customerNames(tx: Tx, customerId: number) {
  const [own] = await tx.select({ name: customers.name }).from(customers).where(eq(customers.id, customerId));
  const also = await tx
    .select({ name: aliases.name })
    .from(aliases)
    .where(and(eq(aliases.customerId, customerId), sql`length(${aliases.name}) > 1`));
  return [...new Set([...(own ? [own.name] : []), ...also.map(({ name }) => name)])].map(escaped);
}
