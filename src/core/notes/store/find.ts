import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import { lookAs } from '../../db/session.ts';
import { isAmong } from '../../db/columns.ts';
import type { Tx } from '../../db/tx.ts';
import { contacts } from '../../db/schema/contacts.ts';
import { customers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { interactionContacts, interactions, type UnderstoodNote } from '../../db/schema/interactions.ts';
import { people } from '../../db/schema/people.ts';
import type { Rung } from '../../contract/reading.ts';
import type { InteractionKind } from '../../contract/customer.ts';

export type NoteFollowUp = {
  readonly id: number;
  readonly action: string;
  readonly dueOn: Temporal.PlainDate;
  readonly dueTime: Temporal.PlainTime | null;
  readonly until: Temporal.PlainDate | null;
  readonly precision: typeof followUps.$inferSelect.precision;
  readonly rule: string | null;
  readonly isDeadline: boolean;
  readonly isWatched: boolean;
  readonly zone: string;
  readonly rung: Rung;
  readonly remindAt: Temporal.Instant | null;
  readonly ownerId: number;
  readonly owner: string;
};

/** A note as cards show it. */
export type Note = {
  readonly id: number;
  readonly customer: { readonly id: number; readonly name: string } | undefined;
  readonly mention: string | undefined;
  readonly author: { readonly id: number; readonly name: string; readonly isFormer?: boolean };
  readonly contacts: readonly string[];
  /** The colleagues who were there too. */
  readonly companions: readonly string[];
  readonly kind: InteractionKind | undefined;
  readonly occurredOn: Temporal.PlainDate;
  readonly text: string;
  readonly gist: string;
  readonly understood: UnderstoodNote;
  /** Seen by its author alone until a day of theirs; with the most days that there are, where more was asked for. */
  readonly privacy:
    | { readonly sharedOn: Temporal.PlainDate | undefined; readonly mostDays?: number | undefined }
    | undefined;
  /** Open ones only. */
  readonly followUps: readonly NoteFollowUp[];
};

export async function findNote(tx: Tx, id: number): Promise<Note | undefined> {
  const rows = await tx
    .select({
      note: interactions,
      author: people.name,
      isFormer: sql<boolean>`${people.leftAt} is not null`,
      zone: people.zone,
      customer: customers.name,
    })
    .from(interactions)
    .innerJoin(people, and(eq(people.workspaceId, interactions.workspaceId), eq(people.id, interactions.authorId)))
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, interactions.workspaceId), eq(customers.id, interactions.customerId)),
    )
    .where(eq(interactions.id, id));
  const row = rows[0];
  if (!row) return undefined;
  const { note } = row;
  const met =
    note.customerId === null || note.isPrivate
      ? note.understood.contacts
      : (await contactsOf(tx, id)).map((contact) => contact.name);
  return {
    id,
    customer:
      note.customerId !== null && row.customer !== null ? { id: note.customerId, name: row.customer } : undefined,
    mention: note.mention ?? undefined,
    author: { id: note.authorId, name: row.author, isFormer: row.isFormer },
    contacts: met,
    companions: await companionsOfNote(tx, note.understood),
    kind: note.kind ?? undefined,
    occurredOn: note.occurredOn,
    text: note.text,
    gist: note.gist,
    understood: note.understood,
    privacy: note.isPrivate ? { sharedOn: note.sharedAt?.toZonedDateTimeISO(row.zone).toPlainDate() } : undefined,
    followUps: await followUpsOfNote(tx, id),
  };
}

