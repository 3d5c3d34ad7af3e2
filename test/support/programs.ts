/** A team's bot with its doors for programs: tokens by sentence, calls as a program makes them. */
import { Hono } from 'hono';
import { mcpRoutes } from '../../src/adapters/api/mcp.ts';
import { gate, restRoutes } from '../../src/adapters/api/rest.ts';
import { programPorts } from '../../src/app/ports/programs/ports.ts';
import { commands } from '../../src/core/commands.ts';
import { testVault, world } from './world.ts';

export type Row = {
  readonly id: number;
  readonly name: string;
  readonly action: string;
  readonly title: string;
  readonly text: string;
  readonly outcome: string;
  readonly tier: string | null;
  readonly owner: { readonly name: string } | null;
};

/** The fields that tests look at by name; each answer has its own. */
export type Body = Row & {
  readonly items: readonly Row[];
  readonly record: Row;
  readonly next: string | null;
  readonly said: readonly { readonly text: string }[];
};

export type Called = { readonly status: number; readonly body: Body; readonly headers: Headers };

export async function programs() {
  const it = await world();
  const failures: unknown[] = [];
  const ports = {
    ...programPorts({ store: it.store, commands, vault: testVault, living: ['test'] }),
    now: it.now,
    log: (_id: string, error: unknown) => void failures.push(error),
  };
  const at = gate(ports);
  const app = new Hono()
    .route('/', mcpRoutes(ports, at, { version: 'test' }))
    .route('/', restRoutes(ports, at, 'test'));

  async function token(who: Parameters<typeof it.as>[0], scope: 'read' | 'write' = 'write'): Promise<string> {
    const said = await it.as(who).hears(scope === 'read' ? '给我一个API密钥 只读 30天' : '给我一个API密钥 读写 30天');
    const found = /tb_\d+_[\w-]{43}/.exec(said.join('\n'))?.[0];
    if (!found) throw new Error(`no token in: ${said.join()}`);
    return found;
  }

  async function call(
    bearer: string,
    way: string,
    {
      body,
      file,
      headers = {},
    }: {
      readonly body?: unknown;
      readonly file?: Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<Called> {
    const [method = 'GET', path = ''] = way.split(' ');
    const answer = await app.request(`http://localhost${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file && { body: file as Uint8Array<ArrayBuffer> }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : { text },
      headers: answer.headers,
    };
  }

  return { ...it, ports, app, failures, token, call };
}
