import type { Store } from '../core/db/open.ts';
import { deleteExpired } from '../core/access/store/retention.ts';
import type { Tx } from '../core/db/tx.ts';
import { wakeForForgotten } from '../core/followups/store/due.ts';
import { indexSomeNotes } from '../core/knowledge/store/searchIndex.ts';
import { lookAs } from '../core/db/session.ts';
import { tellRisks } from '../core/webhooks/risks.ts';

/** Once a night, in every workspace: forgets what has served its purpose. Doing it twice does no harm, so nobody claims it. */
export async function cleanUp({ store, now }: { readonly store: Store; readonly now: Temporal.Instant }) {
  for (const workspace of await store.all())
    await store.within({ workspace }, async (tx) => {
      await deleteExpired(tx, now);
      lookAs(tx, 'everything');
      await wakeForForgotten(tx, now);
      await tellRisks(tx, now);
    });
  await indexNotesJob(store);
  await store.analyze();
}

/** Makes every note searchable that is not yet: those from before there was a search, and those brought in by the thousand. */
export async function indexNotesJob(store: Store) {
  for (const workspace of await store.all()) {
    let after: number | undefined = 0;
    while (after !== undefined) after = await store.within({ workspace }, (tx) => learnt(tx, after ?? 0));
  }
}

function learnt(tx: Tx, after: number) {
  lookAs(tx, 'everything');
  return indexSomeNotes(tx, after);
}
