import { expect, test } from 'vitest';
import { isTimely, nextDigestAt } from '../../src/core/digests/schedule.ts';
import { countryOf } from '../../src/core/calendar/timeZones.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import type { DigestKind } from '../../src/core/contract/vocabulary.ts';

/** The days on which one comes, one after the other. */
function days(
  kind: DigestKind,
  {
    on = null,
    from,
    zone = 'Asia/Shanghai',
    count = 5,
  }: { on?: readonly number[] | null; from: string; zone?: string; count?: number },
) {
  const at = Temporal.PlainTime.from('09:00');
  const told: string[] = [];
  for (let after = Temporal.PlainDateTime.from(from).toZonedDateTime(zone).toInstant(); told.length < count;) {
    const next = nextDigestAt({ kind, at, days: on }, { zone, calendar: calendarOf(countryOf(zone)), after });
    if (!next) break;
    expect(next.toZonedDateTimeISO(zone).toPlainTime().toString()).toBe('09:00:00');
    told.push(next.toZonedDateTimeISO(zone).toPlainDate().toString());
    after = next;
  }
  return told;
}

test('a daily comes on workdays, make-up Saturdays included, and never on a holiday', () => {
  expect(days('daily', { from: '2026-09-24T09:00', count: 4 })).toEqual([
    '2026-09-28',
    '2026-09-29',
    '2026-09-30',
    '2026-10-08',
  ]);
  expect(days('daily', { from: '2026-02-13T10:00', count: 2 })).toEqual(['2026-02-14', '2026-02-24']);
  expect(days('daily', { from: '2026-11-25T10:00', zone: 'America/New_York', count: 2 })).toEqual([
    '2026-11-27',
    '2026-11-30',
  ]);
});

test('a daily that was asked for on some days comes on those', () => {
  expect(days('daily', { on: [1, 3], from: '2026-11-20T10:00', count: 3 })).toEqual([
    '2026-11-23',
    '2026-11-25',
    '2026-11-30',
  ]);
  expect(days('daily', { on: [6], from: '2026-11-20T10:00', count: 2 })).toEqual(['2026-11-21', '2026-11-28']);
  expect(days('daily', { on: [], from: '2026-11-20T10:00' })).toEqual([]);
});

test('a weekly comes on Monday, on the workday after where that is off, once a week', () => {
  expect(days('weekly', { from: '2026-09-21T10:00', count: 4 })).toEqual([
    '2026-09-28',
    '2026-10-08',
    '2026-10-12',
    '2026-10-19',
  ]);
  expect(days('weekly', { on: [5], from: '2026-11-20T08:00', count: 2 })).toEqual(['2026-11-20', '2026-11-27']);
});

test('a month’s comes on its first workday that has no weekly', () => {
  expect(days('monthly', { from: '2026-09-30T10:00', count: 3 })).toEqual(['2026-10-09', '2026-11-03', '2026-12-01']);
});

test('it comes at its hour across a change of clocks', () => {
  expect(days('daily', { from: '2026-10-30T10:00', zone: 'America/New_York', count: 2 })).toEqual([
    '2026-11-02',
    '2026-11-03',
  ]);
  expect(days('daily', { from: '2026-03-27T10:00', zone: 'Europe/Berlin', count: 1 })).toEqual(['2026-03-30']);
});

test.each([
  ['daily', '2026-11-23T09:00', true],
  ['daily', '2026-11-23T15:00', true],
  ['daily', '2026-11-23T22:00', false],
  ['daily', '2026-11-28T09:00', false],
  ['weekly', '2026-11-24T09:00', false],
] as const)('a %s that nobody could say before is said at %s: %s', (kind, at, is) => {
  const now = Temporal.PlainDateTime.from(at).toZonedDateTime('Asia/Shanghai').toInstant();
  const times = { kind, at: Temporal.PlainTime.from('09:00'), days: null };
  expect(isTimely(times, { zone: 'Asia/Shanghai', calendar: calendarOf('CN'), now })).toBe(is);
});
