import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDates } from '../src/core/note/dates/find.ts';

// A Friday morning.
const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');

/** `day`, `day/lastDay`, `dayThh:mm`, with `<` for before and `>` for after, or a rule. */
function shown(text: string, tense: 'past' | 'future' = 'future'): string {
  return findDates(text, { ref, tense })
    .map(({ start, end, granularity, open, recurrence }) => {
      if (recurrence) return recurrence;
      if (open === 'before')
        return `<${(granularity === 'day' ? end?.subtract({ minutes: 1 }) : end)?.toPlainDate().toString()}`;
      const sign = open === 'after' ? '>' : '';
      if (granularity === 'minute' || granularity === 'hour' || granularity === 'part')
        return `${sign}${start?.toString().slice(0, 16)}`;
      const last = end?.subtract({ minutes: 1 }).toPlainDate();
      const first = start?.toPlainDate();
      return `${sign}${first?.toString()}${last && first && !last.equals(first) && !open ? `/${last.toString()}` : ''}`;
    })
    .join(' ');
}

test.each([
  ['明天', '2026-11-21'],
  ['大后天去交样', '2026-11-23'],
  ['下周三跟进', '2026-11-25'],
  ['下下周一', '2026-11-30'],
  ['这周五', '2026-11-20'],
  ['周二再聊', '2026-11-24'],
  ['下星期天', '2026-11-29'],
  ['禮拜三下午兩點半', '2026-11-25T14:30'],
  ['聽日下晝', '2026-11-21T14:00'],
  ['下周五下午3点', '2026-11-27T15:00'],
  ['明早九点半', '2026-11-21T09:30'],
  ['今晚八点', '2026-11-20T20:00'],
  ['明天中午', '2026-11-21T12:00'],
  ['11月25日', '2026-11-25'],
  ['3月8号上午10点', '2027-03-08T10:00'],
  ['25号', '2026-11-25'],
  ['下个月5号', '2026-12-05'],
  ['2027年1月15日', '2027-01-15'],
  ['12/5交货', '2026-12-05'],
  ['12.5签合同', '2026-12-05'],
  ['三天后', '2026-11-23'],
  ['两周后', '2026-12-04'],
  ['半个月后', '2026-12-05'],
  ['一个半小时后', '2026-11-20T11:30'],
  ['3个工作日内给方案', '<2026-11-25'],
  ['48小时内', '<2026-11-22'],
  ['月底', '2026-11-30'],
  ['下月初', '2026-12-01/2026-12-10'],
  ['12月中旬', '2026-12-11/2026-12-20'],
  ['年底', '2026-12-31'],
  ['明年三月', '2027-03-01/2027-03-31'],
  ['下周', '2026-11-23/2026-11-29'],
  ['周末', '2026-11-21/2026-11-22'],
  ['下个季度', '2027-01-01/2027-03-31'],
  ['明年Q1', '2027-01-01/2027-03-31'],
  ['2月3日到5日', '2027-02-03/2027-02-05'],
  ['下午2点到4点', '2026-11-20T14:00'],
  ['每周一', 'FREQ=WEEKLY;BYDAY=MO'],
  ['每月15号', 'FREQ=MONTHLY;BYMONTHDAY=15'],
  ['每季度回访一次', 'FREQ=MONTHLY;INTERVAL=3'],
  ['每两周', 'FREQ=WEEKLY;INTERVAL=2'],
  ['每天早上9点', 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0'],
  ['每个月的第一个周一', 'FREQ=MONTHLY;BYDAY=1MO'],
  ['元旦', '2027-01-01'],
  ['春节', '2027-02-06'],
  ['中秋节', '2027-09-15'],
  ['正月十五', '2027-02-20'],
  ['冬月初八', '2026-12-16'],
  ['元旦后', '>2027-01-04'],
  ['节后', '>2027-01-04'],
  ['周五之前', '<2026-11-26'],
  ['八月十五', '2027-09-15'],
  ['八月十五日', '2027-08-15'],
  ['五月初五', '2027-06-09'],
  ['大年初十', '2027-02-15'],
  ['晏晝三點搭三', '2026-11-20T15:15'],
  ['晚点再打', '2026-11-20'],
  ['本月最后一个工作日', '2026-11-30'],
  ['下个月最后一天', '2026-12-31'],
  ['圣诞前一天', '2026-12-24'],
  ['半年回访一次', 'FREQ=MONTHLY;INTERVAL=6'],
  ['11-25 周三 09:30', '2026-11-25T09:30'],
  ['11/26（四）下午兩點', '2026-11-26T14:00'],
  ['下周一回复', '2026-11-23'],
  ['周三次日达', '2026-11-25'],
  ['下周三回来,周四再约', '>2026-11-25 2026-11-26'],
  ['下周:周一上海,周三杭州', '2026-11-23/2026-11-29 2026-11-23 2026-11-25'],
  ['2-3天内', '<2026-11-23'],
  ['后天下午', '2026-11-22T14:00'],
  ['大前天', '2026-11-17'],
  ['今晚', '2026-11-20T19:00'],
  ['明晚七点', '2026-11-21T19:00'],
  ['上旬', '2026-12-01/2026-12-10'],
  ['12月上旬', '2026-12-01/2026-12-10'],
  ['12月下旬', '2026-12-21/2026-12-31'],
  ['下半年', '2026-07-01/2026-12-31'],
  ['明年上半年', '2027-01-01/2027-06-30'],
  ['季度末', '2026-12-31'],
  ['下周末', '2026-11-28/2026-11-29'],
  ['周初', '2026-11-23/2026-11-25'],
  ['月中', '2026-12-15'],
  ['下月底', '2026-12-31'],
  ['重阳节', '2027-10-08'],
  ['国庆节后', '>2027-10-08'],
  ['春节前', '<2027-02-05'],
  ['端午', '2027-06-09'],
  ['双十一', '2027-11-11'],
  ['夏天', '2027-06-01/2027-08-31'],
  ['前天上午', '2026-11-18T09:00'],
  ['上个月底', '2026-10-31'],
  ['两个半小时后', '2026-11-20T12:30'],
  ['过两天', '2026-11-23/2026-11-25'],
  ['农历八月十五', '2027-09-15'],
  ['正月初五', '2027-02-10'],
  ['腊月二十三', '2027-01-30'],
  ['12月1日-5日', '2026-12-01/2026-12-05'],
  ['周五到周日', '2026-11-27/2026-11-29'],
  ['下午3点到5点', '2026-11-20T15:00'],
  ['9点到11点半', '2026-11-21T09:00'],
  ['截止12月5日', '<2026-12-05'],
  ['12月5日起', '>2026-12-05'],
  ['下季度初', '2027-01-01/2027-01-31'],
  ['每周一三五', 'FREQ=WEEKLY;BYDAY=MO,WE,FR'],
  ['每周二四', 'FREQ=WEEKLY;BYDAY=TU,TH'],
  ['每个月底', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['每年3月8日', 'FREQ=YEARLY;BYMONTHDAY=8;BYMONTH=3'],
  ['隔周周五', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['第四季度', '2026-10-01/2026-12-31'],
])('understands the Chinese date «%s»', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ['tomorrow', '2026-11-21'],
  ['tmrw am', '2026-11-21T09:00'],
  ['day after tomorrow', '2026-11-22'],
  ['next Fri 3pm', '2026-11-27T15:00'],
  ['next Wednesday', '2026-11-25'],
  ['Tuesday', '2026-11-24'],
  ['Tues week', '2026-12-01'],
  ['Friday of next week', '2026-11-27'],
  ['25 Nov', '2026-11-25'],
  ['Nov 25th at 9:30', '2026-11-25T09:30'],
  ['the 5th of January', '2027-01-05'],
  ['Jan 5, 2028', '2028-01-05'],
  ['2026-12-01', '2026-12-01'],
  ['12/4', '2026-12-04'],
  ['in two weeks', '2026-12-04'],
  ['in 3 working days', '2026-11-25'],
  ['within 10 days', '<2026-11-30'],
  ['in half an hour', '2026-11-20T10:30'],
  ['three months from now', '2027-02-20'],
  ['end of the month', '2026-11-30'],
  ['EOM', '2026-11-30'],
  ['mid-January', '2027-01-15'],
  ['early next month', '2026-12-01/2026-12-10'],
  ['first half of May', '2027-05-01/2027-05-15'],
  ['next week', '2026-11-23/2026-11-29'],
  ['week of Dec 7', '2026-12-07/2026-12-13'],
  ['Q3', '2027-07-01/2027-09-30'],
  ['next quarter', '2027-01-01/2027-03-31'],
  ['Dec 1 to 4', '2026-12-01/2026-12-04'],
  ['Monday 2-4pm', '2026-11-23T14:00'],
  ['tomorrow at noon', '2026-11-21T12:00'],
  ['half past seven in the morning', '2026-11-21T07:30'],
  ['first Monday of December', '2026-12-07'],
  ['last Friday in January', '2027-01-29'],
  ['every Monday', 'FREQ=WEEKLY;BYDAY=MO'],
  ['every other Friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['on the 15th of each month', 'FREQ=MONTHLY;BYMONTHDAY=15'],
  ['every weekday at 9am', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=0'],
  ['Thursdays', 'FREQ=WEEKLY;BYDAY=TH'],
  ['friday after next', '2026-12-04'],
  ['last working day of the month', '2026-11-30'],
  ['last day of January', '2027-01-31'],
  ['day before christmas', '2026-12-24'],
  ['half 7 tomorrow', '2026-11-21T07:30'],
  ['quarter til 3', '2026-11-20T14:45'],
  ['in 2-3 weeks', '2026-12-04'],
  ['in 2.5 hours', '2026-11-20T12:30'],
  ['2nd and 4th friday of every month', 'FREQ=MONTHLY;BYDAY=2FR,4FR'],
  ['every 3rd tuesday', 'FREQ=MONTHLY;BYDAY=3TU'],
  ['8 tonight', '2026-11-20T20:00'],
  ['4-Dec', '2026-12-04'],
  ['Mon 23 Nov', '2026-11-23'],
  ['Friday the 13th', '2026-11-13'],
  ['weekdays at 8:30', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=30'],
  ['call him 11th morning', '2026-12-11T08:00'],
  ['14 & 15 May', '2027-05-14/2027-05-15'],
  ['after Raya', '>2027-03-12'],
  ['weekend', '2026-11-21/2026-11-22'],
  ['next weekend', '2026-11-28/2026-11-29'],
  ['this weekend', '2026-11-21/2026-11-22'],
  ['eoy', '2026-12-31'],
  ['end of the year', '2026-12-31'],
  ['fridays', 'FREQ=WEEKLY;BYDAY=FR'],
  ['every last Friday of the month', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['starting Dec 1', '>2026-12-01'],
  ['beginning of next week', '2026-11-23/2026-11-25'],
  ['mid next week', '2026-11-25/2026-11-26'],
  ['later this month', '2026-11-20/2026-11-30'],
  ['early January', '2027-01-01/2027-01-10'],
  ['second half of March', '2027-03-16/2027-03-31'],
  ['first week of January', '2027-01-04/2027-01-10'],
  ['the week after next', '2026-11-30/2026-12-06'],
  ['month after next', '2027-01-01/2027-01-31'],
  ['the 25th at 3', '2026-11-25T15:00'],
  ['next Tuesday at half past two', '2026-11-24T14:30'],
  ['between 2 and 4 pm on Thursday', '2026-11-26T14:00'],
  ['Dec 1-5', '2026-12-01/2026-12-05'],
  ['1st Dec to 3rd Jan', '2026-12-01/2027-01-03'],
  ['from Monday to Wednesday', '2026-11-23/2026-11-25'],
  ['tomorrow 9-11am', '2026-11-21T09:00'],
  ['2 weeks from Monday', '2026-12-07'],
  ['three days after Christmas', '2026-12-28'],
  ['a week before Christmas', '2026-12-18'],
  ['black friday', '2026-11-27'],
  ['columbus day', '2027-10-11'],
  ['memorial day', '2027-05-31'],
  ['easter', '2027-03-28'],
  ['Q1 2027', '2027-01-01/2027-03-31'],
  ['start of Q2', '2027-04-01/2027-04-30'],
  ['end of next quarter', '2027-03-31'],
  ['the third quarter', '2027-07-01/2027-09-30'],
  ['in the spring', '2027-03-01/2027-05-31'],
  ['every other day', 'FREQ=DAILY;INTERVAL=2'],
  ['every 2 weeks on Friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['on the 1st and 15th of every month', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
  ['last Thursday of each month', 'FREQ=MONTHLY;BYDAY=-1TH'],
  ['second Tuesday of every month', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['every year on March 1st', 'FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=3'],
  ['yesterday evening', '2026-11-19T19:00'],
  ['last Monday', '2026-11-09'],
  ['last night', '2026-11-19T20:00'],
  ['two days ago', '2026-11-18'],
  ['within 48 hours', '<2026-11-22'],
  ['by close of business Friday', '<2026-11-27'],
  ['until Friday', '<2026-11-27'],
  ['since last week', '>2026-11-09'],
  ['after 5 December', '>2026-12-05'],
  ['tues week', '2026-12-01'],
  ['noon on Friday', '2026-11-27T12:00'],
  ['at 15:30', '2026-11-20T15:30'],
  ['6:45 pm', '2026-11-20T18:45'],
  ['4pm tomorrow', '2026-11-21T16:00'],
  ['11/30/26', '2026-11-30'],
  ['30.11.2026', '2026-11-30'],
  ['2026-12', '2026-12-01/2026-12-31'],
  ['week 50', '2026-12-07/2026-12-13'],
  ['quarterly', 'FREQ=MONTHLY;INTERVAL=3'],
  ['Christmas', '2026-12-25'],
  ['before Thanksgiving', '<2026-11-25'],
  ['Chinese New Year', '2027-02-06'],
  ['Easter Monday', '2027-03-29'],
  ['by Thursday', '<2026-11-26'],
])('understands the English date «%s»', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ['周一拜访过', '2026-11-16'],
  ['11月25日', '2025-11-25'],
  ['met them Tuesday', '2026-11-17'],
  ['25号', '2026-10-25'],
])('a report looks back: «%s»', (text, expected) => {
  expect(shown(text, 'past')).toBe(expected);
});

test.each([
  '版本V2.3',
  '满意度4/5',
  '预算80万',
  '十分满意',
  '中国分公司',
  '12号楼',
  '一下',
  'it may work',
  'Good morning Paul',
  '1:1 feedback',
  '13th floor',
  'for the first lot',
  'room 12',
  '32/13/2026',
  'order A4-2024',
  '3 units',
])('finds no date in «%s»', (text) => {
  expect(shown(text)).toBe('');
});

test('3/4 is a day in March or in April, as the country writes it', () => {
  const start = (country: string) =>
    findDates('review 3/4', { ref, tense: 'future', country })[0]?.start?.toPlainDate().toString();
  expect(start('US')).toBe('2027-03-04');
  expect(start('GB')).toBe('2027-04-03');
});

test('asks where the words mean two days, and only there', () => {
  const or = (text: string, at: string) =>
    findDates(text, { ref: Temporal.PlainDateTime.from(at), tense: 'future' })[0]?.otherwise?.map(String);
  expect(or('下周三', '2026-11-20T10:00')).toBeUndefined();
  expect(or('下周三', '2026-11-22T10:00')).toEqual(['2026-12-02']);
  expect(or('next Fri', '2026-11-17T10:00')).toEqual(['2026-11-20']);
  expect(or('next Fri', '2026-11-21T10:00')).toBeUndefined();
  expect(or('周五', '2026-11-20T10:00')).toEqual(['2026-11-20']);
});

const words = [
  '明天',
  '下周三',
  '3点半',
  '上午',
  'next ',
  'Friday ',
  'every ',
  '12/5',
  ' - ',
  '到',
  '前',
  '后',
  '节',
  '年',
  'of ',
  'the ',
  '1st ',
  'May ',
  '三',
  '个',
  '月',
  '2026',
  ':30',
  'pm ',
  'in ',
  '两周',
  '内',
  '。',
  ',',
  '\n',
  '農曆',
  '廿',
  'Q3',
  '半',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join('')),
);

test('any text at all has dates inside it, the same ones each time, whatever spaces follow', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('past' as const, 'future' as const), (typed, tense) => {
      const found = findDates(typed, { ref, tense });
      for (const { span, start, end } of found) {
        expect(span[0]).toBeGreaterThanOrEqual(0);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(span[1]).toBeLessThanOrEqual(typed.length);
        expect(start && end ? Temporal.PlainDateTime.compare(start, end) : -1).toBe(-1);
      }
      expect(JSON.stringify(findDates(typed, { ref, tense }))).toBe(JSON.stringify(found));
      expect(JSON.stringify(findDates(`${typed}   `, { ref, tense }))).toBe(JSON.stringify(found));
    }),
    { numRuns: 2000 },
  );
});
