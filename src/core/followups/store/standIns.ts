import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { isAmong } from '../../db/columns.ts';
import { customers, helpers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { personOf } from '../../people/store/people.ts';

/**
 * Who stands in for the owner of each of these follow-ups: the customer's backup, or else whoever has helped there the
 * longest. Nobody who has left, and nobody for what hangs on a private note.
 */
export async function standInsFor(tx: Tx, followUpIds: readonly number[]) {
  const rows = await tx
    .selectDistinctOn([followUps.id], { followUpId: followUps.id, person: people })
    .from(followUps)
    .innerJoin(customers, and(eq(customers.workspaceId, followUps.workspaceId), eq(customers.id, followUps.customerId)))
    .leftJoin(helpers, and(eq(helpers.workspaceId, customers.workspaceId), eq(helpers.customerId, customers.id)))
    .innerJoin(
      people,
      and(
        eq(people.workspaceId, customers.workspaceId),
        or(eq(people.id, customers.backupId), eq(people.id, helpers.personId)),
      ),
    )
    .where(
      and(
        isAmong(followUps.id, followUpIds),
        eq(followUps.isPrivate, false),
        isNull(people.leftAt),
        ne(people.id, followUps.ownerId),
      ),
    )
    .orderBy(asc(followUps.id), sql`${people.id} is distinct from ${customers.backupId}`, asc(helpers.id));
  return rows.map(({ followUpId, person }) => ({ followUpId, person: personOf(person) }));
}
