import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { dayOf, monthLength, partsOf, weekdayOf } from '../civil.ts';

/** A line here teaches the reader a holiday: its day in a given year, and how long it keeps people away in China. */
export type Holiday = { readonly on: (year: number) => number; readonly days?: number };

export const holidays: Readonly<Record<string, Holiday>> = {
  newYear: { on: (y) => dayOf(y, 1, 1), days: 1 },
  newYearEve: { on: (y) => dayOf(y, 12, 31) },
  springEve: { on: (y) => lunar(y, 1, 1) - 1, days: 8 },
  spring: { on: (y) => lunar(y, 1, 1), days: 7 },
  littleNewYear: { on: (y) => lunar(y - 1, 12, 23) },
  laba: { on: (y) => lunar(y - 1, 12, 8) },
  lantern: { on: (y) => lunar(y, 1, 15) },
  valentine: { on: (y) => dayOf(y, 2, 14) },
  women: { on: (y) => dayOf(y, 3, 8) },
  tombs: { on: (y) => dayOf(y, 4, [4, 4, 5, 5][y % 4] ?? 5), days: 1 },
  labour: { on: (y) => dayOf(y, 5, 1), days: 5 },
  youth: { on: (y) => dayOf(y, 5, 4) },
  love520: { on: (y) => dayOf(y, 5, 20) },
  children: { on: (y) => dayOf(y, 6, 1) },
  sale618: { on: (y) => dayOf(y, 6, 18) },
  dragon: { on: (y) => lunar(y, 5, 5), days: 1 },
  qixi: { on: (y) => lunar(y, 7, 7) },
  ghost: { on: (y) => lunar(y, 7, 15) },
  teachers: { on: (y) => dayOf(y, 9, 10) },
  moon: { on: (y) => lunar(y, 8, 15), days: 1 },
  doubleNinth: { on: (y) => lunar(y, 9, 9) },
  national: { on: (y) => dayOf(y, 10, 1), days: 7 },
  doubleTen: { on: (y) => dayOf(y, 10, 10), days: 1 },
  singles: { on: (y) => dayOf(y, 11, 11) },
  double12: { on: (y) => dayOf(y, 12, 12) },
  christmasEve: { on: (y) => dayOf(y, 12, 24) },
  christmas: { on: (y) => dayOf(y, 12, 25), days: 1 },
  boxing: { on: (y) => dayOf(y, 12, 26), days: 1 },
  epiphany: { on: (y) => dayOf(y, 1, 6) },
  mlk: { on: (y) => nth(y, 1, 1, 3) },
  presidents: { on: (y) => nth(y, 2, 1, 3) },
  groundhog: { on: (y) => dayOf(y, 2, 2) },
  stPatrick: { on: (y) => dayOf(y, 3, 17) },
  earth: { on: (y) => dayOf(y, 4, 22) },
  goodFriday: { on: (y) => easter(y) - 2, days: 4 },
  easter: { on: easter, days: 2 },
  easterMonday: { on: (y) => easter(y) + 1, days: 1 },
  mothers: { on: (y) => nth(y, 5, 7, 2) },
  memorial: { on: (y) => last(y, 5, 1), days: 1 },
  fathers: { on: (y) => nth(y, 6, 7, 3) },
  juneteenth: { on: (y) => dayOf(y, 6, 19), days: 1 },
  independence: { on: (y) => dayOf(y, 7, 4), days: 1 },
  indiaIndependence: { on: (y) => dayOf(y, 8, 15), days: 1 },
  laborUs: { on: (y) => nth(y, 9, 1, 1), days: 1 },
  columbus: { on: (y) => nth(y, 10, 1, 2) },
  halloween: { on: (y) => dayOf(y, 10, 31) },
  veterans: { on: (y) => dayOf(y, 11, 11) },
  thanksgiving: { on: (y) => nth(y, 11, 4, 4), days: 4 },
  blackFriday: { on: (y) => nth(y, 11, 4, 4) + 1, days: 3 },
  cyberMonday: { on: (y) => nth(y, 11, 4, 4) + 4 },
  eid: { on: fitr, days: 2 },
  holyWeek: { on: (y) => easter(y) - 6, days: 8 },
  diwali: { on: (y) => hindu(y) },
};

const diwaliDays: Readonly<Record<number, readonly [number, number]>> = {
  2024: [11, 1],
  2025: [10, 20],
  2026: [11, 8],
  2027: [10, 29],
  2028: [10, 17],
  2029: [11, 5],
  2030: [10, 26],
};

