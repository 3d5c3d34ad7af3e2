/** A transaction: in whose name it is, and what may be done with it. */
import { PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import type { Raw } from './pool.ts';

/** The only handle on the database that exists: what is done with it is done in one workspace, or not at all. */
export type Tx = PostgresJsTransaction<Record<string, never>, Record<string, never>>;

/** The driver's own transaction behind a handle. */
export function rawOf(tx: Tx): Raw {
  const raw = raws.get(tx);
  if (!raw) throw new Error('this handle is not one of ours');
  return raw;
}

/** Runs what may fail without taking the transaction with it. */
export function attempt<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return rawOf(tx).savepoint((raw) => work(handleOn(raw))) as Promise<T>;
}

/** The row of a statement that always has one: an insert gives back what it made, a key that is referred to is there. */
export function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('a statement gave no row where there has to be one');
  return row;
}

export function handleOn(raw: Raw): Tx {
  // The session's type asks for a whole client; what it uses of one (unsafe, savepoint) every transaction of the driver has.
  const session = new PostgresJsSession<
    postgres.Sql & postgres.TransactionSql,
    Record<string, never>,
    Record<string, never>
  >(raw as postgres.Sql & postgres.TransactionSql, dialect, undefined);
  const tx: Tx = new PostgresJsTransaction(dialect, session, undefined);
  raws.set(tx, raw);
  return tx;
}

const dialect = new PgDialect();
const raws = new WeakMap<object, Raw>();
