/**
 * One of several bots on one database, which may die at any await: at a statement, before its commit, after it, before a
 * platform has posted or after; or whose connection breaks there. Whoever is dead does nothing more.
 */
import { bot } from '../../src/core/bot/bot.ts';
import { commands } from '../../src/core/commands.ts';
import type { Store } from '../../src/core/db/open.ts';
import type { Raw } from '../../src/core/db/pool.ts';
import { handleOn, rawOf } from '../../src/core/db/tx.ts';
import { deliver } from '../../src/core/delivery/deliver.ts';
import { tellChannelClosed } from '../../src/core/people/teamChannel.ts';
import { JOBS } from '../../src/app/app.ts';
import { runJobs } from '../../src/jobs/job.ts';
import { Died } from '../support/mortal.ts';
import { testVault } from '../support/world.ts';
import type { Platform } from './platform.ts';

export type Life = ReturnType<typeof life>;

/** So many awaits until it dies, or until its connection breaks once. */
export type Fuse = { readonly awaits: number; readonly end: 'dies' | 'is cut off' };

export function life() {
  const state = { isAlive: true, left: Infinity, end: 'dies' as Fuse['end'] };
  return {
    get isAlive() {
      return state.isAlive;
    },
    arm: (fuse?: Fuse) => Object.assign(state, fuse ? { left: fuse.awaits, end: fuse.end } : { left: Infinity }),
    /** Something is waited for: it may be the last. */
    step() {
      if (!state.isAlive) throw new Died('it is dead');
      state.left -= 1;
      if (state.left > 0) return;
      state.left = Infinity;
      if (state.end === 'dies') state.isAlive = false;
      throw new Died(state.end);
    },
    /** The same within a transaction, which is to be rolled back: for the driver its connection lives. */
    stepWithin() {
      try {
        this.step();
      } catch (error) {
        throw new RolledBack(error);
      }
    },
  };
}

class RolledBack extends Error {
  readonly death: unknown;
  constructor(death: unknown) {
    super('rolled back');
    this.death = death;
  }
}

/** Every statement, and both sides of every commit, are steps of its life. */
function lived(store: Store, mine: Life): Store {
  const asked =
    <A extends readonly unknown[], R>(ask: (...given: A) => Promise<R>) =>
    async (...given: A) => {
      mine.step();
      return ask(...given);
    };
  return {
    ...store,
    async within(scope, work) {
      mine.step();
      const done = await store
        .within(scope, async (tx) => {
          const result = await work(handleOn(steps(rawOf(tx), mine)));
          mine.stepWithin();
          return result;
        })
        .catch((error: unknown) => {
          throw deathIn(error) ?? error;
        });
      mine.step();
      return done;
    },
    unsent: asked(store.unsent),
    due: asked(store.due),
    carrying: asked(store.carrying),
    pushing: asked(store.pushing),
    all: asked(store.all),
  };
}

function deathIn(error: unknown): Died | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Died) return error;
  return deathIn(error instanceof RolledBack ? error.death : error.cause);
}

function steps(raw: Raw, mine: Life): Raw {
  return new Proxy(raw, {
    apply(target, self, args) {
      mine.stepWithin();
      return Reflect.apply(target, self, args);
    },
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'unsafe') return value;
      return (...args: unknown[]) => {
        mine.stepWithin();
        // It is a method of every transaction.
        return (value as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

type Parts = {
  readonly store: Store;
  readonly platform: Platform;
  readonly clock: () => Temporal.Instant;
  /** What the others do while this one waits for a platform. */
  readonly meanwhile: () => Promise<void>;
  /** Whatever goes wrong that is no death. */
  readonly fail: (error: unknown) => void;
};

export type Replica = ReturnType<typeof replica>;

export function replica({ store: shared, platform, clock, meanwhile, fail }: Parts) {
  const mine = life();
  const store = lived(shared, mine);
  const tell = (error: unknown) => {
    if (error !== undefined && !isMeant(error)) fail(error);
  };
  const delivery = deliver({
    store,
    adapters: [platform.asMetBy(mine, meanwhile)],
    clock,
    unspoken: tellChannelClosed,
    log: ({ error }) => tell(error),
  });
  const { receive } = bot({
    store,
    commands,
    clock,
    vault: testVault,
    living: ['test'],
    wake: () => {},
    log: (_id, error) => tell(error),
  });
  /** It says whether it got to the end. */
  const survived = async (work: () => Promise<unknown>) => {
    try {
      await work();
      return true;
    } catch (error) {
      tell(error);
      return false;
    }
  };
  return {
    life: mine,
    hear: (message: Parameters<typeof receive>[0]) => survived(() => receive(message)),
    send: () => survived(delivery.drain),
    tick: () => survived(() => runJobs({ store, jobs: JOBS, now: clock(), log: (_job, error) => tell(error) })),
  };
}

function isMeant(error: unknown): boolean {
  return (
    deathIn(error) !== undefined ||
    (error instanceof Error && /^reset (?:before|after) it was posted$/.test(error.message))
  );
}
