import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Config } from '../config.ts';
import { countUnanswered } from '../core/bot/store/unanswered.ts';
import { backlog } from '../core/delivery/store/queue.ts';
import { errorCode, isUnavailable } from '../core/db/pool.ts';
import type { Store } from '../core/db/open.ts';
import type { Adapter } from '../core/contract/adapter.ts';
import { fault } from './log.ts';
import { missingHolidays } from './holidays.ts';
import { outdated } from './outdated.ts';
import { onlyOperators } from './operators.ts';
import { webhookBacklog } from '../core/webhooks/store/messages.ts';

export type Health = {
  /** The numbers that /metrics shows. */
  readonly heard: Counter;
  readonly failed: Counter;
  readonly tokens: Counter;
  readonly opinions: Counter;
  readonly routes: Hono;
  /** Why it is not open yet. */
  waits(why: string): void;
  opened(parts: { readonly store: Store; readonly adapters: readonly Adapter[] }): void;
};

const WEEK = { hours: 7 * 24 };

/** So long an answer about the disk is good: looking means writing. */
const FRESH_MS = 15_000;

/** What an operator looks at: /healthz (the process lives), /readyz (it can hear, keep and answer), /metrics (Prometheus). */
export function health(config: Pick<Config, 'status'>): Health {
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
  const opinions = new Counter({
    name: 'touchbase_model_opinions_total',
    help: 'Answers of the language model, by what it was asked about and whether they led to a tap',
    labelNames: ['about', 'end'],
    registers,
  });
  const waiting = new Gauge({ name: 'touchbase_outbox_due', help: 'Lines waiting to be sent', registers });
  const dead = new Gauge({ name: 'touchbase_outbox_dead', help: 'Lines given up in the last month', registers });
  const oldest = new Gauge({
    name: 'touchbase_outbox_oldest_seconds',
    help: 'Age of the oldest line waiting',
    registers,
  });
  const pushes = {
    due: new Gauge({ name: 'touchbase_webhooks_due', help: 'Messages waiting for webhooks', registers }),
    dead: new Gauge({ name: 'touchbase_webhooks_dead', help: 'Messages to webhooks given up', registers }),
    oldest: new Gauge({
      name: 'touchbase_webhooks_oldest_seconds',
      help: 'Age of the oldest message waiting for a webhook',
      registers,
    }),
  };
  const standby = new Counter({
    name: 'touchbase_standby_questions_total',
    help: 'What was to be asked of the standby, by what became of it; all but «answered» was asked of the server',
    labelNames: ['end'],
    registers,
  });
  const refused = new Gauge({
    name: 'touchbase_platform_refused',
    help: 'Whether a platform refuses its token',
    labelNames: ['platform'],
    registers,
  });
  const unanswered = new Gauge({
    name: 'touchbase_unanswered',
    help: 'Sentences of the last week that nothing could be done for, by what they were taken for',
    labelNames: ['intent'],
    registers,
  });
  const state = {
    why: 'starting',
    parts: undefined as { readonly store: Store; readonly adapters: readonly Adapter[] } | undefined,
    wroteAt: -FRESH_MS,
  };

  const measure = async ({ store, adapters }: { readonly store: Store; readonly adapters: readonly Adapter[] }) => {
    for (const { name, refusal } of adapters)
      if (refusal) refused.set({ platform: name }, refusal() === undefined ? 0 : 1);
    standby.reset();
    for (const [end, many] of Object.entries(store.standby?.asked ?? {})) standby.inc({ end }, many);
    const lines = await Promise.all((await store.all()).map((workspace) => store.within({ workspace }, backlog)));
    const now = store.clock();
    waiting.set(lines.reduce((sum, line) => sum + line.due, 0));
    dead.set(lines.reduce((sum, line) => sum + line.dead, 0));
    unanswered.reset();
    for (const workspace of await store.all())
      for (const [intent, many] of await store.within({ workspace }, (tx) => countUnanswered(tx, now.subtract(WEEK))))
        unanswered.inc({ intent }, many);
    const told = await Promise.all((await store.all()).map((workspace) => store.within({ workspace }, webhookBacklog)));
    pushes.due.set(told.reduce((sum, one) => sum + one.due, 0));
    pushes.dead.set(told.reduce((sum, one) => sum + one.dead, 0));
    pushes.oldest.set(Math.max(0, ...told.map((one) => (one.oldest ? now.since(one.oldest).total('seconds') : 0))));
    oldest.set(Math.max(0, ...lines.map((line) => (line.oldest ? now.since(line.oldest).total('seconds') : 0))));
  };

  /** Undefined: ready. */
  async function notReady(): Promise<string | undefined> {
    if (!state.parts) return state.why;
    const { store, adapters } = state.parts;
    const refused = adapters.flatMap(({ name, refusal }) => {
      const why = refusal?.();
      return why === undefined ? [] : [`${name}: ${why}`];
    });
    if (refused.length) return refused.join('; ');
    try {
      await store.all();
      if (performance.now() - state.wroteAt > FRESH_MS) {
        await store.tryDisk();
        state.wroteAt = performance.now();
      }
      return undefined;
    } catch (error) {
      state.wroteAt = -FRESH_MS;
      const code = errorCode(error) ?? '';
      return FULL.has(code) ? `the disk of the database is full (${code})` : `the database does not answer (${code})`;
    }
  }

  const routes = new Hono();
  routes.get('/healthz', (c) => c.text('ok'));
  for (const path of ['/readyz', '/metrics']) routes.use(path, onlyOperators(config.status));
  routes.get('/readyz', async (c) => {
    const why = await notReady();
    if (why !== undefined) return c.text(why, 503);
    return c.text(['ok', ...(state.parts ? await remarks(state.parts.store) : [])].join('\n'));
  });
  routes.get('/metrics', async (c) => {
    if (state.parts) await measure(state.parts);
    return c.text(await register.metrics(), 200, { 'content-type': register.contentType });
  });
  return {
    heard,
    failed,
    tokens,
    opinions,
    routes,
    waits: (why) => {
      state.why = why;
    },
    opened: (parts) => {
      state.parts = parts;
    },
  };
}

