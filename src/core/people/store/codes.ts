import { createHash, randomInt } from 'node:crypto';
import { and, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { bindCodes, wrongCodes } from '../../db/schema/people.ts';
import type { Identity } from './people.ts';
import type { Role } from '../../contract/person.ts';

const LIFE = { minutes: 10 };
/** Wrong codes in ten minutes after which an account, a person or all of a company's on one platform have to wait. */
const TRIES = { account: 5, person: 5, company: 20 };

/**
 * A one-time code of six digits, good for ten minutes: for one person by their number, or for somebody new by a name.
 * Without either its bearer keeps their own.
 */
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
    readonly personId?: number | undefined;
    readonly teamId?: number | undefined;
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
      readonly teamId: number | undefined;
    }
  /** Good for making a room a team's channel. It stays unused until whoever may do that has done it. */
  | { readonly kind: 'forRoom'; readonly teamId: number; readonly useUp: () => Promise<void> }
  /** `isAlarming`: it was one too many. */
  | { readonly kind: 'wrong'; readonly isAlarming: boolean }
  | { readonly kind: 'wait' };

/** Uses a code up. Whoever brings wrong ones has to wait, whatever room or account of theirs they come from, and so has a platform of a company that is tried by many. */
export async function redeemCode(
  tx: Tx,
  {
    code,
    identity,
    personId: bearer,
    now,
  }: {
    readonly code: string;
    readonly identity: Identity;
    readonly personId: number | undefined;
    readonly now: Temporal.Instant;
  },
): Promise<Redeemed> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(current_workspace() || ' codes', 0))`);
  const wrong = await wrongSince(tx, { identity, personId: bearer, since: now.subtract(LIFE) });
  if (wrong.account >= TRIES.account || wrong.person >= TRIES.person || wrong.company >= TRIES.company)
    return { kind: 'wait' };
  const [found] = await tx
    .select()
    .from(bindCodes)
    .where(and(eq(bindCodes.hash, hash(code)), isNull(bindCodes.usedAt), gt(bindCodes.expiresAt, now)))
    .orderBy(desc(bindCodes.id))
    .limit(1)
    .for('update');
  if (!found) {
    await tx.insert(wrongCodes).values({ ...identity, personId: bearer, at: now });
    const isAlarming = Math.max(wrong.account, wrong.person) + 1 >= TRIES.account || wrong.company + 1 >= TRIES.company;
    return { kind: 'wrong', isAlarming };
  }
  const useUp = async () => void (await tx.update(bindCodes).set({ usedAt: now }).where(eq(bindCodes.id, found.id)));
  const teamId = found.teamId ?? undefined;
  if (teamId !== undefined && found.role === null) return { kind: 'forRoom', teamId, useUp };
  await useUp();
  const { name, role, personId } = found;
  return { kind: 'good', name: name ?? undefined, role: role ?? undefined, personId: personId ?? undefined, teamId };
}

async function wrongSince(
  tx: Tx,
  {
    identity: { platform, account, external },
    personId,
    since,
  }: {
    readonly identity: Identity;
    readonly personId: number | undefined;
    readonly since: Temporal.Instant;
  },
) {
  const isTheirs = and(
    eq(wrongCodes.platform, platform),
    eq(wrongCodes.account, account),
    eq(wrongCodes.external, external),
  );
  const [row] = await tx
    .select({
      account: sql<number>`count(*) filter (where ${isTheirs})::int`,
      person: sql<number>`count(*) filter (where ${wrongCodes.personId} = ${personId ?? null}::bigint)::int`,
      company: sql<number>`count(*) filter (where ${wrongCodes.platform} = ${platform})::int`,
    })
    .from(wrongCodes)
    .where(gt(wrongCodes.at, since));
  return row ?? { account: 0, person: 0, company: 0 };
}

/** It makes its bearer somebody; with a team and no role it makes a room that team's channel. */
export const isForPerson = or(isNull(bindCodes.teamId), isNotNull(bindCodes.role));

/** Those for whom a code or a link waits that makes them somebody, the first invited first; some may have come by another. */
export async function invitedNames(tx: Tx, now: Temporal.Instant): Promise<readonly string[]> {
  const waiting = await tx
    .select({ name: sql<string>`${bindCodes.name}` })
    .from(bindCodes)
    .where(
      and(
        isNotNull(bindCodes.name),
        isNull(bindCodes.personId),
        isNull(bindCodes.usedAt),
        gt(bindCodes.expiresAt, now),
      ),
    )
    .groupBy(bindCodes.name)
    .orderBy(sql`min(${bindCodes.id})`);
  return waiting.map(({ name }) => name);
}

/** Whether a code would be taken now. It stays unused. */
export async function isGoodCode(
  tx: Tx,
  { code, now }: { readonly code: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const found = await tx
    .select({ id: bindCodes.id })
    .from(bindCodes)
    .where(and(eq(bindCodes.hash, hash(code)), isForPerson, isNull(bindCodes.usedAt), gt(bindCodes.expiresAt, now)));
  return found.length > 0;
}

function hash(code: string) {
  return createHash('sha256').update(code).digest('hex');
}
