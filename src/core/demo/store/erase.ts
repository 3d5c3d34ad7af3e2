import { and, eq, inArray, isNull, like, notInArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { audit } from '../../db/schema/audit.ts';
import { heard, outbox } from '../../db/schema/messages.ts';
import { STAGE, type Story } from './story.ts';
import type { Tx } from '../../db/tx.ts';
import { undoMessages } from '../../access/store/undo.ts';

type Forgetting = {
  /** The message that asks for it. */
  readonly by?: number;
  /** One story only: what is left of one that was removed while it was being told. */
  readonly only?: Story;
};

/**
 * Removes what the story said, did, was answered and reminded of, and nothing else: what somebody has noted since stays,
 * with the customer it is about, and so does a note of the story's that somebody has added words to. Resolves to the number
 * of notes removed; undefined when there is no story.
 */
export async function eraseStory(tx: Tx, { by, only }: Forgetting): Promise<number | undefined> {
  const told = await tx
    .select({ id: heard.id, messageId: heard.messageId })
    .from(heard)
    .where(and(eq(heard.platform, STAGE.platform), like(heard.messageId, only ? `demo:${only.id}:%` : 'demo:%')));
  if (!told.length) return undefined;
  const kept = await addedTo(tx, told);
  const ids = told.map((row) => row.id).filter((id) => !kept.includes(id));
  const notes = await addedBy(tx, ids, 'interactions');
  await forgetReminders(tx, await addedBy(tx, ids, 'follow_ups'));
  await undoMessages(tx, { heardIds: ids, by });
  const all = told.map((row) => row.id);
  await tx.delete(outbox).where(inArray(outbox.heardId, all));
  await tx.delete(heard).where(inArray(heard.id, all));
  return notes.length;
}

/** The sentences to whose notes somebody has added words of their own, and those that named their customers. */
async function addedTo(tx: Tx, told: readonly { readonly id: number; readonly messageId: string }[]) {
  const ids = told.map((row) => row.id);
  const later = alias(audit, 'later');
  const rows = await tx
    .selectDistinct({ id: audit.heardId })
    .from(audit)
    .innerJoin(later, and(eq(later.tableName, audit.tableName), eq(later.rowId, audit.rowId)))
    .where(
      and(
        inArray(audit.heardId, ids),
        eq(audit.tableName, 'interactions'),
        eq(audit.action, 'insert'),
        notInArray(later.heardId, ids),
        isNull(later.undoneBy),
        sql`${later.after} ? 'text'`,
      ),
    );
  const names = told.filter(({ id }) => rows.some((row) => row.id === id)).map(({ messageId }) => messageId);
  return told
    .filter(({ messageId }) => names.some((name) => messageId === name || messageId === `${name}.1`))
    .map(({ id }) => id);
}

async function addedBy(tx: Tx, heardIds: readonly number[], table: string) {
  const rows = await tx
    .select({ id: audit.rowId })
    .from(audit)
    .where(
      and(
        inArray(audit.heardId, [...heardIds]),
        eq(audit.tableName, table),
        eq(audit.action, 'insert'),
        isNull(audit.undoneBy),
      ),
    );
  return rows.map((row) => row.id);
}

/** Reminders that were given since, of nothing but these. */
async function forgetReminders(tx: Tx, followUpIds: readonly number[]) {
  const theirs = sql`(select jsonb_array_elements_text(${JSON.stringify(followUpIds)}::text::jsonb)::bigint)`;
  await tx
    .delete(outbox)
    .where(
      and(
        isNull(outbox.heardId),
        sql`${outbox.card} ->> 'list' = 'followUp'`,
        sql`not exists (select from jsonb_array_elements(${outbox.card} -> 'items') item where (item ->> 'ref')::bigint not in ${theirs})`,
      ),
    );
}
