/** The outbox as whoever sends it sees it: lines are taken, ticked off, put off or given up. */
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { parseInstant } from '../../db/columns.ts';
import type { Tx } from '../../db/tx.ts';
import { cardSchema } from './outbox.ts';
import { outbox, rooms } from '../../db/schema/messages.ts';
import { statement, text } from '../../db/prepared.ts';

const Taken = z.object({
  id: z.number(),
  room_id: z.number(),
  person_id: z.number().nullable(),
  team_id: z.number().nullable(),
  created_at: z.string().transform(parseInstant),
  platform: z.string(),
  account: z.string(),
  room: z.string(),
  thread: z.string().nullable(),
  answers: z.string().nullable(),
  locale: z.enum(['zh', 'en']),
  card: cardSchema,
  edits: z.string().nullable(),
  edits_id: z.number().nullable(),
  tries: z.number(),
  unsure: z.boolean(),
  fresh: z.boolean(),
  calls: z.array(z.string()),
});

/** A line that is ours to send, until its lease ends. */
export type TakenLine = z.output<typeof Taken>;

/** As many are taken at once: where fewer are, nothing else of that moment is to be had. */
export const TAKEN_AT_ONCE = 20;

const taking = statement(
  Taken,
  sql`with recursive first as (
    (select o.room_id, o.id from outbox o where o.workspace_id = current_workspace() and o.state = 'due' order by o.room_id, o.id limit 1)
    union all
    select next.room_id, next.id from first cross join lateral (
      select o.room_id, o.id from outbox o where o.workspace_id = current_workspace() and o.state = 'due' and o.room_id > first.room_id
      order by o.room_id, o.id limit 1
    ) next
  ), head as (
    select o.id, o.unsure from outbox o
    where o.workspace_id = current_workspace() and o.id in (select id from first) and o.state = 'due' and o.due_at <= ${text('now')}::timestamptz
      and exists (select from rooms r where r.workspace_id = o.workspace_id and r.id = o.room_id and r.platform in (select jsonb_array_elements_text(${text('platforms')}::jsonb))
        and (coalesce(r.free_at <= ${text('now')}::timestamptz, true) or o.edits_id is not null and r.platform in (select jsonb_array_elements_text(${text('editing')}::jsonb))))
    order by o.id limit ${sql.raw(String(TAKEN_AT_ONCE))} for update of o skip locked
  ), taken as (
    update outbox o set due_at = ${text('until')}::timestamptz, unsure = true from head where o.workspace_id = current_workspace() and o.id = head.id
    returning o.*, head.unsure as was_unsure
  )
  select t.id, t.room_id, t.person_id, t.team_id, t.created_at::text, r.platform, r.account, r.external as room, t.thread, t.locale, t.card, t.edits_id, t.tries, t.was_unsure as unsure,
    t.created_at > ${text('now')}::timestamptz - interval '24 hours' as fresh,
    (select h.message_id from heard h where h.workspace_id = t.workspace_id and h.id = t.heard_id and h.room_id = t.room_id) as answers,
    (select e.receipt from outbox e where e.workspace_id = t.workspace_id and e.id = t.edits_id) as edits,
    case when r.kind = 'group' and t.card ? 'people' then (
      select coalesce(jsonb_agg(i.external order by i.id), '[]') from identities i
      where i.workspace_id = t.workspace_id and i.platform = r.platform and i.account = r.account
        and i.person_id in (select jsonb_array_elements_text(t.card -> 'people')::bigint)
    ) else '[]' end as calls
  from taken t join rooms r on r.workspace_id = t.workspace_id and r.id = t.room_id order by t.id`,
);

/**
 * Takes the first unsent line of each room that these platforms can carry and that is free. It is due again at `until` unless ticked off:
 * that is how a line outlives whoever took it, and why it counts as unsure until its end is known. To be taken is no try
 * yet: whoever takes it may die of something else. A room's later lines
 * wait, so that answers keep their order, and are not even looked at: a room may have thousands after an outage. A platform
 * that is `editing` replaces messages without waiting for the room to be free.
 */
export async function takeLines(
  tx: Tx,
  {
    now,
    until,
    platforms,
    editing = [],
  }: {
    readonly now: Temporal.Instant;
    readonly until: Temporal.Instant;
    readonly platforms: readonly string[];
    readonly editing?: readonly string[];
  },
) {
  return taking(tx, {
    now: now.toString(),
    until: until.toString(),
    platforms: JSON.stringify(platforms),
    editing: JSON.stringify(editing),
  });
}

/** Until when a line is in somebody's hand. */
export type Lease = { readonly id: number; until: Temporal.Instant };

