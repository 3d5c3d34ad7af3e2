/** One connection to a platform among all replicas: held by whoever leads, and begun anew, later each time, when it breaks. */
import { rest } from './retry.ts';

/** Waits for its turn to be the one that connects; undefined: no longer wanted. */
export type Lead = (
  wanted: AbortSignal,
) => Promise<{ readonly lost: AbortSignal; release(): Promise<void> } | undefined>;

type Parts = {
  readonly lead: Lead;
  /** Called when it is this process’s turn, before it connects. */
  readonly begin?: (till: AbortSignal) => Promise<void>;
  /** One stretch of being connected, which ends at the latest with its signal. Resolves to why it ended. */
  readonly session: (till: AbortSignal) => Promise<string>;
  /** Told each time that the reason is another one. */
  readonly broken: (why: string) => void;
};

const FIRST = 500;
const LONGEST = 30_000;
/** Whoever was connected for so long begins anew at once. */
const STEADY = 60_000;

export function connection({ lead, begin = async () => {}, session, broken }: Parts) {
  const ending = new AbortController();
  const state = { leads: false, why: '', serving: Promise.resolve() };

  async function serve() {
    while (!ending.signal.aborted) {
      const mine = await lead(ending.signal);
      if (!mine) return;
      state.leads = true;
      const till = AbortSignal.any([ending.signal, mine.lost]);
      await begin(till);
      await hold(till);
      state.leads = false;
      await mine.release();
    }
  }

  async function hold(till: AbortSignal) {
    const isOver = () => till.aborted;
    for (let wait = FIRST; !isOver(); wait = Math.min(wait * 2, LONGEST)) {
      const began = performance.now();
      const why = await session(till).catch((error: unknown) => (error instanceof Error ? error.message : 'broken'));
      if (isOver()) return;
      if (why !== state.why) broken(why);
      state.why = why;
      if (performance.now() - began > STEADY) wait = FIRST;
      await rest(wait, till);
    }
  }

  return {
    /** Whether this process is the one. */
    leads: () => state.leads,
    /** Why the last stretch ended; empty while one is well. */
    why: () => state.why,
    well: () => {
      state.why = '';
    },
    start(failed: (error: unknown) => void) {
      state.serving = serve().catch(failed);
    },
    async stop() {
      ending.abort();
      await state.serving;
    },
  };
}
