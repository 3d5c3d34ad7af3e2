import { expect, test } from 'vitest';
import { world } from './world.ts';

test('a note on an unknown customer is kept, asked about, and settled by one digit', async () => {
  const it = await world();
  expect(await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进')).toEqual([expect.stringContaining('新客户「华为」?')]);
  expect(await it.hears('1')).toEqual([expect.stringContaining('✅ 华为 · 李总 · 电话 · 今天｜嫌报价高')]);
  expect(await it.hears('谁负责华为')).toEqual([expect.stringContaining('华为由李雷负责')]);
});
