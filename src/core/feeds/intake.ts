/** What a feed tells becomes records: matched, kept, and followed up. All of it is one transaction; told again it changes nothing. */
import type { MappedRecord } from '../contract/doors/feed.ts';
import { actAs, lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { nameKeyOf } from '../text/nameKey.ts';
import { tellArrivals } from './arrived.ts';
import { askNext } from './question.ts';
import type { Feed } from './store/feeds.ts';
import { addNames, matchNames, unmatchedNames } from './store/names.ts';
import { keepRecords } from './store/records.ts';

/** So many rows are one statement. */
const TOGETHER = 5_000;

export type IntakeCounts = {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Names of the feed that nobody is known by. */
  readonly unmatchedNames: number;
};

export async function takeIn(
  tx: Tx,
  {
    feed,
    records,
    now,
  }: { readonly feed: Feed; readonly records: readonly MappedRecord[]; readonly now: Temporal.Instant },
): Promise<IntakeCounts> {
  actAs(tx, { personId: feed.personId });
  lookAs(tx, 'everything');
  const counts = { new: 0, changed: 0 };
  const feedId = feed.id;
  const keys = new Map<string, string>();
  const keyed = records.map((record) => {
    const known = keys.get(record.customer);
    // A name of signs alone is told apart by them.
    const key = known ?? (nameKeyOf(record.customer) || record.customer);
    keys.set(record.customer, key);
    return { ...record, key };
  });
  await addNames(tx, { feedId, names: [...keys].map(([name, key]) => ({ name, key })) });
  await matchNames(tx, feedId);
  for (let from = 0; from < keyed.length; from += TOGETHER) {
    const kept = await keepRecords(tx, { feedId, records: keyed.slice(from, from + TOGETHER) });
    counts.new += kept.filter((record) => record.is_new).length;
    counts.changed += kept.filter((record) => !record.is_new).length;
    await tellArrivals(tx, { feed, records: kept.filter((record) => record.is_new), now });
  }
  await askNext(tx, { feedId, now });
  const [open] = await unmatchedNames(tx, { feedId, most: 1 });
  return { ...counts, same: records.length - counts.new - counts.changed, unmatchedNames: open?.all ?? 0 };
}
