/** What people said that we could do nothing for: counted by what it was taken for, its words for the company's admin alone. */
import { and, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { heard } from '../../db/schema/messages.ts';
import type { Tx } from '../../db/tx.ts';

/** `as`: the intent it was taken for, or `none`. */
export async function markUnanswered(tx: Tx, { heardId, as }: { readonly heardId: number; readonly as: string }) {
  await tx.update(heard).set({ unanswered: as }).where(eq(heard.id, heardId));
}

/** How many, by intent, since an instant. */
export async function countUnanswered(tx: Tx, since: Temporal.Instant): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ as: heard.unanswered, many: sql<number>`count(*)::int` })
    .from(heard)
    .where(and(isNotNull(heard.unanswered), gte(heard.createdAt, since)))
    .groupBy(heard.unanswered);
  return new Map(rows.flatMap(({ as, many }) => (as === null ? [] : [[as, many]])));
}

/** The newest, for as long as their words are kept; the same words once. */
export async function listUnanswered(tx: Tx, most: number) {
  const rows = await tx
    .select({ text: heard.text, many: sql<number>`count(*)::int`, last: sql<number>`max(${heard.id})` })
    .from(heard)
    .where(and(isNotNull(heard.unanswered), isNotNull(heard.text)))
    .groupBy(heard.text)
    .orderBy(desc(sql`max(${heard.id})`))
    .limit(most);
  return rows.flatMap(({ text, many }) => (text === null ? [] : [{ text, many }]));
}
