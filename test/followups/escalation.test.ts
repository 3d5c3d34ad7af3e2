import { beforeEach, expect, test } from 'vitest';
import { lateSince } from '../../src/core/followups/overdue.ts';
import { calendarOf } from '../../src/core/calendar/workdays.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('新客户 华为');
  await it.hears('新客户 立讯');
  await it.hears('华为是A类客户');
  await it.hears('11月23日给华为报价');
  await it.hears('11月23日给立讯寄样品');
});

const told = async (local: string, who: string) =>
  (await it.during(() => it.until(local), { room: `dm:${who}` })).filter((card) => card.startsWith('🚨'));

test.each(['逾期超过3天的升级给我', '跟进拖了3天没动的都报给我', 'escalate to me after 3 workdays'])(
  '«%s»: what is so late is told once, on that morning',
  async (words) => {
    expect(await it.as('wang').hears(words)).toEqual([expect.stringMatching(/晚了 3 个工作日|3 workdays late/)]);
    expect(await told('2026-11-25T09:31', 'wang')).toEqual([]);
    const [card = '', another] = await told('2026-11-26T09:31', 'wang');
    expect(another).toBeUndefined();
    expect(card).toMatch(/李雷:华为 · 11-23 周一/);
    expect(card).toMatch(/李雷:立讯 · 11-23 周一/);
    expect(await told('2026-11-27T09:31', 'wang')).toEqual([]);
  },
);

test.each(['A类客户逾期当天告诉我', 'A类的跟进逾期了马上告诉我', 'tell me same day for tier A'])(
  '«%s»: only of that tier, on the first workday',
  async (words) => {
    expect(await it.as('han').hears(words)).toEqual([
      expect.stringMatching(/A类.*晚了 1 个工作日|tier A.*1 workday late/),
    ]);
    const [card = ''] = await told('2026-11-24T09:31', 'han');
    expect(card).toContain('李雷:华为');
    expect(card).not.toContain('立讯');
    expect(await told('2026-11-25T09:31', 'han')).toEqual([]);
  },
);

test('both kinds make one message; what is done meanwhile is none of it', async () => {
  await it.as('wang').hears('A类客户逾期当天告诉我');
  await it.as('wang').hears('逾期超过一周的告诉我');
  await it.hears('给华为报价完成了');
  await it.hears('我的跟进');
  expect(await told('2026-11-24T09:31', 'wang')).toEqual([]);
  expect(await told('2026-11-30T09:31', 'wang')).toEqual([expect.stringContaining('立讯')]);
});

test('it ends by a sentence, and comes again by undo', async () => {
  await it.as('wang').hears('逾期超过3天的升级给我');
  expect(await it.as('wang').hears('不用升级给我了')).toEqual([expect.stringContaining('不再升级给你')]);
  await it.as('wang').hears('撤销');
  expect(await told('2026-11-26T09:31', 'wang')).toHaveLength(1);
  expect(await it.as('wang').hears('stop escalating to me')).toEqual([expect.stringMatching(/Done/)]);
  expect(await it.as('wang').hears('stop escalating to me')).toEqual([expect.stringMatching(/as it is/)]);
});

test('a rep is told whose it is, and keeps their own reminders', async () => {
  expect(await it.hears('逾期超过3天的升级给我')).toEqual([expect.stringContaining('组长和经理')]);
});

test('the workdays are those of the calendar', () => {
  const since = (today: string, workdays: number) =>
    lateSince({ today: Temporal.PlainDate.from(today), workdays }, calendarOf('CN')).toString();
  expect(since('2026-11-26', 3)).toBe('2026-11-23');
  // Due on Friday, Saturday or Sunday: on Monday it is one workday late.
  expect(since('2026-11-30', 1)).toBe('2026-11-29');
  // National Day is nobody's delay.
  expect(since('2026-10-08', 1)).toBe('2026-10-07');
  expect(since('2026-10-08', 2)).toBe('2026-09-29');
});

test('who is reminded of something of their own hears of it in the same message', async () => {
  await it.as('han').hears('A类客户逾期当天告诉我');
  await it.as('han').hears('新客户 宁德');
  await it.as('han').hears('11月24日给宁德报价');
  const cards = await it.during(() => it.until('2026-11-24T09:31'), { room: 'dm:han' });
  expect(cards).toEqual([expect.stringMatching(/宁德[\s\S]*🚨 同事逾期 1 条:李雷 华为/)]);
});

test('who has heard from us twice on a day is not nudged on top', async () => {
  await it.until('2026-11-23T09:01');
  await it.as('wang').hears('新客户 宁德');
  await it.as('wang').hears('11月30日给宁德报价');
  const unasked = await it.during(
    async () => {
      for (const hour of ['09:01', '09:31', '16:01']) await it.until(`2026-11-30T${hour}`);
    },
    { room: 'dm:wang' },
  );
  expect(unasked).toEqual([expect.stringMatching(/^📰/), expect.stringMatching(/^⏰[\s\S]*宁德/)]);
  expect((await it.during(() => it.until('2026-12-01T09:31'), { room: 'dm:wang' })).join()).toMatch(/还开着|宁德/);
});
