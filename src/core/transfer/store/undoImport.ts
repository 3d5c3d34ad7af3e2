/**
 * Takes back what an import did to some customers. Those it made go with all it made of them, unless something else has
 * come to belong to them, or one of their rows was changed since: such a customer stays whole. Those that were there get
 * back what they were, row by row, as far as nobody has changed it since.
 */
import { and, desc, eq, gte, isNull, min, sql } from 'drizzle-orm';
import { isAmong } from '../../db/columns.ts';
import { errorCode, FOREIGN_KEY_VIOLATION } from '../../db/pool.ts';
import { actAs } from '../../db/session.ts';
import { attempt, type Tx } from '../../db/tx.ts';
import { audit } from '../../db/schema/audit.ts';
import { revertRows } from '../../access/store/revert.ts';

/** What hangs on a customer, children first. */
const CHILDREN = ['interaction_contacts', 'facts', 'follow_ups', 'interactions', 'contacts'];

/**
 * Takes back what came of notes that an import's customers had brought along: that was its last doing, and no table changes
 * a note. Once done, it finds nothing more.
 */
export async function takeBackAlong(
  tx: Tx,
  { personId, heardId }: { readonly personId: number; readonly heardId: number },
) {
  const its = and(eq(audit.heardId, heardId), isNull(audit.undoneBy));
  const [first] = await tx
    .select({ id: min(audit.id) })
    .from(audit)
    .where(and(its, eq(audit.tableName, 'interactions'), eq(audit.action, 'update')));
  if (!first?.id) return;
  const since = and(its, gte(audit.id, first.id));
  // What it writes here is the import's doing as well: no reason for a customer to stay.
  actAs(tx, { personId, heardId });
  await revertRows(tx, await tx.select().from(audit).where(since).orderBy(desc(audit.id)));
  await tx.update(audit).set({ undoneBy: heardId }).where(since);
  actAs(tx, { personId });
}

type Doing = {
  readonly id: number;
  readonly customer: number;
  readonly table_name: string;
  readonly action: string;
  readonly row_id: number;
};

export async function takeBackCustomers(
  tx: Tx,
  {
    heardId,
    customerIds,
    by,
  }: { readonly heardId: number; readonly customerIds: readonly number[]; readonly by: number },
) {
  const none = { gone: 0, restored: 0, kept: 0 };
  if (!customerIds.length) return none;
  const doings = await doingsAt(tx, { heardId, customerIds });
  if (!doings.length) return none;
  const made = doings.flatMap((row) =>
    row.table_name === 'customers' && row.action === 'insert' ? [row.customer] : [],
  );
  const built = await builtUpon(tx, { heardId, doings });
  const free = made.filter((id) => !built.has(id));
  const gone = await removeAll(tx, { customers: free, doings });
  const old = doings.filter((row) => !made.includes(row.customer));
  const rows = old.length
    ? await tx
        .select()
        .from(audit)
        .where(
          isAmong(
            audit.id,
            old.map(({ id }) => id),
          ),
        )
        .orderBy(sql`${audit.id} desc`)
    : [];
  const left = await revertRows(tx, rows);
  await tx
    .update(audit)
    .set({ undoneBy: by })
    .where(
      isAmong(
        audit.id,
        doings.map(({ id }) => id),
      ),
    );
  const restored = new Set(old.map(({ customer }) => customer)).size;
  return {
    gone: gone.length,
    restored: Math.max(0, restored - left),
    kept: made.length - gone.length + Math.min(left, restored),
  };
}

/**
 * All that a message did to these customers and to what hangs on them. `offset 0` has each row looked up by its key,
 * whatever the planner believes of tables that have just grown from nothing.
 */
async function doingsAt(
  tx: Tx,
  { heardId, customerIds }: { heardId: number; customerIds: readonly number[] },
): Promise<Doing[]> {
  const hanging = (table: string) =>
    sql`select m.id as customer, ${table}::text as table_name, r.id from mine m cross join lateral
      (select id from ${sql.identifier(table)} where workspace_id = current_workspace() and customer_id = m.id offset 0) r`;
  return tx.execute<Doing>(sql`
    with mine as (select jsonb_array_elements_text(${JSON.stringify(customerIds)}::text::jsonb)::bigint as id),
    notes as (${hanging('interactions')}),
    touched as (
      select id as customer, 'customers' as table_name, id from mine
      union all ${hanging('aliases')}
      union all ${hanging('contacts')}
      union all select * from notes
      union all ${hanging('facts')}
      union all ${hanging('follow_ups')}
      union all select n.customer, 'interaction_contacts', r.id from notes n cross join lateral
        (select id from interaction_contacts where workspace_id = current_workspace() and interaction_id = n.id offset 0) r
    )
    select a.id, t.customer, t.table_name, a.action, t.id as row_id from touched t cross join lateral
      (select id, action, heard_id, undone_by from audit where workspace_id = current_workspace() and table_name = t.table_name and row_id = t.id offset 0) a
    where a.heard_id = ${heardId} and a.undone_by is null`);
}

/** Customers of which a row has been changed since by something else. */
async function builtUpon(
  tx: Tx,
  { heardId, doings }: { heardId: number; doings: readonly Doing[] },
): Promise<ReadonlySet<number>> {
  const rows = JSON.stringify(
    doings.map(({ id, customer, table_name, row_id }) => ({ id, customer, table_name, row_id })),
  );
  const built = await tx.execute<{ customer: number }>(sql`
    select distinct d.customer from jsonb_to_recordset(${rows}::text::jsonb) d(id bigint, customer bigint, table_name text, row_id bigint)
    cross join lateral (select id, action, heard_id, undone_by from audit
      where workspace_id = current_workspace() and table_name = d.table_name and row_id = d.row_id offset 0) later
    where later.id > d.id and later.heard_id is distinct from ${heardId} and later.undone_by is null and later.action in ('update', 'delete')`);
  return new Set(built.map(({ customer }) => customer));
}

/** Removes customers whole, by halves where something stands in the way. Resolves to those that went. */
async function removeAll(
  tx: Tx,
  { customers, doings }: { customers: readonly number[]; doings: readonly Doing[] },
): Promise<readonly number[]> {
  if (!customers.length) return [];
  const going = new Set(customers);
  const gone = await attempt(tx, async (inner) => {
    for (const table of CHILDREN) {
      const ids = doings.flatMap((row) =>
        row.table_name === table && row.action === 'insert' && going.has(row.customer) ? [row.row_id] : [],
      );
      if (ids.length) await removeRows(inner, { table, ids });
    }
    // Its names go with a customer.
    await removeRows(inner, { table: 'customers', ids: customers });
    return true;
  }).catch((error: unknown) => {
    if (errorCode(error) !== FOREIGN_KEY_VIOLATION) throw error;
    return false;
  });
  if (gone) return customers;
  if (customers.length === 1) return [];
  const half = Math.ceil(customers.length / 2);
  return [
    ...(await removeAll(tx, { customers: customers.slice(0, half), doings })),
    ...(await removeAll(tx, { customers: customers.slice(half), doings })),
  ];
}

async function removeRows(tx: Tx, { table, ids }: { table: string; ids: readonly number[] }) {
  await tx.execute(
    sql`delete from ${sql.identifier(table)} where workspace_id = current_workspace() and ${isAmong(sql`id`, ids)}`,
  );
}
