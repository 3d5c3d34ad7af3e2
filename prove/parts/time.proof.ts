/** Every change of clocks of every zone, by an oracle that asks the machine's own calendar what a moment is called there. */
import { instantOf } from '../../src/core/calendar/timeZones.ts';
import { firstReminderAt } from '../../src/core/calendar/remindAt.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import { proof } from '../proof.ts';

const FROM = Temporal.Instant.from('2024-01-01T00:00Z');
const UNTIL = Temporal.Instant.from('2038-01-01T00:00Z');
const WALLS = ['00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '09:00', '23:59'] as const;

proof(
  'a wall time that does not exist is the first minute after, and one that comes twice is the first',
  async ({ times, below }) => {
    const violations: string[] = [];
    const did = { zones: 0, 'changes of clocks': 0, 'wall times': 0 };
    const zones = Intl.supportedValuesOf('timeZone');
    const many = Math.min(zones.length, times(zones.length * 20));
    const first = below(zones.length);
    for (const zone of Array.from({ length: many }, (_, at) => zones[(first + at) % zones.length] ?? 'UTC')) {
      did.zones += 1;
      const reads = wallClock(zone);
      for (const change of changesIn(zone)) {
        did['changes of clocks'] += 1;
        const day = change.toZonedDateTimeISO(zone).toPlainDate();
        for (const date of [day.subtract({ days: 1 }), day, day.add({ days: 1 })])
          for (const time of WALLS) {
            did['wall times'] += 1;
            const wall = date.toPlainDateTime(time);
            const expected = firstAt(wall, { around: change, reads });
            const found = instantOf(wall, zone);
            const asked = firstReminderAt({
              dueOn: date,
              dueTime: wall.toPlainTime(),
              dayOff: 'same',
              zone,
              morning: wall.toPlainTime(),
              calendar: calendarOf('CN'),
            });
            if (!found.equals(expected) || !asked.equals(expected))
              violations.push(
                `${zone} ${wall.toString()}: ${found.toString()} and ${asked.toString()}, not ${expected.toString()}`,
              );
          }
      }
    }
    return { did, violations };
  },
);

function changesIn(zone: string): readonly Temporal.Instant[] {
  const changes: Temporal.Instant[] = [];
  let at = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at && Temporal.Instant.compare(at.toInstant(), UNTIL) < 0) {
    changes.push(at.toInstant());
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

/** What clocks on the wall show at a moment, as one may compare it. */
function wallClock(zone: string) {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (milliseconds: number) => format.format(milliseconds).replace(' ', 'T');
}

/** The first minute at which clocks show this, or have gone past it: minute by minute where clocks change, and elsewhere by the half day. */
function firstAt(
  wall: Temporal.PlainDateTime,
  { around, reads }: { readonly around: Temporal.Instant; readonly reads: (at: number) => string },
): Temporal.Instant {
  const wanted = wall.toString().slice(0, 16);
  const minute = 60_000;
  // Before the change clocks only go on, and so they do after it: the first of each that is late enough.
  const least = (from: number, to: number) => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (reads(middle) >= wanted) high = middle;
      else low = middle + minute;
    }
    return low;
  };
  const change = around.epochMilliseconds;
  const days = 4 * 86_400_000;
  const before = least(change - days, change);
  return Temporal.Instant.fromEpochMilliseconds(before < change ? before : least(change, change + days));
}
