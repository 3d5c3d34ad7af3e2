import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDates } from '../../../src/core/reader/dates/find.ts';
import { read } from '../../../src/core/reader/read.ts';

// What comes again, where its clock hangs, and what is taken back, put together from words whose meaning is known.
const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const known = [{ id: 1, name: 'Acme', aliases: ['Acme'], contacts: [] }];

type Told = { readonly text: string; readonly rule: string };

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const CODES = 'MO TU WE TH FR SA SU'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const HAN = '一二三四五六日';
const weekday = fc.integer({ min: 1, max: 7 });
const two = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 6 }));
const date = fc.integer({ min: 1, max: 28 });
const rank = (n: number) =>
  `${n}${n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'}`;
const oneOf = (rule: string, ...texts: string[]) => fc.constantFrom(...texts).map((text): Told => ({ text, rule }));

const english: fc.Arbitrary<Told> = fc.oneof(
  weekday.chain((n) => {
    const [name, code] = [WEEKDAYS[n - 1], CODES[n - 1]];
    return fc.oneof(
      oneOf(`FREQ=WEEKLY;BYDAY=${code}`, `every ${name}`, `each ${name}`, `${name}s`, `weekly on ${name}`),
      oneOf(
        `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}`,
        `every other ${name}`,
        `every 2 weeks on ${name}`,
        `fortnightly on ${name}`,
      ),
      oneOf(
        `FREQ=MONTHLY;BYDAY=-1${code}`,
        `last ${name} of every month`,
        `the last ${name} of each month`,
        `monthly on the last ${name}`,
      ),
      fc
        .integer({ min: 1, max: 4 })
        .chain((nth) =>
          oneOf(
            `FREQ=MONTHLY;BYDAY=${nth}${code}`,
            `the ${rank(nth)} ${name} of each month`,
            `${rank(nth)} ${name} of every month`,
            `every month on the ${rank(nth)} ${name}`,
          ),
        ),
    );
  }),
  two.chain(([a, b]) =>
    oneOf(
      `FREQ=WEEKLY;BYDAY=${CODES[a - 1]},${CODES[b - 1]}`,
      `every ${WEEKDAYS[a - 1]} and ${WEEKDAYS[b - 1]}`,
      `${WEEKDAYS[a - 1]}s and ${WEEKDAYS[b - 1]}s`,
      `weekly on ${WEEKDAYS[a - 1]} and ${WEEKDAYS[b - 1]}`,
    ),
  ),
  date.chain((d) =>
    oneOf(
      `FREQ=MONTHLY;BYMONTHDAY=${d}`,
      `on the ${rank(d)} of every month`,
      `the ${rank(d)} of each month`,
      `every month on the ${rank(d)}`,
      `monthly on the ${rank(d)}`,
    ),
  ),
  fc
    .tuple(date, fc.integer({ min: 1, max: 12 }))
    .chain(([d, m]) =>
      oneOf(
        `FREQ=YEARLY;BYMONTHDAY=${d};BYMONTH=${m}`,
        `every year on ${d} ${MONTHS[m - 1]}`,
        `every ${d} ${MONTHS[m - 1]}`,
        `annually on ${MONTHS[m - 1]} ${d}`,
      ),
    ),
  fc
    .integer({ min: 2, max: 9 })
    .chain((n) =>
      fc
        .constantFrom(['days', 'DAILY'], ['weeks', 'WEEKLY'], ['months', 'MONTHLY'], ['years', 'YEARLY'])
        .map(([unit, freq]): Told => ({ text: `every ${n} ${unit}`, rule: `FREQ=${freq};INTERVAL=${n}` })),
    ),
);

