import { Hono } from 'hono';
import pRetry from 'p-retry';
import { calendarRoutes } from '../adapters/calendar/index.ts';
import { outside } from '../adapters/outside/index.ts';
import { web } from '../adapters/web/index.ts';
import type { Config } from '../config.ts';
import { UNSAID_ZONE } from '../core/calendar/timeZones.ts';
import { openStore } from '../core/db/open.ts';
import { warmReader } from '../core/reader/read.ts';
import { errorCode, isUnavailable } from '../core/db/pool.ts';
import { setUp } from '../app/setup.ts';
import { openApp } from '../app/app.ts';
import { openDoor } from '../adapters/operator/door.ts';
import { backUp } from './backup/backup.ts';
import { makeCode } from './code.ts';
import { examine } from './doctor/doctor.ts';
import { logCrashes } from '../app/crashes.ts';
import { encryptWith } from '../app/encryption.ts';
import { mustBeInstalled } from '../app/installed.ts';
import { failingSafely, health, listen } from '../app/http.ts';
import { fault, openLog } from '../app/log.ts';
import { viewPorts } from '../app/ports/pages/views.ts';
import { webPorts } from '../app/ports/web.ts';
import { calendarPorts } from '../app/ports/doors/calendar.ts';
import { openMail } from '../app/ports/doors/mail.ts';
import { openDingtalk } from '../app/ports/vouching.ts';
import { feedDoor } from '../app/ports/doors/feeds.ts';
import { openFeishu } from '../app/ports/vouching.ts';
import { openILink } from '../app/ports/ilink.ts';
import { openSlack } from '../app/ports/slack.ts';
import { openWechaty } from '../app/ports/wechaty.ts';
import { openWecom } from '../app/ports/wecom.ts';

