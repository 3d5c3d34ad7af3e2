/** The house, put together: the bot on its database, what delivers its answers, and what asks for what is due. */
import { schedule } from 'node-cron';
import type { Logger } from 'pino';
import { bot, type MessageResult } from '../core/bot/bot.ts';
import { commands } from '../core/commands.ts';
import { type Delivery, deliver } from '../core/delivery/deliver.ts';
import { releaseExports } from '../core/transfer/store/exports.ts';
import { releaseImports } from '../core/transfer/store/imports.ts';
import type { Store } from '../core/db/open.ts';
import type { ServerPlace } from '../core/db/server/open.ts';
import { releaseLines } from '../core/delivery/store/queue.ts';
import { tellChannelClosed } from '../core/people/teamChannel.ts';
import { openOnly } from '../core/people/store/rooms.ts';
import { playWeek } from './demo/player.ts';
import { tellTour } from './demo/tour.ts';
import { readingPause } from './demo/pause.ts';
import { soFar } from './demo/soFar.ts';
import { digest } from '../jobs/digest/digest.ts';
import { handOver } from '../jobs/handOver.ts';
import { type Job, runJobs } from '../jobs/job.ts';
import { complaintClock } from '../jobs/complaintClock.ts';
import { care } from '../jobs/rhythm/care.ts';
import { escalate } from '../jobs/rhythm/escalate.ts';
import { playbookSteps } from '../jobs/playbookSteps.ts';
import { remind } from '../jobs/rhythm/remind.ts';
import { replan } from '../jobs/rhythm/replan.ts';
import { requests } from '../jobs/rhythm/requests.ts';
import { reindexNames } from '../jobs/reindexNames.ts';
import { indexNotesJob, cleanUp } from '../jobs/cleanup.ts';
import { transferWorker } from '../jobs/transfer.ts';
import { teach } from '../jobs/rhythm/teach.ts';
import { calendarWorker } from '../jobs/rhythm/calendars.ts';
import { webhookWorker } from '../jobs/webhooks.ts';
import { releaseMessages } from '../core/webhooks/store/messages.ts';
import { welcomeBack } from '../jobs/welcomeBack.ts';
import { sharePrivate } from '../jobs/sharePrivate.ts';
import { fault } from './log.ts';
import { tablesBeside } from './tables/beside.ts';
import { inTurns } from './turns.ts';
import { typesetting } from '../adapters/shared/typeset.ts';
import { type ModelConfig, openModel } from '../adapters/llm/openai.ts';
import { type Asked, secondOpinion } from '../jobs/secondOpinion.ts';
import type { Message } from '../core/contract/message.ts';
import type { Outside } from '../core/contract/doors/outside.ts';
import type { Vault } from '../core/contract/doors/vault.ts';
import { readCalendar } from '../adapters/calendar/read.ts';
import { outside as openOutside } from '../adapters/outside/index.ts';
import type { Hear, Adapter } from '../core/contract/adapter.ts';

/** What the clock starts, in this order. */
export const JOBS: readonly Job[] = [
  sharePrivate,
  handOver,
  complaintClock,
  playbookSteps,
  welcomeBack,
  replan,
  remind,
  requests,
  escalate,
  care,
  digest,
  teach,
  reindexNames,
];

/** To read a sentence and its answer. */
const READING_MS = 6_000;

export type App = {
  readonly hear: Hear;
  explain(message: Message): Promise<string>;
  readonly delivery: Delivery;
  /** Something was written: what waits for it is done now, and not by the next tick. */
  readonly wake: () => void;
  /** Resolves when nothing is left to tell or to say. */
  settled(): Promise<void>;
  /** Starts hearing, sending and asking what is due. */
  start(): Promise<void>;
  /** Stops hearing, finishes what is in hand, and closes the database; ten seconds at most. */
  stop(): Promise<void>;
};

type Parts = {
  readonly store: Store;
  readonly adapters: readonly Adapter[];
  readonly log: Logger;
  readonly clock: () => Temporal.Instant;
  /** Told of every message heard and every failure, for the metrics. */
  readonly count?: {
    heard(): void;
    failed(where: string): void;
    asked(asked: Asked): void;
  };
  /** Where one is set up, a language model that gives a second opinion on doubtful notes and on sentences that nothing takes. */
  readonly model?: ModelConfig | undefined;
  /** What keeps secrets; without it nothing that has some can be set up. */
  readonly vault?: Vault | undefined;
  /** What asks addresses that people give; by default none within the firm's own network. */
  readonly outside?: Outside;
  /** The server on which tables go in and out in a thread of their own; without it they do so on this one. */
  readonly besides?: ServerPlace | undefined;
  /** Told what every message led to, once that is committed. */
  readonly done?: (done: MessageResult) => void;
  /** Somebody reads along: what is told of a played week is told at the speed of reading. */
  readonly unhurried?: boolean;
  /** A week was played, or taken back: what was said has become more, or less, than pages show. */
  readonly retold?: () => void;
};

