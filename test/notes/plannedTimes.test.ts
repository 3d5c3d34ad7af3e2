/** What is planned is a plan, on the day and at the hour that was said; the whole way from the sentence to the list of follow-ups. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话');
  await it.hears('1');
});

test.each([
  ['11-25 09:30 跟进华为', /华为 · 11-25 周三 09:30/],
  ['11-23上午10点跟进华为', /华为 · 11-23 周一 10:00/],
  ['06:30 跟进华为', /华为 · (?:明天|11-21 周六)[^\n]*06:30/],
  ['下周三05:00给华为打电话', /华为 · 11-25 周三 05:00/],
  ['1.5小时后给华为打电话', /华为 · 今天 11:30/],
  ['call 华为 tomorrow at 16', /华为 · (?:明天|11-21 周六)[^\n]*16:00/],
  ['call 华为 at 630', /华为 · 今天 18:30/],
  ['in 1h30m call 华为', /华为 · 今天 11:30/],
  ['过完年拜访华为', /华为 · 2027-02-15 周一/],
  ['quarterly call 华为', /华为 · 2027-02-20 周六/],
  ['每月31日给华为对账', /华为 · 11-30 周一/],
])('«%s» is one plan, and nothing that has happened', async (words, listed) => {
  const [card = ''] = await it.hears(words);
  expect(card).toMatch(/^✅ 华为 · (?:今天|today)[｜ ]/);
  const [list = ''] = await it.hears('我的跟进');
  expect(list).toMatch(listed);
  expect(list.match(/^\d\. /gm)).toHaveLength(1);
});

test('a weekday and a date that disagree are shown with the other day at a tap', async () => {
  expect(await it.hears('11月24日周三跟进华为')).toEqual([expect.stringMatching(/11-24 周二[^]*是11-25 周三/)]);
  await it.presses('是11-25 周三');
  expect((await it.hears('我的跟进')).join()).toContain('11-25 周三');
});

test('«本周五» that is said on a Sunday is no day of the past', async () => {
  it.pass({ hours: 48 });
  const [card = ''] = await it.hears('本周五给华为报价');
  expect(card).toMatch(/11-27 周五/);
});

test.each(['忙完这阵拜访华为', '过完节给华为李总打电话'])('«%s» has not happened', async (words) => {
  await it.hears(words);
  expect((await it.as('emma').hears('华为')).join()).not.toMatch(/拜访 ·|visit ·/);
});
