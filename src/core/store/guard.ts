/**
 * postgres.js that survives its server (porsager/postgres#1154, #1208) and never waits for ever (#1089, #1193).
 *
 * When a connection dies inside a transaction the driver rejects the caller at once, but its own clean-up still writes
 * `rollback` to the dead socket and takes the process with it. So a transaction notes how many connections had closed
 * when it began: once that has moved, no further statement is let through and the work never settles in the driver's
 * eyes. The caller has its answer by then. A link that went silent is met by the deadline, which renews all connections:
 * the server's own statement timeout is shorter, so nothing that still answers is cut off.
 */
import type postgres from 'postgres';

export type Client = postgres.Sql;
export type Raw = postgres.TransactionSql;

export type Guarded = {
  /** Rejects with code CONNECTION_CLOSED or DEADLINE when the server is not there; what was under way may have been committed. */
  begin<T>(work: (raw: Raw) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

type Opening = {
  connect(onclose: () => void): Client;
  /** Milliseconds for a whole transaction. */
  readonly deadline: number;
  /** Whether connections that do not answer may be thrown away for new ones. */
  readonly renews: boolean;
};

const DEAD = /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|57P0)/;

export function guarded({ connect, deadline, renews }: Opening): Guarded {
  const open = { closed: 0, client: connect(() => (open.closed += 1)) };
  const renew = () => {
    void open.client.end({ timeout: 0 }).catch(() => {});
    open.client = connect(() => (open.closed += 1));
  };

  return {
    close: () => open.client.end({ timeout: 5 }),
    begin<T>(work: (raw: Raw) => Promise<T>) {
      const late = { reached: false };
      const run = open.client.begin((raw) => {
        const epoch = open.closed;
        const check = () => {
          if (open.closed !== epoch) throw failure('CONNECTION_CLOSED');
          if (late.reached) throw failure('DEADLINE');
        };
        return work(watched(raw, check)).then(
          (value) => (open.closed === epoch ? { value } : never<{ value: T }>()),
          (error: unknown) => {
            if (open.closed === epoch && !DEAD.test(codeOf(error) ?? '')) throw error;
            return never<{ value: T }>();
          },
        );
      });
      return new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => {
          late.reached = true;
          if (renews) renew();
          reject(failure('DEADLINE'));
        }, deadline);
        run
          .then(
            // The driver hands back what the work gave; its type follows arrays inside, of which there are none here.
            (done) => resolve((done as { value: T }).value),
            (error: unknown) => reject(error),
          )
          .finally(() => clearTimeout(timer));
      });
    },
  };
}

/** PostgreSQL's or the network's code of an error, wherever a layer has wrapped it. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}

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

function failure(code: string) {
  return Object.assign(new Error(`the database is not answering (${code})`), { code });
}

function never<T>() {
  return new Promise<T>(() => {});
}
