import { and, asc, desc, eq, isNull, lte, ne, notInArray, or, sql } from 'drizzle-orm';
import { SINGLE_FACT_TOPICS } from '../../contract/vocabulary.ts';
import type { Tx } from '../../db/tx.ts';
import { isAmong } from '../../db/columns.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { customers } from '../../db/schema/customers.ts';
import { facts } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { FactTopic } from '../../contract/customer.ts';

export type NewFact = {
  readonly customerId: number;
  readonly contactId?: number | undefined;
  readonly topic: FactTopic;
  readonly text: string;
  /** The note it comes from. */
  readonly interactionId?: number | undefined;
  readonly authorId: number;
  readonly on: Temporal.PlainDate;
};

/** A fact as cards show it. */
export type LastingFact = Awaited<ReturnType<typeof factsAt>>[number];

const shown = {
  id: facts.id,
  topic: facts.topic,
  text: facts.text,
  contactId: facts.contactId,
  contact: contacts.name,
  interactionId: facts.interactionId,
  author: people.name,
  notedOn: facts.notedOn,
  holdsOn: facts.holdsOn,
  customerId: facts.customerId,
  customer: customers.name,
};

const factsShown = (tx: Tx) =>
  tx
    .select(shown)
    .from(facts)
    .innerJoin(customers, and(eq(customers.workspaceId, facts.workspaceId), eq(customers.id, facts.customerId)))
    .innerJoin(people, and(eq(people.workspaceId, facts.workspaceId), eq(people.id, facts.authorId)))
    .leftJoin(contacts, and(eq(contacts.workspaceId, facts.workspaceId), eq(contacts.id, facts.contactId)))
    .$dynamic();

/** What is known to last about a customer, the newest first. */
export async function factsAt(tx: Tx, customerId: number) {
  return factsShown(tx)
    .where(and(eq(facts.customerId, customerId), isNull(facts.endedOn)))
    .orderBy(desc(facts.notedOn), desc(facts.id))
    .limit(60);
}

export async function findFact(tx: Tx, id: number) {
  const rows = await factsShown(tx).where(and(eq(facts.id, id), isNull(facts.endedOn)));
  return rows[0];
}

/** Keeps a fact. Told again, it holds from then on; a new one of a kind that there is one of ends the old one, which is returned. */
export async function keepFact(tx: Tx, { on, ...fact }: NewFact): Promise<{ readonly before: string | undefined }> {
  const standing = await tx
    .select({ id: facts.id, text: facts.text, contactId: facts.contactId, holdsOn: facts.holdsOn })
    .from(facts)
    .where(and(eq(facts.customerId, fact.customerId), eq(facts.topic, fact.topic), isNull(facts.endedOn)))
    .orderBy(asc(facts.id));
  const same = standing.find(({ text, contactId }) => text === fact.text && contactId === (fact.contactId ?? null));
  if (same) {
    if (Temporal.PlainDate.compare(same.holdsOn, on) < 0) await confirmFact(tx, { id: same.id, on });
    return { before: undefined };
  }
  const replaced = SINGLE_FACT_TOPICS.includes(fact.topic) ? standing : [];
  for (const { id } of replaced) await endFact(tx, { id, on });
  await tx.insert(facts).values({ ...fact, notedOn: on, holdsOn: on });
  return { before: replaced.at(-1)?.text };
}

export async function confirmFact(tx: Tx, { id, on }: { readonly id: number; readonly on: Temporal.PlainDate }) {
  await tx.update(facts).set({ holdsOn: on }).where(eq(facts.id, id));
}

export async function endFact(tx: Tx, { id, on }: { readonly id: number; readonly on: Temporal.PlainDate }) {
  await tx.update(facts).set({ endedOn: on }).where(eq(facts.id, id));
}

/**
 * Takes one fact of a person's customers to ask them about: the one that was confirmed longest ago, before `old`. One a
 * day, and one that was asked about after `asked` has its peace. Undefined: nothing to ask today.
 */
export async function takeStaleFact(
  tx: Tx,
  {
    ownerId,
    today,
    old,
    asked,
    certain,
  }: {
    readonly ownerId: number;
    readonly today: Temporal.PlainDate;
    readonly old: Temporal.PlainDate;
    readonly asked: Temporal.PlainDate;
    readonly certain: readonly FactTopic[];
  },
): Promise<LastingFact | undefined> {
  const mine = and(eq(customers.ownerId, ownerId), isNull(facts.endedOn));
  const [before] = await factsShown(tx)
    .where(and(mine, eq(facts.askedOn, today)))
    .limit(1);
  if (before) return undefined;
  const [fact] = await factsShown(tx)
    .where(
      and(
        mine,
        notInArray(facts.topic, [...certain]),
        lte(facts.holdsOn, old),
        or(isNull(facts.askedOn), lte(facts.askedOn, asked)),
      ),
    )
    .orderBy(asc(facts.holdsOn), asc(facts.id))
    .limit(1);
  if (fact) await tx.update(facts).set({ askedOn: today }).where(eq(facts.id, fact.id));
  return fact;
}

/** Who of them looks after a customer of whom something old is known, and was not asked for it lately. */
export async function haveStaleFacts(
  tx: Tx,
  {
    ids,
    now,
    days,
    certain,
  }: {
    readonly ids: readonly number[];
    readonly now: Temporal.Instant;
    readonly days: { readonly old: number; readonly asked: number };
    readonly certain: readonly FactTopic[];
  },
): Promise<readonly number[]> {
  const today = sql`(${now.toString()}::timestamptz at time zone ${people.zone})::date`;
  const rows = await tx
    .selectDistinct({ id: people.id })
    .from(facts)
    .innerJoin(customers, and(eq(customers.workspaceId, facts.workspaceId), eq(customers.id, facts.customerId)))
    .innerJoin(people, and(eq(people.workspaceId, customers.workspaceId), eq(people.id, customers.ownerId)))
    .where(
      and(
        isAmong(customers.ownerId, ids),
        isNull(facts.endedOn),
        notInArray(facts.topic, [...certain]),
        sql`${facts.holdsOn} <= ${today} - ${days.old}::int`,
        sql`(${facts.askedOn} is null or ${facts.askedOn} <= ${today} - ${days.asked}::int)`,
      ),
    );
  return rows.map(({ id }) => id);
}

/** Whom we are compared with anywhere: a name told once as a competitor's is one in every note. */
export async function knownRivals(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ text: facts.text })
    .from(facts)
    .where(and(eq(facts.topic, 'competitor'), isNull(facts.endedOn), ne(facts.text, '')))
    .orderBy(sql`1`)
    .limit(200);
  return rows.map(({ text }) => text);
}
