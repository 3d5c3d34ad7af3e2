/** Many customers at once, from a table on its way in: what is new or changed, in one statement each. */
import { setImmediate as breathe } from 'node:timers/promises';
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
import { topicBits } from '../../text/topics.ts';
import { type ContactIds, contactKey, keyOf, writeFacts } from './bulkFacts.ts';
import type { reserveKeys } from './reservedKeys.ts';

export type WriteContext = {
  readonly personId: number;
  /** Names that are spelled already. */
  readonly spelled: ReadonlyMap<string, SpelledAlias>;
  readonly heardId: number | undefined;
  readonly today: Temporal.PlainDate;
  /** Contacts that are new, as `reserveKeys` has it. */
  readonly met: Awaited<ReturnType<typeof reserveKeys>>;
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

/**
 * Writes drafts whose keys are reserved. Nothing here waits for the answer of anything else: while the database writes one
 * table, the rows of the next are made.
 */
export async function writeDrafts(
  tx: Tx,
  drafts: readonly Draft[],
  { personId, heardId, promise, spelled, today, met }: WriteContext,
) {
  const contactIds = new Map(
    drafts.flatMap((draft) =>
      [...draft.contacts.values()].map(({ name, id }) => [contactKey(keyOf(draft), name), id] as const),
    ),
  );
  const writing = [
    () => writeCustomers(tx, { drafts, personId }),
    () => writeAliases(tx, { drafts, spelled }),
    () => writeContacts(tx, { drafts, met }),
    () => writeNotes(tx, { drafts, heardId, contactIds }),
    () => writeFacts(tx, { drafts, personId, today, contactIds }),
    () => writeFollowUps(tx, { drafts, personId, promise }),
  ];
  const written: Promise<void>[] = [];
  for (const write of writing) {
    written.push(write());
    await breathe();
  }
  await Promise.all(written);
}

async function writeFollowUps(
  tx: Tx,
  { drafts, personId, promise }: { drafts: readonly Draft[] } & Pick<WriteContext, 'personId' | 'promise'>,
) {
  const days = drafts.flatMap((draft) =>
    draft.newNextOn.map((day) => ({
      ...promise(day, draft.ownerId),
      action: '',
      customerId: keyOf(draft),
      setBy: personId,
    })),
  );
  if (days.length) await tx.insert(followUps).values(days);
}

const Nothing = z.object({});

const newCustomers = statement(
  Nothing,
  sql`insert into customers (id, name, owner_id, tier, tags, created_by)
  select n.id, n.name, n."ownerId", n.tier, n.tags, ${text('by')}::bigint
  from jsonb_to_recordset(${text('rows')}::jsonb) as n(id bigint, name text, "ownerId" bigint, tier text, tags jsonb)`,
);

const changedCustomers = statement(
  Nothing,
  sql`update customers c set owner_id = n."ownerId", tier = n.tier, tags = n.tags
  from jsonb_to_recordset(${text('rows')}::jsonb) as n(id bigint, "ownerId" bigint, tier text, tags jsonb)
  where c.workspace_id = current_workspace() and c.id = n.id`,
);

async function writeCustomers(tx: Tx, { drafts, personId }: { drafts: readonly Draft[]; personId: number }) {
  const fresh = drafts.flatMap(({ there, id, name, ownerId, tier, tags }) =>
    there ? [] : [{ id, name, ownerId, tier, tags }],
  );
  const dirty = drafts.flatMap(({ there, dirty: isDirty, ownerId, tier, tags }) =>
    there && isDirty ? [{ id: there.id, ownerId, tier, tags }] : [],
  );
  await Promise.all([
    fresh.length && newCustomers(tx, { rows: JSON.stringify(fresh), by: String(personId) }),
    dirty.length && changedCustomers(tx, { rows: JSON.stringify(dirty) }),
  ]);
}

async function writeAliases(tx: Tx, { drafts, spelled }: { drafts: readonly Draft[] } & Pick<WriteContext, 'spelled'>) {
  const names = drafts.flatMap((draft) => [
    ...(draft.there ? [] : [{ customerId: keyOf(draft), name: draft.name, kind: 'own' as const }]),
    ...draft.newAliases.map((name) => ({ customerId: keyOf(draft), name, kind: 'given' as const })),
  ]);
  if (names.length)
    await addAliases(
      tx,
      names.map((called) => ({ ...called, spelled: spelled.get(called.name) })),
    );
}

const contactColumns = sql.raw('name text, title text, phone text, email text, wechat text');

const newContacts = statement(
  Nothing,
  sql`insert into contacts (id, customer_id, name, title, phone, email, wechat, key, sound)
  select n.id, n."customerId", n.name, n.title, n.phone, n.email, n.wechat, n.key, n.sound
  from jsonb_to_recordset(${text('rows')}::jsonb) as n(id bigint, "customerId" bigint, key text, sound text, ${contactColumns})`,
);

const changedContacts = statement(
  Nothing,
  sql`update contacts c set title = n.title, phone = n.phone, email = n.email, wechat = n.wechat
  from jsonb_to_recordset(${text('rows')}::jsonb) as n(id bigint, ${contactColumns})
  where c.workspace_id = current_workspace() and c.id = n.id`,
);

async function writeContacts(tx: Tx, { drafts, met }: { drafts: readonly Draft[] } & Pick<WriteContext, 'met'>) {
  const dirty = drafts.flatMap((draft) => [...draft.contacts.values()].filter((contact) => contact.dirty));
  const known = dirty.filter((contact) => !met.has(contact));
  const fresh = drafts.flatMap((draft) =>
    [...draft.contacts.values()].flatMap((contact) =>
      met.has(contact) ? [{ customerId: keyOf(draft), ...contact, ...spellPerson(contact.name) }] : [],
    ),
  );
  await Promise.all([
    fresh.length && newContacts(tx, { rows: JSON.stringify(fresh) }),
    known.length && changedContacts(tx, { rows: JSON.stringify(known) }),
  ]);
}

const newNotes = statement(
  Nothing,
  sql`insert into interactions (id, customer_id, author_id, occurred_on, text, gist, understood, heard_id, topics)
  select n.id, n."customerId", n."authorId", n."on", n.text, n.text, n.understood, ${text('heard')}::bigint, n.topics
  from jsonb_to_recordset(${text('rows')}::jsonb) as n(id bigint, "customerId" bigint, "authorId" bigint, "on" date, text text, understood jsonb, topics integer)`,
);

const newLinks = statement(
  Nothing,
  sql`insert into interaction_contacts (interaction_id, contact_id)
  select n."interactionId", n."contactId" from jsonb_to_recordset(${text('rows')}::jsonb) as n("interactionId" bigint, "contactId" bigint)`,
);

async function writeNotes(
  tx: Tx,
  { drafts, heardId, contactIds }: { drafts: readonly Draft[]; heardId: number | undefined; contactIds: ContactIds },
) {
  const notes = drafts.flatMap((draft) =>
    draft.newNotes.map((note) => ({ customerId: keyOf(draft), interactionId: keyOf(note), ...note })),
  );
  if (!notes.length) return;
  const rows = notes.map(({ contact, ...note }) => ({
    ...note,
    understood: understoodOf(contact),
    topics: topicBits(note.text),
  }));
  const links = notes.flatMap(({ interactionId, customerId, contact }) => {
    const contactId = contact === undefined ? undefined : contactIds.get(contactKey(customerId, contact));
    return contactId === undefined ? [] : [{ interactionId, contactId }];
  });
  await Promise.all([
    newNotes(tx, { rows: JSON.stringify(rows), heard: heardId === undefined ? null : String(heardId) }),
    links.length && newLinks(tx, { rows: JSON.stringify(links) }),
    indexNotes(tx, notes),
  ]);
}

const understoodOf = (contact: string | undefined): UnderstoodNote => ({
  contacts: contact === undefined ? [] : [contact],
  amounts: [],
  phones: [],
  emails: [],
  nothingNext: true,
});
