/**
 * postgres.js that survives its server (porsager/postgres#1154, #1208) and never waits for ever (#1089, #1193).
 *
 * When a connection dies inside a transaction the driver rejects the caller at once, but its own clean-up still writes
 * `rollback` to the dead socket and takes the process with it. So a transaction notes how often its connection had closed
 * when it began: once that has moved, no further statement is let through and the work never settles in the driver's
 * eyes. The caller has its answer by then. Every connection is a client of its own, so that one which closes, for its age
 * or by an operator's hand, concerns no transaction but its own.
 *
 * A link that went silent is met by the deadline, which replaces that connection and all that nobody works on. The
 * server's own statement timeout is shorter, so nothing that still answers is cut off.
 */
import type postgres from 'postgres';
import { failure } from './deadline.ts';

export type DatabaseClient = postgres.Sql;
export type Raw = postgres.TransactionSql;

export type Pool = {
  /**
   * Rejects with code CONNECTION_CLOSED or DEADLINE when the server is not there; what was under way may have been committed.
   * `patience`: milliseconds for this one, instead of the pool's.
   */
  begin<T>(work: (raw: Raw) => Promise<T>, patience?: number): Promise<T>;
  /** One statement by itself, for which a transaction would be two more round trips. Rejects as `begin` does. */
  ask<T>(statement: (client: DatabaseClient) => PromiseLike<T>): Promise<T>;
  close(): Promise<void>;
  /** How many transactions have been asked for, and how many of them are not over. */
  readonly load: { readonly begun: number; readonly open: number };
};

type Opening = {
  /** Gives a client of one connection. */
  connect(onclose: () => void): DatabaseClient;
  readonly connections: number;
  /** Milliseconds for a whole transaction, the wait for a free connection included. */
  readonly deadline: number;
  /** Whether connections that do not answer may be thrown away for new ones. */
  readonly renews: boolean;
};

type Line = { readonly client: DatabaseClient; closed: number };
type Place = { line: Line };

const DEAD = /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|57P0)/;

export function createPool({ connect, connections, deadline, renews }: Opening): Pool {
  const open = () => {
    const line: Line = { closed: 0, client: connect(() => (line.closed += 1)) };
    return line;
  };
  const places = Array.from({ length: connections }, (): Place => ({ line: open() }));
  const free = [...places];
  const waiting: ((place: Place) => void)[] = [];
  const load = { begun: 0, open: 0 };

  const take = () => {
    const place = free.pop();
    return place ? Promise.resolve(place) : new Promise<Place>((resolve) => waiting.push(resolve));
  };
  const release = (place: Place) => {
    const next = waiting.shift();
    if (next) next(place);
    else free.push(place);
  };
  const renew = (place: Place) => {
    void place.line.client.end({ timeout: 0 }).catch(() => {});
    place.line = open();
  };

  /** Waits for a connection, and for no longer than `patience` until it has done what is asked of it. */
  const using = <T>(work: (line: Line, isLate: () => boolean) => PromiseLike<T>, patience: number) => {
    const turn: { late: boolean; place: Place | undefined } = { late: false, place: undefined };
    load.begun += 1;
    load.open += 1;
    const leave = () => {
      if (turn.place) release(turn.place);
      turn.place = undefined;
    };
    const run = async () => {
      turn.place = await take();
      if (turn.late) throw failure('DEADLINE');
      return work(turn.place.line, () => turn.late);
    };
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        turn.late = true;
        if (renews) {
          for (const place of [...free, ...(turn.place ? [turn.place] : [])]) renew(place);
          leave();
        }
        reject(failure('DEADLINE'));
      }, patience);
      run()
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(timer);
          load.open -= 1;
          leave();
        });
    });
  };

  return {
    load,
    close: async () => void (await Promise.all(places.map(({ line }) => line.client.end({ timeout: 5 })))),
    begin: (work, patience = deadline) => using((line, isLate) => transact(line, { work, isLate }), patience),
    ask: (statement) => using(({ client }) => statement(client), deadline),
  };
}

async function transact<T>(
  line: Line,
  { work, isLate }: { readonly work: (raw: Raw) => Promise<T>; readonly isLate: () => boolean },
): Promise<T> {
  const done = await line.client.begin((raw) => {
    const epoch = line.closed;
    const state = { over: false };
    const check = () => {
      // Of several things that it does at once one may fail: the others would go on in whatever comes next on this connection.
      if (state.over) throw new Error('this transaction is over');
      if (line.closed !== epoch) throw failure('CONNECTION_CLOSED');
      if (isLate()) throw failure('DEADLINE');
    };
    return work(watched(raw, check))
      .finally(() => {
        state.over = true;
      })
      .then(
        (value) => (line.closed === epoch ? { value } : never<{ value: T }>()),
        (error: unknown) => {
          if (line.closed === epoch && !DEAD.test(errorCode(error) ?? '')) throw error;
          return never<{ value: T }>();
        },
      );
  });
  return done.value;
}

/** PostgreSQL's or the network's code of an error, wherever a layer has wrapped it. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : errorCode(error.cause);
}

/** The database is not there, would not answer in time, or has put us off for somebody else: the message is to be delivered again. */
export function isUnavailable(error: unknown) {
  return /^(CONNECTION_|CONNECT_TIMEOUT|DEADLINE|ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ETIMEDOUT|EPIPE|08|40001|40P01|53|57014|57P)/.test(
    errorCode(error) ?? '',
  );
}

/** Others still refer to that row. */
export const FOREIGN_KEY_VIOLATION = '23503';
/** There is such a row already. */
export const UNIQUE_VIOLATION = '23505';

function watched(raw: Raw, check: () => void): Raw {
  return new Proxy(raw, {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args);
    },
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'unsafe' && name !== 'savepoint') return value;
      return (...args: unknown[]) => {
        check();
        // Both names are methods of every transaction.
        return (value as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

function never<T>() {
  return new Promise<T>(() => {});
}
