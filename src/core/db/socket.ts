import { connect } from 'node:net';
import { Duplex } from 'node:stream';

/** What the driver has made of an address. */
type Address = {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path: string | false | undefined;
};

/**
 * How one client reaches its server. One that takes a connection and drops it without a word is tried again by the driver
 * at once and for ever, thousands of times: here the second try fails instead, and whoever asked is told.
 */
export function link() {
  const state = { tries: 0, dropped: false };
  return ({ host, port, path }: Address): Duplex => {
    if (state.dropped) {
      state.dropped = false;
      return broken('CONNECTION_DROPPED');
    }
    const at = state.tries++ % host.length;
    const where = { host: host[at] ?? 'localhost', port: port[at] ?? 5432 };
    const socket = path ? connect({ path }) : connect(where);
    socket.once('end', () => (state.dropped = socket.bytesRead === 0));
    // The driver asks for the server's certificate by it.
    return Object.assign(socket, { host: where.host });
  };
}

/** A socket that ends with an error as soon as it is spoken to: the driver takes a refusal in no other form. */
export function broken(code: string): Duplex {
  const socket = new Duplex({
    read() {},
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`the database is not there (${code})`), { code })),
  });
  return Object.assign(socket, { readyState: 'open' });
}
