import { expect, test } from 'vitest';
import { birthdayWords, nextBirthday } from '../../src/core/care/birthday.ts';
import { festivalsBetween, nextFestival } from '../../src/core/care/festivals.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const next = (kept: string, from: string) => nextBirthday(kept, day(from))?.toString();

/** The days of the moon are those of a printed almanac. */
test.each([
  ['03-05', '2026-03-05', '2026-03-05'],
  ['03-05', '2026-03-06', '2027-03-05'],
  ['1980-03-05', '2026-01-01', '2026-03-05'],
  // 29 February.
  ['02-29', '2026-01-01', '2026-02-28'],
  ['02-29', '2028-01-01', '2028-02-29'],
  ['02-29', '2026-03-01', '2027-02-28'],
  // The moon's.
  ['农历八月十五', '2026-01-01', '2026-09-25'],
  ['农历八月十五', '2026-09-26', '2027-09-15'],
  ['农历正月初一', '2026-03-01', '2027-02-06'],
  ['农历腊月三十', '2026-01-01', '2026-02-16'],
  ['农历12月23', '2026-01-01', '2026-02-10'],
  ['阴历冬月廿三', '2026-12-01', '2026-12-31'],
  // The sixth month of 2025 came twice; in other years its leap month is the sixth itself.
  ['农历六月初五', '2025-01-01', '2025-06-29'],
  ['农历闰六月初五', '2025-01-01', '2025-07-29'],
  ['农历闰六月初五', '2026-01-01', '2026-07-18'],
])('a birthday kept as %s is next on %s', (kept, from, on) => {
  expect(next(kept, from)).toBe(on);
});

test('what is no birthday has no day', () => {
  expect(
    ['', '农历', '农历十三月初一', '13-01', '农历八月四十', '下周'].map((kept) => next(kept, '2026-01-01')),
  ).toEqual(Array(6).fill(undefined));
});

test('an English reader is told the moon’s day in English', () => {
  expect(birthdayWords('农历闰六月初五', 'en')).toBe('lunar leap month 6 day 5');
  expect(birthdayWords('农历八月十五', 'zh')).toBe('农历八月十五');
  expect(birthdayWords('03-05', 'en')).toBe('03-05');
});

test('a festival is the next one; of which somebody is told goes by where they are', () => {
  expect(nextFestival('moon', day('2026-09-26')).on.toString()).toBe('2027-09-15');
  const year = (zone: string) => festivalsBetween(zone, [day('2026-01-01'), day('2026-12-31')]).map(({ name }) => name);
  expect(year('Asia/Shanghai')).toEqual(['spring', 'dragon', 'moon', 'national']);
  expect(year('America/New_York')).toEqual(['thanksgiving', 'christmas']);
  expect(year('Europe/Berlin')).toEqual(['christmas']);
});
