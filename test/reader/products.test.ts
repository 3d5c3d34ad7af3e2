/** What of ours a customer uses, as notes say it. */
import { expect, test } from 'vitest';
import { productsIn, productsTold } from '../../src/core/reader/products.ts';

test.each([
  ['他们在用我们的夹具', ['夹具']],
  ['立讯一直在用我们家的伺服电机和控制器', ['伺服电机', '控制器']],
  ['去年采购了我司的太阳能板、HV-200逆变器', ['太阳能板', 'HV-200逆变器']],
  ['they are using our clamps', ['clamps']],
  ['ACME bought our servo drives and PLC-7 controllers', ['servo drives', 'PLC-7 controllers']],
  ['他们没在用我们的夹具', []],
  ['他们不用我们的夹具', []],
  ['在用我们的夹具有点问题', []],
  ['他们在用西门子的夹具', []],
  ['they stopped using our clamps', []],
  ['they are using our samples for a test', []],
] as const)('«%s»', (clause, products) => {
  expect(productsTold(clause)).toEqual(products);
});

test.each([
  ['伺服电机、控制器', ['伺服电机', '控制器']],
  ['servo drives, controllers.', ['servo drives', 'controllers']],
  ['夹具以后效率提高了', []],
  ['设备10台,50万', []],
  ['伺服电机下周交货', []],
  ['servo drives, delivery next week', []],
  ['一种我们几年前替他们特别做的很长很长的名字的东西而且还要继续说下去', []],
] as const)('named in a row: «%s»', (words, products) => {
  expect(productsIn(words)).toEqual(products);
});
