/** Contacts as whoever looks after their customer thinks of them. */
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { contacts } from '../../db/schema/contacts.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactionContacts, interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';

/** At whose customers: somebody's, a team's, everybody's, or at one. */
export type CareFor =
  | { readonly ownerId: number }
  | { readonly teamId: number }
  | { readonly customerId: number }
  | 'everyone';

const isFor = (whose: CareFor) =>
  whose === 'everyone'
    ? undefined
    : 'ownerId' in whose
      ? eq(customers.ownerId, whose.ownerId)
      : 'teamId' in whose
        ? eq(people.teamId, whose.teamId)
        : eq(customers.id, whose.customerId);

/** Who has gone from us, or rests, is not greeted. */
const isOurs = or(isNull(customers.status), sql`${customers.status} not in ('lost', 'paused')`);

const atCustomer = and(eq(customers.workspaceId, contacts.workspaceId), eq(customers.id, contacts.customerId));
const owner = and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId));

export async function contactsWithBirthday(tx: Tx, whose: CareFor) {
  return tx
    .select({
      id: contacts.id,
      name: contacts.name,
      birthday: sql<string>`${contacts.birthday}`,
      customerId: customers.id,
      customer: customers.name,
    })
    .from(contacts)
    .innerJoin(customers, atCustomer)
    .leftJoin(people, owner)
    .where(and(isNotNull(contacts.birthday), isOurs, isFor(whose)));
}

/** What each of them likes, as was told last. */
export async function likesOf(tx: Tx, contactIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await tx
    .select({ contactId: facts.contactId, text: facts.text })
    .from(facts)
    .where(and(eq(facts.topic, 'likes'), isNull(facts.endedOn), inArray(facts.contactId, [...contactIds])))
    .orderBy(asc(facts.notedOn), asc(facts.id));
  return new Map(rows.flatMap(({ contactId, text }) => (contactId === null ? [] : [[contactId, text] as const])));
}

/** Somebody to be greeted, and whether a note says that it has been done. */
export type Greeted = Awaited<ReturnType<typeof greetedFor>>[number];

/** What is still to come, or was not done. */
const NOT_DONE = '没|忘|别|不用|要给|想给|准备给|not yet|n.t |did not|has not|have not|forgot';
const GREETING = '祝|问候|拜年|贺|礼|月饼|粽|年货|红包|greet|wish|card|gift|hamper|moon ?cake';

/**
 * Everybody at somebody's customers, those that matter most first. A note about a festival that greets, of the days around
 * it, and of which nothing is still to be done until then, greets whomever it is with.
 */
export async function greetedFor(
  tx: Tx,
  {
    whose,
    said,
    from,
    until,
    on,
  }: {
    readonly whose: CareFor;
    /** How a note says that it is about this festival. */
    readonly said: string;
    readonly from: Temporal.PlainDate;
    readonly until: Temporal.PlainDate;
    readonly on: Temporal.PlainDate;
  },
) {
  const notes = tx
    .select({ id: interactions.id })
    .from(interactionContacts)
    .innerJoin(
      interactions,
      and(
        eq(interactions.workspaceId, interactionContacts.workspaceId),
        eq(interactions.id, interactionContacts.interactionId),
      ),
    )
    .where(
      and(
        eq(interactionContacts.workspaceId, contacts.workspaceId),
        eq(interactionContacts.contactId, contacts.id),
        gte(interactions.occurredOn, from),
        lte(interactions.occurredOn, until),
        sql`${interactions.text} ~* ${said} and ${interactions.text} ~* ${GREETING} and ${interactions.text} !~* ${NOT_DONE}`,
        sql`not exists (select from ${followUps} f where f.workspace_id = ${interactions.workspaceId} and f.interaction_id = ${interactions.id} and f.state = 'open' and f.due_on <= ${on.toString()})`,
      ),
    );
  return tx
    .select({
      id: contacts.id,
      name: contacts.name,
      customerId: customers.id,
      customer: customers.name,
      tier: customers.tier,
      isGreeted: sql<boolean>`exists ${notes}`,
    })
    .from(contacts)
    .innerJoin(customers, atCustomer)
    .leftJoin(people, owner)
    .where(and(isOurs, isFor(whose)))
    .orderBy(
      sql`${customers.tier} asc nulls last`,
      desc(
        sql`(select count(*) from ${interactionContacts} m where m.workspace_id = ${contacts.workspaceId} and m.contact_id = ${contacts.id})`,
      ),
      asc(contacts.id),
    );
}
