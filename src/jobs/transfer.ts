/**
 * Tables on their way in and out. Not one of the jobs that a tick asks in turn: a table takes minutes, and reminders do
 * not wait for it. Each piece is a transaction of its own that also moves the place on, so whoever finds a table whose
 * worker is gone goes on from there, and nothing is done twice; between two pieces others have their turn.
 */
import { randomUUID } from 'node:crypto';
import { background } from './background.ts';
import { isUnavailable } from '../core/db/pool.ts';
import { aboutImport, progressCard, stuckCard } from '../core/transfer/cards.ts';
import { takeExport } from '../core/transfer/store/exports.ts';
import { changeImport, findImport, type Import, releaseImports, takeImport } from '../core/transfer/store/imports.ts';
import type { Store } from '../core/db/open.ts';
import { say } from '../core/delivery/say.ts';
import { lineAbout } from '../core/delivery/store/outbox.ts';
import type { Tx } from '../core/db/tx.ts';
import { runImport } from '../core/transfer/pipeline/import.ts';
import { runExport } from '../core/transfer/pipeline/export.ts';
import { importRoom, replaceCard, translatorFor, type TransferWork } from '../core/transfer/pipeline/progress.ts';

/** How long a claim holds without a sign of life. */
const CLAIM = { seconds: 60 };
/** A progress card is changed this often at most. */
const GLANCE_MS = 3_000;

/** What ended its process twice is parked, and its sender told. */
const TRIES = 2;

type Parts = {
  readonly store: Store;
  readonly clock: () => Temporal.Instant;
  /** Something may have to be said. */
  readonly wake: () => void;
  readonly fail: (error: unknown, ids: { readonly id: string }) => void;
};

export function transferWorker({ store, clock, wake, fail }: Parts) {
  const state = { shownAt: 0 };
  const until = () => clock().add(CLAIM);
  /** Stopped, it ends with the piece in hand, and the next process goes on. */
  const loop = background({
    async work(stopped) {
      for (const workspace of await store.carrying(clock())) await carry(workspace, stopped);
    },
    fail: (error) => fail(error, { id: '' }),
  });

  async function carry(workspace: number, stopping: AbortSignal) {
    const work: TransferWork = { store, workspace, clock, stopping, until, glance };
    while (!stopping.aborted) {
      const taken = await store.within({ workspace }, async (tx) => {
        const claim = { now: clock(), until: until() };
        const coming = await takeImport(tx, claim);
        return coming ? { coming } : { going: await takeExport(tx, claim) };
      });
      if (taken.coming) await bring(work, taken.coming);
      else if (taken.going) await runExport(work, taken.going);
      else return;
      wake();
    }
  }

  async function bring(work: TransferWork, taken: Import) {
    const { workspace, stopping } = work;
    try {
      if (taken.tries > TRIES) throw new Error('it ended its process each time it was taken up');
      await runImport(work, taken);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      const id = randomUUID().slice(0, 8);
      fail(error, { id });
      await store.within({ workspace }, async (tx) => {
        const now = await findImport(tx, { personId: taken.personId, id: taken.id, states: [] });
        if (now && (await changeImport(tx, now, { state: 'stuck', busyUntil: null })))
          await replaceCard(tx, {
            of: now,
            now: clock(),
            card: stuckCard(now, { id, to: await translatorFor(tx, { of: now, now: clock() }) }),
          });
      });
    }
    if (stopping.aborted) await store.within({ workspace }, (tx) => releaseImports(tx, [taken.id]));
  }

  async function glance(tx: Tx, of: Import) {
    if (performance.now() - state.shownAt < GLANCE_MS) return;
    state.shownAt = performance.now();
    const now = clock();
    const about = aboutImport(of.id);
    const shown = await lineAbout(tx, { roomId: of.roomId, about });
    // Where a card cannot be changed in place, the next one to be said is the last.
    const card = { ...progressCard(of, await translatorFor(tx, { of, now })), spent: true as const };
    if (shown && !shown.card.buttons) await say(tx, { ...importRoom(of), about, card, editsId: shown.id, now });
    wake();
  }

  return loop;
}
