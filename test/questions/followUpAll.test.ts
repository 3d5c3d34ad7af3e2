/** A follow-up for every customer that answers a question: shown first, done with one tap, taken back with one word. */
import { beforeEach, expect, test } from 'vitest';
import type { Who, World } from '../support/world.ts';
import { scriptedFirm } from './scripted.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await scriptedFirm(['华为的设备交付了', '今天给美的发货了']));
  it.pass({ hours: 24 * 20 });
});

const say = async (words: string, who: Who = 'han') => (await it.as(who).hears(words))[0] ?? '';

test('whoever was delivered to last month is asked about by its owner', async () => {
  expect(await say('给上个月交付的客户发回访')).toMatch(
    /2 家:组里 · 交付 · 11-01 周日到11-30 周一。每家记一条跟进「回访[^]*华为、美的[^]*还什么都没记/,
  );
  expect(await say('今天要跟谁', 'emma')).not.toContain('回访');
  await it.as('han').hears('给上个月交付的客户发回访');
  const told = await it.during(() => it.as('han').presses('记 2 条'), {});
  expect(told.join('\n')).toMatch(/记了 2 条跟进[^]*李雷 1 家:华为[^]*Emma 1 家:美的/);
  expect(told.filter((card) => card.includes('of your customers') || card.includes('给你的'))).toHaveLength(2);
  expect(await say('美的')).toContain('回访:用得怎么样');
  await it.as('han').hears('撤销');
  expect(await say('美的')).not.toContain('回访:用得怎么样');
  expect(await say('华为')).not.toContain('回访:用得怎么样');
});

test.each([
  ["survey last month's deliveries", /2 customers: my team's · delivered · Sun 1 Nov to Mon 30 Nov[^]*华为, 美的/],
  ['给A类客户都加个跟进:寄样册', /3 家:[^]*A类。每家记一条跟进「寄样册」[^]*华为、比亚迪、美的/],
  ['回访投诉过交期的客户', /2 家:[^]*投诉「交期」[^]*华为、格力/],
  ['给A类客户下周三发回访', /3 家:[^]*12-16 周三/],
  ['给满意度低于3的客户发回访', /1 家:[^]*满意度低于3[^]*美的/],
  ['survey customers who complained about delivery', /2 customers[^]*“delivery”[^]*华为, 格力/],
  ['给投诉过包装的客户发回访', /0 家:[^]*投诉「包装」/],
  ['给蓝色的客户发回访', /不认识「蓝色」/],
])('«%s»', async (words, answer) => {
  expect(await say(words)).toMatch(answer);
});

test('a rep plans for their own customers, and the card says so', async () => {
  expect(await say('给A类客户发回访', 'lilei')).toMatch(/2 家:我 · A类[^]*华为、比亚迪/);
  await it.as('lilei').presses('记 2 条');
  expect(await say('美的')).not.toContain('回访:用得怎么样');
  expect(it.problems).toEqual([]);
});
