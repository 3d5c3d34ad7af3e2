import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { isAmong } from '../../db/columns.ts';
import { customers, helpers } from '../../db/schema/customers.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { absences, people } from '../../db/schema/people.ts';
import type { Tx } from '../../db/tx.ts';
import { personOf } from '../../people/store/people.ts';

/**
 * Who stands in for the owner of each of these follow-ups: the customer's backup, or else whoever has helped there the
 * longest. Nobody who has left or is away on the day, and nobody for what hangs on a private note.
 */
export async function standInsFor(
  tx: Tx,
  { ids, on }: { readonly ids: readonly number[]; readonly on: Temporal.PlainDate },
) {
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
        isAmong(followUps.id, ids),
        eq(followUps.isPrivate, false),
        isNull(people.leftAt),
        ne(people.id, followUps.ownerId),
        sql`not exists (select from ${absences} a where a.workspace_id = ${people.workspaceId} and a.person_id = ${people.id}
          and a.back_at is not null and ${on.toString()}::date between a.from_day and a.until_day)`,
      ),
    )
    .orderBy(asc(followUps.id), sql`${people.id} is distinct from ${customers.backupId}`, asc(helpers.id));
  return rows.map(({ followUpId, person }) => ({ followUpId, person: personOf(person) }));
}
