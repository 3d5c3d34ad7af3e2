import { desc } from 'drizzle-orm';
import { erasures } from '../../db/schema/audit.ts';
import type { Tx } from '../../db/tx.ts';

export type Erasure = typeof erasures.$inferSelect;

/** The proofs, the newest first. */
export async function listErasures(tx: Tx, most: number): Promise<Erasure[]> {
  return tx.select().from(erasures).orderBy(desc(erasures.id)).limit(most);
}
