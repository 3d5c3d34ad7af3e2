import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cities } from '../../src/core/calendar/cities.ts';
import { shortDay, weekday } from '../../src/core/calendar/format.ts';
import { continued, endOfRule, nextOccurrence } from '../../src/core/calendar/recurrence.ts';
import { calendarOf, workdaysSince } from '../../src/core/calendar/workdays.ts';
import { countryOf, isZone, findZone } from '../../src/core/calendar/timeZones.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const china = calendarOf('CN');

test.for([
  ['2026-01-01', false, "New Year's Day / 元旦"],
  ['2026-01-04', true, 'a Sunday made up for New Year'],
  ['2026-02-14', true, 'a Saturday made up before Spring Festival'],
  ['2026-02-15', false, 'Spring Festival / 春节'],
  ['2026-02-23', false, 'Spring Festival / 春节'],
  ['2026-02-24', true, 'back from Spring Festival'],
  ['2026-02-28', true, 'a Saturday made up after Spring Festival'],
  ['2026-03-01', false, 'a plain Sunday'],
  ['2026-04-06', false, 'Tomb-sweeping Day / 清明'],
  ['2026-05-05', false, 'Labour Day / 劳动节'],
  ['2026-05-09', true, 'a Saturday made up for Labour Day'],
  ['2026-06-19', false, 'Dragon Boat Festival / 端午'],
  ['2026-09-20', true, 'a Sunday made up before National Day'],
  ['2026-09-25', false, 'Mid-autumn Festival / 中秋'],
  ['2026-09-28', true, 'a plain Monday'],
  ['2026-10-01', false, 'National Day / 国庆节'],
  ['2026-10-07', false, 'National Day / 国庆节'],
  ['2026-10-08', true, 'back from National Day'],
  ['2026-10-10', true, 'a Saturday made up after National Day'],
  ['2026-10-11', false, 'a plain Sunday'],
  ['2026-11-21', false, 'a plain Saturday'],
] as const)('in China %s is a workday: %s, %s', ([on, works, what]) => {
  expect(china.isWorkday(day(on))).toBe(works);
  expect(china.isHoliday(day(on))).toBe(what.includes(' / '));
});

test('China has 248 workdays in 2025 and in 2026', () => {
  expect([workdaysIn(2025), workdaysIn(2026)]).toEqual([248, 248]);
});

test.for([
  ['2026-09-30', '2026-09-30'],
  ['2026-10-01', '2026-10-08'],
  ['2026-10-10', '2026-10-10'],
  ['2026-10-11', '2026-10-12'],
  ['2026-02-14', '2026-02-14'],
  ['2026-02-15', '2026-02-24'],
] as const)('from %s the next workday in China is %s', ([from, next]) => {
  expect(china.nextWorkday(day(from)).toString()).toBe(next);
});

test.for([
  ['2026-09-30', 1, '2026-10-08'],
  ['2026-09-30', 3, '2026-10-10'],
  ['2026-09-30', 4, '2026-10-12'],
  ['2026-10-03', 1, '2026-10-08'],
  ['2026-10-08', -1, '2026-09-30'],
  ['2026-10-12', -2, '2026-10-09'],
  ['2026-10-03', 0, '2026-10-03'],
] as const)('%s and %i workdays in China is %s', ([from, n, to]) => {
  expect(china.addWorkdays(day(from), n).toString()).toBe(to);
});

test('the bundled years are those that the package publishes one by one', () => {
  const folder = new URL('../../node_modules/chinese-days/dist/years/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const year = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<'holidays' | 'workdays', object>;
    expect(china.knows(Number(file.slice(0, 4)))).toBe(true);
    expect(Object.keys(year.holidays).filter((each) => china.isWorkday(day(each)))).toEqual([]);
    expect(Object.keys(year.workdays).filter((each) => !china.isWorkday(day(each)))).toEqual([]);
  }
});

test('a year that nobody has published counts plain weekdays and says that it is not known', () => {
  expect([china.knows(2026), china.knows(2027)]).toEqual([true, false]);
  expect(china.isWorkday(day('2027-10-01'))).toBe(true);
  expect(china.isHoliday(day('2027-10-01'))).toBe(false);
});

