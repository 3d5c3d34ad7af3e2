/**
 * Undo, for every write there is: the audit trigger has kept what each row was, so what one message did is taken back
 * row by row. A note goes together with what its author has done to it since. Nothing is taken back that somebody else has
 * changed since; a customer or contact that others have come to need stays. People who were joined are one here, whoever of
 * them did it, and their joining is nobody's change of what it moved.
 */
import { and, desc, eq, gt, inArray, isNull, notExists, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { isPersonJoin, importStartedBy } from './changes.ts';
import { attempt, type Tx } from '../../db/tx.ts';
import { errorCode, FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION } from '../../db/pool.ts';
import { audit } from '../../db/schema/audit.ts';
import { followUps, playbookSteps } from '../../db/schema/followUps.ts';
import { selvesOf } from '../../people/store/samePerson.ts';
import { AUTHORED_TABLES, revertRows } from './revert.ts';

/** Takes back what a message did. Resolves to false, and has done nothing, when somebody has changed it since; an import has a way back of its own. */
export async function undoMessage(
  tx: Tx,
  { heardId, by }: { readonly heardId: number; readonly by: number },
): Promise<boolean> {
  if ((await importStartedBy(tx, heardId)) !== undefined) return false;
  const [doing] = await changesOf(tx, [heardId]);
  const selves = doing?.personId == null ? [] : await selvesOf(tx, doing.personId);
  const heardIds = [heardId, ...(await fixesSince(tx, { heardId, selves }))];
  const changed = await changesOf(tx, heardIds);
  const rows = [...(await laterStepsOf(tx, changed)), ...changed];
  const done = await attempt(tx, async (inner) => {
    if ((await othersHaveChanged(inner, { heardIds, selves })) || (await revertRows(inner, rows))) throw new Changed();
    return true;
  }).catch((error: unknown) => {
    // What took its place, or took away what it belonged to, came later.
    if (error instanceof Changed || [UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION].includes(errorCode(error) ?? ''))
      return false;
    throw error;
  });
  if (done)
    await tx
      .update(audit)
      .set({ undoneBy: by })
      .where(inArray(audit.heardId, [...heardIds, by]));
  return done;
}

/** The messages by which whoever wrote a note has corrected it since, as far as they kept no other note. */
async function fixesSince(
  tx: Tx,
  { heardId, selves }: { readonly heardId: number; readonly selves: readonly number[] },
) {
  const rows = await tx.execute<{ heard_id: number }>(sql`
    with notes as (
      select row_id as id from audit
      where heard_id = ${heardId} and table_name = 'interactions' and action = 'insert' and undone_by is null
    )
    select distinct a.heard_id from audit a cross join notes n
    where a.person_id in (select jsonb_array_elements_text(${JSON.stringify(selves)}::text::jsonb)::bigint)
      and a.heard_id <> ${heardId} and a.undone_by is null
      and (a.table_name = 'interactions' and a.row_id = n.id
        or a.table_name = 'follow_ups' and a.row_id in (select f.id from follow_ups f where f.interaction_id = n.id))
      and not exists (select from audit o where o.heard_id = a.heard_id
        and (o.table_name = 'interactions' and o.action = 'insert' or o.table_name = 'people' and o.after ? 'same_as'))`);
  return rows.map((row) => row.heard_id);
}

/** The open steps that a playbook has come to since it was laid on a customer: they go with it. */
async function laterStepsOf(tx: Tx, rows: readonly (typeof audit.$inferSelect)[]) {
  const runs = rows.flatMap(({ tableName, action, rowId }) =>
    tableName === 'playbook_runs' && action === 'insert' ? [rowId] : [],
  );
  if (!runs.length) return [];
  const steps = await tx
    .select({ id: playbookSteps.id, followUpId: playbookSteps.followUpId })
    .from(playbookSteps)
    .innerJoin(
      followUps,
      and(eq(followUps.workspaceId, playbookSteps.workspaceId), eq(followUps.id, playbookSteps.followUpId)),
    )
    .where(and(inArray(playbookSteps.runId, runs), eq(followUps.state, 'open')));
  if (!steps.length) return [];
  const own = new Set(rows.map(({ id }) => id));
  const made = await tx
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.action, 'insert'),
        isNull(audit.undoneBy),
        or(
          and(
            eq(audit.tableName, 'playbook_steps'),
            inArray(
              audit.rowId,
              steps.map(({ id }) => id),
            ),
          ),
          and(
            eq(audit.tableName, 'follow_ups'),
            inArray(
              audit.rowId,
              steps.map(({ followUpId }) => followUpId),
            ),
          ),
        ),
      ),
    )
    .orderBy(desc(audit.id));
  return made.filter(({ id }) => !own.has(id));
}

async function othersHaveChanged(
  tx: Tx,
  { heardIds, selves }: { readonly heardIds: readonly number[]; readonly selves: readonly number[] },
) {
  const later = alias(audit, 'later');
  const joined = alias(audit, 'joined');
  const rows = await tx
    .select({ id: later.id })
    .from(audit)
    .innerJoin(later, and(eq(later.tableName, audit.tableName), eq(later.rowId, audit.rowId), gt(later.id, audit.id)))
    .where(
      and(
        inArray(audit.heardId, [...heardIds]),
        eq(audit.action, 'insert'),
        inArray(audit.tableName, AUTHORED_TABLES),
        // Whoever has only looked at it has built nothing on it.
        inArray(later.action, ['insert', 'update', 'delete']),
        // Nor has whoever gave its stage another name.
        sql`not (${later.action} = 'update' and ${later.before} - 'stage_name' = ${later.after} - 'stage_name')`,
        isNull(later.undoneBy),
        notInArray(later.personId, [...selves]),
        notExists(
          tx
            .select({ id: joined.id })
            .from(joined)
            .where(and(eq(joined.heardId, later.heardId), isPersonJoin(joined))),
        ),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Takes back what many messages did, as far as nobody has built on it since. Neither they nor this can be undone again. */
export async function undoMessages(
  tx: Tx,
  { heardIds, by }: { readonly heardIds: readonly number[]; readonly by: number | undefined },
): Promise<void> {
  await revertRows(tx, await changesOf(tx, heardIds));
  const doers = by === undefined ? heardIds : [...heardIds, by];
  await tx
    .update(audit)
    .set({ undoneBy: by ?? heardIds[0] })
    .where(inArray(audit.heardId, [...doers]));
}

/** Takes back what one message did and nobody has built on since, whatever else has happened. */
export async function undoUnchanged(tx: Tx, { heardId, by }: { readonly heardId: number; readonly by: number }) {
  await undoMessages(tx, { heardIds: [heardId], by });
}

/** Newest first. */
async function changesOf(tx: Tx, heardIds: readonly number[]) {
  return tx
    .select()
    .from(audit)
    .where(and(inArray(audit.heardId, [...heardIds]), isNull(audit.undoneBy)))
    .orderBy(desc(audit.id));
}

class Changed extends Error {}
