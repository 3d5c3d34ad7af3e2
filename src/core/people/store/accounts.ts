/** A company, and where it is met. */
import { and, eq } from 'drizzle-orm';
import { accounts, workspaces } from '../../db/schema/workspaces.ts';
import type { Tx } from '../../db/tx.ts';

export async function currentWorkspace(tx: Tx) {
  const rows = await tx.select().from(workspaces);
  return rows[0];
}

/** Where its pages are from now on; null: nowhere. */
export async function keepPages(tx: Tx, pages: string | null) {
  await tx.update(workspaces).set({ pages });
}

export async function openAccount(
  tx: Tx,
  account: { readonly platform: string; readonly account: string; readonly meets: boolean },
) {
  await tx
    .insert(accounts)
    .values(account)
    .onConflictDoUpdate({ target: [accounts.platform, accounts.account], set: { meets: account.meets } });
}

/** No longer met there. */
export async function closeAccount(
  tx: Tx,
  { platform, account }: { readonly platform: string; readonly account: string },
) {
  await tx.delete(accounts).where(and(eq(accounts.platform, platform), eq(accounts.account, account)));
}

/** Where the company is met. */
export async function platformsMet(tx: Tx): Promise<readonly string[]> {
  const found = await tx.selectDistinct({ platform: accounts.platform }).from(accounts);
  return found.map(({ platform }) => platform);
}

/** Whether a platform's door stands open: somebody here sees to it that people can come in by it. */
export async function isMet(tx: Tx, platform: string): Promise<boolean> {
  const found = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.platform, platform), eq(accounts.account, DOOR)));
  return found.length > 0;
}

/** The account that stands for a platform's being switched on, where people bring accounts of their own. */
export const DOOR = 'door';
