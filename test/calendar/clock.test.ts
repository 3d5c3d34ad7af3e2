import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstReminderAt, sameAfternoon, workdayMorning } from '../../src/core/calendar/remindAt.ts';
import { afterQuiet, isQuiet } from '../../src/core/calendar/quietHours.ts';
import type { QuietHours } from '../../src/core/calendar/quietHours.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import { instantOf } from '../../src/core/calendar/timeZones.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const wall = (text: string) => Temporal.PlainDateTime.from(text);
const local = (at: Temporal.Instant, zone: string) =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);

const shanghai = { zone: 'Asia/Shanghai', morning: time('09:30'), calendar: calendarOf('CN') };
const newYork = { zone: 'America/New_York', morning: time('09:00'), calendar: calendarOf('US') };

test.for([
  ['2026-11-25', undefined, '2026-11-25T09:30', 'the morning of the day'],
  ['2026-11-21', undefined, '2026-11-23T09:30', 'Saturday waits for Monday'],
  ['2026-10-01', undefined, '2026-10-08T09:30', 'National Day waits for the first workday'],
  ['2026-10-10', undefined, '2026-10-10T09:30', 'a make-up Saturday is worked'],
  ['2026-10-03', '15:00', '2026-10-03T15:00', 'a named time is kept on a holiday'],
  ['2026-11-25', '23:45', '2026-11-25T23:45', 'a named time is kept at night'],
] as const)('in China what is due %s %s is reminded at %s: %s', ([on, at, reminded]) => {
  const dueTime = at && time(at);
  expect(local(firstReminderAt({ ...shanghai, dueOn: day(on), dueTime }), shanghai.zone)).toBe(reminded);
});

test.for([
  ['2026-03-08T02:30', '2026-03-08T07:00:00Z', 'a time that is skipped is the first minute after'],
  ['2026-03-08T01:59', '2026-03-08T06:59:00Z', 'the minute before is itself'],
  ['2026-11-01T01:30', '2026-11-01T05:30:00Z', 'a time that comes twice is the first'],
  ['2026-03-09T09:00', '2026-03-09T13:00:00Z', 'summer'],
  ['2026-11-02T09:00', '2026-11-02T14:00:00Z', 'winter'],
] as const)('in New York %s is %s: %s', ([text, at]) => {
  const dueTime = wall(text).toPlainTime();
  expect(firstReminderAt({ ...newYork, dueOn: wall(text).toPlainDate(), dueTime }).toString()).toBe(at);
});

test.for([
  ['2026-11-25T09:30', '2026-11-25T16:00', 'the same afternoon'],
  ['2026-11-25T14:59', '2026-11-25T16:00', 'still the same afternoon'],
  ['2026-11-25T15:00', undefined, 'too late for today'],
  ['2026-11-25T03:00', '2026-11-25T16:00', 'after one asked for at night'],
  ['2026-11-28T10:00', undefined, 'not on a Saturday'],
  ['2026-10-02T09:30', undefined, 'not on National Day'],
  ['2026-10-10T09:30', '2026-10-10T16:00', 'on a make-up Saturday'],
] as const)('in China who was reminded at %s is nudged at %s: %s', ([after, nudged]) => {
  const at = sameAfternoon({ ...shanghai, after: instantOf(wall(after), shanghai.zone) });
  expect(at && local(at, shanghai.zone)).toBe(nudged);
});

test.for([
  ['2026-11-25T16:00', 1, '2026-11-26T09:30', 'the next morning'],
  ['2026-11-27T16:00', 1, '2026-11-30T09:30', 'over the weekend'],
  ['2026-11-28T10:00', 1, '2026-11-30T09:30', 'after one asked for on a Saturday'],
  ['2026-09-30T16:00', 1, '2026-10-08T09:30', 'over National Day'],
  ['2026-10-09T16:00', 1, '2026-10-10T09:30', 'to a make-up Saturday'],
  ['2026-10-10T16:00', 1, '2026-10-12T09:30', 'but not to the Sunday after'],
  ['2026-10-09T16:00', 2, '2026-10-12T09:30', 'the second workday counts it'],
  ['2026-09-29T16:00', 3, '2026-10-09T09:30', 'three workdays over National Day'],
] as const)('in China %s and %s workdays is the morning of %s: %s', ([after, n, next]) => {
  expect(local(workdayMorning({ ...shanghai, after: instantOf(wall(after), shanghai.zone) }, n), shanghai.zone)).toBe(
    next,
  );
});

