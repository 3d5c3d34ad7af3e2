/** A person's calendar as iCalendar. Moments are written in UTC, which every program shows where its reader is. Pure. */
import ical from 'ical-generator';
import type { CalendarShown } from '../../core/contract/doors/calendar.ts';

/** How often a program is asked to look again, in seconds; what it keeps to is its own. */
const AGAIN = 900;
/** The same for ever: what has not changed is the same text, by which its tag is known again. */
const STAMP = Temporal.Instant.from('2026-01-01T00:00:00Z');

export function icsOf({ name, entries }: CalendarShown): string {
  const calendar = ical({ name, prodId: '//Touchbase//Touchbase//EN', ttl: AGAIN });
  for (const { uid, title, about, when } of entries)
    calendar.createEvent({
      id: `${uid}@touchbase`,
      stamp: STAMP,
      summary: title,
      ...(about !== undefined && { description: about }),
      // The day after the last is where whole days end.
      ...('at' in when
        ? { start: when.at, end: when.at.add({ minutes: when.minutes }) }
        : { start: when.from, end: when.until.add({ days: 1 }), allDay: true }),
    });
  return calendar.toString();
}
