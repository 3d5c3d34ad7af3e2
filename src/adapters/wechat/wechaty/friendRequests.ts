const STRANGERS = 5;
const WHILE = 10 * 60_000;

/** Gives the code that opens the door, if a request brings one. After a few wrong ones nobody is let in for a while. */
export function doorkeeper(people: { invited(code: string): Promise<boolean> }) {
  const state = { wrongCodes: 0 };
  return async (hello: string): Promise<string | undefined> => {
    const code = /(?<!\d)\d{6}(?!\d)/.exec(hello)?.[0];
    if (code === undefined || state.wrongCodes >= STRANGERS) return undefined;
    if (await people.invited(code)) return code;
    state.wrongCodes += 1;
    setTimeout(() => (state.wrongCodes -= 1), WHILE).unref();
    return undefined;
  };
}
