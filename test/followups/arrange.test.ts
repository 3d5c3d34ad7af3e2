/** Whoever asks to arrange something with a contact wants a follow-up: the day is asked for, and what it is for stays. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话');
  await it.hears('1');
});

test.each(['帮我约一下华为李总', '约华为李总见个面', '麻烦约华为李总'])('«%s»', async (words) => {
  expect(await it.hears(words)).toEqual([expect.stringContaining('华为 哪天跟进?')]);
  expect(await it.hears('周三')).toEqual([expect.stringMatching(/已安排:华为 · 11-25 周三 09:30 · 约见/)]);
});

test('"could you arrange a call with 李总 at 华为"', async () => {
  expect(await it.hears('could you arrange a call with 李总 at 华为')).toEqual([
    expect.stringContaining('华为: when?'),
  ]);
});

test.each(['约了华为李总,下周三见', '华为李总约我吃饭,聊了预算'])('«%s» has happened: a note', async (words) => {
  expect(await it.hears(words)).toEqual([expect.stringMatching(/^✅ 华为 /)]);
});

test('"keep private 7 days" is about my last note', async () => {
  expect(await it.hears('keep private 7 days')).toEqual([expect.stringMatching(/🔒/)]);
});
