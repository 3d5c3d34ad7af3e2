/** How far the story has been told, for whoever waits for a sentence of it, or for its end. */
export function soFar() {
  const told = new Set<string>();
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const whole = Promise.withResolvers<void>();
  return {
    told(id: string) {
      told.add(id);
      waiting.get(id)?.resolve();
    },
    until(id?: string): Promise<unknown> {
      if (id === undefined) return whole.promise;
      if (told.has(id)) return Promise.resolve();
      const waits = waiting.get(id) ?? Promise.withResolvers<void>();
      waiting.set(id, waits);
      return Promise.race([waits.promise, whole.promise]);
    },
    end: () => whole.resolve(),
  };
}
