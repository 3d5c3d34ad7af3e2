import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { openModel } from '../../src/adapters/llm/openai.ts';
import { commands } from '../../src/core/commands.ts';
import { type Asked, secondOpinion } from '../../src/jobs/secondOpinion.ts';
import { only } from './rows.ts';
import { world } from './world.ts';

type Request = {
  readonly key: string | undefined;
  readonly body: { readonly messages: readonly { readonly content: string }[]; readonly response_format: unknown };
};

/** A company beside a stand-in of a language model, which answers what `think` says, or `other` to everything. */
export async function besideModel(
  think: () => object | Promise<object>,
  other?: { readonly status: 200 | 500; readonly raw: string },
) {
  const it = await world();
  const asked: Request[] = [];
  const routes = new Hono().post('/v1/chat/completions', async (c) => {
    asked.push({ key: c.req.header('authorization'), body: await c.req.json<Request['body']>() });
    const content = JSON.stringify(await think());
    const usage = { prompt_tokens: 90, completion_tokens: 12 };
    return c.body(other?.raw ?? JSON.stringify({ choices: [{ message: { content } }], usage }), {
      status: other?.status ?? 200,
    });
  });
  const server = serve({ fetch: routes.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address with it.
  const { port } = server.address() as AddressInfo;
  const failures: unknown[] = [];
  const counted: Asked[] = [];
  const second = secondOpinion({
    store: it.store,
    model: openModel({ url: `http://127.0.0.1:${port}/v1/`, model: 'stand-in', key: 'secret' }),
    commands,
    clock: it.now,
    wake: () => {},
    fail: (error) => failures.push(error),
    count: (each) => counted.push(each),
  });
  /** What is said after the last message was considered, the cards it takes the place of left out. */
  const considered = () =>
    it.during(async () => {
      second.consider(only(it.done.slice(-1)));
      await second.settled();
    });
  return { it, asked, second, failures, counted, considered };
}
