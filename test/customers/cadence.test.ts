import { beforeEach, expect, test } from 'vitest';
import { cadenceOf, overdueBy } from '../../src/core/customers/cadence.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
const SILENT = { ownDays: null, tierDays: null, medianGap: null, gaps: 0 };

test('a cadence is the customer’s own by somebody’s word, its tier’s, its habit, or the one of all', () => {
  expect(cadenceOf({ ownDays: 45, tierDays: 14, medianGap: 10, gaps: 9 })).toEqual({ days: 45, by: 'customer' });
  expect(cadenceOf({ ...SILENT, tierDays: 14, medianGap: 10, gaps: 9 })).toEqual({ days: 14, by: 'tier' });
  expect(cadenceOf({ ...SILENT, medianGap: 20, gaps: 3 })).toEqual({ days: 30, by: 'habit' });
  expect(cadenceOf({ ...SILENT, medianGap: 20, gaps: 2 })).toEqual({ days: 21, by: 'default' });
  expect(cadenceOf({ ...SILENT, medianGap: 1, gaps: 9 }).days).toBe(7);
});

test('no holiday makes anybody cold', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const late = (country: string) =>
    overdueBy({ days: 7 }, { lastOn: day('2026-09-30'), today: day('2026-10-09'), calendar: calendarOf(country) });
  expect(late('CN')).toBeLessThanOrEqual(0);
  expect(late('DE')).toBeGreaterThan(0);
});

beforeEach(async () => {
  Object.assign(it, await world());
  for (const name of ['立讯', '华为', '格力']) await it.hears(`新客户 ${name}`);
  for (const day of ['8月3日', '8月17日', '8月31日', '9月14日', '9月28日'])
    await it.hears(`${day}拜访了华为李总,聊了样品`);
  await it.hears('10月13日拜访了立讯王工');
  await it.hears('11月16日拜访了格力张总');
});

const cold = async (words = '我有谁该联系了', who = 'lilei') =>
  (await it.as(who).hears(words)).join('\n').replace(/\n「.*/, '');

test('who has gone cold is listed with why; a colleague’s contact counts, a call that nobody took does not', async () => {
  expect(await cold()).toMatch(/🧊 我该联系的 \(2\)\n1\. .*\n2\. /);
  expect(await cold()).toMatch(/华为 · 53 天没联系 · 平常不超过 21 天/);
  expect(await cold()).toMatch(/立讯 · 38 天没联系 · 超过 21 天/);
  expect(await cold()).not.toContain('格力');
  await it.hears('今天给华为李总打电话,没人接');
  expect(await cold()).toContain('华为');
  await it.as('emma').hears('Called Mr Li at 华为 today, samples are fine');
  expect(await cold()).not.toContain('华为');
});

test.each([
  ['立讯改成45天一次', '好,立讯 45 天联系一次'],
  ['立讯每60天联系一次', '好,立讯 60 天联系一次'],
  ['立讯不用催', '好,立讯不催了'],
  ['stop nudging 立讯', '立讯不催了'],
  ['立讯 every 45 days', '好,立讯 45 天联系一次'],
])('«%s» leaves it in peace, and can be undone', async (words, answer) => {
  expect((await it.hears(words))[0]).toContain(answer);
  expect(await cold()).not.toContain('立讯');
  await it.hears('撤销');
  expect(await cold()).toContain('立讯');
});

test('a tier has its cadence by a lead’s word; a customer’s own stands', async () => {
  await it.hears('华为A类');
  await it.hears('立讯A类');
  await it.hears('立讯改成90天一次');
  expect((await it.hears('A类每60天一次'))[0]).toContain('要组长或经理来定');
  expect((await it.as('han').hears('A类客户每10天一次'))[0]).toContain('A类客户 10 天联系一次');
  expect(await cold()).toContain('华为 · A类 · 53 天没联系 · 这一类 10 天一次');
  expect(await cold()).not.toContain('立讯');
});

test('only who looks after a customer, and their lead, change its cadence', async () => {
  expect((await it.as('emma').hears('华为 every 10 days'))[0]).toContain('华为 is 李雷’s');
  expect((await it.as('han').hears('华为改成10天一次'))[0]).toContain('华为 10 天联系一次');
});

test.each([
  ['han', '有谁该联系了', /组里该联系的 \(2\)[^]*华为 · 李雷/],
  ['wang', '组里谁的超过45天没动', /45 天以上没联系的 \(1\)\n1\. 华为/],
  ['wang', '李雷有谁该联系了', /李雷该联系的 \(2\)/],
  ['emma', "who's going cold", /🌿 Mine, time to get in touch: none/],
  ['han', '全公司超过半年没联系的客户', /🌿 .*没有/],
] as const)('%s: «%s»', async (who, words, answer) => {
  expect(await cold(words, who)).toMatch(answer);
});

test('the lead’s week has them', async () => {
  expect((await it.as('han').hears('本周三件事'))[0]).toMatch(/变冷 2 家:华为\(李雷\)、立讯\(李雷\)/);
});
