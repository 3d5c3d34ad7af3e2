import type { Role, Person } from './person.ts';

/** What can be done to a row, and what stands between the person and the row: nothing (it is their own), their team, or more. */
export const ACTIONS = [
  'correct',
  'settle',
  'reassign',
  'promote',
  'invite',
  'remove',
  'letGo',
  'export',
  'bindChannel',
  'restrict',
  'setTierCadence',
  'setCompanyDays',
  'setTeams',
  'hearOfLate',
  'setPlaybook',
  'setStages',
  'seeReaders',
  'seeRisk',
  'seeAll',
  'seeKept',
  'setRetention',
  'second',
  'erase',
  'setPrograms',
] as const;
export type Action = (typeof ACTIONS)[number];
export type Relation = 'own' | 'team' | 'other';

const EVERYONE: readonly Role[] = ['rep', 'lead', 'manager', 'admin'];
const LEADS: readonly Role[] = ['lead', 'manager', 'admin'];
const MANAGERS: readonly Role[] = ['manager', 'admin'];

/** Who may: a role that is not named may not. */
const ALLOWED: Readonly<Record<Action, Readonly<Record<Relation, readonly Role[]>>>> = {
  correct: { own: EVERYONE, team: LEADS, other: MANAGERS },
  settle: { own: EVERYONE, team: LEADS, other: MANAGERS },
  reassign: { own: EVERYONE, team: LEADS, other: MANAGERS },
  remove: { own: [], team: ['admin'], other: ['admin'] },
  letGo: { own: [], team: MANAGERS, other: MANAGERS },
  invite: { own: LEADS, team: LEADS, other: LEADS },
  promote: { own: ['admin'], team: ['admin'], other: ['admin'] },
  export: { own: EVERYONE, team: LEADS, other: MANAGERS },
  restrict: { own: EVERYONE, team: LEADS, other: MANAGERS },
  setTierCadence: { own: LEADS, team: LEADS, other: LEADS },
  setTeams: { own: MANAGERS, team: MANAGERS, other: MANAGERS },
  setCompanyDays: { own: MANAGERS, team: MANAGERS, other: MANAGERS },
  hearOfLate: { own: LEADS, team: LEADS, other: MANAGERS },
  setStages: { own: LEADS, team: LEADS, other: MANAGERS },
  setPlaybook: { own: LEADS, team: LEADS, other: LEADS },
  seeReaders: { own: EVERYONE, team: LEADS, other: MANAGERS },
  seeRisk: { own: EVERYONE, team: LEADS, other: MANAGERS },
  seeKept: { own: EVERYONE, team: LEADS, other: MANAGERS },
  second: { own: [], team: MANAGERS, other: MANAGERS },
  erase: { own: MANAGERS, team: MANAGERS, other: MANAGERS },
  setPrograms: { own: ['admin'], team: ['admin'], other: ['admin'] },
  setRetention: { own: ['admin'], team: ['admin'], other: ['admin'] },
  seeAll: { own: EVERYONE, team: MANAGERS, other: MANAGERS },
  bindChannel: { own: LEADS, team: LEADS, other: MANAGERS },
};

export function may(
  person: Pick<Person, 'role'>,
  { action, to }: { readonly action: Action; readonly to: Relation },
): boolean {
  return ALLOWED[action][to].includes(person.role);
}

/** How near a row is: by whose it is, and by that person's team. */
export function relation(
  person: Person,
  whose: { readonly ids: readonly (number | null | undefined)[]; readonly teamId: number | undefined },
): Relation {
  if (whose.ids.includes(person.id)) return 'own';
  return person.teamId !== undefined && person.teamId === whose.teamId ? 'team' : 'other';
}

/** What takes two: what one asks for and another lets happen. */
export type Approvable =
  | { readonly kind: 'role'; readonly personId: number; readonly role: Role }
  | { readonly kind: 'export'; readonly what: 'customers' | 'cards' | 'notes'; readonly whose: 'all' }
  | { readonly kind: 'erase'; readonly contactId: number };

export type ApprovalState = 'asked' | 'given' | 'refused';

/** How many rows of each kind something of a person was taken out of, or that went. */
export type Erased = Readonly<Record<string, number>>;

/** What an older backup may not know of somebody who was erased: numbers alone, no personal data. */
export type ErasureTrace = {
  /** Contacts that had turned out to be the same person. */
  readonly others: readonly number[];
  /** How many names, numbers and addresses they were known by. */
  readonly known: number;
  /** The rows in which something of theirs stood, by column. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
};

/** From the least to the most: whoever gets more of it is let by a second person. */
export const ROLE_ORDER: readonly Role[] = ['rep', 'lead', 'manager', 'admin'];
