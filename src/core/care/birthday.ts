/** Birthdays as they are kept, and the days on which they fall. Pure. */
import { numberOf } from '../understand/pieces/numerals.ts';
import type { Locale } from '../contract/locale.ts';

type Birthday = {
  readonly month: number;
  readonly day: number;
  /** Of the moon's calendar, and in one of its leap months. */
  readonly moon: boolean;
  readonly leap: boolean;
};

/**
 * The first day from `from` on which it falls; undefined for what is no birthday. 29 February is the 28th in other years;
 * a leap month that a year lacks is the month before it, the thirtieth of a short month its last day.
 */
export function nextBirthday(kept: string, from: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const birthday = parsed(kept);
  if (!birthday) return undefined;
  // A year of the moon ends in the next one of the sun.
  const days = [-1, 0, 1].map((years) => inYear(birthday, from.year + years));
  return days.find((day) => Temporal.PlainDate.compare(day, from) >= 0);
}

function inYear({ month, day, moon, leap }: Birthday, year: number) {
  if (!moon) return Temporal.PlainDate.from({ year, month, day });
  const monthCode = `M${String(month).padStart(2, '0')}${leap ? 'L' : ''}`;
  return Temporal.PlainDate.from({ calendar: 'chinese', year, monthCode, day }).withCalendar('iso8601');
}

function parsed(kept: string): Birthday | undefined {
  const sun = SUN.exec(kept)?.groups;
  if (sun) return checked({ month: Number(sun['month']), day: Number(sun['day']), moon: false, leap: false });
  const moon = MOON.exec(kept)?.groups;
  if (!moon) return undefined;
  const month = MONTHS[moon['month'] ?? ''] ?? numberOf(moon['month'] ?? '');
  const day = numberOf((moon['day'] ?? '').replace('初', ''));
  return month && day ? checked({ month, day, moon: true, leap: moon['leap'] !== undefined }) : undefined;
}

const SUN = /^(?:\d{4}-)?(?<month>\d{2})-(?<day>\d{2})$/;
const MOON =
  /^(?:农历|阴历|旧历|老历)(?<leap>闰)?(?<month>正|冬|腊|\d{1,2}|[一二三四五六七八九十]{1,2})月(?<day>初?[一二三四五六七八九十廿]{1,3}|\d{1,2})$/;
const MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

function checked(birthday: Birthday): Birthday | undefined {
  const { month, day, moon } = birthday;
  return month >= 1 && month <= 12 && day >= 1 && day <= (moon ? 30 : 31) ? birthday : undefined;
}

/** As it is shown: in Chinese as it was said. */
export function birthdayWords(kept: string, locale: Locale): string {
  const birthday = parsed(kept);
  if (locale === 'zh' || !birthday?.moon) return kept;
  const { month, day, leap } = birthday;
  return `lunar ${leap ? 'leap ' : ''}month ${month} day ${day}`;
}
