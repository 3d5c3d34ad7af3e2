import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { nameKeysIn, nameKeyOf } from '../../text/nameKey.ts';
import { addAliases } from './aliases.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { customers } from '../../db/schema/customers.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { statement, text } from '../../db/prepared.ts';
import type { KnownCustomer, PartnerKind } from '../../contract/customer.ts';

const KnownRow = z.object({
  id: z.number(),
  name: z.string(),
  isPartner: z.boolean(),
  aliases: z.array(z.string()),
  contacts: z.array(z.object({ id: z.number(), name: z.string() })),
});

const naming = statement(
  KnownRow,
  sql`select c.id, c.name, c.partner is not null as "isPartner", jsonb_agg(a.name) as aliases,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name)) from contacts p where p.workspace_id = c.workspace_id and p.customer_id = c.id), '[]')
      || coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', n.name)) from contacts p join nicknames n on n.workspace_id = p.workspace_id and n.contact_id = p.id
        where p.workspace_id = c.workspace_id and p.customer_id = c.id), '[]') as contacts
  from aliases a join customers c on c.workspace_id = a.workspace_id and c.id = a.customer_id
  where a.workspace_id = current_workspace() and a.key collate "C" = any(array(select jsonb_array_elements_text(${sql.placeholder('keys')}::jsonb)))
  group by c.workspace_id, c.id, c.name, c.partner`,
);

/** The customers that a text names, by any of their names. */
export async function customersNamedIn(tx: Tx, text: string): Promise<KnownCustomer[]> {
  const keys = nameKeysIn(text);
  return keys.length ? naming(tx, { keys: JSON.stringify(keys) }) : [];
}

/** The customers that go by exactly this name. */
export async function customersNamed(tx: Tx, name: string): Promise<KnownCustomer[]> {
  const key = nameKeyOf(name);
  return key ? naming(tx, { keys: JSON.stringify([key]) }) : [];
}

/** Makes a customer with its names. Its owner is whoever met it, until somebody says otherwise. */
export async function addCustomer(
  tx: Tx,
  { name, ownerId, partner }: { readonly name: string; readonly ownerId: number; readonly partner?: PartnerKind },
) {
  const made = await tx
    .insert(customers)
    .values({ name, ownerId, createdBy: ownerId, partner: partner ?? null })
    .returning({ id: customers.id, name: customers.name });
  const customer = onlyRow(made);
  await addAliases(tx, [{ customerId: customer.id, name, kind: 'own' }]);
  return customer;
}

/** The notes that wait for somebody to say whose they are and that speak of this name: each is seen by its author alone. */
export async function unassignedNotesNaming(tx: Tx, name: string) {
  return tx
    .select({
      id: interactions.id,
      mention: interactions.mention,
      occurredOn: interactions.occurredOn,
      author: people.name,
      authorId: interactions.authorId,
    })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .where(and(isNull(interactions.customerId), eq(interactions.mention, name)))
    .orderBy(interactions.id);
}

/** The names under which notes wait for somebody to say whose they are. */
export async function namesWaiting(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ name: sql<string>`${interactions.mention}` })
    .from(interactions)
    .where(and(isNull(interactions.customerId), isNotNull(interactions.mention)));
  return rows.map(({ name }) => name);
}

/**
 * What earlier notes that still wait call their customers, and whom they name there, the newest first: of those whose customer
 * or contact may stand in these words.
 */
export async function listUnconfirmed(
  tx: Tx,
  { words, contacts }: { readonly words: string; readonly contacts: readonly string[] },
): Promise<readonly { readonly mention: string; readonly contacts: readonly string[] }[]> {
  return waiting(tx, { words, contacts: JSON.stringify(contacts) });
}

const waiting = statement(
  z.object({ mention: z.string(), contacts: z.array(z.string()) }),
  sql`select i.mention, i.understood->'contacts' as contacts from interactions i
    where i.workspace_id = current_workspace() and i.customer_id is null and i.mention is not null
      and (strpos(lower(${text('words')}), lower(i.mention)) > 0
        or i.understood->'contacts' ?| array(select jsonb_array_elements_text(${text('contacts')}::jsonb)))
    order by i.id desc limit 50`,
);
