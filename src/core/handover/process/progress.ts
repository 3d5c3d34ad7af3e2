/** How a handover stands, in figures. Pure. */
import { type NamedItem, namedItems } from '../cards/cards.ts';
import type { HandoverItem } from '../store/items.ts';

export type Progress = {
  readonly total: number;
  readonly accepted: readonly NamedItem[];
  readonly offered: readonly NamedItem[];
  /** Declined, or kept by a lead, and taken by nobody since. */
  readonly open: readonly NamedItem[];
  /** Accepted, and not spoken to yet by whoever accepted. */
  readonly silent: readonly NamedItem[];
};

export function progressOf(all: readonly HandoverItem[]): Progress {
  const items = namedItems(all).filter(({ state }) => state !== 'back');
  // Whoever was given a customer directly has taken it.
  const isElsewhere = ({ ownerId, receiverId, state }: NamedItem) => state !== 'declined' && ownerId !== receiverId;
  const accepted = items.filter((item) => item.state === 'accepted' || isElsewhere(item));
  const offered = items.filter((item) => item.state === 'offered' && !isElsewhere(item));
  const open = items.filter(
    (item) =>
      (item.state === 'held' && !isElsewhere(item)) || (item.state === 'declined' && item.ownerId === item.fromId),
  );
  const silent = accepted.filter((item) => !item.isContacted && !isElsewhere(item));
  return { total: items.length, accepted, offered, open, silent };
}
