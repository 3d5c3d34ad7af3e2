import { beforeEach, expect, test } from 'vitest';
import { missingHolidays } from '../../src/app/holidays.ts';
import { calendarOf, unknownYear, withCompanyDays } from '../../src/core/calendar/workdays.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
});

const boss = (words: string) => it.as('boss').hears(words);
const toldOf = async (local: string) =>
  (await it.during(() => it.until(local), { room: 'dm:lilei' })).filter((card) => card.startsWith('⏰'));

test.each([
  ['12月31日公司放假', '放假 12-31 周四'],
  ['公司12月29日到12月31日放假', '放假 12-29 周二 至 12-31 周四'],
  ['12月24日和12月25日公司放假', '放假 12-24 周四 至 12-25 周五'],
  ['周六1月9日上班', '上班 2027-01-09 周六'],
  ['公司11月28日补班', '上班 11-28 周六'],
  ['公司放假安排:12月31日到1月3日放假,1月9日上班', '放假 12-31 周四 至 2027-01-03 周日;上班 2027-01-09 周六'],
  ['the company is closed on 31 Dec', 'closed Thu 31 Dec'],
  ['office closed 29 Dec to 31 Dec', 'closed Tue 29 Dec – Thu 31 Dec'],
  ['Sat 9 Jan is a workday', 'working Sat 9 Jan 2027'],
  ['we all work on Sat 28 Nov', 'working Sat 28 Nov'],
])('«%s»: %s', async (words, answer) => {
  expect((await it.as('wang').hears(words)).join()).toContain(answer);
});

test('what is due on a day off of the company is reminded on the next workday, and undo takes it back', async () => {
  await it.hears('新客户 华为');
  await it.hears('11月26日给华为报价');
  await boss('11月26日公司放假');
  expect(await toldOf('2026-11-26T09:31')).toEqual([]);
  expect(await toldOf('2026-11-27T09:31')).toEqual([expect.stringContaining('华为')]);
});

test('undo: the day is a workday again', async () => {
  await it.hears('新客户 华为');
  await it.hears('11月26日给华为报价');
  await boss('11月26日公司放假');
  await it.until('2026-11-20T10:01');
  await boss('undo');
  await it.until('2026-11-20T10:02');
  expect(await toldOf('2026-11-26T09:31')).toEqual([expect.stringContaining('华为')]);
});

test('what is due on a Saturday that is worked comes on it, and the channel’s digest too', async () => {
  await it.hears('新客户 华为');
  await it.hears('11月28日给华为报价');
  await it.as('wang').hears('公司11月28日上班');
  expect(await toldOf('2026-11-27T09:31')).toEqual([]);
  expect(await it.during(() => it.until('2026-11-28T09:01'), { room: 'team' })).toEqual([
    expect.stringContaining('日报 · 11-28 周六'),
  ]);
  expect(await toldOf('2026-11-28T09:31')).toEqual([expect.stringContaining('华为')]);
});

test('no digest comes on a day off of the company', async () => {
  await it.hears('新客户 华为');
  await it.hears('11月26日给华为报价');
  await boss('the company is closed on 26 Nov');
  await it.until('2026-11-25T09:01');
  expect(await it.during(() => it.until('2026-11-26T09:01'), { room: 'team' })).toEqual([]);
  expect(await it.during(() => it.until('2026-11-27T09:01'), { room: 'team' })).toHaveLength(1);
});

test('all may ask, those who manage may set; what the country has anyhow is not listed', async () => {
  expect(await it.hears('12月31日公司放假')).toEqual([expect.stringContaining('这要经理来做')]);
  await it.as('wang').hears('12月31日公司放假');
  await it.as('wang').hears('12月26日公司放假');
  expect(await it.hears('公司哪些天放假')).toEqual([expect.stringMatching(/公司放假 12-31 周四$/m)]);
  expect(await it.as('emma').hears('company holidays')).toEqual([expect.stringMatching(/closed Thu 31 Dec$/m)]);
  await it.as('wang').hears('公司12月31日不放假');
  expect(await it.hears('公司放假安排')).toEqual([expect.stringContaining('没有另外的')]);
});

test('a company that tells a year’s days off has told its table', () => {
  const off = Array.from({ length: 11 }, (_, at) => `2031-10-${String(at + 1).padStart(2, '0')}`);
  const own = (days: readonly string[]) => withCompanyDays(calendarOf('CN'), { off: new Set(days), worked: new Set() });
  expect(own(off).knows(2031)).toBe(true);
  expect(own(off.slice(1)).knows(2031)).toBe(false);
  expect(own(off).nextWorkday(Temporal.PlainDate.from('2031-10-01')).toString()).toBe('2031-10-13');
});