test.for([
  ['07:00', '21:00', '08:00', '2026-11-26T08:00', 'a morning before the end of the night waits for it'],
  ['13:00', '12:00', '18:00', '2026-11-26T18:00', 'a quiet morning hour waits for its end'],
  ['09:30', '09:00', '07:00', '2026-11-26T07:00', 'who is quiet from nine on is reached before'],
] as const)('with a morning at %s and quiet from %s to %s, the next morning is %s: %s', ([hour, from, until, next]) => {
  const quiet: QuietHours = { from: time(from), until: time(until) };
  const after = instantOf(wall('2026-11-25T17:00'), shanghai.zone);
  expect(local(workdayMorning({ ...shanghai, morning: time(hour), after, quiet }), shanghai.zone)).toBe(next);
});

test('a quiet afternoon is left out', () => {
  const quiet: QuietHours = { from: time('12:00'), until: time('18:00') };
  expect(
    sameAfternoon({ ...shanghai, after: instantOf(wall('2026-11-25T09:30'), shanghai.zone), quiet }),
  ).toBeUndefined();
});

test.for([
  ['20:59', '2026-11-25T20:59'],
  ['21:00', '2026-11-26T08:00'],
  ['23:59', '2026-11-26T08:00'],
  ['00:00', '2026-11-25T08:00'],
  ['07:59', '2026-11-25T08:00'],
  ['08:00', '2026-11-25T08:00'],
] as const)('what comes at %s may be said at %s', ([at, said]) => {
  const instant = instantOf(day('2026-11-25').toPlainDateTime(time(at)), shanghai.zone);
  expect(local(afterQuiet(instant, { zone: shanghai.zone }), shanghai.zone)).toBe(said);
});

