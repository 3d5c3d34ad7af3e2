/** One room's messages take their turns before any of them takes a connection: however many wait in one, no other room waits for them. */
export function inTurns() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(room: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(room) ?? Promise.resolve()).then(work, work);
    const settled: Promise<unknown> = turn
      .catch(() => {})
      .finally(() => last.get(room) === settled && last.delete(room));
    last.set(room, settled);
    return turn;
  };
}