/** Runs the bot until it is told to stop. It answers from the start, and waits for a database that is not there yet. */
export async function run(config: Config) {
  if (config.wechaty) mustBeInstalled('WECHATY_PUPPET', ['wechaty', config.wechaty.puppet]);
  if (config.wecom) mustBeInstalled('WECOM_BOT_ID', ['@wecom/aibot-node-sdk']);
  if (config.feishu) mustBeInstalled('FEISHU_APP_ID', ['@larksuiteoapi/node-sdk']);
  if (config.mail) mustBeInstalled('MAIL_ADDRESS', ['imapflow', 'nodemailer', 'mailparser']);
  if (config.dingtalk) mustBeInstalled('DINGTALK_CLIENT_ID', ['dingtalk-stream']);
  const log = openLog(config.logLevel);
  logCrashes(log);
  const watched = health(config);
  const front = { routes: notYet() };
  const routes = failingSafely(log)
    .route('/', watched.routes)
    .all('*', (c) => front.routes.fetch(c.req.raw, c.env));
  const server = await listen(routes.fetch, config);
  const giveUp = () => process.exit(0);
  process.once('SIGTERM', giveUp).once('SIGINT', giveUp);
  const store = await whenThere(
    () => openStore(config.database),
    (code) => {
      log.warn({ code }, 'the database is not there yet: start it, or set DATABASE_URL to where it is; trying again');
      watched.waits(`the database is not there yet (${code}): start it, or set DATABASE_URL to where it is`);
    },
  );
  process.off('SIGTERM', giveUp).off('SIGINT', giveUp);
  const { clock } = store;
  const pages = config.webChat ? (config.webOrigin ?? server.url) : null;
  const { workspace, adminCode, adminLink, demo } = await setUp(store, { ...config, pages });
  const ports = { wake: () => {} };

  const page = config.webChat
    ? web({
        ...webPorts({ store, workspace, demo, wake: () => ports.wake() }),
        views: viewPorts({ store, workspace }),
        hosts: [config.host],
        origin: config.webOrigin,
        log: (id, error) => log.error({ where: 'web', id, ...fault(error) }, 'failed'),
      })
    : undefined;
  const toldOf = (where: string) => (sentence: string, error?: unknown) =>
    error === undefined ? log.info(sentence) : log.error({ where, ...fault(error) }, sentence);
  const slack =
    config.slack &&
    (await openSlack({
      store,
      workspace,
      config: { ...config, slack: config.slack },
      clock,
      log: toldOf('slack'),
    }));
  const told = toldOf('wechat');
  const ilink = config.ilink && (await openILink({ store, config: config.ilink, clock, log: told }));
  const wechat = config.wechaty && (await openWechaty({ store, workspace, config: config.wechaty, clock, log: told }));
  const wecom =
    config.wecom && (await openWecom({ store, workspace, config: config.wecom, clock, log: toldOf('wecom') }));
  const feishu =
    config.feishu && (await openFeishu({ store, workspace, config: config.feishu, clock, log: toldOf('feishu') }));
  const dingtalk =
    config.dingtalk &&
    (await openDingtalk({ store, workspace, config: config.dingtalk, clock, log: toldOf('dingtalk') }));
  const mail =
    config.mail &&
    (await openMail({ store, workspace, config: config.mail, clock, wake: () => ports.wake(), log: toldOf('mail') }));
  const adapters = [page, slack, ilink, wechat, wecom, feishu, dingtalk, mail].filter(
    (adapter) => adapter !== undefined,
  );
  const vault = config.secretKey === undefined ? undefined : encryptWith(config.secretKey);
  const app = openApp({
    store,
    adapters,
    done: (done) => {
      ilink?.asked(done);
      if (done.command === 'remove') page?.recheck();
    },
    log,
    clock,
    count: {
      heard: () => watched.heard.inc(),
      failed: (where) => watched.failed.inc({ where }),
      asked: ({ about, end, tokens }) => {
        watched.opinions.inc({ about, end });
        watched.tokens.inc({ way: 'asked' }, tokens.asked);
        watched.tokens.inc({ way: 'answered' }, tokens.answered);
      },
    },
    model: config.model,
    vault,
    besides: config.database.kind === 'server' ? config.database : undefined,
    outside: outside({ allowPrivate: config.privateAddresses }),
    retold: () => page?.anew(),
    unhurried: true,
  });

  ports.wake = app.delivery.wake;
  front.routes = failingSafely(log, page?.failed);
  const door =
    config.database.kind === 'folder'
      ? openDoor(config.database.folder, {
          url: server.url,
          verbs: {
            code: (args) => makeCode(store, { config, args }),
            doctor: () => examine(store, config),
            backup: (args) => backUp(store, args),
          },
        })
      : undefined;
  if (door) front.routes.route('/', door.routes);
  const feed = feedDoor({ store, vault, wake: app.delivery.wake });
  front.routes.all('/in/:name', (c) => feed(c.req.raw, c.req.param('name')));
  if (page) front.routes.route('/', page.routes);
  const named = { hosts: [config.host], origin: config.webOrigin };
  if (page) front.routes.route('/', calendarRoutes({ ...calendarPorts(store), ...named }));
  if (page) {
    const opened: { routes?: Promise<Hono> } = {};
    const open = async () =>
      (await import('../app/ports/programs/open.ts')).openPrograms({
        store,
        vault,
        living: adapters.filter(({ can }) => can.living).map(({ name }) => name),
        wake: app.wake,
        hosts: [config.host],
        origin: config.webOrigin,
        log: (id, error) => log.error({ where: 'api', id, ...fault(error) }, 'failed'),
      });
    for (const path of ['/api/v1/*', '/mcp'])
      front.routes.all(path, async (c) => (await (opened.routes ??= open())).fetch(c.req.raw, c.env));
  }
  if (slack) front.routes.all('/slack/*', (c) => slack.answer(c.req.raw));
  if (page) front.routes.route('/', page.absent);
  await app.start();
  watched.opened({ store, adapters });
  process.stdout.write(`Touchbase is at ${config.webOrigin ?? server.url}\n`);
  if (config.zone === UNSAID_ZONE)
    process.stdout.write(
      'This machine is on UTC: say «时区 上海» or "time zone London" to the bot, or set TEAM_ZONE before the first start\n',
    );
  if (adminLink) process.stdout.write(`The first admin opens ${adminLink} within ten minutes\n`);
  if (adminCode)
    process.stdout.write(
      `${adminLink ? 'or' : 'The first admin'} says «bind ${adminCode}» to it within ten minutes; \`npm run code\` makes another, while it runs too\n`,
    );

  setImmediate(warmReader);

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    door?.close();
    front.routes = notYet();
    const closed = server.close();
    await app.stop();
    await closed;
  };
  process.once('SIGTERM', (signal) => void stop(signal)).once('SIGINT', (signal) => void stop(signal));
}

/** Whoever asks before it is open, or while it closes, is to ask again: Slack does, and so does a browser. */
function notYet() {
  return new Hono().all('*', (c) => c.text('starting', 503, { 'retry-after': '1', refresh: '1' }));
}

/** A database that is starting is waited for, ever longer; whatever else keeps it from opening is final. */
async function whenThere<T>(open: () => Promise<T>, waits: (code: string) => void): Promise<T> {
  return pRetry(open, {
    retries: Infinity,
    minTimeout: 250,
    maxTimeout: 5_000,
    shouldRetry({ error }) {
      if (!isUnavailable(error)) return false;
      waits(errorCode(error) ?? '');
      return true;
    },
  });
}
