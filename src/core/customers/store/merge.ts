/**
 * Two that turned out to be one. Whatever refers to the one that goes, in any table of the schema, refers to the other from
 * then on; what both have once is kept once; what only the one that goes had fills the other's gaps. It is all in the audit
 * under one message, so for a month it can be taken apart again, row by row: what was added since stays where it was added,
 * and what somebody has moved on since stays where they moved it.
 */
import { and, desc, eq, getTableColumns, gte, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { nameKeyOf } from '../../text/nameKey.ts';
import type { Tx } from '../../db/tx.ts';
import { moveReferences, type MergeSide, type MergePair } from './references.ts';
import { contacts, nicknames } from '../../db/schema/contacts.ts';
import { customers, merges } from '../../db/schema/customers.ts';
import { people } from '../../db/schema/people.ts';
import { undoUnchanged } from '../../access/store/undo.ts';
import { withPrivateRows } from '../../db/session.ts';

type By = { readonly heardId: number; readonly personId: number };

export async function mergeCustomers(tx: Tx, { gone, kept, heardId, personId }: MergePair & By): Promise<void> {
  for (const [mine, same] of await namesakes(tx, { gone, kept })) await moveContact(tx, { gone: mine, kept: same });
  await fillGaps(tx, { table: 'customers', columns: gapsOf(customers), gone, kept });
  await tx.execute(sql`update customers k set tags = k.tags || (
    select coalesce(jsonb_agg(tag), '[]') from customers g, jsonb_array_elements(g.tags) tag where g.id = ${gone.id} and not k.tags @> jsonb_build_array(tag)
  ) where k.id = ${kept.id}`);
  await tx.execute(sql`update customers k set backup_id = g.owner_id from customers g
    where k.id = ${kept.id} and g.id = ${gone.id} and k.backup_id is null and g.owner_id <> k.owner_id`);
  await tx.execute(sql`update aliases set kind = 'former' where customer_id = ${gone.id} and kind = 'own'`);
  await withPrivateRows(tx, () => moveReferences(tx, { home: customers, gone, kept }));
  // Nobody is introduced by themselves.
  await tx
    .update(customers)
    .set({ sourceId: null })
    .where(and(eq(customers.id, kept.id), eq(customers.sourceId, kept.id)));
  await tx.delete(customers).where(eq(customers.id, gone.id));
  await remember(tx, { what: 'customer', gone, kept, heardId, personId });
}

export async function mergeContacts(tx: Tx, { gone, kept, heardId, personId }: MergePair & By): Promise<void> {
  await moveContact(tx, { gone, kept });
  // Who still says the other name means the same person.
  if (nameKeyOf(gone.name) !== nameKeyOf(kept.name))
    await tx
      .insert(nicknames)
      .values({ contactId: kept.id, name: gone.name, key: nameKeyOf(gone.name), saidBy: personId })
      .onConflictDoNothing();
  await remember(tx, { what: 'contact', gone, kept, heardId, personId });
}

async function moveContact(tx: Tx, { gone, kept }: MergePair): Promise<void> {
  await fillGaps(tx, { table: 'contacts', columns: gapsOf(contacts), gone, kept });
  await withPrivateRows(tx, () => moveReferences(tx, { home: contacts, gone, kept }));
  await tx.delete(contacts).where(eq(contacts.id, gone.id));
}

/**
 * The contacts of one name at both: the same person, now that both are one. Unless a phone or an address speaks against it:
 * then who comes over is called after where they come from, and stays somebody else.
 */
async function namesakes(tx: Tx, { gone, kept }: MergePair): Promise<(readonly [MergeSide, MergeSide])[]> {
  const rows = await tx.execute<{ id: number; name: string; same: number; differs: boolean }>(sql`
    select g.id, g.name, k.id as same, coalesce(g.phone <> k.phone, false) or coalesce(lower(g.email) <> lower(k.email), false) as differs
    from contacts g join contacts k on k.name = g.name and k.customer_id = ${kept.id} where g.customer_id = ${gone.id} order by g.id`);
  for (const { id, name, differs } of rows)
    if (differs)
      await tx
        .update(contacts)
        .set({ name: `${name}(${gone.name})`, key: null })
        .where(eq(contacts.id, id));
  return rows
    .filter(({ differs }) => !differs)
    .map(
      ({ id, name, same }) =>
        [
          { id, name },
          { id: same, name },
        ] as const,
    );
}

const OWN = ['workspace_id', 'id', 'name', 'key', 'sound', 'customer_id', 'owner_id', 'created_by', 'created_at'];

function gapsOf(table: PgTable) {
  return Object.values(getTableColumns(table))
    .map(({ name }) => name)
    .filter((name) => !OWN.includes(name));
}

async function fillGaps(
  tx: Tx,
  { table, columns, gone, kept }: MergePair & { readonly table: string; readonly columns: readonly string[] },
) {
  const owner = table === 'customers' ? ['owner_id'] : [];
  const set = [...columns, ...owner].map(
    (column) => sql`${sql.identifier(column)} = coalesce(k.${sql.identifier(column)}, g.${sql.identifier(column)})`,
  );
  const name = sql.identifier(table);
  await tx.execute(
    sql`update ${name} k set ${sql.join(set, sql`, `)} from ${name} g where k.id = ${kept.id} and g.id = ${gone.id}`,
  );
}

async function remember(
  tx: Tx,
  { what, gone, kept, heardId, personId }: MergePair & By & { readonly what: 'customer' | 'contact' },
) {
  await tx.insert(merges).values({
    what,
    goneId: gone.id,
    goneName: gone.name,
    keptId: kept.id,
    keptName: kept.name,
    heardId,
    mergedBy: personId,
  });
}

export type Merge = Awaited<ReturnType<typeof mergesSince>>[number];

/** What has been merged since and is one still, the last first. */
export async function mergesSince(tx: Tx, since: Temporal.Instant) {
  return tx
    .select({
      id: merges.id,
      what: merges.what,
      goneId: merges.goneId,
      goneName: merges.goneName,
      keptId: merges.keptId,
      keptName: merges.keptName,
      heardId: merges.heardId,
      by: { id: people.id, name: people.name, teamId: people.teamId },
      at: merges.at,
    })
    .from(merges)
    .innerJoin(people, and(eq(people.workspaceId, merges.workspaceId), eq(people.id, merges.mergedBy)))
    .where(gte(merges.at, since))
    .orderBy(desc(merges.id));
}

/** Who looks after the two, and how much is noted of them: whether somebody may merge them, and what it moves. */
export async function mergeStakes(
  tx: Tx,
  { what, ids }: { readonly what: 'customer' | 'contact'; readonly ids: readonly number[] },
) {
  const each = sql`(select value::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;
  return tx.execute<{
    id: number;
    owner_id: number | null;
    backup_id: number | null;
    team_id: number | null;
    notes: number;
  }>(
    what === 'customer'
      ? sql`select c.id, c.owner_id, c.backup_id, p.team_id, (select count(*)::int from interactions i where i.customer_id = c.id) as notes
          from customers c left join people p on p.id = c.owner_id where c.id in ${each}`
      : sql`select k.id, c.owner_id, c.backup_id, p.team_id, (select count(*)::int from interaction_contacts l where l.contact_id = k.id) as notes
          from contacts k join customers c on c.id = k.customer_id left join people p on p.id = c.owner_id where k.id in ${each}`,
  );
}

/** Two again. Resolves to false, and has done nothing, when one has been merged further since: that has to be undone first. */
export async function unmerge(tx: Tx, { merge, by }: { readonly merge: Merge; readonly by: number }): Promise<boolean> {
  const home = merge.what === 'customer' ? customers : contacts;
  const [kept] = await tx.select({ id: home.id }).from(home).where(eq(home.id, merge.keptId));
  if (!kept) return false;
  const since = await namedSince(tx, merge.heardId);
  for (const { id } of since)
    await tx
      .update(contacts)
      .set({ name: `#${id}` })
      .where(eq(contacts.id, id));
  await undoUnchanged(tx, { heardId: merge.heardId, by });
  for (const { id, name, was } of since) await moveContact(tx, { gone: { id, name }, kept: { id: was, name } });
  return true;
}

/** Contacts who have come since under the name, at the customer, of one who is to come back: the same ones. */
async function namedSince(tx: Tx, heardId: number) {
  return tx.execute<{ id: number; name: string; was: number }>(sql`
    select c.id, c.name, a.row_id as was from audit a join contacts c
      on c.customer_id = (a.before ->> 'customer_id')::bigint and c.name = a.before ->> 'name'
    where a.heard_id = ${heardId} and a.table_name = 'contacts' and a.action = 'delete' and a.undone_by is null`);
}
