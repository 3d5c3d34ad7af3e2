import { calendarFor } from '../../core/company/store/days.ts';
import { lookAs } from '../../core/db/session.ts';
import { unansweredCard } from '../../core/followups/delegate.ts';
import { askAgainAt, takeUnanswered } from '../../core/followups/store/requests.ts';
import { findPerson } from '../../core/people/store/people.ts';
import { wakingAt } from '../../core/people/waking.ts';
import { translator } from '../../core/text/phrases.ts';
import type { Job } from '../job.ts';

/** Whoever has not said for a workday whether they take what a colleague gave them is asked once, unless their reminder has done it. */
export const requests: Job = {
  name: 'requests',
  async run(tx, now) {
    lookAs(tx, 'everything');
    const waiting = await takeUnanswered(tx, { now });
    const [first] = waiting;
    if (!first) return undefined;
    const ids = waiting.map(({ id }) => id);
    const person = await findPerson(tx, first.ownerId);
    const at = person && wakingAt(person, { now, calendar: await calendarFor(tx, person.zone) });
    const isAwake = at !== undefined && Temporal.Instant.compare(at, now) <= 0;
    await askAgainAt(tx, { ids, at: isAwake || !at ? null : at });
    if (!person || !isAwake) return [];
    const to = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
    return [{ locale: person.locale, reply: { ...unansweredCard(waiting, to), to: { person: person.id } } }];
  },
};
