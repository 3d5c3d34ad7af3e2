/**
 * Sends what the outbox holds, until nothing is due: take, send, tick off.
 *
 * A taken line is due again when its lease ends, so it outlives whoever took it. The lease is short, renewed for as long as
 * its sender lives, and a sender's death is no failure of the line: it neither waits longer for it nor is it given up sooner.
 * What a platform certainly refused for now waits as long as the platform asks; what nobody knows the end of is marked unsure and tried again, later each time; what
 * cannot be delivered is given up with its reason, after eight tries or at once when the platform says so. What a person can
 * mend is tried every ten minutes for a day, and as soon as there is something new to say in its room. Each room gets its
 * lines in their order, one after the other, and as far apart as its platform wants them, whichever process sends them; rooms
 * do not wait for each other.
 *
 * A line for a person that its road cannot carry, or after ten minutes still cannot, or where nobody speaks any more, turns
 * off into the person's next road;
 * at the end of the last one it is given up, the person's daily list says so, and it comes after all when they next speak
 * where we may only answer. What is for a team has one road only: when that is closed, whoever leads the team is told on theirs.
 */
import { withDelay } from './late.ts';
import { bytesOf } from './store/files.ts';
import type { Store } from '../db/open.ts';
import { say } from './say.ts';
import { releaseHeld, isWindowOpen, reroute, rerouteStranded } from './store/routes.ts';
import { carryQuestion } from './store/shown.ts';
import {
  TAKEN_AT_ONCE,
  giveUp,
  type Lease,
  postpone,
  renameRoom,
  renewLeases,
  restRoom,
  takeLines,
  type TakenLine,
  markSent,
} from './store/queue.ts';
import type { Tx } from '../db/tx.ts';
import { threadDetailsOf, paceOf, transmit } from './transmit.ts';
import type { SendResult, Adapter } from '../contract/adapter.ts';
import type { Localized } from '../contract/locale.ts';

/** How long a line waits for a sender that died: three may die one after the other within a minute. */
const LEASE = { seconds: 10 };
/** What is left of a lease when it is renewed: a sender looks every second. */
const LEFT = { seconds: 7 };
const TRIES = 8;
const MENDING = { minutes: 10 };
/** How long a person waits on one road before the next is taken. */
const PATIENCE = { minutes: 10 };
/** How long a line of ours can lie unseen when another process wrote it. */
const GLANCE = 1_000;

export type Delivery = {
  /** Something may be due: look now. */
  wake(): void;
  /** Resolves when all that was due has been sent, postponed or given up. */
  drain(): Promise<void>;
  /** Starts looking by itself: every second, and as soon as what it has put off may be sent. */
  start(): void;
  /** Finishes what is in hand and takes nothing more. */
  stop(): Promise<void>;
};

type Parts = {
  readonly store: Store;
  readonly adapters: readonly Adapter[];
  readonly clock: () => Temporal.Instant;
  /** A team's line cannot be said in the team's channel; whatever is said about it goes out with the rest. */
  readonly unspoken: (tx: Tx, channel: ClosedChannel) => Promise<void>;
  readonly log: (event: {
    readonly line: number;
    readonly platform: string;
    readonly end: string;
    readonly error?: unknown;
  }) => void;
};

/** A team's channel in which we cannot speak; `words`: why, and what to do, if the platform says. */
export type ClosedChannel = {
  readonly teamId: number;
  readonly roomId: number;
  readonly words: Localized | undefined;
  readonly now: Temporal.Instant;
};

type Trip = { readonly workspace: number; readonly adapter: Adapter; readonly line: TakenLine };