export function openApp({
  store,
  adapters,
  log,
  clock,
  count,
  model,
  vault,
  besides,
  done: told,
  unhurried,
  retold,
  ...parts
}: Parts): App {
  const failed = (where: string, told: ReturnType<typeof fault>, ids: Record<string, unknown> = {}) => {
    count?.failed(where);
    log.error({ where, ...ids, ...told }, 'failed');
  };
  const fail = (where: string, error: unknown, ids?: Record<string, unknown>) => failed(where, fault(error), ids);
  const delivery = deliver({
    store,
    adapters: adapters.map(typesetting),
    clock,
    unspoken: tellChannelClosed,
    log: ({ line, platform, end, error }) => {
      if (end === 'later') return log.debug({ line, platform }, 'to be sent later');
      count?.failed('send');
      return log.warn({ line, platform, end, ...(error === undefined ? {} : fault(error)) }, 'not sent');
    },
  });
  const pending = new Set<Promise<unknown>>();
  const inTurn = inTurns();
  const plays = { running: 0, last: Promise.resolve() };
  const reading = readingPause(unhurried ? READING_MS : 0);
  const second =
    model &&
    secondOpinion({
      store,
      model: openModel(model),
      commands,
      clock,
      wake: delivery.wake,
      fail: (error) => fail('model', error),
      count: count?.asked,
    });
  const outside = parts.outside ?? openOutside({ allowPrivate: false });
  const pushing = webhookWorker({
    store,
    outside,
    vault,
    clock,
    wake: delivery.wake,
    fail: (error) => fail('webhooks', error),
  });
  const meeting = calendarWorker({
    store,
    outside,
    read: readCalendar,
    vault,
    clock,
    wake: delivery.wake,
    fail: (error) => fail('calendars', error),
  });
  const carrying = besides
    ? tablesBeside({
        store,
        clock,
        database: besides,
        wake: delivery.wake,
        fail: (told, ids) => failed('tables', told, ids),
      })
    : transferWorker({ store, clock, wake: delivery.wake, fail: (error, ids) => fail('tables', error, ids) });
  const { receive, explain } = bot({
    store,
    commands,
    clock,
    vault,
    living: adapters.filter(({ can }) => can.living).map(({ name }) => name),
    log: (id, error) => fail('hear', error, { id }),
    wake: (done) => {
      delivery.wake();
      if (done) pushing.look();
      if (done) told?.(done);
      if (done?.command === 'demo' && done.outcome === 'playing') play();
      if (done?.command === 'demo' && done.outcome === 'skipped') reading.end('skip');
      if (done?.command === 'demo' && done.outcome === 'cleared') retold?.();
      if (done) second?.consider(done);
      if (done?.command === 'import' || done?.command === 'export') carrying.look();
    },
  });

  /** One after the other: a story that is asked for twice is told once. What is told of it does not wait for its end. */
  function play() {
    plays.running += 1;
    plays.last = plays.last
      .then(async () => {
        const { told: hearOf, until, end } = soFar();
        const playing = playWeek({ store, clock, told: hearOf, jobs: JOBS })
          .then(() => retold?.())
          .finally(end);
        await Promise.all([playing, tellTour({ store, clock, wake: delivery.wake, until, pause: reading.pause })]);
      })
      .catch((error: unknown) => fail('demo', error))
      .finally(() => (plays.running -= 1));
  }

  const hear: Hear = async (message) => {
    const hearing = inTurn(`${message.platform} ${message.account} ${message.room.id}`, () => receive(message));
    pending.add(hearing);
    try {
      const result = await hearing;
      count?.heard();
      return result;
    } catch (error) {
      fail('hear', error, { platform: message.platform });
      throw error;
    } finally {
      pending.delete(hearing);
    }
  };

  const ask = async () => {
    carrying.look();
    pushing.look();
    meeting.look();
    // What the story has due in its past is for the story's own clock to ask.
    if (plays.running > 0) return;
    await runJobs({ store, jobs: JOBS, now: clock(), log: (job, error) => fail(job, error) });
    delivery.wake();
  };
  const ticks = [
    schedule('*/10 * * * * *', () => ask().catch((error: unknown) => fail('ask', error)), {
      noOverlap: true,
      logger: silent(log),
    }),
    schedule('17 3 * * *', () => cleanUp({ store, now: clock() }).catch((error: unknown) => fail('sweep', error)), {
      noOverlap: true,
      logger: silent(log),
    }),
  ];

  return {
    hear,
    explain,
    delivery,
    wake() {
      delivery.wake();
      carrying.look();
      pushing.look();
    },
    settled: async () => {
      await Promise.all([plays.last, second?.settled(), carrying.settled(), pushing.settled(), meeting.settled()]);
      await delivery.drain();
    },
    async start() {
      if (store.embedded) {
        for (const workspace of await store.all())
          await store.within({ workspace }, async (tx) => {
            await releaseLines(tx, clock());
            await openOnly(tx, {
              platforms: adapters.filter(({ single }) => !single).map(({ name }) => name),
              now: clock(),
            });
            await releaseImports(tx);
            await releaseExports(tx);
            await releaseMessages(tx);
          });
        await store.analyze();
      }
      for (const adapter of adapters) await adapter.start(hear);
      delivery.start();
      delivery.wake();
      const learning = indexNotesJob(store)
        .catch((error: unknown) => fail('learn', error))
        .finally(() => pending.delete(learning));
      pending.add(learning);
    },
    async stop() {
      reading.end('stop');
      for (const tick of ticks) await tick.stop();
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      await Promise.race([
        Promise.allSettled([
          ...pending,
          plays.last,
          second?.stop(),
          carrying.stop(),
          pushing.stop(),
          meeting.stop(),
          delivery.stop(),
        ]),
        late(),
      ]);
      await store.close();
    },
  };
}

const late = () => new Promise((resolve) => setTimeout(resolve, 8_000).unref());

/** node-cron's own remarks, in our log. */
function silent(log: Logger) {
  const note = (words: unknown) => log.debug({ cron: String(words) }, 'tick');
  return { info: note, warn: note, error: note, debug: note };
}
