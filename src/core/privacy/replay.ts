/** Erasures that are done again, in a database that was put back from before them. */
import { z } from 'zod';
import { lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { eraseContact, keepErasure } from './store/erase.ts';

/** One of the list that is kept beside the backups: numbers alone, no personal data. */
export const ErasureLine = z.object({
  /** Lists of before there were several have none: the first. */
  company: z.number().int().optional(),
  proof: z.number().int(),
  contact: z.number().int(),
  askedBy: z.number().int(),
  approvedBy: z.number().int(),
});
export type KeptErasure = z.output<typeof ErasureLine>;

/** Resolves to whether they were there again. */
export async function replayErasure(tx: Tx, { contact, askedBy, approvedBy }: KeptErasure): Promise<boolean> {
  lookAs(tx, 'everything');
  const erased = await eraseContact(tx, contact);
  if (erased) await keepErasure(tx, { contactId: contact, askedBy, approvedBy, erased });
  return erased !== undefined;
}
