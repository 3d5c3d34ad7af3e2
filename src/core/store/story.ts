import { and, desc, eq, inArray, like, or, sql } from 'drizzle-orm';
import type { Tx } from './open.ts';
import { audit, heard, outbox, workspaces } from './schema.ts';
import { takeBackAll } from './undo.ts';

/** The messages of the demo's story are known by their ids: `demo:` and the message that asked for it. */
const OF_STORY = like(heard.messageId, 'demo:%');

export async function demoIsOn(tx: Tx): Promise<boolean> {
  const rows = await tx.select({ demo: workspaces.demo }).from(workspaces);
  return rows[0]?.demo ?? false;
}

export async function storyTold(tx: Tx): Promise<boolean> {
  const rows = await tx.select({ id: heard.id }).from(heard).where(OF_STORY).limit(1);
  return rows.length > 0;
}

/** Removes what the story said, did and was answered, and nothing else. Resolves to the number of its notes. */
export async function forgetStory(tx: Tx): Promise<number> {
  const told = await tx
    .select({ id: heard.id, messageId: heard.messageId })
    .from(heard)
    .where(OF_STORY)
    .orderBy(desc(heard.id));
  if (!told.length) return 0;
  const ids = told.map((row) => row.id);
  const askers = [...new Set(told.map((row) => Number(row.messageId.split(':')[1])))];
  const [notes] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(audit)
    .where(and(inArray(audit.heardId, ids), eq(audit.tableName, 'interactions'), eq(audit.action, 'insert')));
  await takeBackAll(tx, ids);
  await tx.delete(outbox).where(or(inArray(outbox.heardId, ids), and(inArray(outbox.heardId, askers))));
  await tx.delete(heard).where(inArray(heard.id, ids));
  return notes?.count ?? 0;
}
