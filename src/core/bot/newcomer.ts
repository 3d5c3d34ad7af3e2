import { sanitize } from '../text/sanitize.ts';
import type { Hearing } from './store/hear.ts';
import type { Tx } from '../db/tx.ts';
import { addPerson, linkIdentity } from '../people/store/people.ts';
import { homeTeam } from '../people/store/teams.ts';
import { shorten } from '../text/phrases.ts';
import type { Person } from '../contract/person.ts';
import type { Message } from '../contract/message.ts';

/** Whoever writes for the first time where that is enough becomes a colleague. */
export async function addNewcomer(
  tx: Tx,
  { message, hearing }: { message: Message; hearing: Hearing },
): Promise<Person | undefined> {
  const { from, platform, account } = message;
  if (!hearing.meets || from.standing === 'guest') return undefined;
  const team = await homeTeam(tx);
  const person = await addPerson(tx, {
    name: shorten(sanitize(from.name ?? '').text) || from.id,
    role: from.standing === 'admin' ? 'admin' : 'rep',
    locale: from.locale ?? hearing.locale,
    zone: from.zone ?? hearing.zone,
    teamId: team?.id,
  });
  await linkIdentity(tx, { platform, account, external: from.id, personId: person.id, roomId: hearing.roomId });
  return person;
}

/** Somebody we do not know: may do nothing but say who they are. */
export function stranger({ from }: Message, { locale, zone }: Hearing): Person {
  return {
    id: 0,
    name: '',
    role: 'rep',
    locale: from.locale ?? locale,
    zone: from.zone ?? zone,
    morning: Temporal.PlainTime.from('09:30'),
    teamId: undefined,
  };
}
