import { isColleague } from '../../people/store/people.ts';
import { and, desc, eq, gte, isNull, or, sql } from 'drizzle-orm';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { customers } from '../../db/schema/customers.ts';
import { facts, interactionContacts, interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import { offers, questions } from '../../db/schema/questions.ts';

/** A colleague and somebody they have met, by the notes. */
export type Acquaintance = Awaited<ReturnType<typeof acquaintances>>[number];

/** Who has met whom at a customer, by their own notes or along with who wrote them: how often, and when last. Colleagues who have left are no help. */
export async function acquaintances(tx: Tx, customerId: number) {
  const rows = await tx
    .select({
      personId: people.id,
      person: people.name,
      contactId: contacts.id,
      contact: contacts.name,
      title: contacts.title,
      times: sql<number>`count(*)::int`,
      lastOn: sql<string>`max(${interactions.occurredOn})::text`,
      lastId: sql<number>`(array_agg(${interactions.id} order by ${interactions.occurredOn} desc, ${interactions.id} desc))[1]`,
      words: sql<string>`string_agg(left(${interactions.text}, 300), ' ')`,
    })
    .from(interactions)
    .innerJoin(
      people,
      and(eq(people.workspaceId, interactions.workspaceId), or(eq(people.id, interactions.authorId), wasThere)),
    )
    .leftJoin(
      interactionContacts,
      and(
        eq(interactionContacts.workspaceId, interactions.workspaceId),
        eq(interactionContacts.interactionId, interactions.id),
      ),
    )
    .leftJoin(
      contacts,
      and(eq(contacts.workspaceId, interactionContacts.workspaceId), eq(contacts.id, interactionContacts.contactId)),
    )
    .where(and(eq(interactions.customerId, customerId), isColleague))
    .groupBy(people.id, people.name, contacts.id, contacts.name, contacts.title)
    .orderBy(desc(sql`max(${interactions.occurredOn})`), desc(sql`count(*)`))
    .limit(60);
  return rows.map(({ lastOn, ...row }) => ({ ...row, lastOn: Temporal.PlainDate.from(lastOn) }));
}

/** A colleague came along, under this number or one that turned out to be theirs. */
const wasThere = sql`exists (select from ${people} self where self.workspace_id = ${people.workspaceId}
  and (self.id = ${people.id} or self.same_as = ${people.id}) and ${interactions.understood} -> 'companions' @> to_jsonb(self.id))`;

/** Who has told something about somebody at a customer: they know of them, whether they met or not. */
export async function factTellers(tx: Tx, customerId: number) {
  return tx
    .selectDistinctOn([people.id, contacts.id], {
      personId: people.id,
      person: people.name,
      contact: contacts.name,
      title: contacts.title,
      notedOn: facts.notedOn,
    })
    .from(facts)
    .innerJoin(people, and(eq(people.workspaceId, facts.workspaceId), eq(people.id, facts.authorId)))
    .innerJoin(contacts, and(eq(contacts.workspaceId, facts.workspaceId), eq(contacts.id, facts.contactId)))
    .where(and(eq(facts.customerId, customerId), isNull(facts.interactionId), isColleague))
    .orderBy(people.id, contacts.id, desc(facts.notedOn))
    .limit(20);
}

/** Asks a team who knows somebody. Resolves to the number of the question. */
export async function addQuestion(
  tx: Tx,
  question: Pick<typeof questions.$inferInsert, 'askerId' | 'teamId' | 'customerId' | 'whom'>,
): Promise<number> {
  const made = await tx.insert(questions).values(question).returning({ id: questions.id });
  return onlyRow(made).id;
}

const asked = (tx: Tx) =>
  tx
    .select({
      id: questions.id,
      askerId: questions.askerId,
      asker: people.name,
      whom: questions.whom,
      customerId: questions.customerId,
      customer: customers.name,
    })
    .from(questions)
    .innerJoin(people, and(eq(people.workspaceId, questions.workspaceId), eq(people.id, questions.askerId)))
    .leftJoin(customers, and(eq(customers.workspaceId, questions.workspaceId), eq(customers.id, questions.customerId)))
    .$dynamic();

export type Question = Awaited<ReturnType<typeof findQuestion>> & object;

export async function findQuestion(tx: Tx, id: number) {
  const rows = await asked(tx).where(eq(questions.id, id));
  return rows[0];
}

/** The newest question of a team since an instant: what «I can help» answers. */
export async function questionTo(
  tx: Tx,
  { teamId, since }: { readonly teamId: number; readonly since: Temporal.Instant },
) {
  const rows = await asked(tx)
    .where(and(eq(questions.teamId, teamId), gte(questions.createdAt, since)))
    .orderBy(desc(questions.id))
    .limit(1);
  return rows[0];
}

export async function addOffer(
  tx: Tx,
  { questionId, personId, text }: { readonly questionId: number; readonly personId: number; readonly text: string },
) {
  await tx
    .insert(offers)
    .values({ questionId, personId, text })
    .onConflictDoUpdate({
      target: [offers.workspaceId, offers.questionId, offers.personId],
      set: { text },
    });
}

/** Who has said that they know somebody there, about this customer or in these words. */
export async function offersFor(
  tx: Tx,
  { customerId, whom }: { readonly customerId: number | undefined; readonly whom: string },
) {
  const about = customerId === undefined ? eq(questions.whom, whom) : eq(questions.customerId, customerId);
  return tx
    .select({
      personId: people.id,
      person: people.name,
      text: offers.text,
      whom: questions.whom,
      at: offers.createdAt,
    })
    .from(offers)
    .innerJoin(questions, and(eq(questions.workspaceId, offers.workspaceId), eq(questions.id, offers.questionId)))
    .innerJoin(people, and(eq(people.workspaceId, offers.workspaceId), eq(people.id, offers.personId)))
    .where(and(about, isColleague))
    .orderBy(desc(offers.id))
    .limit(10);
}
