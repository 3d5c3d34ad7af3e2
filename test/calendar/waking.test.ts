/** When a person may be spoken to without having asked. */
import { expect, test } from 'vitest';
import { nextOwnDay } from '../../src/core/calendar/ownDays.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import type { Person } from '../../src/core/contract/person.ts';
import { nextWaking, wakingAt } from '../../src/core/people/waking.ts';

const calendar = calendarOf('CN');
const day = (text: string) => Temporal.PlainDate.from(text);

/** Somebody in Shanghai, with a morning and, if they chose any, days of the week. */
const person = ({
  morning = '09:30',
  days,
}: {
  readonly morning?: string;
  readonly days?: readonly number[];
}): Person => ({
  id: 1,
  name: '李雷',
  role: 'rep',
  locale: 'zh',
  zone: 'Asia/Shanghai',
  teamId: undefined,
  morning: Temporal.PlainTime.from(morning),
  morningDays: days ? [...days] : null,
});
const at = (local: string, zone = 'Asia/Shanghai') =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const wall = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString();

// 20 November 2026 is a Friday; the first of October and the six days after it are holidays.
test.each([
  ['before their morning', {}, '2026-11-20T08:15', '2026-11-20T09:30:00'],
  ['in the night before it', {}, '2026-11-20T03:00', '2026-11-20T09:30:00'],
  ['at their morning', {}, '2026-11-20T09:30', '2026-11-20T09:30:00'],
  ['in the day', {}, '2026-11-20T16:00', '2026-11-20T16:00:00'],
  ['at night, before a weekend', {}, '2026-11-20T21:00', '2026-11-23T09:30:00'],
  ['at night, before a workday', {}, '2026-11-19T22:00', '2026-11-20T09:30:00'],
  ['on a Saturday', {}, '2026-11-21T10:00', '2026-11-23T09:30:00'],
  ['where their morning is in the night', { morning: '06:00' }, '2026-11-20T05:00', '2026-11-20T08:00:00'],
  ['on a day of theirs that is no workday', { days: [6] }, '2026-11-21T10:00', '2026-11-21T10:00:00'],
  ['on a workday that is none of theirs', { days: [6] }, '2026-11-20T10:00', '2026-11-21T09:30:00'],
  ['on a holiday that is a weekday of theirs', { days: [4] }, '2026-10-01T10:00', '2026-10-08T09:30:00'],
])('%s', (_when, how, now, expected) => {
  expect(wall(wakingAt(person(how), { now: at(now), calendar }))).toBe(expected);
});

test('their first morning after a day is counted where they are', () => {
  expect(wall(nextWaking(person({}), { after: day('2026-11-18'), calendar }))).toBe('2026-11-19T09:30:00');
  expect(wall(nextWaking(person({}), { after: day('2026-11-20'), calendar }))).toBe('2026-11-23T09:30:00');
  const away = { ...person({}), zone: 'America/New_York' };
  expect(nextWaking(away, { after: day('2026-11-18'), calendar })).toEqual(at('2026-11-19T09:30', 'America/New_York'));
});

test('a day of theirs is looked for four weeks ahead, and then asked for again a week later', () => {
  const from = day('2026-11-20');
  const last = from.add({ days: 27 });
  expect(nextOwnDay(from, (each) => each.equals(from)).toString()).toBe('2026-11-20');
  expect(nextOwnDay(from, (each) => each.equals(last)).toString()).toBe(last.toString());
  expect(nextOwnDay(from, (each) => each.equals(last.add({ days: 1 }))).toString()).toBe('2026-11-27');
});
