/** Who may be one and the same: somebody's own word for their address on one side, a platform's on the other. */
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Person } from '../types.ts';
import type { Tx } from './open.ts';
import { type Identity, personOf } from './people.ts';
import {
  customers,
  followUps,
  identities,
  interactions,
  merges,
  nicknames,
  people,
  profiles,
  rooms,
} from './schema.ts';

/** Those who say that this address is theirs, but for one. */
export async function sayingEmail(tx: Tx, { email, except }: { readonly email: string; readonly except: number }) {
  const rows = await tx
    .select()
    .from(people)
    .where(and(eq(sql`lower(${people.email})`, email.toLowerCase()), ne(people.id, except), isNull(people.leftAt)));
  return rows.map(personOf);
}

/** Those of whom a platform says that this address is theirs, but for one. */
export async function vouchedEmail(tx: Tx, { email, except }: { readonly email: string; readonly except: number }) {
  const rows = await tx
    .select({ person: people })
    .from(profiles)
    .innerJoin(
      identities,
      and(
        eq(identities.workspaceId, profiles.workspaceId),
        eq(identities.platform, profiles.platform),
        eq(identities.account, profiles.account),
        eq(identities.external, profiles.external),
      ),
    )
    .innerJoin(people, and(eq(people.workspaceId, identities.workspaceId), eq(people.id, identities.personId)))
    .where(
      and(
        eq(sql`lower(${profiles.says} ->> 'email')`, email.toLowerCase()),
        ne(people.id, except),
        isNull(people.leftAt),
      ),
    );
  return rows.map(({ person }) => personOf(person));
}

/** The address that a platform gives for one of its members. */
export async function emailOf(tx: Tx, { platform, account, external }: Identity): Promise<string | undefined> {
  const [found] = await tx
    .select({ says: profiles.says })
    .from(profiles)
    .where(and(eq(profiles.platform, platform), eq(profiles.account, account), eq(profiles.external, external)));
  return found?.says.email;
}

/** From now on two are one: all that the one has, said and promised is the other's. */
export async function joinPeople(
  tx: Tx,
  { from, into, now }: { readonly from: Person; readonly into: Person; readonly now: Temporal.Instant },
) {
  const theirs = { personId: into.id };
  await tx.update(identities).set(theirs).where(eq(identities.personId, from.id));
  await tx.update(rooms).set(theirs).where(eq(rooms.personId, from.id));
  await tx.update(interactions).set({ authorId: into.id }).where(eq(interactions.authorId, from.id));
  await tx.update(followUps).set({ ownerId: into.id }).where(eq(followUps.ownerId, from.id));
  await tx.update(followUps).set({ setBy: into.id }).where(eq(followUps.setBy, from.id));
  await tx.update(customers).set({ ownerId: into.id }).where(eq(customers.ownerId, from.id));
  await tx.update(customers).set({ backupId: into.id }).where(eq(customers.backupId, from.id));
  await tx.update(merges).set({ mergedBy: into.id }).where(eq(merges.mergedBy, from.id));
  // What both have taught alike they have taught once.
  await tx.execute(sql`delete from nicknames n where n.said_by = ${from.id} and exists (
    select from nicknames o where o.said_by = ${into.id} and o.key = n.key and o.contact_id = n.contact_id)`);
  await tx.update(nicknames).set({ saidBy: into.id }).where(eq(nicknames.saidBy, from.id));
  await tx.update(people).set({ leftAt: now }).where(eq(people.id, from.id));
}
