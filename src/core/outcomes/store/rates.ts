import { desc, eq, and, lte, sql } from 'drizzle-orm';
import { rates } from '../../db/schema/outcomes.ts';
import { workspaces } from '../../db/schema/workspaces.ts';
import type { Tx } from '../../db/tx.ts';

/** What a unit of a currency was worth in the team's own, and the day on which somebody said so. */
export type Rate = { readonly currency: string; readonly rate: number; readonly saidOn: Temporal.PlainDate };

export async function addRate(tx: Tx, rate: typeof rates.$inferInsert) {
  await tx.insert(rates).values(rate);
}

/** Of each currency the rate that was said last, up to a day. */
export async function ratesTo(
  tx: Tx,
  { home, by }: { readonly home: string; readonly by: Temporal.PlainDate },
): Promise<Rate[]> {
  return tx
    .selectDistinctOn([rates.currency], { currency: rates.currency, rate: rates.rate, saidOn: rates.saidOn })
    .from(rates)
    .where(and(eq(rates.home, home), lte(rates.saidOn, by)))
    .orderBy(rates.currency, desc(rates.saidOn), desc(rates.id));
}

/** Where the company is at home. */
export async function companyZone(tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ zone: workspaces.zone })
    .from(workspaces)
    .where(sql`${workspaces.id} = current_workspace()`);
  return row?.zone ?? 'UTC';
}
