import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Locale, Person, Role } from '../types.ts';
import { soundOf } from '../persons.ts';
import type { Tx } from './tx.ts';
import { lookAs } from './sight.ts';
import { accounts, workspaces } from './schema/companies.ts';
import { identities, people, teams } from './schema/people.ts';
import { rooms } from './schema/talk.ts';

export const personOf = (row: typeof people.$inferSelect): Person => ({
  id: row.id,
  name: row.name,
  role: row.role,
  locale: row.locale,
  zone: row.zone,
  morning: row.morning,
  teamId: row.teamId ?? undefined,
});

export async function findPerson(tx: Tx, id: number): Promise<Person | undefined> {
  const rows = await tx
    .select()
    .from(people)
    .where(and(eq(people.id, id), isNull(people.leftAt)));
  return rows[0] && personOf(rows[0]);
}

export async function everyone(tx: Tx): Promise<Person[]> {
  const rows = await tx.select().from(people).where(isNull(people.leftAt)).orderBy(people.id);
  return rows.map(personOf);
}

/** Colleagues by name: the whole of it, a part that only one of them has, or as it sounds. */
export async function colleaguesNamed(tx: Tx, name: string): Promise<Person[]> {
  const wanted = name.trim().toLowerCase();
  const all = await everyone(tx);
  const exact = all.filter((person) => person.name.toLowerCase() === wanted);
  if (exact.length) return exact;
  const part = all.filter((person) => person.name.toLowerCase().includes(wanted));
  return part.length ? part : all.filter((person) => soundOf(person.name) === soundOf(name));
}

export type NewPerson = {
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  readonly zone: string;
  readonly teamId: number | undefined;
};

export async function addPerson(tx: Tx, person: NewPerson): Promise<Person> {
  const [made] = await tx.insert(people).values(person).returning();
  return personOf(made!);
}

export type Identity = { readonly platform: string; readonly account: string; readonly external: string };

/** Who an identity is. */
export async function identified(tx: Tx, { platform, account, external }: Identity): Promise<Person | undefined> {
  const rows = await tx
    .select({ person: people })
    .from(identities)
    .innerJoin(people, and(eq(people.workspaceId, identities.workspaceId), eq(people.id, identities.personId)))
    .where(
      and(
        eq(identities.platform, platform),
        eq(identities.account, account),
        eq(identities.external, external),
        isNull(people.leftAt),
      ),
    );
  return rows[0] && personOf(rows[0].person);
}

/** From now on this identity is this person, and so is the direct room it speaks in. */
export async function identify(
  tx: Tx,
  { personId, roomId, ...identity }: Identity & { readonly personId: number; readonly roomId?: number },
) {
  await tx
    .insert(identities)
    .values({ ...identity, personId })
    .onConflictDoUpdate({
      target: [identities.workspaceId, identities.platform, identities.account, identities.external],
      set: { personId },
    });
  if (roomId !== undefined)
    await tx
      .update(rooms)
      .set({ personId })
      .where(and(eq(rooms.id, roomId), eq(rooms.kind, 'direct')));
}

export async function changePerson(
  tx: Tx,
  { id, ...change }: { readonly id: number } & Partial<Pick<Person, 'name' | 'role' | 'locale' | 'zone' | 'morning'>>,
) {
  await tx.update(people).set(change).where(eq(people.id, id));
}

export async function keepEmail(tx: Tx, { id, email }: { readonly id: number; readonly email: string }) {
  await tx.update(people).set({ email }).where(eq(people.id, id));
}

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
  const [made] = await tx.insert(teams).values(team).returning();
  return made!;
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

/** Makes a room known before anybody has spoken in it. */
export async function addRoom(
  tx: Tx,
  room: Pick<typeof rooms.$inferInsert, 'platform' | 'account' | 'external' | 'kind' | 'personId'>,
): Promise<number> {
  const [made] = await tx.insert(rooms).values(room).onConflictDoNothing().returning({ id: rooms.id });
  if (made) return made.id;
  const [found] = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.platform, room.platform), eq(rooms.account, room.account), eq(rooms.external, room.external)));
  return found!.id;
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

export async function openAccount(
  tx: Tx,
  account: { readonly platform: string; readonly account: string; readonly meets: boolean },
) {
  await tx
    .insert(accounts)
    .values(account)
    .onConflictDoUpdate({ target: [accounts.platform, accounts.account], set: { meets: account.meets } });
}

/** No longer met there. */
export async function closeAccount(
  tx: Tx,
  { platform, account }: { readonly platform: string; readonly account: string },
) {
  await tx.delete(accounts).where(and(eq(accounts.platform, platform), eq(accounts.account, account)));
}

/** Whether a platform's door stands open: somebody here sees to it that people can come in by it. */
export async function isMet(tx: Tx, platform: string): Promise<boolean> {
  const found = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.platform, platform), eq(accounts.account, DOOR)));
  return found.length > 0;
}

/** The account that stands for a platform's being switched on, where people bring accounts of their own. */
export const DOOR = 'door';

export async function workspaceHere(tx: Tx) {
  const rows = await tx.select().from(workspaces);
  return rows[0];
}
