/** Many customers at once, for tables on their way in: what is there, in one question each, and what is new, in one statement each. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Draft, There } from '../table/plan.ts';
import type { Tx } from './open.ts';
import { addNames } from './directory.ts';
import { contacts, customers, followUps, interactionContacts, interactions } from './schema.ts';
import { statement } from './statement.ts';

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

const text = (name: string) => sql`${sql.placeholder(name)}::text`;

const known = statement(
  Row,
  sql`select c.id, c.name, c.owner_id, c.backup_id, p.name as owner, p.team_id, c.tier, c.tags,
    (select jsonb_agg(n.name) from aliases n where n.workspace_id = c.workspace_id and n.customer_id = c.id) as aliases,
    exists (select from import_lines l where l.workspace_id = c.workspace_id and l.import_id = ${text('import')}::bigint and l.customer_id = c.id and l."end" = 'new') as ours
  from customers c left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
  where c.workspace_id = current_workspace() and c.id = any(array(select a.customer_id from aliases a
    where a.workspace_id = current_workspace() and a.key collate "C" = any(array(select jsonb_array_elements_text(${text('keys')}::jsonb)))))
  order by c.id`,
);

/** The customers that go by one of these keys, with what a table may change of them. */
export async function thereBy(
  tx: Tx,
  {
    keys,
    importId,
    closed,
  }: {
    readonly keys: readonly string[];
    readonly importId: number;
    /** Whose a customer is, where it is not this person's to change. */
    readonly closed: (customer: {
      readonly ids: readonly (number | null)[];
      readonly teamId: number | undefined;
      readonly owner: string | undefined;
    }) => string | undefined;
  },
): Promise<There[]> {
  const rows = await known(tx, { keys: JSON.stringify(keys), import: String(importId) });
  const ids = rows.map((row) => row.id);
  if (!ids.length) return [];
  const people = await tx.select().from(contacts).where(inArray(contacts.customerId, ids));
  const notes = await tx
    .select({ customerId: interactions.customerId, on: interactions.occurredOn, text: interactions.text })
    .from(interactions)
    .where(inArray(interactions.customerId, ids));
  const due = await tx
    .select({ customerId: followUps.customerId, on: followUps.dueOn })
    .from(followUps)
    .where(and(inArray(followUps.customerId, ids), eq(followUps.state, 'open')));
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

export type Written = {
  readonly personId: number;
  readonly heardId: number | undefined;
  /** The columns of a follow-up on this day, for whoever looks after the customer. */
  readonly promise: (
    day: Temporal.PlainDate,
    ownerId: number | null,
  ) => Pick<
    typeof followUps.$inferInsert,
    'ownerId' | 'dueOn' | 'dueTime' | 'until' | 'precision' | 'rule' | 'zone' | 'remindAt'
  >;
};

/** Writes drafts; each gets the id of its customer. */
export async function write(tx: Tx, drafts: readonly Draft[], { personId, heardId, promise }: Written) {
  await writeCustomers(tx, { drafts, personId });
  const contactIds = await writeContacts(tx, drafts);
  await writeNotes(tx, { drafts, heardId, contactIds });
  const days = drafts.flatMap((draft) =>
    draft.newNextOn.map((day) => ({
      ...promise(day, draft.ownerId),
      action: '',
      customerId: idOf(draft),
      setBy: personId,
    })),
  );
  if (days.length) await tx.insert(followUps).values(days);
}

async function writeCustomers(tx: Tx, { drafts, personId }: { drafts: readonly Draft[]; personId: number }) {
  const fresh = drafts.filter((draft) => draft.id === undefined);
  if (fresh.length) {
    const made = await tx
      .insert(customers)
      .values(fresh.map(({ name, ownerId, tier, tags }) => ({ name, ownerId, tier, tags, createdBy: personId })))
      .returning({ id: customers.id, name: customers.name });
    const ids = new Map(made.map(({ id, name }) => [name, id]));
    for (const draft of fresh) Object.assign(draft, { id: ids.get(draft.name) });
    await addNames(
      tx,
      fresh.map((draft) => ({ customerId: idOf(draft), name: draft.name, kind: 'own' as const })),
    );
  }
  for (const draft of drafts)
    if (draft.there && draft.dirty) {
      const { ownerId, tier, tags } = draft;
      await tx.update(customers).set({ ownerId, tier, tags }).where(eq(customers.id, draft.there.id));
    }
  const given = drafts.flatMap((draft) =>
    draft.newAliases.map((name) => ({ customerId: idOf(draft), name, kind: 'given' as const })),
  );
  if (given.length) await addNames(tx, given);
}

/** Resolves to the ids of all contacts of the drafts, by customer and name. */
async function writeContacts(tx: Tx, drafts: readonly Draft[]) {
  const all = drafts.flatMap((draft) => [...draft.contacts.values()].map((contact) => ({ draft, contact })));
  const ids = new Map(
    all.flatMap(({ draft, contact: { id, name } }) => (id === undefined ? [] : [[contactKey(idOf(draft), name), id]])),
  );
  const dirty = all.filter(({ contact }) => contact.dirty);
  const fresh = dirty.flatMap(({ draft, contact: { id, name, title, phone, email, wechat } }) =>
    id === undefined ? [{ customerId: idOf(draft), name, title, phone, email, wechat }] : [],
  );
  if (fresh.length) {
    const made = await tx
      .insert(contacts)
      .values(fresh)
      .returning({ id: contacts.id, customerId: contacts.customerId, name: contacts.name });
    for (const { id, customerId, name } of made) ids.set(contactKey(customerId, name), id);
  }
  for (const { contact } of dirty) {
    const { id, title, phone, email, wechat } = contact;
    if (id !== undefined) await tx.update(contacts).set({ title, phone, email, wechat }).where(eq(contacts.id, id));
  }
  return ids;
}

async function writeNotes(
  tx: Tx,
  {
    drafts,
    heardId,
    contactIds,
  }: { drafts: readonly Draft[]; heardId: number | undefined; contactIds: ReadonlyMap<string, number> },
) {
  const notes = drafts.flatMap((draft) => draft.newNotes.map((note) => ({ draft, note })));
  if (!notes.length) return;
  const made = await tx
    .insert(interactions)
    .values(
      notes.map(({ draft, note }) => ({
        customerId: idOf(draft),
        authorId: note.authorId,
        occurredOn: note.on,
        text: note.text,
        gist: note.text,
        understood: {
          contacts: note.contact === undefined ? [] : [note.contact],
          amounts: [],
          phones: [],
          emails: [],
          nothingNext: true as const,
        },
        ...(heardId !== undefined && { heardId }),
      })),
    )
    .returning({ id: interactions.id });
  // One insert gives its keys in the order of its values.
  const links = notes.flatMap(({ draft, note }, at) => {
    const contactId = note.contact === undefined ? undefined : contactIds.get(contactKey(idOf(draft), note.contact));
    const interactionId = made[at]?.id;
    return contactId === undefined || interactionId === undefined ? [] : [{ interactionId, contactId }];
  });
  if (links.length) await tx.insert(interactionContacts).values(links);
}

const contactKey = (customerId: number, name: string) => `${customerId} ${name}`;

function idOf({ id }: Draft): number {
  if (id === undefined) throw new Error('a customer has no row yet');
  return id;
}
