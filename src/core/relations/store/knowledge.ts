/** What the risk of customers follows from, in few grouped questions: a company's million contacts are summed by the database. */
import { isColleague } from '../../people/store/people.ts';
import { and, eq, gt, inArray, isNotNull, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { isAmong } from '../../db/columns.ts';
import type { Tx } from '../../db/tx.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { customers, helpers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { FactTopic } from '../../contract/customer.ts';
import { MEETING_KINDS, MEMORY_DAYS } from '../keyPersonRisk.ts';

/** Which customers: one, some, those that somebody owns or has dealt with, a team's, or all that are not lost. */
export type RiskScope =
  | { readonly customerId: number }
  | { readonly customerIds: readonly number[] }
  | { readonly personId: number }
  | { readonly teamId: number }
  | 'all';

/** All that is asked for below is of one scope, as it was at the end of a day. */
export type RiskQuestion = { readonly of: RiskScope; readonly on: Temporal.PlainDate };

export async function customersAt(tx: Tx, { of, on }: RiskQuestion) {
  return tx
    .select({
      id: customers.id,
      name: customers.name,
      tier: customers.tier,
      status: customers.status,
      ownerId: customers.ownerId,
      backupId: customers.backupId,
    })
    .from(customers)
    .where(
      and(
        typeof of === 'object' && 'customerId' in of ? undefined : isNull(customers.partner),
        or(isNull(customers.status), ne(customers.status, 'lost')),
        madeBy(customers.createdAt, on),
        scoped(tx, of, customers.id),
      ),
    );
}

/** On that day or before, in whatever zone it was made. */
function madeBy(column: AnyPgColumn, on: Temporal.PlainDate) {
  return sql`${column} < ${on.add({ days: 2 }).toString()}::date`;
}

/** Of one scope, or of all customers without a condition. */
export function scoped(tx: Tx, of: RiskScope, column: AnyPgColumn): SQL | undefined {
  if (of === 'all') return undefined;
  if ('customerId' in of) return eq(column, of.customerId);
  if ('customerIds' in of) return isAmong(column, of.customerIds);
  return inArray(column, tx.select({ id: customers.id }).from(customers).where(chosen(tx, of)));
}

function chosen(tx: Tx, of: { readonly personId: number } | { readonly teamId: number }): SQL | undefined {
  if ('teamId' in of)
    return inArray(customers.ownerId, tx.select({ id: people.id }).from(people).where(eq(people.teamId, of.teamId)));
  const { personId } = of;
  const dealtWith = tx
    .select({ id: interactions.customerId })
    .from(interactions)
    .where(
      or(eq(interactions.authorId, personId), and(hasCompany, sql`${companionsOf} @> to_jsonb(${personId}::bigint)`)),
    );
  return or(eq(customers.ownerId, personId), inArray(customers.id, dealtWith));
}

const companionsOf = sql`(${interactions.understood} -> 'companions')`;
const hasCompany = sql`${interactions.understood} ? 'companions'`;
const isMeeting = inArray(interactions.kind, [...MEETING_KINDS]);

const sums = {
  contacts: sql<number>`count(*)::int`,
  meetings: sql<number>`(count(*) filter (where ${isMeeting}))::int`,
  lastOn: sql<string>`max(${interactions.occurredOn})::text`,
};

function remembered(tx: Tx, { of, on }: RiskQuestion) {
  return and(
    isNotNull(interactions.customerId),
    gt(interactions.occurredOn, on.subtract({ days: MEMORY_DAYS })),
    lte(interactions.occurredOn, on),
    scoped(tx, of, interactions.customerId),
  );
}

/** What authors have noted, by customer and author. */
export async function notedContacts(tx: Tx, asked: RiskQuestion) {
  return tx
    .select({ customerId: interactions.customerId, personId: interactions.authorId, ...sums })
    .from(interactions)
    .where(remembered(tx, asked))
    .groupBy(interactions.customerId, interactions.authorId);
}

/** Contacts that several colleagues had together, by customer and by each of them; `wrote`: those that they noted themselves. */
export async function jointContacts(tx: Tx, asked: RiskQuestion) {
  const each = tx
    .select({
      customerId: interactions.customerId,
      authorId: interactions.authorId,
      isMeeting: sql<boolean>`${isMeeting}`.as('is_meeting'),
      on: sql<string>`${interactions.occurredOn}`.as('on_day'),
      presentId: sql<number>`jsonb_array_elements(${companionsOf} || to_jsonb(${interactions.authorId}))::bigint`.as(
        'present_id',
      ),
    })
    .from(interactions)
    .where(and(hasCompany, remembered(tx, asked)))
    .as('each');
  const present = sql<number>`coalesce(${people.sameAs}, ${people.id})`;
  const wrote = sql<boolean>`${each.presentId} = ${each.authorId}`;
  return tx
    .select({
      customerId: each.customerId,
      personId: present.mapWith(Number),
      wrote,
      contacts: sql<number>`count(*)::int`,
      meetings: sql<number>`(count(*) filter (where ${each.isMeeting}))::int`,
      lastOn: sql<string>`max(${each.on})::text`,
    })
    .from(each)
    .innerJoin(people, eq(people.id, each.presentId))
    .groupBy(each.customerId, present, wrote);
}

/** What is written down and holds, by customer, author and topic. */
export async function writtenFacts(tx: Tx, { of, on }: RiskQuestion) {
  return tx
    .select({
      customerId: facts.customerId,
      personId: facts.authorId,
      topic: sql<FactTopic>`${facts.topic}`,
      count: sql<number>`count(*)::int`,
    })
    .from(facts)
    .where(
      and(lte(facts.notedOn, on), or(isNull(facts.endedOn), gt(facts.endedOn, on)), scoped(tx, of, facts.customerId)),
    )
    .groupBy(facts.customerId, facts.authorId, facts.topic);
}

/** How many people we know at each customer. */
export async function knownPeople(tx: Tx, { of, on }: RiskQuestion) {
  return tx
    .select({ customerId: contacts.customerId, count: sql<number>`count(*)::int` })
    .from(contacts)
    .where(and(madeBy(contacts.createdAt, on), scoped(tx, of, contacts.customerId)))
    .groupBy(contacts.customerId);
}

export async function helpersAt(tx: Tx, { of }: RiskQuestion) {
  return tx
    .select({ customerId: helpers.customerId, personId: helpers.personId })
    .from(helpers)
    .where(scoped(tx, of, helpers.customerId));
}

/** Everybody who is or was here, and since when they are gone. */
export async function colleaguesEver(tx: Tx) {
  return tx
    .select({ id: people.id, name: people.name, leftAt: people.leftAt })
    .from(people)
    .where(and(isNull(people.sameAs), eq(people.isProgram, false)));
}

/** What everybody who is here has on their hands. */
export async function workloads(tx: Tx) {
  const owned = sql<number>`(select count(*)::int from ${customers} c where c.workspace_id = ${people}.workspace_id and c.owner_id = ${people}.id and c.partner is null)`;
  const open = sql<number>`(select count(*)::int from ${followUps} f where f.workspace_id = ${people}.workspace_id and f.owner_id = ${people}.id and f.state = 'open')`;
  const rows = await tx
    .select({ personId: people.id, person: people.name, teamId: people.teamId, customers: owned, followUps: open })
    .from(people)
    .where(and(isColleague, inArray(people.role, ['rep', 'lead'])))
    .orderBy(people.id);
  return rows.map(({ teamId, ...row }) => ({ ...row, teamId: teamId ?? undefined }));
}

/** The newest notes of each colleague about a customer, those who came along included: what a figure rests on. */
export async function evidenceAt(
  tx: Tx,
  { customerId, on }: { readonly customerId: number; readonly on: Temporal.PlainDate },
) {
  return tx
    .select({
      personId: people.id,
      notes: sql<
        number[]
      >`to_jsonb((array_agg(${interactions.id} order by ${interactions.occurredOn} desc, ${interactions.id} desc))[1:3])`,
    })
    .from(interactions)
    .innerJoin(
      people,
      sql`${people.workspaceId} = ${interactions.workspaceId} and (${people.id} = ${interactions.authorId} or ${companionsOf} @> to_jsonb(${people.id}))`,
    )
    .where(remembered(tx, { of: { customerId }, on }))
    .groupBy(people.id);
}

/** What was promised to these customers and is not kept yet. */
export async function openPromises(tx: Tx, customerIds: readonly number[]) {
  return tx
    .select({ id: facts.id, customer: customers.name, text: facts.text, interactionId: facts.interactionId })
    .from(facts)
    .innerJoin(customers, and(eq(customers.workspaceId, facts.workspaceId), eq(customers.id, facts.customerId)))
    .where(
      and(
        isAmong(facts.customerId, customerIds),
        eq(facts.topic, 'promised'),
        isNull(facts.endedOn),
        sql`not exists (select from ${followUps} f where f.workspace_id = ${facts.workspaceId} and f.interaction_id = ${facts.interactionId} and f.state = 'done')`,
      ),
    )
    .orderBy(facts.id);
}
