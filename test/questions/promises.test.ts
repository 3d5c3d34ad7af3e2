/** What was promised, as a figure: how much of it is still to be kept, how much was broken, by whom. */
import { beforeAll, expect, test } from 'vitest';
import type { Who, World } from '../support/world.ts';
import { scriptedFirm } from './scripted.ts';

const it = {} as World;

/** On Friday, 20 November, told by 李雷 and Emma; it is Thursday of the week after. */
beforeAll(async () => {
  Object.assign(it, await scriptedFirm());
  await it.hears('答应华为李总周一给样品');
  await it.hears('今天和比亚迪王工通了电话,答应他12月1日交货');
  await it.as('emma').hears('promised 立讯 to send samples by Monday');
  await it.as('emma').hears('答应美的陈工周二前出报价');
  await finish('emma', '出报价');
  it.pass({ hours: 24 * 6 });
});

const ask = async (question: string) => (await it.as('wang').hears(question))[0] ?? '';
/** By its number in the list of what is to be done. */
async function finish(who: Who, words: string) {
  const [list = ''] = await it.as(who).hears('我的跟进');
  const number = /^(?<n>\d+)\./.exec(list.split('\n').find((line) => line.includes(words)) ?? '')?.groups?.['n'];
  expect(number).toBeDefined();
  await it.as(who).hears(`完成${number}`);
}
const title = (card: string) => card.split('\n')[0];

test.each([
  ['答应了没做的有几条', '📊 答应的事 3 条 · 还没做的'],
  ['答应了没做的', '📊 答应的事 3 条 · 还没做的'],
  ['没兑现的承诺有哪些', '📊 答应的事 3 条 · 还没做的'],
  ['答应过几条', '📊 答应的事 4 条'],
  ['Emma答应了没做的有几条', '📊 答应的事 1 条 · 还没做的 · Emma'],
  ['这个月过期没做的承诺有几条', '📊 答应的事 2 条 · 过期没做的 · 11-01 周日到11-30 周一'],
  ['how many open promises', '📊 promises 3 · still to keep'],
  ['how many promises did we break', '📊 promises 2 · broken'],
])('«%s»', async (question, answer) => {
  expect(title(await ask(question))).toBe(answer);
});

test('by whoever promised, and down to the note', async () => {
  expect(await ask('promises we broke this month by owner')).toMatch(
    /promises 2 · broken · Sun 1 Nov to Mon 30 Nov\n1\. (?:Emma|李雷): 1\n2\. (?:Emma|李雷): 1/,
  );
  const card = await ask('答应了没做的按负责人');
  expect(card).toContain('李雷: 2 条');
  expect(await ask(/^(?<n>\d)\. 李雷/m.exec(card)?.groups?.['n'] ?? '')).toMatch(
    /答应的事 2 条 · 还没做的 · 李雷[^]*比亚迪[^]*12-01[^]*华为[^]*11-23/,
  );
  await ask('李雷答应了没做的有几条');
  expect(await ask('1')).toContain('答应他交货');
});

test('what is kept is owed no more; undone, it is again', async () => {
  await finish('lilei', '给样品');
  expect(title(await ask('broken promises'))).toBe('📊 promises 1 · broken');
  await it.as('lilei').hears('撤销');
  expect(title(await ask('broken promises'))).toBe('📊 promises 2 · broken');
});
