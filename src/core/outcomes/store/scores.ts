import { eq } from 'drizzle-orm';
import { scores } from '../../db/schema/outcomes.ts';
import type { Tx } from '../../db/tx.ts';

export type NewScore = {
  readonly customerId: number;
  readonly notedOn: Temporal.PlainDate;
  readonly text: string;
  readonly value: number;
  readonly of: number;
};

/** A note has one score, or none. A net promoter score is one in so many words. */
export async function replaceScore(
  tx: Tx,
  { noteId, score }: { readonly noteId: number; readonly score: NewScore | undefined },
) {
  await tx.delete(scores).where(eq(scores.interactionId, noteId));
  if (!score) return;
  const { customerId, notedOn, text, value, of } = score;
  const scale = /\bnps\b/i.test(text) ? 'nps' : 'csat';
  await tx.insert(scores).values({ customerId, interactionId: noteId, scale, value, outOf: of, notedOn });
}
