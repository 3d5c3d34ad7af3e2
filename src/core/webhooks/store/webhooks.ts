import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { webhooks } from '../../db/schema/doors/webhooks.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

export type Webhook = typeof webhooks.$inferSelect;

/** Resolves to its number. */
export async function addWebhook(
  tx: Tx,
  webhook: Pick<Webhook, 'url' | 'events' | 'hasWords' | 'secret' | 'setBy'>,
): Promise<number> {
  return onlyRow(await tx.insert(webhooks).values(webhook).returning({ id: webhooks.id })).id;
}

/** What its secrets are sealed for: they are of no use for another address. */
export const webhookSeal = ({ url }: Pick<Webhook, 'url'>) => `webhook ${url}`;

export async function activeWebhooks(tx: Tx): Promise<Webhook[]> {
  return tx.select().from(webhooks).where(eq(webhooks.state, 'active')).orderBy(asc(webhooks.id));
}

export async function findWebhook(tx: Tx, id: number): Promise<Webhook | undefined> {
  const [found] = await tx
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.id, id), eq(webhooks.state, 'active')));
  return found;
}

/** For this transaction alone. */
export async function claimWebhook(tx: Tx, id: number): Promise<Webhook | undefined> {
  const [found] = await tx.select().from(webhooks).where(eq(webhooks.id, id)).for('update');
  return found;
}

export async function changeWebhook(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Omit<Webhook, 'id' | 'workspaceId'>>,
) {
  await tx.update(webhooks).set(change).where(eq(webhooks.id, id));
}

/** It answered well. Resolves to whether it had failed before. */
export async function noteAnswered(tx: Tx, id: number): Promise<boolean> {
  const [was] = await tx
    .update(webhooks)
    .set({ failures: 0, failingSince: null, freeAt: null, toldAt: null })
    .where(and(eq(webhooks.id, id), sql`${webhooks.failures} > 0`))
    .returning({ id: webhooks.id });
  return was !== undefined;
}

/** Whoever set it is told once while it fails. Resolves to whether that is now. */
export async function claimTelling(tx: Tx, { id, now }: { readonly id: number; readonly now: Temporal.Instant }) {
  const told = await tx
    .update(webhooks)
    .set({ toldAt: now })
    .where(and(eq(webhooks.id, id), isNull(webhooks.toldAt)))
    .returning({ id: webhooks.id });
  return told.length > 0;
}
