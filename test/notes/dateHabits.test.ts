import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

/** On a Sunday «下周三» is three days ahead to some and ten to others. */
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话,嫌报价高');
  await it.hears('1');
  await it.until('2026-11-22T10:00');
});

test('a doubtful day is the one most people mean, with the other one a tap away', async () => {
  const [card] = await it.hears('今天和华为李总通了电话,下周三跟进');
  expect(card).toContain('跟进 11-25 周三');
  expect(card).toContain('是12-02 周三');
});

test('the other day, once chosen, is what the same words mean from then on, on any weekday and at any hour', async () => {
  await it.hears('今天和华为李总通了电话,下周三跟进');
  expect(await it.presses('是12-02 周三')).toEqual([expect.stringContaining('记住了:以后你说「下周三」就照这样算')]);
  expect(await it.hears('给华为加个跟进:下周三报价')).toEqual([expect.stringContaining('华为 · 12-02 周三')]);
  const [card] = await it.hears('今天和华为王工吃饭,下周五下午3点再联系');
  expect(card).toContain('跟进 12-04 周五 15:00');
  expect(card).toContain('是11-27 周五');
});

test('it is learnt of the one who said so, and of nobody else', async () => {
  await it.hears('今天和华为李总通了电话,下周三跟进');
  await it.presses('是12-02 周三');
  expect(await it.as('han').hears('今天和华为李总通了电话,下周三跟进')).toEqual([
    expect.stringContaining('跟进 11-25 周三'),
  ]);
});

test('choosing the usual day again, or undoing the choice, unlearns it', async () => {
  await it.hears('今天和华为李总通了电话,下周三跟进');
  await it.presses('是12-02 周三');
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('跟进 11-25 周三')]);
  expect(await it.hears('今天和华为李总通了电话,下周四跟进')).toEqual([expect.stringContaining('跟进 11-26 周四')]);
  await it.presses('是12-03 周四');
  expect(await it.hears('今天和华为李总通了电话,下周五跟进')).toEqual([expect.stringContaining('跟进 12-04 周五')]);
  await it.presses('是11-27 周五');
  expect(await it.hears('今天和华为李总通了电话,下周六跟进')).toEqual([expect.stringContaining('跟进 11-28 周六')]);
});

test('in English it is learnt too, and a day that the words cannot mean teaches nothing', async () => {
  const emma = it.as('emma');
  await it.until('2026-11-24T10:00');
  await emma.hears('Called Mr Li at Siemens');
  await emma.hears('1');
  const called = (day: string) => emma.hears(`Called Mr Li at Siemens, follow up ${day}`);
  expect(await called('next Fri')).toEqual([expect.stringMatching(/Fri 4 Dec[^]*Fri 27 Nov instead/)]);
  expect(await emma.hears('make it next Monday')).toEqual([expect.not.stringContaining('Learnt')]);
  expect(await emma.hears('make it 27 Nov')).toEqual([expect.stringContaining('Learnt: from now on your “next Fri”')]);
  expect(await called('next Thu 3pm')).toEqual([expect.stringMatching(/Thu 26 Nov 15:00[^]*Thu 3 Dec instead/)]);
});

test('what was learnt shows in the explanation of a sentence', async () => {
  await it.hears('今天和华为李总通了电话,下周三跟进');
  await it.presses('是12-02 周三');
  expect(await it.explain('今天和华为李总通了电话,下周三跟进')).toContain(
    '«下周三» is 2026-12-02: this person means it so',
  );
});
