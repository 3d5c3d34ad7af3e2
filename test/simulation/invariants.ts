/** What holds at every moment, whatever has happened: each finds what breaks it, a sentence each. */
import { sql } from 'drizzle-orm';
import { cardText } from '../../src/core/contract/cardText.ts';
import { lookAs } from '../../src/core/db/session.ts';
import type { Tx } from '../../src/core/db/tx.ts';
import type { Post } from './platform.ts';

/** Of one company, in its own rows. */
export async function brokenRows(
  tx: Tx,
  { acked, now }: { readonly acked: readonly string[]; readonly now: Temporal.Instant },
) {
  lookAs(tx, 'everything');
  const rows = await tx.execute<{ broken: string }>(sql`
    with asked as (select jsonb_array_elements_text(${JSON.stringify(acked)}::text::jsonb) as id)
    select 'acknowledged and not there: ' || a.id as broken from asked a
      where not exists (select from heard h where h.message_id = a.id)
    union all
    select 'an acknowledged note is not kept: ' || a.id from asked a join heard h on h.message_id = a.id
      where a.id like 'note%' and not exists (select from interactions i where i.workspace_id = h.workspace_id and i.heard_id = h.id)
        and not exists (select from audit u where u.workspace_id = h.workspace_id and u.heard_id = h.id and u.undone_by is not null)
    union all
    select 'kept ' || count(*) || ' times: ' || h.message_id from heard h
      join interactions i on i.workspace_id = h.workspace_id and i.heard_id = h.id group by h.workspace_id, h.id, h.message_id having count(*) > 1
    union all
    select 'answered ' || count(*) || ' times: ' || h.message_id from heard h
      join outbox o on o.workspace_id = h.workspace_id and o.heard_id = h.id and o.edits_id is null and o.room_id = h.room_id
      where h.message_id like 'note%' group by h.workspace_id, h.id, h.message_id having count(*) > 1
    union all
    select 'given up: line ' || id || ', ' || coalesce(reason, '') from outbox where state = 'dead'
    union all
    select 'told before its day: follow-up ' || f.id || ' of ' || f.due_on || ', told ' || o.created_at
      from outbox o cross join lateral jsonb_path_query(o.card, '$.items[*].ref') r join follow_ups f on f.id = (r #>> '{}')::bigint
      where o.heard_id is null and o.card ->> 'icon' = '⏰' and o.created_at > ${now.toString()}::timestamptz - interval '3 hours'
        and f.state = 'open' and not f.deadline and f.ahead is null and (o.created_at at time zone f.zone)::date < f.due_on
        and not exists (select from audit a where a.table_name = 'follow_ups' and a.row_id = f.id and a.before ? 'due_on' and a.at >= o.created_at)
    union all
    select 'told at night: ' || o.id || ', ' || (o.card ->> 'title') || ', ' || o.created_at from outbox o join people p on p.id = o.person_id
      where o.heard_id is null and o.card ->> 'icon' = '⏰' and extract(hour from o.created_at at time zone p.zone) not between 8 and 20
        and not exists (select from jsonb_path_query(o.card, '$.items[*].ref') r join follow_ups f on f.id = (r #>> '{}')::bigint where f.due_time is not null)
    union all
    select 'told after it was closed: follow-up ' || f.id
      from outbox o cross join lateral jsonb_path_query(o.card, '$.items[*].ref') r join follow_ups f on f.id = (r #>> '{}')::bigint
      where o.heard_id is null and o.card ->> 'icon' = '⏰' and o.edits_id is null
        and f.state in ('done', 'cancelled') and f.closed_at < o.created_at
    union all
    select 'the audit does not lead to what is there: ' || table_name || ' ' || row_id || ' ' || key from (
      select s.*, lead(was) over w as next, row_number() over (partition by table_name, row_id, key order by id desc) as last from (
        select a.id, a.table_name, a.row_id, e.key, a.before -> e.key as was, e.value as became
        from audit a cross join lateral jsonb_each(a.after) e where a.action = 'update'
          and (a.table_name = 'customers' and e.key in ('name', 'owner_id', 'status', 'tier')
            or a.table_name = 'follow_ups' and e.key in ('owner_id', 'customer_id', 'action', 'due_on', 'state'))
      ) s window w as (partition by table_name, row_id, key order by id)
    ) c where next is distinct from became and last > 1
      or last = 1 and became is distinct from coalesce(
        (select to_jsonb(x) -> key from customers x where table_name = 'customers' and x.id = row_id),
        (select to_jsonb(x) -> key from follow_ups x where table_name = 'follow_ups' and x.id = row_id), became)
  `);
  return rows.map(({ broken }) => broken);
}

/** When nothing has gone wrong for a while: what was due has been told, and nothing waits. */
export async function leftUndone(tx: Tx, now: Temporal.Instant) {
  lookAs(tx, 'everything');
  const rows = await tx.execute<{ broken: string }>(sql`
    select 'waits to be sent: line ' || id || ' of ' || created_at as broken from outbox where state = 'due'
    union all
    select 'is due and not told: follow-up ' || id || ', ' || remind_at from follow_ups
      where state = 'open' and remind_at <= ${now.toString()}::timestamptz
    union all
    select 'was due this morning and is not told: follow-up ' || id from follow_ups
      where state = 'open' and reminders = 0 and not watched and precision = 'day' and due_time is null
        and due_on = (${now.toString()}::timestamptz at time zone zone)::date and extract(isodow from due_on) < 6
        and created_at < (due_on + time '09:00') at time zone zone
  `);
  return rows.map(({ broken }) => broken);
}

/** What was shown. `marks`: what stands in everything of a company, by its account. */
export function brokenPosts(posts: readonly Post[], marks: Readonly<Record<string, string>>) {
  return posts.flatMap(({ line }) => {
    const text = cardText(line.card, line.locale);
    const foreign = Object.entries(marks).filter(([account, mark]) => account !== line.account && text.includes(mark));
    return foreign.map(([, mark]) => `${mark} is shown to the other company: line ${line.key}`);
  });
}
