import { is, Param, Placeholder, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { rawOf, type Tx } from './open.ts';

const dialect = new PgDialect();

/**
 * A hot statement, written once and prepared by the server: one round trip, where the query builder takes two and builds
 * its text anew each time. Placeholders are named in the text; every row is checked.
 */
export function statement<Values extends Record<string, unknown>, Row extends z.ZodType>(row: Row, text: SQL) {
  const { sql, params } = dialect.sqlToQuery(text);
  const names = params.map(nameOf);
  return async (tx: Tx, values: Values): Promise<z.output<Row>[]> => {
    const filled = names.map((name, at) => (name === undefined ? params[at] : values[name]));
    const rows = await rawOf(tx).unsafe(sql, filled as never[], { prepare: true });
    return rows.map((found) => row.parse(found));
  };
}

function nameOf(param: unknown): string | undefined {
  if (is(param, Placeholder)) return param.name;
  return is(param, Param) && is(param.value, Placeholder) ? param.value.name : undefined;
}
