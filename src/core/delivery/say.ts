/** The one door for what the bot says: whatever it is becomes a line of the outbox here, new or in the place of an older one. */
import { withoutChoices } from '../contract/cardText.ts';
import type { Card } from '../contract/card.ts';
import { onlyRow, type Tx } from '../db/tx.ts';
import { type NewLine, post } from './store/outbox.ts';

/** A card with its address: a room, a thread in it, a person or a team. `editsId`: the line whose place it takes. */
export type Saying = NewLine & { readonly now: Temporal.Instant };

export async function say(tx: Tx, { now, ...line }: Saying): Promise<number> {
  return onlyRow(await post(tx, { lines: [line], now }));
}

/** Says several things at once, in their order. */
export async function sayAll(tx: Tx, saying: { readonly lines: readonly NewLine[]; readonly now: Temporal.Instant }) {
  if (saying.lines.length) await post(tx, saying);
}

/** Says something anew: the older card about it stays where it is, to be read but no longer pressed, or says what became of it. */
export async function sayAnew(
  tx: Tx,
  {
    shown,
    over,
    ...saying
  }: Saying & { readonly shown: { readonly id: number; readonly card: Card }; readonly over?: Card },
): Promise<number> {
  await say(tx, { ...saying, card: over ?? withoutChoices(shown.card), editsId: shown.id });
  return say(tx, saying);
}
