import { handoverItems, handovers } from '../../db/schema/customers.ts';
/** Handovers as such: planned, open, over. */
import { and, asc, eq, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import { isAmong } from '../../db/columns.ts';
import { lookAs } from '../../db/session.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { audit } from '../../db/schema/audit.ts';

export type Handover = typeof handovers.$inferSelect;

type NewHandover = Pick<typeof handovers.$inferInsert, 'fromId' | 'startedBy' | 'isForGood' | 'takers' | 'endsAt'>;

/** Keeps a plan, so that one tap carries out what was shown. It takes the place of an older one of the same colleague. */
export async function planHandover(tx: Tx, plan: NewHandover): Promise<number> {
  await tx.delete(handovers).where(and(eq(handovers.fromId, plan.fromId), eq(handovers.state, 'planned')));
  const made = await tx
    .insert(handovers)
    .values({ ...plan, state: 'planned' })
    .returning({ id: handovers.id });
  return onlyRow(made).id;
}

export async function openHandover(
  tx: Tx,
  handover: NewHandover & Pick<typeof handovers.$inferInsert, 'nextAt' | 'watchUntil'>,
): Promise<Handover> {
  return onlyRow(
    await tx
      .insert(handovers)
      .values({ ...handover, state: 'open' })
      .returning(),
  );
}

/** For this transaction alone: whoever else changes it waits. */
export async function lockHandover(tx: Tx, id: number): Promise<Handover | undefined> {
  const [found] = await tx.select().from(handovers).where(eq(handovers.id, id)).for('update');
  return found;
}

export async function openHandoverOf(tx: Tx, fromId: number): Promise<Handover | undefined> {
  const [found] = await tx
    .select()
    .from(handovers)
    .where(and(eq(handovers.fromId, fromId), eq(handovers.state, 'open')))
    .for('update');
  return found;
}

export async function openHandovers(tx: Tx): Promise<readonly Handover[]> {
  return tx.select().from(handovers).where(eq(handovers.state, 'open')).orderBy(asc(handovers.id));
}

export async function changeHandover(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Omit<typeof handovers.$inferInsert, 'id' | 'workspaceId'>>,
) {
  await tx.update(handovers).set(change).where(eq(handovers.id, id));
}

/** Claims one that has a step due, for this transaction, which from here on sees all. */
export async function takeHandoverDue(tx: Tx, now: Temporal.Instant): Promise<Handover | undefined> {
  lookAs(tx, 'everything');
  const [due] = await tx
    .select()
    .from(handovers)
    .where(and(eq(handovers.state, 'open'), lte(handovers.nextAt, now)))
    .orderBy(asc(handovers.nextAt), asc(handovers.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return due;
}

/** The handover that a message changed something of, and whose customers it was about. */
export async function handoverChangedBy(tx: Tx, heardId: number): Promise<Handover | undefined> {
  const rows = await tx
    .selectDistinct({ table: audit.tableName, id: audit.rowId })
    .from(audit)
    .where(
      and(
        eq(audit.heardId, heardId),
        isNull(audit.undoneBy),
        inArray(audit.tableName, ['handovers', 'handover_items']),
      ),
    );
  const ids = (table: string) => rows.filter((row) => row.table === table).map(({ id }) => id);
  const items = tx
    .select({ id: handoverItems.handoverId })
    .from(handoverItems)
    .where(isAmong(handoverItems.id, ids('handover_items')));
  const [found] = await tx
    .select()
    .from(handovers)
    .where(
      and(ne(handovers.state, 'planned'), or(isAmong(handovers.id, ids('handovers')), inArray(handovers.id, items))),
    )
    .orderBy(asc(handovers.id))
    .limit(1);
  return found;
}

export async function findHandover(tx: Tx, id: number): Promise<Handover | undefined> {
  const [found] = await tx.select().from(handovers).where(eq(handovers.id, id));
  return found;
}
