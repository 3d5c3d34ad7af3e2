import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { customers } from '../../db/schema/customers.ts';
import { complaints } from '../../db/schema/outcomes.ts';
import { people } from '../../db/schema/people.ts';
import { lookAs } from '../../db/session.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

const shown = {
  id: complaints.id,
  customerId: complaints.customerId,
  customer: customers.name,
  onlyTeamId: customers.onlyTeamId,
  ownerId: customers.ownerId,
  owner: people.name,
  interactionId: complaints.interactionId,
  text: complaints.text,
  openedAt: complaints.openedAt,
  dueAt: complaints.dueAt,
  nextAt: complaints.nextAt,
  strikes: complaints.strikes,
  followUpId: complaints.followUpId,
  closedAt: complaints.closedAt,
  done: complaints.done,
  isContent: complaints.isContent,
  setBy: complaints.setBy,
};

const complaintsShown = (tx: Tx) =>
  tx
    .select(shown)
    .from(complaints)
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, complaints.workspaceId), eq(customers.id, complaints.customerId)),
    )
    .leftJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .$dynamic();

/** A complaint as cards show it: whose it is follows from its customer. */
export type Complaint = Awaited<ReturnType<typeof openComplaints>>[number];

export async function addComplaint(
  tx: Tx,
  complaint: Pick<
    typeof complaints.$inferInsert,
    'customerId' | 'interactionId' | 'text' | 'openedAt' | 'dueAt' | 'nextAt' | 'followUpId' | 'setBy'
  >,
): Promise<number> {
  return onlyRow(await tx.insert(complaints).values(complaint).returning({ id: complaints.id })).id;
}

export async function findComplaint(tx: Tx, id: number): Promise<Complaint | undefined> {
  const [found] = await complaintsShown(tx).where(eq(complaints.id, id));
  return found;
}

/** Those that are not ended, the most urgent first. */
export async function openComplaints(
  tx: Tx,
  {
    customerId,
    ownerId,
    teamId,
  }: { readonly customerId?: number; readonly ownerId?: number; readonly teamId?: number } = {},
) {
  return complaintsShown(tx)
    .where(
      and(
        isNull(complaints.closedAt),
        customerId === undefined ? undefined : eq(complaints.customerId, customerId),
        ownerId === undefined ? undefined : eq(customers.ownerId, ownerId),
        teamId === undefined ? undefined : eq(people.teamId, teamId),
      ),
    )
    .orderBy(asc(complaints.dueAt), asc(complaints.id))
    .limit(60);
}

export async function changeComplaint(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Omit<typeof complaints.$inferInsert, 'id' | 'workspaceId'>>,
) {
  await tx.update(complaints).set(change).where(eq(complaints.id, id));
}

/** Claims one complaint whose clock strikes, for this transaction, which from here on sees all. */
export async function takeComplaintDue(tx: Tx, now: Temporal.Instant): Promise<Complaint | undefined> {
  lookAs(tx, 'everything');
  const [due] = await tx
    .select({ id: complaints.id })
    .from(complaints)
    .where(and(isNull(complaints.closedAt), isNotNull(complaints.nextAt), lte(complaints.nextAt, now)))
    .orderBy(complaints.nextAt, sql`id`)
    .limit(1)
    .for('no key update', { skipLocked: true });
  return due && findComplaint(tx, due.id);
}
