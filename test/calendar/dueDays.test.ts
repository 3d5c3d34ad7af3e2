/** On which day a reminder comes, by tables written down here and not taken from the program: every day of 2026 in four countries. */
import { describe, expect, test } from 'vitest';
import { earlyReminderAt, firstReminderAt, reminderDay } from '../../src/core/calendar/remindAt.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';

/** The days off of 2026 beside weekends, as they are published: China by the State Council, the others by law for the whole country. */
const OFF: Readonly<Record<string, string>> = {
  CN: `01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 05-04
    05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07`,
  JP: '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
  US: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  DE: '01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26',
};
/** Weekend days that are worked in China. */
const WORKED = '01-04 02-14 02-28 05-09 09-20 10-10'.split(' ');
const ZONES = { CN: 'Asia/Shanghai', JP: 'Asia/Tokyo', US: 'America/New_York', DE: 'Europe/Berlin' } as const;
type Country = keyof typeof ZONES;
const COUNTRIES = ['CN', 'JP', 'US', 'DE'] as const;

const year = Array.from({ length: 365 }, (_, n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }));
const written = (day: Temporal.PlainDate) => day.toString().slice(5);

function isWorked(country: Country, day: Temporal.PlainDate): boolean {
  if (day.year !== 2026)
    return (
      day.dayOfWeek < 6 &&
      written(day) !== '01-01' &&
      day.toString() !== '2025-12-25' &&
      day.toString() !== '2025-12-26'
    );
  if (country === 'CN' && WORKED.includes(written(day))) return true;
  return day.dayOfWeek < 6 && !(OFF[country] ?? '').split(/\s+/).includes(written(day));
}

function walk(country: Country, { from, step }: { from: Temporal.PlainDate; step: 1 | -1 }) {
  let day = from;
  while (!isWorked(country, day)) day = day.add({ days: step });
  return day;
}

describe.each(COUNTRIES)('in %s', (country) => {
  const zone = ZONES[country];
  const morning = Temporal.PlainTime.from('09:30');
  const whose = { zone, morning, calendar: calendarOf(country) };
  const civil = (at: Temporal.Instant | undefined) =>
    at?.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);

  test('the next workday, the one before, or the day itself: whatever was asked for, on every day of 2026', () => {
    const wrong: string[] = [];
    for (const day of year) {
      const wanted = {
        next: walk(country, { from: day, step: 1 }),
        previous: walk(country, { from: day, step: -1 }),
        same: day,
      };
      for (const dayOff of ['next', 'previous', 'same'] as const) {
        const at = civil(firstReminderAt({ ...whose, dueOn: day, dayOff }));
        const isRight =
          at === `${wanted[dayOff].toString()}T09:30` && reminderDay(day, { ...whose, dayOff }).equals(wanted[dayOff]);
        // The first days of 2027 are the business of another table.
        if (!isRight && wanted[dayOff].year === 2026) wrong.push(`${day.toString()} ${dayOff} ${at}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a deadline is told on the last workday before it, and on its own morning where that is a workday', () => {
    const wrong: string[] = [];
    for (const day of year.slice(7)) {
      const before = walk(country, { from: day.subtract({ days: 1 }), step: -1 });
      const early = civil(earlyReminderAt({ ...whose, dueOn: day, isDeadline: true }));
      const own = civil(firstReminderAt({ ...whose, dueOn: day, isDeadline: true }));
      if (early !== `${before.toString()}T09:30`) wrong.push(`${day.toString()} before: ${early}`);
      if (isWorked(country, day) && own !== `${day.toString()}T09:30`) wrong.push(`${day.toString()} itself: ${own}`);
    }
    expect(wrong).toEqual([]);
  });

  test('three days ahead is never fewer than three', () => {
    const wrong = year.slice(14).filter((day) => {
      const wanted = walk(country, { from: day.subtract({ days: 3 }), step: -1 });
      return civil(earlyReminderAt({ ...whose, dueOn: day, ahead: 'P3D' })) !== `${wanted.toString()}T09:30`;
    });
    expect(wrong.map(String)).toEqual([]);
  });
});

/** The nights on which clocks change, from the published rules, with the minutes by which they do. */
const CHANGES = [
  ['America/New_York', '2026-03-08', '02:00', 60],
  ['America/New_York', '2026-11-01', '02:00', -60],
  ['Europe/Berlin', '2026-03-29', '02:00', 60],
  ['Europe/Berlin', '2026-10-25', '03:00', -60],
  ['America/Santiago', '2026-04-04', '24:00', -60],
  ['America/Santiago', '2026-09-06', '00:00', 60],
  ['Australia/Lord_Howe', '2026-04-05', '02:00', -30],
  ['Australia/Lord_Howe', '2026-10-04', '02:00', 30],
] as const;

test.each(CHANGES)(
  'in %s, when clocks change on %s at %s by %s minutes, none is lost and none doubled',
  (zone, date, clock, by) => {
    const midnight = Temporal.PlainDate.from(date).toPlainDateTime();
    const change = midnight.add({ hours: Number(clock.slice(0, 2)) });
    const whose = {
      zone,
      morning: Temporal.PlainTime.from('09:30'),
      calendar: calendarOf(undefined),
      dayOff: 'same' as const,
    };
    const minutes = Array.from({ length: 4 * 24 * 4 }, (_, n) =>
      midnight.subtract({ days: 1 }).add({ minutes: n * 15 }),
    );
    const reminded = minutes.map((wall) =>
      firstReminderAt({ ...whose, dueOn: wall.toPlainDate(), dueTime: wall.toPlainTime() }),
    );
    for (const [n, at] of reminded.entries()) {
      const wall = minutes[n] ?? midnight;
      const shown = at.toZonedDateTimeISO(zone).toPlainDateTime();
      const isSkipped =
        by > 0 &&
        Temporal.PlainDateTime.compare(wall, change) >= 0 &&
        Temporal.PlainDateTime.compare(wall, change.add({ minutes: by })) < 0;
      // At the hour that was said; where the clock leaps over it, at the first minute after.
      expect(shown.toString()).toBe((isSkipped ? change.add({ minutes: by }) : wall).toString());
      expect(Temporal.Instant.compare(reminded[n - 1] ?? at, at)).toBeLessThanOrEqual(0);
    }
    const mornings = [-1, 0, 1, 2].map((n) =>
      firstReminderAt({ ...whose, dueOn: midnight.toPlainDate().add({ days: n }) }),
    );
    expect(mornings.map((at) => at.toZonedDateTimeISO(zone).toPlainTime().toString())).toEqual(
      Array.from({ length: 4 }, () => '09:30:00'),
    );
  },
);
