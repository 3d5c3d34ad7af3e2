/** When digests come next, once the workdays have changed. */
import { calendarFor } from '../company/store/days.ts';
import type { Tx } from '../db/tx.ts';
import { findPerson } from '../people/store/people.ts';
import { nextDigestAt } from './schedule.ts';
import { audienceOf, comingDigests, postponeDigest } from './store/schedule.ts';

export async function replanDigests(tx: Tx, now: Temporal.Instant) {
  for (const digest of await comingDigests(tx)) {
    // What is due already is said by the next tick.
    if (!digest.nextAt || Temporal.Instant.compare(digest.nextAt, now) <= 0) continue;
    const reader =
      digest.personId === null ? await audienceOf(tx, digest.teamId) : await findPerson(tx, digest.personId);
    if (!reader) continue;
    const calendar = await calendarFor(tx, reader.zone);
    const at = nextDigestAt(digest, { zone: reader.zone, calendar, after: now });
    await postponeDigest(tx, { id: digest.id, at, saidAt: digest.saidAt });
  }
}
