/** Whatever refers to one of two refers to the other from now on; what the other has already goes. */
import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { errorCode, UNIQUE_VIOLATION } from '../../db/pool.ts';
import { attempt, type Tx } from '../../db/tx.ts';
import * as contactTables from '../../db/schema/contacts.ts';
import * as customerTables from '../../db/schema/customers.ts';
import * as calendarTables from '../../db/schema/doors/calendars.ts';
import * as feedTables from '../../db/schema/doors/feeds.ts';
import * as followUpTables from '../../db/schema/followUps.ts';
import * as noteTables from '../../db/schema/interactions.ts';
import * as outcomeTables from '../../db/schema/outcomes.ts';
import * as questionTables from '../../db/schema/questions.ts';

export type MergePair = { readonly gone: MergeSide; readonly kept: MergeSide };

export type MergeSide = { readonly id: number; readonly name: string };

export async function moveReferences(tx: Tx, { home, gone, kept }: MergePair & { readonly home: PgTable }) {
  for (const { table, column } of referencesTo(home)) {
    const [name, reference] = [sql.identifier(table), sql.identifier(column)];
    const moved = await unlessTaken(
      tx,
      sql`update ${name} set ${reference} = ${kept.id} where ${reference} = ${gone.id}`,
    );
    if (moved) continue;
    const rows = await tx.execute<{ id: number }>(
      sql`select id from ${name} where ${reference} = ${gone.id} order by id`,
    );
    for (const { id } of rows)
      if (!(await unlessTaken(tx, sql`update ${name} set ${reference} = ${kept.id} where id = ${id}`)))
        await tx.execute(sql`delete from ${name} where id = ${id}`);
  }
}

/** Resolves to false when the other has such a row already. */
async function unlessTaken(tx: Tx, statement: ReturnType<typeof sql>): Promise<boolean> {
  return attempt(tx, async (inner) => {
    await inner.execute(statement);
    return true;
  }).catch((error: unknown) => {
    if (errorCode(error) !== UNIQUE_VIOLATION) throw error;
    return false;
  });
}

/** Every column around customers and contacts that refers to a table's rows: a table that comes new there is found by itself. */
export function referencesTo(home: PgTable): { readonly table: string; readonly column: string }[] {
  const tables = Object.values<unknown>(AROUND).filter((each): each is PgTable => is(each, PgTable));
  return tables.flatMap((table) => {
    const { name, foreignKeys } = getTableConfig(table);
    return foreignKeys
      .map((key) => key.reference())
      .filter(({ foreignTable }) => foreignTable === home)
      .flatMap(({ columns }) => columns.filter((column) => column.name !== 'workspace_id'))
      .map((column) => ({ table: name, column: column.name }));
  });
}

// A file of tables that refer to either belongs here.
const AROUND = {
  ...contactTables,
  ...customerTables,
  ...calendarTables,
  ...feedTables,
  ...followUpTables,
  ...noteTables,
  ...outcomeTables,
  ...questionTables,
};
