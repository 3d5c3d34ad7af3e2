import { and, desc, eq, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Card, Locale, Target } from '../types.ts';
import type { Tx } from './open.ts';
import { people } from './schema/people.ts';
import { heard, outbox, rooms } from './schema/talk.ts';
import { instantOf } from './columns.ts';
import { statement, text } from './statement.ts';

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
  sql`with road as (
      select coalesce(${text('room')}::bigint,
        (select r.id from rooms r where r.workspace_id = current_workspace() and r.person_id = ${text('person')}::bigint and r.kind = 'direct'
          order by r.closed_at is not null, (select max(h.id) from heard h where h.workspace_id = r.workspace_id and h.room_id = r.id) desc nulls last limit 1),
        (select r.id from rooms r where r.workspace_id = current_workspace() and r.team_id = ${text('team')}::bigint order by r.id desc limit 1)) as room
    ), mended as (
      update outbox o set due_at = ${text('at')}::timestamptz from road
      where o.workspace_id = current_workspace() and o.room_id = road.room and o.state = 'due' and o.reason is not null
    )
    insert into outbox (room_id, person_id, team_id, thread, heard_id, locale, card, about, edits_id, state, reason, due_at)
    select room, ${text('person')}::bigint, ${text('team')}::bigint, ${text('thread')}, ${text('heard')}::bigint, ${text('locale')}, ${text('card')}::jsonb,
      ${text('about')}, ${text('edits')}::bigint, case when room is null then 'dead' else 'due' end, case when room is null then 'no_road' end, ${text('at')}::timestamptz
    from road
    returning id`,
);

/**
 * Puts a line into the outbox. To a person it goes on the road they used last, or waits where they have been if nobody is
 * there to speak; without any road it is dead at once, and says so. Older lines of its room that waited for somebody to mend something are tried with it.
 */
export async function post(tx: Tx, { now, ...line }: NewLine & { readonly now: Temporal.Instant }): Promise<number> {
  const { to } = line;
  const [posted] = await posting(tx, {
    room: line.roomId?.toString() ?? null,
    person: to && 'person' in to ? String(to.person) : null,
    team: to && 'team' in to ? String(to.team) : null,
    thread: line.thread ?? null,
    heard: line.heardId?.toString() ?? null,
    locale: line.locale,
    card: JSON.stringify(line.card),
    about: line.about ?? null,
    edits: line.editsId?.toString() ?? null,
    at: now.toString(),
  });
  return posted!.id;
}

// The outbox holds nothing but cards of ours.
const CARD = z.custom<Card>((card) => typeof card === 'object');

