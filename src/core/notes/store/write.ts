/** A note is kept, given to a customer, and corrected. */
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { gramsOfNote, topicBits } from '../../text/topics.ts';
import { spellPerson } from '../../text/personName.ts';
import { forgetOutcomes, moveOutcomes } from '../../outcomes/store/ofNote.ts';
import { keepContact } from '../../contacts/store/names.ts';
import type { Privacy } from '../privacy.ts';
import { companionsOfNote, type Note } from './find.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { facts, interactionContacts, interactions, type UnderstoodNote } from '../../db/schema/interactions.ts';
import { statement, text } from '../../db/prepared.ts';
import { indexNote } from '../../knowledge/store/searchIndex.ts';
import type { InteractionKind } from '../../contract/customer.ts';
import type { NewFollowUp } from '../../followups/store/followUps.ts';

export type NewNote = {
  readonly customerId: number | undefined;
  readonly mention: string | undefined;
  readonly authorId: number;
  readonly kind: InteractionKind | undefined;
  readonly occurredOn: Temporal.PlainDate;
  readonly text: string;
  readonly gist: string;
  readonly understood: UnderstoodNote;
  readonly privacy: Privacy | undefined;
  /** Undefined: a program told it, and nobody said it here. */
  readonly heardId: number | undefined;
  readonly followUps: readonly NewFollowUp[];
};

const keeping = statement(
  z.object({
    id: z.number(),
    customer: z.string().nullable(),
    author: z.string(),
    zone: z.string(),
    followUps: z.array(z.object({ id: z.number(), owner: z.string() })),
  }),
  sql`with note as (
    insert into interactions (customer_id, mention, author_id, kind, occurred_on, text, gist, understood, heard_id, private, shared_at, offer_at, topics)
    values (${text('customer')}::bigint, ${text('mention')}, ${text('author')}::bigint, ${text('kind')}, ${text('occurredOn')}::date,
      ${text('text')}, ${text('gist')}, ${text('understood')}::jsonb, ${text('heard')}::bigint, ${text('private')}::boolean, ${text('sharedAt')}::timestamptz, ${text('offerAt')}::timestamptz, ${text('topics')}::integer)
    returning id, customer_id, author_id, private
  ), said as (
    insert into words (interaction_id, grams) select note.id, array_append(${text('grams')}::integer[], company_mark()) from note
  ), named as (
    select name, title, phone, email, key, sound
    from jsonb_to_recordset(${text('contacts')}::jsonb) as c(name text, title text, phone text, email text, key text, sound text)
  ), met as (
    insert into contacts (customer_id, name, title, phone, email, key, sound)
    select note.customer_id, p.name, p.title, p.phone, p.email, p.key, p.sound from named p, note where note.customer_id is not null and not note.private
    on conflict (workspace_id, customer_id, name) do update set title = coalesce(contacts.title, excluded.title),
      phone = coalesce(contacts.phone, excluded.phone), email = coalesce(contacts.email, excluded.email)
    where (contacts.title is null and excluded.title is not null) or (contacts.phone is null and excluded.phone is not null)
      or (contacts.email is null and excluded.email is not null)
    returning id
  ), known as (
    select c.id from contacts c, note where c.workspace_id = current_workspace() and c.customer_id = note.customer_id and not note.private and c.name in (select name from named)
  ), linked as (
    insert into interaction_contacts (interaction_id, contact_id) select note.id, who.id from note, (select id from met union select id from known) who
  ), promised as (
    insert into follow_ups (interaction_id, customer_id, owner_id, set_by, action, due_on, due_time, until, precision, rule, deadline, ahead, day_off, zone, watched, rung, remind_at, private)
    select note.id, note.customer_id, f."ownerId", note.author_id, f.action, f."dueOn", f."dueTime", f.until, f.precision, f.rule, f."isDeadline", f.ahead, f."dayOff", f.zone, coalesce(f."isWatched", false), f.rung, f."remindAt", note.private
    from note, jsonb_to_recordset(${text('followUps')}::jsonb)
      as f("ownerId" bigint, action text, "dueOn" date, "dueTime" time, until date, precision text, rule text, "isDeadline" boolean, ahead text, "dayOff" text, zone text, "isWatched" boolean, rung text, "remindAt" timestamptz)
    returning id, owner_id
  )
  select note.id, c.name as customer, a.name as author, a.zone, coalesce(
      (select jsonb_agg(jsonb_build_object('id', p.id, 'owner', o.name) order by p.id) from promised p join people o on o.workspace_id = current_workspace() and o.id = p.owner_id),
      '[]') as "followUps"
  from note join people a on a.workspace_id = current_workspace() and a.id = note.author_id
    left join customers c on c.workspace_id = current_workspace() and c.id = note.customer_id`,
);

/**
 * Keeps a note with the people it names and what it promises. Resolves to what a card shows of it. Of a private one nothing
 * else is made that others see: whom it names stays in the note until it is shared.
 */