test('a year whose holidays should be known is missed from November on, until its days are told', async () => {
  expect(await missingHolidays(it.store)).toEqual([
    expect.stringMatching(/^holidays of Asia\/Shanghai not known for 2027/),
  ]);
  await boss('公司放假安排:2027年1月1日到1月3日放假,2月5日到2月12日放假,2月20日上班');
  expect(await missingHolidays(it.store)).toEqual([]);
});

test('until November nobody misses the next year', () => {
  const missed = (day: string, country = 'CN') => unknownYear(calendarOf(country), Temporal.PlainDate.from(day));
  expect([missed('2026-10-31'), missed('2026-11-01'), missed('2027-01-02'), missed('2026-11-01', 'DE')]).toEqual([
    undefined,
    2027,
    2027,
    undefined,
  ]);
});

test.each(['客户12月31日放假', '我12月31日上班路上见了华为李总', '华为说公司12月放假,1月再谈'])(
  '«%s» is none of it',
  async (words) => {
    await it.hears('新客户 华为');
    expect((await it.as('wang').hears(words)).join()).not.toContain('🗓️');
  },
);

const sends = (who: string, { name, text = '', rows }: { name: string; text?: string; rows: string }) =>
  it.as(who).hears(text, { files: [{ name, read: async () => new TextEncoder().encode(rows) }] });

const LIST = `名称,开始,结束,说明
元旦,2027-01-01,2027-01-03,放假
春节,2027/2/5,2027/2/11,放假
春节调休,2027-02-14,,上班
年会,待定,,放假
`;

test('a list of days off comes as a file, with words that say what it is; what has no day is left out and said, undo takes all back', async () => {
  expect((await it.as('wang').hears('上传公司放假表'))[0]).toContain('把表(Excel 或 CSV)私聊发给我');
  const [set] = await sends('wang', { name: '2027.csv', text: '公司放假表', rows: LIST });
  expect(set).toContain('放假 2027-01-01 周五 至 2027-01-03 周日、2027-02-05 周五 至 2027-02-11 周四');
  expect(set).toContain('上班 2027-02-14 周日');
  expect(set).toContain('1 行没看懂日期');
  expect((await boss('company holidays'))[0]).toContain('Fri 5 Feb 2027');
  await it.as('wang').hears('撤销');
  expect((await boss('company holidays'))[0]).toContain('keeps the public holidays');
});

test('a name says it, too, and so does a list without heads, in English', async () => {
  const rows = '24 Dec,\n2026-12-24,closed\n2026-12-28 to 2026-12-31,closed\n2027-01-09,working\n';
  expect((await boss('upload company holidays'))[0]).toContain('Send me the file (Excel or CSV)');
  const [set] = await sends('boss', { name: 'company holidays.csv', rows });
  expect(set).toContain('closed Thu 24 Dec, Mon 28 Dec – Thu 31 Dec; working Sat 9 Jan 2027');
});

test('nobody but who may say so sets them; a table without days changes nothing; other tables are customers as ever', async () => {
  expect((await sends('lilei', { name: '放假表.csv', rows: LIST }))[0]).toContain('这要经理来做');
  expect((await sends('wang', { name: '放假表.csv', rows: '名称,电话\n华为,1\n' }))[0]).toContain('没有我认得的日期');
  expect((await sends('wang', { name: '客户.csv', rows: '客户,电话\n华为,13800001111\n' })).join()).toContain(
    '还没有导入',
  );
});

test('a card warns of a year without holidays until the company has told its own; so does who asks', async () => {
  await it.hears('新客户 华为');
  expect((await it.hears('2027年3月3日给华为报价'))[0]).toContain('还没有2027年的节假日');
  expect((await it.as('wang').hears('节假日2027更新了吗'))[0]).toContain('节假日到 2026 年');
  const days = Array.from({ length: 11 }, (_, at) => `2027-10-${String(at + 1).padStart(2, '0')},放假`).join('\n');
  await sends('wang', { name: '放假.csv', rows: `日期,说明\n${days}\n` });
  expect((await it.as('wang').hears('节假日2027更新了吗'))[0]).toContain('节假日到 2027 年');
  expect((await it.hears('2027年3月4日给华为寄样品'))[0]).toMatch(/2027-03-04(?![^]*还没有2027年)/);
});