const finding = statement(
  z.object({ id: z.number(), card: CARD, pressed: z.boolean() }),
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
export async function saidSince(
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

/** A person's own rooms but one, as far as somebody is there to speak in them, the last used first. */
export async function roadsOf(
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
      sql`(select max(h.id) from heard h where h.workspace_id = rooms.workspace_id and h.room_id = rooms.id) desc nulls last`,
      rooms.id,
    );
  return rows.map((room) => room.id);
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

const Taken = z.object({
  id: z.number(),
  room_id: z.number(),
  person_id: z.number().nullable(),
  created_at: z.string().transform(instantOf),
  platform: z.string(),
  account: z.string(),
  room: z.string(),
  thread: z.string().nullable(),
  locale: z.enum(['zh', 'en']),
  card: CARD,
  edits: z.string().nullable(),
  edits_id: z.number().nullable(),
  tries: z.number(),
  unsure: z.boolean(),
  fresh: z.boolean(),
  calls: z.array(z.string()),
});

/** A line that is ours to send, until its lease ends. */
export type TakenLine = z.output<typeof Taken>;

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
    order by o.id limit 20 for update of o skip locked
  ), taken as (
    update outbox o set due_at = ${text('until')}::timestamptz, tries = o.tries + 1, unsure = true from head where o.workspace_id = current_workspace() and o.id = head.id
    returning o.*, head.unsure as was_unsure
  )
  select t.id, t.room_id, t.person_id, t.created_at::text, r.platform, r.account, r.external as room, t.thread, t.locale, t.card, t.edits_id, t.tries, t.was_unsure as unsure,
    t.created_at > ${text('now')}::timestamptz - interval '24 hours' as fresh,
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
 * that is how a line outlives whoever took it, and why it counts as unsure until its end is known. A room's later lines
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

export async function tickOff(tx: Tx, { id, receipt }: { readonly id: number; readonly receipt: string | undefined }) {
  await tx
    .update(outbox)
    .set({ state: 'sent', receipt: receipt ?? null, unsure: false, reason: null })
    .where(eq(outbox.id, id));
}

/** Nothing new is said in a room before then, by any process. */
export async function rest(tx: Tx, { roomId, until }: { readonly roomId: number; readonly until: Temporal.Instant }) {
  await tx.update(rooms).set({ freeAt: until }).where(eq(rooms.id, roomId));
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

export async function giveUp(tx: Tx, { id, reason }: { readonly id: number; readonly reason: string }) {
  await tx.update(outbox).set({ state: 'dead', reason }).where(eq(outbox.id, id));
}

/** The newest card of a room. */
export async function lastCard(tx: Tx, roomId: number): Promise<Card | undefined> {
  const [line] = await tx
    .select({ card: outbox.card })
    .from(outbox)
    .where(eq(outbox.roomId, roomId))
    .orderBy(desc(outbox.id))
    .limit(1);
  return line?.card;
}

/** Lines taken by a process that is certainly gone are due at once: for the embedded database, which lets one process in. */
export async function releaseLines(tx: Tx, now: Temporal.Instant) {
  await tx
    .update(outbox)
    .set({ dueAt: now })
    .where(and(eq(outbox.state, 'due'), eq(outbox.unsure, true), sql`${outbox.dueAt} > ${now.toString()}`));
}

/** A room's newest messages from both sides, the oldest first. */
export async function transcript(
  tx: Tx,
  { platform, account, room }: { readonly platform: string; readonly account: string; readonly room: string },
  most = 60,
) {
  const [found] = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.platform, platform), eq(rooms.account, account), eq(rooms.external, room)));
  if (!found) return [];
  const theirs = await tx
    .select({
      id: heard.id,
      messageId: heard.messageId,
      at: heard.createdAt,
      text: heard.text,
      from: people.name,
      speaker: heard.speaker,
    })
    .from(heard)
    .leftJoin(people, and(eq(people.workspaceId, heard.workspaceId), eq(people.id, heard.personId)))
    .where(and(eq(heard.roomId, found.id), eq(heard.pressed, false), isNotNull(heard.text)))
    .orderBy(desc(heard.id))
    .limit(most);
  const ours = await tx
    .select({ id: outbox.id, at: outbox.createdAt, card: outbox.card, locale: outbox.locale, receipt: outbox.receipt })
    .from(outbox)
    .where(and(eq(outbox.roomId, found.id), eq(outbox.state, 'sent'), sql`${outbox.editsId} is null`))
    .orderBy(desc(outbox.id))
    .limit(most);
  const replaced = ours.length
    ? await tx
        .select({ id: outbox.id, editsId: outbox.editsId, card: outbox.card })
        .from(outbox)
        .where(
          and(
            inArray(
              outbox.editsId,
              ours.map((line) => line.id),
            ),
            or(eq(outbox.state, 'sent'), eq(outbox.state, 'due')),
          ),
        )
        .orderBy(outbox.id)
    : [];
  const newest = new Map(replaced.map((line) => [line.editsId, line.card]));
  return [
    ...theirs.map((row) => ({ by: 'person' as const, ...row, text: row.text ?? '' })),
    ...ours.map((row) => ({ by: 'bot' as const, ...row, card: newest.get(row.id) ?? row.card })),
  ]
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    .slice(-most);
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
  return { due: row?.due ?? 0, dead: row?.dead ?? 0, oldest: row?.oldest ? instantOf(row.oldest) : undefined };
}
