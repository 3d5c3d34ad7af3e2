import { and, eq, sql } from 'drizzle-orm';
import type { Sense } from '../../reader/dates/habits.ts';
import type { Tx } from '../../db/tx.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { senses } from '../../db/schema/people.ts';

export async function dateHabitsOf(tx: Tx, personId: number): Promise<Sense[]> {
  return tx.select({ words: senses.words, days: senses.days }).from(senses).where(eq(senses.personId, personId));
}

/** Keeps how a person uses these words. Resolves to false when that is how they have always been read for this person. */
export async function learnDateHabit(
  tx: Tx,
  { personId, words, days }: Sense & { readonly personId: number },
): Promise<boolean> {
  const own = and(eq(senses.personId, personId), eq(senses.words, words));
  if (days === 0) return (await tx.delete(senses).where(own).returning({ id: senses.id })).length > 0;
  const changed = await tx
    .insert(senses)
    .values({ personId, words, days })
    .onConflictDoUpdate({
      target: [senses.workspaceId, senses.personId, senses.words],
      set: { days },
      setWhere: sql`${senses.days} <> excluded.days`,
    })
    .returning({ id: senses.id });
  return changed.length > 0;
}

/** When a note was written: its «tomorrow» is counted from there. */
export async function writtenAt(tx: Tx, noteId: number): Promise<Temporal.Instant | undefined> {
  const [row] = await tx.select({ at: interactions.createdAt }).from(interactions).where(eq(interactions.id, noteId));
  return row?.at;
}