export async function insertNote(tx: Tx, note: NewNote): Promise<Note> {
  const { customerId, authorId, understood, privacy } = note;
  const rows = await keeping(tx, {
    customer: customerId?.toString() ?? null,
    mention: note.mention ?? null,
    author: String(authorId),
    kind: note.kind ?? null,
    occurredOn: note.occurredOn.toString(),
    text: note.text,
    gist: note.gist,
    understood: JSON.stringify(understood),
    heard: note.heardId?.toString() ?? null,
    private: privacy !== undefined,
    sharedAt: privacy?.sharedAt.toString() ?? null,
    offerAt: privacy?.offerAt?.toString() ?? null,
    topics: String(topicBits(note.text)),
    grams: `{${gramsOfNote(note.text).join(',')}}`,
    contacts: JSON.stringify(peopleIn(understood)),
    followUps: JSON.stringify(note.followUps),
  });
  const { id, customer, author, zone, followUps } = onlyRow(rows);
  return {
    id,
    customer: customerId !== undefined && customer !== null ? { id: customerId, name: customer } : undefined,
    mention: note.mention,
    author: { id: authorId, name: author },
    contacts: understood.contacts,
    companions: await companionsOfNote(tx, understood),
    kind: note.kind,
    occurredOn: note.occurredOn,
    text: note.text,
    gist: note.gist,
    understood,
    privacy: privacy && {
      sharedOn: privacy.sharedAt.toZonedDateTimeISO(zone).toPlainDate(),
      mostDays: privacy.mostDays,
    },
    // Their keys were given out in the order they were handed over.
    followUps: followUps.map((made, at) => ({ ...asPromised(note.followUps[at]!), ...made })),
  };
}

/** Whom a note is about, with what it says of them; a number or an address is theirs if nobody else is named. */
function peopleIn({ contacts: names, titles, phones, emails }: UnderstoodNote) {
  const only = names.length === 1;
  return names.map((name) => ({
    name,
    ...spellPerson(name),
    title: titles?.[name] ?? null,
    phone: (only && phones[0]) || null,
    email: (only && emails[0]) || null,
  }));
}

function asPromised({ dueTime, until, rule, isWatched = false, ...followUp }: NewFollowUp) {
  return { ...followUp, isWatched, dueTime: dueTime ?? null, until: until ?? null, rule: rule ?? null };
}

/** Says whose a note is: its follow-ups and the people it names go along, those of a private one once it is shared. What lasts of it is learnt anew. */
export async function assignNote(tx: Tx, { note, customerId }: { readonly note: Note; readonly customerId: number }) {
  await tx.update(interactions).set({ customerId }).where(eq(interactions.id, note.id));
  await tx.update(followUps).set({ customerId }).where(eq(followUps.interactionId, note.id));
  await tx.delete(facts).where(eq(facts.interactionId, note.id));
  await moveOutcomes(tx, { noteId: note.id, customerId });
  if (note.privacy) return;
  const told = { ...note.understood, contacts: note.contacts };
  await setNoteContacts(tx, { interactionId: note.id, customerId, names: told.contacts });
  await fillContacts(tx, { customerId, told });
}

/** These people are in it too, with what it says of them. */
export async function addNoteContacts(
  tx: Tx,
  about: { readonly interactionId: number; readonly customerId: number; readonly told: UnderstoodNote },
) {
  await linkContacts(tx, { ...about, names: about.told.contacts });
  await fillContacts(tx, about);
}

/** A title, a number, an address of people at a customer, where none is known yet. */
async function fillContacts(
  tx: Tx,
  { customerId, told }: { readonly customerId: number; readonly told: UnderstoodNote },
) {
  for (const { name, title, phone, email } of peopleIn(told)) {
    if (!title && !phone && !email) continue;
    await tx
      .update(contacts)
      .set({
        title: sql`coalesce(${contacts.title}, ${title})`,
        phone: sql`coalesce(${contacts.phone}, ${phone})`,
        email: sql`coalesce(${contacts.email}, ${email})`,
      })
      .where(and(eq(contacts.customerId, customerId), eq(contacts.name, name)));
  }
}

/** Sets whom a note is about: these people at this customer, and nobody else. */
export async function setNoteContacts(tx: Tx, about: NoteContacts) {
  await tx.delete(interactionContacts).where(eq(interactionContacts.interactionId, about.interactionId));
  await linkContacts(tx, about);
}

type NoteContacts = { readonly interactionId: number; readonly customerId: number; readonly names: readonly string[] };

async function linkContacts(tx: Tx, { interactionId, customerId, names }: NoteContacts) {
  for (const name of new Set(names)) {
    const contactId = await keepContact(tx, { customerId, name });
    await tx.insert(interactionContacts).values({ interactionId, contactId }).onConflictDoNothing();
  }
}

export async function changeNote(
  tx: Tx,
  {
    id,
    ...change
  }: { readonly id: number; readonly text?: string; readonly gist?: string; readonly understood?: UnderstoodNote },
) {
  const topics = change.text === undefined ? {} : { topics: topicBits(change.text) };
  await tx
    .update(interactions)
    .set({ ...change, ...topics })
    .where(eq(interactions.id, id));
  if (change.text !== undefined) await indexNote(tx, { interactionId: id, text: change.text });
}

/** From now on only its author sees it, with what it promises; what it had taught is forgotten. */
export async function hideNote(
  tx: Tx,
  { id, sharedAt, offerAt }: Pick<Privacy, 'sharedAt' | 'offerAt'> & { readonly id: number },
) {
  await tx
    .update(interactions)
    .set({ isPrivate: true, sharedAt, offerAt: offerAt ?? null })
    .where(eq(interactions.id, id));
  await tx.update(followUps).set({ isPrivate: true }).where(eq(followUps.interactionId, id));
  await tx.delete(facts).where(eq(facts.interactionId, id));
  await forgetOutcomes(tx, id);
  await tx.delete(interactionContacts).where(eq(interactionContacts.interactionId, id));
}

/** From now on everybody sees it who sees its customer. Resolves to the note as it is then; its facts are still to be learnt. */
export async function shareNote(tx: Tx, note: Note): Promise<Note> {
  await tx
    .update(interactions)
    .set({ isPrivate: false, sharedAt: null, offerAt: null })
    .where(eq(interactions.id, note.id));
  await tx.update(followUps).set({ isPrivate: false }).where(eq(followUps.interactionId, note.id));
  const shared = { ...note, privacy: undefined };
  if (note.customer) await assignNote(tx, { note: shared, customerId: note.customer.id });
  return shared;
}
