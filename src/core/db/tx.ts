/** A transaction: in whose name it is, and what may be done with it. */
import { PgDialect, type PreparedQueryConfig } from 'drizzle-orm/pg-core';
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import type { Raw } from './pool.ts';
import type { Standby } from './server/standby.ts';

/** The only handle on the database that exists: what is done with it is done in one workspace, or not at all. */
export type Tx = PostgresJsTransaction<Record<string, never>, Record<string, never>>;

/** The driver's own transaction behind a handle. */
export function rawOf(tx: Tx): Raw {
  const raw = raws.get(tx);
  if (!raw) throw new Error('this handle is not one of ours');
  return raw;
}

/** Where what only reads may be asked instead. */
export function standbyOf(tx: Tx): Standby | undefined {
  return standbys.get(tx);
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

/** `standby`: where what only reads may be asked instead. */
export function handleOn(raw: Raw, standby?: Standby): Tx {
  // The session's type asks for a whole client; what it uses of one (unsafe, savepoint) every transaction of the driver has.
  const session = new PreparingSession(raw as postgres.Sql & postgres.TransactionSql, dialect, undefined);
  const tx: Tx = new PostgresJsTransaction(dialect, session, undefined);
  raws.set(tx, raw);
  if (standby) standbys.set(tx, standby);
  return tx;
}

type Base = PostgresJsSession<postgres.Sql & postgres.TransactionSql, Record<string, never>, Record<string, never>>;
type Query = Parameters<Base['prepareQuery']>;

/** Has what comes again and again prepared: the library does so with what is given a name, and never of itself. */
class PreparingSession extends PostgresJsSession<
  postgres.Sql & postgres.TransactionSql,
  Record<string, never>,
  Record<string, never>
> {
  override prepareQuery<T extends PreparedQueryConfig = PreparedQueryConfig>(...given: Query) {
    const [query, fields, name, ...more] = given;
    return super.prepareQuery<T>(query, fields, name ?? (isFrequent(query.sql) ? query.sql : undefined), ...more);
  }
}

/**
 * What is not prepared goes to the server twice, once to be asked what its parameters are, and is planned anew each time;
 * what is keeps memory there as long as its connection lives. So it is what has come before, up to so many.
 */
const OFTEN = 3;
const MOST = 300;
/** What is longer is planned for what it asks: planning it is the least of its work. */
const LONGEST = 2_500;
const REMEMBERED = 1_000;

const frequent = new Set<string>();
const seen = new Map<string, number>();

/** Whether a statement has come so often that it is to be prepared. */
function isFrequent(text: string): boolean {
  if (frequent.has(text)) return true;
  // What is sought by likeness is planned by what is sought.
  if (frequent.size === MOST || text.length > LONGEST || / i?like /i.test(text)) return false;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < OFTEN) {
    if (seen.size === REMEMBERED) seen.clear();
    seen.set(text, times);
    return false;
  }
  seen.delete(text);
  frequent.add(text);
  return true;
}

const dialect = new PgDialect();
const raws = new WeakMap<object, Raw>();
const standbys = new WeakMap<object, Standby>();
