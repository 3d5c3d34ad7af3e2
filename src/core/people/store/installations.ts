import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { installations } from '../../db/schema/workspaces.ts';
import { profiles } from '../../db/schema/people.ts';
import type { Message } from '../../contract/message.ts';

export type Account = { readonly platform: string; readonly account: string };

const here = ({ platform, account }: Account) =>
  and(eq(installations.platform, platform), eq(installations.account, account));

export async function findSecret(tx: Tx, account: Account): Promise<string | undefined> {
  const [found] = await tx.select({ secret: installations.secret }).from(installations).where(here(account));
  return found?.secret;
}

/** Keeps what a platform let us in with; a claim to renew it has served. */
export async function keepSecret(tx: Tx, { secret, ...account }: Account & { readonly secret: string }) {
  await tx
    .insert(installations)
    .values({ ...account, secret })
    .onConflictDoUpdate({
      target: [installations.workspaceId, installations.platform, installations.account],
      set: { secret, claimedUntil: null },
    });
}

/** All that let us in on a platform, in this company. */
export async function secretsOn(tx: Tx, platform: string) {
  return tx
    .select({ account: installations.account, secret: installations.secret })
    .from(installations)
    .where(eq(installations.platform, platform));
}

export async function findMemo(tx: Tx, account: Account): Promise<Readonly<Record<string, string>>> {
  const [found] = await tx.select({ memo: installations.memo }).from(installations).where(here(account));
  return found?.memo ?? {};
}

/** Keeps what a platform has to be told next time, beside what is kept already. */
export async function keepMemo(
  tx: Tx,
  { memo, ...account }: Account & { readonly memo: Readonly<Record<string, string>> },
) {
  await tx
    .insert(installations)
    .values({ ...account, secret: '', memo })
    .onConflictDoUpdate({
      target: [installations.workspaceId, installations.platform, installations.account],
      set: { memo: sql`coalesce(${installations.memo}, '{}') || excluded.memo` },
    });
}

export async function dropSecret(tx: Tx, account: Account) {
  await tx.delete(installations).where(here(account));
}

/** Whether the renewal is ours: nobody else has claimed it, or their claim has lapsed. */
export async function claimSecret(
  tx: Tx,
  { now, until, ...account }: Account & { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<boolean> {
  const claimed = await tx
    .update(installations)
    .set({ claimedUntil: until })
    .where(and(here(account), or(isNull(installations.claimedUntil), lt(installations.claimedUntil, now))))
    .returning({ id: installations.id });
  return claimed.length > 0;
}

type Says = Omit<Message['from'], 'id'>;

export async function findProfile(tx: Tx, { platform, account, external }: Account & { readonly external: string }) {
  const [found] = await tx
    .select({ says: profiles.says, at: profiles.at })
    .from(profiles)
    .where(and(eq(profiles.platform, platform), eq(profiles.account, account), eq(profiles.external, external)));
  return found;
}

export async function keepProfile(
  tx: Tx,
  profile: Account & { readonly external: string; readonly says: Says; readonly at: Temporal.Instant },
) {
  const { says, at } = profile;
  await tx
    .insert(profiles)
    .values(profile)
    .onConflictDoUpdate({
      target: [profiles.workspaceId, profiles.platform, profiles.account, profiles.external],
      set: { says, at },
    });
}
