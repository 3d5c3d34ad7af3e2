/** What only this process knows, and can do without: the newest of it. */
import { LRUCache } from 'lru-cache';

export type Memory = {
  /** Each person's direct messages. */
  readonly directs: LRUCache<string, string>;
  /** And whose they are. */
  readonly owners: LRUCache<string, string>;
  /** Where a message that only one person sees can be replaced: known while Slack remembers their click. */
  readonly replaceAt: LRUCache<string, string>;
  /** Where the last command of a room can be answered, and what that answer is called, as Slack gives it no name. */
  readonly answerAt: LRUCache<string, { readonly url: string; readonly until: Temporal.Instant }>;
  readonly answered: LRUCache<string, string>;
};

export const recent = <T extends object | string>(): LRUCache<string, T> => new LRUCache({ max: 2_000 });

export const memory = (): Memory => ({
  directs: recent(),
  owners: recent(),
  replaceAt: recent(),
  answerAt: recent(),
  answered: recent(),
});
