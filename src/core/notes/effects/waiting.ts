/** Notes whose customer nobody has confirmed yet, once there is one. */
import type { Act } from '../../command.ts';
import { certainCandidate, customerCandidates } from '../../customers/resolve.ts';
import type { Candidate } from '../../customers/store/directory.ts';
import { unassignedNotesNaming } from '../../customers/store/customers.ts';
import { tellGrowing } from '../../news/growing.ts';
import { learnFromNote } from './learnFromNote.ts';
import { findNote, type Note } from '../store/find.ts';
import { assignNote } from '../store/write.ts';

type Giving = Pick<Act, 'tx' | 'person' | 'now' | 'today' | 'heardId'>;

/** What waits under these names goes to the customer that such a name surely means, if it is one of those meant. Resolves to how many notes that were. */
export async function bringAlong(
  act: Giving,
  {
    names,
    isMeant,
  }: { readonly names: readonly string[]; readonly isMeant: (customer: Pick<Candidate, 'id'>) => boolean },
): Promise<number> {
  let count = 0;
  for (const name of new Set(names)) {
    const waiting = await unassignedNotesNaming(act.tx, name);
    const customer = waiting.length ? certainCandidate(await customerCandidates(act, name)) : undefined;
    if (!customer || !isMeant(customer)) continue;
    for (const { id } of waiting) {
      const note = await findNote(act.tx, id);
      if (!note) continue;
      await giveTo(act, { note, customer });
      count += 1;
    }
  }
  return count;
}

/** From now on a note is this customer's, with what is learnt of it. */
export async function giveTo(
  { tx, now, today, heardId }: Giving,
  { note, customer }: { readonly note: Note; readonly customer: Pick<Candidate, 'id' | 'name'> },
): Promise<Note> {
  await assignNote(tx, { note, customerId: customer.id });
  const given = { ...note, customer: { id: customer.id, name: customer.name } };
  await learnFromNote(tx, given);
  await tellGrowing(tx, given, { now, today, heardId });
  return given;
}
