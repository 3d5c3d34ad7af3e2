/** What is there already of the customers that a table's lines may mean, in one question each. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ExistingCustomer } from '../draft.ts';
import { isAmong } from '../../db/columns.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactions } from '../../db/schema/interactions.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Tx } from '../../db/tx.ts';

const Row = z.object({
  id: z.number(),
  name: z.string(),
  owner_id: z.number().nullable(),
  backup_id: z.number().nullable(),
  owner: z.string().nullable(),
  team_id: z.number().nullable(),
  tier: z.enum(['A', 'B', 'C']).nullable(),
  tags: z.array(z.string()),
  aliases: z.array(z.string()),
  ours: z.boolean(),
});

const known = statement(
  Row,
  sql`select c.id, c.name, c.owner_id, c.backup_id, p.name as owner, p.team_id, c.tier, c.tags,
    (select jsonb_agg(n.name) from aliases n where n.workspace_id = c.workspace_id and n.customer_id = c.id) as aliases,
    exists (select from import_lines l where l.workspace_id = c.workspace_id and l.import_id = ${text('import')}::bigint and l.customer_id = c.id and l."end" = 'new') as ours
  from customers c left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
  where c.workspace_id = current_workspace() and c.id = any(array(
    select a.customer_id from aliases a
      where a.workspace_id = current_workspace() and a.key collate "C" = any(array(select jsonb_array_elements_text(${text('keys')}::jsonb)))
    union select k.customer_id from contacts k
      where k.workspace_id = current_workspace() and k.phone = any(array(select jsonb_array_elements_text(${text('reach')}::jsonb)))
    union select k.customer_id from contacts k
      where k.workspace_id = current_workspace() and k.email = any(array(select jsonb_array_elements_text(${text('reach')}::jsonb)))))
  order by c.id`,
);

/** The customers that go by one of these keys, or whose people are reached like this, with what a table may change of them. */
export async function findExisting(
  tx: Tx,
  {
    keys,
    reach,
    importId,
    closed,
  }: {
    readonly keys: readonly string[];
    readonly reach: readonly string[];
    readonly importId: number;
    /** Whose a customer is, where it is not this person's to change. */
    readonly closed: (customer: {
      readonly ids: readonly (number | null)[];
      readonly teamId: number | undefined;
      readonly owner: string | undefined;
    }) => string | undefined;
  },
): Promise<ExistingCustomer[]> {
  const rows = await known(tx, { keys: JSON.stringify(keys), reach: JSON.stringify(reach), import: String(importId) });
  const ids = rows.map((row) => row.id);
  if (!ids.length) return [];
  const people = await tx.select().from(contacts).where(isAmong(contacts.customerId, ids));
  const notes = await tx
    .select({ customerId: interactions.customerId, on: interactions.occurredOn, text: interactions.text })
    .from(interactions)
    .where(isAmong(interactions.customerId, ids));
  const due = await tx
    .select({ customerId: followUps.customerId, on: followUps.dueOn })
    .from(followUps)
    .where(and(isAmong(followUps.customerId, ids), eq(followUps.state, 'open')));
  const kept = await tx
    .select({ customerId: facts.customerId, text: facts.text })
    .from(facts)
    .where(and(isAmong(facts.customerId, ids), isNull(facts.endedOn)));
  const factsAt = Map.groupBy(kept, (row) => row.customerId);
  const peopleAt = Map.groupBy(people, (row) => row.customerId);
  const notesAt = Map.groupBy(notes, (row) => row.customerId);
  const dueAt = Map.groupBy(due, (row) => row.customerId);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ownerId: row.owner_id,
    tier: row.tier,
    tags: row.tags,
    aliases: row.aliases,
    contacts: peopleAt.get(row.id) ?? [],
    notes: notesAt.get(row.id) ?? [],
    facts: (factsAt.get(row.id) ?? []).map(({ text }) => text),
    nextOn: (dueAt.get(row.id) ?? []).map(({ on }) => on),
    ours: row.ours,
    closed:
      row.owner_id === null
        ? undefined
        : closed({
            ids: [row.owner_id, row.backup_id],
            teamId: row.team_id ?? undefined,
            owner: row.owner ?? undefined,
          }),
  }));
}
