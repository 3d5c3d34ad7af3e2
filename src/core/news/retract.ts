/** News whose note is taken back, or its author's alone again, is taken back in every channel that heard it. */
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { newestAbout } from '../delivery/store/outbox.ts';
import type { Localized } from '../contract/locale.ts';
import { newsAbout } from './tell.ts';

const TAKEN_BACK: Localized = { zh: '这条已撤回', en: 'This has been taken back' };

export async function retractNews(
  tx: Tx,
  { noteIds, now }: { readonly noteIds: readonly number[]; readonly now: Temporal.Instant },
) {
  for (const id of noteIds)
    for (const { placeId, roomId, thread, locale, card } of await newestAbout(tx, newsAbout(id))) {
      const title = TAKEN_BACK[locale];
      if (card.title !== title)
        await say(tx, {
          roomId,
          thread,
          locale,
          now,
          about: newsAbout(id),
          editsId: placeId,
          card: { icon: '📣', title },
        });
    }
}
