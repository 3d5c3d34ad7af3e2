/** A token that a platform gives for some hours: asked for when it is needed, by one question at a time, and kept until shortly before its end. */

type Given = { readonly token: string; readonly seconds: number };

const EARLY = 300;

export function bearer(ask: () => Promise<Given>, clock: () => Temporal.Instant) {
  const state = { token: '', until: clock(), asking: undefined as Promise<string> | undefined };

  async function renew() {
    const { token, seconds } = await ask();
    Object.assign(state, { token, until: clock().add({ seconds: Math.max(0, seconds - EARLY) }) });
    return token;
  }

  return {
    async get(): Promise<string> {
      if (state.token && Temporal.Instant.compare(clock(), state.until) < 0) return state.token;
      state.asking ??= renew().finally(() => (state.asking = undefined));
      return state.asking;
    },
    /** It is not taken any more. */
    forget() {
      state.token = '';
    },
  };
}
