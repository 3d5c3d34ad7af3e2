/** A team's bot, or several replicas of it, with one more platform beside its own, or several, on a clock that goes on while something is waited for. */
import { tellChannelClosed } from '../../src/core/people/teamChannel.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import { expect, onTestFinished } from 'vitest';
import { bot, type MessageResult } from '../../src/core/bot/bot.ts';
import { commands } from '../../src/core/commands.ts';
import { parseInstant } from '../../src/core/db/columns.ts';
import { outbox, rooms } from '../../src/core/db/schema/messages.ts';
import type { Tx } from '../../src/core/db/tx.ts';
import { deliver } from '../../src/core/delivery/deliver.ts';
import { transferWorker } from '../../src/jobs/transfer.ts';
import { closeAccount } from '../../src/core/people/store/accounts.ts';
import { world } from './world.ts';
import type { Store } from '../../src/core/db/open.ts';
import type { Adapter } from '../../src/core/contract/adapter.ts';

type Opened = Adapter & { asked?(done: MessageResult): void };
type Account = { readonly platform: string; readonly account: string };
type World = Awaited<ReturnType<typeof world>>;

/** As long as a platform wants us to wait; what is in somebody's hand is due later than the short one. */
const LONGEST_BEAT = Temporal.Duration.from({ seconds: 60 });
const IN_HAND = '4 seconds';

/** When the next line may be sent that waits for a platform, and not for whoever has taken it. */
async function nextBeat(tx: Tx, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const [row] = await tx
    .select({ at: sql<string | null>`min(greatest(${outbox.dueAt}, ${rooms.freeAt}))::text` })
    .from(outbox)
    .innerJoin(rooms, and(eq(rooms.workspaceId, outbox.workspaceId), eq(rooms.id, outbox.roomId)))
    .where(
      and(
        eq(outbox.state, 'due'),
        sql`(not ${outbox.unsure} or ${outbox.dueAt} < ${now.toString()}::timestamptz + ${IN_HAND}::interval)`,
      ),
    );
  return row?.at ? parseInstant(row.at) : undefined;
}

export async function houseWith(
  accounts: Account | readonly Account[],
  open: (it: World) => Promise<Opened | readonly Opened[]>,
  {
    on,
    seen,
    replicas = 1,
  }: { readonly on?: Store; readonly seen?: () => unknown; readonly replicas?: number | undefined } = {},
) {
  const it = await world(on && { on });
  const ears = { failures: 0 };
  const state = { running: [] as readonly Awaited<ReturnType<typeof begin>>[] };

  async function begin() {
    const opened = [await open(it)].flat();
    const delivery = deliver({
      store: it.store,
      adapters: [it.platform, ...opened],
      clock: it.now,
      unspoken: tellChannelClosed,
      log: () => {},
    });
    const carrying = transferWorker({
      store: it.store,
      clock: it.now,
      wake: delivery.wake,
      fail: (error) => it.problems.push(error),
    });
    const { receive } = bot({
      store: it.store,
      commands,
      clock: it.now,
      living: opened.filter(({ can }) => can.living).map(({ name }) => name),
      wake: (done) => {
        if (done) for (const { asked } of opened) asked?.(done);
        delivery.wake();
        carrying.look();
      },
      log: (_id, error) => it.problems.push(error),
    });
    for (const adapter of opened)
      await adapter.start(async (message) => {
        if ((ears.failures -= 1) >= 0) throw new Error('the database is away');
        await receive(message);
      });
    return { opened, delivery, carrying, receive };
  }
  const start = async () => {
    const running = [];
    for (let nth = 0; nth < replicas; nth += 1) running.push(await begin());
    state.running = running;
  };
  const stop = async () => {
    await Promise.all(state.running.flatMap(({ opened }) => opened.map(({ stop: leave }) => leave())));
    await Promise.all(state.running.map(({ carrying }) => carrying.stop()));
    await Promise.all(state.running.map(({ delivery }) => delivery.stop()));
    state.running = [];
  };
  await start();
  onTestFinished(async () => {
    await stop();
    for (const account of [accounts].flat()) await it.sql((tx) => closeAccount(tx, account));
  });

  /** Until there is something to be seen; what waits to be sent is looked after meanwhile, and a platform's beat is not waited out. */
  async function settled<T>(look: () => T | undefined): Promise<T> {
    for (let tries = 0; tries < 1_000; tries += 1) {
      await Promise.all(state.running.map(({ delivery }) => delivery.drain()));
      const found = look();
      if (found !== undefined) return found;
      const beat = await it.sql((tx) => nextBeat(tx, it.now()));
      const wait = beat && it.now().until(beat);
      if (wait && wait.sign > 0 && Temporal.Duration.compare(wait, LONGEST_BEAT) <= 0) {
        it.pass(wait);
        continue;
      }
      it.pass({ milliseconds: 250 });
      await pause(50);
    }
    throw new Error(`it does not come; so far: ${JSON.stringify(seen?.() ?? it.said.map(({ line }) => line.text))}`);
  }

  return {
    ...it,
    ears,
    start,
    stop,
    settled,
    receive: (...said: Parameters<typeof it.receive>) => (state.running[0]?.receive ?? it.receive)(...said),
    /** Said on the team's own platform. */
    says: (words: RegExp) => settled(() => it.said.find(({ line }) => words.test(line.text))?.line.text),
  };
}

/** The same behind the stand-in of one platform, which it is connected to from the first. */
export async function behind<Platform extends Opened>({
  account,
  there,
  open,
  connects,
  replicas,
}: {
  readonly account: Account;
  readonly there: { readonly shown: unknown; close(): Promise<void> };
  readonly open: (
    wiring: Pick<World, 'store' | 'workspace'> & {
      readonly clock: World['now'];
      readonly log: (sentence: string) => void;
    },
  ) => Promise<Platform>;
  /** What is logged of each connection. */
  readonly connects: string;
  readonly replicas?: number | undefined;
}) {
  const log: string[] = [];
  const opened: Platform[] = [];
  const it = await houseWith(
    account,
    async ({ store, workspace, now: clock }) => {
      const adapter = await open({ store, workspace, clock, log: (sentence) => void log.push(sentence) });
      opened.push(adapter);
      return adapter;
    },
    { seen: () => there.shown, replicas },
  );
  onTestFinished(there.close);
  const connections = () => log.filter((sentence) => sentence === connects).length;
  await expect.poll(connections).toBe(1);
  return {
    ...it,
    log,
    connections,
    /** From then on what is told is listened to. */
    connected: async (times: number) => await expect.poll(connections).toBe(times),
    adapter: () => opened.at(-1),
    another: () => open({ store: it.store, workspace: it.workspace, clock: it.now, log: () => {} }),
  };
}
