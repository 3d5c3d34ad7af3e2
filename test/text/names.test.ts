import { expect, test } from 'vitest';
import { shortName } from '../../src/core/text/phrases.ts';

test.each([
  ['Northgate Motors', 'Northgate Motors'],
  ['Donaudampfschiffahrtsgesellschaft', 'Donaudampfschiffahrtsgesell…'],
  ['中国南方电网超高压输电公司广州局', '中国南方电网超高压输电公司…'],
  ['启川 Kestrel Foundry', '启川 Kestrel Fo…'],
])('«%s» has room for «%s» in a line', (name, shown) => {
  expect(shortName(name, 14)).toBe(shown);
});
