/** Many customers at once, from a table on its way in: what is new or changed, in one statement each. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { spellPerson } from '../../text/personName.ts';
import type { Draft } from '../draft.ts';
import { addAliases, type SpelledAlias } from '../../customers/store/aliases.ts';
import { followUps } from '../../db/schema/followUps.ts';
import type { UnderstoodNote } from '../../db/schema/interactions.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Tx } from '../../db/tx.ts';
import { indexNotes } from '../../knowledge/store/searchIndex.ts';
import { contactKey, idOf, writeFacts } from './bulkFacts.ts';

export type WriteContext = {
  readonly personId: number;
  /** Names that are spelled already. */
  readonly spelled: ReadonlyMap<string, SpelledAlias>;
  readonly heardId: number | undefined;
  readonly today: Temporal.PlainDate;
  /** The columns of a follow-up on this day, for whoever looks after the customer. */
  readonly promise: (
    day: Temporal.PlainDate,
    ownerId: number | null,
  ) => Pick<
    typeof followUps.$inferInsert,
    | 'ownerId'
    | 'dueOn'
    | 'dueTime'
    | 'until'
    | 'precision'
    | 'rule'
    | 'isDeadline'
    | 'ahead'
    | 'dayOff'
    | 'zone'
    | 'rung'
    | 'remindAt'
  >;
};

/** Writes drafts; each gets the id of its customer. */
export async function writeDrafts(
  tx: Tx,
  drafts: readonly Draft[],
  { personId, heardId, promise, spelled, today }: WriteContext,
) {
  await writeCustomers(tx, { drafts, personId, spelled });
  const contactIds = await writeContacts(tx, drafts);
  await writeNotes(tx, { drafts, heardId, contactIds });
  await writeFacts(tx, { drafts, personId, today, contactIds });
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
  { drafts, personId, spelled }: { drafts: readonly Draft[] } & Pick<WriteContext, 'personId' | 'spelled'>,
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
    await addAliases(
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
  await indexNotes(tx, kept);
  const links = kept.flatMap(({ interactionId, customerId, contact }) => {
    const contactId = contact === undefined ? undefined : contactIds.get(contactKey(customerId, contact));
    return contactId === undefined ? [] : [{ interactionId, contactId }];
  });
  if (links.length) await newLinks(tx, { rows: JSON.stringify(links) });
}

const understoodOf = (contact: string | undefined): UnderstoodNote => ({
  contacts: contact === undefined ? [] : [contact],
  amounts: [],
  phones: [],
  emails: [],
  nothingNext: true,
});
