import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { routesOf } from '../../delivery/store/routes.ts';
import { identities } from '../../db/schema/people.ts';
import { heard, outbox, rooms } from '../../db/schema/messages.ts';
import { findPerson, type Identity } from './people.ts';

/** Who of us said a message, and where. */
export async function saidBy(tx: Tx, heardId: number) {
  const [said] = await tx
    .select({ personId: heard.personId, roomId: heard.roomId })
    .from(heard)
    .where(eq(heard.id, heardId));
  const person = said?.personId == null ? undefined : await findPerson(tx, said.personId);
  return said && person && { person, roomId: said.roomId };
}

/** A person who comes back under another account of the same platform keeps their rooms there, and all that was said in them. */
export async function moveAccount(
  tx: Tx,
  { platform, external, to }: { readonly platform: string; readonly external: string; readonly to: string },
) {
  for (const table of [rooms, identities]) {
    const theirs = and(eq(table.platform, platform), eq(table.external, external));
    const there = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(theirs, eq(table.account, to)));
    if (there.length) continue;
    const [newest] = await tx.select({ id: table.id }).from(table).where(theirs).orderBy(desc(table.id)).limit(1);
    if (newest) await tx.update(table).set({ account: to }).where(eq(table.id, newest.id));
  }
}

/** Who, on their platform, said a message. */
export async function identityOf(tx: Tx, heardId: number): Promise<Identity> {
  const said = await tx
    .select({ platform: heard.platform, account: heard.account, external: heard.speaker })
    .from(heard)
    .where(eq(heard.id, heardId));
  return onlyRow(said);
}

export async function openRoom(tx: Tx, id: number) {
  await tx.update(rooms).set({ closedAt: null }).where(eq(rooms.id, id));
}

const there = ({ platform, account, external }: Identity) =>
  and(eq(rooms.platform, platform), eq(rooms.account, account), eq(rooms.external, external));

export async function findRoomMemo(tx: Tx, room: Identity): Promise<Readonly<Record<string, unknown>>> {
  const [found] = await tx.select({ memo: rooms.memo }).from(rooms).where(there(room));
  return found?.memo ?? {};
}

/** Keeps it beside what is kept already, of a room where one person is spoken to. */
export async function keepRoomMemo(
  tx: Tx,
  { memo, ...room }: Identity & { readonly memo: Readonly<Record<string, unknown>> },
) {
  const id = await addRoom(tx, { ...room, kind: 'whisper' });
  await tx
    .update(rooms)
    .set({ memo: sql`coalesce(${rooms.memo}, '{}') || ${JSON.stringify(memo)}::text::jsonb` })
    .where(eq(rooms.id, id));
}

/** The team whose channel a room is. */
export async function teamOfRoom(tx: Tx, room: Identity): Promise<number | undefined> {
  const [found] = await tx.select({ teamId: rooms.teamId }).from(rooms).where(there(room));
  return found?.teamId ?? undefined;
}

/** Nobody is there any more to speak in this room. What waits in it for a person goes on by an open road. */
export async function closeRoom(tx: Tx, { now, ...room }: Identity & { readonly now: Temporal.Instant }) {
  await tx.update(rooms).set({ closedAt: now }).where(there(room));
  await goOn(tx, now);
}

/** For the one process that an embedded database lets in: where it does not speak, nobody does. */
export async function openOnly(
  tx: Tx,
  { platforms, now }: { readonly platforms: readonly string[]; readonly now: Temporal.Instant },
) {
  const isSpoken = sql`${rooms.platform} in (select jsonb_array_elements_text(${JSON.stringify(platforms)}::text::jsonb))`;
  await tx
    .update(rooms)
    .set({ closedAt: sql`case when ${isSpoken} then null else ${now.toString()}::timestamptz end` })
    .where(and(eq(rooms.kind, 'direct'), sql`(${rooms.closedAt} is null) <> (${isSpoken})`));
  await goOn(tx, now);
}

async function goOn(tx: Tx, now: Temporal.Instant) {
  const waiting = await tx
    .select({ id: outbox.id, personId: outbox.personId })
    .from(outbox)
    .innerJoin(rooms, and(eq(rooms.workspaceId, outbox.workspaceId), eq(rooms.id, outbox.roomId)))
    .where(and(eq(outbox.state, 'due'), isNotNull(outbox.personId), isNotNull(rooms.closedAt)));
  for (const { id, personId } of waiting) {
    const [road] = personId === null ? [] : await routesOf(tx, { personId });
    if (road !== undefined)
      await tx.update(outbox).set({ roomId: road, dueAt: now, tries: 0, unsure: false }).where(eq(outbox.id, id));
  }
}

/** Makes a room known before anybody has spoken in it. */
export async function addRoom(
  tx: Tx,
  room: Pick<typeof rooms.$inferInsert, 'platform' | 'account' | 'external' | 'kind' | 'personId'>,
): Promise<number> {
  const [made] = await tx.insert(rooms).values(room).onConflictDoNothing().returning({ id: rooms.id });
  if (made) return made.id;
  const found = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.platform, room.platform), eq(rooms.account, room.account), eq(rooms.external, room.external)));
  return onlyRow(found).id;
}
