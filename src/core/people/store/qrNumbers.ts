/** A number that somebody is to read to us from their phone. The question lapses. */
import { and, eq, gt } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { installations } from '../../db/schema/workspaces.ts';

const LIFE = { minutes: 10 };

const asked = (personId: number) => ({ platform: 'number', account: String(personId) });
const here = (personId: number) =>
  and(eq(installations.platform, 'number'), eq(installations.account, String(personId)));

export async function askNumber(
  tx: Tx,
  { personId, now }: { readonly personId: number; readonly now: Temporal.Instant },
) {
  await dropNumber(tx, personId);
  await tx.insert(installations).values({ ...asked(personId), secret: '', claimedUntil: now.add(LIFE) });
}

/** False: nobody has asked them for one. */
export async function typeNumber(
  tx: Tx,
  { personId, number, now }: { readonly personId: number; readonly number: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const kept = await tx
    .update(installations)
    .set({ memo: { number } })
    .where(and(here(personId), gt(installations.claimedUntil, now)))
    .returning({ id: installations.id });
  return kept.length > 0;
}

/** The number, once: it is forgotten. */
export async function takeNumber(tx: Tx, personId: number): Promise<string | undefined> {
  const [found] = await tx.select({ memo: installations.memo }).from(installations).where(here(personId));
  const number = found?.memo?.['number'];
  if (number !== undefined) await dropNumber(tx, personId);
  return number;
}

export async function dropNumber(tx: Tx, personId: number) {
  await tx.delete(installations).where(here(personId));
}
