/** What was given up: to whom it was addressed, since when and why. What it said stays between it and them. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, max, min, sql } from 'drizzle-orm';
import { outbox } from '../../db/schema/messages.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { routesOf } from './routes.ts';

const isGivenUp = (since: Temporal.Instant) =>
  and(eq(outbox.state, 'dead'), isNotNull(outbox.personId), isNull(outbox.editsId), gt(outbox.createdAt, since));

/** By person, who waits the longest first. */
export async function undeliveredByPerson(tx: Tx, since: Temporal.Instant) {
  return tx
    .select({
      name: people.name,
      count: sql<number>`count(*)::int`,
      since: min(outbox.createdAt),
      reason: max(outbox.reason),
    })
    .from(outbox)
    .innerJoin(people, and(eq(people.workspaceId, outbox.workspaceId), eq(people.id, outbox.personId)))
    .where(and(isGivenUp(since), isNull(people.leftAt)))
    .groupBy(people.workspaceId, people.id)
    .orderBy(asc(min(outbox.createdAt)));
}

/** As many of one person's are sent again; what is older has been overtaken by them. */
const NEWEST = 3;

/** Puts what was given up onto its people's roads again. Resolves to how many lines that are, and who has no road at all. */
export async function sendAgain(
  tx: Tx,
  { since, now }: { readonly since: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<{ readonly sent: number; readonly roadless: readonly string[] }> {
  const lines = await tx
    .select({ id: outbox.id, personId: people.id, name: people.name })
    .from(outbox)
    .innerJoin(people, and(eq(people.workspaceId, outbox.workspaceId), eq(people.id, outbox.personId)))
    .where(and(isGivenUp(since), isNull(people.leftAt)))
    .orderBy(desc(outbox.id))
    .for('update', { of: outbox, skipLocked: true });
  const ends = { sent: 0, roadless: [] as string[] };
  for (const [personId, theirs] of Map.groupBy(lines, (line) => line.personId)) {
    const [road] = await routesOf(tx, { personId });
    if (road === undefined) {
      ends.roadless.push(...theirs.slice(0, 1).map(({ name }) => name));
      continue;
    }
    const again = theirs.slice(0, NEWEST).map(({ id }) => id);
    await tx
      .update(outbox)
      .set({ state: 'due', roomId: road, dueAt: now, tries: 0, unsure: false, reason: null })
      .where(inArray(outbox.id, again));
    ends.sent += again.length;
  }
  return ends;
}
