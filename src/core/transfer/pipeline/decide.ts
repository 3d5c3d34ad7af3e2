import { calendarFor } from '../../company/store/days.ts';
import { type Calendar, calendarOf } from '../../calendar/workdays.ts';
import { may, relation } from '../../contract/permissions.ts';
import { scheduleFollowUp } from '../../followups/schedule.ts';
import type { Import } from '../store/imports.ts';
import { findExisting } from '../store/existing.ts';
import type { Tx } from '../../db/tx.ts';
import { planImport, contactKeysOf, duplicateKeys } from '../plan.ts';
import { isFault } from '../row.ts';
import type { PreparedChunk, RowChunk } from './chunks.ts';
import { findByIndex, lookAs } from '../../db/session.ts';

/** What these lines would change, by what their bringer may change of what is there; and the follow-ups they would make. */
export async function planChunk(
  tx: Tx,
  {
    entries,
    reader,
    of,
    made,
  }: {
    readonly entries: PreparedChunk['entries'];
    readonly reader: RowChunk['reader'];
    readonly of: Import;
    readonly made: ReadonlySet<string>;
  },
) {
  const { person, owners, now } = reader;
  lookAs(tx, person);
  findByIndex(tx);
  const keys = new Set(
    entries.flatMap((entry) => (isFault(entry) ? [] : [...duplicateKeys(entry.name, entry.aliases)])),
  );
  const reach = entries.flatMap((entry) => (isFault(entry) ? [] : entry.contacts.flatMap(contactKeysOf)));
  const there = await findExisting(tx, {
    keys: [...keys],
    reach: [...new Set(reach)],
    importId: of.id,
    closed: ({ ids, teamId, owner }) =>
      may(person, { action: 'correct', to: relation(person, { ids, teamId }) }) ? undefined : owner,
  });
  // A service account is nobody's owner.
  const ownerId = person.role === 'rep' && owners.has(person.id) ? person.id : null;
  const zones = new Set([person, ...owners.values()].map(({ zone }) => zone));
  const calendars = new Map<string, Calendar>();
  for (const zone of zones) calendars.set(zone, await calendarFor(tx, zone));
  const promise = (day: Temporal.PlainDate, ownerId: number | null) => {
    const owner = (ownerId === null ? undefined : owners.get(ownerId)) ?? person;
    const calendar = calendars.get(owner.zone) ?? calendarOf(undefined);
    return scheduleFollowUp({ dueOn: day, precision: 'day' }, { owner, calendar, now });
  };
  return { ...planImport(entries, there, { twins: of.twins, ownerId, made }), promise };
}
