import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Store } from '../core/db/open.ts';
import { backlog } from '../core/delivery/store/queue.ts';

export type Health = {
  /** The numbers that /metrics shows. */
  readonly heard: Counter;
  readonly failed: Counter;
  readonly tokens: Counter;
  readonly routes: Hono;
};

/** What an operator looks at: /healthz (the process lives), /readyz (the database answers), /metrics (Prometheus). */
export function health(store: Store): Health {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const heard = new Counter({
    name: 'touchbase_messages_heard_total',
    help: 'Messages heard and committed',
    registers,
  });
  const failed = new Counter({
    name: 'touchbase_failures_total',
    help: 'Failures told to the log, by where',
    labelNames: ['where'],
    registers,
  });
  const tokens = new Counter({
    name: 'touchbase_model_tokens_total',
    help: 'Tokens of the language model, by which way they went: what it costs',
    labelNames: ['way'],
    registers,
  });
  const waiting = new Gauge({ name: 'touchbase_outbox_due', help: 'Lines waiting to be sent', registers });
  const dead = new Gauge({ name: 'touchbase_outbox_dead', help: 'Lines given up in the last month', registers });
  const oldest = new Gauge({
    name: 'touchbase_outbox_oldest_seconds',
    help: 'Age of the oldest line waiting',
    registers,
  });

  const measure = async () => {
    const lines = await Promise.all((await store.all()).map((workspace) => store.within({ workspace }, backlog)));
    const now = store.clock();
    waiting.set(lines.reduce((sum, line) => sum + line.due, 0));
    dead.set(lines.reduce((sum, line) => sum + line.dead, 0));
    oldest.set(Math.max(0, ...lines.map((line) => (line.oldest ? now.since(line.oldest).total('seconds') : 0))));
  };

  const routes = new Hono();
  routes.get('/healthz', (c) => c.text('ok'));
  routes.get('/readyz', async (c) => {
    const answers = await store.all().then(
      () => true,
      () => false,
    );
    return answers ? c.text('ok') : c.text('the database does not answer', 503);
  });
  routes.get('/metrics', async (c) => {
    await measure();
    return c.text(await register.metrics(), 200, { 'content-type': register.contentType });
  });
  return { heard, failed, tokens, routes };
}

/** Listens. Rejects when the port is taken, with what to do about it. */
export function listen(routes: Hono, { port, host }: { readonly port: number; readonly host: string }) {
  return new Promise<{ readonly url: string; close(): Promise<void> }>((resolve, reject) => {
    const server = serve({ fetch: routes.fetch, port, hostname: host }, (at) => {
      const shown = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
      resolve({
        url: `http://${shown}:${at.port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} is in use: set PORT to another one (in the environment or in .env)`)
          : error,
      ),
    );
  });
}
