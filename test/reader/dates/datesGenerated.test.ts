import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDates } from '../../../src/core/reader/dates/find.ts';

// Phrases put together from words whose meaning is known, in both languages and all orders; each must come to the day that it says.
const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const today = ref.toPlainDate();

type Phrase = { readonly text: string; readonly on: Temporal.PlainDate };
type Timed = { readonly text: string; readonly at: Temporal.PlainTime };

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const monday = today.subtract({ days: today.dayOfWeek - 1 });
const far = fc.integer({ min: 1, max: 60 });
const weekday = fc.integer({ min: 1, max: 7 });
const dated = fc.record({
  y: fc.constantFrom(2027, 2028),
  m: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 1, max: 28 }),
});
const rank = (n: number) =>
  `${n}${n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'}`;

const englishDay: fc.Arbitrary<Phrase> = fc.oneof(
  dated.chain(({ y, m, d }) =>
    fc
      .constantFrom(
        `${d} ${MONTHS[m - 1]} ${y}`,
        `${MONTHS[m - 1]} ${rank(d)}, ${y}`,
        `the ${rank(d)} of ${MONTHS[m - 1]} ${y}`,
        `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
      )
      .map((text) => ({ text, on: new Temporal.PlainDate(y, m, d) })),
  ),
  far.chain((n) =>
    fc
      .constantFrom(`in ${n} days`, `${n} days from now`, `${n} days later`)
      .map((text) => ({ text, on: today.add({ days: n }) })),
  ),
  fc
    .integer({ min: 2, max: 9 })
    .chain((n) =>
      fc.constantFrom(`in ${n} weeks`, `${n} weeks from today`).map((text) => ({ text, on: today.add({ weeks: n }) })),
    ),
  weekday.chain((n) =>
    fc
      .constantFrom(`${WEEKDAYS[n - 1]} next week`, `next week ${WEEKDAYS[n - 1]}`, `${WEEKDAYS[n - 1]} of next week`)
      .map((text) => ({ text, on: monday.add({ days: 6 + n }) })),
  ),
  fc
    .integer({ min: 1, max: 28 })
    .chain((d) =>
      fc
        .constantFrom(`the ${rank(d)} of next month`, `${rank(d)} next month`)
        .map((text) => ({ text, on: new Temporal.PlainDate(2026, 12, d) })),
    ),
  dated.chain(({ m, d }) =>
    fc.integer({ min: 2, max: 9 }).map((n) => ({
      text: `${n} days before ${d} ${MONTHS[m - 1]} 2027`,
      on: new Temporal.PlainDate(2027, m, d).subtract({ days: n }),
    })),
  ),
  fc.constant({ text: 'tomorrow', on: today.add({ days: 1 }) }),
);

const chineseDay: fc.Arbitrary<Phrase> = fc.oneof(
  dated.chain(({ y, m, d }) =>
    fc
      .constantFrom(`${y}年${m}月${d}日`, `${y}年${m}月${d}号`, `${y}-${m}-${d}`)
      .map((text) => ({ text, on: new Temporal.PlainDate(y, m, d) })),
  ),
  far.chain((n) =>
    fc.constantFrom(`${n}天后`, `${n}天之后`, `再过${n}天`).map((text) => ({ text, on: today.add({ days: n }) })),
  ),
  weekday.chain((n) =>
    fc
      .constantFrom('周', '星期', '礼拜')
      .map((week) => ({ text: `下${week}${'一二三四五六日'[n - 1]}`, on: monday.add({ days: 6 + n }) })),
  ),
  fc
    .integer({ min: 1, max: 28 })
    .chain((d) =>
      fc
        .constantFrom(`下个月${d}号`, `下月${d}日`, `次月${d}号`)
        .map((text) => ({ text, on: new Temporal.PlainDate(2026, 12, d) })),
    ),
  fc.constantFrom<Phrase>(
    { text: '明天', on: today.add({ days: 1 }) },
    { text: '后天', on: today.add({ days: 2 }) },
    { text: '大后天', on: today.add({ days: 3 }) },
  ),
);

const minutes = fc.constantFrom(0, 15, 30, 45);
const englishTime: fc.Arbitrary<Timed> = fc
  .tuple(fc.integer({ min: 1, max: 11 }), minutes, fc.constantFrom('am', 'pm'))
  .map(([h, m, half]) => ({
    text: m === 0 ? `${h}${half}` : `${h}:${m} ${half}`,
    at: new Temporal.PlainTime(half === 'pm' ? h + 12 : h, m),
  }));
const chineseTime: fc.Arbitrary<Timed> = fc
  .tuple(
    fc.integer({ min: 1, max: 11 }),
    fc.constantFrom<readonly [string, number]>(['', 0], ['半', 30], ['一刻', 15], ['三刻', 45]),
    fc.boolean(),
  )
  .map(([h, [words, m], late]) => ({
    text: `${late ? '下午' : '上午'}${h}点${words}`,
    at: new Temporal.PlainTime(late ? h + 12 : h, m),
  }));

const FRAMES = ['', 'call Acme ', 'send the quote ', 'meet Tom, '];
const CHINESE_FRAMES = ['', '跟进华为 ', '李总说', '发报价,', '我跟他说'];

const english = fc
  .tuple(fc.constantFrom(...FRAMES), englishDay, fc.option(englishTime), fc.constantFrom('day', 'time'))
  .map(([frame, day, time, first]) => ({
    text: `${frame}${!time ? day.text : first === 'day' ? `${day.text} at ${time.text}` : `at ${time.text} on ${day.text}`}`,
    on: day.on,
    at: time?.at,
  }));
const chinese = fc
  .tuple(fc.constantFrom(...CHINESE_FRAMES), chineseDay, fc.option(chineseTime))
  .map(([frame, day, time]) => ({
    text: `${frame}${day.text}${time?.text ?? ''}`,
    on: day.on,
    at: time?.at,
  }));

test('ten thousand phrases, put together in any order, come to the day and the hour that they say', () => {
  fc.assert(
    fc.property(fc.oneof(english, chinese), ({ text, on, at }) => {
      const found = findDates(text, { ref, tense: 'future' });
      const told = found.map(({ start }) => start?.toString().slice(0, at ? 16 : 10));
      expect({ text, told }).toEqual({
        text,
        told: [at ? on.toPlainDateTime(at).toString().slice(0, 16) : on.toString()],
      });
    }),
    { numRuns: 10_000, seed: 20261120 },
  );
});

/** From one day or hour to another, each side lending what the other leaves out; a weekday beside a day. */
type Spanned = { readonly text: string; readonly from: string; readonly to: string };
const day = (on: Temporal.PlainDate) => on.toString();
const nearest = (on: Temporal.PlainDate, { weekday: n, side }: { weekday: number; side: 1 | -1 }) => {
  const off = (n - on.dayOfWeek + 7) % 7;
  return on.add({ days: side > 0 ? off || 7 : off - 7 });
};

const spans: fc.Arbitrary<Spanned> = fc.oneof(
  fc
    .record({
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 20 }),
      more: fc.integer({ min: 2, max: 8 }),
    })
    .chain(({ m, d, more }) => {
      const from = new Temporal.PlainDate(2027, m, d);
      const to = from.add({ days: more + 1 });
      const [month, last] = [MONTHS[m - 1], d + more];
      return fc
        .constantFrom(
          `from ${d} to ${last} ${month} 2027`,
          `${d}-${last} ${month} 2027`,
          `${month} ${rank(d)} to ${rank(last)}, 2027`,
          `from the ${rank(d)} until the ${rank(last)} of ${month} 2027`,
          `2027年${m}月${d}号到${last}号`,
          `2027年${m}月${d}日至${last}日`,
        )
        .map((text) => ({ text, from: day(from), to: day(to) }));
    }),
  fc
    .record({ h: fc.integer({ min: 8, max: 11 }), long: fc.integer({ min: 1, max: 3 }), n: weekday })
    .chain(({ h, long, n }) => {
      const on = day(monday.add({ days: 6 + n }));
      const [name, sign] = [WEEKDAYS[n - 1], '一二三四五六日'[n - 1]];
      const clock = (hour: number) => `${on}T${String(hour).padStart(2, '0')}:00`;
      return fc
        .constantFrom(
          `${name} next week from ${h} to ${h + long}`,
          `between ${h} and ${h + long} on ${name} next week`,
          `${h}am to ${h + long}:00 on ${name} next week`,
          `下周${sign}上午${h}点到${h + long}点`,
          `下周${sign}${h}:00-${h + long}:00`,
        )
        .map((text) => ({ text, from: clock(h), to: clock(h + long) }));
    }),
  fc
    .record({ m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 28 }), n: weekday })
    .chain(({ m, d, n }) => {
      const on = new Temporal.PlainDate(2027, m, d);
      const named = (text: string, side: 1 | -1) => {
        const from = nearest(on, { weekday: n, side });
        return { text, from: day(from), to: day(from.add({ days: 1 })) };
      };
      return fc.constantFrom(
        named(`the ${WEEKDAYS[n - 1]} after ${d} ${MONTHS[m - 1]} 2027`, 1),
        named(`${WEEKDAYS[n - 1]} before ${MONTHS[m - 1]} ${d}, 2027`, -1),
        named(`2027年${m}月${d}日之前的周${'一二三四五六日'[n - 1]}`, -1),
      );
    }),
);

test('ten thousand spans of days and hours begin and end as they say', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FRAMES), spans, (frame, { text, from, to }) => {
      const told = findDates(`${frame}${text}`, { ref, tense: 'future' }).map(
        ({ start, end }) => `${start?.toString().slice(0, from.length)} to ${end?.toString().slice(0, to.length)}`,
      );
      expect({ text, told }).toEqual({ text, told: [`${from} to ${to}`] });
    }),
    { numRuns: 10_000, seed: 20261121 },
  );
});

const SAYS = [
  '说',
  '说了',
  '讲',
  '回复说',
  '表示',
  '通知',
  '要求',
  '答应',
  '提醒我',
  '让我',
  '约',
  '定',
  '改到',
  '推到',
];
const WHEN: readonly (readonly [string, string])[] = [
  ['明天', '2026-11-21'],
  ['明天下午', '2026-11-21'],
  ['后天', '2026-11-22'],
  ['下周三', '2026-11-25'],
  ['周三', '2026-11-25'],
  ['今天', '2026-11-20'],
  ['下个月5号', '2026-12-05'],
];

test.each(SAYS.flatMap((verb) => WHEN.map(([words, on]) => [`李总${verb}${words}发图纸`, on] as const)))(
  '«%s» says the day behind its verb',
  (text, on) => {
    expect(findDates(text, { ref, tense: 'future' }).map(({ start }) => start?.toPlainDate().toString())).toEqual([on]);
  },
);

test.each([
  '产品说明书',
  '说明天数',
  '证明天线合格',
  '昆明天气不错',
  '立讯在人民路12号',
  '立讯要10号钢筋50吨',
  '华为要移动4/5G模块',
  '王工打8/10分',
  '华为降5点',
])('«%s» has no day', (text) => {
  expect(findDates(text, { ref, tense: 'future' })).toEqual([]);
});

test.each([
  ['call Acme tomorrow 3pm Tokyo time', '2026-11-21T14:00'],
  ['call Acme 14:00 UTC tomorrow', '2026-11-21T22:00'],
  ['明天纽约时间上午9点给Acme打电话', '2026-11-21T22:00'],
])('«%s» is told by the clock here', (text, at) => {
  const [found] = findDates(text, { ref, tense: 'future', zone: 'Asia/Shanghai' });
  expect(found?.start?.toString().slice(0, 16)).toBe(at);
});

test.each([
  ['1.5小时后给立讯打电话', '2026-11-20T11:30'],
  ['2.5天后跟进华为', '2026-11-23T00:00'],
  ['in 1h30m call Acme', '2026-11-20T11:30'],
  ['in 2w call Acme', '2026-12-04T00:00'],
  ['一刻钟后给立讯打电话', '2026-11-20T10:15'],
  ['11-25 09:30 跟进', '2026-11-25T09:30'],
  ['11-23上午10点跟进', '2026-11-23T10:00'],
  ['星期五(12月4日)上午8点半拜访立讯', '2026-12-04T08:30'],
  ['remind me to call Acme at 630 tomorrow', '2026-11-21T06:30'],
  ['fortnight from today check in with Acme', '2026-12-04T00:00'],
  ['call Acme at 0630 tomorrow', '2026-11-21T06:30'],
  ['call Acme at 630', '2026-11-20T18:30'],
  ['call Acme tomorrow at 16', '2026-11-21T16:00'],
  ['06:30', '2026-11-21T06:30'],
  ['三月的第一天跟进华为', '2027-03-01T00:00'],
  ['十二月月底跟进华为', '2026-12-31T00:00'],
])('«%s» begins at its hour', (text, at) => {
  expect(findDates(text, { ref, tense: 'future' }).map(({ start }) => start?.toString().slice(0, 16))).toEqual([at]);
});

test('a weekday and a date that disagree offer both days', () => {
  const [found] = findDates('周三12月3日拜访立讯', { ref, tense: 'future' });
  expect(found?.start?.toPlainDate().toString()).toBe('2026-12-03');
  expect(found?.otherwise?.map(String)).toEqual(['2026-12-02']);
});
