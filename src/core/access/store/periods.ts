/** How long things are kept: as a company has said, or as by default. */
import { sql } from 'drizzle-orm';
import { RETAINED, type Retained } from '../../contract/vocabulary.ts';
import { retentionPeriods } from '../../db/schema/workspaces.ts';
import type { Tx } from '../../db/tx.ts';

export type Periods = Readonly<Record<Retained, number>>;

export async function daysKept(tx: Tx): Promise<Periods> {
  const said = await tx.select({ kind: retentionPeriods.kind, days: retentionPeriods.days }).from(retentionPeriods);
  const daysOf = (kind: Retained) => said.find((row) => row.kind === kind)?.days ?? RETAINED[kind].days;
  return { private: daysOf('private'), words: daysOf('words'), traces: daysOf('traces') };
}

export async function setPeriod(tx: Tx, period: { readonly kind: Retained; readonly days: number }) {
  await tx
    .insert(retentionPeriods)
    .values(period)
    .onConflictDoUpdate({
      target: [retentionPeriods.workspaceId, retentionPeriods.kind],
      set: { days: sql`excluded.days` },
    });
}
