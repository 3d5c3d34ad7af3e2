import { and, desc, eq } from 'drizzle-orm';
import { customers } from '../../../db/schema/customers.ts';
import { followUps } from '../../../db/schema/followUps.ts';
import { people } from '../../../db/schema/people.ts';
import type { Tx } from '../../../db/tx.ts';
import { type AtCustomer, isoDay, equal, momentOf, namedOf, beforeCursor } from './page.ts';

export async function followUpRecords(
  tx: Tx,
  {
    id,
    customer,
    owner,
    state,
    interaction,
    page,
  }: AtCustomer & {
    readonly owner?: number | undefined;
    readonly state?: 'open' | 'asked' | 'done' | 'cancelled' | undefined;
    readonly interaction?: number | undefined;
  },
) {
  const rows = await tx
    .select({ row: followUps, customerName: customers.name, owner: people.name })
    .from(followUps)
    .innerJoin(people, and(eq(people.workspaceId, followUps.workspaceId), eq(people.id, followUps.ownerId)))
    .leftJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .where(
      and(
        equal(followUps.id, id),
        beforeCursor(followUps.id, page),
        equal(followUps.customerId, customer),
        equal(followUps.ownerId, owner),
        equal(followUps.interactionId, interaction),
        state === undefined ? undefined : eq(followUps.state, state),
      ),
    )
    .orderBy(desc(followUps.id))
    .limit(page.limit + 1);
  return rows.map(({ row, customerName, owner: ownerName }) => ({
    id: row.id,
    customer: namedOf(row.customerId, customerName),
    interaction: row.interactionId,
    owner: { id: row.ownerId, name: ownerName },
    action: row.action,
    on: row.dueOn.toString(),
    at: row.dueTime === null ? null : String(row.dueTime).slice(0, 5),
    until: isoDay(row.until),
    deadline: row.isDeadline,
    repeats: row.rule,
    state: row.state,
    remindAt: row.remindAt === null ? null : momentOf(row.remindAt),
  }));
}
