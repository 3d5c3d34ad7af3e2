/** A customer that somebody misses: it says where it has gone. */
import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

test.each([
  ['恢复昨天删掉的美的', '美的还在'],
  ['恢复昨天删掉的格力', '没有叫「格力」的客户'],
  ['restore the Acme record deleted yesterday', 'Acme is still here'],
  ['restore Bosch', 'No customer is called “Bosch”'],
])('«%s»', async (words, said) => {
  const it = await world();
  for (const name of ['美的', 'Acme']) await it.hears(`新客户 ${name}`);
  expect(await it.hears(words)).toEqual([expect.stringContaining(said)]);
});

test('one that was merged is found where it went, and one tap splits it', async () => {
  const it = await world();
  for (const name of ['立讯', '蓝思']) await it.hears(`新客户 ${name}`);
  await it.as('han').hears('把立讯和蓝思合并');
  expect(await it.as('han').hears('恢复立讯')).toEqual([expect.stringMatching(/并入了[\s\S]*撤销合并/)]);
  expect(await it.as('han').presses('撤销合并')).toEqual([expect.stringContaining('已分开')]);
});
