/** Reads other people's calendars, as Outlook, Google and Apple write them. What reads them is loaded with the first one. */
import type { ParameterValue, VEvent } from 'node-ical';
import type { CalendarMeeting, ReadCalendar } from '../../core/contract/doors/calendar.ts';

/** A calendar that says more is not believed. */
const MOST = 500;

export const readCalendar: ReadCalendar = async (text, { from, until }) => {
  if (!/BEGIN:VCALENDAR/i.test(text.slice(0, 2_000))) return undefined;
  const { default: ical } = await import('node-ical');
  const span = { from: new Date(from.epochMilliseconds), to: new Date(until.epochMilliseconds) };
  const events = Object.values(ical.sync.parseICS(text)).filter((each) => each?.type === 'VEVENT');
  return events
    .filter(({ status, transparency }) => status !== 'CANCELLED' && transparency !== 'TRANSPARENT')
    .flatMap((event) => instancesOf(event))
    .slice(0, MOST);

  function instancesOf(event: VEvent): readonly CalendarMeeting[] {
    try {
      return ical
        .expandRecurringEvent(event, span)
        .filter(({ isFullDay }) => !isFullDay)
        .filter(({ event: each }) => each.status !== 'CANCELLED')
        .map(({ start, end, summary, isRecurring, event: each }) => ({
          uid: isRecurring ? `${event.uid} ${start.toISOString()}` : event.uid,
          title: wordsOf(summary).slice(0, 200),
          startsAt: Temporal.Instant.fromEpochMilliseconds(start.getTime()),
          endsAt: Temporal.Instant.fromEpochMilliseconds(Math.max(end.getTime(), start.getTime())),
          addresses: addressesOf(each),
        }));
    } catch {
      // A rule that would go on every second is no meeting.
      return [];
    }
  }
};

const wordsOf = (value: ParameterValue | undefined) => (typeof value === 'object' ? value.val : (value ?? ''));

function addressesOf({ attendee, organizer }: VEvent): readonly string[] {
  return [attendee, organizer].flat().flatMap((each) => {
    const said = typeof each === 'object' ? each.val : each;
    const address = /^mailto:(.+)$/i.exec(said ?? '')?.[1];
    return address === undefined ? [] : [address.toLowerCase()];
  });
}
