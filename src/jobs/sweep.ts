import type { Store } from '../core/store/open.ts';
import { sweepOld } from '../core/store/sweep.ts';

/** Once a night, in every workspace: forgets what has served its purpose. Doing it twice does no harm, so nobody claims it. */
export async function sweep({ store, now }: { readonly store: Store; readonly now: Temporal.Instant }) {
  for (const workspace of await store.all()) await store.within({ workspace }, (tx) => sweepOld(tx, now));
  await store.analyze();
}
