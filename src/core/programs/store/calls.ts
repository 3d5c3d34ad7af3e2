/** What programs have asked for: as something heard, so that it can be undone, and by its key, so that it is done once. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { heard, programCalls, rooms } from '../../db/schema/messages.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';

/** The platform that programs speak on: nothing is ever sent there. */
export const PROGRAMS = 'api';

/** That it was asked for, and by whom. Its room is no road: nobody reads there. */
export async function hearCall(
  tx: Tx,
  {
    callId,
    tokenId,
    personId,
    at,
  }: {
    readonly callId: string;
    readonly tokenId: number;
    readonly personId: number;
    readonly at: Temporal.Instant;
  },
): Promise<{ readonly heardId: number; readonly roomId: number }> {
  const place = { platform: PROGRAMS, account: 'local', external: `token:${tokenId}` };
  const [known] = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.platform, PROGRAMS), eq(rooms.account, place.account), eq(rooms.external, place.external)));
  const roomId = known?.id ?? (await makeRoom(tx, place));
  const row = onlyRow(
    await tx
      .insert(heard)
      .values({
        platform: PROGRAMS,
        account: place.account,
        messageId: callId,
        roomId,
        speaker: place.external,
        personId,
        pressed: true,
        saidAt: at,
      })
      .returning({ id: heard.id }),
  );
  return { heardId: row.id, roomId };
}

/** In which words it could have been said: undo and the archive show them. */
export async function wordCall(tx: Tx, { heardId, text }: { readonly heardId: number; readonly text: string }) {
  await tx
    .update(heard)
    .set({ text })
    .where(and(eq(heard.id, heardId), isNull(heard.text)));
}

async function makeRoom(
  tx: Tx,
  place: { readonly platform: string; readonly account: string; readonly external: string },
) {
  const [made] = await tx
    .insert(rooms)
    .values({ ...place, kind: 'whisper' })
    .onConflictDoUpdate({
      target: [rooms.workspaceId, rooms.platform, rooms.account, rooms.external],
      set: { kind: 'whisper' },
    })
    .returning({ id: rooms.id });
  if (!made) throw new Error('a room was not made');
  return made.id;
}

type Keyed = { readonly tokenId: number; readonly key: string };

/** One call under a key at a time: the second waits, and finds what the first has left. */
export async function callUnder(tx: Tx, { tokenId, key }: Keyed) {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(current_workspace() || ' call ' || ${tokenId}::bigint || ' ' || ${key}::text, 0))`,
  );
  const [found] = await tx
    .select({ digest: programCalls.digest, answer: programCalls.answer })
    .from(programCalls)
    .where(and(eq(programCalls.tokenId, tokenId), eq(programCalls.key, key)));
  return found && { digest: found.digest, answer: (found.answer as { readonly text: string }).text };
}

/** `answer`: as JSON, letter for letter. */
export async function keepCall(
  tx: Tx,
  call: Keyed & { readonly digest: string; readonly operation: string; readonly answer: string },
) {
  await tx.insert(programCalls).values({ ...call, answer: { text: call.answer }, state: 'done' });
}

/** Something that a person is to let happen first. */
export async function keepAsked(
  tx: Tx,
  call: { readonly tokenId: number; readonly digest: string; readonly operation: string; readonly input: unknown },
): Promise<number> {
  return onlyRow(
    await tx
      .insert(programCalls)
      .values({ ...call, state: 'asked' })
      .returning({ id: programCalls.id }),
  ).id;
}

export type AskedCall = {
  readonly id: number;
  readonly tokenId: number;
  readonly operation: string;
  readonly input: unknown;
  readonly state: 'done' | 'asked' | 'refused';
  readonly answer: unknown;
};

/** Whoever looks at it at once waits for whoever is answering it. */
export async function findAsked(tx: Tx, id: number): Promise<AskedCall | undefined> {
  const [row] = await tx.select().from(programCalls).where(eq(programCalls.id, id)).for('update');
  if (!row) return undefined;
  const told = row.answer as { readonly text: string } | null;
  return { ...row, input: row.input ?? {}, answer: told === null ? undefined : (JSON.parse(told.text) as unknown) };
}

export async function answerAsked(
  tx: Tx,
  { id, ...end }: { readonly id: number; readonly state: 'done' | 'refused'; readonly answer: unknown },
) {
  await tx.update(programCalls).set(end).where(eq(programCalls.id, id));
}

/** Whoever writes to a record waits for whoever does so now. */
export async function holdRecord(tx: Tx, what: string) {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(current_workspace() || ' record ' || ${what}::text, 0))`,
  );
}

/** What a service account has noted is to be done by whoever owns the customer: nobody reads what a program is reminded of. */
export async function passOnSteps(
  tx: Tx,
  { heardId, personId }: { readonly heardId: number; readonly personId: number },
) {
  await tx.execute(sql`update follow_ups f set owner_id = c.owner_id from customers c, audit a
    where a.heard_id = ${heardId} and a.table_name = 'follow_ups' and a.action = 'insert' and a.row_id = f.id
      and f.owner_id = ${personId} and c.workspace_id = f.workspace_id and c.id = f.customer_id and c.owner_id is not null`);
  await tx.execute(sql`update customers c set owner_id = null from audit a
    where a.heard_id = ${heardId} and a.table_name = 'customers' and a.action = 'insert' and a.row_id = c.id and c.owner_id = ${personId}`);
}

/** What was to be said where nobody reads, now or by a table's job later, is said to whoever the program acts for. */
export async function passOnAnswers(
  tx: Tx,
  { roomId, personId }: { readonly roomId: number; readonly personId: number },
) {
  const road = sql`(select r.id from rooms r where r.workspace_id = current_workspace() and r.person_id = ${personId} and r.kind = 'direct'
    order by r.closed_at is not null, (select max(h.id) from heard h where h.workspace_id = r.workspace_id and h.room_id = r.id) desc nulls last limit 1)`;
  await tx.execute(sql`update outbox set room_id = coalesce(${road}, room_id), state = case when ${road} is null then 'dead' else state end
    where workspace_id = current_workspace() and room_id = ${roomId} and state = 'due'`);
  await tx.execute(
    sql`update imports set room_id = ${road} where workspace_id = current_workspace() and room_id = ${roomId} and ${road} is not null`,
  );
  await tx.execute(
    sql`update approvals set room_id = ${road} where workspace_id = current_workspace() and room_id = ${roomId} and ${road} is not null`,
  );
  await tx.execute(
    sql`update exports set room_id = ${road} where workspace_id = current_workspace() and room_id = ${roomId} and ${road} is not null`,
  );
}
