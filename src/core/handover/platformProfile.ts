/** What a platform says of somebody, applied to the colleague they are: name, zone, language, standing, and that they are gone. */
import { leave, leavingCard } from './leaving.ts';
import { keepRest } from './process/steps.ts';
import { lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { distinctName, isNameTaken, leadsOf } from '../people/store/colleagues.ts';
import { changePerson, identified, type Identity, isByCode } from '../people/store/people.ts';
import { translator } from '../text/phrases.ts';
import type { Message } from '../contract/message.ts';
import type { Person } from '../contract/person.ts';

type Profile = Omit<Message['from'], 'id'>;

type Change = {
  readonly identity: Identity;
  /** What the platform said before; undefined: it is known for the first time. */
  readonly before: Profile | undefined;
  readonly profile: Profile;
  readonly now: Temporal.Instant;
};

/** What somebody has set here stays, unless it has changed there. Whoever is no member any more has no rights left, unless a code had let them in. */
export async function applyProfile(tx: Tx, { identity, before, profile, now }: Change) {
  const person = await identified(tx, identity);
  if (!person) return;
  const isDemoted = profile.standing === 'guest' && before?.standing !== 'guest' && !(await isByCode(tx, identity));
  if (profile.standing === 'gone' || isDemoted) return end(tx, { person, now });
  const change = {
    ...(await renamed(tx, { person, identity, before, profile })),
    ...promoted({ person, before, profile }),
    ...(before && profile.zone !== undefined && profile.zone !== before.zone && { zone: profile.zone }),
    ...(before && profile.locale !== undefined && profile.locale !== before.locale && { locale: profile.locale }),
  };
  if (Object.keys(change).length) await changePerson(tx, { id: person.id, ...change });
}

async function end(tx: Tx, { person, now }: { readonly person: Person; readonly now: Temporal.Instant }) {
  const [first] = await leadsOf(tx, person);
  if (first) lookAs(tx, first);
  const leaving = await leave(tx, { person, now });
  if (first) {
    lookAs(tx, 'everything');
    await keepRest({ tx, now }, { from: person, by: first });
  }
  for (const { id, locale, zone } of leaving.leads) {
    const to = translator(locale, now.toZonedDateTimeISO(zone).toPlainDate());
    await say(tx, { roomId: undefined, to: { person: id }, locale, card: leavingCard(leaving, to), now });
  }
}

/** A name that is new there is theirs here, told from others of that name; so is one of whoever had only a number. */
async function renamed(
  tx: Tx,
  { person, identity, before, profile: { name } }: Omit<Change, 'now'> & { readonly person: Person },
): Promise<Pick<Person, 'name'> | undefined> {
  const isNews = before ? name !== before.name : person.name === identity.external;
  if (name === undefined || !isNews || name === person.name) return undefined;
  if (!(await isNameTaken(tx, { name, except: person.id }))) return { name };
  return { name: await distinctName(tx, { ...person, name, platform: identity.platform }) };
}

/** The platform's admins are ours; whoever is one no longer is none here. */
function promoted({
  person: { role },
  before,
  profile: { standing },
}: Pick<Change, 'before' | 'profile'> & { readonly person: Person }): Pick<Person, 'role'> | undefined {
  if (standing === 'admin' && before?.standing !== 'admin' && role !== 'admin') return { role: 'admin' };
  if (standing === 'member' && before?.standing === 'admin' && role === 'admin') return { role: 'rep' };
  return undefined;
}