/** What keeps nobody from working, and deserves a look. */
async function remarks(store: Store): Promise<readonly string[]> {
  const newer = await outdated(store);
  return [...(newer ? [newer] : []), ...(await missingHolidays(store))];
}

/** What whoever asked is given of a failure. */
type Shown = (c: Context, failure: { readonly id: string; readonly isAway: boolean }) => Response;

/**
 * To mount on: a failure is an id, for whoever asked and for the log. Left to itself, the library prints the whole error.
 * Where the database is away, or we are closing it, whoever asks is to ask again.
 */
export function failingSafely(log: Logger, shown: Shown = (c, { id, isAway }) => c.text(id, isAway ? 503 : 500)): Hono {
  const routes = new Hono();
  routes.onError((error, c) => {
    const id = randomUUID().slice(0, 8);
    if (isUnavailable(error)) {
      log.warn({ where: 'http', id, ...fault(error) }, 'the database was away');
      c.header('retry-after', '1');
      return shown(c, { id, isAway: true });
    }
    log.error({ where: 'http', id, ...fault(error) }, 'failed');
    return shown(c, { id, isAway: false });
  });
  return routes;
}

const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Listens. Rejects when the port is taken, with what to do about it. */
export function listen(fetch: Hono['fetch'], { port, host }: { readonly port: number; readonly host: string }) {
  return new Promise<{ readonly url: string; close(): Promise<void> }>((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, (at) => {
      const shown = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
      resolve({
        url: `http://${shown}:${at.port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
    server.on('error', (error: NodeJS.ErrnoException) => reject(notHeard(error, { port, host })));
  });
}

/** What to set where the port or the address cannot be listened on. */
function notHeard(error: NodeJS.ErrnoException, { port, host }: { readonly port: number; readonly host: string }) {
  const { code = '' } = error;
  const where = '(in the environment or in .env)';
  const words: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} is in use: set PORT to another one ${where}`,
    EACCES: `port ${port} is not for this user: set PORT to 1024 or above ${where}`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine: set HOST to 127.0.0.1, or behind a proxy to 0.0.0.0 ${where}`,
    ENOTFOUND: `HOST ${host} is no address of this machine: set HOST to 127.0.0.1, or behind a proxy to 0.0.0.0 ${where}`,
  };
  return words[code] === undefined ? error : new Error(words[code], { cause: error });
}
