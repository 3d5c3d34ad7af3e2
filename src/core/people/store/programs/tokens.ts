/** What programs come with instead of a password. Only hashes are kept; a token that ended stays, and says when. */
import { createHash, randomBytes } from 'node:crypto';
import { and, asc, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Person, TokenScope } from '../../../contract/person.ts';
import { ROLE_ORDER } from '../../../contract/permissions.ts';
import { people, tokens } from '../../../db/schema/people.ts';
import { onlyRow, type Tx } from '../../../db/tx.ts';
import { currentWorkspace } from '../accounts.ts';
import { personOf } from '../people.ts';

type At = { readonly now: Temporal.Instant };

/** So many that have not ended one may have made. */
export const MOST_TOKENS = 20;

/** Resolves to the token itself, which is known to nobody from then on but to whoever is shown it; undefined: enough are there. */
export async function issueToken(
  tx: Tx,
  {
    now,
    person,
    madeBy,
    scope,
    days,
  }: At & {
    readonly person: Pick<Person, 'id' | 'role'>;
    readonly madeBy: number;
    readonly scope: TokenScope;
    readonly days: number;
  },
): Promise<{ readonly token: string; readonly number: number; readonly expiresAt: Temporal.Instant } | undefined> {
  const company = await currentWorkspace(tx);
  if (!company) throw new Error('a token is a company’s');
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(current_workspace() || ' tokens ' || ${madeBy}::bigint, 0))`,
  );
  const known = await tokensMadeBy(tx, madeBy);
  if (known.filter((token) => isGood(token, now)).length >= MOST_TOKENS) return undefined;
  const token = `tb_${company.id}_${randomBytes(32).toString('base64url')}`;
  const expiresAt = now.add({ hours: days * 24 });
  onlyRow(
    await tx
      .insert(tokens)
      .values({
        hash: tokenHash(token),
        personId: person.id,
        madeBy,
        scope,
        role: person.role,
        createdAt: now,
        expiresAt,
      })
      .returning({ id: tokens.id }),
  );
  return { token, number: known.length + 1, expiresAt };
}

/** The company that a token says it is of; nothing is proved by it. */
export function workspaceOfToken(token: string): number | undefined {
  const id = /^tb_(\d{1,15})_[\w-]{43}$/.exec(token)?.[1];
  return id === undefined ? undefined : Number(id);
}

export type Bearer = {
  readonly tokenId: number;
  readonly person: Person;
  readonly scope: TokenScope;
  readonly madeBy: number;
  readonly isProgram: boolean;
};

/** Whose it is, while it is good. One that is wrong, has ended or is a leaver's is all the same. */
export async function bearerOf(tx: Tx, { token, now }: At & { readonly token: string }): Promise<Bearer | undefined> {
  return bearerWhere(tx, { is: eq(tokens.hash, tokenHash(token)), now });
}

/** The same by the token's number: what was asked for with it is to be done now. */
export async function bearerNumbered(tx: Tx, { id, now }: At & { readonly id: number }): Promise<Bearer | undefined> {
  return bearerWhere(tx, { is: eq(tokens.id, id), now });
}

async function bearerWhere(tx: Tx, { is, now }: At & { readonly is: SQL }): Promise<Bearer | undefined> {
  const [found] = await tx
    .select({ token: tokens, person: people })
    .from(tokens)
    .innerJoin(people, and(eq(people.workspaceId, tokens.workspaceId), eq(people.id, tokens.personId)))
    .where(and(is, isNull(tokens.revokedAt), gt(tokens.expiresAt, now), isNull(people.leftAt)));
  if (!found) return undefined;
  const person = personOf(found.person);
  const role = ROLE_ORDER[Math.min(ROLE_ORDER.indexOf(person.role), ROLE_ORDER.indexOf(found.token.role))];
  return {
    tokenId: found.token.id,
    person: { ...person, role: role ?? 'rep' },
    scope: found.token.scope,
    madeBy: found.token.madeBy,
    isProgram: found.person.isProgram,
  };
}

export type KeptToken = {
  readonly id: number;
  /** Its place among all that its maker ever made: what it is called by. */
  readonly number: number;
  readonly scope: TokenScope;
  readonly person: string;
  readonly isProgram: boolean;
  readonly expiresAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
};

/** The oldest first, those that have ended too. */
export async function tokensMadeBy(tx: Tx, madeBy: number): Promise<readonly KeptToken[]> {
  const rows = await tx
    .select({ token: tokens, person: people.name, isProgram: people.isProgram })
    .from(tokens)
    .innerJoin(people, and(eq(people.workspaceId, tokens.workspaceId), eq(people.id, tokens.personId)))
    .where(eq(tokens.madeBy, madeBy))
    .orderBy(asc(tokens.id));
  return rows.map(({ token: { id, scope, expiresAt, usedAt, revokedAt }, person, isProgram }, at) => ({
    id,
    number: at + 1,
    scope,
    person,
    isProgram,
    expiresAt,
    usedAt,
    revokedAt,
  }));
}

export const isGood = ({ revokedAt, expiresAt }: Pick<KeptToken, 'revokedAt' | 'expiresAt'>, now: Temporal.Instant) =>
  revokedAt === null && Temporal.Instant.compare(expiresAt, now) > 0;

export async function revokeToken(tx: Tx, { id, now }: At & { readonly id: number }) {
  await tx
    .update(tokens)
    .set({ revokedAt: now })
    .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)));
}

export async function revokeTokensOf(tx: Tx, { personId, now }: At & { readonly personId: number }) {
  await tx
    .update(tokens)
    .set({ revokedAt: now })
    .where(and(eq(tokens.personId, personId), isNull(tokens.revokedAt)));
}

export type ServiceAccount = {
  readonly id: number;
  readonly name: string;
  readonly role: Person['role'];
  readonly usedAt: string | null;
};

/** The newest first. */
export async function serviceAccounts(tx: Tx): Promise<readonly ServiceAccount[]> {
  return tx
    .select({
      id: people.id,
      name: people.name,
      role: people.role,
      usedAt: sql<
        string | null
      >`(select max(${tokens.usedAt}) from ${tokens} where ${tokens.workspaceId} = ${people}.workspace_id and ${tokens.personId} = ${people}.id)`,
    })
    .from(people)
    .where(and(eq(people.isProgram, true), isNull(people.leftAt)))
    .orderBy(desc(people.id));
}

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');
