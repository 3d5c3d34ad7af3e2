/** Browsers that are signed in, and how long that holds. */
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { people, webSessions } from '../../../db/schema/people.ts';
import type { Person } from '../../../contract/person.ts';
import type { Tx } from '../../../db/tx.ts';
import { personOf } from '../people.ts';

/** It ends when nobody has come with it for so long, and at the latest so long after signing in. */
const IDLE = { hours: 30 * 24 };
const LIFE = { hours: 180 * 24 };
/** So often at most it is written down that somebody has come. */
const NEWS = { hours: 1 };

type At = { readonly now: Temporal.Instant };

export async function openSession(
  tx: Tx,
  { hash, personId, now }: At & { readonly hash: string; readonly personId: number },
) {
  await tx.insert(webSessions).values({ hash, personId, createdAt: now, seenAt: now });
}

/** Who comes with it. */
export async function sessionOf(tx: Tx, { hash, now }: At & { readonly hash: string }): Promise<Person | undefined> {
  const [found] = await tx
    .select({ person: people, id: webSessions.id, seenAt: webSessions.seenAt })
    .from(webSessions)
    .innerJoin(people, and(eq(people.workspaceId, webSessions.workspaceId), eq(people.id, webSessions.personId)))
    .where(
      and(
        eq(webSessions.hash, hash),
        gt(webSessions.seenAt, now.subtract(IDLE)),
        gt(webSessions.createdAt, now.subtract(LIFE)),
        isNull(people.leftAt),
      ),
    );
  if (!found) return undefined;
  if (Temporal.Instant.compare(found.seenAt, now.subtract(NEWS)) < 0)
    await tx.update(webSessions).set({ seenAt: now }).where(eq(webSessions.id, found.id));
  return personOf(found.person);
}

/** Ends this one; `all`: every one of the same person. */
export async function endSession(tx: Tx, { hash, all }: { readonly hash: string; readonly all: 'all' | 'this' }) {
  const [ended] = await tx.delete(webSessions).where(eq(webSessions.hash, hash)).returning();
  if (ended && all === 'all') await endSessionsOf(tx, ended.personId);
}

export async function endSessionsOf(tx: Tx, personId: number) {
  await tx.delete(webSessions).where(eq(webSessions.personId, personId));
}

export async function forgetEndedSessions(tx: Tx, { now }: At) {
  await tx
    .delete(webSessions)
    .where(or(lt(webSessions.seenAt, now.subtract(IDLE)), lt(webSessions.createdAt, now.subtract(LIFE))));
}
