import { Hono } from 'hono';
import { web } from '../adapters/web/index.ts';
import type { Config } from '../config.ts';
import { openStore } from '../core/db/open.ts';
import { setUp } from '../app/setup.ts';
import { openApp } from '../app/app.ts';
import { health, listen } from '../app/http.ts';
import { fault, openLog } from '../app/log.ts';
import { webPorts } from '../app/ports/web.ts';
import { openILink } from '../app/ports/ilink.ts';
import { openSlack } from '../app/ports/slack.ts';
import { mustBeInstalled, openWechaty } from '../app/ports/wechaty.ts';

/** Runs the bot until it is told to stop. */
export async function run(config: Config) {
  if (config.wechaty) mustBeInstalled(config.wechaty);
  const log = openLog(config.logLevel);
  const clock = Temporal.Now.instant;
  const store = await openStore(config.database, clock);
  const { workspace, adminCode, demo } = await setUp(store, config);
  const watched = health(store);

  const page = config.webChat
    ? web({
        ...webPorts({ store, workspace, demo }),
        hosts: [config.host],
        log: (id, error) => log.error({ where: 'web', id, ...fault(error) }, 'failed'),
      })
    : undefined;
  const slack =
    config.slack &&
    (await openSlack({
      store,
      workspace,
      config: { ...config, slack: config.slack },
      clock,
      log: (sentence, error) =>
        error === undefined ? log.info(sentence) : log.error({ where: 'slack', ...fault(error) }, sentence),
    }));
  const told = (sentence: string, error?: unknown) =>
    error === undefined ? log.info(sentence) : log.error({ where: 'wechat', ...fault(error) }, sentence);
  const ilink = config.ilink && (await openILink({ store, config: config.ilink, clock, log: told }));
  const wechat = config.wechaty && (await openWechaty({ store, workspace, config: config.wechaty, clock, log: told }));
  const house = openApp({
    store,
    adapters: [page, slack, ilink, wechat].filter((adapter) => adapter !== undefined),
    done: (done) => {
      ilink?.asked(done);
      if (done.command === 'remove') page?.recheck();
    },
    log,
    clock,
    count: {
      heard: () => watched.heard.inc(),
      failed: (where) => watched.failed.inc({ where }),
      asked: ({ asked, answered }) => {
        watched.tokens.inc({ way: 'asked' }, asked);
        watched.tokens.inc({ way: 'answered' }, answered);
      },
    },
    model: config.model,
    cleared: () => page?.anew(),
    watch: (message) =>
      page?.show(message.room.id, {
        id: message.id,
        at: message.at,
        from: { id: message.from.id, name: message.from.name ?? message.from.id },
        text: message.text,
      }),
  });

  const routes = new Hono().route('/', watched.routes);
  if (page) routes.route('/', page.routes);
  if (slack) routes.all('/slack/*', (c) => slack.answer(c.req.raw));
  await house.start();
  const server = await listen(routes, config).catch(async (error: unknown) => {
    await house.stop();
    throw error;
  });
  process.stdout.write(`Touchbase is at ${server.url}\n`);
  if (adminCode)
    process.stdout.write(
      `The first admin says «bind ${adminCode}» to it within ten minutes; \`npm run code\` makes another\n`,
    );

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    const closed = server.close();
    await house.stop();
    await closed;
  };
  process.once('SIGTERM', (signal) => void stop(signal)).once('SIGINT', (signal) => void stop(signal));
}