test('quiet hours end at the first moment that is not quiet, in any zone, also while clocks change', () => {
  fc.assert(
    fc.property(momentsNearChanges, ({ zone, at, quiet }) => {
      const end = afterQuiet(at, { zone, quiet });
      expect(isQuiet(end, { zone, quiet })).toBe(false);
      for (let before = at; isBefore(before, end); before = before.add({ minutes: 15 }))
        expect(isQuiet(before, { zone, quiet })).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('when the hour that ends the night is struck twice, what comes before the second stroke waits for it', () => {
  const quiet: QuietHours = { from: time('21:00'), until: time('01:30') };
  const second = Temporal.Instant.from('2026-11-01T06:10:00Z');
  expect(afterQuiet(second, { zone: newYork.zone, quiet }).toString()).toBe('2026-11-01T06:30:00Z');
});

test('no quiet hours at all', () => {
  const quiet: QuietHours = { from: time('08:00'), until: time('08:00') };
  expect(isQuiet(Temporal.Instant.from('2026-11-25T00:00Z'), { zone: shanghai.zone, quiet })).toBe(false);
});

test('in every zone, whenever clocks change, a wall time is its first minute, or the first one after the gap', () => {
  const wrong: string[] = [];
  for (const { zone, change } of everyChange()) {
    const minutes = Array.from({ length: 361 }, (_, n) => change.add({ minutes: n - 180 }));
    const clock = minutes.map((at) => at.toZonedDateTimeISO(zone).toPlainDateTime());
    const before = clock[179] ?? wall('2026-01-01');
    for (const offset of [-61, -60, -31, -30, -1, 0, 1, 29, 30, 31, 59, 60]) {
      const wanted = before.add({ minutes: offset });
      const first = minutes[clock.findIndex((shown) => Temporal.PlainDateTime.compare(shown, wanted) >= 0)];
      if (!first?.equals(instantOf(wanted, zone))) wrong.push(`${zone} ${wanted.toString()}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('in every zone, around each change of clocks, a reminder at any half hour comes once a day', () => {
  const halfHours = Array.from({ length: 48 }, (_, n) => time('00:00').add({ minutes: n * 30 }));
  const wrong: string[] = [];
  for (const { zone, change } of everyChange()) {
    const first = change.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
    for (const dueOn of [first, first.add({ days: 1 }), first.add({ days: 2 })]) {
      const opens = dueOn.toZonedDateTime(zone).toInstant();
      // Greenland skips the last hour of a day: what was due in it comes at midnight.
      const closes = dueOn.add({ days: 1 }).toZonedDateTime(zone).toInstant();
      const struck = halfHours.map((dueTime) => firstReminderAt({ ...newYork, zone, dueOn, dueTime }));
      const isOnDay = struck.every((at) => !isBefore(at, opens) && !isBefore(closes, at));
      const isInOrder = struck.every((at, n) => n === 0 || !isBefore(at, struck[n - 1] ?? opens));
      if (!isOnDay || !isInOrder) wrong.push(`${zone} ${dueOn.toString()}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the zone of the host changes nothing', () => {
  const answers = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', everything], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    }),
  );
  expect(answers[0]).toContain('2026-11-23T01:30:00Z');
  expect(new Set(answers).size).toBe(1);
});

const source = (file: string) => JSON.stringify(new URL(`../../src/core/calendar/${file}.ts`, import.meta.url).href);

const everything = `
  const { firstReminderAt, sameAfternoon, workdayMorning } = await import(${source('remindAt')});
  const { calendarOf } = await import(${source('workdays')});
  const { nextOccurrence } = await import(${source('recurrence')});
  const { shortDay } = await import(${source('format')});
  const calendar = calendarOf('CN');
  const who = { zone: 'Asia/Shanghai', morning: Temporal.PlainTime.from('09:30'), calendar };
  const today = Temporal.PlainDate.from('2026-11-21');
  for (let n = 0; n < 60; n++) {
    const dueOn = today.subtract({ days: n });
    const after = firstReminderAt({ ...who, dueOn });
    const next = nextOccurrence('FREQ=MONTHLY;BYMONTHDAY=-1', dueOn);
    console.log(String(after), String(sameAfternoon({ ...who, after })), String(workdayMorning({ ...who, after })), String(next), calendar.isWorkday(dueOn), shortDay(dueOn, { locale: 'en', today }));
  }
`;

/** Each way in which some zone changes its clocks, once: most zones share theirs with others. */
function everyChange(): { zone: string; change: Temporal.Instant }[] {
  const found = new Map<string, { zone: string; change: Temporal.Instant }>();
  for (const zone of Intl.supportedValuesOf('timeZone'))
    for (const change of changesOf(zone)) {
      const after = change.toZonedDateTimeISO(zone);
      found.set(`${change.toString()} ${after.subtract({ seconds: 1 }).offset} ${after.offset}`, { zone, change });
    }
  expect(found.size).toBeGreaterThan(200);
  return [...found.values()];
}

function changesOf(zone: string): Temporal.Instant[] {
  const changes: Temporal.Instant[] = [];
  let at = Temporal.ZonedDateTime.from('2024-01-01T00:00[UTC]').withTimeZone(zone).getTimeZoneTransition('next');
  while (at && at.year < 2030) {
    changes.push(at.toInstant());
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

const hours = (from: number, until: number) =>
  fc.integer({ min: from * 2, max: until * 2 }).map((n) => time('00:00').add({ minutes: n * 30 }));

const momentsNearChanges = fc
  .constantFrom('America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Beirut', 'Africa/Casablanca', 'PRC')
  .chain((zone) =>
    fc.record({
      zone: fc.constant(zone),
      at: fc
        .tuple(
          fc.constantFrom(Temporal.Instant.from('2026-06-01T12:00Z'), ...changesOf(zone)),
          fc.integer({ min: -100, max: 100 }),
        )
        .map(([near, quarters]) => near.add({ minutes: quarters * 15 })),
      quiet: fc.record({ from: hours(12, 22.5), until: hours(0, 11) }),
    }),
  );
