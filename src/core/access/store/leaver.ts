import { and, eq } from 'drizzle-orm';
import { handovers } from '../../db/schema/customers.ts';
import type { Tx } from '../../db/tx.ts';

/** Whether a day is put down on which somebody leaves for good. */
export async function isLeaving(tx: Tx, personId: number): Promise<boolean> {
  const open = await tx
    .select({ id: handovers.id })
    .from(handovers)
    .where(and(eq(handovers.fromId, personId), eq(handovers.state, 'open'), eq(handovers.isForGood, true)));
  return open.length > 0;
}
