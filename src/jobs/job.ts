import type { Store } from '../core/db/open.ts';
import { say } from '../core/delivery/say.ts';
import type { Tx } from '../core/db/tx.ts';
import type { Locale } from '../core/contract/locale.ts';
import type { Reply } from '../core/contract/card.ts';

/** Something to say, in the language of its reader. */
export type Say = { readonly reply: Reply; readonly locale: Locale };

/**
 * A job claims rows in one transaction and returns what to say about them; the two commit together. It is asked again
 * until it has nothing left: undefined. Rows decide what is due; a tick only asks, so a missed one is made up by the next.
 */
export type Job = {
  readonly name: string;
  run(tx: Tx, now: Temporal.Instant): Promise<readonly Say[] | undefined>;
};

type Round = {
  readonly store: Store;
  readonly jobs: readonly Job[];
  readonly now: Temporal.Instant;
  readonly log: (job: string, error: unknown) => void;
  /** The message on whose behalf it is said, if there is one. */
  readonly heardId?: number;
};

/** Asks every job in every workspace that has something due. One that fails is logged, and keeps no other from its turn. */
export async function runJobs({ store, jobs, now, log, heardId }: Round): Promise<void> {
  for (const workspace of await store.due(now)) {
    for (const job of jobs) {
      try {
        while (await runOnce(store, { job, workspace, now, heardId }));
      } catch (error) {
        log(job.name, error);
      }
    }
  }
}

async function runOnce(
  store: Store,
  { job, workspace, now, heardId }: { job: Job; workspace: number; now: Temporal.Instant; heardId: number | undefined },
): Promise<boolean> {
  return store.within({ workspace }, async (tx) => {
    const said = await job.run(tx, now);
    for (const { reply, locale } of said ?? []) {
      const { to, about, ...card } = reply;
      await say(tx, { roomId: undefined, to, about, heardId, locale, card, now });
    }
    return said !== undefined;
  });
}
