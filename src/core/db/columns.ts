/**
 * What tables are made of. Every table's key starts with the workspace (one company), and so does every reference: a row
 * of another company cannot even be referred to. The tables are in schema/; policies, grants and the audit trigger are SQL
 * of their own, in drizzle/0002_guard.sql and the guards after it.
 */
import { sql, type SQLWrapper } from 'drizzle-orm';
import { type AnyPgColumn, bigint, customType, foreignKey } from 'drizzle-orm/pg-core';

/** The company a row belongs to: the transaction's setting, so that code rarely names it. */
export const workspaceId = () =>
  bigint('workspace_id', { mode: 'number' })
    .notNull()
    .default(sql`nullif(current_setting('app.workspace', true), '')::bigint`);

export const key = () => bigint('id', { mode: 'number' }).notNull().generatedByDefaultAsIdentity();

export const id = (name: string) => bigint(name, { mode: 'number' });

type Home = { readonly workspaceId: AnyPgColumn; readonly id: AnyPgColumn };

/** A reference within the same company. */
export const tenantReference = (workspace: AnyPgColumn, column: AnyPgColumn, home: Home) =>
  foreignKey({ columns: [workspace, column], foreignColumns: [home.workspaceId, home.id] });

const ALIKE = 500;

/** By the transaction's clock. */
export const now = sql`moment()`;

export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: alikeOnce(parseInstant),
  toDriver: (value) => value.toString(),
});

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const civilDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  fromDriver: alikeOnce((value) => Temporal.PlainDate.from(value)),
  toDriver: (value) => value.toString(),
});

export const time = customType<{ data: Temporal.PlainTime; driverData: string }>({
  dataType: () => 'time',
  fromDriver: (value) => Temporal.PlainTime.from(value),
  toDriver: (value) => value.toString(),
});

/** Whole numbers as one text: the driver asks the server for nothing it would need for arrays of its own. */
export const grams = customType<{ data: readonly number[]; driverData: string }>({
  dataType: () => 'integer[]',
  toDriver: (value) => `{${value.join(',')}}`,
});

/** A hundred rows of one morning share its day: it is read once, as what it becomes never changes. */
function alikeOnce<T>(read: (value: string) => T): (value: string) => T {
  const known = new Map<string, T>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size === ALIKE) known.clear();
    const made = read(value);
    known.set(value, made);
    return made;
  };
}

/** PostgreSQL writes `2026-11-20 09:30:00+08`, or `+05:30`. */
export function parseInstant(value: string) {
  return Temporal.Instant.from(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}

/** One of many numbers, as one parameter: the statement stays the same however many there are. */
export const isAmong = (column: SQLWrapper, ids: readonly number[]) =>
  sql<boolean>`${column} = any(${`{${ids.join(',')}}`}::text::bigint[])`;
