/** A pause in which something is read, unless it is ended before; from the end on there are no pauses any more. */
export function readingPause(ms: number) {
  const state = { ended: undefined as 'skip' | 'stop' | undefined, wake: () => {} };
  return {
    async pause(): Promise<'go on' | 'skip' | 'stop'> {
      if (!state.ended && ms > 0) {
        const waits = Promise.withResolvers<void>();
        state.wake = waits.resolve;
        const timer = setTimeout(waits.resolve, ms);
        await waits.promise;
        clearTimeout(timer);
      }
      const { ended } = state;
      if (ended === 'skip') state.ended = undefined;
      return ended ?? 'go on';
    },
    end(how: 'skip' | 'stop') {
      state.ended = how;
      state.wake();
    },
  };
}
