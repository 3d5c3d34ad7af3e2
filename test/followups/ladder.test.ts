import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import { isQuiet } from '../../src/core/calendar/quietHours.ts';
import { firstReminderAt } from '../../src/core/calendar/remindAt.ts';
import { nextRung, rungAt } from '../../src/core/followups/ladder.ts';
import type { Tier } from '../../src/core/contract/customer.ts';
import type { Rung } from '../../src/core/contract/reading.ts';

const SHANGHAI = { zone: 'Asia/Shanghai', morning: Temporal.PlainTime.from('09:30'), calendar: calendarOf('CN') };
const NEW_YORK = { zone: 'America/New_York', morning: Temporal.PlainTime.from('08:40'), calendar: calendarOf('US') };
const PEOPLE = [SHANGHAI, NEW_YORK];
type Whose = (typeof PEOPLE)[number];

const day = (text: string) => Temporal.PlainDate.from(text);
const PLAIN = { dueOn: day('2026-11-23'), dueTime: null, until: null, isDeadline: false, ahead: null, dayOff: null };
const wall = (at: Temporal.Instant, { zone }: Whose) =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);

/** All that is said of a follow-up on which nobody acts, each rung on time. */
function ladder(whose: Whose, { on, at, tier }: { on: string; at?: string; tier?: Tier }) {
  const first = firstReminderAt({
    ...whose,
    dueOn: day(on),
    dueTime: at === undefined ? undefined : Temporal.PlainTime.from(at),
  });
  const said: (readonly [Rung, string])[] = [];
  let next: { rung: Rung; remindAt: Temporal.Instant | null } = { rung: 'due', remindAt: first };
  while (next.remindAt && said.length < 9) {
    said.push([next.rung, wall(next.remindAt, whose)]);
    next = nextRung(
      { ...PLAIN, dueOn: day(on), rung: next.rung, planned: next.remindAt, at: next.remindAt, tier: tier ?? null },
      whose,
    );
  }
  return said;
}

describe('what nobody acts on is said', () => {
  test.each([
    [
      'on its day, once more that afternoon, on the next workday, and asked about after three',
      { on: '2026-11-23' },
      ['due 2026-11-23T09:30', 'nudge 2026-11-23T16:00', 'open 2026-11-24T09:30', 'question 2026-11-26T09:30'],
    ],
    [
      'over a weekend',
      { on: '2026-11-27' },
      ['due 2026-11-27T09:30', 'nudge 2026-11-27T16:00', 'open 2026-11-30T09:30', 'question 2026-12-02T09:30'],
    ],
    [
      'over National Day, whose make-up Saturday is a workday',
      { on: '2026-09-30' },
      ['due 2026-09-30T09:30', 'nudge 2026-09-30T16:00', 'open 2026-10-08T09:30', 'question 2026-10-10T09:30'],
    ],
    [
      'a workday earlier where the customer matters most',
      { on: '2026-11-23', tier: 'A' as const },
      ['due 2026-11-23T09:30', 'nudge 2026-11-23T16:00', 'open 2026-11-24T09:30', 'question 2026-11-25T09:30'],
    ],
    [
      'at its hour, and without a nudge where the afternoon is over',
      { on: '2026-11-23', at: '15:30' },
      ['due 2026-11-23T15:30', 'open 2026-11-24T09:30', 'question 2026-11-26T09:30'],
    ],
    [
      'on a Saturday at its hour, and then on workdays',
      { on: '2026-11-28', at: '10:00' },
      ['due 2026-11-28T10:00', 'open 2026-11-30T09:30', 'question 2026-12-02T09:30'],
    ],
  ])('%s', (_, promise, said) => {
    expect(ladder(SHANGHAI, promise).map((each) => each.join(' '))).toEqual(said);
  });
});

test('whatever its day, its hour and its customer: four things at most, each rung once and in its order, none at night or on a day off', () => {
  const order: readonly Rung[] = ['due', 'nudge', 'open', 'question'];
  const days = Array.from({ length: 365 }, (_, n) => day('2026-01-01').add({ days: n }));
  const hours = [undefined, '07:00', '09:00', '14:59', '15:00', '18:00', '23:30'];
  const wrong: string[] = [];
  for (const whose of PEOPLE)
    for (const on of days)
      for (const at of hours)
        for (const tier of ['A', 'B'] as const) {
          const said = ladder(whose, { on: on.toString(), tier, ...(at !== undefined && { at }) });
          const ranks = said.map(([rung]) => order.indexOf(rung));
          const isInOrder = ranks.every((rank, n) => n === 0 || rank > (ranks[n - 1] ?? 9));
          const isWhole = ranks.includes(0) && ranks.includes(2) && ranks.includes(3);
          const later = said.slice(1).map(([, text]) => Temporal.PlainDateTime.from(text));
          const isCivil = later.every(
            (each) =>
              whose.calendar.isWorkday(each.toPlainDate()) &&
              !isQuiet(each.toZonedDateTime(whose.zone).toInstant(), { zone: whose.zone }),
          );
          const asked = said.at(-1)?.[1].slice(0, 10) ?? '';
          const spoken = said[0]?.[1].slice(0, 10) ?? '';
          const wanted = whose.calendar.addWorkdays(day(spoken), tier === 'A' ? 2 : 3).toString();
          if (!isInOrder || !isWhole || !isCivil || asked !== wanted)
            wrong.push(`${whose.zone} ${on.toString()} ${at} ${tier}`);
        }
  expect(wrong).toEqual([]);
});

test.each([
  ['nudge', '2026-11-23T16:00', '2026-11-23T18:30', 'nudge'],
  ['nudge', '2026-11-23T16:00', '2026-11-24T09:30', 'open'],
  ['due', '2026-11-23T09:30', '2026-11-26T09:30', 'due'],
  ['open', '2026-11-24T09:30', '2026-11-26T09:30', 'open'],
  ['question', '2026-11-26T09:30', '2026-12-01T09:30', 'question'],
] as const)('%s of %s is said at %s as %s', (rung, planned, now, said) => {
  const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(SHANGHAI.zone).toInstant();
  expect(rungAt(at(now), { rung, remindAt: at(planned), zone: SHANGHAI.zone })).toBe(said);
});

test('what came a day late is not nudged about on top', () => {
  const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(SHANGHAI.zone).toInstant();
  const late = {
    ...PLAIN,
    rung: 'due',
    planned: at('2026-11-23T09:30'),
    at: at('2026-11-25T09:30'),
    tier: null,
  } as const;
  const next = nextRung(late, SHANGHAI);
  expect([next.rung, next.remindAt && wall(next.remindAt, SHANGHAI)]).toEqual(['open', '2026-11-26T09:30']);
});
