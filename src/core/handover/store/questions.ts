/** What the leaver is asked, and what is known already. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { customers, handoverQuestions, handovers } from '../../db/schema/customers.ts';
import { facts } from '../../db/schema/interactions.ts';
import type { FactTopic, QuestionState } from '../../contract/customer.ts';

/** A question as a card asks it. */
export type HandoverQuestion = Awaited<ReturnType<typeof questionsShown>>[number];

/** The topics about which something is known, of each customer. */
export async function knownTopics(
  tx: Tx,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, readonly FactTopic[]>> {
  if (!customerIds.length) return new Map();
  const rows = await tx
    .selectDistinct({ customerId: facts.customerId, topic: facts.topic })
    .from(facts)
    .where(and(inArray(facts.customerId, [...customerIds]), isNull(facts.endedOn)));
  return new Map(
    [...Map.groupBy(rows, ({ customerId }) => customerId)].map(([id, own]) => [id, own.map(({ topic }) => topic)]),
  );
}

type NewQuestion = Pick<typeof handoverQuestions.$inferInsert, 'handoverId' | 'customerId' | 'topic'>;

export async function addQuestions(tx: Tx, questions: readonly NewQuestion[]) {
  if (questions.length)
    await tx
      .insert(handoverQuestions)
      .values([...questions])
      .onConflictDoNothing();
}

const questionsShown = (tx: Tx) =>
  tx
    .select({
      id: handoverQuestions.id,
      handoverId: handoverQuestions.handoverId,
      customerId: handoverQuestions.customerId,
      customer: customers.name,
      topic: handoverQuestions.topic,
      state: handoverQuestions.state,
      askedOn: handoverQuestions.askedOn,
      fromId: handovers.fromId,
      isOpen: sql<boolean>`${handovers.state} = 'open'`,
    })
    .from(handoverQuestions)
    .innerJoin(
      handovers,
      and(eq(handovers.workspaceId, handoverQuestions.workspaceId), eq(handovers.id, handoverQuestions.handoverId)),
    )
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, handoverQuestions.workspaceId), eq(customers.id, handoverQuestions.customerId)),
    )
    .$dynamic();

/** All of a handover: customers that matter most first, what was never asked before what was. */
export async function questionsOf(tx: Tx, handoverId: number): Promise<readonly HandoverQuestion[]> {
  return questionsShown(tx)
    .where(eq(handoverQuestions.handoverId, handoverId))
    .orderBy(sql`${handoverQuestions.askedOn} asc nulls first`, asc(customers.tier), asc(handoverQuestions.id));
}

export async function findHandoverQuestion(tx: Tx, id: number): Promise<HandoverQuestion | undefined> {
  const [found] = await questionsShown(tx).where(eq(handoverQuestions.id, id));
  return found;
}

/** The one that somebody was asked last and has not answered. */
export async function lastQuestionTo(tx: Tx, personId: number): Promise<HandoverQuestion | undefined> {
  const asked = await questionsShown(tx)
    .where(and(eq(handovers.fromId, personId), eq(handovers.state, 'open'), eq(handoverQuestions.state, 'open')))
    .orderBy(sql`${handoverQuestions.askedOn} desc nulls last`, asc(handoverQuestions.id));
  return asked.find(({ askedOn }) => askedOn !== null);
}

export async function changeQuestion(
  tx: Tx,
  { id, ...change }: { readonly id: number; readonly state?: QuestionState; readonly askedOn?: Temporal.PlainDate },
) {
  await tx.update(handoverQuestions).set(change).where(eq(handoverQuestions.id, id));
}
