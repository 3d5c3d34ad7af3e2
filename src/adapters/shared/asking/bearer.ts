/** A token that a platform gives for some hours: asked for when it is needed, by one question at a time, and kept until shortly before its end. */

type Given = { readonly token: string; readonly seconds: number };

const EARLY = 300;

export function bearer(
  ask: () => Promise<Given>,
  { clock, isStale }: { readonly clock: () => Temporal.Instant; readonly isStale: (error: unknown) => boolean },
) {
  const state = { token: '', until: clock(), asking: undefined as Promise<string> | undefined };

  async function renew() {
    const { token, seconds } = await ask();
    Object.assign(state, { token, until: clock().add({ seconds: Math.max(0, seconds - EARLY) }) });
    return token;
  }

  async function get() {
    if (state.token && Temporal.Instant.compare(clock(), state.until) < 0) return state.token;
    state.asking ??= renew().finally(() => (state.asking = undefined));
    return state.asking;
  }

  return {
    get,
    /** Asks with it; once more with another where it is not taken any more. */
    async with<T>(ask: (token: string) => Promise<T>): Promise<T> {
      try {
        return await ask(await get());
      } catch (error) {
        if (!isStale(error)) throw error;
        state.token = '';
        return ask(await get());
      }
    },
  };
}
