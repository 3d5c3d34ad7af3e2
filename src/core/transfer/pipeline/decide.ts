import { may, relation } from '../../contract/permissions.ts';
import { promised } from '../../followups/schedule.ts';
import type { Import } from '../store/imports.ts';
import { thereBy } from '../store/existing.ts';
import type { Tx } from '../../db/tx.ts';
import { plan, reachOf, twinKeys } from '../plan.ts';
import { isFault } from '../row.ts';
import type { Part, Piece } from './chunks.ts';
import { lookAs } from '../../db/session.ts';

/** What these lines would change, by what their bringer may change of what is there; and the follow-ups they would make. */
export async function planned(
  tx: Tx,
  {
    entries,
    reader,
    of,
    made,
  }: {
    readonly entries: Part['entries'];
    readonly reader: Piece['reader'];
    readonly of: Import;
    readonly made: ReadonlySet<string>;
  },
) {
  const { person, owners, now } = reader;
  lookAs(tx, person);
  const keys = new Set(entries.flatMap((entry) => (isFault(entry) ? [] : [...twinKeys(entry.name, entry.aliases)])));
  const reach = entries.flatMap((entry) => (isFault(entry) || !entry.contact ? [] : reachOf(entry.contact)));
  const there = await thereBy(tx, {
    keys: [...keys],
    reach: [...new Set(reach)],
    importId: of.id,
    closed: ({ ids, teamId, owner }) =>
      may(person, { action: 'correct', to: relation(person, { ids, teamId }) }) ? undefined : owner,
  });
  const ownerId = person.role === 'rep' ? person.id : null;
  const promise = (day: Temporal.PlainDate, owner: number | null) =>
    promised(
      { dueOn: day, precision: 'day' },
      { owner: (owner === null ? undefined : owners.get(owner)) ?? person, now },
    );
  return { ...plan(entries, there, { twins: of.twins, ownerId, made }), promise };
}