const chinese: fc.Arbitrary<Told> = fc.oneof(
  fc.tuple(weekday, fc.constantFrom('周', '星期', '礼拜')).chain(([n, week]) => {
    const [name, code] = [`${week}${HAN[n - 1]}`, CODES[n - 1]];
    return fc.oneof(
      oneOf(`FREQ=WEEKLY;BYDAY=${code}`, `每${name}`, `每个${name}`, `逢${name}`),
      oneOf(`FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}`, `隔周${name}`, `每隔一周${name}`, `每两周的${name}`),
      oneOf(`FREQ=MONTHLY;BYDAY=-1${code}`, `每月最后一个${name}`, `每个月最后一个${name}`),
      fc
        .integer({ min: 1, max: 4 })
        .chain((nth) => oneOf(`FREQ=MONTHLY;BYDAY=${nth}${code}`, `每月第${HAN[nth - 1]}个${name}`)),
    );
  }),
  two.chain(([a, b]) =>
    oneOf(
      `FREQ=WEEKLY;BYDAY=${CODES[a - 1]},${CODES[b - 1]}`,
      `每周${HAN[a - 1]}和周${HAN[b - 1]}`,
      `每周${HAN[a - 1]}、周${HAN[b - 1]}`,
    ),
  ),
  date.chain((d) => oneOf(`FREQ=MONTHLY;BYMONTHDAY=${d}`, `每月${d}号`, `每个月${d}日`)),
  fc
    .tuple(date, fc.integer({ min: 1, max: 12 }))
    .chain(([d, m]) => oneOf(`FREQ=YEARLY;BYMONTHDAY=${d};BYMONTH=${m}`, `每年${m}月${d}日`, `每年${m}月${d}号`)),
  fc
    .tuple(date, fc.integer({ min: 1, max: 3 }))
    .chain(([d, nth]) =>
      oneOf(
        `FREQ=YEARLY;BYMONTHDAY=${d};BYMONTH=${[0, 3, 6, 9].map((first) => first + nth).join(',')}`,
        `每季度第${HAN[nth - 1]}个月${d}号`,
      ),
    ),
  fc
    .integer({ min: 2, max: 9 })
    .chain((n) =>
      fc
        .constantFrom(['天', 'DAILY'], ['周', 'WEEKLY'], ['个月', 'MONTHLY'], ['年', 'YEARLY'])
        .map(([unit, freq]): Told => ({ text: `每${n}${unit}`, rule: `FREQ=${freq};INTERVAL=${n}` })),
    ),
);

const hour = fc.integer({ min: 8, max: 11 });
const often = fc.integer({ min: 2, max: 12 });
/** Its hour, its end, how often in all. */
const ended = (
  told: fc.Arbitrary<Told>,
  { at, until, times }: Record<'at' | 'until' | 'times', (n: number) => string>,
) =>
  fc
    .tuple(told, fc.option(hour), fc.constantFrom('until', 'times', ''), often)
    .map(([{ text, rule }, h, end, n]): Told => {
      const counts = end === 'times' && rule.includes(';BY');
      return {
        text: `${text}${h === null ? '' : at(h)}${end === 'until' ? until(n) : counts ? times(n) : ''}`,
        rule: `${rule}${h === null ? '' : `;BYHOUR=${h};BYMINUTE=0`}${
          end === 'until' ? `;UNTIL=2027${String(n).padStart(2, '0')}20` : counts ? `;COUNT=${n}` : ''
        }`,
      };
    });

test('ten thousand series, put together in any order, are the rule that they say', () => {
  const series = fc.oneof(
    ended(english, {
      at: (h) => ` at ${h}am`,
      until: (n) => ` until 20 ${MONTHS[n - 1]} 2027`,
      times: (n) => `, ${n} times`,
    }),
    ended(chinese, { at: (h) => `上午${h}点`, until: (n) => `到2027年${n}月20号`, times: (n) => `,一共${n}次` }),
  );
  fc.assert(
    fc.property(series, ({ text, rule }) => {
      expect({ text, told: findDates(text, { ref, tense: 'future' }).map((one) => one.recurrence) }).toEqual({
        text,
        told: [rule],
      });
    }),
    { numRuns: 10_000, seed: 20261122 },
  );
});

