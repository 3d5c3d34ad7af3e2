/** A program of the firm's that is told things: it keeps what it got, and answers as a test wants. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Received = { readonly headers: Record<string, string>; readonly body: string };

type Answer = (received: Received, response: ServerResponse, request: IncomingMessage) => void;

export async function openReceiver() {
  const got: Received[] = [];
  const state: { answer: Answer } = { answer: (_, response) => response.end('ok') };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
      const received = { headers, body: Buffer.concat(parts).toString('utf8') };
      got.push(received);
      state.answer(received, response, request);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, got, state };
}
