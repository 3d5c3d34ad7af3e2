/** Who has to know at once what a customer is angry about: its owner, whoever leads them, and the team's channel. */
import type { Person } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import { everyone, findPerson } from '../people/store/people.ts';
import { leadsOf } from '../people/store/colleagues.ts';

export type Audience = {
  readonly owner: Person | undefined;
  readonly leads: readonly Person[];
  /** The team in whose channel it may be said. */
  readonly teamId: number | undefined;
};

/** Without an owner it is whoever brings it. Of a customer that is kept to a team no other team's channel hears. */
export async function whoIsConcerned(
  tx: Tx,
  {
    ownerId,
    setBy,
    onlyTeamId,
  }: { readonly ownerId: number | null; readonly setBy: number; readonly onlyTeamId: number | null },
): Promise<Audience> {
  const owner = await findPerson(tx, ownerId ?? setBy);
  const teamId = owner?.teamId;
  const leads = owner ? await leadsOf(tx, owner) : [];
  return { owner, leads, teamId: onlyTeamId === null || onlyTeamId === teamId ? teamId : undefined };
}

/** Who is above the leads. */
export async function managersOf(tx: Tx): Promise<Person[]> {
  return (await everyone(tx)).filter(({ role }) => role === 'manager');
}
