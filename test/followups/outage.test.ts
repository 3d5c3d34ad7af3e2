import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('新客户 华为');
  await it.hears('新客户 立讯');
  await it.hears('11月23日给华为报价');
  await it.hears('11月24日给立讯寄样品');
});
const told = (local: string) => it.during(() => it.until(local), { room: 'dm:lilei' });

test('down for three days: one message with all of it, that says since when', async () => {
  expect(await told('2026-11-26T10:15')).toEqual([
    expect.stringMatching(/华为[\s\S]*立讯[\s\S]*⏱ 说晚了:其中 2 条最早 11-23 周一 就该提醒/),
  ]);
  expect(await told('2026-11-26T10:16')).toEqual([]);
});

test('back in the night it waits for the morning, and says so then', async () => {
  expect(await told('2026-11-24T02:00')).toEqual([]);
  expect((await told('2026-11-24T09:31')).join()).toMatch(/华为/);
});

test('a clock an hour ahead, and then a day back: nothing is lost, nothing comes twice', async () => {
  expect(await told('2026-11-23T10:31')).toHaveLength(1);
  expect(await told('2026-11-23T09:31')).toEqual([]);
  expect(await told('2026-11-22T10:31')).toEqual([]);
  expect(await told('2026-11-23T16:01')).toEqual([expect.stringContaining('今天还没完成')]);
  expect(await told('2026-11-24T09:31')).toHaveLength(1);
});