export function deliver({ store, adapters, clock, unspoken, log }: Parts): Delivery {
  const platforms = adapters.map((adapter) => adapter.name);
  const spoken = () => adapters.filter(({ speaks }) => speaks?.() ?? true).map(({ name }) => name);
  const editing = adapters.filter(({ can }) => can.edit).map(({ name }) => name);
  const sending = new Set<Promise<void>>();
  const leases = new Map<Lease, number>();
  const state = {
    running: undefined as Promise<void> | undefined,
    again: false,
    news: Promise.withResolvers<void>(),
    stopped: false,
    timer: undefined as NodeJS.Timeout | undefined,
  };

  /** Until nothing is due and nothing in hand: a line that is done makes way for the next one of its room. */
  async function run() {
    try {
      while (!state.stopped) {
        state.again = false;
        state.news = Promise.withResolvers();
        if (await round()) continue;
        if (mayRest()) break;
        await state.news.promise;
      }
    } finally {
      state.running = undefined;
    }
  }

  const mayRest = () => !sending.size && !state.again;

  /** Resolves to whether there may be more to take at once. */
  async function round(): Promise<boolean> {
    const now = clock();
    await renew(now);
    const workspaces = await store.unsent(now);
    const full = await Promise.all(
      workspaces.map(async (workspace) => {
        const until = now.add(LEASE);
        const lines = await store.within({ workspace }, (tx) =>
          takeLines(tx, { now, until, platforms: spoken(), editing }),
        );
        for (const line of lines) inHand({ workspace, line, until });
        // Something waits, and not for us.
        if (!lines.length) await store.within({ workspace }, (tx) => rerouteStranded(tx, { platforms, now }));
        return lines.length === TAKEN_AT_ONCE;
      }),
    );
    return full.includes(true);
  }

  /** A company whose leases cannot be renewed now keeps no other from being served. */
  async function renew(now: Temporal.Instant) {
    const short = [...leases].filter(([{ until }]) => Temporal.Instant.compare(until, now.add(LEFT)) <= 0);
    const until = now.add(LEASE);
    await Promise.all(
      [...Map.groupBy(short, ([, workspace]) => workspace)].map(async ([workspace, held]) => {
        const mine = held.map(([lease]) => lease);
        try {
          await store.within({ workspace }, (tx) => renewLeases(tx, { leases: mine, until }));
          for (const lease of mine) lease.until = until;
        } catch (error) {
          log({ line: mine[0]?.id ?? 0, platform: '', end: 'waiting', error });
        }
      }),
    );
  }

  function inHand({ workspace, line: taken, until }: Omit<Trip, 'adapter'> & { readonly until: Temporal.Instant }) {
    const { id: line, platform } = taken;
    const lease = { id: line, until };
    leases.set(lease, workspace);
    const kept = sendOne({ workspace, line: taken })
      .catch((error: unknown) => log({ line, platform, end: 'waiting', error }))
      .finally(() => {
        leases.delete(lease);
        sending.delete(kept);
        // A round that is under way may have looked before this one was done.
        lookAgain();
      });
    sending.add(kept);
  }

  async function sendOne({ workspace, line }: Omit<Trip, 'adapter'>) {
    const adapter = adapters.find(({ name }) => name === line.platform);
    if (!adapter) throw new Error(`nothing sends to ${line.platform}`);
    const began = clock();
    const pace = paceOf(adapter, line);
    const { sent, error } = (await isShut({ workspace, adapter, line }))
      ? { sent: SHUT, error: undefined }
      : await transmit(withDelay(await withQuestion({ workspace, line }), began), {
          adapter,
          open: (id) => store.within({ workspace }, (tx) => bytesOf(tx, id)),
        });
    await store.within({ workspace }, async (tx) => {
      const id = line.id;
      if (sent?.kind === 'sent') {
        await markSent(tx, { id, receipt: sent.id, at: sent.at });
        if (sent.room !== undefined) await renameRoom(tx, { roomId: line.room_id, external: sent.room });
        if (pace) await restRoom(tx, { roomId: line.room_id, until: began.add({ milliseconds: pace }) });
        const below = threadDetailsOf(adapter, line);
        if (below && sent.id !== undefined)
          await say(tx, { roomId: line.room_id, thread: sent.id, locale: line.locale, card: below, now: clock() });
        if (adapter.can.window) await releaseHeld(tx, { roomId: line.room_id, now: clock() });
        return;
      }
      const isLater = sent?.kind === 'later';
      const tries = line.tries + 1;
      const isOver = sent?.kind === 'refused' || (!isLater && tries >= TRIES);
      if ((isOver || (isLater && sent.away && isOverdue(line))) && (await turn(tx, line))) return;
      if (isOver && line.team_id !== null) {
        const words = sent?.kind === 'refused' ? sent.words : undefined;
        await unspoken(tx, { teamId: line.team_id, roomId: line.room_id, words, now: clock() });
      }
      if (sent?.kind === 'refused' && sent.mend && line.fresh) {
        const dueAt = clock().add(MENDING);
        await postpone(tx, { id, dueAt, unsure: line.unsure, tries: line.tries, reason: sent.why });
        return;
      }
      if (isOver) {
        await giveUp(tx, { id, tries, reason: sent?.kind === 'refused' ? sent.why : 'too_many_tries' });
        return;
      }
      const wait = isLater ? { milliseconds: Math.ceil(sent.seconds * 1000) } : { seconds: 2 ** tries };
      await postpone(tx, {
        id,
        dueAt: clock().add(wait),
        unsure: sent === undefined || line.unsure,
        // Being asked to wait is not a failure.
        tries: isLater ? line.tries : tries,
      });
    });
    if (sent?.kind === 'later') wakeIn(sent.seconds * 1000);
    if (sent?.kind === 'sent' && pace) wakeIn(pace - clock().since(began).total('milliseconds'));
    if (sent?.kind !== 'sent') log({ line: line.id, platform: line.platform, end: sent?.kind ?? 'unsure', error });
  }

  /** What nobody asked for shows below itself what the person was asked before and has not answered. */
  async function withQuestion({ workspace, line }: Omit<Trip, 'adapter'>): Promise<TakenLine> {
    if (line.person_id === null || line.edits_id !== null) return line;
    const { id, room_id: roomId, card } = line;
    return {
      ...line,
      card: await store.within({ workspace }, (tx) => carryQuestion(tx, { id, roomId, card, now: clock() })),
    };
  }

  const turn = async (tx: Tx, { id, person_id: personId, room_id: roomId }: TakenLine) =>
    personId !== null && (await reroute(tx, { id, personId, roomId, platforms, now: clock() }));
  const isOverdue = ({ created_at: since }: TakenLine) => Temporal.Instant.compare(since.add(PATIENCE), clock()) < 0;

  /** Where we may only answer, what nobody asked for would be refused: the platform is not even bothered. */
  async function isShut({ workspace, adapter, line }: Trip): Promise<boolean> {
    const { window } = adapter.can;
    if (!window || line.person_id === null) return false;
    return !(await store.within({ workspace }, (tx) =>
      isWindowOpen(tx, { roomId: line.room_id, window, now: clock() }),
    ));
  }

  const lookAgain = () => {
    state.again = true;
    state.news.resolve();
  };
  const drain = () => {
    lookAgain();
    state.running ??= run();
    return state.running;
  };
  const wakeIn = (milliseconds: number) => state.timer && setTimeout(wake, Math.ceil(milliseconds)).unref();
  const wake = () => void drain().catch((error: unknown) => log({ line: 0, platform: '', end: 'waiting', error }));

  return {
    wake,
    drain,
    start: () => {
      state.timer = setInterval(wake, GLANCE);
    },
    async stop() {
      state.stopped = true;
      clearInterval(state.timer);
      state.news.resolve();
      await state.running?.catch(() => {});
      await Promise.all(sending);
    },
  };
}

const SHUT: SendResult = { kind: 'refused', why: 'window_closed' };
