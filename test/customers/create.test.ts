import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
});

test.each([
  ['新客户 东方光电', '✅ 新客户「东方光电」,由你负责', '谁负责东方光电', '东方光电由李雷负责'],
  [
    'new customer Lumen Optics',
    '✅ New customer Lumen Optics, yours',
    'who owns Lumen Optics',
    '李雷 owns Lumen Optics',
  ],
])('«%s» makes a customer by itself, and is undone', async (says, made, asks, owner) => {
  expect(await it.hears(says)).toEqual([expect.stringContaining(made)]);
  expect(await it.hears(asks)).toEqual([expect.stringContaining(owner)]);
  await it.hears('撤销');
  expect(await it.hears(asks)).not.toEqual([expect.stringContaining(owner)]);
});

test('a customer that is there is not made again; one that is called alike is asked about', async () => {
  await it.hears('新客户 东方光电');
  expect(await it.hears('新客户 东方光电')).toEqual([expect.stringContaining('已经有这个客户了')]);
  expect(await it.hears('新客户 东方光电科技')).toEqual([expect.stringContaining('是同一家吗')]);
  expect(await it.hears('确定新客户 东方光电科技')).toEqual([expect.stringContaining('✅ 新客户「东方光电科技」')]);
});

test('it takes no settled note away from its customer', async () => {
  await it.hears('今天和华为李总通了电话,嫌报价高');
  await it.hears('1');
  await it.hears('新客户 东方光电');
  expect(await it.hears('华为 时间线')).toEqual([expect.stringContaining('嫌报价高')]);
});
