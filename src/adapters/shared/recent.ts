/** What only this process knows, and can do without: the newest of it. */
export type Memory = {
  /** Each person's direct messages. */
  readonly directs: Map<string, string>;
  /** And whose they are. */
  readonly owners: Map<string, string>;
  /** Where a message that only one person sees can be replaced: known while Slack remembers their click. */
  readonly replaceAt: Map<string, string>;
};

const MOST = 2_000;

export const memory = (): Memory => ({ directs: new Map(), owners: new Map(), replaceAt: new Map() });

export function remember<T>(map: Map<string, T>, key: string, value: T): T {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
  return value;
}