// Written down from each country's own list: the holidays of 2026 that fall on Monday to Friday.
test.for([
  ['US', '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
  ['DE', '01-01 04-03 04-06 05-01 05-14 05-25 12-25'],
  ['JP', '01-01 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23'],
  ['GB', '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  ['KR', '01-01 02-16 02-17 02-18 03-02 05-05 05-25 07-17 08-17 09-24 09-25 10-05 10-09 12-25'],
  [undefined, ''],
] as const)('in %s everybody is off on %s, and on weekends', ([country, off]) => {
  const { isWorkday, knows } = calendarOf(country);
  const weekdays = daysOf(2026).filter(({ dayOfWeek }) => dayOfWeek < 6);
  expect(weekdays.filter((each) => !isWorkday(each)).map((each) => each.toString().slice(5))).toEqual(
    off.split(' ').filter(Boolean),
  );
  expect(
    daysOf(2026)
      .filter(({ dayOfWeek }) => dayOfWeek > 5)
      .filter(isWorkday),
  ).toEqual([]);
  expect(knows(2027)).toBe(true);
});

test.for([
  ['US', '2026-11-24', 3, '2026-11-30', 'over Thanksgiving'],
  ['US', '2026-11-30', -3, '2026-11-24', 'back over Thanksgiving'],
  ['US', '2027-12-23', 3, '2027-12-29', 'over a Christmas observed on the Friday'],
  ['US', '2027-12-30', 1, '2028-01-03', 'over a New Year observed in the old year'],
  ['US', '2028-11-09', 1, '2028-11-13', 'over a Veterans Day observed on the Friday'],
  ['DE', '2026-12-23', 2, '2026-12-28', 'Christmas Eve is worked until two'],
  ['JP', '2026-05-01', 1, '2026-05-07', 'over Golden Week with its substitute'],
  ['GB', '2026-12-24', 1, '2026-12-29', 'over Christmas with its substitute'],
  [undefined, '2026-12-24', 1, '2026-12-25', 'no country has no holidays'],
] as const)('in %s %s and %i workdays is %s: %s', ([country, from, n, to]) => {
  expect(calendarOf(country).addWorkdays(day(from), n).toString()).toBe(to);
});

test('a country that nobody has written down works from Monday to Friday and says that it is not known', () => {
  const macao = calendarOf('MO');
  expect([macao.knows(2026), macao.isWorkday(day('2026-10-01'))]).toEqual([false, true]);
});

test.for([
  ['FREQ=DAILY', '2026-11-25', '2026-11-26'],
  ['FREQ=DAILY;INTERVAL=10', '2026-11-25', '2026-12-05'],
  ['FREQ=WEEKLY;BYDAY=MO', '2026-11-21', '2026-11-23'],
  ['FREQ=WEEKLY;BYDAY=MO', '2026-11-23', '2026-11-30'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-27', '2026-11-30'],
  ['FREQ=WEEKLY;BYDAY=TU,TH', '2026-11-24', '2026-11-26'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-11-27', '2026-12-11'],
  ['FREQ=WEEKLY', '2026-12-30', '2027-01-06'],
  ['FREQ=MONTHLY;BYMONTHDAY=15', '2026-11-15', '2026-12-15'],
  ['FREQ=MONTHLY;BYMONTHDAY=15', '2026-11-21', '2026-12-15'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2027-01-31', '2027-02-28'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2027-02-28', '2027-03-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2027-01-31', '2027-02-28'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2027-02-28', '2027-03-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=30', '2028-01-30', '2028-02-29'],
  ['FREQ=MONTHLY;BYMONTHDAY=30', '2028-02-29', '2028-03-30'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-11-01', '2026-11-15'],
  ['FREQ=MONTHLY', '2027-01-31', '2027-02-28'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31', '2027-01-31', '2027-04-30'],
  ['FREQ=MONTHLY;BYDAY=1MO', '2026-11-02', '2026-12-07'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-02', '2026-11-27'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-11-27', '2026-11-30'],
  ['FREQ=YEARLY', '2026-11-25', '2027-11-25'],
  ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8', '2026-11-25', '2027-03-08'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-11-25', '2027-02-28'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2027-02-28', '2028-02-29'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2027-02-28', '2028-02-29'],
  ['FREQ=DAILY;UNTIL=20261127', '2026-11-26', '2026-11-27'],
  ['FREQ=DAILY;UNTIL=20261127', '2026-11-27', undefined],
  ['DTSTART:20261125\nRRULE:FREQ=DAILY;COUNT=3', '2026-11-26', '2026-11-27'],
  ['DTSTART:20261125\nRRULE:FREQ=DAILY;COUNT=3', '2026-11-27', undefined],
  ['DTSTART:20261125\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', '2026-12-01', '2026-12-09'],
  ['DTSTART:20261125\nRRULE:FREQ=DAILY', '2026-11-01', '2026-11-25'],
  ['DTSTART:20261231\nRRULE:FREQ=MONTHLY', '2027-02-28', '2027-03-31'],
] as const)('%s after %s comes on %s', ([rule, after, next]) => {
  expect(nextOccurrence(rule, day(after))?.toString()).toBe(next);
});

test.for([
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-11-24', '2026-11-24', '2026-12-01 FREQ=WEEKLY;BYDAY=TU;COUNT=2'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-11-24', '2026-12-02', '2026-12-08 FREQ=WEEKLY;BYDAY=TU;COUNT=1'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-11-24', '2026-12-09', undefined],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=1', '2026-11-24', '2026-11-24', undefined],
  // Done a week late, every other week stays every other week.
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-24', '2026-12-02', '2026-12-08 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2027-01-31', '2027-01-20', '2027-02-28 FREQ=MONTHLY;BYMONTHDAY=31'],
  ['FREQ=DAILY;UNTIL=20261127', '2026-11-27', '2026-11-27', undefined],
] as const)('once the one of %s on %s is done on %s, the next is %s', ([rule, on, after, next]) => {
  const left = continued(rule, { on: day(on), after: day(after) });
  expect(left && `${left.on.toString()} ${left.rule}`).toBe(next);
});

test('a text that is no rule is refused aloud', () => {
  expect(() => nextOccurrence('every now and then', day('2026-11-25'))).toThrow(/FREQ/);
});

test.for([
  ['东京', 'Asia/Tokyo'],
  ['东京时间', 'Asia/Tokyo'],
  ['Tokyo', 'Asia/Tokyo'],
  ['日本', 'Asia/Tokyo'],
  ['纽约', 'America/New_York'],
  ['纽约市', 'America/New_York'],
  ['New York', 'America/New_York'],
  ['new york time', 'America/New_York'],
  ['EST', 'America/New_York'],
  ['US Eastern time', 'America/New_York'],
  ['Beijing', 'Asia/Shanghai'],
  ['北京时间', 'Asia/Shanghai'],
  ['上海', 'Asia/Shanghai'],
  ['London', 'Europe/London'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['Zürich', 'Europe/Zurich'],
  ['Kathmandu', 'Asia/Kathmandu'],
  ['port moresby', 'Pacific/Port_Moresby'],
  ['Asia/Tokyo', 'Asia/Tokyo'],
  ['america/los_angeles', 'America/Los_Angeles'],
  ['utc', 'UTC'],
  ['GMT+8', 'Etc/GMT-8'],
  ['ＧＭＴ＋８', 'Etc/GMT-8'],
  ['UTC-05:00', 'Etc/GMT+5'],
  ['gmt +0', 'UTC'],
  ['GMT+5:30', undefined],
  ['GMT+15', undefined],
  ['+08:00', undefined],
  ['CST', undefined],
  ['2026-01-01T00:00[Asia/Tokyo]', undefined],
  ['constructor', undefined],
  ['时间', undefined],
  ['', undefined],
] as const)('«%s» means the zone %s', ([text, zone]) => {
  expect(findZone(text)).toBe(zone);
});

test('a zone is what the clock knows, and no offset', () => {
  const known = ['UTC', 'Asia/Shanghai', 'PRC', 'Asia/Calcutta', 'Asia/Kolkata', 'Etc/GMT-8'];
  expect(known.filter((name) => !isZone(name))).toEqual([]);
  expect(['+08:00', '', 'Asia', 'Mars/Olympus', 'T12Z', 'T1200[Asia/Tokyo]'].filter(isZone)).toEqual([]);
});

test('GMT+8 is eight hours ahead', () => {
  const noon = Temporal.Instant.from('2026-11-21T04:00Z').toZonedDateTimeISO(findZone('GMT+8') ?? 'UTC');
  expect(noon.hour).toBe(12);
});

test.for([
  ['Asia/Shanghai', 'CN'],
  ['Asia/Urumqi', 'CN'],
  ['Asia/Chongqing', 'CN'],
  ['Asia/Harbin', 'CN'],
  ['PRC', 'CN'],
  ['Asia/Hong_Kong', 'HK'],
  ['Asia/Taipei', 'TW'],
  ['Asia/Singapore', 'SG'],
  ['Asia/Tokyo', 'JP'],
  ['Asia/Calcutta', 'IN'],
  ['US/Eastern', 'US'],
  ['America/Los_Angeles', 'US'],
  ['Europe/London', 'GB'],
  ['Europe/Berlin', 'DE'],
  ['UTC', undefined],
  ['Etc/GMT-8', undefined],
  ['+08:00', undefined],
  ['nowhere', undefined],
] as const)('somebody in %s keeps the workdays of %s', ([zone, country]) => {
  expect(countryOf(zone)).toBe(country);
});

test('every city has a zone that exists, a country, and names that are found and belong to it alone', () => {
  const names = cities.flatMap(([, , ...all]) => all);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  for (const [zone, country, ...all] of cities) {
    const found = all.map((name) => [name, findZone(name)]);
    expect(found).toEqual(all.map((name) => [name, zone]));
    expect([zone, isZone(zone), countryOf(zone)]).toEqual([zone, true, country]);
  }
});

test.for([
  ['2026-11-21', '今天', 'today'],
  ['2026-11-22', '明天', 'tomorrow'],
  ['2026-11-20', '11-20 周五', 'Fri 20 Nov'],
  ['2026-11-25', '11-25 周三', 'Wed 25 Nov'],
  ['2026-12-06', '12-06 周日', 'Sun 6 Dec'],
  ['2027-01-05', '2027-01-05 周二', 'Tue 5 Jan 2027'],
  ['2025-11-22', '2025-11-22 周六', 'Sat 22 Nov 2025'],
] as const)('on 21 November 2026 a card shows %s as «%s» and "%s"', ([on, zh, en]) => {
  const today = day('2026-11-21');
  expect(shortDay(day(on), { locale: 'zh', today })).toBe(zh);
  expect(shortDay(day(on), { locale: 'en', today })).toBe(en);
});

test('on New Year’s Eve tomorrow is still tomorrow', () => {
  expect(shortDay(day('2027-01-01'), { locale: 'zh', today: day('2026-12-31') })).toBe('明天');
});

test('weekdays have names in both languages', () => {
  const week = Array.from({ length: 7 }, (_, n) => day('2026-11-23').add({ days: n }));
  expect(week.map((each) => weekday(each, 'zh')).join('')).toBe('周一周二周三周四周五周六周日');
  expect(week.map((each) => weekday(each, 'en')).join(' ')).toBe('Mon Tue Wed Thu Fri Sat Sun');
});

function workdaysIn(year: number): number {
  return daysOf(year).filter(china.isWorkday).length;
}

function daysOf(year: number): Temporal.PlainDate[] {
  const first = day(`${year}-01-01`);
  return Array.from({ length: first.daysInYear }, (_, n) => first.add({ days: n }));
}

test('what was due on a Friday is one workday late on Monday, and not late before', () => {
  const late = (today: string) => workdaysSince(day('2026-11-27'), { today: day(today), calendar: china });
  expect(['2026-11-26', '2026-11-27', '2026-11-29', '2026-11-30', '2026-12-02'].map(late)).toEqual([0, 0, 0, 1, 3]);
});

test('a series says on which day it ends, where it does', () => {
  expect(endOfRule('FREQ=WEEKLY;BYDAY=TU;UNTIL=20270228')?.toString()).toBe('2027-02-28');
  expect(endOfRule('FREQ=WEEKLY;BYDAY=TU')).toBeUndefined();
});
