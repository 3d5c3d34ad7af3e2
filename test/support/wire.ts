/** A stand-in's server, and the server's end of a WebSocket, as far as the platforms' connections need it: whole frames, pings and a goodbye. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export type Wire = { say(words: object): void; bring(bytes: Buffer): void; hangUp(): void };

/** Takes the connection over from HTTP. */
export function wire(
  request: IncomingMessage,
  {
    socket,
    heard = () => {},
    brought = () => {},
    gone,
  }: {
    readonly socket: Duplex;
    readonly heard?: (words: unknown) => void;
    readonly brought?: (bytes: Buffer) => void;
    readonly gone: () => void;
  },
): Wire {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const send = (kind: number, body: Buffer) => {
    if (socket.writable) socket.write(Buffer.concat([head(kind, body.length), body]));
  };
  const state = { rest: Buffer.alloc(0) };
  socket.on('data', (piece: Buffer) => {
    state.rest = Buffer.concat([state.rest, piece]);
    for (let next = frame(state.rest); next; next = frame(state.rest)) {
      state.rest = state.rest.subarray(next.length);
      if (next.kind === TEXT) heard(JSON.parse(next.body.toString()));
      if (next.kind === BINARY) brought(next.body);
      if (next.kind === PING) send(PONG, next.body);
      if (next.kind === CLOSE) socket.end();
    }
  });
  socket.on('error', () => {});
  socket.once('end', () => socket.end());
  socket.once('close', gone);
  return {
    say: (words) => send(TEXT, Buffer.from(JSON.stringify(words))),
    bring: (bytes) => send(BINARY, bytes),
    hangUp: () => void socket.destroy(),
  };
}

/** A stand-in's server: what is asked of it over HTTP, and the connections that are made to it. */
export async function serve({
  port = 0,
  answer,
  upgrade,
}: {
  readonly port?: number;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Undefined: nobody is let in. */
  readonly upgrade: (request: IncomingMessage) => Wired | undefined;
}) {
  const wires = new Set<Wire>();
  const server = createServer((request, response) => void answer(request, response));
  server.on('upgrade', (request, socket) => {
    const how = upgrade(request);
    if (!how) {
      socket.destroy();
      return;
    }
    const own: Wire = wire(request, {
      socket,
      heard: (words) => how.heard?.(words, own),
      brought: (bytes) => how.brought?.(bytes, own),
      gone() {
        wires.delete(own);
        how.gone?.(own);
      },
    });
    wires.add(own);
    how.opened?.(own);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const address = server.address();
  return {
    at: typeof address === 'object' && address ? address.port : 0,
    /** In the order in which they were opened. */
    wires,
    drop: () => [...wires].forEach((each) => each.hangUp()),
    async close() {
      for (const each of wires) each.hangUp();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Wired = {
  readonly heard?: (words: unknown, own: Wire) => void;
  readonly brought?: (bytes: Buffer, own: Wire) => void;
  readonly opened?: (own: Wire) => void;
  readonly gone?: (own: Wire) => void;
};

function head(kind: number, length: number) {
  const first = 0x80 + kind;
  if (length < 126) return Buffer.from([first, length]);
  const long = Buffer.alloc(length < 65_536 ? 4 : 10);
  long.set([first, length < 65_536 ? 126 : 127]);
  if (length < 65_536) long.writeUInt16BE(length, 2);
  else long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}

/** The first frame of what has come; undefined while it is not all there. What a client sends is masked. */
function frame(bytes: Buffer) {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const at = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < at + 4) return undefined;
  const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const from = at + 4;
  if (bytes.length < from + size) return undefined;
  const body = bytes.subarray(from, from + size).map((byte, index) => byte ^ bytes.readUInt8(at + (index % 4)));
  return { kind: first & 0x0f, body: Buffer.from(body), length: from + size };
}
