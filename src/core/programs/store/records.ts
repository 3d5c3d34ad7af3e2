/** Lists of records by page, the newest first, as whoever looks may see them: what is hidden is hidden by the database. */
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { contacts } from '../../db/schema/contacts.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactionContacts, interactions } from '../../db/schema/interactions.ts';
import { complaints, deals } from '../../db/schema/outcomes.ts';
import { people, teams } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { sumsOfDeals } from '../../outcomes/store/sums.ts';
import { isColleague } from '../../people/store/people.ts';

export type RecordPage = { readonly before?: number | undefined; readonly limit: number };
type Of<Filter> = Filter & { readonly id?: number | undefined };

const owners = alias(people, 'owners');
const backups = alias(people, 'backups');
const named = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });
const at = (moment: Temporal.Instant) => moment.toString();
const on = (day: Temporal.PlainDate | null) => day?.toString() ?? null;

export async function customerRecords(
  tx: Tx,
  {
    id,
    owner,
    tier,
    page,
  }: Of<{
    readonly owner?: number | undefined;
    readonly tier?: 'A' | 'B' | 'C' | undefined;
    readonly page: RecordPage;
  }>,
) {
  const rows = await tx
    .select({ row: customers, ownerName: owners.name, backupName: backups.name })
    .from(customers)
    .leftJoin(owners, and(eq(owners.workspaceId, customers.workspaceId), eq(owners.id, customers.ownerId)))
    .leftJoin(backups, and(eq(backups.workspaceId, customers.workspaceId), eq(backups.id, customers.backupId)))
    .where(
      and(
        id === undefined ? isNull(customers.partner) : eq(customers.id, id),
        within(customers.id, page),
        owner === undefined ? undefined : eq(customers.ownerId, owner),
        tier === undefined ? undefined : eq(customers.tier, tier),
      ),
    )
    .orderBy(desc(customers.id))
    .limit(page.limit + 1);
  return rows.map(({ row, ownerName, backupName }) => ({
    id: row.id,
    name: row.name,
    tier: row.tier,
    stage: row.stageName ?? row.stage,
    status: row.status,
    tags: [...row.tags],
    owner: named(row.ownerId, ownerName),
    backup: named(row.backupId, backupName),
    createdAt: at(row.createdAt),
  }));
}

type AtCustomer = Of<{ readonly customer?: number | undefined; readonly page: RecordPage }>;

export async function contactRecords(tx: Tx, { id, customer, page }: AtCustomer) {
  const rows = await tx
    .select({ row: contacts, customerName: customers.name })
    .from(contacts)
    .innerJoin(customers, and(eq(customers.workspaceId, contacts.workspaceId), eq(customers.id, contacts.customerId)))
    .where(and(equal(contacts.id, id), within(contacts.id, page), equal(contacts.customerId, customer)))
    .orderBy(desc(contacts.id))
    .limit(page.limit + 1);
  return rows.map(({ row, customerName }) => ({
    id: row.id,
    customer: { id: row.customerId, name: customerName },
    name: row.name,
    title: row.title,
    phone: row.phone,
    email: row.email,
    wechat: row.wechat,
    birthday: row.birthday,
  }));
}

export async function interactionRecords(tx: Tx, { id, customer, page }: AtCustomer) {
  const rows = await tx
    .select({ row: interactions, customerName: customers.name, author: people.name })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .where(and(equal(interactions.id, id), within(interactions.id, page), equal(interactions.customerId, customer)))
    .orderBy(desc(interactions.id))
    .limit(page.limit + 1);
  const ids = rows.map(({ row }) => row.id);
  const met = ids.length
    ? await tx
        .select({ of: interactionContacts.interactionId, name: contacts.name })
        .from(interactionContacts)
        .innerJoin(
          contacts,
          and(
            eq(contacts.workspaceId, interactionContacts.workspaceId),
            eq(contacts.id, interactionContacts.contactId),
          ),
        )
        .where(inArray(interactionContacts.interactionId, ids))
        .orderBy(interactionContacts.id)
    : [];
  return rows.map(({ row, customerName, author }) => ({
    id: row.id,
    customer: named(row.customerId, customerName),
    mention: row.mention,
    author: { id: row.authorId, name: author },
    kind: row.kind,
    on: row.occurredOn.toString(),
    text: row.text,
    gist: row.gist,
    contacts: met.filter(({ of }) => of === row.id).map(({ name }) => name),
    private: row.isPrivate,
    createdAt: at(row.createdAt),
  }));
}

export async function followUpRecords(
  tx: Tx,
  {
    id,
    customer,
    owner,
    state,
    interaction,
    page,
  }: AtCustomer & {
    readonly owner?: number | undefined;
    readonly state?: 'open' | 'asked' | 'done' | 'cancelled' | undefined;
    readonly interaction?: number | undefined;
  },
) {
  const rows = await tx
    .select({ row: followUps, customerName: customers.name, owner: people.name })
    .from(followUps)
    .innerJoin(people, and(eq(people.workspaceId, followUps.workspaceId), eq(people.id, followUps.ownerId)))
    .leftJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .where(
      and(
        equal(followUps.id, id),
        within(followUps.id, page),
        equal(followUps.customerId, customer),
        equal(followUps.ownerId, owner),
        equal(followUps.interactionId, interaction),
        state === undefined ? undefined : eq(followUps.state, state),
      ),
    )
    .orderBy(desc(followUps.id))
    .limit(page.limit + 1);
  return rows.map(({ row, customerName, owner: ownerName }) => ({
    id: row.id,
    customer: named(row.customerId, customerName),
    interaction: row.interactionId,
    owner: { id: row.ownerId, name: ownerName },
    action: row.action,
    on: row.dueOn.toString(),
    at: row.dueTime === null ? null : String(row.dueTime).slice(0, 5),
    until: on(row.until),
    deadline: row.isDeadline,
    repeats: row.rule,
    state: row.state,
    remindAt: row.remindAt === null ? null : at(row.remindAt),
  }));
}

