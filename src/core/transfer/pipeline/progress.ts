/** What working on a table needs, and how it is shown. */
import { aboutImport, completedCard } from '../cards.ts';
import type { Import } from '../store/imports.ts';
import type { Store } from '../../db/open.ts';
import { say, sayAnew } from '../../delivery/say.ts';
import { lineAbout } from '../../delivery/store/outbox.ts';
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

/** Where an import is spoken of: in answer to the message that set it going, so that undo there finds it. */
export const importRoom = ({ roomId, thread, locale, heardId }: Import) => ({
  roomId,
  thread: thread ?? undefined,
  locale,
  heardId: heardId ?? undefined,
});

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
  const line = { ...importRoom(of), about, card, now };
  if (!shown) return say(tx, line);
  const isProgress = shown.card.icon === '⏳';
  const over = isProgress ? completedCard(of, await translatorFor(tx, { of, now })) : undefined;
  return sayAnew(tx, { ...line, shown, ...(over && { over }) });
}
