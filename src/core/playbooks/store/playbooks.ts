import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { PlaybookStep } from '../../contract/customer.ts';
import { playbookRuns, playbooks } from '../../db/schema/followUps.ts';
import { lookAs } from '../../db/session.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { nameKeyOf } from '../../text/nameKey.ts';

export type Playbook = typeof playbooks.$inferSelect;

export async function allPlaybooks(tx: Tx): Promise<Playbook[]> {
  return tx.select().from(playbooks).orderBy(asc(playbooks.id)).limit(100);
}

/** A new one, or other steps for the one of this name. */
export async function keepPlaybook(
  tx: Tx,
  { name, steps, setBy }: { readonly name: string; readonly steps: readonly PlaybookStep[]; readonly setBy: number },
): Promise<{ readonly playbook: Playbook; readonly before: readonly PlaybookStep[] | undefined }> {
  const key = nameKeyOf(name);
  const [before] = await tx.select().from(playbooks).where(eq(playbooks.key, key)).for('update');
  const kept = before
    ? await tx.update(playbooks).set({ steps, setBy }).where(eq(playbooks.id, before.id)).returning()
    : await tx.insert(playbooks).values({ name, key, steps, setBy }).returning();
  return { playbook: onlyRow(kept), before: before?.steps };
}

export async function changePlaybook(
  tx: Tx,
  {
    id,
    ...change
  }: { readonly id: number } & Partial<Pick<typeof playbooks.$inferInsert, 'tier' | 'ruleSince' | 'nextAt'>>,
) {
  await tx.update(playbooks).set(change).where(eq(playbooks.id, id));
}

/** How many customers a playbook runs on. */
export async function runningCount(tx: Tx, playbookId: number): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(playbookRuns)
    .where(and(eq(playbookRuns.playbookId, playbookId), eq(playbookRuns.state, 'running')));
  return row?.count ?? 0;
}

/** Claims a playbook whose rule looks for new customers now, for this transaction, which from here on sees all. */
export async function takeRuleDue(
  tx: Tx,
  { now, next }: { readonly now: Temporal.Instant; readonly next: Temporal.Instant },
): Promise<Playbook | undefined> {
  lookAs(tx, 'everything');
  const [due] = await tx
    .select()
    .from(playbooks)
    .where(and(isNotNull(playbooks.nextAt), lte(playbooks.nextAt, now)))
    .orderBy(asc(playbooks.nextAt), asc(playbooks.id))
    .limit(1)
    .for('no key update', { skipLocked: true });
  if (due) await changePlaybook(tx, { id: due.id, nextAt: next });
  return due;
}

/** New customers of a rule's tier on which its playbook has never run. */
export async function newCustomersFor(tx: Tx, { id, tier, ruleSince }: Playbook, most: number) {
  if (!tier || !ruleSince) return [];
  return tx.execute<{ id: number; name: string; ownerId: number }>(sql`
    select c.id, c.name, c.owner_id as "ownerId" from customers c
    where c.workspace_id = current_workspace() and c.tier = ${tier} and c.partner is null and c.owner_id is not null
      and c.created_at >= ${ruleSince.toString()}::text::timestamptz
      and not exists (select from playbook_runs r where r.workspace_id = c.workspace_id and r.customer_id = c.id and r.playbook_id = ${id})
    order by c.id limit ${most}`);
}