/** Claims a private note whose time has come, for this transaction, which from here on sees all. */
export async function takePrivateDue(tx: Tx, now: Temporal.Instant): Promise<Note | undefined> {
  lookAs(tx, 'everything');
  const [due] = await tx
    .select({ id: interactions.id })
    .from(interactions)
    .where(and(eq(interactions.isPrivate, true), lte(interactions.sharedAt, now)))
    .orderBy(interactions.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  return due && findNote(tx, due.id);
}

/** Claims a private note whose author is to be asked whether it may be shared, for this transaction, which from here on sees all. */
export async function takeShareOffer(tx: Tx, now: Temporal.Instant): Promise<Note | undefined> {
  lookAs(tx, 'everything');
  const [due] = await tx
    .select({ id: interactions.id })
    .from(interactions)
    .where(and(eq(interactions.isPrivate, true), lte(interactions.offerAt, now)))
    .orderBy(interactions.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  if (!due) return undefined;
  await tx.update(interactions).set({ offerAt: null }).where(eq(interactions.id, due.id));
  return findNote(tx, due.id);
}

/** When a note was written. */
export async function notedAt(tx: Tx, id: number): Promise<Temporal.Instant | undefined> {
  const [row] = await tx.select({ at: interactions.createdAt }).from(interactions).where(eq(interactions.id, id));
  return row?.at;
}

/** The person's newest note since an instant. */
export async function lastNoteId(
  tx: Tx,
  { personId, since }: { readonly personId: number; readonly since: Temporal.Instant },
): Promise<number | undefined> {
  const rows = await tx
    .select({ id: interactions.id })
    .from(interactions)
    .where(and(eq(interactions.authorId, personId), sql`${interactions.createdAt} >= ${since.toString()}`))
    .orderBy(desc(interactions.id))
    .limit(1);
  return rows[0]?.id;
}

/** The customer of the person's newest note since an instant. */
export async function lastNotedCustomer(
  tx: Tx,
  { personId, since }: { readonly personId: number; readonly since: Temporal.Instant },
) {
  const rows = await tx
    .select({ customerId: interactions.customerId, at: interactions.createdAt })
    .from(interactions)
    .where(and(eq(interactions.authorId, personId), sql`${interactions.createdAt} >= ${since.toString()}`))
    .orderBy(desc(interactions.id))
    .limit(1);
  return rows[0];
}

export async function followUpsOfNote(tx: Tx, interactionId: number): Promise<NoteFollowUp[]> {
  return tx
    .select({
      id: followUps.id,
      action: followUps.action,
      dueOn: followUps.dueOn,
      dueTime: followUps.dueTime,
      until: followUps.until,
      precision: followUps.precision,
      rule: followUps.rule,
      isDeadline: followUps.isDeadline,
      isWatched: followUps.isWatched,
      zone: followUps.zone,
      rung: followUps.rung,
      remindAt: followUps.remindAt,
      ownerId: followUps.ownerId,
      owner: people.name,
    })
    .from(followUps)
    .innerJoin(people, and(eq(people.workspaceId, followUps.workspaceId), eq(people.id, followUps.ownerId)))
    .where(and(eq(followUps.interactionId, interactionId), eq(followUps.state, 'open')))
    .orderBy(followUps.id);
}

/** The steps of a note that are done or called off. */
export async function settledOfNote(tx: Tx, interactionId: number) {
  return tx
    .select({ action: followUps.action, dueOn: followUps.dueOn, state: followUps.state })
    .from(followUps)
    .where(and(eq(followUps.interactionId, interactionId), inArray(followUps.state, ['done', 'cancelled'])))
    .orderBy(followUps.id);
}

/** What the colleagues who came along are called now. */
export async function companionsOfNote(tx: Tx, { companions = [] }: UnderstoodNote): Promise<readonly string[]> {
  if (!companions.length) return [];
  const rows = await tx
    .select({ name: people.name })
    .from(people)
    .where(isAmong(people.id, companions))
    .orderBy(people.id);
  return rows.map(({ name }) => name);
}

async function contactsOf(tx: Tx, interactionId: number) {
  return tx
    .select({ name: contacts.name })
    .from(interactionContacts)
    .innerJoin(
      contacts,
      and(eq(contacts.workspaceId, interactionContacts.workspaceId), eq(contacts.id, interactionContacts.contactId)),
    )
    .where(eq(interactionContacts.interactionId, interactionId))
    .orderBy(interactionContacts.id);
}
