/** The door for agents that speak over pipes: each line goes to the running bot, and its answer comes back as a line. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

type Pipe = {
  readonly url: string;
  readonly token: string;
  readonly input: Readable;
  readonly output: Writable;
};

/** Resolves when the other end has closed, and all that it asked is answered. */
export async function bridge({ url, token, input, output }: Pipe): Promise<void> {
  const asking = new Set<Promise<void>>();
  const state = { version: undefined as string | undefined };
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const one = forward(line).finally(() => asking.delete(one));
    asking.add(one);
  }
  await Promise.all(asking);

  async function forward(line: string): Promise<void> {
    const { id, method, params } = parsed(line);
    try {
      const answer = await fetch(new URL('/mcp', url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headersOf({ method, params, version: state.version }),
        },
        body: line,
      });
      const text = await answer.text();
      for (const message of messagesIn(text, answer.headers.get('content-type') ?? '')) {
        if (method === 'initialize') state.version ??= parsed(message).result?.protocolVersion;
        if (parsed(message).jsonrpc === undefined) throw new Error(`${answer.status}`);
        output.write(`${message}\n`);
      }
      if (!answer.ok && text === '') throw new Error(`${answer.status}`);
    } catch (error) {
      if (id === undefined) return;
      const words = `Touchbase at ${url} does not answer (${error instanceof Error ? error.message : ''}): is it running, and is TOUCHBASE_TOKEN good?`;
      output.write(`${JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32_000, message: words } })}\n`);
    }
  }
}

const VERSION = 'io.modelcontextprotocol/protocolVersion';

type Line = {
  readonly jsonrpc?: string;
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: { readonly protocolVersion?: string };
};

function parsed(line: string): Line {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** What the newer protocol says in headers, too. */
function headersOf({
  method,
  params,
  version,
}: {
  readonly method: string | undefined;
  readonly params: Line['params'] | undefined;
  readonly version: string | undefined;
}) {
  const about = params?.['_meta'];
  const said = typeof about === 'object' && about !== null && VERSION in about ? about[VERSION] : undefined;
  const modern = typeof said === 'string' ? said : undefined;
  const named = params?.['name'] ?? params?.['uri'];
  const name = typeof named === 'string' ? named : undefined;
  return {
    ...((modern ?? version) !== undefined && { 'mcp-protocol-version': modern ?? version ?? '' }),
    ...(modern !== undefined && method !== undefined && { 'mcp-method': method }),
    ...(modern !== undefined && name !== undefined && { 'mcp-name': name }),
  };
}

function messagesIn(text: string, type: string): readonly string[] {
  if (!type.includes('text/event-stream')) return text.trim() === '' ? [] : [text.trim()];
  return text.split(/\r?\n\r?\n/).flatMap((event) => {
    const data = event
      .split(/\r?\n/)
      .flatMap((line) => (line.startsWith('data:') ? line.slice(5).trim() : []))
      .join('\n');
    return data === '' ? [] : [data];
  });
}
