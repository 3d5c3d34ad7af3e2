/** What working on a table needs, and how it is shown. */
import { aboutImport, completedCard } from '../cards.ts';
import { withoutChoices } from '../../contract/cardText.ts';
import type { Import } from '../store/imports.ts';
import type { Store } from '../../db/open.ts';
import { lineAbout, post } from '../../delivery/store/outbox.ts';
import { findPerson } from '../../people/store/people.ts';
import type { Tx } from '../../db/tx.ts';
import { translator } from '../../text/phrases.ts';
import type { Card } from '../../contract/card.ts';

export type TransferWork = {
  readonly store: Store;
  readonly workspace: number;
  readonly clock: () => Temporal.Instant;
  readonly stopping: AbortSignal;
  /** Until when a claim is renewed. */
  readonly until: () => Temporal.Instant;
  /** Shows how far an import has come, if it is time to. */
  readonly glance: (tx: Tx, at: Import) => Promise<void>;
};

export const importRoom = ({ roomId, thread, locale }: Import) => ({ roomId, thread: thread ?? undefined, locale });

export async function translatorFor(
  tx: Tx,
  { of, now }: { readonly of: Pick<Import, 'personId' | 'locale'>; readonly now: Temporal.Instant },
) {
  const person = await findPerson(tx, of.personId);
  return translator(of.locale, now.toZonedDateTimeISO(person?.zone ?? 'UTC').toPlainDate());
}

/** A new card about an import; the last one loses its choices, or says that it is over. */
export async function replaceCard(
  tx: Tx,
  { of, card, now }: { readonly of: Import; readonly card: Card; readonly now: Temporal.Instant },
) {
  const about = aboutImport(of.id);
  const shown = await lineAbout(tx, { roomId: of.roomId, about });
  if (shown) {
    const over =
      shown.card.icon === '⏳' ? completedCard(of, await translatorFor(tx, { of, now })) : withoutChoices(shown.card);
    await post(tx, { ...importRoom(of), card: over, editsId: shown.id, now });
  }
  await post(tx, { ...importRoom(of), about, card, now });
}
