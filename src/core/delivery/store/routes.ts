/** The ways on which a person can be reached, where a line cannot go on along its own. */
import { and, desc, eq, gt, inArray, isNull, lt, ne, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isAmong, parseInstant } from '../../db/columns.ts';
import type { Tx } from '../../db/tx.ts';
import { outbox, rooms } from '../../db/schema/messages.ts';
import { people } from '../../db/schema/people.ts';
import { statement } from '../../db/prepared.ts';
import { LAST_PLATFORMS } from '../roads.ts';
import type { Capabilities } from '../../contract/adapter.ts';

/** A person's own rooms but one, as far as somebody is there to speak in them: those they have asked for first, then the last used. */
export async function routesOf(
  tx: Tx,
  {
    personId,
    except = '',
    platforms,
  }: { readonly personId: number; readonly except?: string; readonly platforms?: readonly string[] },
): Promise<number[]> {
  const rows = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(
      and(
        eq(rooms.personId, personId),
        eq(rooms.kind, 'direct'),
        isNull(rooms.closedAt),
        ne(rooms.external, except),
        platforms && inArray(rooms.platform, [...platforms]),
      ),
    )
    .orderBy(
      sql`not coalesce((select p.roads ? rooms.platform from people p where p.workspace_id = rooms.workspace_id and p.id = rooms.person_id), false)`,
      inArray(rooms.platform, [...LAST_PLATFORMS]),
      sql`(select max(h.id) from heard h where h.workspace_id = rooms.workspace_id and h.room_id = rooms.id) desc nulls last`,
      rooms.id,
    );
  return rows.map((room) => room.id);
}

/** A held line older than this has been overtaken by newer ones. */
const HELD = { hours: 72 };

/** Puts a line onto the person's road after the one it is on. False: that was the last. */
export async function reroute(
  tx: Tx,
  {
    id,
    personId,
    roomId,
    platforms,
    now,
  }: {
    readonly id: number;
    readonly personId: number;
    readonly roomId: number;
    readonly platforms: readonly string[];
    readonly now: Temporal.Instant;
  },
): Promise<boolean> {
  const roads = await routesOf(tx, { personId, platforms });
  const next = roads[roads.indexOf(roomId) + 1];
  if (next === undefined) return false;
  await tx.update(outbox).set({ roomId: next, dueAt: now, tries: 0, unsure: false }).where(eq(outbox.id, id));
  return true;
}

/** For so long a line waits for a process that speaks where it is to be said. */
const PATIENCE = { minutes: 10 };

/** Lines for people where none of us speaks, and as it seems nobody else: they go on by a road that is open; what was to be whispered there is given up. */
export async function rerouteStranded(
  tx: Tx,
  { platforms, now }: { readonly platforms: readonly string[]; readonly now: Temporal.Instant },
) {
  const stranded = await tx
    .select({ id: outbox.id, personId: outbox.personId, roomId: rooms.id, kind: rooms.kind })
    .from(outbox)
    .innerJoin(rooms, and(eq(rooms.workspaceId, outbox.workspaceId), eq(rooms.id, outbox.roomId)))
    .where(
      and(
        eq(outbox.state, 'due'),
        lt(outbox.dueAt, now.subtract(PATIENCE)),
        notInArray(rooms.platform, [...platforms]),
      ),
    )
    .orderBy(outbox.id)
    .limit(100);
  for (const { id, personId, roomId, kind } of stranded)
    if (personId !== null) await reroute(tx, { id, personId, roomId, platforms, now });
    else if (kind === 'whisper')
      await tx.update(outbox).set({ state: 'dead', reason: 'no_road' }).where(eq(outbox.id, id));
}

/** A person's roads on any platform but one, the last used first. */
export async function otherRoutesOf(tx: Tx, { personId, than }: { readonly personId: number; readonly than: string }) {
  const roads = await routesOf(tx, { personId });
  if (!roads.length) return [];
  const there = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(inArray(rooms.id, roads), eq(rooms.platform, than)));
  return roads.filter((id) => !there.some((room) => room.id === id));
}