const off = new Map<number, string>();
const madeUp = new Set<number>();
for (const [iso, name] of Object.entries(table.holidays)) off.set(isoDay(iso), name.split(',')[1] ?? '');
for (const iso of Object.keys(table.workdays)) madeUp.add(isoDay(iso));
const lastKnown = Math.max(...[...off.keys()].map((day) => partsOf(day).y));

/** Whether China works on this day, by the published tables where there are any and by habit where there are none. */
export function isWorkday(day: number): boolean {
  if (madeUp.has(day)) return true;
  if (off.has(day) || weekdayOf(day) > 5) return false;
  return partsOf(day).y <= lastKnown || !habitual(day);
}

export function addWorkdays(day: number, count: number): number {
  let at = day;
  for (let left = Math.min(Math.abs(count), 400); left > 0;) {
    at += Math.sign(count);
    if (isWorkday(at)) left--;
  }
  return at;
}

/** The first workday after the holiday that contains or starts on this day. */
export function workdayAfter(day: number, days: number): number {
  let at = day + Math.max(days, 1);
  if (off.has(day)) {
    const name = off.get(day);
    at = day;
    while (off.get(at) === name) at++;
  }
  while (!isWorkday(at)) at++;
  return at;
}

const long = ['newYear', 'springEve', 'tombs', 'labour', 'dragon', 'moon', 'national'].map((id) => holidays[id]!);

/** The next long holiday on or after this day that people mean by «the holiday», with its first day. */
export function nextHoliday(day: number): { first: number; days: number } {
  const year = partsOf(day).y;
  let next = { first: Number.POSITIVE_INFINITY, days: 1 };
  for (const y of [year, year + 1])
    for (const { on, days = 1 } of long) {
      const first = on(y);
      if (first < next.first && first + days > day) next = { first, days };
    }
  return next;
}

/** A day of the Chinese calendar: the year is the Gregorian one in which that lunar year begins. */
export function lunar(year: number, month: number, day: number): number {
  const known = lunarMonths[(year - firstLunar) * 12 + month - 1];
  if (known && month >= 1 && month <= 12 && day >= 1) return Math.min(known.first + day - 1, known.last);
  return inCalendar(year, month, day);
}

function inCalendar(year: number, month: number, day: number): number {
  const code = `M${String(month).padStart(2, '0')}`;
  const iso = Temporal.PlainDate.from({ calendar: 'chinese', year, monthCode: code, day }).withCalendar('iso8601');
  return dayOf(iso.year, iso.month, iso.day);
}

/** The months of the years that notes speak of are kept: the calendar is slow to ask. */
const firstLunar = 2022;
const lunarMonths = Array.from({ length: 12 * 12 }, (_, i) => {
  const [year, month] = [firstLunar + Math.floor(i / 12), (i % 12) + 1];
  return { first: inCalendar(year, month, 1), last: inCalendar(year, month, 30) };
});

function habitual(day: number): boolean {
  const { y } = partsOf(day);
  return long.some(({ on, days = 1 }) => day >= on(y) && day < on(y) + days);
}

/** The nth weekday of a month. */
export function nth(y: number, m: number, weekday: number, n: number): number {
  const first = dayOf(y, m, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
}

/** The last weekday of a month. */
export function last(y: number, m: number, weekday: number): number {
  const end = dayOf(y, m, monthLength(y, m));
  return end - ((weekdayOf(end) - weekday + 7) % 7);
}

const fitrDays: Readonly<Record<number, readonly [number, number]>> = {
  2024: [4, 10],
  2025: [3, 31],
  2026: [3, 21],
  2027: [3, 10],
  2028: [2, 27],
  2029: [2, 15],
  2030: [2, 5],
};

function fitr(y: number): number {
  const [m, d] = fitrDays[y] ?? [3, 1];
  return dayOf(y, m, d);
}

function hindu(y: number): number {
  const [m, d] = diwaliDays[y] ?? [11, 1];
  return dayOf(y, m, d);
}

function easter(y: number): number {
  const a = y % 19;
  const b = Math.floor(y / 100);
  const c = y % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const i = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = Math.floor((a + 11 * h + 22 * i) / 451);
  const m = Math.floor((h + i - 7 * n + 114) / 31);
  return dayOf(y, m, ((h + i - 7 * n + 114) % 31) + 1);
}

function isoDay(iso: string): number {
  return dayOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
}
