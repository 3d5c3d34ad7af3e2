import { dayOf, monthLength, partsOf, weekdayOf } from '../civil.ts';

/** A line here teaches the reader a holiday: its day in a given year, and how long it keeps people away in China. */
export type Holiday = { readonly on: (year: number) => number; readonly days?: number };

const KNOWN = {
  newYear: { on: (y) => dayOf(y, 1, 1), days: 1 },
  newYearEve: { on: (y) => dayOf(y, 12, 31) },
  springEve: { on: (y) => lunar(y, 1, 1) - 1, days: 8 },
  spring: { on: (y) => lunar(y, 1, 1), days: 7 },
  littleNewYear: { on: (y) => lunar(y - 1, 12, 23) },
  laba: { on: (y) => lunar(y - 1, 12, 8) },
  lantern: { on: (y) => lunar(y, 1, 15) },
  valentine: { on: (y) => dayOf(y, 2, 14) },
  arbor: { on: (y) => dayOf(y, 3, 12) },
  aprilFools: { on: (y) => dayOf(y, 4, 1) },
  party: { on: (y) => dayOf(y, 7, 1) },
  army: { on: (y) => dayOf(y, 8, 1) },
  allSaints: { on: (y) => dayOf(y, 11, 1) },
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
  eid: { on: eid, days: 2 },
  holyWeek: { on: (y) => easter(y) - 6, days: 8 },
  diwali: { on: diwali },
} satisfies Readonly<Record<string, Holiday>>;

export const holidays: Readonly<Record<string, Holiday> & Record<keyof typeof KNOWN, Holiday>> = KNOWN;

/** 5.1, 10.1 before 节: the holiday of that date. */
export function holidayOn(m: number, d: number): string | undefined {
  return Object.keys(holidays).find(
    (id) => holidays[id]?.days !== undefined && [2026, 2027].every((y) => holidays[id]?.on(y) === dayOf(y, m, d)),
  );
}

const long = ['newYear', 'springEve', 'tombs', 'labour', 'dragon', 'moon', 'national'].flatMap(
  (id) => holidays[id] ?? [],
);

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

/** The first of Shawwal, as the printed calendars of Singapore and India have it: a day after Mecca's. */
function eid(y: number): number {
  const { year } = Temporal.PlainDate.from({ year: y, month: 1, day: 1 }).withCalendar('islamic-umalqura');
  const days = [year, year + 1].map((hijri) => {
    const {
      year: at,
      month,
      day,
    } = Temporal.PlainDate.from({ calendar: 'islamic-umalqura', year: hijri, month: 10, day: 1 }).withCalendar(
      'iso8601',
    );
    return dayOf(at, month, day) + 1;
  });
  return days.find((day) => partsOf(day).y === y) ?? dayOf(y, 3, 1);
}

/** The day at whose dusk in India the moon is new, in the month after 17 October. */
function diwali(y: number): number {
  const from = dayOf(y, 10, 17);
  const dusk = 12.6 / 24;
  for (let n = Math.floor((from - newMoonZero) / month); ; n++) {
    const at = newMoon(n);
    if (at >= from) return at - Math.floor(at) > dusk ? Math.floor(at) : Math.floor(at) - 1;
  }
}

const newMoonZero = 10962.59766;
const month = 29.530588861;

/** The n-th new moon since January 2000 in days since 1970, good to a quarter of an hour (Meeus, Astronomical Algorithms, ch. 49). */
function newMoon(n: number): number {
  const t = n / 1236.85;
  const sun = radians(2.5534 + 29.1053567 * n);
  const moon = radians(201.5643 + 385.81693528 * n + 0.0107582 * t * t);
  const node = radians(160.7108 + 390.67050284 * n);
  const mean = newMoonZero - 0.0009 + month * n;
  return (
    mean -
    0.4072 * Math.sin(moon) +
    0.17241 * Math.sin(sun) +
    0.01608 * Math.sin(2 * moon) +
    0.01039 * Math.sin(2 * node) +
    0.00739 * Math.sin(moon - sun) -
    0.00514 * Math.sin(moon + sun) +
    0.00208 * Math.sin(2 * sun)
  );
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
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