export async function factRecords(tx: Tx, { id, customer, page }: AtCustomer) {
  const rows = await tx
    .select({ row: facts, customerName: customers.name, contactName: contacts.name, author: people.name })
    .from(facts)
    .innerJoin(customers, and(eq(customers.workspaceId, facts.workspaceId), eq(customers.id, facts.customerId)))
    .innerJoin(people, and(eq(people.workspaceId, facts.workspaceId), eq(people.id, facts.authorId)))
    .leftJoin(contacts, and(eq(contacts.workspaceId, facts.workspaceId), eq(contacts.id, facts.contactId)))
    .where(and(equal(facts.id, id), within(facts.id, page), equal(facts.customerId, customer)))
    .orderBy(desc(facts.id))
    .limit(page.limit + 1);
  return rows.map(({ row, customerName, contactName, author }) => ({
    id: row.id,
    customer: { id: row.customerId, name: customerName },
    contact: named(row.contactId, contactName),
    topic: row.topic,
    text: row.text,
    author: { id: row.authorId, name: author },
    on: row.notedOn.toString(),
    endedOn: on(row.endedOn),
  }));
}

export async function dealRecords(
  tx: Tx,
  { id, customer, open, page }: AtCustomer & { readonly open?: boolean | undefined },
) {
  const rows = await tx
    .select({ row: deals, customerName: customers.name })
    .from(deals)
    .innerJoin(customers, and(eq(customers.workspaceId, deals.workspaceId), eq(customers.id, deals.customerId)))
    .where(
      and(
        equal(deals.id, id),
        within(deals.id, page),
        equal(deals.customerId, customer),
        open === undefined ? undefined : sql`(${deals.outcome} is null) = ${open}::boolean`,
      ),
    )
    .orderBy(desc(deals.id))
    .limit(page.limit + 1);
  const sums = await sumsOfDeals(
    tx,
    rows.map(({ row }) => row.id),
  );
  return rows.map(({ row, customerName }) => ({
    id: row.id,
    customer: { id: row.customerId, name: customerName },
    stage: row.stageName ?? row.stage,
    movedOn: row.movedOn.toString(),
    closeOn: on(row.closeOn),
    outcome: row.outcome,
    endedOn: on(row.endedOn),
    reason: row.reason,
    rival: row.rival,
    sums: sums
      .filter(({ dealId }) => dealId === row.id)
      .map(({ kind, amount, currency }) => ({ kind, amount, currency })),
  }));
}

export async function complaintRecords(
  tx: Tx,
  { id, customer, open, page }: AtCustomer & { readonly open?: boolean | undefined },
) {
  const rows = await tx
    .select({ row: complaints, customerName: customers.name })
    .from(complaints)
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, complaints.workspaceId), eq(customers.id, complaints.customerId)),
    )
    .where(
      and(
        equal(complaints.id, id),
        within(complaints.id, page),
        equal(complaints.customerId, customer),
        open === undefined ? undefined : sql`(${complaints.closedAt} is null) = ${open}::boolean`,
      ),
    )
    .orderBy(desc(complaints.id))
    .limit(page.limit + 1);
  return rows.map(({ row, customerName }) => ({
    id: row.id,
    customer: { id: row.customerId, name: customerName },
    text: row.text,
    openedAt: at(row.openedAt),
    dueAt: at(row.dueAt),
    closedAt: row.closedAt === null ? null : at(row.closedAt),
    done: row.done,
    content: row.isContent,
  }));
}

export async function personRecords(tx: Tx, { id, page }: Of<{ readonly page: RecordPage }>) {
  const rows = await tx
    .select({ row: people, teamName: teams.name })
    .from(people)
    .leftJoin(teams, and(eq(teams.workspaceId, people.workspaceId), eq(teams.id, people.teamId)))
    .where(and(id === undefined ? isColleague : and(eq(people.id, id), isNull(people.leftAt)), within(people.id, page)))
    .orderBy(desc(people.id))
    .limit(page.limit + 1);
  return rows.map(({ row, teamName }) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    team: named(row.teamId, teamName),
    zone: row.zone,
    locale: row.locale,
  }));
}

type Column = Parameters<typeof eq>[0];

function equal(
  column: typeof customers.id | typeof facts.customerId | typeof interactions.customerId | Column,
  value: number | undefined,
): SQL | undefined {
  return value === undefined ? undefined : sql`${column} = ${value}::bigint`;
}

function within(column: Column, { before }: RecordPage): SQL | undefined {
  return before === undefined ? undefined : lt(column as never, before);
}
