/** One-time codes that are too long to be typed or guessed: they come as an address of the web page. */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { isForPerson } from '../codes.ts';
import { bindCodes } from '../../../db/schema/people.ts';
import { currentWorkspace } from '../accounts.ts';
import type { Role } from '../../../contract/person.ts';
import type { Tx } from '../../../db/tx.ts';

/** For oneself, now; for somebody who still has to find the time. */
const LIFE = { own: { minutes: 10 }, invitation: { hours: 7 * 24 } };

type Bearer = {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly personId?: number | undefined;
  /** Of somebody new: where they work. */
  readonly teamId?: number | undefined;
};

/** An address that signs its bearer in, once; undefined where there is no web page. */
export async function issueLink(
  tx: Tx,
  { now, life, ...bearer }: Bearer & { readonly now: Temporal.Instant; readonly life: keyof typeof LIFE },
): Promise<string | undefined> {
  const pages = (await currentWorkspace(tx))?.pages;
  if (!pages) return undefined;
  const token = randomBytes(32).toString('base64url');
  await tx.insert(bindCodes).values({ hash: hash(token), ...bearer, expiresAt: now.add(LIFE[life]) });
  return `${pages}/signin/${token}`;
}

type Token = { readonly token: string; readonly now: Temporal.Instant };

/** Whether it would still let somebody in. */
export async function isGoodLink(tx: Tx, asked: Token): Promise<boolean> {
  return (await find(tx, asked)).length > 0;
}

/** Uses it up; undefined: it was, or its time is over. */
export async function redeemLink(tx: Tx, { token, now }: Token): Promise<Bearer | undefined> {
  const [used] = await tx.update(bindCodes).set({ usedAt: now }).where(isGood({ token, now })).returning();
  return (
    used && {
      name: used.name ?? undefined,
      role: used.role ?? undefined,
      personId: used.personId ?? undefined,
      teamId: used.teamId ?? undefined,
    }
  );
}

const find = (tx: Tx, asked: Token) => tx.select({ id: bindCodes.id }).from(bindCodes).where(isGood(asked));

const isGood = ({ token, now }: Token) =>
  and(eq(bindCodes.hash, hash(token)), isNull(bindCodes.usedAt), gt(bindCodes.expiresAt, now), isForPerson);

const hash = (token: string) => createHash('sha256').update(token).digest('hex');
