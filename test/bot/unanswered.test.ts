import { expect, test } from 'vitest';
import { countUnanswered } from '../../src/core/bot/store/unanswered.ts';
import { world } from '../support/world.ts';

test('what nobody could answer is counted by what it was taken for, and its words are for an admin of the company alone', async () => {
  const it = await world();
  const other = await world();
  const poem = '帮我订一张去上海的机票';
  for (let at = 0; at < 2; at += 1) expect((await it.hears(poem))[0]).toContain('什么也没记');
  await it.hears('今天和华为李总通了电话,嫌报价高');
  const counted = await it.sql((tx) => countUnanswered(tx, it.now().subtract({ hours: 1 })));
  expect([...counted.values()]).toEqual([2]);
  expect(JSON.stringify([...counted])).not.toContain('机票');

  expect(await it.as('boss').hears('大家问过我什么我不会')).toEqual([expect.stringContaining(`1. ${poem} ×2`)]);
  for (const asks of ['大家问过我什么我不会', 'what could you not answer'])
    for (const who of ['lilei', 'han'])
      expect((await it.as(who).hears(asks)).join()).toMatch(/这要管理员来看|Only an admin may see that/);
  expect((await other.as('boss').hears('大家问过我什么我不会')).join()).not.toContain('机票');
});

test('what is told, and of nobody who is named, is kept where its author says so', async () => {
  const it = await world();
  expect(await it.hears('样品发错了,重发了一套')).toEqual([expect.stringMatching(/什么也没记[^]*1 记成一条/)]);
  expect(await it.hears('1')).toEqual([expect.stringContaining('样品发错了，重发了一套')]);
});

test('what somebody keeps to themselves is not shown to the admin either', async () => {
  const it = await world();
  await it.hears('别告诉别人,帮我订一张去上海的机票');
  expect((await it.as('boss').hears('what could you not answer')).join()).not.toContain('机票');
});

test.each([
  ['lilei', '立讯', '还没有叫「立讯」的客户或联系人'],
  ['lilei', 'Bosch Rexroth', '还没有叫「Bosch Rexroth」的客户或联系人'],
  ['emma', '立讯', 'No customer or contact is called “立讯” yet'],
])('a name alone, of nobody we know: %s says «%s»', async (who, name, said) => {
  const it = await world();
  expect(await it.as(who).hears(name)).toEqual([expect.stringContaining(said)]);
});
