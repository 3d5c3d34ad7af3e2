import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { approvals } from '../../db/schema/audit.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

export type Approval = typeof approvals.$inferSelect;

export async function askApproval(
  tx: Tx,
  asked: Pick<typeof approvals.$inferInsert, 'what' | 'askedBy' | 'roomId' | 'locale' | 'expiresAt'> & {
    readonly thread: string | undefined;
  },
): Promise<Approval> {
  return onlyRow(await tx.insert(approvals).values(asked).returning());
}

export async function findApproval(tx: Tx, id: number): Promise<Approval | undefined> {
  const [row] = await tx.select().from(approvals).where(eq(approvals.id, id)).for('no key update');
  return row;
}

/** What waits for somebody other than who asked, the newest first. */
export async function approvalsWaiting(
  tx: Tx,
  { personId, now }: { readonly personId: number; readonly now: Temporal.Instant },
): Promise<Approval[]> {
  return tx
    .select()
    .from(approvals)
    .where(and(eq(approvals.state, 'asked'), ne(approvals.askedBy, personId), gt(approvals.expiresAt, now)))
    .orderBy(desc(approvals.id));
}

/** The same thing that is asked for already; an export goes to whoever asked, and so is the same only of theirs. */
export async function sameWaiting(
  tx: Tx,
  {
    what,
    askedBy,
    now,
  }: Pick<Approval, 'what'> & { readonly askedBy: number | undefined; readonly now: Temporal.Instant },
): Promise<Approval | undefined> {
  const [row] = await tx
    .select()
    .from(approvals)
    .where(
      and(
        eq(approvals.state, 'asked'),
        eq(approvals.what, what),
        gt(approvals.expiresAt, now),
        askedBy === undefined ? undefined : eq(approvals.askedBy, askedBy),
      ),
    )
    .limit(1);
  return row;
}

export async function decideApproval(
  tx: Tx,
  { id, ...decision }: Pick<Approval, 'id' | 'state'> & { readonly decidedBy: number },
) {
  await tx.update(approvals).set(decision).where(eq(approvals.id, id));
}
