/** Colleagues by what they are called. A name identifies nobody: where two bear it, whoever asks is shown who is where. */
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Role, Person } from '../../contract/person.ts';
import { PLATFORM_NAMES } from '../../contract/vocabulary.ts';
import { bareNameOf, nameSoundOf } from '../../text/personName.ts';
import type { Tx } from '../../db/tx.ts';
import { identities, people, teams } from '../../db/schema/people.ts';
import { everyone, personOf } from './people.ts';
import { findTeam } from './teams.ts';

/** Colleagues by number (`#12`, «张伟#12»), by the whole of their name, by a part of it, or as it sounds. */
export async function colleaguesNamed(tx: Tx, name: string): Promise<Person[]> {
  return called(await everyone(tx), name);
}

/** Those who have left, unless they turned out to be somebody who is here. */
export async function formerColleaguesNamed(tx: Tx, name: string): Promise<Person[]> {
  const gone = await tx
    .select()
    .from(people)
    .where(and(isNotNull(people.leftAt), isNull(people.sameAs)))
    .orderBy(people.id);
  return called(gone.map(personOf), name);
}

function called(all: readonly Person[], name: string): Person[] {
  const wanted = name.trim().toLowerCase();
  const id = /#(\d{1,15})$/.exec(wanted)?.[1];
  if (id !== undefined) return all.filter((person) => person.id === Number(id));
  const whole = all.filter((person) => person.name.toLowerCase() === wanted);
  if (whole.length && bareNameOf(wanted) !== wanted) return whole;
  const bare = all.filter((person) => bareNameOf(person.name).toLowerCase() === wanted);
  if (bare.length) return bare;
  const part = all.filter((person) => person.name.toLowerCase().includes(wanted));
  return part.length ? part : all.filter((person) => nameSoundOf(bareNameOf(person.name)) === nameSoundOf(name));
}

/** A colleague with what tells them from others of their name: their team, and where they are met. */
export type Colleague = Person & { readonly team: string | undefined; readonly platforms: readonly string[] };

export async function withWhereabouts(tx: Tx, found: readonly Person[]): Promise<Colleague[]> {
  const ids = found.map(({ id }) => id);
  const met = await tx
    .selectDistinct({ personId: identities.personId, platform: identities.platform })
    .from(identities)
    .where(inArray(identities.personId, ids))
    .orderBy(identities.platform);
  const named = await tx.select({ id: teams.id, name: teams.name }).from(teams);
  return found.map((person) => ({
    ...person,
    team: named.find(({ id }) => id === person.teamId)?.name,
    platforms: met.filter(({ personId }) => personId === person.id).map(({ platform }) => platform),
  }));
}

/** Those who look after the bot, or who lead where nobody does. */
export async function caretakers(tx: Tx): Promise<Person[]> {
  const all = await everyone(tx);
  const admins = all.filter(({ role }) => role === 'admin');
  return admins.length ? admins : all.filter(({ role }) => role !== 'rep');
}

const OVER: readonly Role[] = ['lead', 'manager', 'admin'];

/** Who has to know what becomes of somebody's work: the leads of their team, or whoever is next above. */
export async function leadsOf(tx: Tx, { id, teamId }: Partial<Pick<Person, 'id' | 'teamId'>>): Promise<Person[]> {
  const others = (await everyone(tx)).filter((person) => person.id !== id);
  const ranks = OVER.map((rank) =>
    others.filter(({ role, teamId: theirs }) => role === rank && (rank !== 'lead' || theirs === teamId)),
  );
  return ranks.find((leads) => leads.length) ?? [];
}

/** Whether somebody who is here, other than a person, is called exactly this. */
export async function isNameTaken(tx: Tx, { name, except }: { readonly name: string; readonly except: number }) {
  const all = await everyone(tx);
  return all.some((person) => person.id !== except && person.name.toLowerCase() === name.toLowerCase());
}

/** The name under which a newcomer is told from everybody who has ever been here: with their team, where they are met, or a number. */
export async function distinctName(
  tx: Tx,
  { name, teamId, platform, locale }: Pick<Person, 'name' | 'teamId' | 'locale'> & { readonly platform: string },
): Promise<string> {
  const rows = await tx.select({ name: people.name, teamId: people.teamId }).from(people).where(isNull(people.sameAs));
  const taken = new Set(rows.map((row) => row.name.toLowerCase()));
  const namesakes = rows.filter((row) => bareNameOf(row.name).toLowerCase() === bareNameOf(name).toLowerCase());
  const team = teamId === undefined ? undefined : await findTeam(tx, teamId);
  const isFirstThere = team !== undefined && namesakes.every((other) => other.teamId !== team.id);
  const marks = [...(isFirstThere ? [team.name] : []), PLATFORM_NAMES[platform]?.[locale] ?? platform];
  const numbers = namesakes.map((_, at) => String(at + 2));
  const free = [name, ...[...marks, ...numbers].map((mark) => `${name}(${mark})`)];
  return free.find((each) => !taken.has(each.toLowerCase())) ?? `${name}(${rows.length + 1})`;
}

/** Whether a platform's account is, or was, anybody's here. */
export async function isLinked(
  tx: Tx,
  { platform, account, external }: { readonly platform: string; readonly account: string; readonly external: string },
): Promise<boolean> {
  const found = await tx
    .select({ id: identities.id })
    .from(identities)
    .where(and(eq(identities.platform, platform), eq(identities.account, account), eq(identities.external, external)));
  return found.length > 0;
}
