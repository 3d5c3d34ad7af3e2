/** What is due by the clock: claimed for many people at once, and moved on for all of them at once. */
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isAmong, parseInstant } from '../../db/columns.ts';
import { followUps } from '../../db/schema/followUps.ts';
import { people } from '../../db/schema/people.ts';
import { statement, text } from '../../db/prepared.ts';
import { lookAs } from '../../db/session.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import type { Person } from '../../contract/person.ts';
import { personOf } from '../../people/store/people.ts';
import type { Next } from '../ladder.ts';
import { type FollowUp, followUpsShown } from './followUps.ts';

/** One person and all that is due of theirs. */
export type PersonDue = { readonly person: Person; readonly due: readonly FollowUp[] };

const claiming = statement(
  z.object({ id: z.number() }),
  sql`with woken as materialized (
      select array(select distinct owner_id from (select owner_id from wakes
        where workspace_id = current_workspace() and at <= ${text('now')}::timestamptz order by at limit 5000) first) as ids
    ), claimed as materialized (
      select p.id from people p where p.workspace_id = current_workspace() and p.left_at is null and p.id = any((select ids from woken)::bigint[])
      order by p.id limit ${text('most')}::int for no key update skip locked
    ), over as (
      delete from wakes w where w.workspace_id = current_workspace() and w.at <= ${text('now')}::timestamptz and w.owner_id = any(array(
        select id from claimed union all
        select p.id from people p where p.workspace_id = current_workspace() and p.left_at is not null and p.id = any((select ids from woken)::bigint[])))
    )
    select id from claimed`,
);

/**
 * Claims so many people who may have something due, for this transaction: nobody else reminds them meanwhile, on any
 * replica, and all that is due of one makes one message. From here on the transaction sees everything. Nothing due:
 * another replica has just been there, or it has moved on. Undefined: nobody left.
 */
export async function takePeopleDue(
  tx: Tx,
  { now, most }: { readonly now: Temporal.Instant; readonly most: number },
): Promise<readonly PersonDue[] | undefined> {
  const claimed = await claiming(tx, { now: now.toString(), most: String(most) });
  if (!claimed.length) return undefined;
  const ids = claimed.map(({ id }) => id);
  lookAs(tx, 'everything');
  const [found, due] = await Promise.all([
    tx.select().from(people).where(isAmong(people.id, ids)).orderBy(asc(people.id)),
    allDueOf(tx, { ids, now }),
  ]);
  const theirs = Map.groupBy(due, ({ ownerId }) => ownerId);
  return found.map((row) => ({ person: personOf(row), due: theirs.get(row.id) ?? [] }));
}

/** All that is due of some people, as far as the transaction sees it. */
export async function allDueOf(
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Temporal.Instant },
) {
  return followUpsShown(tx)
    .where(and(isAmong(followUps.ownerId, ids), eq(followUps.state, 'open'), lte(followUps.remindAt, now)))
    .orderBy(asc(followUps.dueOn), asc(followUps.id))
    .for('update', { of: followUps });
}

const waking = statement(
  z.object({}),
  sql`insert into wakes (owner_id, at) select id::bigint, ${text('at')}::timestamptz from jsonb_array_elements_text(${text('ids')}::jsonb) id`,
);

/** Has somebody looked at once more. */
export async function wakeAt(tx: Tx, { ids, at }: { readonly ids: readonly number[]; readonly at: Temporal.Instant }) {
  await waking(tx, { ids: JSON.stringify(ids), at: at.toString() });
}

const recalling = statement(
  z.object({}),
  sql`with forgotten as materialized (
    select distinct f.owner_id from follow_ups f
      join people p on p.workspace_id = f.workspace_id and p.id = f.owner_id and p.left_at is null
      where f.workspace_id = current_workspace() and f.state = 'open' and f.remind_at < ${text('now')}::timestamptz - interval '1 hour'
  )
  insert into wakes (owner_id, at) select owner_id, ${text('now')}::timestamptz from forgotten`,
);

/** Whoever came back, or may see a customer again, is reminded of what nobody could be reminded of meanwhile. */
export async function wakeForForgotten(tx: Tx, now: Temporal.Instant) {
  await recalling(tx, { now: now.toString() });
}

/** What was due before an instant and nobody was told of: how many, and since when. The transaction has to see all. */
export async function countUntold(tx: Tx, before: Temporal.Instant) {
  const { many, oldest } = onlyRow(
    await tx.execute<{
      many: number;
      oldest: string | null;
    }>(sql`select count(*)::int as many, min(f.remind_at)::text as oldest
      from follow_ups f join people p on p.workspace_id = f.workspace_id and p.id = f.owner_id and p.left_at is null
      where f.workspace_id = current_workspace() and f.state = 'open' and f.remind_at < ${before.toString()}::text::timestamptz`),
  );
  return { many, oldest: oldest === null ? undefined : parseInstant(oldest) };
}

/** Their owner was asked whether they came, and is asked no more. */
export async function markAsked(
  tx: Tx,
  { ids, at }: { readonly ids: readonly number[]; readonly at: Temporal.Instant },
) {
  if (!ids.length) return;
  await tx.update(followUps).set({ state: 'asked', remindAt: null, remindedAt: at }).where(isAmong(followUps.id, ids));
}

// Which rows is said apart from what they become: the database knows nothing of how long a list is, and would rather read all of the table for a join.
const advancing = statement(
  z.object({}),
  sql`with n as materialized (
      select n.rung, n.at, each.id::bigint as id
      from jsonb_to_recordset(${text('next')}::jsonb) as n(rung text, at timestamptz, ids jsonb), jsonb_array_elements_text(n.ids) as each(id)
    )
    update follow_ups f set rung = n.rung, remind_at = n.at, reminded_at = ${text('now')}::timestamptz, reminders = f.reminders + 1
    from n where f.workspace_id = current_workspace() and f.id = any(array(select id from n)) and f.id = n.id`,
);

/** Notes that reminders were given, and of each what is said next, and when. */
export async function markReminded(
  tx: Tx,
  { next, at }: { readonly next: readonly (Next & { readonly id: number })[]; readonly at: Temporal.Instant },
) {
  if (!next.length) return;
  // Most of a morning go on to the same rung at the same instant.
  const alike = Map.groupBy(next, ({ rung, remindAt }) => `${rung} ${remindAt?.toString() ?? ''}`);
  const rows = [...alike.values()].map((all) => ({
    rung: all[0]?.rung,
    at: all[0]?.remindAt?.toString() ?? null,
    ids: all.map(({ id }) => id),
  }));
  await advancing(tx, { next: JSON.stringify(rows), now: at.toString() });
}

/** Puts reminders off that come at a bad hour; they have not been given. A nudge on another day is none. */
export async function postponeReminders(
  tx: Tx,
  { ids, at }: { readonly ids: readonly number[]; readonly at: Temporal.Instant },
) {
  if (!ids.length) return;
  await tx
    .update(followUps)
    .set({ remindAt: at, rung: sql`case when ${followUps.rung} = 'nudge' then 'open' else ${followUps.rung} end` })
    .where(isAmong(followUps.id, ids));
}