/** What is still in the hand that took it stays there. A line that has been ticked off or put off, or that somebody else has taken since, is left alone. */
export async function renewLeases(
  tx: Tx,
  { leases, until }: { readonly leases: readonly Lease[]; readonly until: Temporal.Instant },
) {
  const held = JSON.stringify(leases.map((lease) => ({ id: lease.id, until: lease.until.toString() })));
  await tx.execute(sql`update outbox o set due_at = ${until.toString()}::text::timestamptz
    from jsonb_to_recordset(${held}::text::jsonb) as held(id bigint, until timestamptz)
    where o.workspace_id = current_workspace() and o.id = held.id and o.state = 'due' and o.due_at = held.until`);
}

/** What was to be seen once is not kept. */
const withoutSecret = sql`case when ${outbox.card} ? 'once' then ${outbox.card} - 'lines' else ${outbox.card} end`;

/** `at`: when it could be read, by the platform's clock; by ours where it does not say. */
export async function markSent(
  tx: Tx,
  {
    id,
    receipt,
    at,
  }: { readonly id: number; readonly receipt: string | undefined; readonly at?: Temporal.Instant | undefined },
) {
  await tx
    .update(outbox)
    .set({
      state: 'sent',
      card: withoutSecret,
      receipt: receipt ?? null,
      sentAt: at ?? sql`coalesce(${outbox.sentAt}, moment())`,
      unsure: false,
      reason: null,
    })
    .where(eq(outbox.id, id));
}

/** Nothing new is said in a room before then, by any process. */
export async function restRoom(
  tx: Tx,
  { roomId, until }: { readonly roomId: number; readonly until: Temporal.Instant },
) {
  await tx.update(rooms).set({ freeAt: until }).where(eq(rooms.id, roomId));
}

/** An address has turned out to be a room of its own, unless that one is known already. */
export async function renameRoom(tx: Tx, { roomId, external }: { readonly roomId: number; readonly external: string }) {
  await tx.execute(sql`update rooms r set external = ${external} where r.workspace_id = current_workspace() and r.id = ${roomId}
    and not exists (select from rooms o where o.workspace_id = r.workspace_id and o.platform = r.platform and o.account = r.account and o.external = ${external})`);
}

export async function postpone(
  tx: Tx,
  {
    id,
    ...change
  }: {
    readonly id: number;
    readonly dueAt: Temporal.Instant;
    readonly unsure: boolean;
    readonly tries: number;
    /** What somebody has to mend first. */
    readonly reason?: string;
  },
) {
  await tx.update(outbox).set(change).where(eq(outbox.id, id));
}

export async function giveUp(
  tx: Tx,
  { id, ...end }: { readonly id: number; readonly tries: number; readonly reason: string },
) {
  await tx
    .update(outbox)
    .set({ state: 'dead', card: withoutSecret, ...end })
    .where(eq(outbox.id, id));
}

/** What was sent has come back: it is due again, for its person to have by another road; what was for none is given up. Resolves to the room that it did not reach. */
export async function returnLine(
  tx: Tx,
  { id, platform, account }: { readonly id: number; readonly platform: string; readonly account: string },
): Promise<string | undefined> {
  const rows = await tx.execute<{ external: string }>(sql`
    update outbox o set state = case when o.person_id is null then 'dead' else 'due' end, reason = 'bounced', tries = 0, sent_at = null
    from rooms r where o.workspace_id = current_workspace() and o.id = ${id} and o.state = 'sent'
      and r.workspace_id = o.workspace_id and r.id = o.room_id and r.platform = ${platform} and r.account = ${account}
    returning r.external`);
  return rows[0]?.external;
}

/** Lines taken by a process that is certainly gone are due at once: for the embedded database, which lets one process in. */
export async function releaseLines(tx: Tx, now: Temporal.Instant) {
  await tx
    .update(outbox)
    .set({ dueAt: now })
    .where(and(eq(outbox.state, 'due'), eq(outbox.unsure, true), sql`${outbox.dueAt} > ${now.toString()}`));
}

const Backlog = z.object({ due: z.number(), dead: z.number(), oldest: z.string().nullable() });
const counting = statement(
  Backlog,
  sql`select count(*) filter (where state = 'due')::int as due, count(*) filter (where state = 'dead')::int as dead,
    min(created_at) filter (where state = 'due')::text as oldest from outbox where workspace_id = current_workspace() and state <> 'sent'`,
);

/** How much waits to be said, and since when. */
export async function backlog(tx: Tx) {
  const [row] = await counting(tx, {});
  return { due: row?.due ?? 0, dead: row?.dead ?? 0, oldest: row?.oldest ? parseInstant(row.oldest) : undefined };
}
