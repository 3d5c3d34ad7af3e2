/** Teams, and the rooms that are their channels. */
import { eq, sql } from 'drizzle-orm';
import { teams } from '../../db/schema/people.ts';
import { rooms } from '../../db/schema/messages.ts';
import { onlyRow, type Tx } from '../../db/tx.ts';
import type { Locale } from '../../contract/locale.ts';

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

/** The first one first. */
export async function allTeams(tx: Tx): Promise<Team[]> {
  return tx.select().from(teams).orderBy(teams.id);
}

/** A team as the list of them shows it. */
export type TeamShown = {
  readonly id: number;
  readonly name: string;
  readonly leads: readonly string[];
  readonly people: number;
  readonly hasChannel: boolean;
  readonly isPilot: boolean;
};

/** The first one first. */
export async function teamsShown(tx: Tx): Promise<readonly TeamShown[]> {
  return tx.execute<TeamShown>(sql`select t.id, t.name, t.pilot_since is not null as "isPilot",
      exists (select from rooms r where r.workspace_id = t.workspace_id and r.team_id = t.id) as "hasChannel",
      count(p.id)::int as people, coalesce(jsonb_agg(p.name order by p.id) filter (where p.role = 'lead'), '[]') as leads
    from teams t left join people p on p.workspace_id = t.workspace_id and p.team_id = t.id and p.left_at is null and not p.is_program
    where t.workspace_id = current_workspace() group by t.workspace_id, t.id order by t.id`);
}

/** The first team there is: whoever is met belongs to it, until somebody says otherwise. */
export async function homeTeam(tx: Tx): Promise<Team | undefined> {
  const rows = await tx.select().from(teams).orderBy(teams.id).limit(1);
  return rows[0];
}

/** Of one team, or of all. */
export async function setScoreDays(
  tx: Tx,
  { teamId, days }: { readonly teamId: number | undefined; readonly days: number },
) {
  await tx
    .update(teams)
    .set({ scoreDays: days })
    .where(teamId === undefined ? undefined : eq(teams.id, teamId));
}

export async function addTeam(
  tx: Tx,
  team: { readonly name: string; readonly zone: string; readonly locale: Locale },
): Promise<Team> {
  return onlyRow(await tx.insert(teams).values(team).returning());
}

export async function changeTeam(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Pick<Team, 'name' | 'zone' | 'pilotSince'>>,
) {
  await tx.update(teams).set(change).where(eq(teams.id, id));
}

/** Makes a room a team's channel: what the team is to be told is said there. */
export async function bindChannel(tx: Tx, { teamId, roomId }: { readonly teamId: number; readonly roomId: number }) {
  await tx.update(rooms).set({ teamId: null }).where(eq(rooms.teamId, teamId));
  await tx.update(rooms).set({ teamId }).where(eq(rooms.id, roomId));
}

/** The room that is a team's channel. */
export async function channelOf(tx: Tx, teamId: number): Promise<number | undefined> {
  const found = await tx.select({ id: rooms.id }).from(rooms).where(eq(rooms.teamId, teamId)).limit(1);
  return found[0]?.id;
}
