/** What came of a note by its word: it goes with the note to another customer, and is forgotten where nobody sees the note. */
import { and, eq, inArray, isNull, ne, notExists, notInArray, or } from 'drizzle-orm';
import { complaints, deals, scores, sums } from '../../db/schema/outcomes.ts';
import type { Tx } from '../../db/tx.ts';

/** A deal that began with it moves with all its sums; to another customer's deal it never belonged, and has not ended it. */
export async function moveOutcomes(tx: Tx, of: { readonly noteId: number; readonly customerId: number }) {
  const { noteId, customerId } = of;
  const own = tx.select({ id: deals.id }).from(deals).where(eq(deals.interactionId, noteId));
  await tx.update(sums).set({ customerId }).where(inArray(sums.dealId, own));
  await tx
    .update(sums)
    .set({ customerId, dealId: null })
    .where(and(eq(sums.interactionId, noteId), or(isNull(sums.dealId), notInArray(sums.dealId, own))));
  await tx
    .update(deals)
    .set(REOPENED)
    .where(and(eq(deals.endNoteId, noteId), ne(deals.interactionId, noteId)));
  await tx.update(deals).set({ customerId }).where(eq(deals.interactionId, noteId));
  await tx.update(scores).set({ customerId }).where(eq(scores.interactionId, noteId));
  await tx.update(complaints).set({ customerId }).where(eq(complaints.interactionId, noteId));
}

const REOPENED = { outcome: null, endedOn: null, endNoteId: null, cause: null, reason: null, rival: null };

/** A deal that it has ended is open again; one that began with it and that no other note speaks of is gone. */
export async function forgetOutcomes(tx: Tx, noteId: number) {
  await tx.delete(sums).where(eq(sums.interactionId, noteId));
  await tx.delete(scores).where(eq(scores.interactionId, noteId));
  await tx.update(deals).set(REOPENED).where(eq(deals.endNoteId, noteId));
  const others = tx.select({ id: sums.id }).from(sums).where(eq(sums.dealId, deals.id));
  await tx.delete(deals).where(and(eq(deals.interactionId, noteId), notExists(others)));
}
