import { and, desc, eq, gt, like, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { rawOf, type Tx } from '../../db/tx.ts';
import { heard } from '../../db/schema/messages.ts';
import { linesSchema, linesIn } from '../../delivery/store/shown.ts';
import { statement, text } from '../../db/prepared.ts';
import type { Person } from '../../contract/person.ts';
import type { Message } from '../../contract/message.ts';

const LOCALE = z.enum(['zh', 'en']);

const Row = z.object({
  heard_id: z.number().nullable(),
  room_id: z.number(),
  room_kind: z.enum(['direct', 'group', 'whisper']),
  meets: z.boolean(),
  workspace_zone: z.string(),
  workspace_locale: LOCALE,
  person_id: z.number().nullable(),
  name: z.string().nullable(),
  role: z.enum(['rep', 'lead', 'manager', 'admin']).nullable(),
  team_id: z.number().nullable(),
  locale: LOCALE.nullable(),
  zone: z.string().nullable(),
  morning: z.string().nullable(),
  morning_days: z.array(z.number()).nullable(),
  shown: linesSchema,
});

/** One round trip: that it was heard, where, by whom it was said and so who acts from here on, and what was shown there before. */
const hearing = statement(
  Row,
  sql`with home as (
    select a.meets, w.zone, w.locale from accounts a join workspaces w on w.id = a.workspace_id
    where a.platform = ${text('platform')} and a.account = ${text('account')}
  ), me as (
    select p.id, p.name, coalesce(i.role, p.role) as role, p.team_id, p.locale, p.zone, p.morning, p.morning_days from identities i
    join people p on p.workspace_id = i.workspace_id and p.id = i.person_id and p.left_at is null
    where i.platform = ${text('platform')} and i.account = ${text('account')} and i.external = ${text('from')}
  ), found as (
    select id, kind from rooms where platform = ${text('platform')} and account = ${text('account')} and external = ${text('room')}
  ), made as (
    insert into rooms (platform, account, external, kind, person_id)
    select ${text('platform')}, ${text('account')}, ${text('room')}, ${text('kind')}, case when ${text('kind')} = 'direct' then (select id from me) end
    from home where not exists (select from found)
    returning id, kind
  ), room as (
    select * from found union all select * from made
  ), fresh as (
    insert into heard (platform, account, message_id, room_id, speaker, person_id, text, pressed, said_at, place)
    select ${text('platform')}, ${text('account')}, ${text('id')}, room.id, ${text('from')}, (select id from me), ${text('text')},
      ${text('pressed')} is not null, ${text('at')}::timestamptz, ${text('place')} from room
    where ${sql.placeholder('again')}::boolean or not exists (select from heard h where h.workspace_id = current_workspace()
      and h.platform = ${text('platform')} and h.account = ${text('account')} and h.place = ${text('place')})
    on conflict do nothing
    returning id
  )
  select set_config('app.heard', case when me.id is null then '' else coalesce(fresh.id::text, '') end, true),
    set_config('app.person', coalesce(me.id::text, ''), true),
    set_config('app.viewer', case when room.kind = 'group' then '' else coalesce(me.id::text, '') end, true),
    set_config('app.hidden', hidden_from(me.id, me.team_id, me.role in ('manager', 'admin'))::text, true), fresh.id as heard_id, room.id as room_id, room.kind as room_kind, home.meets, home.zone as workspace_zone, home.locale as workspace_locale,
    me.id as person_id, me.name, me.role, me.team_id, me.locale, me.zone, me.morning, me.morning_days,
    ${linesIn({
      room: sql`room`,
      person: sql`me.id`,
      thread: text('thread'),
      root: text('root'),
      pressed: text('pressed'),
    })} as shown
  from home cross join room left join fresh on true left join me on true`,
);

export type Hearing = {
  readonly heardId: number;
  readonly roomId: number;
  readonly room: Message['room']['kind'];
  readonly person: Person | undefined;
  /** Whoever writes here for the first time is one of us, and is met without a code. */
  readonly meets: boolean;
  readonly zone: string;
  readonly locale: Person['locale'];
  /** What was shown here before, the newest first. */
  readonly shown: z.output<typeof linesSchema>;
};

/** Claims a message for this transaction. Undefined: it was heard before. One room's messages are heard one after the other. */
export async function hear(tx: Tx, message: Message): Promise<Hearing | undefined> {
  const { platform, account, from, room, id } = message;
  const changed = message.revises ?? message.retracts;
  const turn = rawOf(tx)`select pg_advisory_xact_lock(hashtextextended(${`${platform} ${account} ${room.id}`}, 0))`;
  turn.catch(() => {});
  const [row] = await hearing(tx, {
    platform,
    account,
    id,
    from: from.id,
    room: room.id,
    kind: room.kind,
    text: message.text,
    pressed: message.pressed ?? null,
    thread: message.thread ?? null,
    root: message.root ?? null,
    at: message.at.toString(),
    place: message.place ?? changed ?? null,
    again: changed !== undefined,
  });
  await turn;
  if (!row) throw new Error(`no company is met at ${platform} ${account}`);
  if (row.heard_id === null) return undefined;
  return {
    heardId: row.heard_id,
    roomId: row.room_id,
    room: row.room_kind,
    person: personOf(row),
    meets: row.meets,
    zone: row.workspace_zone,
    locale: row.workspace_locale,
    shown: row.shown,
  };
}

/** What turned out to be none of our business leaves no words behind. */
export async function forgetText(tx: Tx, heardId: number) {
  await tx.update(heard).set({ text: null }).where(eq(heard.id, heardId));
}

/** What a message that is to be heard again is called until then. */
const LATER = ':later';
const WORD = { minutes: 10 };

/** Gives a message's claim back, so that it is heard when it comes again. Resolves to whether its speaker has not been told to wait of late. */
export async function leaveForLater(
  tx: Tx,
  { heardId, now }: { readonly heardId: number; readonly now: Temporal.Instant },
): Promise<boolean> {
  const earlier = alias(heard, 'earlier');
  const told = await tx
    .select({ id: earlier.id })
    .from(heard)
    .innerJoin(
      earlier,
      and(
        eq(earlier.workspaceId, heard.workspaceId),
        eq(earlier.platform, heard.platform),
        eq(earlier.account, heard.account),
        eq(earlier.speaker, heard.speaker),
        like(earlier.messageId, `%${LATER}`),
        gt(earlier.createdAt, now.subtract(WORD)),
      ),
    )
    .where(eq(heard.id, heardId))
    .limit(1);
  if (told.length) {
    await tx.delete(heard).where(eq(heard.id, heardId));
    return false;
  }
  const later = { messageId: sql`${heard.messageId} || ${`:${heardId}${LATER}`}`, place: null, text: null };
  await tx.update(heard).set(later).where(eq(heard.id, heardId));
  return true;
}

/** What was said at a place before these words, the newest first: the words as they were changed, and at last the first ones. */
export async function earlierMessages(
  tx: Tx,
  { message, heardId }: { readonly message: Message; readonly heardId: number },
): Promise<readonly number[]> {
  const place = message.revises ?? message.retracts;
  if (place === undefined) return [];
  const rows = await tx
    .select({ id: heard.id })
    .from(heard)
    .where(
      and(
        eq(heard.platform, message.platform),
        eq(heard.account, message.account),
        eq(heard.place, place),
        lt(heard.id, heardId),
      ),
    )
    .orderBy(desc(heard.id))
    .limit(20);
  return rows.map(({ id }) => id);
}

function personOf(row: z.output<typeof Row>): Person | undefined {
  const { person_id: id, name, role, locale, zone, morning } = row;
  if (id === null || name === null || role === null || locale === null || zone === null || morning === null)
    return undefined;
  return {
    id,
    name,
    role,
    locale,
    zone,
    morning: Temporal.PlainTime.from(morning),
    morningDays: row.morning_days,
    teamId: row.team_id ?? undefined,
  };
}
