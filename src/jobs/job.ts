import type { Store } from '../core/db/open.ts';
import { sayAll } from '../core/delivery/say.ts';
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
  /** `most`: as many as it takes on at once, if it takes on more than one. */
  run(tx: Tx, now: Temporal.Instant, most?: number): Promise<readonly Say[] | undefined>;
  /** Lets what is next wait for a while: by itself it could not be done, and all after it can. */
  skip?(tx: Tx, now: Temporal.Instant): Promise<void>;
};

type Round = {
  readonly store: Store;
  readonly jobs: readonly Job[];
  readonly now: Temporal.Instant;
  readonly log: (job: string, error: unknown) => void;
  /** The message on whose behalf it is said, if there is one. */
  readonly heardId?: number;
};

type Turn = Omit<Round, 'jobs'> & { readonly job: Job; readonly workspace: number };

/** Asks every job in every workspace that has something due. One that fails is logged, and keeps no other from its turn. */
export async function runJobs({ jobs, ...round }: Round): Promise<void> {
  for (const workspace of await round.store.due(round.now))
    for (const job of jobs) await finish({ ...round, job, workspace });
}

/** What failed together is tried one by one, so many times, and then together again. */
const ALONE = 25;

/** Until nothing is left. What fails together is tried one by one; and what fails alone is left for later. */
async function finish(turn: Turn): Promise<void> {
  const { store, job, workspace, now, log } = turn;
  let alone = 0;
  for (;;) {
    try {
      if (!(await runOnce(turn, alone ? 1 : undefined))) return;
      alone = Math.max(0, alone - 1);
    } catch (error) {
      log(job.name, error);
      if (!job.skip) return;
      if (!alone) {
        alone = ALONE;
        continue;
      }
      const { skip } = job;
      const isSkipped = await store
        .within({ workspace }, (tx) => skip(tx, now))
        .then(
          () => true,
          () => false,
        );
      if (!isSkipped) return;
      alone = 0;
    }
  }
}

async function runOnce({ store, job, workspace, now, heardId }: Turn, most: number | undefined): Promise<boolean> {
  return store.within({ workspace }, async (tx) => {
    const said = await job.run(tx, now, most);
    const lines = (said ?? []).map(({ reply: { to, about, ...card }, locale }) => ({
      roomId: undefined,
      to,
      about,
      heardId,
      locale,
      card,
    }));
    await sayAll(tx, { lines, now });
    return said !== undefined;
  });
}