const talk = statement(
  z.object({ heard_at: z.string().nullable(), said: z.number() }),
  sql`select max(h.created_at)::text as heard_at,
    (select count(*)::int from outbox o where o.workspace_id = current_workspace() and o.room_id = ${sql.placeholder('room')}::bigint
      and o.state = 'sent' and o.created_at >= max(h.created_at)) as said
    from heard h where h.workspace_id = current_workspace() and h.room_id = ${sql.placeholder('room')}::bigint`,
);

/** Whether we may still speak in a room where we may only answer. */
export async function isWindowOpen(
  tx: Tx,
  {
    roomId,
    window,
    now,
  }: { readonly roomId: number; readonly window: NonNullable<Capabilities['window']>; readonly now: Temporal.Instant },
): Promise<boolean> {
  const [found] = await talk(tx, { room: roomId });
  if (!found?.heard_at || found.said >= window.messages) return false;
  return Temporal.Instant.compare(parseInstant(found.heard_at).add({ hours: window.hours }), now) > 0;
}

/** What could not reach a person, now that they speak in this room: the newest line, if nothing has reached them since. */
export async function releaseHeld(
  tx: Tx,
  { roomId, now }: { readonly roomId: number; readonly now: Temporal.Instant },
) {
  await tx.execute(sql`update outbox o set state = 'due', room_id = ${roomId}, due_at = ${now.toString()}, tries = 0, unsure = false, reason = null
    where o.workspace_id = current_workspace() and o.id = (
      select max(d.id) from outbox d join rooms r on r.workspace_id = d.workspace_id and r.id = ${roomId} and r.kind = 'direct'
      where d.workspace_id = current_workspace() and d.person_id = r.person_id and d.state = 'dead' and d.created_at > ${now.subtract(HELD).toString()}
        and not exists (select from outbox s where s.workspace_id = d.workspace_id and s.person_id = d.person_id and s.state = 'sent' and s.id > d.id))`);
}

/** How often somebody was spoken to since an instant without having asked. */
export async function countPushed(
  tx: Tx,
  { personId, since }: { readonly personId: number; readonly since: Temporal.Instant },
): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(outbox)
    .where(
      and(
        eq(outbox.personId, personId),
        isNull(outbox.heardId),
        isNull(outbox.editsId),
        gt(outbox.createdAt, since),
        ne(outbox.state, 'dead'),
      ),
    );
  return row?.count ?? 0;
}

/** When somebody was last spoken to in vain, if nothing has reached them since. */
export async function lastUnreached(
  tx: Tx,
  { personId, since }: { readonly personId: number; readonly since: Temporal.Instant },
): Promise<Temporal.Instant | undefined> {
  const [line] = await tx
    .select({ at: outbox.createdAt, state: outbox.state })
    .from(outbox)
    .where(and(eq(outbox.personId, personId), gt(outbox.createdAt, since), sql`${outbox.state} <> 'due'`))
    .orderBy(desc(outbox.id))
    .limit(1);
  return line?.state === 'dead' ? line.at : undefined;
}

/** To whom of them the last that was said since an instant, as far as it is over, came in vain. */
export async function unreached(
  tx: Tx,
  { ids, since }: { readonly ids: readonly number[]; readonly since: Temporal.Instant },
): Promise<readonly number[]> {
  const last = await tx
    .selectDistinctOn([outbox.personId], { id: outbox.personId, state: outbox.state })
    .from(outbox)
    .where(and(isAmong(outbox.personId, ids), gt(outbox.createdAt, since), sql`${outbox.state} <> 'due'`))
    .orderBy(outbox.personId, desc(outbox.id));
  return last.flatMap(({ id, state }) => (id !== null && state === 'dead' ? id : []));
}

/** How often each of them was spoken to today, where they are, without having asked. */
export async function pushedToday(
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Temporal.Instant },
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx
    .select({ id: people.id, count: sql<number>`count(*)::int` })
    .from(outbox)
    .innerJoin(people, and(eq(people.workspaceId, outbox.workspaceId), eq(people.id, outbox.personId)))
    .where(
      and(
        isAmong(outbox.personId, ids),
        isNull(outbox.heardId),
        isNull(outbox.editsId),
        gt(outbox.createdAt, now.subtract({ hours: 25 })),
        sql`${outbox.createdAt} > date_trunc('day', ${now.toString()}::timestamptz at time zone ${people.zone}) at time zone ${people.zone}`,
        ne(outbox.state, 'dead'),
      ),
    )
    .groupBy(people.id);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
