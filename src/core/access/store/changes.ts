/** What a message did, by the audit: whose doing it was, what came of it, and whether it changed anything. */
import { and, desc, eq, exists, gte, inArray, isNotNull, isNull, ne, notInArray, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/tx.ts';
import { selvesOf } from '../../people/store/samePerson.ts';
import { audit } from '../../db/schema/audit.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { people } from '../../db/schema/people.ts';
import { heard, outbox } from '../../db/schema/messages.ts';
import { imports } from '../../db/schema/transfers.ts';

/** The newest message of a person, since an instant, that changed something and is not undone; `there`: that was answered in this room, or in this thread of it; in a room of one's own that two people were made one counts too, wherever it was said, and what a program did for them. */
export async function lastChange(
  tx: Tx,
  {
    personId,
    since,
    there,
  }: {
    readonly personId: number;
    readonly since: Temporal.Instant;
    readonly there?: { readonly roomId: number; readonly thread: string | undefined; readonly isPrivate: boolean };
  },
): Promise<number | undefined> {
  const answered = there && exists(answeredIn(tx, there));
  const rows = await tx
    .select({ heardId: audit.heardId })
    .from(audit)
    .where(
      and(
        inArray(audit.personId, await selvesOf(tx, personId)),
        isNotNull(audit.heardId),
        isNull(audit.undoneBy),
        gte(audit.at, since),
        there?.isPrivate ? or(answered, isPersonJoin(audit), exists(byProgram(tx))) : answered,
      ),
    )
    .orderBy(desc(audit.id))
    .limit(1);
  return rows[0]?.heardId ?? undefined;
}

/** That the message of an audit row was no message, but a program’s doing: nobody has answered it anywhere. */
function byProgram(tx: Tx) {
  return tx
    .select({ id: heard.id })
    .from(heard)
    .where(and(eq(heard.id, audit.heardId), eq(heard.platform, 'api')));
}

/** The lines that answer the message of an audit row in a conversation. */
function answeredIn(tx: Tx, { roomId, thread }: { readonly roomId: number; readonly thread: string | undefined }) {
  const inThread =
    thread === undefined ? isNull(outbox.thread) : or(eq(outbox.thread, thread), eq(outbox.receipt, thread));
  return tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.heardId, audit.heardId), eq(outbox.roomId, roomId), inThread));
}

/** Whose doing a message was, and when, unless it is undone or changed nothing. */
export async function changeByMessage(tx: Tx, heardId: number) {
  const [row] = await tx
    .select({ personId: audit.personId, at: audit.at })
    .from(audit)
    .where(and(eq(audit.heardId, heardId), isNull(audit.undoneBy)))
    .limit(1);
  return row && { heardId, ...row };
}

/** Whether a note, or what is to be done by it, was changed since a message, and not only given to its customer. */
export async function isCorrected(
  tx: Tx,
  { noteId, by }: { readonly noteId: number; readonly by: number },
): Promise<boolean> {
  const own = tx.select({ id: followUps.id }).from(followUps).where(eq(followUps.interactionId, noteId));
  const rows = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(
      and(
        ne(audit.heardId, by),
        isNull(audit.undoneBy),
        or(
          and(eq(audit.tableName, 'interactions'), eq(audit.rowId, noteId), eq(audit.action, 'update')),
          and(eq(audit.tableName, 'follow_ups'), inArray(audit.rowId, own)),
        ),
        or(eq(audit.action, 'insert'), sql`${audit.after} - 'customer_id' <> '{}'::jsonb`),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** The message that added a row, unless it is undone: whose doing, and when. */
export async function changeOf(tx: Tx, { table, rowId }: { readonly table: string; readonly rowId: number }) {
  const rows = await tx
    .select({ heardId: audit.heardId, personId: audit.personId, at: audit.at })
    .from(audit)
    .where(and(eq(audit.tableName, table), eq(audit.rowId, rowId), eq(audit.action, 'insert'), isNull(audit.undoneBy)))
    .orderBy(desc(audit.id))
    .limit(1);
  return rows.flatMap(({ heardId, ...row }) => (heardId === null ? [] : [{ heardId, ...row }]))[0];
}

/** What a message said, the notes that it added, those that it changed, their follow-ups included, whom it made one with another, and what it asked a second person for. */
export async function changesBy(tx: Tx, heardId: number) {
  const [said] = await tx.select({ text: heard.text }).from(heard).where(eq(heard.id, heardId));
  const touched = await tx
    .select({ id: audit.rowId, action: audit.action })
    .from(audit)
    .where(and(eq(audit.heardId, heardId), eq(audit.tableName, 'interactions')));
  const promised = await tx
    .select({ id: followUps.interactionId })
    .from(audit)
    .innerJoin(followUps, and(eq(followUps.workspaceId, audit.workspaceId), eq(followUps.id, audit.rowId)))
    .where(and(eq(audit.heardId, heardId), eq(audit.tableName, 'follow_ups')));
  const joined = await tx
    .select({ name: people.name })
    .from(audit)
    .innerJoin(people, and(eq(people.workspaceId, audit.workspaceId), eq(people.id, audit.rowId)))
    .where(and(eq(audit.heardId, heardId), isPersonJoin(audit)));
  const [asked] = await tx
    .select({ id: audit.rowId })
    .from(audit)
    .where(and(eq(audit.heardId, heardId), eq(audit.tableName, 'approvals'), eq(audit.action, 'insert')));
  const added = touched.filter(({ action }) => action === 'insert').map(({ id }) => id);
  const changed = [...touched, ...promised].flatMap(({ id }) => (id === null || added.includes(id) ? [] : [id]));
  return {
    text: said?.text ?? '',
    added,
    changed: [...new Set(changed)],
    joined: joined.map(({ name }) => name),
    asked: asked?.id,
  };
}

export const isPersonJoin = ({ tableName, after }: { readonly tableName: PgColumn; readonly after: PgColumn }) =>
  and(eq(tableName, 'people'), sql`${after} ? 'same_as'`);

/** Whether a message has changed anything, beyond making its speaker known. */
export async function hasChanged(tx: Tx, heardId: number): Promise<boolean> {
  const notMet = or(ne(audit.action, 'insert'), notInArray(audit.tableName, ['people', 'identities']));
  const rows = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.heardId, heardId), notMet))
    .limit(1);
  return rows.length > 0;
}

/** The follow-ups that a message has changed, or changed back. */
export async function followUpsTouched(tx: Tx, heardId: number): Promise<readonly number[]> {
  const rows = await tx
    .selectDistinct({ id: audit.rowId })
    .from(audit)
    .where(and(eq(audit.tableName, 'follow_ups'), or(eq(audit.heardId, heardId), eq(audit.undoneBy, heardId))));
  return rows.map(({ id }) => id);
}

/** The import that a message set going. */
export async function importStartedBy(tx: Tx, heardId: number): Promise<number | undefined> {
  const [row] = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.heardId, heardId), sql`${imports.state} <> 'dropped'`));
  return row?.id;
}
