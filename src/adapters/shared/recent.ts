/** What only this process knows, and can do without: the newest of it. */
import { LRUCache } from 'lru-cache';

export type Memory = {
  /** Each person's direct messages. */
  readonly directs: LRUCache<string, string>;
  /** And whose they are. */
  readonly owners: LRUCache<string, string>;
};

export const recent = <T extends object | string>(): LRUCache<string, T> => new LRUCache({ max: 2_000 });

export const memory = (): Memory => ({
  directs: recent(),
  owners: recent(),
});
