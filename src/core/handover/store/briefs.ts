/** What a receiver has to know of many customers, in a few questions. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { HANDOVER_TOPICS, type FactTopic, type InteractionKind, type Tier } from '../../contract/customer.ts';
import { isAmong } from '../../db/columns.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactions } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';

export type Brief = {
  readonly id: number;
  readonly name: string;
  readonly tier: Tier | null;
  readonly facts: readonly { readonly topic: FactTopic; readonly text: string }[];
  readonly last:
    | {
        readonly id: number;
        readonly author: string;
        readonly isFormer: boolean;
        readonly kind: InteractionKind | null;
        readonly occurredOn: Temporal.PlainDate;
        readonly text: string;
        readonly gist: string;
      }
    | undefined;
  /** What its author had kept to themselves, and whoever takes over now sees. */
  readonly kept: readonly string[];
  readonly steps: readonly { readonly action: string; readonly dueOn: Temporal.PlainDate; readonly recurs: boolean }[];
};

/** As the one who looks sees them. */
export async function briefsOf(tx: Tx, ids: readonly number[]): Promise<readonly Brief[]> {
  const named = await tx
    .select({ id: customers.id, name: customers.name, tier: customers.tier })
    .from(customers)
    .where(isAmong(customers.id, ids))
    .orderBy(asc(customers.tier), asc(customers.id));
  const known = await tx
    .select({ customerId: facts.customerId, topic: facts.topic, text: facts.text })
    .from(facts)
    .where(and(isAmong(facts.customerId, ids), isNull(facts.endedOn), inArray(facts.topic, [...HANDOVER_TOPICS])))
    .orderBy(desc(facts.notedOn), desc(facts.id));
  const notes = await tx
    .selectDistinctOn([interactions.customerId], {
      customerId: interactions.customerId,
      id: interactions.id,
      author: people.name,
      isFormer: sql<boolean>`${people.leftAt} is not null`,
      kind: interactions.kind,
      occurredOn: interactions.occurredOn,
      text: interactions.text,
      gist: interactions.gist,
    })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .where(isAmong(interactions.customerId, ids))
    .orderBy(interactions.customerId, desc(interactions.occurredOn), desc(interactions.id));
  const kept = await tx
    .select({ customerId: interactions.customerId, text: interactions.text })
    .from(interactions)
    .where(and(isAmong(interactions.customerId, ids), eq(interactions.isPrivate, true)))
    .orderBy(asc(interactions.id));
  const due = await tx
    .select({
      customerId: followUps.customerId,
      action: followUps.action,
      dueOn: followUps.dueOn,
      recurs: sql<boolean>`${followUps.rule} is not null`,
    })
    .from(followUps)
    .where(and(isAmong(followUps.customerId, ids), eq(followUps.state, 'open')))
    .orderBy(asc(followUps.dueOn), asc(followUps.id));
  const at = <Row extends { readonly customerId: number | null }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ customerId }) => customerId);
  const [factsAt, notesAt, keptAt, dueAt] = [at(known), at(notes), at(kept), at(due)];
  return named.map((customer) => ({
    ...customer,
    facts: factsAt.get(customer.id) ?? [],
    last: notesAt.get(customer.id)?.[0],
    kept: (keptAt.get(customer.id) ?? []).map(({ text }) => text),
    steps: dueAt.get(customer.id) ?? [],
  }));
}
