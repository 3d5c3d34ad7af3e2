/** Whom a one-time code lets in, wherever it was said, and what they hear first. */
import { giveBackKept } from './process/steps.ts';
import { distinctName } from '../people/store/colleagues.ts';
import { comeBack } from '../people/store/leave.ts';
import { addPerson, changePerson, type Identity } from '../people/store/people.ts';
import { findTeam, homeTeam } from '../people/store/teams.ts';
import { ROLES } from '../people/roles.ts';
import type { Card } from '../contract/card.ts';
import type { Locale } from '../contract/locale.ts';
import type { Person, Role } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import type { Translator } from '../text/phrases.ts';

type Arriving = {
  readonly tx: Tx;
  readonly now: Temporal.Instant;
  readonly locale: Locale;
  /** Theirs, where there is no team yet that has one. */
  readonly zone: string;
  /** Who brings the code, if we know them. */
  readonly bearer: Person | undefined;
  readonly identity: Pick<Identity, 'platform'>;
};

type Code = {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly personId?: number | undefined;
  readonly teamId?: number | undefined;
};

/** `isNamed`: it is known what they are called. */
export type Admitted = { readonly person: Person; readonly isNamed: boolean };

/** Somebody by their number, back if they had left; whoever brings it, if we know them; or somebody new. A name makes nobody somebody who is here. */
export async function admit(arriving: Arriving, code: Code): Promise<Admitted> {
  const { tx, bearer } = arriving;
  const person = await whoComes(arriving, code);
  const { role = person.role } = code;
  if (person.role !== role) await changePerson(tx, { id: person.id, role });
  const isNamed = bearer !== undefined || code.personId !== undefined || code.name !== undefined;
  return { person: { ...person, role }, isNamed };
}

async function whoComes(
  { tx, now, locale, zone, bearer, identity }: Arriving,
  { personId, name, role = 'rep', teamId: meant }: Code,
): Promise<Person> {
  if (personId !== undefined) {
    const back = await comeBack(tx, personId);
    await giveBackKept({ tx, now }, back);
    return back;
  }
  if (bearer) return bearer;
  const team = (meant === undefined ? undefined : await findTeam(tx, meant)) ?? (await homeTeam(tx));
  const teamId = team?.id;
  return addPerson(tx, {
    // What they are called is asked next.
    name: await distinctName(tx, { name: name ?? ROLES[role][locale], teamId, locale, ...identity }),
    role,
    locale,
    zone: team?.zone ?? zone,
    teamId,
  });
}

export function welcomeCard({ person, isNamed }: Admitted, { t }: Translator): Card {
  return {
    icon: '🔑',
    ...(!isNamed && {
      lines: [t({ zh: '怎么称呼你?', en: 'What is your name?' })],
      ask: t({ zh: '我改名叫…', en: 'rename me to …' }),
    }),
    title: t({
      zh: `你好,${person.name}。以后这里的话都算你说的`,
      en: `Hello ${person.name}. What is said here is yours from now on`,
    }),
    footer: t({ zh: '说「帮助」看我会什么', en: 'Say “help” to see what I can do' }),
  };
}
