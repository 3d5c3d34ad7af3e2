import { and, desc, eq, gte, isNotNull, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { LAST_PLATFORMS } from '../roads.ts';
import type { Tx } from '../../db/tx.ts';
import { outbox } from '../../db/schema/messages.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Locale } from '../../contract/locale.ts';
import type { Card, Target } from '../../contract/card.ts';

export type NewLine = {
  readonly roomId: number | undefined;
  readonly to?: Target | undefined;
  readonly thread?: string | undefined;
  readonly heardId?: number | undefined;
  readonly locale: Locale;
  readonly card: Card;
  readonly about?: string | undefined;
  readonly editsId?: number | undefined;
};

const posting = statement(
  z.object({ id: z.number() }),
  sql`with road as materialized (
      select l.*, coalesce(l.room,
        (select r.id from rooms r where r.workspace_id = current_workspace() and r.person_id = l.person and r.kind = 'direct'
          order by r.closed_at is not null, not coalesce((select p.roads ? r.platform from people p where p.workspace_id = r.workspace_id and p.id = r.person_id), false), r.platform in (${sql.raw(LAST_PLATFORMS.map((name) => `'${name}'`).join())}),
            (select max(h.id) from heard h where h.workspace_id = r.workspace_id and h.room_id = r.id) desc nulls last limit 1),
        (select r.id from rooms r where r.workspace_id = current_workspace() and r.team_id = l.team order by r.id desc limit 1)) as on_room
      from jsonb_to_recordset(${text('lines')}::jsonb) as l(n int, room bigint, person bigint, team bigint, thread text, heard bigint, locale text, card jsonb, about text, edits bigint)
    ), mended as (
      update outbox o set due_at = ${text('at')}::timestamptz from road
      where o.workspace_id = current_workspace() and o.room_id = road.on_room and o.state = 'due' and o.reason is not null
    )
    insert into outbox (room_id, person_id, team_id, thread, heard_id, locale, card, about, edits_id, state, reason, due_at)
    select on_room, person, team, thread, heard, locale, card, about, edits,
      case when on_room is null then 'dead' else 'due' end, case when on_room is null then 'no_road' end, ${text('at')}::timestamptz
    from road order by n
    returning id`,
);

/**
 * Puts lines into the outbox, in their order. To a person one goes on the road they have asked for, or else used last, or
 * waits where they have been if nobody is there to speak; without any road it is dead at once, and says so. Older lines of its room that waited
 * for somebody to mend something are tried with it. Resolves to their ids.
 */
export async function post(
  tx: Tx,
  { lines, now }: { readonly lines: readonly NewLine[]; readonly now: Temporal.Instant },
): Promise<readonly number[]> {
  const rows = lines.map(({ roomId, to, thread, heardId, locale, card, about, editsId }, n) => ({
    n,
    room: roomId ?? (to && 'room' in to ? to.room : undefined),
    person: to && 'person' in to ? to.person : undefined,
    team: to && 'team' in to ? to.team : undefined,
    thread,
    heard: heardId,
    locale,
    card,
    about,
    edits: editsId,
  }));
  const posted = await posting(tx, { lines: JSON.stringify(rows), at: now.toString() });
  return posted.map(({ id }) => id);
}

// The outbox holds nothing but cards of ours.
export const cardSchema = z.custom<Card>((card) => typeof card === 'object');

const finding = statement(
  z.object({ id: z.number(), card: cardSchema, pressed: z.boolean() }),
  sql`(select coalesce(edits_id, id) as id, card, true as pressed from outbox
      where workspace_id = current_workspace() and room_id = ${text('room')}::bigint and about = ${text('about')} and receipt = ${text('receipt')}
      order by outbox.id desc limit 1)
    union all
    (select coalesce(edits_id, id), card, false from outbox
      where workspace_id = current_workspace() and room_id = ${text('room')}::bigint and about = ${text('about')}
      order by outbox.id desc limit 1)
    limit 1`,
);

/** The newest line of a room about the same thing; or the very one that was pressed, if it is about it. */
export async function lineAbout(
  tx: Tx,
  {
    roomId,
    about,
    receipt,
  }: { readonly roomId: number; readonly about: string; readonly receipt?: string | undefined },
) {
  const [line] = await finding(tx, { room: String(roomId), about, receipt: receipt ?? null });
  return line;
}

/** Whether something was said about this since. Those who ask at once ask one after the other. */
export async function wasSaidSince(
  tx: Tx,
  { about, since }: { readonly about: string; readonly since: Temporal.Instant },
): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(current_workspace() || ${` ${about}`}, 0))`);
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.about, about), gte(outbox.createdAt, since)))
    .limit(1);
  return rows.length > 0;
}

/** When something last arrived in a room. */
export async function lastSentIn(tx: Tx, roomId: number): Promise<Temporal.Instant | undefined> {
  const [line] = await tx
    .select({ at: outbox.sentAt })
    .from(outbox)
    .where(and(eq(outbox.roomId, roomId), eq(outbox.state, 'sent'), isNotNull(outbox.sentAt)))
    .orderBy(desc(outbox.sentAt))
    .limit(1);
  return line?.at ?? undefined;
}

/** The line that a message was answered with in its room, or the one that answer took the place of. */
export async function answerTo(tx: Tx, { heardId, roomId }: { readonly heardId: number; readonly roomId: number }) {
  const [line] = await tx
    .select({ id: outbox.id, editsId: outbox.editsId })
    .from(outbox)
    .where(and(eq(outbox.heardId, heardId), eq(outbox.roomId, roomId)))
    .orderBy(desc(outbox.id))
    .limit(1);
  return line && (line.editsId ?? line.id);
}

/** A message's answer about something, while nothing has been said there that took its place. */
export async function answerWith(tx: Tx, { heardId, about }: { readonly heardId: number; readonly about: string }) {
  const [answer] = await tx
    .select({
      id: outbox.id,
      roomId: outbox.roomId,
      thread: outbox.thread,
      locale: outbox.locale,
      card: outbox.card,
      heardId: outbox.heardId,
    })
    .from(outbox)
    .where(eq(outbox.about, about))
    .orderBy(desc(outbox.id))
    .limit(1);
  if (!answer || answer.roomId === null || answer.heardId !== heardId) return undefined;
  return {
    id: answer.id,
    roomId: answer.roomId,
    thread: answer.thread ?? undefined,
    locale: answer.locale,
    card: answer.card,
    about,
  };
}

/** The newest line about something in each room where it was said, and the line whose place it has. */
export async function newestAbout(tx: Tx, about: string) {
  const lines = await tx
    .selectDistinctOn([outbox.roomId], {
      placeId: sql<number>`coalesce(${outbox.editsId}, ${outbox.id})`.mapWith(Number),
      roomId: outbox.roomId,
      thread: outbox.thread,
      locale: outbox.locale,
      card: outbox.card,
    })
    .from(outbox)
    .where(eq(outbox.about, about))
    .orderBy(outbox.roomId, desc(outbox.id));
  return lines.flatMap(({ roomId, thread, ...line }) =>
    roomId === null ? [] : [{ ...line, roomId, thread: thread ?? undefined }],
  );
}

/** A line's card, whole. */
export async function cardOf(tx: Tx, id: number): Promise<Card | undefined> {
  const [line] = await tx.select({ card: outbox.card }).from(outbox).where(eq(outbox.id, id));
  return line?.card;
}

/** Whether the newest line of a room could not be said there, or waits for somebody to mend the reason. */
export async function isRoomLost(tx: Tx, roomId: number): Promise<boolean> {
  const [line] = await tx
    .select({ state: outbox.state })
    .from(outbox)
    .where(and(eq(outbox.roomId, roomId), or(ne(outbox.state, 'due'), isNotNull(outbox.reason))))
    .orderBy(desc(outbox.id))
    .limit(1);
  return line !== undefined && line.state !== 'sent';
}
