import { is, Param, Placeholder, type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { rawOf, type Tx } from './tx.ts';

const dialect = new PgDialect();

/** Every statement that has been written, and how many values it takes: a test has the database plan each, so that a column that is gone is seen. */
export const plannable: { readonly text: string; readonly values: number }[] = [];

/**
 * A hot statement, written once and prepared by the server: one round trip, where the query builder takes two and builds
 * its text anew each time. Placeholders are named in the text; every row is checked.
 */
export function statement<Values extends Record<string, unknown>, Row extends z.ZodType>(row: Row, written: SQL) {
  const query = dialect.sqlToQuery(written);
  const names = query.params.map(nameOf);
  plannable.push({ text: query.sql, values: names.length });
  return async (tx: Tx, values: Values): Promise<z.output<Row>[]> => {
    const filled = names.map((name, at) => (name === undefined ? query.params[at] : values[name]));
    const rows = await rawOf(tx).unsafe(query.sql, filled as never[], { prepare: true });
    return rows.map((found) => row.parse(found));
  };
}

/** A value of a statement by its name, as text: the driver need not ask the server for its type. */
export const text = (name: string) => sql`${sql.placeholder(name)}::text`;

function nameOf(param: unknown): string | undefined {
  if (is(param, Placeholder)) return param.name;
  return is(param, Param) && is(param.value, Placeholder) ? param.value.name : undefined;
}
