/** Connections to a PostgreSQL server, each a client of its own. */
import postgres from 'postgres';
import { link } from '../socket.ts';
import { ABANDONED_MS } from './abandoned.ts';

type Options = postgres.Options<Record<string, postgres.PostgresType>>;

/** How soon the server takes a connection for dead whose host is gone without a word, and lets go of what it held. */
const VIGILANT = {
  idle_in_transaction_session_timeout: ABANDONED_MS,
  tcp_keepalives_idle: 3,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 9_000,
};

export const connectTo =
  (url: string) =>
  (name: string, more: Options = {}) => {
    const options = {
      // The driver takes sockets of one's own (its types do not say so). Its question for array types, which are not used
      // here, would end the process if the connection were lost during it.
      socket: link(),
      fetch_types: false,
      connect_timeout: 5,
      keep_alive: 5,
      backoff: (tries: number) => Math.min(1, 0.05 * 2 ** tries),
      onnotice: () => {},
      max: 1,
      ...more,
      connection: { application_name: name, ...VIGILANT, ...more.connection },
    };
    return postgres(url, options);
  };