test.each([
  ['every Tuesday for 6 weeks', 'FREQ=WEEKLY;BYDAY=TU;COUNT=6'],
  ['every Tuesday and Thursday for 3 weeks', 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6'],
  ['on the 5th of each month for a year', 'FREQ=MONTHLY;BYMONTHDAY=5;COUNT=12'],
  ['every Friday for the next 6 weeks', 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270103'],
  ['接下来六周每周二', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101'],
  ['下个月每周五', 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231'],
  ['每周二,连续六周', 'FREQ=WEEKLY;BYDAY=TU;COUNT=6'],
  ['每天一次', 'FREQ=DAILY'],
  ['每周两次给华为打电话', 'FREQ=WEEKLY'],
  ['每周二给华为发周报,一共6次', 'FREQ=WEEKLY;BYDAY=TU;COUNT=6'],
  ['每月5号给华为对账,共十二次', 'FREQ=MONTHLY;BYMONTHDAY=5;COUNT=12'],
  ['every Tuesday send Acme the report, 6 times', 'FREQ=WEEKLY;BYDAY=TU;COUNT=6'],
  ['每周二给华为发周报,到3月底为止', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270331'],
  ['每周二打电话给华为,打了3次都没接', 'FREQ=WEEKLY;BYDAY=TU'],
])('«%s» ends where it says', (text, rule) => {
  expect(findDates(text, { ref, tense: 'future' }).map((one) => one.recurrence)).toEqual([rule]);
});

/** Cities with the hours by which they are behind Shanghai in November. */
const CITIES = [
  ['Tokyo', '东京', -1],
  ['London', '伦敦', 8],
  ['New York', '纽约', 13],
  ['Dubai', '迪拜', 4],
  ['Singapore', '新加坡', 0],
] as const;

test('an hour told by the clock of another city is told by the clock here', () => {
  const told = fc
    .tuple(fc.constantFrom(...CITIES), fc.integer({ min: 1, max: 11 }), fc.boolean(), fc.boolean())
    .chain(([[city, han, behind], h, late, first]) => {
      const at = Temporal.PlainDateTime.from('2026-11-21T00:00').add({ hours: (late ? h + 12 : h) + behind });
      const clock = `${h}${late ? 'pm' : 'am'}`;
      return fc
        .constantFrom(
          first ? `call Acme tomorrow ${clock} ${city} time` : `call Acme ${clock} ${city} time tomorrow`,
          `明天${han}时间${late ? '下午' : '上午'}${h}点给Acme打电话`,
        )
        .map((text) => ({ text, at: at.toString().slice(0, 16) }));
    });
  fc.assert(
    fc.property(told, ({ text, at }) => {
      const found = findDates(text, { ref, tense: 'future', zone: 'Asia/Shanghai' });
      expect({ text, told: found.map(({ start }) => start?.toString().slice(0, 16)) }).toEqual({ text, told: [at] });
    }),
    { numRuns: 2_000, seed: 20261123 },
  );
});

test('of a day that is taken back only the other is left', () => {
  const told = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })).chain(([n, more]) => {
    const m = ((n - 1 + more) % 5) + 1;
    const [wrong, right] = [WEEKDAYS[n - 1], WEEKDAYS[m - 1]];
    const [not, but] = [`下周${HAN[n - 1]}`, `下周${HAN[m - 1]}`];
    return fc
      .constantFrom(
        `send Acme the quote next week ${wrong}, sorry, next week ${right}`,
        `Acme: not ${wrong} next week, ${right} next week we send the quote`,
        `不是${not}是${but}给Acme发报价`,
        `${not}给Acme发报价,不对,是${but}`,
        `给Acme的报价从${not}改到${but}发`,
      )
      .map((text) => ({ text, on: Temporal.PlainDate.from('2026-11-22').add({ days: m }).toString() }));
  });
  fc.assert(
    fc.property(told, ({ text, on }) => {
      const days = read(text, { ref, known }).steps.map(({ dueOn }) => dueOn?.toString());
      expect({ text, days }).toEqual({ text, days: [on] });
    }),
    { numRuns: 500, seed: 20261124 },
  );
});
