import { and, desc, eq, sql } from 'drizzle-orm';
import { customers } from '../../../db/schema/customers.ts';
import { complaints, deals } from '../../../db/schema/outcomes.ts';
import type { Tx } from '../../../db/tx.ts';
import { sumsOfDeals } from '../../../outcomes/store/sums.ts';
import { type AtCustomer, isoDay, equal, momentOf, beforeCursor } from './page.ts';

export async function dealRecords(
  tx: Tx,
  { id, customer, open, page }: AtCustomer & { readonly open?: boolean | undefined },
) {
  const rows = await tx
    .select({ row: deals, customerName: customers.name })
    .from(deals)
    .innerJoin(customers, and(eq(customers.workspaceId, deals.workspaceId), eq(customers.id, deals.customerId)))
    .where(
      and(
        equal(deals.id, id),
        beforeCursor(deals.id, page),
        equal(deals.customerId, customer),
        open === undefined ? undefined : sql`(${deals.outcome} is null) = ${open}::boolean`,
      ),
    )
    .orderBy(desc(deals.id))
    .limit(page.limit + 1);
  const sums = await sumsOfDeals(
    tx,
    rows.map(({ row }) => row.id),
  );
  return rows.map(({ row, customerName }) => ({
    id: row.id,
    customer: { id: row.customerId, name: customerName },
    stage: row.stageName ?? row.stage,
    movedOn: row.movedOn.toString(),
    closeOn: isoDay(row.closeOn),
    outcome: row.outcome,
    endedOn: isoDay(row.endedOn),
    reason: row.reason,
    rival: row.rival,
    sums: sums
      .filter(({ dealId }) => dealId === row.id)
      .map(({ kind, amount, currency }) => ({ kind, amount, currency })),
  }));
}

export async function complaintRecords(
  tx: Tx,
  { id, customer, open, page }: AtCustomer & { readonly open?: boolean | undefined },
) {
  const rows = await tx
    .select({ row: complaints, customerName: customers.name })
    .from(complaints)
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, complaints.workspaceId), eq(customers.id, complaints.customerId)),
    )
    .where(
      and(
        equal(complaints.id, id),
        beforeCursor(complaints.id, page),
        equal(complaints.customerId, customer),
        open === undefined ? undefined : sql`(${complaints.closedAt} is null) = ${open}::boolean`,
      ),
    )
    .orderBy(desc(complaints.id))
    .limit(page.limit + 1);
  return rows.map(({ row, customerName }) => ({
    id: row.id,
    customer: { id: row.customerId, name: customerName },
    text: row.text,
    openedAt: momentOf(row.openedAt),
    dueAt: momentOf(row.dueAt),
    closedAt: row.closedAt === null ? null : momentOf(row.closedAt),
    done: row.done,
    content: row.isContent,
  }));
}
