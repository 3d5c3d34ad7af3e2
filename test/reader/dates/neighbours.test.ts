import { expect, test } from 'vitest';
import { compileDirectory } from '../../../src/core/reader/names/knownCustomers.ts';
import { read } from '../../../src/core/reader/read.ts';

// Days that other days of the note tell, days that are taken back, and days that only name a thing; a Friday at ten.
const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const known = compileDirectory([{ id: 1, name: 'Bosch', aliases: ['立讯'], contacts: [] }]);

const due = (text: string) =>
  read(text, { ref, known, country: /[一-鿿]/.test(text) ? 'CN' : 'GB' }).steps.flatMap(({ dueOn, dueTime }) =>
    dueOn ? [`${dueOn.toString().slice(5)}${dueTime ? ` ${dueTime.toString().slice(0, 5)}` : ''}`] : [],
  );

test.each([
  ['Bosch board meets on 16 Dec, send her the figures the Monday before', ['12-14']],
  ['Bosch: fair is on 9 Dec. Ring Anna the Friday after.', ['12-09', '12-11']],
  ['send Bosch the menu the Wednesday before Christmas', ['12-23']],
  ['visit Bosch the Tues after new year', ['01-05']],
  ['Bosch audit 14 Dec, call the day after', ['12-14', '12-15']],
  ['Bosch opens again 4 Jan, email Anna first thing that morning', ['01-04', '01-04 08:00']],
  ['Bosch want it before 17 Dec, call Anna the Monday of that week', ['12-17', '12-14']],
  ['Bosch will be quiet again in March, put me down for the 4th', ['03-01', '03-04']],
  ['他们十二月五号盘点 盘点前两天去立讯拉货', ['12-03']],
  ['立讯维保1月20日到期,到期前10天发续保函', ['01-20', '01-10']],
  ['立讯12月8日上线,上线后一周回访', ['12-15']],
  ['元旦前的周三给立讯送台历', ['12-30']],
])('«%s» is told by the other day', (text, want) => {
  expect(due(text)).toEqual(want);
});

test.each([
  ["call Bosch on the 4th, no wait that's the bank holiday, the 7th", ['12-07']],
  ['promised Bosch delivery monday but the van is full so tuesday now', ['11-24']],
  ['inform Bosch saturday, ach then monday 30-11', ['11-30']],
  ['Bosch demo was 26/11, then 27/11, now 3 Dec', ['12-03']],
  ['Bosch delivery wednesday is not possible, new: thursday 26/11', ['11-26']],
  ['Anna at Bosch wants a call Wed. but Wed = holiday so Thu 26/11', ['11-26']],
  ['Bosch call 11am Perth time tomorrow = 2pm here', ['11-21 11:00']],
])('«%s» keeps the day that stands', (text, want) => {
  expect(due(text)).toEqual(want);
});

test.each([
  ['the Bosch booking must be cancelled today', ['11-20']],
  ['letter to Bosch goes out today at latest', ['11-20']],
  ['立讯让我今天给准信', ['11-20']],
  ['这几家今儿都得打完', ['11-20']],
  ['王工要检测报告,今天补发', ['11-20']],
])('«%s» is for today', (text, want) => {
  expect(due(text)).toEqual(want);
});

test.each([
  'Anna at Bosch hates getting calls before 10',
  'Bosch: Anna only takes calls Tuesday 10-12',
  'week plan\nfri nothing\nmon office',
  '立讯:12/16 空',
  '月底冲量名单:立讯',
  '立讯摊位费,秋季展会用',
  '立讯涨加工费,12月1号起',
])('«%s» has nothing to do on a day', (text) => {
  expect(due(text)).toEqual([]);
});

test.each([
  ['今天拜访了立讯,谈了第1号方案', []],
  ['今天拜访了立讯,谈了第三号方案,5号跟进', ['12-05']],
])('«%s»: what is numbered is no day', (text, want) => {
  expect(due(text)).toEqual(want);
});
