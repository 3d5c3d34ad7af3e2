import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { NamedStage } from '../../company/stages.ts';
import type { Period } from '../../text/period.ts';
import type { Tx } from '../../db/tx.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactionContacts, interactions } from '../../db/schema/interactions.ts';
import { deals } from '../../db/schema/outcomes.ts';
import { people } from '../../db/schema/people.ts';

type Span = Period & { readonly customerId: number; readonly most: number; readonly skip?: number };

/** One contact with a customer, whoever it was and over whatever channel. */
export type HistoryEntry = Awaited<ReturnType<typeof historyOf>>[number];

/** A customer's contacts, the newest first. */
export async function historyOf(tx: Tx, { customerId, most, skip = 0, since, until }: Span) {
  return tx
    .select({
      id: interactions.id,
      authorId: interactions.authorId,
      author: people.name,
      isFormer: sql<boolean>`${people.leftAt} is not null`,
      kind: interactions.kind,
      occurredOn: interactions.occurredOn,
      text: interactions.text,
      gist: interactions.gist,
      understood: interactions.understood,
    })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .where(
      and(
        eq(interactions.customerId, customerId),
        since && sql`${interactions.occurredOn} >= ${since.toString()}`,
        until && sql`${interactions.occurredOn} < ${until.toString()}`,
      ),
    )
    .orderBy(desc(interactions.occurredOn), desc(interactions.id))
    .limit(most)
    .offset(skip);
}

/** The newest contact with one person. */
export async function lastContactWith(tx: Tx, contactId: number): Promise<number | undefined> {
  const rows = await tx
    .select({ id: interactions.id })
    .from(interactionContacts)
    .innerJoin(
      interactions,
      and(
        eq(interactions.workspaceId, interactionContacts.workspaceId),
        eq(interactions.id, interactionContacts.interactionId),
      ),
    )
    .where(eq(interactionContacts.contactId, contactId))
    .orderBy(desc(interactions.occurredOn), desc(interactions.id))
    .limit(1);
  return rows[0]?.id;
}

/** The people at a customer, those met most often first, and by which note last. */
export async function peopleAt(tx: Tx, customerId: number) {
  return tx
    .select({
      id: contacts.id,
      name: contacts.name,
      title: contacts.title,
      phone: contacts.phone,
      email: contacts.email,
      wechat: contacts.wechat,
      birthday: contacts.birthday,
      met: sql<number>`count(${interactionContacts.id})::int`,
      lastId: sql<number | null>`max(${interactionContacts.interactionId})`,
    })
    .from(contacts)
    .leftJoin(
      interactionContacts,
      and(eq(interactionContacts.workspaceId, contacts.workspaceId), eq(interactionContacts.contactId, contacts.id)),
    )
    .where(eq(contacts.customerId, customerId))
    .groupBy(contacts.workspaceId, contacts.id)
    .orderBy(sql`count(${interactionContacts.id}) desc`, contacts.id)
    .limit(12);
}

/** What we promised a customer: in so many words, and as follow-ups with a day; those kept are there as well. */
export async function promisesTo(tx: Tx, customerId: number) {
  return tx
    .select({
      id: facts.id,
      text: facts.text,
      interactionId: facts.interactionId,
      author: people.name,
      isFormer: sql<boolean>`${people.leftAt} is not null`,
      notedOn: facts.notedOn,
      endedOn: facts.endedOn,
      /** The follow-up that the same note made, if there is one. */
      dueOn: sql<
        string | null
      >`(select min(f.due_on)::text from ${followUps} f where f.workspace_id = ${facts.workspaceId} and f.interaction_id = ${facts.interactionId} and f.state <> 'cancelled')`,
      open: sql<boolean>`${facts.endedOn} is null and not exists (select from ${followUps} f where f.workspace_id = ${facts.workspaceId} and f.interaction_id = ${facts.interactionId} and f.state = 'done')`,
    })
    .from(facts)
    .innerJoin(people, and(eq(people.workspaceId, facts.workspaceId), eq(people.id, facts.authorId)))
    .where(and(eq(facts.customerId, customerId), eq(facts.topic, 'promised')))
    .orderBy(desc(facts.notedOn), desc(facts.id))
    .limit(30);
}

/** Where the deal stands that has moved last, of those that are open with a customer. */
export async function standingOf(tx: Tx, customerId: number): Promise<NamedStage | undefined> {
  const [newest] = await tx
    .select({ stage: deals.stage, stageName: deals.stageName })
    .from(deals)
    .where(and(eq(deals.customerId, customerId), isNull(deals.outcome), isNotNull(deals.stage)))
    .orderBy(desc(deals.movedOn), desc(deals.id))
    .limit(1);
  return newest;
}
