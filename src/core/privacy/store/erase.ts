/**
 * Takes everything of one contact out of a company's rows: the contact, their nicknames and facts go; their names, numbers
 * and addresses are blanked out wherever somebody wrote them, in notes and cards, in what was heard, in the audit, and files
 * in which they stand are emptied. What was noted stays, without them. It cannot be undone: no change of it is in the audit
 * under a message.
 */
import { and, eq, gt, inArray, isNotNull, isNull, max, ne, or, sql } from 'drizzle-orm';
import type { Erased, ErasureTrace } from '../../contract/permissions.ts';
import { isAmong } from '../../db/columns.ts';
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
import { contactsMergedInto, type DataSubject, dataSubject } from './subject.ts';

/** What stands where somebody was named. */
export const BLANK = '[已删除]';

/** Undefined: there is nobody of that number any more. The transaction has to see all. */
export async function eraseContact(
  tx: Tx,
  contactId: number,
): Promise<{ readonly erased: Erased; readonly trace: ErasureTrace } | undefined> {
  const subject = await dataSubject(tx, contactId);
  if (!subject) return undefined;
  const others = await contactsMergedInto(tx, subject);
  const [before] = await tx.select({ id: max(audit.id) }).from(audit);
  const gone = await removeRows(tx, subject);
  const blanked = new Map<string, number>();
  const rows: Record<string, number[]> = {};
  for (const place of PLACES) {
    const ids = [...(await blank(tx, { place, subject }))];
    if (ids.length) rows[placeName(place)] = ids;
    blanked.set(place.table, (blanked.get(place.table) ?? 0) + ids.length);
  }
  await emptyCards(tx);
  await reindex(tx, rows[NOTE_TEXT] ?? []);
  await forgetBefore(tx, gone);
  await forgetErasure(tx, before?.id ?? 0);
  const erased = {
    contacts: 1,
    nicknames: gone.nicknames.length,
    facts: gone.facts.length,
    ...Object.fromEntries(blanked),
    files: await emptyFiles(tx, subject),
  };
  return { erased, trace: { others, known: subject.unmistakable.length + subject.common.length, rows } };
}

/**
 * In an older backup: empties the rows in which somebody stood under what that backup does not know them by. Resolves to
 * how many there were.
 */
export async function emptyPlaces(tx: Tx, rows: ErasureTrace['rows']): Promise<number> {
  const [before] = await tx.select({ id: max(audit.id) }).from(audit);
  let emptied = 0;
  for (const place of PLACES) {
    const ids = rows[placeName(place)] ?? [];
    if (!ids.length) continue;
    const [table, column] = [sql.identifier(place.table), sql.identifier(place.column)];
    const there = await tx.execute<{ id: number; words: unknown }>(
      sql`select id, ${column} as words from ${table} where ${isAmong(sql`id`, ids)} and ${column} is not null`,
    );
    for (const { id, words } of there) {
      const empty = place.isJson ? sql`${JSON.stringify(wordless(words))}::text::jsonb` : sql`${BLANK}`;
      await tx.execute(sql`update ${table} set ${column} = ${empty} where id = ${id}`);
      emptied += 1;
    }
  }
  await emptyCards(tx);
  await reindex(tx, rows[NOTE_TEXT] ?? []);
  await forgetErasure(tx, before?.id ?? 0);
  return emptied;
}

const placeName = ({ table, column }: WrittenPlace) => `${table}.${column}`;
const NOTE_TEXT = 'interactions.text';

/** What somebody typed is gone from it; what is a kind, a day or a number stays. */
function wordless(value: unknown): unknown {
  if (typeof value === 'string') return MARK.test(value) ? value : BLANK;
  if (Array.isArray(value)) return value.map(wordless);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, wordless(each)]));
  return value;
}

const MARK = /^(?:[a-z][a-zA-Z]{0,15}|\d{4}-\d\d-\d\d|\d\d:\d\d(?::\d\d)?)$/;

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
  const words = place.isJson ? sql`${sql.identifier(place.column)}::text` : sql.identifier(place.column);
  // Beside what is theirs alone a common name is theirs, too.
  const theirs =
    everywhere === undefined ? place.about(customer) : sql`(${place.about(customer)} or ${words} ~* ${everywhere})`;
  if (there !== undefined) found.push(...(await blankOut(tx, { place, pattern: there, where: theirs })));
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

async function reindex(tx: Tx, ids: readonly number[]) {
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

/** What the audit has just written of these changes: every row as it was before. */
async function forgetErasure(tx: Tx, since: number) {
  await tx
    .update(audit)
    .set({ before: null, after: null })
    .where(
      and(
        gt(audit.id, since),
        isNull(audit.heardId),
        sql`${audit.personId} is not distinct from nullif(current_setting('app.person', true), '')::bigint`,
      ),
    );
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
