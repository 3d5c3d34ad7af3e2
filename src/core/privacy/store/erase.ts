/**
 * Takes everything of one contact out of a company's rows: the contact, their nicknames and facts go; their names, numbers
 * and addresses are blanked out wherever somebody wrote them, in notes and cards, in what was heard, in the audit, and files
 * in which they stand are emptied. What was noted stays, without them. It cannot be undone: no change of it is in the audit
 * under a message.
 */
import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Erased } from '../../contract/permissions.ts';
import { audit, erasures } from '../../db/schema/audit.ts';
import { contacts, nicknames } from '../../db/schema/contacts.ts';
import { merges } from '../../db/schema/customers.ts';
import { facts, interactionContacts, interactions } from '../../db/schema/interactions.ts';
import { outbox } from '../../db/schema/messages.ts';
import { files } from '../../db/schema/transfers.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { indexNote } from '../../knowledge/store/searchIndex.ts';
import { topicBits } from '../../text/topics.ts';
import { anyOf, matcherOf } from '../words.ts';
import { type WrittenPlace, PLACES } from './places.ts';
import { type DataSubject, dataSubject } from './subject.ts';

/** What stands where somebody was named. */
export const BLANK = '[已删除]';

/** Undefined: there is nobody of that number any more. The transaction has to see all. */
export async function eraseContact(tx: Tx, contactId: number): Promise<Erased | undefined> {
  const subject = await dataSubject(tx, contactId);
  if (!subject) return undefined;
  const gone = await removeRows(tx, subject);
  const blanked = new Map<string, number>();
  const reworded = new Set<number>();
  for (const place of PLACES)
    for (const id of await blank(tx, { place, subject })) {
      blanked.set(place.table, (blanked.get(place.table) ?? 0) + 1);
      if (place.table === 'interactions' && place.column === 'text') reworded.add(id);
    }
  await emptyCards(tx);
  await reindex(tx, reworded);
  await forgetBefore(tx, gone);
  return {
    contacts: 1,
    nicknames: gone.nicknames.length,
    facts: gone.facts.length,
    ...Object.fromEntries(blanked),
    files: await emptyFiles(tx, subject),
  };
}

type Gone = { readonly contactId: number; readonly nicknames: readonly number[]; readonly facts: readonly number[] };

async function removeRows(tx: Tx, { id }: DataSubject): Promise<Gone> {
  const ids = (rows: readonly { readonly id: number }[]) => rows.map((row) => row.id);
  await tx.delete(merges).where(and(eq(merges.what, 'contact'), or(eq(merges.keptId, id), eq(merges.goneId, id))));
  await tx.delete(interactionContacts).where(eq(interactionContacts.contactId, id));
  const lasting = await tx.delete(facts).where(eq(facts.contactId, id)).returning({ id: facts.id });
  const called = await tx.delete(nicknames).where(eq(nicknames.contactId, id)).returning({ id: nicknames.id });
  await tx.delete(contacts).where(eq(contacts.id, id));
  return { contactId: id, nicknames: ids(called), facts: ids(lasting) };
}

/** The rows in which something was blanked out. */
async function blank(tx: Tx, { place, subject }: { readonly place: WrittenPlace; readonly subject: DataSubject }) {
  const customer = { id: subject.customerId, names: anyOf(subject.customer) ?? '^$' };
  const everywhere = anyOf(subject.unmistakable);
  const there = anyOf([...subject.unmistakable, ...subject.common]);
  const found: number[] = [];
  if (there !== undefined) found.push(...(await blankOut(tx, { place, pattern: there, where: place.about(customer) })));
  if (everywhere !== undefined) found.push(...(await blankOut(tx, { place, pattern: everywhere, where: sql`true` })));
  return new Set(found);
}

async function blankOut(
  tx: Tx,
  {
    place: { table, column, isJson },
    pattern,
    where,
  }: { readonly place: WrittenPlace; readonly pattern: string; readonly where: ReturnType<typeof sql> },
) {
  const name = sql.identifier(column);
  const words = isJson ? sql`${name}::text` : name;
  const blanked = sql`regexp_replace(${words}, ${pattern}, ${BLANK}, 'gi')`;
  const rows = await tx.execute<{ id: number }>(
    sql`update ${sql.identifier(table)} set ${name} = ${isJson ? sql`(${blanked})::jsonb` : blanked}
      where ${words} ~* ${pattern} and ${where} returning id`,
  );
  return rows.map(({ id }) => id);
}

/** Of a card in which somebody was blanked out nothing is left once it was said: it may have said more of them, or half a name. */
async function emptyCards(tx: Tx) {
  await tx
    .update(outbox)
    .set({ card: { title: BLANK } })
    .where(and(ne(outbox.state, 'due'), sql`strpos(${outbox.card}::text, ${BLANK}) > 0`));
}

async function reindex(tx: Tx, ids: ReadonlySet<number>) {
  for (const id of ids) {
    const [note] = await tx.select({ text: interactions.text }).from(interactions).where(eq(interactions.id, id));
    if (!note) continue;
    await tx
      .update(interactions)
      .set({ topics: topicBits(note.text) })
      .where(eq(interactions.id, id));
    await indexNote(tx, { interactionId: id, text: note.text });
  }
}

/** What the audit kept of rows that were theirs alone: a title, a birthday, how the name sounds. */
async function forgetBefore(tx: Tx, { contactId, ...gone }: Gone) {
  const of = (table: string, ids: readonly number[]) =>
    ids.length ? and(eq(audit.tableName, table), inArray(audit.rowId, [...ids])) : undefined;
  await tx
    .update(audit)
    .set({ before: null, after: null })
    .where(or(of('contacts', [contactId]), of('nicknames', gone.nicknames), of('facts', gone.facts)));
}

/** Files are emptied where they say something of theirs, and where they cannot be looked into. */
async function emptyFiles(tx: Tx, { unmistakable, common }: DataSubject): Promise<number> {
  const says = matcherOf([...unmistakable, ...common]);
  const kept = await tx.select({ id: files.id }).from(files).where(isNotNull(files.bytes));
  let emptied = 0;
  for (const { id } of kept) {
    const [file] = await tx.select({ bytes: files.bytes }).from(files).where(eq(files.id, id));
    if (!file?.bytes || !mayHold(file.bytes, says)) continue;
    await tx.update(files).set({ bytes: null }).where(eq(files.id, id));
    emptied += 1;
  }
  return emptied;
}

const PACKED = [0x50, 0x4b];

function mayHold(bytes: Uint8Array, says: RegExp | undefined): boolean {
  if (PACKED.every((byte, at) => bytes[at] === byte)) return true;
  return ['utf-8', 'gb18030', 'utf-16le'].some((encoding) => says?.test(new TextDecoder(encoding).decode(bytes)));
}

export async function keepErasure(tx: Tx, proof: Omit<typeof erasures.$inferInsert, 'id' | 'workspaceId'>) {
  return onlyRow(await tx.insert(erasures).values(proof).returning());
}
