/** Teams, the rooms that are their channels, and when their digests come. */
import { eq, sql } from 'drizzle-orm';
import { teams } from '../../db/schema/people.ts';
import { rooms } from '../../db/schema/messages.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import type { Locale } from '../../contract/locale.ts';
import { lookAs } from '../../db/session.ts';

export type Team = typeof teams.$inferSelect;

export async function findTeam(tx: Tx, id: number): Promise<Team | undefined> {
  const rows = await tx.select().from(teams).where(eq(teams.id, id));
  return rows[0];
}

export async function teamNamed(tx: Tx, name: string): Promise<Team | undefined> {
  const rows = await tx
    .select()
    .from(teams)
    .where(sql`lower(${teams.name}) = ${name.trim().toLowerCase()}`);
  return rows[0];
}

/** The first team there is: whoever is met belongs to it, until somebody says otherwise. */
export async function homeTeam(tx: Tx): Promise<Team | undefined> {
  const rows = await tx.select().from(teams).orderBy(teams.id).limit(1);
  return rows[0];
}

export async function addTeam(
  tx: Tx,
  team: { readonly name: string; readonly zone: string; readonly locale: Locale },
): Promise<Team> {
  return onlyRow(await tx.insert(teams).values(team).returning());
}

/** Makes a room a team's channel, and the digest come there at an hour. */
export async function bindChannel(
  tx: Tx,
  channel: {
    readonly teamId: number;
    readonly roomId: number;
    readonly digestAt: Temporal.PlainTime;
    readonly next: Temporal.Instant;
  },
) {
  await tx.update(rooms).set({ teamId: null }).where(eq(rooms.teamId, channel.teamId));
  await tx.update(rooms).set({ teamId: channel.teamId }).where(eq(rooms.id, channel.roomId));
  await tx
    .update(teams)
    .set({ digestAt: channel.digestAt, nextDigestAt: channel.next })
    .where(eq(teams.id, channel.teamId));
}

/** The room that is a team's channel. */
export async function channelOf(tx: Tx, teamId: number): Promise<number | undefined> {
  const found = await tx.select({ id: rooms.id }).from(rooms).where(eq(rooms.teamId, teamId)).limit(1);
  return found[0]?.id;
}

/** Claims one team whose digest is due, for this transaction, which from here on sees what the team sees. */
export async function takeTeamDue(tx: Tx, now: Temporal.Instant): Promise<Team | undefined> {
  const rows = await tx
    .select()
    .from(teams)
    .where(sql`${teams.nextDigestAt} <= ${now.toString()}`)
    .orderBy(teams.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  if (rows[0]) lookAs(tx, { team: rows[0].id });
  return rows[0];
}

export async function nextDigest(tx: Tx, { teamId, at }: { readonly teamId: number; readonly at: Temporal.Instant }) {
  await tx.update(teams).set({ nextDigestAt: at }).where(eq(teams.id, teamId));
}
