/** A second person comes to know a customer: taken along, or named as backup after a look. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天拜访了美的王工,要做样机');
  await it.hears('新客户 美的');
});

/** All that was said while somebody said something, by room. */
async function allSaid(who: 'lilei' | 'emma' | 'han', text: string) {
  const before = it.said.length;
  await it.as(who).hears(text);
  return it.said.slice(before).map(({ line }) => `${line.room} ${line.text}`);
}

describe('taking a colleague along', () => {
  test.each([
    ['lilei', '约Emma下周三一起去美的', /👥 约好了:美的 · 11-25 周三 .*和Emma一起去/],
    ['lilei', '请Emma 2026-12-02 一起去美的', /👥 约好了:美的 · 12-02 周三 .*和Emma一起去/],
    ['han', 'invite Emma along to 美的 on Wed', /👥 Planned: 美的 · .*25 Nov .*和Emma一起去/],
  ] as const)('%s says «%s»: both have a follow-up, and both know', async (who, words, mine) => {
    const [answer, told, ...others] = await allSaid(who, words);
    expect(others).toEqual([]);
    expect(answer).toMatch(mine);
    expect(told).toMatch(/^dm:emma 📌 .* asks you to follow up[\s\S]*美的 · .* go along with/);
  });

  test('without a day it is asked for, and the day alone is the answer', async () => {
    expect((await it.hears('请Emma下次一起去美的'))[0]).toContain('哪天和Emma一起去美的?');
    expect((await it.hears('下周三'))[0]).toContain('约好了:美的 · 11-25 周三');
  });

  test('«next time» is when there is something to do there anyway', async () => {
    await it.hears('给美的加个跟进:下周四送样机');
    expect((await it.hears('请Emma下次一起去美的'))[0]).toMatch(/约好了:美的 · 11-26 周四/);
  });

  test('one word takes both back', async () => {
    await it.hears('约Emma下周三一起去美的');
    await it.hears('撤销');
    expect((await it.hears('我的跟进'))[0]).not.toContain('美的');
    expect((await it.as('emma').hears('my follow-ups'))[0]).not.toContain('美的');
  });

  test.each([
    ['请李雷下次一起去美的', '要另一位同事'],
    ['约Emma下周三一起去比亚迪', '比亚迪'],
  ])('«%s» plans nothing', async (words, said) => {
    expect((await it.hears(words))[0]).toContain(said);
    expect((await it.as('emma').hears('my follow-ups'))[0]).not.toContain('一起去');
  });
});

describe('a backup for each', () => {
  test.each([
    ['lilei', '给每个配个B角'],
    ['han', '给每个配个B角'],
    ['han', 'give each a backup'],
  ] as const)('%s says «%s»: nothing is done before it was seen; then each is told once', async (who, words) => {
    const [preview] = await it.as(who).hears(words);
    expect(preview).toMatch(/1\. 美的 → Emma/);
    expect((await it.hears('谁真正懂美的'))[0]).toContain('B角 没有');
    await it.as(who).hears(words);
    const said = await allSaid(who, '1');
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/^dm:emma 👥 .*美的/);
    expect((await it.hears('谁真正懂美的'))[0]).toContain('B角 Emma');
    expect((await it.as(who).hears(words))[0]).toMatch(/每家都有B角了|Every customer has a backup/);
    await it.as(who).hears('撤销');
    expect((await it.hears('谁真正懂美的'))[0]).toContain('B角 没有');
  });

  test('whoever looks after more is not asked first, and what they look after is said', async () => {
    await it.as('emma').hears('visited 格力 today, they want a quote');
    await it.as('emma').hears('new customer 格力');
    expect((await it.hears('给每个配个B角'))[0]).toContain('1. 美的 → 韩梅梅(手上有空,现在管 0 家)');
  });

  test('what has changed since is shown again, and not done', async () => {
    await it.as('han').hears('给每个配个B角');
    await it.hears('今天拜访了格力孙工,要看方案');
    await it.hears('新客户 格力');
    expect((await it.as('han').hears('就这样配B角'))[0]).toContain('有变化,再看一眼');
    expect((await it.hears('谁真正懂美的'))[0]).toContain('B角 没有');
  });

  test('a rep gives none to the customers of others', async () => {
    expect((await it.as('emma').hears('give each a backup'))[0]).toContain('Every customer has a backup');
  });
});
