/**
 * The database's clock, told apart from this machine's: leases and due times of all replicas go by the one, however wrong
 * their own are. Every transaction brings its time along; between two of them it goes on by a clock that nobody sets.
 */
type Sample = {
  /** The database's milliseconds since 1970, at `at` of the clock that nobody sets. */
  readonly said: number;
  readonly at: number;
  /** How long the answer took: it is half of that wrong at most. */
  readonly took: number;
  /** This machine's own time then: it parts from `at` when the machine slept or its clock was set. */
  readonly own: number;
};

const FRESH_MS = 20_000;
const SLEPT_MS = 1_000;

export function serverClock() {
  const state = { sample: undefined as Sample | undefined };
  const own = () => Temporal.Now.instant().epochMilliseconds;

  return {
    now(): Temporal.Instant {
      const { sample } = state;
      return sample
        ? Temporal.Instant.fromEpochMilliseconds(Math.round(sample.said + performance.now() - sample.at))
        : Temporal.Now.instant();
    },

    /** Asks what `ask` asks, which also brings the database's time. */
    async learn(ask: () => PromiseLike<readonly { readonly clock: number }[]>) {
      const asked = performance.now();
      const [row] = await ask();
      if (!row) return;
      const answered = performance.now();
      const next = { said: row.clock, at: (asked + answered) / 2, took: answered - asked, own: own() };
      const { sample } = state;
      const isBetter =
        !sample ||
        next.took <= sample.took ||
        answered - sample.at > FRESH_MS ||
        Math.abs(next.own - sample.own - (answered - sample.at)) > SLEPT_MS;
      if (isBetter) state.sample = next;
    },
  };
}
