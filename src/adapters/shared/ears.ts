/** Since when a platform that keeps nothing for the absent has not been heard: kept for whoever listens next, and told once it is heard again. */
import { patiently } from './retry.ts';

export type Gap = { readonly from: Temporal.Instant; readonly until: Temporal.Instant };

export type Ears = { last(): Promise<Temporal.Instant | undefined>; keep(at: Temporal.Instant): Promise<void> };

type Parts = {
  readonly ears: Ears;
  readonly missed: (gap: Gap) => void;
  readonly clock: () => Temporal.Instant;
  readonly log: (sentence: string, error?: unknown) => void;
};

/** In a shorter time of deafness nobody has finished a sentence. */
const WORTH_A_WORD = { seconds: 3 };
const KEEP = { seconds: 20 };

export function hearing({ ears, missed, clock, log }: Parts) {
  const state = {
    /** Undefined: we hear. */
    deafSince: undefined as Temporal.Instant | undefined,
    kept: undefined as Temporal.Instant | undefined,
  };

  function alive() {
    const now = clock();
    if (state.kept && Temporal.Instant.compare(state.kept.add(KEEP), now) > 0) return;
    state.kept = now;
    ears.keep(now).catch((error: unknown) => log('it is not kept that somebody was heard', error));
  }

  return {
    /** Looks up since when nobody has listened. */
    async begin(signal: AbortSignal) {
      const told = (error: unknown) => log('it is not known yet since when nobody was heard', error);
      state.deafSince = await patiently(() => ears.last(), { signal, told });
    },
    opened() {
      const { deafSince: from } = state;
      const until = clock();
      state.deafSince = undefined;
      if (from && Temporal.Instant.compare(from.add(WORTH_A_WORD), until) < 0) missed({ from, until });
      alive();
    },
    alive,
    closed() {
      state.deafSince ??= clock();
    },
  };
}
