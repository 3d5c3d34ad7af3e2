/** Many customers at once, for tables on their way in: what is there, in one question each, and what is new, in one statement each. */
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { spellPerson } from '../persons.ts';
import type { Draft, There } from '../table/plan.ts';
import type { Tx } from './tx.ts';
import { among } from './columns.ts';
import { addNames, type Spelled } from './directory.ts';
import { contacts } from './schema/contacts.ts';
import { followUps } from './schema/followups.ts';
import { interactions, type Understood } from './schema/notes.ts';
import { statement, text } from './statement.ts';
import { keepAllWords } from './words.ts';

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
export async function thereBy(
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
): Promise<There[]> {
  const rows = await known(tx, { keys: JSON.stringify(keys), reach: JSON.stringify(reach), import: String(importId) });
  const ids = rows.map((row) => row.id);
  if (!ids.length) return [];
  const people = await tx.select().from(contacts).where(among(contacts.customerId, ids));
  const notes = await tx
    .select({ customerId: interactions.customerId, on: interactions.occurredOn, text: interactions.text })
    .from(interactions)
    .where(among(interactions.customerId, ids));
  const due = await tx
    .select({ customerId: followUps.customerId, on: followUps.dueOn })
    .from(followUps)
    .where(and(among(followUps.customerId, ids), eq(followUps.state, 'open')));
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
  /** Names that are spelled already. */
  readonly spelled: ReadonlyMap<string, Spelled>;
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
export async function write(tx: Tx, drafts: readonly Draft[], { personId, heardId, promise, spelled }: Written) {
  await writeCustomers(tx, { drafts, personId, spelled });
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

const Made = z.object({ id: z.number() });

const newCustomers = statement(
  Made.extend({ name: z.string() }),
  sql`insert into customers (name, owner_id, tier, tags, created_by)
  select n.name, n."ownerId", n.tier, n.tags, ${text('by')}::bigint
  from jsonb_to_recordset(${text('rows')}::jsonb) as n(name text, "ownerId" bigint, tier text, tags jsonb) returning id, name`,
);

const changedCustomers = statement(
  Made,
  sql`update customers c set owner_id = n."ownerId", tier = n.tier, tags = n.tags
  from jsonb_to_recordset(${text('rows')}::jsonb) as n(id bigint, "ownerId" bigint, tier text, tags jsonb)
  where c.workspace_id = current_workspace() and c.id = n.id returning c.id`,
);

async function writeCustomers(
  tx: Tx,
  { drafts, personId, spelled }: { drafts: readonly Draft[] } & Pick<Written, 'personId' | 'spelled'>,
) {
  const fresh = drafts.filter((draft) => draft.id === undefined);
  if (fresh.length) {
    const rows = fresh.map(({ name, ownerId, tier, tags }) => ({ name, ownerId, tier, tags }));
    const made = await newCustomers(tx, { rows: JSON.stringify(rows), by: String(personId) });
    const ids = new Map(made.map(({ id, name }) => [name, id]));
    for (const draft of fresh) Object.assign(draft, { id: ids.get(draft.name) });
  }
  const dirty = drafts.flatMap(({ there, dirty: isDirty, ownerId, tier, tags }) =>
    there && isDirty ? [{ id: there.id, ownerId, tier, tags }] : [],
  );
  if (dirty.length) await changedCustomers(tx, { rows: JSON.stringify(dirty) });
  const names = [
    ...fresh.map((draft) => ({ customerId: idOf(draft), name: draft.name, kind: 'own' as const })),
    ...drafts.flatMap((draft) =>
      draft.newAliases.map((name) => ({ customerId: idOf(draft), name, kind: 'given' as const })),
    ),
  ];
  if (names.length)
    await addNames(
      tx,
      names.map((called) => ({ ...called, spelled: spelled.get(called.name) })),
    );
}

const contactColumns = sql.raw('name text, title text, phone text, email text, wechat text');

const newContacts = statement(
  Made.extend({ customer_id: z.number(), name: z.string() }),
  sql`insert into contacts (customer_id, name, title, phone, email, wechat, key, sound)
  select n."customerId", n.name, n.title, n.phone, n.email, n.wechat, n.key, n.sound
  from jsonb_to_recordset(${text('rows')}::jsonb) as n("customerId" bigint, key text, sound text, ${contactColumns})
  returning id, customer_id, name`,
);

const changedContacts = statement(
  Made,
  sql`update contacts c set title = n.title, phone = n.phone, email = n.email, wechat = n.wechat
  from jsonb_to_recordset(${text('rows')}::jsonb) as n(id bigint, ${contactColumns})
  where c.workspace_id = current_workspace() and c.id = n.id returning c.id`,
);

/** Resolves to the ids of all contacts of the drafts, by customer and name. */
async function writeContacts(tx: Tx, drafts: readonly Draft[]) {
  const all = drafts.flatMap((draft) =>
    [...draft.contacts.values()].map((contact) => ({ customerId: idOf(draft), ...contact })),
  );
  const ids = new Map(all.flatMap(({ customerId, name, id }) => (id ? [[contactKey(customerId, name), id]] : [])));
  const [fresh, known] = [all.filter(({ id }) => !id), all.filter(({ id, dirty }) => id && dirty)];
  if (fresh.length) {
    const rows = fresh.map((contact) => ({ ...contact, ...spellPerson(contact.name) }));
    for (const { id, customer_id, name } of await newContacts(tx, { rows: JSON.stringify(rows) }))
      ids.set(contactKey(customer_id, name), id);
  }
  if (known.length) await changedContacts(tx, { rows: JSON.stringify(known) });
  return ids;
}

const newNotes = statement(
  Made,
  sql`insert into interactions (customer_id, author_id, occurred_on, text, gist, understood, heard_id)
  select n."customerId", n."authorId", n."on", n.text, n.text, n.understood, ${text('heard')}::bigint
  from jsonb_to_recordset(${text('rows')}::jsonb) as n("customerId" bigint, "authorId" bigint, "on" date, text text, understood jsonb)
  returning id`,
);

const newLinks = statement(
  z.object({}),
  sql`insert into interaction_contacts (interaction_id, contact_id)
  select n."interactionId", n."contactId" from jsonb_to_recordset(${text('rows')}::jsonb) as n("interactionId" bigint, "contactId" bigint)`,
);

async function writeNotes(
  tx: Tx,
  {
    drafts,
    heardId,
    contactIds,
  }: { drafts: readonly Draft[]; heardId: number | undefined; contactIds: ReadonlyMap<string, number> },
) {
  const notes = drafts.flatMap((draft) => draft.newNotes.map((note) => ({ customerId: idOf(draft), ...note })));
  if (!notes.length) return;
  const rows = notes.map(({ contact, ...note }) => ({ ...note, understood: understoodOf(contact) }));
  const made = await newNotes(tx, {
    rows: JSON.stringify(rows),
    heard: heardId === undefined ? null : String(heardId),
  });
  // One insert gives its keys in the order of its values.
  const kept = notes.flatMap((note, at) => (made[at] ? [{ ...note, interactionId: made[at].id }] : []));
  await keepAllWords(tx, kept);
  const links = kept.flatMap(({ interactionId, customerId, contact }) => {
    const contactId = contact === undefined ? undefined : contactIds.get(contactKey(customerId, contact));
    return contactId === undefined ? [] : [{ interactionId, contactId }];
  });
  if (links.length) await newLinks(tx, { rows: JSON.stringify(links) });
}

const understoodOf = (contact: string | undefined): Understood => ({
  contacts: contact === undefined ? [] : [contact],
  amounts: [],
  phones: [],
  emails: [],
  nothingNext: true,
});

const contactKey = (customerId: number, name: string) => `${customerId} ${name}`;

function idOf({ id }: Draft): number {
  if (id === undefined) throw new Error('a customer has no row yet');
  return id;
}
