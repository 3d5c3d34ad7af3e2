/** Who is met for the first time as one of a platform's members: a colleague, in the words and at the hours of theirs. */
import type { Locale } from '../contract/locale.ts';
import type { Message } from '../contract/message.ts';
import type { Person } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import { sanitize } from '../text/sanitize.ts';
import { shorten } from '../text/phrases.ts';
import { distinctName, isLinked } from './store/colleagues.ts';
import { addPerson, type Identity, linkIdentity } from './store/people.ts';
import { addRoom } from './store/rooms.ts';
import { homeTeam, teamNamed } from './store/teams.ts';

type Profile = Omit<Message['from'], 'id'>;

type Met = {
  readonly identity: Identity;
  readonly profile: Profile;
  /** What the company goes by, where the platform does not say. */
  readonly home: { readonly zone: string; readonly locale: Locale };
};

/** Undefined: no member, or known already. */
export async function addMember(
  tx: Tx,
  { identity, profile, home, roomId }: Met & { readonly roomId: number | undefined },
): Promise<Person | undefined> {
  const isMember = profile.standing === 'member' || profile.standing === 'admin';
  if (!isMember || (await isLinked(tx, identity))) return undefined;
  const { department } = profile;
  const team = (department === undefined ? undefined : await teamNamed(tx, department)) ?? (await homeTeam(tx));
  const person = await addPerson(tx, {
    name: await distinctName(tx, {
      name: shorten(sanitize(profile.name ?? '').text) || identity.external,
      teamId: team?.id,
      platform: identity.platform,
      locale: home.locale,
    }),
    role: profile.standing === 'admin' ? 'admin' : 'rep',
    locale: profile.locale ?? home.locale,
    zone: profile.zone ?? home.zone,
    teamId: team?.id,
  });
  await linkIdentity(tx, { ...identity, personId: person.id, ...(roomId !== undefined && { roomId }) });
  return person;
}

/** Known by what a platform says of its members, before a word was said: they can be spoken to where it takes their own id for an address. */
export async function addFromDirectory(tx: Tx, met: Met): Promise<Person | undefined> {
  const person = await addMember(tx, { ...met, roomId: undefined });
  if (person) await addRoom(tx, { ...met.identity, kind: 'direct', personId: person.id });
  return person;
}
