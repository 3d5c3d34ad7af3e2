import { createHash, randomInt } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { bindCodes } from '../../db/schema/people.ts';
import { rooms } from '../../db/schema/messages.ts';
import type { Role } from '../../contract/person.ts';

const LIFE = { minutes: 10 };
const TRIES = 5;

/** A one-time code of six digits, good for ten minutes. Without a name its bearer keeps their own. */
export async function issueCode(
  tx: Tx,
  {
    now,
    name,
    role,
    personId,
    teamId,
  }: {
    readonly now: Temporal.Instant;
    readonly name?: string | undefined;
    readonly role?: Role | undefined;
    readonly personId?: number;
    readonly teamId?: number;
  },
) {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await tx.insert(bindCodes).values({ hash: hash(code), name, role, personId, teamId, expiresAt: now.add(LIFE) });
  return code;
}

export type Redeemed =
  | {
      readonly kind: 'good';
      readonly name: string | undefined;
      readonly role: Role | undefined;
      readonly personId: number | undefined;
    }
  /** Good for making a room a team's channel. It stays unused until whoever may do that has done it. */
  | { readonly kind: 'forRoom'; readonly teamId: number; readonly useUp: () => Promise<void> }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait' };

/** Uses a code up. After five wrong ones a room has to wait ten minutes. */
export async function redeemCode(
  tx: Tx,
  { code, roomId, now }: { readonly code: string; readonly roomId: number; readonly now: Temporal.Instant },
): Promise<Redeemed> {
  const [room] = await tx
    .select({ wrong: rooms.wrongCodes, at: rooms.wrongCodeAt })
    .from(rooms)
    .where(eq(rooms.id, roomId))
    .for('update');
  const rested = !room?.at || Temporal.Instant.compare(room.at.add(LIFE), now) <= 0;
  const wrong = rested ? 0 : room.wrong;
  if (wrong >= TRIES) return { kind: 'wait' };
  const [found] = await tx
    .select()
    .from(bindCodes)
    .where(and(eq(bindCodes.hash, hash(code)), isNull(bindCodes.usedAt), gt(bindCodes.expiresAt, now)))
    .orderBy(desc(bindCodes.id))
    .limit(1)
    .for('update');
  if (!found) {
    await tx
      .update(rooms)
      .set({ wrongCodes: wrong + 1, wrongCodeAt: now })
      .where(eq(rooms.id, roomId));
    return { kind: 'wrong' };
  }
  const useUp = async () => void (await tx.update(bindCodes).set({ usedAt: now }).where(eq(bindCodes.id, found.id)));
  if (found.teamId !== null) return { kind: 'forRoom', teamId: found.teamId, useUp };
  await useUp();
  const { name, role, personId } = found;
  return { kind: 'good', name: name ?? undefined, role: role ?? undefined, personId: personId ?? undefined };
}

/** Whether a code would be taken now. It stays unused. */
export async function isGoodCode(
  tx: Tx,
  { code, now }: { readonly code: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const found = await tx
    .select({ id: bindCodes.id })
    .from(bindCodes)
    .where(
      and(
        eq(bindCodes.hash, hash(code)),
        isNull(bindCodes.teamId),
        isNull(bindCodes.usedAt),
        gt(bindCodes.expiresAt, now),
      ),
    );
  return found.length > 0;
}

function hash(code: string) {
  return createHash('sha256').update(code).digest('hex');
}
