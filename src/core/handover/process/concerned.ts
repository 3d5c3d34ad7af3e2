/** Who has to know what becomes of a handover: the leaver, whoever has something of it, and whoever started it. */
import type { Tx } from '../../db/tx.ts';
import type { Person } from '../../contract/person.ts';
import { everyone, findAnyone } from '../../people/store/people.ts';
import { findHandover, type Handover, handoverChangedBy } from '../store/handovers.ts';
import { itemsOf } from '../store/items.ts';

export async function concernedBy(
  tx: Tx,
  { id, fromId, startedBy }: Pick<Handover, 'id' | 'fromId' | 'startedBy'>,
): Promise<readonly number[]> {
  const items = await itemsOf(tx, id);
  const ids = new Set([
    fromId,
    startedBy,
    ...items.filter(({ state }) => state !== 'back').map(({ receiverId }) => receiverId),
  ]);
  return (await everyone(tx)).filter((person) => ids.has(person.id)).map((person) => person.id);
}

export type HandoverConcerned = { readonly from: Pick<Person, 'name'>; readonly people: readonly number[] };

/** Whom it concerns that a message is taken back that changed a handover. Undefined: it changed none. */
export async function handoverConcerned(
  tx: Tx,
  heardId: number,
): Promise<(HandoverConcerned & { readonly id: number }) | undefined> {
  const handover = await handoverChangedBy(tx, heardId);
  const from = handover && (await findAnyone(tx, handover.fromId));
  return handover && from && { id: handover.id, from, people: await concernedBy(tx, handover) };
}

/** Those, and whom it concerns again now that it is taken back. */
export async function stillConcerned(
  tx: Tx,
  { id, from, people }: HandoverConcerned & { readonly id: number },
): Promise<HandoverConcerned> {
  const handover = await findHandover(tx, id);
  const again = handover ? await concernedBy(tx, handover) : [];
  return { from, people: [...new Set([...people, ...again])] };
}
