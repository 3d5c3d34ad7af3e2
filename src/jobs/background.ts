/** Work that goes on beside the ticks until nothing is left of it: one round at a time, and one more when somebody has looked meanwhile. */
export function background({
  work,
  fail,
}: {
  /** One round. It takes nothing more once it is stopped. */
  readonly work: (stopped: AbortSignal) => Promise<void>;
  readonly fail: (error: unknown) => void;
}) {
  const state = { running: undefined as Promise<void> | undefined, again: false };
  const stopping = new AbortController();
  const { signal } = stopping;
  const isWanted = () => state.again && !signal.aborted;

  async function run() {
    try {
      do {
        state.again = false;
        await work(signal);
      } while (isWanted());
    } finally {
      state.running = undefined;
    }
  }

  const look = () => {
    state.again = true;
    if (!signal.aborted) state.running ??= run().catch(fail);
  };

  return {
    /** There may be something to do. */
    look,
    /** Resolves when there is nothing left. */
    async settled() {
      look();
      while (state.running) await state.running;
    },
    /** Finishes what is in hand. */
    async stop() {
      stopping.abort();
      await state.running;
    },
  };
}
