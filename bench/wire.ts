/** Listens in on the wire between a client and a PostgreSQL server: what is really sent, with its parameters. */
import { connect, createServer, type AddressInfo } from 'node:net';

/** One statement as it was executed. */
export type Sent = { readonly text: string; readonly parameters: readonly (string | null)[] };

export async function tap(server: string) {
  const target = new URL(server);
  const heard: Sent[] = [];
  const listener = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const listen = decoding((sent) => heard.push(sent));
    client.on('data', (bytes: Buffer) => {
      listen(bytes);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => client.write(bytes));
    client.on('close', () => upstream.destroy()).on('error', () => upstream.destroy());
    upstream.on('close', () => client.destroy()).on('error', () => client.destroy());
  });
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  // A listening TCP server's address is never a path.
  const { port } = listener.address() as AddressInfo;
  const url = new URL(server);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    /** What was sent since the last call. */
    take: () => heard.splice(0),
    close: () => new Promise<void>((closed) => listener.close(() => closed())),
  };
}

/** The frontend's messages: a type byte and a length each, except the very first, which has no type. */
function decoding(hear: (sent: Sent) => void) {
  const state = { held: Buffer.alloc(0), started: false, statements: new Map<string, string>() };
  return (more: Buffer) => {
    state.held = Buffer.concat([state.held, more]);
    for (;;) {
      const head = state.started ? 1 : 0;
      if (state.held.length < head + 4) return;
      const end = head + state.held.readUInt32BE(head);
      if (state.held.length < end) return;
      if (state.started) said(String.fromCharCode(state.held.readUInt8(0)), state.held.subarray(5, end));
      state.started = true;
      state.held = state.held.subarray(end);
    }
  };

  function said(type: string, body: Buffer) {
    const word = words(body);
    if (type === 'Q') hear({ text: word(), parameters: [] });
    if (type === 'P') state.statements.set(word(), word());
    if (type !== 'B') return;
    word();
    const text = state.statements.get(word()) ?? '';
    const at = { byte: word.at() };
    const short = () => body.readInt16BE((at.byte += 2) - 2);
    const long = () => body.readInt32BE((at.byte += 4) - 4);
    for (let formats = short(); formats > 0; formats -= 1) short();
    const parameters = Array.from({ length: short() }, () => {
      const length = long();
      return length < 0 ? null : body.toString('utf8', at.byte, (at.byte += length));
    });
    hear({ text, parameters });
  }
}

/** Reads zero-ended words one after the other. */
function words(body: Buffer) {
  const state = { at: 0 };
  const next = () => {
    const end = body.indexOf(0, state.at);
    const word = body.toString('utf8', state.at, end);
    state.at = end + 1;
    return word;
  };
  return Object.assign(next, { at: () => state.at });
}
