/** Who may be one and the same: somebody's own word for their address on one side, a platform's on the other. */
import { and, eq, isNull, ne, notExists, notInArray, or, sql } from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import { withPrivateRows } from '../../db/session.ts';
import type { Tx } from '../../db/tx.ts';
import { joinColleagueNames } from './colleagueNames.ts';
import { type Identity, personOf } from './people.ts';
import { nicknames } from '../../db/schema/contacts.ts';
import { customers, handoverItems, handovers, helpers, merges } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { complaints, deals, rates } from '../../db/schema/outcomes.ts';
import { facts, interactions } from '../../db/schema/interactions.ts';
import { identities, people, profiles, senses } from '../../db/schema/people.ts';
import { newsShares, offers, questions, thanks } from '../../db/schema/questions.ts';
import { rooms } from '../../db/schema/messages.ts';
import type { Person } from '../../contract/person.ts';

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

/** What an account of somebody may do stays as it is when its person comes to have a higher role. */
export async function keepOwnRole(tx: Tx, { id, role }: Pick<Person, 'id' | 'role'>) {
  await tx
    .update(identities)
    .set({ role })
    .where(and(eq(identities.personId, id), isNull(identities.role)));
}

/** From now on two are one: all that the one has, said, promised and means is the other's. Undo parts them again. */
export async function joinPeople(
  tx: Tx,
  { from, into, now }: { readonly from: Person; readonly into: Person; readonly now: Temporal.Instant },
) {
  const theirs = { personId: into.id };
  await tx.update(identities).set(theirs).where(eq(identities.personId, from.id));
  await tx.update(rooms).set(theirs).where(eq(rooms.personId, from.id));
  // Searched: Citus sends a simple case of an update on as another condition.
  const becomes = (column: PgColumn) => sql`case when ${column} = ${from.id} then ${into.id} else ${column} end`;
  await withPrivateRows(tx, async () => {
    await tx.update(interactions).set({ authorId: into.id }).where(eq(interactions.authorId, from.id));
    await tx
      .update(followUps)
      .set({
        ownerId: becomes(followUps.ownerId),
        setBy: becomes(followUps.setBy),
        giverId: becomes(followUps.giverId),
      })
      .where(or(eq(followUps.ownerId, from.id), eq(followUps.setBy, from.id), eq(followUps.giverId, from.id)));
  });
  await tx.update(customers).set({ ownerId: into.id }).where(eq(customers.ownerId, from.id));
  await tx.update(customers).set({ backupId: into.id }).where(eq(customers.backupId, from.id));
  await tx.update(facts).set({ authorId: into.id }).where(eq(facts.authorId, from.id));
  await tx.update(deals).set({ setBy: into.id }).where(eq(deals.setBy, from.id));
  await tx.update(rates).set({ setBy: into.id }).where(eq(rates.setBy, from.id));
  await tx
    .update(complaints)
    .set({ setBy: becomes(complaints.setBy), closedBy: becomes(complaints.closedBy) })
    .where(or(eq(complaints.setBy, from.id), eq(complaints.closedBy, from.id)));
  const helped = tx.select({ id: helpers.customerId }).from(helpers).where(eq(helpers.personId, into.id));
  await tx
    .update(helpers)
    .set(theirs)
    .where(and(eq(helpers.personId, from.id), notInArray(helpers.customerId, helped)));
  await tx.update(merges).set({ mergedBy: into.id }).where(eq(merges.mergedBy, from.id));
  const known = tx.select({ words: senses.words }).from(senses).where(eq(senses.personId, into.id));
  await tx
    .update(senses)
    .set(theirs)
    .where(and(eq(senses.personId, from.id), notInArray(senses.words, known)));
  const theirOwn = alias(nicknames, 'their_own');
  const called = tx
    .select({ id: theirOwn.id })
    .from(theirOwn)
    .where(
      and(eq(theirOwn.saidBy, into.id), eq(theirOwn.key, nicknames.key), eq(theirOwn.contactId, nicknames.contactId)),
    );
  await tx
    .update(nicknames)
    .set({ saidBy: into.id })
    .where(and(eq(nicknames.saidBy, from.id), notExists(called)));
  await joinColleagueNames(tx, { from: from.id, into: into.id });
  await tx.update(questions).set({ askerId: into.id }).where(eq(questions.askerId, from.id));
  const offered = tx.select({ id: offers.questionId }).from(offers).where(eq(offers.personId, into.id));
  await tx
    .update(offers)
    .set(theirs)
    .where(and(eq(offers.personId, from.id), notInArray(offers.questionId, offered)));
  await tx.update(thanks).set(theirs).where(eq(thanks.personId, from.id));
  await tx.update(thanks).set({ saidBy: into.id }).where(eq(thanks.saidBy, from.id));
  const heardOf = tx.select({ id: newsShares.interactionId }).from(newsShares).where(eq(newsShares.personId, into.id));
  await tx
    .update(newsShares)
    .set(theirs)
    .where(and(eq(newsShares.personId, from.id), notInArray(newsShares.interactionId, heardOf)));
  await tx.update(newsShares).set({ sharedBy: into.id }).where(eq(newsShares.sharedBy, from.id));
  await tx.update(handoverItems).set({ receiverId: into.id }).where(eq(handoverItems.receiverId, from.id));
  await tx.update(handovers).set({ startedBy: into.id }).where(eq(handovers.startedBy, from.id));
  await tx.update(people).set({ sameAs: into.id }).where(eq(people.sameAs, from.id));
  await tx.update(people).set({ leftAt: now, sameAs: into.id }).where(eq(people.id, from.id));
}

/** Whoever spoke by an account that is another's by its code, and has no other account, was that one all along. */
export async function joinWithoutAccount(tx: Tx, pair: Parameters<typeof joinPeople>[1]) {
  const own = await tx.select().from(identities).where(eq(identities.personId, pair.from.id)).limit(1);
  if (!own.length) await joinPeople(tx, pair);
}

/** Everybody that this person is, themselves included. */
export async function selvesOf(tx: Tx, personId: number): Promise<number[]> {
  const one = sql`coalesce(same_as, id)`;
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(sql`${one} = (select ${one} from people where id = ${personId})`);
  return rows.map(({ id }) => id);
}
